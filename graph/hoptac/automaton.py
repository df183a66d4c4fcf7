"""Many forms found in one pass over a text, whatever their number: whole words, leftmost first, the longest of those.

What comes in are pairs of a form and its value, then texts; what goes out are `Found` spans in code points of the text.
Forms match as `text.fold` sees them: any case, either placing of tones, any dash. With `names=True` the short ones, which
are also plain words (Hòa Bình and hòa bình, MB and mb), match only with the capitals that the form has.

>>> automaton = Automaton([("Ủy ban nhân dân", "committee"), ("MB", "bank")], names=True)
>>> [(found.start, found.stop, found.value) for found in automaton.find("UỶ BAN NHÂN DÂN và MB, 5 mb, MBS")]
[(0, 15, 'committee'), (19, 21, 'bank')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from hoptac.text import fold

Value = TypeVar("Value")

LONG = 3  # words from which a name is no ordinary phrase, however it is capitalised


class Found(NamedTuple, Generic[Value]):
    """A form found from `start` to `stop`, and the value that it stands for."""

    start: int
    stop: int
    value: Value


class Automaton(Generic[Value]):
    """An immutable matcher of many forms; of two values for one form the first is kept."""

    def __init__(self, forms: Iterable[tuple[str, Value]], *, names: bool = False) -> None:
        unique: dict[str, tuple[str, Value]] = {}
        for form, value in forms:
            unique.setdefault(fold(form), (form, value))
        self._values = tuple(value for _, value in unique.values())
        self._capitals = tuple(tuple(_capitals(form)) if names else () for form, _ in unique.values())
        self._matcher = AhoCorasick(list(unique), matchkind=MatchKind.Standard, store_patterns=False)

    def find(self, text: str, folded: str | None = None) -> list[Found[Value]]:
        """The forms in `text`, in order, none overlapping; `folded` is `fold(text)` where the caller has it already."""
        folded = fold(text) if folded is None else folded
        hits = [hit for hit in self._matcher.find_matches_as_indexes(folded, overlapping=True) if self._fits(text, *hit)]
        hits.sort(key=itemgetter(2), reverse=True)
        hits.sort(key=itemgetter(1))
        return list(self._apart(hits))

    def _apart(self, hits: list[tuple[int, int, int]]) -> Iterator[Found[Value]]:
        free = 0
        for index, start, stop in hits:
            if start >= free:
                yield Found(start, stop, self._values[index])
                free = stop

    def _fits(self, text: str, index: int, start: int, stop: int) -> bool:
        if start and text[start - 1].isalnum() and text[start].isalnum():
            return False
        if stop < len(text) and text[stop].isalnum() and text[stop - 1].isalnum():
            return False
        return all(text[start + offset].isupper() for offset in self._capitals[index])


def _capitals(form: str) -> Iterator[int]:
    """Where a short name has its telling capitals: at the head of a word, and all through a word of capitals."""
    if len(form.split()) >= LONG:
        return
    for offset, character in enumerate(form):
        inner = offset > 0 and form[offset - 1].isalnum()
        if character.isupper() and (not inner or _word(form, offset).isupper()):
            yield offset


def _word(form: str, offset: int) -> str:
    start, stop = offset, offset
    while start and form[start - 1].isalnum():
        start -= 1
    while stop < len(form) and form[stop].isalnum():
        stop += 1
    return form[start:stop]
