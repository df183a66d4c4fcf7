"""Time as a text states it, and numbers as it prints them: no more exact than its words.

>>> StatedDate(2020, 12).lexical, StatedDate(2020, 12).not_after.isoformat()
('2020-12', '2020-12-31')
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date exactly as far as a text states it; `half` is the part of the day (sáng, chiều, tối) or ''."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    half: str = ""

    @property
    def lexical(self) -> str:
        """XML Schema's form: `2014-09-13`, `2020-12`, `2014`, or `--04-29` without a year."""
        year = f"{self.year:04d}" if self.year is not None else "-"
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join([year, *parts])

    @property
    def not_before(self) -> date | None:
        """The first day that it can mean; None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def not_after(self) -> date | None:
        """The last day that it can mean; None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """Years from `start` to `end`, either of which a text may leave open."""

    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed (with its %), its unit with any multiplier (`triệu hóa đơn`), and `hơn`, `gần`, `khoảng` if said."""

    value: str
    unit: str = ""
    bound: str = ""
