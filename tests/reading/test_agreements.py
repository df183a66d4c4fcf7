"""Agreements of short articles: all that is told, and nothing that is not."""

from time import process_time
from typing import Any

import pytest

from drawn import cases
from hoptac.entities import annotate
from hoptac.model import (
    Agreement,
    Area,
    Document,
    Duration,
    Fact,
    Party,
    Reading,
    Signatory,
    SignedOn,
    Term,
)
from hoptac.reading import agreements, areas, read

CASES = [*cases("agreements.toml"), *cases("deals.toml")]
CHECKED = ("kind", "status", "signed", "basis", "period", "horizon", "duration", "parties", "signatories", "areas")


def told(reading: Reading) -> list[dict[str, Any]]:
    """What a reading tells of each agreement, in the form of the golden file, all parts named."""
    return [_told(fact, reading.facts) for fact in reading.facts if isinstance(fact, Agreement)]


def _told(agreement: Agreement, facts: tuple[Fact, ...]) -> dict[str, Any]:
    signed = [f for f in facts if isinstance(f, SignedOn) and f.agreement == agreement.key]
    terms = [f for f in facts if isinstance(f, Term) and f.agreement == agreement.key]
    return {
        "kind": agreement.kind,
        "subject": agreement.subject,
        "status": agreement.status,
        "signed": signed[0].date.lexical if signed else "",
        "basis": signed[0].basis if signed else "text",
        "period": [terms[0].period.start or 0, terms[0].period.end or 0] if terms else [],
        "horizon": terms[0].horizon or 0 if terms else 0,
        "duration": next((f"{f.number} {f.unit}" for f in facts if isinstance(f, Duration) and f.agreement == agreement.key), ""),
        "parties": [f.organisation for f in facts if isinstance(f, Party) and f.agreement == agreement.key],
        "signatories": [f.person for f in facts if isinstance(f, Signatory) and f.agreement == agreement.key],
        "areas": [f.text for f in facts if isinstance(f, Area) and f.agreement == agreement.key],
    }


NOTHING = {
    "status": "signed",
    "signed": "",
    "basis": "text",
    "period": [],
    "horizon": 0,
    "duration": "",
    "signatories": [],
    "areas": [],
}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_an_article_tells_these_agreements_and_no_others(case: dict[str, Any]) -> None:
    found = told(read(Document.of("a.txt", case["text"])))
    wanted = [NOTHING | agreement for agreement in case["agreement"]]
    assert [{part: one[part] for part in CHECKED} for one in found] == [{part: one[part] for part in CHECKED} for one in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert one["subject"] == other.get("subject", one["subject"])


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_every_fact_carries_words_of_the_text(case: dict[str, Any]) -> None:
    document = Document.of("a.txt", case["text"])
    for fact in read(document).facts:
        words = fact.evidence
        assert words.quote
        assert document.text[words.start : words.stop] == words.quote


def test_an_agreement_names_all_its_mentions() -> None:
    text = "Ngày 5/3/2021, VNPT và FPT ký bản ghi nhớ. Theo bản ghi nhớ, FPT mở lớp. Văn bản này có hiệu lực ngay."
    (agreement,) = [f for f in read(Document.of("a.txt", text)).facts if isinstance(f, Agreement)]
    assert [words.quote for words in agreement.mentions] == ["bản ghi nhớ", "bản ghi nhớ", "Văn bản"]


@pytest.mark.parametrize(
    "worst",
    [
        "VNPT và FPT ký thỏa thuận hợp tác. ",
        "VNPT và FPT ký thỏa thuận hợp tác với ",
        "Hai bên hợp tác trên 2 lĩnh vực: a, b; ",
        "ký kết ",
    ],
)
def test_the_worst_text_takes_no_longer_than_its_length(worst: str) -> None:
    annotated = annotate(Document.of("a.txt", worst * (100_000 // len(worst))))
    started = process_time()
    areas.read(annotated, agreements.read(annotated, ()))
    assert process_time() - started < 2
