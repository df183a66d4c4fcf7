"""The names nearest to one that nobody knows, so that an error can offer them.

A name and the known names come in; out go at most three of them, the nearest first. Diacritics and
capitals do not count, since they are what a hurried reader leaves out.

>>> nearest("nguyen duc chung", ["Nguyễn Đức Trung", "Phạm Đức Long", "Lê Ngọc Hoa"])
('Nguyễn Đức Trung',)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from hoptac.text import plain

ALIKE = 60  # of 100: below it, two names merely share letters
OFFERED = 3
DIGITS = re.compile(r"\d+")
NEARLY_ONE = 90  # of 100: names that may be two spellings of one
LONGER = (200 - NEARLY_ONE) / NEARLY_ONE  # times the length of a name: beyond it no other is so nearly one with it
NEARLY_ONE_WORD = 60  # of 100: what is left of them without the words that they share


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three known names that are like `name`, the nearest first, those equally near in their order as text."""
    found = process.extract(name, sorted(set(known)), scorer=fuzz.WRatio, processor=plain, score_cutoff=ALIKE, limit=OFFERED)
    return tuple(choice for choice, _, _ in found)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: `; did you mean …?`, or nothing where no name is near."""
    near = nearest(name, known)
    return f"; did you mean {', '.join(near)}?" if near else ""


def alike(names: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The pairs of names, by their places, that may be two spellings of one, and how much they are alike, of 100.

    Names with other numbers in them are of other things, however like the rest is: Bệnh viện 103, Bệnh viện 108.

    >>> list(alike(["Lê Ngọc Hoa", "Trần Văn Thử", "Lê Ngọc Hòa"]))
    [(0, 2, 100)]
    >>> list(alike(["Trường Trung học phổ thông số 11", "Trường Trung học phổ thông số 12"]))
    []
    """
    forms = [plain(name) for name in names]
    numbered: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        numbered[tuple(DIGITS.findall(form))].append(place)
    return iter(sorted(pair for places in numbered.values() for pair in _near(forms, places)))


def _near(forms: Sequence[str], places: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """The pairs of some forms that are nearly one: each is compared with those that are not too long to be like it."""
    ordered = sorted(places, key=lambda place: len(forms[place]))
    lengths = [len(forms[place]) for place in ordered]
    for at, one in enumerate(ordered[:-1]):
        form = forms[one]
        beyond = ordered[at + 1 : bisect_right(lengths, len(form) * LONGER)]
        found = process.extract(form, [forms[place] for place in beyond], scorer=fuzz.ratio, score_cutoff=NEARLY_ONE, limit=None)
        for _, score, index in found:
            other = beyond[index]
            if fuzz.ratio(*_apart(form, forms[other])) >= NEARLY_ONE_WORD or form == forms[other]:
                yield min(one, other), max(one, other), round(score)


def _apart(one: str, other: str) -> tuple[str, str]:
    """What is left of two names without the words that both have."""
    shared = set(one.split()) & set(other.split())
    left, right = (" ".join(word for word in name.split() if word not in shared) for name in (one, other))
    return left, right
