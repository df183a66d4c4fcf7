"""Awards: every drawn sentence gives its awards, with who confers and who hands over kept apart."""

from typing import Any

import pytest

from drawn import cases
from hoptac.model import Award, Period, Term
from hoptac.reading import awards
from hoptac.reading.spots import spots
from marked import marked

CASES = cases("awards.toml")


def found(says: str) -> tuple[Award, ...]:
    return awards.read(marked(says)[0], ())


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_each_award_is_read_with_its_recipients_and_who_acts(case: dict[str, Any]) -> None:
    read = found(case["says"])
    assert [f"{award.award}: {award.recipients} {award.recipient}" for award in read] == case.get("awards", [])
    assert ["+".join(award.givers) for award in read] == case.get("givers", ["+".join(award.givers) for award in read])
    assert ["+".join(award.presenters) for award in read] == case.get(
        "presenters", ["+".join(award.presenters) for award in read]
    )


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_the_evidence_of_an_award_holds_its_recipients(case: dict[str, Any]) -> None:
    _, answers = marked(case["says"])
    read = found(case["says"])
    assert all(any(answer in award.evidence.quote for award in read) for answer in answers)


def test_the_reason_and_the_agreement_stand_behind_an_award() -> None:
    says = "UBND tỉnh Hòa Bình tặng Bằng khen cho 3 cá nhân vì đã làm tốt thỏa thuận giai đoạn 2014 - 2020."
    annotated, _ = marked(says)
    term = Term("a1", Period(2014, 2020), evidence=annotated.document.evidence(0, 1), rule="drawn")
    (award,) = awards.read(annotated, (term,))
    assert (award.reason, award.agreement) == ("làm tốt thỏa thuận giai đoạn 2014 - 2020", "a1")


def test_a_caption_that_says_the_same_adds_nothing() -> None:
    says = (
        "Ông Lê Văn An tặng Bằng khen cho 3 tập thể. Ảnh: PV\n"
        "Ông Lê Văn An, Chủ tịch UBND tỉnh Hòa Bình tặng Bằng khen cho 3 tập thể và 2 cá nhân của VNPT."
    )
    assert [(award.recipients, award.recipient) for award in found(says)] == [(3, "tập thể"), (2, "cá nhân")]


@pytest.mark.parametrize("worst", ["tặng Bằng khen cho " * 5_000, "trao " * 20_000 + "Bằng khen", "Bằng khen, " * 8_000])
def test_the_worst_text_takes_no_longer_than_its_length(worst: str) -> None:
    """Takes a moment; anything quadratic would take minutes."""
    assert spots(worst).awards.all()
    assert found(worst) == ()
