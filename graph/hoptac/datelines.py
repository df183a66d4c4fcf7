"""The date that an article gives itself: a line, or the start of one, that says when it was published or written.

In comes the NFC text; out goes the stated date with the place where it stands, or None.

>>> dateline(" date 2020-12 Tham dự buổi lễ, ...")
(StatedDate(year=2020, month=12, day=None, half=''), (1, 13))
>>> dateline("Hà Nội, ngày 24 tháng 12 năm 2020")[0].lexical
'2020-12-24'
>>> dateline("Ngày 13/9/2014, hai bên đã ký.") is None
True
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from hoptac.model import StatedDate
from hoptac.text import lines

_PLACE = r"[^\W\d_][\w.\- ]{1,30}"
_NUMBERS = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
_WORDS = r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})"
_TIME = r"\d{1,2}[:hg]\d{2}(?::\d{2})?'?(?: ?(?:[ap]m|gmt ?\+?\d?))?"
_PUBLISHED = r"(?:ngày đăng|đăng ngày|đăng lúc|cập nhật(?: lúc| ngày)?|ngày cập nhật|xuất bản)"
_WEEKDAY = r"(?:(?:- )?(?:thứ \w+|chủ nhật)(?:[,.]| -| \|)? (?:ngày )?)?"

# The first form that fits wins; each stands at the start of a line.
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"date (?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?= |$)",
        rf"{_PLACE}, {_WORDS}(?= ?[-–—:]|[.;]?$)",
        rf"\({_PLACE}, {_NUMBERS}\)",
        rf"{_PLACE} \({_NUMBERS}\)(?= ?[-–—])",
        rf"{_PLACE}, {_NUMBERS}$",
        rf"{_NUMBERS}(?= [-–—] [^\W\d_])",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}),? \d{1,2}:\d{2}(?::\d{2})? [AP]M",
        rf"{_WEEKDAY}{_NUMBERS}(?:,| -| \||  ?) ?{_TIME}",
        rf"{_TIME}(?:,| -| \||  ?) ?{_WEEKDAY}(?:ngày )?{_NUMBERS}",
        rf"(?:[^\W\d_][\w ,&]{{1,30}} [-|–] )?{_PUBLISHED}[: ]+(?:{_TIME},? )?{_WEEKDAY}(?:ngày )?{_NUMBERS}",
        rf"{_WEEKDAY}(?:ngày )?{_NUMBERS}[.;]?$",
        rf"{_WEEKDAY}{_WORDS}[.;]?$",
        rf"[^\W\d_][^\d\n]{{0,100}}? {_NUMBERS}(?:,| -| \|)? ?{_TIME}$",
    )
)

YEAR = re.compile(r"\d{4}")
LONGEST = 120


def stated(found: re.Match[str]) -> StatedDate | None:
    """The date of a match with the groups year, month and day; None where there is no such day."""
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    if year is None or not 1900 <= year <= 2199 or not 1 <= (month or 1) <= 12:
        return None
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        return None
    return StatedDate(year, month, day)


@lru_cache(maxsize=2)  # more than one reader asks for that of the article at hand
def dateline(text: str) -> tuple[StatedDate, tuple[int, int]] | None:
    """The first date line of a text and its span, looked for at the starts of its lines."""
    for start, stop in lines(text):
        line = text[start:stop].lstrip()
        start, head = stop - len(line), line.rstrip()[:LONGEST]
        for form in FORMS if YEAR.search(head) else ():
            found = form.match(head)
            if found and (day := stated(found)):
                return day, (start, start + found.end())
    return None
