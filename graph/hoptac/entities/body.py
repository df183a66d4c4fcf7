"""A body of an article while its mentions are gathered, and which of several an article means at a place.

>>> bodies = [Body("Tập đoàn Hoa Sen", "company", 0, 10), Body("Tập đoàn Bình Minh", "company", 50, 60)]
>>> leading(bodies)
([0, 50], ['Tập đoàn Hoa Sen', 'Tập đoàn Hoa Sen'])
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(slots=True)
class Body:
    """A body of the article while its mentions are gathered."""

    name: str
    type: str
    start: int
    stop: int
    head: str = ""
    place: str = ""
    part_of: str = ""
    part_of_at: tuple[int, int] | None = None
    forms: Counter[str] = field(default_factory=Counter)
    known: bool = False


def leading(bodies: list[Body]) -> tuple[list[int], list[str]]:
    """Where each of some bodies is named first, and which of those up to there is named most; of those alike the first."""
    bodies = sorted(bodies, key=lambda body: body.start)
    return [body.start for body in bodies], [body.name for body in accumulate(bodies, _more_named)]


def _more_named(one: Body, other: Body) -> Body:
    return one if one.forms.total() >= other.forms.total() else other
