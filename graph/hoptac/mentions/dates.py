"""Dates and periods: DATE and PERIOD mentions, each as exact as the words and never more.

In come a document and its sentences, out go mentions whose value is a `StatedDate` or a `Period`. A day or month
without a year takes the year of the article's own date, where it has one. The years of a term of office or of a
school year (nhiệm kỳ, năm học) are no period.

>>> document = Document.of("a.txt", "Sáng 18/12/2020, hai bên ký thỏa thuận giai đoạn 2020 - 2025, tầm nhìn đến 2030.")
>>> day, years, horizon = dates(document)
>>> day.value.lexical, day.value.half
('2020-12-18', 'sáng')
>>> years.value, horizon.value, horizon.rule
(Period(start=2020, end=2025), Period(start=None, end=2030), 'horizon')
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hoptac.datelines import dateline
from hoptac.model import Document, Kind, Mention, Period, Sentence, StatedDate
from hoptac.openings import opening
from hoptac.text import digits, fold

YEAR = r"(?:19|20)\d\d(?!\d)"
SIGN = r" ?[/.-] ?"
# A word that makes a day of the numbers after it: "sáng", "chiều nay (", "từ ngày", "lúc 8 giờ ngày".
HALVES = ("sáng", "trưa", "chiều", "tối", "đêm")
HALF = rf"(?P<half>{'|'.join(HALVES)})"
DAY_LEAD = re.compile(
    rf"(?<!\w)(?:{HALF} ?(?:nay|qua|cùng)?,? ?(?:- )?)?(?:\(?(?:ngày|hôm nay|hôm qua|hôm)[, ]{{0,2}})?(?:mùng |mồng |\()?$"
)
MONTH_LEAD = re.compile(r"(?<!\w)(?:(?:đầu|giữa|cuối) )?tháng $")
YEAR_LEAD = re.compile(r"(?<!\w)(?:(?:đầu|giữa|cuối) )?năm $")
UNTIL = re.compile(
    r"(?<!\w)(?:(?P<horizon>(?:định hướng|tầm nhìn|hướng)(?: phát triển)?(?: đến| tới)?)|đến|tới)(?: cuối| hết)?(?: năm)? $"
)
SINCE = re.compile(r"(?<!\w)(?:kể )?từ (?:đầu |cuối )?(?:năm )?$")
PERIOD_LEAD = re.compile(
    r"(?<!\w)(?:giai đoạn |thời kỳ |thời kì |chặng đường |(?:trong )?(?:các|hai|ba|bốn|năm|sáu|\d) năm(?: qua)?,? )?"
    r"(?:từ )?(?:năm )?\(?$"
)
TERM_OF_OFFICE = re.compile(
    r"(?:nhiệm kỳ|nhiệm kì|niên khóa|năm học|học kỳ|mùa giải|mùa|vụ|khóa)(?: [\w]{1,6},?)?(?: nhiệm kỳ)? ?\(?$"
)
PAST = re.compile(r" (?:vừa qua|vừa rồi|năm ngoái)")
THIS_YEAR = re.compile(r" năm (?P<which>nay|ngoái)(?!\w)")
TODAY = opening(*HALVES, "hôm", behind=r" (?P<day>nay|qua)(?!\w)")
PARTS = ("day", "month", "year")
NEAR = 400  # characters behind a date in which another of its month is of its year
WINDOW = 32  # characters before a number that can say what it is


class Form(NamedTuple):
    """A way to write a date: what its numbers look like, the words before them, and whether it is no date without those."""

    name: str
    pattern: re.Pattern[str]
    lead: re.Pattern[str]
    bare: bool


def _form(name: str, pattern: str, lead: re.Pattern[str] = DAY_LEAD, *, bare: bool = False) -> Form:
    return Form(name, re.compile(pattern), lead, bare)


# What a number of four digits can begin, and one of one or two; the first form that fits wins.
YEARS = (
    _form(
        "years",
        rf"(?P<first>{YEAR})(?: {{0,2}}- {{0,2}}| đến | tới | - đến )(?:hết )?(?:năm )?(?P<second>{YEAR})",
        PERIOD_LEAD,
        bare=True,
    ),
    _form("iso", rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", bare=True),
    _form("year", rf"(?P<year>{YEAR})", YEAR_LEAD),
)
DAYS = (
    _form("page-date", rf"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>{YEAR}),? \d\d?:\d\d(?::\d\d)? [ap]m", bare=True),
    _form("days", rf"\d\d?(?: ?- ?| đến | và |, )\d\d?{SIGN}(?P<month>\d\d?)(?!\d)(?:(?:{SIGN}| năm )(?P<year>{YEAR}))?"),
    _form("day", rf"(?P<day>\d\d?){SIGN}(?P<month>\d\d?)(?:{SIGN}| năm )(?P<year>{YEAR})", bare=True),
    _form(
        "day-in-words", rf"(?P<day>\d\d?) ?(?:/ ?)?tháng (?P<month>\d\d?)(?!\d)(?:(?:{SIGN}|,? năm )(?P<year>{YEAR}))?", bare=True
    ),
    _form("month-in-brackets", rf"(?<=\()(?P<month>\d\d?)/(?P<year>{YEAR})(?=\))", bare=True),
    _form("month", rf"(?P<month>\d\d?)(?:{SIGN}|,? ?năm )(?P<year>{YEAR})", MONTH_LEAD),
    _form("day-without-year", r"(?P<day>\d\d?)(?: - | ?[/.-])(?P<month>\d\d?)(?![\d%]|[/.,-]\d)"),
    _form("month-without-year", r"(?P<month>\d\d?)(?![\d%/]|[.,-]\d)", MONTH_LEAD),
)
FORMS = {1: DAYS, 2: DAYS, 4: YEARS}
COUNTED = re.compile(r" (?:lần|giờ|phút|tháng(?! \d)|tuần|năm(?! (?:\d|nay|ngoái))|người|điểm|triệu|tỷ|tỉ|%|km|độ)(?!\w)")


def dates(document: Document, sentences: tuple[Sentence, ...] = ()) -> tuple[Mention, ...]:
    """The dates and periods of a document, in the order of its text."""
    return _Reader(document).read()


class _Reader:
    """A text on its way to dates: what has been read ends at `free`."""

    def __init__(self, document: Document) -> None:
        self.text = fold(document.text)
        span = document.published_span
        if document.published is None:
            own, span = dateline(document.text) or (None, None)
        else:
            own = document.published
        self.own, self.span, self.free = own, span, 0
        self.told: StatedDate | None = None  # the last date with its year, which ends at `told_at`
        self.told_at = 0

    def read(self) -> tuple[Mention, ...]:
        found = []
        for start, stop in digits(self.text):
            if mention := self._at(start, stop):
                found.append(mention)
                self.free = mention.stop
        found += self._todays(found)
        if self.own and self.span:
            found.append(Mention(Kind.DATE, *self.span, self.own, "dateline"))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _at(self, start: int, stop: int) -> Mention | None:
        """The mention that begins with a number, if any."""
        forms = FORMS.get(stop - start, ())
        if start < self.free or not forms or self._own_line(start) or self._glued(start):
            return None
        before = self.text[max(self.free, start - WINDOW) : start]
        for form in forms:
            if found := form.pattern.match(self.text, start):
                return self._years(found, before) if form.name == "years" else self._date(form, found, before)
        return None

    def _own_line(self, start: int) -> bool:
        return self.span is not None and self.span[0] <= start < self.span[1]

    def _glued(self, start: int) -> bool:
        """Whether the number goes on what is before it: "57-NQ", "02438.221", "8:30"."""
        before = self.text[max(0, start - 2) : start]
        return before[-1:].isalpha() or (before[-1:] in "/.,:-" and before[:1].isalnum() and before != "")

    def _years(self, found: re.Match[str], before: str) -> Mention | None:
        start, end = int(found["first"]), int(found["second"])
        if not start < end <= start + 50 or TERM_OF_OFFICE.search(before):
            return None
        return _mention(Kind.PERIOD, found, PERIOD_LEAD.search(before), Period(start, end), "years")

    def _date(self, form: Form, found: re.Match[str], before: str) -> Mention | None:
        if form.name == "year":
            return _year(found, before)
        lead = form.lead.search(before)
        lead = lead if lead and lead[0].strip(" (") else None
        stated = _stated(found, (lead and lead.groupdict().get("half")) or "")
        if stated is None or COUNTED.match(self.text, found.end()) or not (lead or form.bare):
            return None
        told = None if stated.year else THIS_YEAR.match(self.text, found.end())
        if stated.year:
            self.told, self.told_at = stated, found.end()
        start = found.start() - len(lead[0]) if lead else found.start()
        return Mention(Kind.DATE, start, told.end() if told else found.end(), self._in_year(stated, found.end()), form.name)

    def _in_year(self, value: StatedDate, stop: int) -> StatedDate:
        """A date without a year in the year of the article; in the one before if it is told as past and would not be.

        Right behind a date of the same month that has its year, it is of that year: "từ ngày 25 đến 28/5/2024. Ngày 27/5, …".
        """
        if value.year is not None:
            return value
        if self.own is None or self.own.year is None:
            return value
        if self.told and self.told.month == value.month and stop - self.told_at < NEAR:
            return _in(self.told.year, value)
        later = (value.month or 1) - (self.own.month or value.month or 1)
        told = PAST.match(self.text, stop) is not None
        last = (which := THIS_YEAR.match(self.text, stop)) is not None and which["which"] == "ngoái"
        return _in(self.own.year - (last or later >= 10 or (told and later > 0)), value)

    def _todays(self, found: list[Mention]) -> Iterator[Mention]:
        """ "Sáng nay", "hôm qua": the article's own day or the one before, unless the words belong to a date."""
        own = self.own
        if own is None or own.day is None or own.not_before is None:
            return
        starts = [mention.start for mention in found]
        for said in TODAY.finditer(self.text):
            before = bisect_right(starts, said.start())
            if not before or found[before - 1].stop <= said.start():
                half = next((half for half in HALVES if said[0].startswith(half)), "")
                yield Mention(Kind.DATE, *said.span(), _day(own.not_before - timedelta(days=said["day"] == "qua"), half), "today")


def _in(year: int | None, value: StatedDate) -> StatedDate:
    """A date in another year."""
    return StatedDate(year, value.month, value.day, value.half)


def _stated(found: re.Match[str], half: str) -> StatedDate | None:
    """The date of the groups of a match, None where there is no such day or month."""
    day, month, year = [int(found[name]) if name in found.re.groupindex and found[name] else None for name in PARTS]
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year or 2000, month)[1]):
        return None
    return StatedDate(year, month, day, half)


def _year(found: re.Match[str], before: str) -> Mention | None:
    """A year by itself: the end of a period, its beginning, or a date."""
    year = int(found["year"])
    if until := UNTIL.search(before):
        return _mention(Kind.PERIOD, found, until, Period(None, year), "horizon" if until["horizon"] else "until")
    if since := SINCE.search(before):
        return _mention(Kind.PERIOD, found, since, Period(year), "since")
    lead = YEAR_LEAD.search(before)
    return _mention(Kind.DATE, found, lead, StatedDate(year), "year") if lead else None


def _mention(kind: Kind, found: re.Match[str], lead: re.Match[str] | None, value: Period | StatedDate, rule: str) -> Mention:
    return Mention(kind, found.start() - len(lead[0]) if lead else found.start(), found.end(), value, rule)


def _day(day: date, half: str) -> StatedDate:
    return StatedDate(day.year, day.month, day.day, half)
