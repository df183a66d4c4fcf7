"""Goals: every drawn sentence gives the goals drawn in it, and nothing else."""

from typing import Any

import pytest

from drawn import cases, draw
from hoptac.model import Goal
from hoptac.reading import goals, statements

CASES = cases("goals.toml")


def read(says: str) -> tuple[tuple[Goal, ...], list[str]]:
    drawn = draw(says)
    said = statements.read(drawn.annotated, drawn.facts)
    return goals.read(drawn.annotated, (*drawn.facts, *said)), drawn.answers


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_each_state_that_somebody_aims_at_is_one_goal(case: dict[str, Any]) -> None:
    found, answers = read(case["says"])
    assert [goal.text for goal in found] == answers
    assert [goal.by or 0 for goal in found] == case.get("by", [])
    if "holder" in case:
        assert [goal.holder for goal in found] == case["holder"]


def test_a_goal_says_which_agreement_it_is_the_aim_of_and_who_states_it() -> None:
    (aim,), _ = read("Mục tiêu của thỏa thuận là «đưa sóng 5G tới mọi bản làng». {FPT|party} ký với {UBND tỉnh|party}.")
    assert (aim.agreement, aim.speaker, aim.holder) == ("a1", "", "")
    (own,), _ = read("{Ông An|person=Lê Văn An} nói {tỉnh|party=UBND tỉnh} phấn đấu «không còn nhà tạm».")
    assert (own.agreement, own.speaker, own.holder) == ("", "Lê Văn An", "UBND tỉnh")
