"""Dates and other words that a page says about itself, read without believing everything.

>>> published("2020-12-18T10:00:00+07:00").lexical
'2020-12-18'
>>> published("hôm qua") is None
True
"""

from __future__ import annotations

import re

from hoptac.datelines import stated
from hoptac.model import StatedDate
from hoptac.text import squeeze

ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?=$|[T ])")
LONGEST = 500


def published(words: object) -> StatedDate | None:
    """The date of an ISO 8601 date or time, as far as it goes; None for anything else."""
    found = ISO.match(str(words or "").strip())
    return stated(found) if found else None


def line(words: object) -> str:
    """One line of at most 500 characters, '' for None."""
    return squeeze(str(words or ""))[:LONGEST]


def address(words: object) -> str:
    """A web address, '' for anything that is none."""
    text = line(words)
    return text if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", text) else ""
