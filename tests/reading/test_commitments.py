"""Commitments: every drawn sentence gives the commitments drawn in it, and nothing else."""

from typing import Any

import pytest

from drawn import cases, draw
from hoptac.model import Commitment
from hoptac.reading import commitments, statements

CASES = cases("commitments.toml")


def read(says: str) -> tuple[tuple[Commitment, ...], list[str]]:
    drawn = draw(says)
    said = statements.read(drawn.annotated, drawn.facts)
    return commitments.read(drawn.annotated, (*drawn.facts, *said)), drawn.answers


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_each_clause_by_which_a_party_promises_is_one_commitment(case: dict[str, Any]) -> None:
    found, answers = read(case["says"])
    assert [made.text for made in found] == answers
    assert ["+".join(made.by) for made in found] == case.get("by", [])
    if "to" in case:
        assert [made.to for made in found] == case["to"]
    if "due" in case:
        assert [made.due or 0 for made in found] == case["due"]
