"""Finding what stands where: things in the order of the text by their places, and the sentences before one in its paragraph.

In come things with a start and a stop; out go those within or around two places, without looking at all of them.

>>> from hoptac.model import Evidence
>>> shelf = Shelf([Evidence(0, 9, "a"), Evidence(4, 6, "b"), Evidence(12, 15, "c")], lambda words: (words.start, words.stop))
>>> [words.quote for words in shelf.within(3, 15)], [words.quote for words in shelf.around(4, 5)]
(['b', 'c'], ['b', 'a'])
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from hoptac.model import Annotated, Part, Sentence

Thing = TypeVar("Thing")

TOLD = (Part.PROSE, Part.ITEM)
FEW = 8  # how far back one looks: things around a place, sentences before one


class Shelf(Generic[Thing]):
    """Things in the order of their places; few of them lie within one another."""

    def __init__(self, things: Iterable[Thing], place: Callable[[Thing], tuple[int, int]]) -> None:
        self._things = sorted(things, key=place)
        self._places = [place(thing) for thing in self._things]

    def within(self, start: int, stop: int) -> list[Thing]:
        """The things that lie wholly between two places."""
        first, last = bisect_left(self._places, (start, 0)), bisect_left(self._places, (stop, 0))
        found = zip(self._things[first:last], self._places[first:last], strict=True)
        return [thing for thing, place in found if place[1] <= stop]

    def around(self, start: int, stop: int) -> list[Thing]:
        """The things that hold all between two places, the nearest first."""
        last = bisect_left(self._places, (start + 1, 0))
        near = range(last - 1, max(-1, last - 1 - FEW), -1)
        return [self._things[i] for i in near if self._places[i][1] >= stop]


def before(annotated: Annotated, sentence: Sentence) -> Iterator[Sentence]:
    """The few sentences of prose before one in its paragraph, the nearest first."""
    last = bisect_left(annotated.starts, sentence.start)
    earlier = (annotated.sentences[i] for i in range(last - 1, -1, -1))
    for other in islice(earlier, FEW):
        if other.paragraph != sentence.paragraph:
            return
        if other.part in TOLD:
            yield other
