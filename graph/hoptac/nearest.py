"""The names nearest to one that nobody knows, so that an error can offer them.

A name and the known names come in; out go at most three of them, the nearest first. Diacritics and
capitals do not count, since they are what a hurried reader leaves out.

>>> nearest("nguyen duc chung", ["Nguyễn Đức Trung", "Phạm Đức Long", "Lê Ngọc Hoa"])
('Nguyễn Đức Trung',)
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from hoptac.text import plain

ALIKE = 60  # of 100: below it, two names merely share letters
OFFERED = 3


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three known names that are like `name`, the nearest first, those equally near in their order as text."""
    found = process.extract(name, sorted(set(known)), scorer=fuzz.WRatio, processor=plain, score_cutoff=ALIKE, limit=OFFERED)
    return tuple(choice for choice, _, _ in found)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: `; did you mean …?`, or nothing where no name is near."""
    near = nearest(name, known)
    return f"; did you mean {', '.join(near)}?" if near else ""
