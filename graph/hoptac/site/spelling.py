"""Dates as people write them: a date as stated and a language come in, the same date in words goes out, no more exact.

>>> dated("2014-09-13", "vi"), dated("2020-12", "en"), dated("--04-29", "en"), dated("2014", "vi")
('13/9/2014', 'December 2020', '29 April', '2014')
"""

from __future__ import annotations

import re

STATED = re.compile(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def dated(lexical: str, language: str) -> str:
    """A date in words; what is no date of XML Schema stays as it is."""
    found = STATED.fullmatch(lexical)
    if not found or not 1 <= int(found[2]) <= len(MONTHS):
        return lexical
    day, month, year = found[3] and str(int(found[3])), int(found[2]), found[1]
    parts = (day, str(month), year) if language == "vi" else (day, MONTHS[month - 1], year)
    return ("/" if language == "vi" else " ").join(filter(None, parts))
