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
from collections.abc import Iterable, Iterator
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
        hits = self._matcher.find_matches_as_indexes(fold(text) if folded is None else folded, overlapping=True)
        whole = [hit for hit in hits if _is_whole(text, hit[1], hit[2])]
        whole.sort(key=itemgetter(2), reverse=True)
        whole.sort(key=itemgetter(1))
        return list(self._apart(text, whole))

    def _apart(self, text: str, hits: list[tuple[int, int, int]]) -> Iterator[Found[Value]]:
        free = 0
        for index, start, stop in hits:
            if start < free:
                continue
            for heights, value in self._readings[index]:
                if not heights or all(text[start + height].isupper() for height in heights):
                    yield Found(start, stop, value)
                    free = stop
                    break


def _is_whole(text: str, start: int, stop: int) -> bool:
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return stop == len(text) or not (text[stop].isalnum() and text[stop - 1].isalnum())


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
