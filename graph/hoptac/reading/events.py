"""The event that an article reports: a signing, or a working session at which nothing was signed.

What comes in is an `Annotated`; what goes out is at most one Event, with its day, place and whether it was held online, as far
as the sentences on it say so. A signing that is told as past ("Năm 2014, hai bên đã ký …") or as planned is not the event.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "Chiều 26/1/2024, tại Hà Nội, UBND tỉnh Nghệ An và VNPT ký thỏa thuận hợp tác."
>>> [(event.kind, event.date.lexical, event.place) for event in read(annotate(Document.of("a.txt", text)), ())]
[('signing', '2024-01-26', 'Hà Nội')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from hoptac.model import Annotated, Event, Fact, Kind, Mention, Part, StatedDate
from hoptac.openings import opening
from hoptac.reading.passages import Passage, told
from hoptac.text import holds_any

TOLD = (Part.PROSE, Part.ITEM, Part.HEADING, Part.CAPTION)
CEREMONY = ("lễ k[ýí]", "buổi k[ýí]", "nghi thức k[ýí]")
SIGN = tuple(rf"{sign}(?! (?:tặng|túc|ức|hiệu|họa|sự|tên|giả|sinh))(?!\w)" for sign in ("ký", "kí"))
SIGNING = opening(*CEREMONY, *SIGN)
NOT_NOW = re.compile(
    r"(?<!\w)(?:chưa|không|sẽ|dự kiến|sắp|trước đó|từng|trước đây|hướng tới|tiến tới|năm ngoái|tháng trước|tuần trước|từ đầu năm"
    r"|hồi (?:đầu|giữa|cuối) (?:năm|tháng))(?!\w)[^.;]*$"
)
BESIDE = re.compile(r"(?: kết)?(?: vào| hồi| từ| trong)?,? ?")
MEETING = opening(
    *(f"{session} (?:làm việc|gặp|họp|tiếp|trao đổi)" for session in ("buổi", "cuộc", "phiên")),
    *("làm việc với", "hội đàm", "hội nghị", "tiếp và làm việc", "tọa đàm", "gặp gỡ"),
)
HELD = opening(*CEREMONY, "buổi (?:lễ|làm việc|gặp)", "cuộc (?:lễ|làm việc|gặp)", "hội nghị", *SIGN)
AT = re.compile(r"(?<!\w)tại (?:thành phố |tỉnh |thủ đô |tp\.? ?)?$")
ONLINE = ("trực tuyến", "cầu truyền hình", "điểm cầu", "đầu cầu")
STRETCH = re.compile(r"(?<!\w)(?:từ|đến|tới)(?: ngày)? $")
LOOK_BACK = 24
NEAR = 100  # characters between the words for an event and its place
MOST_SIGNINGS, LONGEST_CLAUSE = 8, 200  # in one sentence; characters before a verb
OPENING = 2  # sentences of prose in which an article says of what day it tells


def read(annotated: Annotated, earlier: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The event of the article, if it reports one."""
    year, heard = year_of(annotated), told(annotated, *TOLD)
    signed = [(passage, at) for passage in heard if (at := _signing(passage, year))]
    if signed:
        return (_event(annotated, "signing", signed, year),)
    met = [(passage, at) for passage in heard if (at := MEETING.search(passage.folded, passage.start, passage.stop))]
    return (_event(annotated, "meeting", met, year),) if met and len(annotated.organisations) > 1 else ()


def year_of(annotated: Annotated) -> int:
    """The year that the article is of: the last that it names or was published in."""
    _, dates = annotated.placed.of((Kind.DATE,))
    years = [m.value.year or 0 for m in dates if isinstance(m.value, StatedDate) and m.value.month]
    published = annotated.document.published
    return published.year if published and published.year else max(years, default=0)


def _signing(passage: Passage, year: int) -> re.Match[str] | None:
    """Where a sentence says that something is signed now."""
    for found in islice(SIGNING.finditer(passage.folded, passage.start, passage.stop), MOST_SIGNINGS):
        before = passage.folded[max(passage.start, found.start() - LONGEST_CLAUSE) : found.start()]
        paper = passage.first(found.start(), Kind.AGREEMENT) or passage.last(found.start(), Kind.AGREEMENT)
        now = not (NOT_NOW.search(before) or _past(passage, year) or _then(passage, found.end(), year))
        if now and (paper or found[0].startswith(("lễ", "buổi"))):
            return found
    return None


def _then(passage: Passage, place: int, year: int) -> bool:
    """Whether the day right behind a verb of signing lies in a year before the article's: "được ký kết ngày 14/11/2020"."""
    day = passage.first(place, Kind.DATE)
    return day is not None and _is_before(day, year) and BESIDE.fullmatch(passage.folded, place, day.start) is not None


def _is_before(day: Mention, year: int) -> bool:
    """Whether a day says that it lies in a year before this one."""
    return isinstance(day.value, StatedDate) and 0 < (day.value.year or 0) < year


def _past(passage: Passage, year: int) -> bool:
    """Whether all days of a sentence lie in years before the article's."""
    days = [day for day in _days(passage) if day.year]
    return bool(days) and all((day.year or 0) < year for day in days)


def _days(passage: Passage) -> list[StatedDate]:
    """The days that a sentence names, without the ends of a stretch of days ("từ ngày 25/1 đến ngày 27/1")."""
    named = (
        m for m in passage.of(Kind.DATE) if not STRETCH.search(passage.folded, max(passage.start, m.start - LOOK_BACK), m.start)
    )
    return [m.value for m in named if isinstance(m.value, StatedDate)]


def _event(annotated: Annotated, kind: str, heard: list[tuple[Passage, re.Match[str]]], year: int) -> Event:
    prose = [passage for passage, _ in heard if passage.part is not Part.HEADING] or [passage for passage, _ in heard]
    first, at = next(((p, found) for p, found in heard if p.part is Part.PROSE), heard[0])
    opening = told(annotated, Part.PROSE)[:OPENING]
    days = (day for passage in [*prose, *opening] for day in _days(passage) if day.day and (day.year or year) == year)
    return Event(
        key="e1",
        kind=kind,
        date=next(days, None),
        place=next(_places(annotated, year), ""),
        online=any(holds_any(passage.folded[passage.start : passage.stop], ONLINE) for passage in prose),
        evidence=annotated.document.evidence(at.start(), _stop(first, at)),
        rule=f"{kind}-told",
    )


def _stop(passage: Passage, found: re.Match[str]) -> int:
    """The words that tell of a signing go on to the paper that is signed."""
    paper = passage.first(found.start(), Kind.AGREEMENT)
    return paper.stop if paper else found.end()


def _places(annotated: Annotated, year: int) -> Iterator[str]:
    """The places at which the sentences on the event say that it was held."""
    for passage in told(annotated, Part.PROSE):
        places = passage.of(Kind.PLACE)
        held = [found.start() for found in HELD.finditer(passage.folded, passage.start, passage.stop)] if places else []
        for place in places if held else ():
            near = place.start - passage.start <= NEAR or any(abs(at - place.start) <= NEAR for at in held[:MOST_SIGNINGS])
            day = passage.last(place.start, Kind.DATE)
            past = day is not None and _is_before(day, year)
            if near and not past and AT.search(passage.folded, max(passage.start, place.start - LOOK_BACK), place.start):
                yield str(place.value)
