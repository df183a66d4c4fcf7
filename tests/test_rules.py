"""Rules: each passes its own examples; a newcomer's rule is ten lines; no sentence is slow."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoptac import resources
from hoptac.errors import ListError
from hoptac.rules.book import failures, load, read
from hoptac.rules.drawing import drawn
from hoptac.rules.pattern import Grammar, Pattern
from hoptac.rules.shape import Shape

BOOKS = sorted(path.name for path in Path(resources.path("ontology/rules")).glob("*.toml"))
NEW = """
[[rule]]
id = "shake-hands-over"
says = "parties"
when = "{party:Org+} bắt tay [nhau] trong {what:Agreement}"
finds = ["[Tỉnh]Org:party và [Sao Khuê]Org:party bắt tay trong [thỏa thuận hợp tác]Agreement:what."]
skips = ["[Tỉnh]Org không bắt tay trong [thỏa thuận]Agreement."]
"""


def shape(sentence: str) -> Shape:
    picture = drawn(sentence)
    return load("agreements.toml").shape(picture.folded, 0, len(picture.text), picture.mentions)


@pytest.mark.parametrize("name", BOOKS)
def test_every_rule_finds_and_leaves_alone_what_it_says(name: str) -> None:
    assert list(failures(load(name))) == []


@pytest.mark.parametrize("name", BOOKS)
def test_every_rule_shows_a_sentence_of_each_sort_and_has_a_name_of_its_own(name: str) -> None:
    rules = load(name).rules
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.finds and rule.skips for rule in rules)


def test_a_rule_can_be_added_in_seven_lines() -> None:
    book = read("agreements.toml", resources.read("ontology/rules/agreements.toml") + NEW)
    assert list(failures(book)) == []
    picture = drawn("[Tỉnh]Org và [FPT]Org bắt tay nhau trong [bản ghi nhớ]Agreement.")
    found = book.found(book.shape(picture.folded, 0, len(picture.text), picture.mentions))
    assert "shake-hands-over" in [one.rule.id for one in found]


def test_a_rule_that_fails_its_example_is_named() -> None:
    wrong = NEW.replace("không bắt tay", "bắt tay")
    book = read("agreements.toml", resources.read("ontology/rules/agreements.toml") + wrong)
    (complaint,) = failures(book)
    assert complaint.startswith("shake-hands-over: ")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{party:Company} ký", "no mention is of kind Company; it can be Org, "),
        ("{party:Org} <signing>", "no group of words is called signing; it can be sign, "),
    ],
)
def test_a_line_that_says_what_is_not_known_is_refused(line: str, complaint: str) -> None:
    with pytest.raises(ListError, match=complaint):
        Pattern.of(line, load("agreements.toml").grammar)


@pytest.mark.parametrize("toml", ["", "rule = 1", "[[rule]]\nid = 1", "marks = ["])
def test_a_file_that_is_no_book_is_refused(toml: str) -> None:
    with pytest.raises(ListError, match=r"ontology/rules/new\.toml"):
        read("new.toml", toml)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Ông [An]Person, [Chủ tịch UBND tỉnh]Post và [Giám đốc Sở]Post [Bình]Person", "P và P"),
        ("[Phó Bí thư]Post, [Chủ tịch UBND tỉnh]Post [Trần An]Person", "P"),
        ("[Sao Khuê]Org và ba [ngân hàng Biển]Org", "O và ba O"),
        ("[Tổng Giám đốc]Post [An]Person, [Chủ tịch]Post [Bình]Person ký", "P, P Bký"),
        ("[Tập đoàn Sao Khuê]Org ([Tập đoàn Sao Khuê]Org) và [FPT]Org", "O và O"),
        ("[EVNNPT]Org - đơn vị thuộc [EVN]Org - đã ký", "O - đã Bký"),
        ("ông [Choo Han]Person ([Tập đoàn Sao Khuê]Org) – [Giám đốc]Post", "P"),
        ("đăng ký, chữ ký, không ký, không chỉ ký", "đăng ký, chữ ký, Ckhông Bký, không chỉ Bký"),
    ],
)
def test_a_shape_shows_what_belongs_together(sentence: str, text: str) -> None:
    assert shape(sentence).text == text


@settings(deadline=None)  # the first example compiles the book
@given(
    st.lists(
        st.sampled_from(["[VNPT]Org", "[An]Person", "[bản ghi nhớ]Agreement", "ký kết", "và", ", ", "đã", "(", ")"]), max_size=24
    )
)
def test_a_place_of_a_shape_is_a_place_of_its_text(words: list[str]) -> None:
    picture = drawn(" ".join(words))
    found = load("agreements.toml").shape(picture.folded, 0, len(picture.text), picture.mentions)
    for at, mentions in found.units.items():
        assert mentions
        assert found.place(at) <= mentions[0].start
    assert found.place(len(found.text)) == len(picture.text)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize(
    "worst", ["[A]Org, ", "[A]Org và [A]Org ký ", "[An]Person ", "ký [x]Agreement ", "không ", "hai bên hợp tác trên 2 lĩnh vực "]
)
def test_the_worst_sentence_takes_no_longer_than_its_length(name: str, worst: str) -> None:
    picture = drawn(worst * (20_000 // len(worst)))
    book = load(name)
    started = process_time()
    list(book.found(book.shape(picture.folded, 0, len(picture.text), picture.mentions)))
    assert process_time() - started < 1


def test_a_grammar_without_words_is_enough_for_a_line() -> None:
    assert Pattern.of("{a:Org} gặp {b:Org}", Grammar()).search("o, O gặp O.") is not None
