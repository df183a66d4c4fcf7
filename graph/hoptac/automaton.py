"""Many forms found in one pass over a text, whatever their number: whole words, leftmost first, the longest of those.

What comes in are pairs of a form and its value, then texts; what goes out are `Found` spans in code points of the text.
Forms match as `text.fold` sees them: any case, either placing of tones, any dash. But a word of capitals keeps them (MB
is a bank, mb is none), and forms of up to `initials` words keep their initials (Hòa Bình is a province, hòa bình is none).

>>> automaton = Automaton([("Ủy ban nhân dân", "committee"), ("MB", "bank"), ("Hòa Bình", "province")], initials=2)
>>> [(found.start, found.stop, found.value) for found in automaton.find("UỶ BAN NHÂN DÂN và MB, 5 mb, MBS, vì hoà bình")]
[(0, 15, 'committee'), (19, 21, 'bank')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from hoptac.text import fold

Value = TypeVar("Value")

WORD = re.compile(r"[^\W_]+")
TABLED = 1500  # forms: a table of all steps finds them twice as fast; for more it takes longer to make than it saves


class Found(NamedTuple, Generic[Value]):
    """A form found from `start` to `stop`, and the value that it stands for."""

    start: int
    stop: int
    value: Value


class Automaton(Generic[Value]):
    """An immutable matcher of many forms; of two values that fit one place of the text the first is found."""

    def __init__(self, forms: Iterable[tuple[str, Value]], *, initials: int = 0) -> None:
        readings: dict[str, list[tuple[tuple[int, ...], Value]]] = {}
        for form, value in forms:
            readings.setdefault(fold(form), []).append((capitals(form, initials), value))
        self._readings = tuple(readings.values())
        table = Implementation.DFA if len(readings) <= TABLED else None
        self._matcher = AhoCorasick(list(readings), MatchKind.Standard, store_patterns=False, implementation=table)

    def find(self, text: str, folded: str | None = None) -> list[Found[Value]]:
        """The forms in `text`, in order, none overlapping; `folded` is `fold(text)` where the caller has it already."""
        found: list[Found[Value]] = []
        free = 0
        for index, start, stop in self._hits(fold(text) if folded is None else folded):
            if start >= free and (one := self._fitting(text, index, start, stop)):
                found.append(one)
                free = stop
        return found

    def spots(self, folded: str) -> Spots[Value]:
        """The forms in folded text, capitals aside, to be asked for any stretch; kept, since readers ask sentence by sentence."""
        return _spots(self, folded)

    def every(self, folded: str) -> list[Found[Value]]:
        """All forms in folded text, those that overlap too, in order, of those that start at one place the longest first."""
        found = (self._fitting(folded, index, start, stop) for index, start, stop in self._hits(folded))
        return [one for one in found if one]

    def _hits(self, folded: str) -> list[tuple[int, int, int]]:
        """The index, start and stop of all forms in folded text, whole words or not."""
        hits = self._matcher.find_matches_as_indexes(folded, overlapping=True)
        hits.sort(key=itemgetter(2), reverse=True)
        hits.sort(key=itemgetter(1))
        return hits

    def _fitting(self, text: str, index: int, start: int, stop: int) -> Found[Value] | None:
        """What a form means where it stands as whole words with its capitals, None where it does not."""
        if start and text[start - 1].isalnum() and text[start].isalnum():
            return None
        if stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
            return None
        for heights, value in self._readings[index]:
            if not heights or _are_capitals(text, start, heights):
                return Found(start, stop, value)
        return None


class Spots(Generic[Value]):
    """Where the forms of an automaton stand in one text.

    >>> spots = Automaton([("tỉnh", 1), ("tỉnh ủy", 2)]).spots("tỉnh ủy và tỉnh")
    >>> [found.value for found in spots.within(0, 15)], [found.value for found in spots.within(0, 4)]
    ([2, 1], [1])
    """

    def __init__(self, found: list[Found[Value]]) -> None:
        self._found, self._starts = found, [one.start for one in found]

    def within(self, start: int, stop: int) -> list[Found[Value]]:
        """The forms between two places, in order, none overlapping."""
        found: list[Found[Value]] = []
        first = bisect_left(self._starts, start)
        for one in self._found[first : bisect_left(self._starts, stop, first)]:
            if one.start >= start and one.stop <= stop:
                found.append(one)
                start = one.stop
        return found


@lru_cache(maxsize=8)
def _spots(automaton: Automaton[Value], folded: str) -> Spots[Value]:
    return Spots(automaton.every(folded))


def _are_capitals(text: str, start: int, heights: Iterable[int]) -> bool:
    return all(text[start + height].isupper() for height in heights)


def capitals(form: str, initials: int) -> tuple[int, ...]:
    """Where a text must have capitals to match a form: in words of capitals and, up to so many words, the initials.

    >>> capitals("Ngân hàng MB", 2), capitals("Lào Cai", 2), capitals("Phó Giám đốc", 0)
    ((10, 11), (0, 4), ())
    """
    words = list(WORD.finditer(form))
    return tuple(place for word in words for place in _capitals(word, initials=len(words) <= initials))


def _capitals(word: re.Match[str], *, initials: bool) -> Iterable[int]:
    if len(word[0]) > 1 and word[0].isupper():
        return [place for place in range(*word.span()) if word.string[place].isalpha()]
    return [word.start()] if initials and word[0][0].isupper() else []
