"""Folding keeps its place: an offset in the folded text is an offset in the text."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hoptac.text import apart, digits, fold, lines, nfc, plain, squeeze, whole


@given(st.text())
def test_folding_any_text_keeps_its_length(text: str) -> None:
    normal = nfc(text)
    assert len(fold(normal)) == len(normal)
    assert len(plain(normal)) == len(normal)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(nfc(text))) == fold(nfc(text))


def test_old_and_new_tone_marks_fold_to_the_same_words() -> None:
    assert fold("UỶ BAN, HOÁ ĐƠN, THUỶ SẢN") == fold("ủy ban, hóa đơn, thủy sản")


def test_the_tone_of_quy_stays_where_it_belongs() -> None:
    assert fold("quý I") == "quý i"


def test_a_tone_inside_a_closed_syllable_does_not_move() -> None:
    assert fold("hoàn toàn") == "hoàn toàn"


def test_dashes_and_quotes_of_all_kinds_fold_to_one() -> None:
    assert fold("2020 – 2025 “số”") == '2020 - 2025 "số"'


def test_plain_reads_like_typing_without_a_vietnamese_keyboard() -> None:
    assert plain("Đắk Lắk, Thừa Thiên Huế, Quỳnh Lưu") == "dak lak, thua thien hue, quynh luu"


def test_decomposed_text_folds_like_composed_text() -> None:
    text = "Thỏa thuận hợp tác"
    assert fold(nfc(unicodedata.normalize("NFD", text))) == fold(text)


def test_squeeze_puts_words_on_one_line() -> None:
    assert squeeze(" hai\n bên\t ký ") == "hai bên ký"


@given(st.text("ab _,", max_size=24), st.lists(st.text("ab ", min_size=1, max_size=3), min_size=1))
def test_whole_words_are_those_that_a_pattern_for_them_finds(text: str, words: list[str]) -> None:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    wanted = [found.span() for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text)]
    assert apart(whole(text, words)) == wanted


@given(st.text("a1٣\r\n ", max_size=16))
def test_lines_and_digits_stand_where_patterns_find_them(text: str) -> None:
    assert list(lines(text)) == [found.span() for found in re.finditer(r"[^\r\n]+", text)]
    assert list(digits(text)) == [found.span() for found in re.finditer(r"\d+", text)]
