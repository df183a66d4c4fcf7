"""The matcher of many forms: whole words, leftmost and longest, offsets in the text as it stands, capitals where they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.automaton import Automaton, Together, capitals
from hoptac.text import fold

FORMS = ("tỉnh", "tỉnh ủy", "ủy ban", "ủy ban nhân dân", "hòa bình", "MB", "a", "a b", "b a b")
WORDS = st.sampled_from(("tỉnh", "ủy", "uỷ", "ban", "nhân", "dân", "Hoà", "Bình", "MB", "mb", "a", "b", "ab", ",", ".", "–"))


def redrawn(drawing: str, automaton: Automaton[str]) -> str:
    """A text drawn with brackets, with those that the automaton would draw."""
    text = drawing.replace("[", "").replace("]", "")
    for found in reversed(automaton.find(text)):
        text = f"{text[: found.start]}[{text[found.start : found.stop]}]{text[found.stop :]}"
    return text


def slow(text: str, forms: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """What the automaton must find, by trying every form at every place."""
    folded, found, place = fold(text), [], 0
    while place < len(text):
        fits = [form for form in forms if folded.startswith(fold(form), place) and alone(text, place, place + len(form))]
        best = max(
            (form for form in fits if not any(map(str.isupper, form)) or form in text[place:][: len(form)]), key=len, default=""
        )
        if best:
            found.append((place, place + len(best), best))
        place += len(best) or 1
    return found


def alone(text: str, start: int, stop: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (stop < len(text) and text[stop].isalnum())


@pytest.mark.parametrize(
    ("drawing", "forms"),
    [
        ("[UBND tỉnh] và [UBND]", ("UBND", "UBND tỉnh")),
        ("Công nghệ, [công nghệ số]", ("công nghệ số", "nghệ số")),
        ("[đăng ký], [ký] kết, kýơ", ("ký", "đăng ký")),
        ("[Uỷ ban], [ỦY BAN], [ủy ban]", ("Ủy ban",)),
        ("([VNPT])-[VNPT]/[VNPT].", ("VNPT",)),
        ("[TP.HCM], [TP. HCM] và TPHCM", ("TP.HCM", "TP. HCM")),
        ("[Công nghiệp – Viễn thông]", ("Công nghiệp - Viễn thông",)),
        ("", ("a",)),
    ],
)
def test_finds_whole_words_the_longest_first(drawing: str, forms: tuple[str, ...]) -> None:
    assert redrawn(drawing, Automaton((form, form) for form in forms)) == drawing


def test_a_word_of_capitals_keeps_them() -> None:
    """MB is a bank; mb, Mb and MBS are none, whatever `initials` says."""
    for initials in (0, 2):
        drawing = "[MB] mb Mb MBS"
        assert redrawn(drawing, Automaton([("MB", "bank")], initials=initials)) == drawing


def test_a_short_name_keeps_its_initials() -> None:
    """A province is no peace, but a long name is itself however it is written."""
    automaton = Automaton([("Hòa Bình", "province"), ("Ủy ban nhân dân", "body")], initials=2)
    drawing = "[Hoà Bình], vì hòa bình, [HÒA BÌNH], [ủy ban nhân dân]"
    assert redrawn(drawing, automaton) == drawing


def test_small_letters_in_a_form_ask_for_none() -> None:
    automaton = Automaton([("Tập đoàn", "group"), ("tập đoàn", "group")], initials=2)
    assert [found.start for found in automaton.find("Tập đoàn, tập đoàn, TẬP ĐOÀN")] == [0, 10, 20]


def test_the_first_of_two_values_that_fit_is_found() -> None:
    assert [found.value for found in Automaton([("Gia Lai", "new"), ("Gia Lai", "old")]).find("Gia Lai")] == ["new"]


def test_offsets_count_code_points_of_the_text_itself() -> None:
    text = "😀 “UỶ BAN” ở Đà Nẵng"
    (found,) = Automaton([("ủy ban", 1)]).find(text)
    assert text[found.start : found.stop] == "UỶ BAN"


def test_no_form_at_all_finds_nothing() -> None:
    assert Automaton[str]([]).find("VNPT") == []


@pytest.mark.parametrize(
    ("form", "initials", "places"),
    [
        ("TP.HCM", 0, (0, 1, 3, 4, 5)),
        ("4G", 0, (1,)),
        ("VietinBank", 2, (0,)),
        ("Chủ tịch HĐQT", 0, (9, 10, 11, 12)),
        ("Phó", 0, ()),
    ],
)
def test_where_capitals_count(form: str, initials: int, places: tuple[int, ...]) -> None:
    assert capitals(form, initials) == places


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_one_pass_finds_what_trying_every_form_everywhere_finds(text: str) -> None:
    automaton = Automaton((form, form) for form in FORMS)
    assert [tuple(found) for found in automaton.find(text)] == slow(text, FORMS)


@given(st.text(max_size=60))
def test_any_text_is_read_and_every_span_is_a_form(text: str) -> None:
    for found in Automaton((form, form) for form in FORMS).find(text):
        assert fold(text[found.start : found.stop]) == fold(found.value)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_together_automata_find_what_each_finds_alone(text: str) -> None:
    several = [Automaton((form, form) for form in FORMS[i::2]) for i in (0, 1)]
    assert list(Together(*several).apart(text, fold(text))) == [automaton.find(text) for automaton in several]


def test_spots_give_for_a_stretch_what_it_holds_whole() -> None:
    """A longer form that reaches out of the stretch leaves the shorter one in it."""
    (spots,) = Together(Automaton((form, form) for form in ("tỉnh", "tỉnh ủy", "ủy ban"))).spots("tỉnh ủy ban", "tỉnh ủy ban")
    assert [[found.value for found in spots.within(*span)] for span in ((0, 11), (0, 5), (1, 11))] == [
        ["tỉnh ủy"],
        ["tỉnh"],
        ["ủy ban"],
    ]
