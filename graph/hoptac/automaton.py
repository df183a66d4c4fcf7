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
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from hoptac.text import fold

Value = TypeVar("Value")

WORD = re.compile(r"[^\W_]+")


class Found(NamedTuple, Generic[Value]):
    """A form found from `start` to `stop`, and the value that it stands for."""

    start: int
    stop: int
    value: Value


_made: Callable[[tuple[int, int, Any]], Found[Any]] = partial(tuple.__new__, Found)  # three times as quick as to call the class


class Reading(NamedTuple, Generic[Value]):
    """What a form means, and where in it a text must have capitals."""

    capitals: tuple[int, ...]
    value: Value


class Automaton(Generic[Value]):
    """An immutable matcher of many forms; of two values that fit one place of the text the first is found."""

    def __init__(self, forms: Iterable[tuple[str, Value]], *, initials: int = 0) -> None:
        self.readings: dict[str, list[Reading[Value]]] = {}
        for form, value in forms:
            self.readings.setdefault(fold(form), []).append(Reading(capitals(form, initials), value))

    @cached_property
    def _alone(self) -> Together:
        return Together(self)

    def find(self, text: str, folded: str | None = None) -> list[Found[Value]]:
        """The forms in `text`, in order, none overlapping; `folded` is `fold(text)` where the caller has it already."""
        return _apart(self._alone.every(text, fold(text) if folded is None else folded)[0])


class Together:
    """Several automata that go over a text in one pass.

    >>> both = Together(Automaton([("An", 1)], initials=1), Automaton([("an", 2), ("an ninh", 3)]))
    >>> names, words = both.every("An, an ninh", "an, an ninh")
    >>> [found.value for found in names], [found.value for found in words]
    ([1], [2, 3, 2])
    """

    def __init__(self, *automata: Automaton[Any]) -> None:
        meant: dict[str, list[tuple[int, tuple[int, ...], Any]]] = {}
        for number, automaton in enumerate(automata):
            for form, readings in automaton.readings.items():
                meant.setdefault(form, []).extend((number, capitals, value) for capitals, value in readings)
        self._size, self._meant = len(automata), tuple(meant.values())
        # A table of all steps is quicker only where nothing else is done: other work drives so large a thing from the cache.
        self._matcher = AhoCorasick(list(meant), MatchKind.Standard, store_patterns=False)

    def every(self, text: str, folded: str) -> tuple[list[Found[Any]], ...]:
        """What each automaton finds, in order, of what starts at one place the longest first, with those that overlap."""
        found: tuple[list[Found[Any]], ...] = tuple([] for _ in range(self._size))
        hits = self._matcher.find_matches_as_indexes(folded, overlapping=True)
        hits.reverse()  # they come in the order of their ends
        hits.sort(key=itemgetter(1))
        meant, end = self._meant, len(text)
        for index, start, stop in hits:
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if stop < end and text[stop].isalnum() and text[stop - 1].isalnum():
                continue  # no whole words
            told = -1
            for number, heights, value in meant[index]:
                if number != told and (not heights or all(map(str.isupper, [text[start + height] for height in heights]))):
                    found[number].append(_made((start, stop, value)))
                    told = number  # of two values that fit one place the first
        return found

    def apart(self, text: str, folded: str) -> tuple[list[Found[Any]], ...]:
        """What each automaton finds alone: in order, none overlapping."""
        return tuple(map(_apart, self.every(text, folded)))

    def spots(self, text: str, folded: str) -> tuple[Spots[Any], ...]:
        """What each automaton finds, to be asked for any stretch of the text."""
        return tuple(map(Spots, self.every(text, folded)))


class Spots(Generic[Value]):
    """Where the forms of an automaton stand in one text.

    >>> spots = Spots([Found(0, 7, "tỉnh ủy"), Found(0, 4, "tỉnh"), Found(11, 15, "tỉnh")])
    >>> [found.value for found in spots.within(0, 15)], [found.value for found in spots.within(0, 4)]
    (['tỉnh ủy', 'tỉnh'], ['tỉnh'])
    """

    def __init__(self, found: list[Found[Value]]) -> None:
        self._found, self._starts = found, list(map(itemgetter(0), found))

    def all(self) -> list[Found[Value]]:
        """The forms in the whole text, in order, none overlapping."""
        return _apart(self._found)

    def within(self, start: int, stop: int) -> list[Found[Value]]:
        """The forms between two places, in order, none overlapping."""
        first = bisect_left(self._starts, start)
        inside = [one for one in self._found[first : bisect_left(self._starts, stop, first)] if one.stop <= stop]
        return _apart(inside) if len(inside) > 1 else inside


def _apart(found: list[Found[Value]]) -> list[Found[Value]]:
    """Of those that overlap the first."""
    apart: list[Found[Value]] = []
    free = 0
    for one in found:
        start, stop, _ = one
        if start >= free:
            apart.append(one)
            free = stop
    return apart


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
