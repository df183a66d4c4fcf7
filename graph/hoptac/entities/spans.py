"""Which places of a text are still free, when some spans of it are taken.

>>> free = Free([(0, 4), (10, 12)])
>>> [place for place in range(12) if free.at(place)]
[4, 5, 6, 7, 8, 9]
"""

from __future__ import annotations

from collections.abc import Iterable


class Free:
    """Answers whether a place lies outside of some spans; asked in the order of the text."""

    def __init__(self, taken: Iterable[tuple[int, int]]) -> None:
        self._taken = sorted(taken, reverse=True)

    def at(self, place: int) -> bool:
        """Whether a place is free."""
        while self._taken and self._taken[-1][1] <= place:
            self._taken.pop()
        return not self._taken or place < self._taken[-1][0]
