"""Which sentences of an article tell of another time than its event: an earlier signing, a visit of last year.

In come an `Annotated` and the event; out goes an `Elsewhere`, asked for places of the text. A sentence whose first words name
another day is one, and so are those behind it in its paragraph until one names the event's day or the event itself; so is one
that says "khi ấy" or "hôm đó".

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading import events
>>> text = "Ngày 5/3/2021, FPT và VNPT ký thỏa thuận. Ông Lê An dự. Năm 2016, hai bên từng ký biên bản. Ông Vũ Sông dự."
>>> article = annotate(Document.of("a.txt", text))
>>> (event,) = events.read(article, ())
>>> elsewhere = Elsewhere(article, event)
>>> [elsewhere.at(text.index(name)) for name in ("Lê An", "Vũ Sông")]
[False, True]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from hoptac.model import Annotated, Event, Kind, Part, Placed, StatedDate
from hoptac.openings import opening
from hoptac.reading.events import year_of
from hoptac.reading.passages import Passage, told
from hoptac.reading.speakers import TITLES

TOLD = (Part.PROSE, Part.ITEM, Part.CAPTION)
THEN = opening(
    *(f"{word} {that}" for word in ("khi", "lúc", "hôm", "dịp", "ngày", "đêm", "hồi", "năm") for that in ("ấy", "đó")),
    *("sự kiện đó", "sự kiện ấy", "lễ ký đó", "lễ ký ấy", "lễ ký hôm ấy", "lễ ký khi đó"),
    behind=r"(?!\w)",
)
COUNTED = r"(?:ít|mấy|vài|hai|ba|bốn|nửa|\d+) (?:hôm|ngày|tuần|tháng|năm)"
EARLIER = re.compile(
    rf"(?<!\w)(?:trước (?:đó|đấy|lễ|chuyến|ngày|buổi)(?: [^ ,.;]+){{0,3}} {COUNTED}|{COUNTED} trước(?: đó)?)(?!\w)"
)
HERE = opening("tại", "trong", "dự", behind=r" (?:buổi|lễ|hội nghị|cuộc|sự kiện)(?! (?:ấy|đó)(?!\w))")
BEFORE = "trước"  # what stands in all that the pattern finds: quicker than to search in vain
WORD = re.compile(r"\w")
HEAD = 60  # characters from the start of a sentence in which a day is that of what it tells


class Elsewhere:
    """The sentences of one article that tell of another time than its event."""

    def __init__(self, annotated: Annotated, event: Event) -> None:
        self._date, self._year = event.date, year_of(annotated)
        passages = told(annotated, *TOLD)
        self._starts = [passage.start for passage in passages]
        self._away = [away for _, group in groupby(passages, key=_paragraph) for away in self._paragraph(group)]

    def at(self, place: int) -> bool:
        """Whether the sentence at a place of the text tells of another time."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and self._away[index]

    def _paragraph(self, passages: Iterator[Passage]) -> Iterator[bool]:
        away = False
        for passage in passages:
            days = _days(passage)
            if days:
                away = not any(self._is_of_event(day) for day in days)
            elif _begins_earlier(passage):
                away = True
            elif HERE.search(passage.folded, passage.start, passage.stop):
                away = False
            yield away or _says_then(passage)

    def _is_of_event(self, day: StatedDate) -> bool:
        """Whether a day can be the event's; without one, whether it lies in the year of the article."""
        if self._date is None:
            return day.year is None or day.year >= self._year
        parts = ((day.year, self._date.year or self._year), (day.month, self._date.month), (day.day, self._date.day))
        return all(one is None or not other or one == other for one, other in parts)


@lru_cache(maxsize=1)  # who took part is asked of the same article twice
def _kept(placed: Placed) -> dict[StatedDate | None, Elsewhere]:
    """What is elsewhere for each date that the event of one article is taken to have."""
    return {}


def elsewhere(annotated: Annotated, event: Event) -> Elsewhere:
    """The sentences of an article that tell of another time than its event."""
    kept = _kept(annotated.placed)
    if event.date not in kept:
        kept[event.date] = Elsewhere(annotated, event)
    return kept[event.date]


def _paragraph(passage: Passage) -> int:
    return passage.paragraph


def _days(passage: Passage) -> list[StatedDate]:
    """The dates in the first words of a sentence."""
    dates = passage.of(Kind.DATE, stop=passage.start + HEAD)
    return [m.value for m in dates if isinstance(m.value, StatedDate)]


def _begins_earlier(passage: Passage) -> bool:
    """Whether the first words of a sentence tell of a time before: "Trước đó hai ngày"."""
    text, start, stop = passage.folded, passage.start, min(passage.stop, passage.start + HEAD)
    return text.find(BEFORE, start, stop) >= 0 and EARLIER.search(text, start, stop) is not None


def _says_then(passage: Passage) -> bool:
    """Whether a sentence says "khi ấy" before anything that somebody does in it: at its head, or behind a name with its posts."""
    for found in THEN.finditer(passage.folded, passage.start, passage.stop):
        name = passage.last(found.start(), Kind.PERSON)
        if name is None:
            return True
        if not WORD.search(passage.masked(name.stop, found.start(), *TITLES)):
            return True
    return False
