"""What stands behind a number: its unit, with any multiplier, as far as it goes.

In come a text, its folding and where a number ends; out goes a `Unit`, or None where the number counts nothing.

>>> text = "phủ 72 trạm 5G được dựng"
>>> unit_at(text, fold(text), text.index("72") + 2)
Unit(text='trạm 5G', stop=14, sort=<Sort.NOUN: 1>)
>>> [unit.text if (unit := unit_at(words, fold(words), 0)) else None for words in ("tỷ đồng cho", "xã, phường của", "năm tới")]
['tỷ đồng', 'xã, phường', None]
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from hoptac.lists import lists
from hoptac.mentions.wording import wording
from hoptac.text import fold, squeeze

WORD = re.compile(r"[^\S\r\n]?([^\W\d_]+(?:[23²³](?!\w)|/s\b|-[^\W\d_]+)?)")
JOINT = re.compile(r",\s|\svà\s|\s?[-–/]\s?")
# A model or technique that ends a unit: "72 trạm 5G", "2.283 vị trí trạm 2G, 3G".
MODEL = re.compile(r"\s(?:\dG(?:(?:, | và |/)\dG)*|BTS|ATM|POS|IoT|AI|CNTT|QR)\b")
RATE = re.compile(r"\s?/\s?(?:năm|tháng|ngày|giờ|người|hộ|ha)\b")
LONGEST = 6  # words of a noun, and of a form in the lists


class Sort(IntEnum):
    """How surely a unit is one."""

    NOUN = 1
    COUNTED = 2  # begins with a noun of the list
    MEASURE = 3  # money, a measure, a multiplier or a percentage


class Unit(NamedTuple):
    """A unit as printed and where it ends."""

    text: str
    stop: int
    sort: Sort


class Words(NamedTuple):
    """The lists as the words that they hold, folded."""

    scales: frozenset[str]
    ending: frozenset[str]  # money and measures end a unit
    counted: frozenset[str]
    uncounted: frozenset[str]  # time, the parts and sides of an agreement, classes
    labels: frozenset[str]  # before a number: it dates, ranks or names
    short: frozenset[str]  # short forms that can head a unit: 19 UBND cấp xã


@cache
def words() -> Words:
    """The words of the lists that tell units."""

    def forms(*schemes: str) -> frozenset[str]:
        return frozenset(fold(form) for scheme in schemes for term in lists().scheme(scheme) for form in term.forms)

    return Words(
        scales=forms("scales"),
        ending=forms("currencies", "measures"),
        counted=forms("countedThings"),
        uncounted=forms("durations", "contents", "namingUnits"),
        labels=forms("numberedThings"),
        short=forms("abbreviations"),
    )


def unit_at(text: str, folded: str, start: int, *, percent: bool = False) -> Unit | None:
    """The unit that begins at `start`; None where there is none, or it is a time or a part of an agreement.

    Behind a percent sign the noun may be missing.
    """
    stop = _scale(folded, start)
    measured = percent or stop > start
    ending, counted = _phrase(folded, stop, words().ending), _phrase(folded, stop, words().counted)
    if ending > max(stop, counted):
        return _made(text, start, ending, Sort.MEASURE)
    if not measured and _phrase(folded, stop, words().uncounted) > counted:
        return None
    end = _noun(text, folded, stop)
    if measured:
        return _made(text, start, end, Sort.MEASURE)
    if end == stop or _of_agreement(folded, stop):
        return None
    return _made(text, start, end, Sort.COUNTED if counted > stop else Sort.NOUN)


def _made(text: str, start: int, stop: int, sort: Sort) -> Unit:
    rate = RATE.match(text, stop) if sort is Sort.MEASURE else None
    stop = rate.end() if rate else stop
    return Unit(squeeze(text[start:stop]), stop, sort)


def _of_agreement(folded: str, start: int) -> bool:
    """Whether a noun is what an agreement divides itself into: "nhiệm vụ trọng tâm", but not "nhiệm vụ"."""
    stop = _phrase(folded, start, wording("content_nouns"))
    return stop > start and _phrase(folded, stop, wording("content_words")) > stop


def _scale(folded: str, start: int) -> int:
    """Where the multipliers end that begin at `start`: "nghìn tỷ"."""
    while (stop := _phrase(folded, start, words().scales)) > start:
        start = stop
    return start


def _phrase(folded: str, start: int, phrases: frozenset[str]) -> int:
    """Where the longest of the phrases ends that begins at `start`; `start` itself if there is none."""
    longest, at, read = start, start, ""
    for _ in range(LONGEST):
        word = WORD.match(folded, at)
        if word is None:
            break
        read = f"{read} {word[1]}" if read else word[1]
        at = word.end()
        if read in phrases:
            longest = at
    return longest


def _noun(text: str, folded: str, start: int) -> int:
    """Where the noun ends that begins at `start`."""
    stop = counted = _phrase(folded, start, words().counted)
    for taken in range(len(folded[start:stop].split()), LONGEST):
        word = WORD.match(text, stop)
        short = word is not None and not taken and fold(word[1]) in words().short
        if word is None or not (short or word[1][0].islower()) or _ends(folded, stop, first=not taken):
            break
        stop = word.end()
    if stop == counted > start:
        stop = _joined(folded, stop)
    model = MODEL.match(text, stop) if stop > start else None
    return model.end() if model else stop


def _ends(folded: str, start: int, *, first: bool) -> bool:
    word = WORD.match(folded, start)
    if word is None or word[1] in wording("unit_ends"):
        return True
    following = WORD.match(folded, word.end())
    return not first and following is not None and f"{word[1]} {following[1]}" in wording("unit_verbs")


def _joined(folded: str, stop: int) -> int:
    """Where a list of nouns ends of which the first ends at `stop`: "xã, phường", "cơ quan, đơn vị"."""
    while joint := JOINT.match(folded, stop):
        following = _phrase(folded, joint.end(), words().counted)
        if following == joint.end():
            break
        stop = following
    return stop
