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
from hoptac.mentions.capitals import UPPER
from hoptac.mentions.wording import wording
from hoptac.text import beginnings, fold, squeeze

WORD = re.compile(r"[^\S\r\n]?([^\W\d_]+(?:[23²³](?!\w)|/s\b|-[^\W\d_]+)?)")
JOINT = re.compile(r",\s|\svà\s|\s?[-–/]\s?")
# A model or technique that ends a unit: "72 trạm 5G", "2.283 vị trí trạm 2G, 3G".
MODEL = re.compile(r"\s(?:\dG(?:(?:, | và |/)\dG)*|BTS|ATM|POS|IoT|AI|CNTT|QR)\b")
RATE = re.compile(r"\s?/\s?(?:năm|tháng|ngày|giờ|người|hộ|ha)\b")
YEARLY = re.compile(r"\s(?:mỗi|một|hằng|hàng) năm(?!\w)")
SHORT = re.compile(rf" ([{UPPER}][{UPPER}&]{{1,7}})(?!\w)")
LONGEST = 8  # words of a noun, and of a form in the lists
MOST = 12  # words behind a number


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
    run = _Run(folded, start)
    head = run.behind(0, words().scales, again=True)
    measured = percent or head > 0
    ending, counted = run.behind(head, words().ending), run.behind(head, words().counted)
    if ending > max(head, counted):
        return _made(text, start, run.stops[ending], Sort.MEASURE)
    uncounted = run.behind(head, words().uncounted) > counted
    stop = run.stops[head] if uncounted or run.is_of_agreement(head) else _noun(text, folded, run, head, counted)
    if stop == start and (short := _short_form(text, start, percent=percent)):
        stop, counted = short, head + 1
    if measured:
        yearly = YEARLY.match(folded, start) if percent and stop == start else None
        return _made(text, start, yearly.end() if yearly else stop, Sort.MEASURE)
    return _made(text, start, stop, Sort.COUNTED if counted > head else Sort.NOUN) if stop > start else None


class _Run:
    """The few words behind a number, with nothing but spaces between; `stops[i]` is where the first i words stop."""

    def __init__(self, folded: str, start: int) -> None:
        self.words: list[str] = []
        self.stops = [start]
        while len(self.words) < MOST and (word := WORD.match(folded, self.stops[-1])):
            self.words.append(word[1])
            self.stops.append(word.end())

    def behind(self, index: int, phrases: frozenset[str], *, again: bool = False) -> int:
        """The index behind the longest of the phrases that begins at one; that index itself if none does."""
        begun, read, stop = beginnings(phrases), "", index
        for count, word in enumerate(self.words[index : index + LONGEST], index + 1):
            read = f"{read} {word}" if read else word
            if read not in begun:
                break
            stop = count if read in phrases else stop
        return self.behind(stop, phrases, again=True) if again and stop > index else stop

    def is_of_agreement(self, index: int) -> bool:
        """Whether an agreement divides itself into what stands there: "nhiệm vụ trọng tâm", but not "nhiệm vụ"."""
        noun = self.behind(index, wording("content_nouns"))
        return noun > index and self.behind(noun, wording("content_words")) > noun

    def ends(self, index: int, *, first: bool) -> bool:
        """Whether a word belongs to no unit; a verb or praise at its head is a noun."""
        if self.words[index] in wording("unit_ends"):
            return True
        return not first and " ".join(self.words[index : index + 2]) in wording("unit_verbs")


def _made(text: str, start: int, stop: int, sort: Sort) -> Unit:
    rate = RATE.match(text, stop) if sort is Sort.MEASURE else None
    stop = rate.end() if rate else stop
    return Unit(squeeze(text[start:stop]), stop, sort)


def _short_form(text: str, start: int, *, percent: bool) -> int:
    """Where a short form ends that is counted: one that the text explains, or what a percentage is of ("20% GRDP")."""
    found = SHORT.match(text, start)
    return found.end() if found and (percent or f"({found[1]})" in text) else 0


def _noun(text: str, folded: str, run: _Run, head: int, counted: int) -> int:
    """Where the noun stops that begins with the word at `head`, of which those up to `counted` stand in the list."""
    index = counted
    while index < min(head + LONGEST, len(run.words)) and not run.ends(index, first=index == head):
        initial = text[run.stops[index + 1] - len(run.words[index])]
        if not (initial.islower() or (index == head and run.words[index] in words().short)):
            break
        index += 1
    stop = run.stops[index]
    if index == counted > head:
        stop = _joined(folded, stop)
    model = MODEL.match(text, stop) if index > head else None
    return model.end() if model else stop


def _joined(folded: str, stop: int) -> int:
    """Where a list of nouns stops of which the first stops at `stop`: "xã, phường", "cơ quan, đơn vị"."""
    while joint := JOINT.match(folded, stop):
        run = _Run(folded, joint.end())
        following = run.behind(0, words().counted)
        if not following:
            break
        stop = run.stops[following]
    return stop
