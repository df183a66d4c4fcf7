"""Statements: every drawn sentence gives the statements drawn in it, and nothing else."""

from typing import Any

import pytest

from drawn import cases, draw
from hoptac.model import Statement
from hoptac.reading import statements

CASES = cases("statements.toml")


def read(says: str) -> tuple[tuple[Statement, ...], list[str]]:
    drawn = draw(says)
    return statements.read(drawn.annotated, drawn.facts), drawn.answers


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_each_clause_that_a_named_person_says_is_one_statement(case: dict[str, Any]) -> None:
    found, answers = read(case["says"])
    texts = list(dict.fromkeys(statement.text for statement in found))
    assert texts == [*case.get("also", []), *answers]
    assert [statement.kind for statement in found] == case.get("kinds", [])
    if "to" in case:
        assert [statement.to for statement in found] == case["to"]
