"""Who a sentence names: the golden sentences of `golden/names.toml`, each compared with all that it draws."""

import tomllib
from pathlib import Path
from time import process_time

import pytest

from hoptac.entities import annotate
from hoptac.model import Annotated, Document

CASES = tomllib.loads((Path(__file__).parent / "golden" / "names.toml").read_text("utf-8"))["case"]


def roles(article: Annotated) -> list[str]:
    return [f"{m.person}: {m.title}" + (f" @ {m.organisation}" if m.organisation else "") for m in article.memberships]


def drawn(article: Annotated) -> dict[str, list[str]]:
    text = article.document.text
    return {
        "bodies": [body.name for body in article.organisations],
        "people": [person.name for person in article.people],
        "roles": roles(article),
        "parts": [f"{body.name} < {body.part_of}" for body in article.organisations if body.part_of],
        "mentions": [f"{text[m.start : m.stop]} = {m.value}" for m in article.mentions],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:60])
def test_a_sentence_names_what_is_drawn_in_it(case: dict[str, list[str]]) -> None:
    found = drawn(annotate(Document.of("a.txt", str(case["says"]))))
    for kind in ("bodies", "people", "roles", "parts"):
        if kind in case:
            assert sorted(found[kind]) == sorted(case[kind])
    assert set(case.get("mentions", ())) <= set(found["mentions"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:60])
def test_every_fact_quotes_the_words_that_say_it(case: dict[str, list[str]]) -> None:
    article = annotate(Document.of("a.txt", str(case["says"])))
    for fact in (*article.organisations, *article.people, *article.memberships):
        quoted = fact.evidence
        assert article.document.text[quoted.start : quoted.stop] == quoted.quote
        assert quoted.quote


HOSTILE = {
    "capitals": "Nguyễn ",
    "nested names": "Tỉnh ủy ",
    "two provinces": "UBND tỉnh Nghệ An và tỉnh Thanh Hóa, ",
    "offices": "Chủ tịch kiêm Giám đốc ",
    "holders": "Chủ tịch UBND tỉnh Nguyễn Văn An; ",
    "people": "ông Nguyễn Văn An, ông Trần Bình, ",
    "heads": "Công ty Cổ phần và ",
    "brackets": "Công ty Hoa (",
    "brands": "Công ty A (BCD) BCD ",
    "honours": "GS.TS. ",
    "places": "Hà Nội và Nghệ An ký ",
    "short forms": "Tập đoàn ký. Ông nói. Tỉnh sẽ hỗ trợ. ",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_worst_hundred_kilobytes_are_read_in_seconds(words: str) -> None:
    text = words * (100_000 // len(words.encode()))
    started = process_time()
    annotate(Document.of("a.txt", text))
    assert process_time() - started < 5
