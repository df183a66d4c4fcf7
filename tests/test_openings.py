"""Patterns that are tried only where a first word stands find what `re` finds at every letter."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hoptac.openings import Opening, closing, opening
from hoptac.text import is_word, starting

FORMS = ("ký(?! tên)", "lễ k[ýí]", "hội\\ nghị", "5", "vừa mới")
BEHIND = r"(?: kết)?(?!\w)"
ALL = opening(*FORMS, behind=BEHIND)
WORDS = st.sampled_from(["ký", "lễ", "lễ ký", "kí", "hội nghị", "5", "55", "vừa mới", "tên", "kết", "ykết"])
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "\n", "-", "(", "_", "", ". "])).map("".join)).map("".join)


@given(TEXTS, st.integers(0, 20), st.integers(0, 60))
def test_an_opening_finds_what_the_pattern_finds_at_every_letter(text: str, start: int, stop: int) -> None:
    assume(not (is_word(text[stop - 1 : stop]) and is_word(text[stop : stop + 1])))  # no stop lies inside a word
    pattern = re.compile(starting(*FORMS) + BEHIND)
    wanted = [found.span() for found in pattern.finditer(text, start, stop)]
    assert [found.span() for found in ALL.finditer(text, start, stop)] == wanted
    first = ALL.search(text, start, stop)
    assert (first and [first.span()]) == (wanted[:1] or None)


def test_a_pattern_that_is_made_later_finds_its_words_in_the_text_at_hand() -> None:
    text = "Ông A trao hoa cho bà B"
    assert opening("ông a").search(text.lower())
    assert opening("trao hoa").search(text.lower())


def test_a_token_without_end_is_read_and_not_kept() -> None:
    text = "-".join(["lễ ký"] * 3) + "/x" * 1_000 + "/ký"
    assert [found[0] for found in ALL.finditer(text)] == ["lễ ký"] * 3 + ["ký"]


def test_capitals_are_those_of_the_text_as_it_is_written() -> None:
    group = Opening(r"Group(?!\w)", ["group"])
    written = "Việt Thái Group, a group"
    assert [found.start() for found in group.finditer(written.lower(), written=written)] == [10]


@pytest.mark.parametrize("form", ["(?:ký|kí)", " ký", "k[ýí]", "ký?", ""])
def test_a_form_that_begins_with_no_whole_word_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="begins with no whole word"):
        Opening("ký", [form])


PLACES = ("tại", "về (?:đến|tới)", "địa bàn")


@given(
    TEXTS, st.lists(st.sampled_from(["tại", "đến", "về tới", "địa bàn", "lại", " ", "\n", "về đến "]), max_size=4).map("".join)
)
def test_a_closing_finds_what_the_pattern_finds_right_before_a_place(text: str, end: str) -> None:
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(PLACES)}) $")
    found, wanted = closing(*PLACES).search(text + end, max(0, len(text) - 4)), pattern.search(text + end, max(0, len(text) - 4))
    assert (found and found.span()) == (wanted and wanted.span())


@pytest.mark.parametrize("form", ["tại ?", "k[ýí]", r"\d+", "(?:tại)?", ""])
def test_a_form_that_ends_with_no_whole_word_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="ends with no whole word"):
        closing(form)
