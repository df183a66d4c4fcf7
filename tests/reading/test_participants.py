"""Who took part in what an article tells, and who only took its pictures: the cases of `golden/participants.toml`."""

from typing import Any

import pytest

from drawn import cases
from hoptac.model import Credit, Document, Participation, Reading
from hoptac.reading import read

CASES = cases("participants.toml")
PARTS = ("attended", "spoke", "signed", "presented")


def told(reading: Reading) -> dict[str, set[str]]:
    """Who took part, part by part, in the form of the golden file."""
    present = [fact for fact in reading.facts if isinstance(fact, Participation)]
    found = {part: {_named(fact) for fact in present if fact.part == part} for part in PARTS}
    return found | {"credits": {f"{fact.person}: {fact.part}" for fact in reading.facts if isinstance(fact, Credit)}}


def _named(fact: Participation) -> str:
    return f"{fact.person} @ {fact.side}" if fact.side else fact.person


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_who_takes_part(case: dict[str, Any]) -> None:
    found = told(read(Document.of("a.txt", case["text"])))
    assert {kind: found[kind] for kind in (*PARTS, "credits") if kind in case} == {
        kind: set(case[kind]) for kind in (*PARTS, "credits") if kind in case
    }
