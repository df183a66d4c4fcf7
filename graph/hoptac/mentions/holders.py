"""A foreign person right behind the name of a foreign body: where the one ends and the other begins.

What comes in is a sheet and the name of a body as far as capitals go; what goes out is where the body's name ends: before the
holder of the office that the name stands in. Words of Vietnamese need no such help, for family names are known.

>>> sheet = Sheet.of("Giám đốc Đại học Omaha Lincoln Maria Gomez ký. Đại học Omaha Lincoln có 15 khoa.")
>>> sheet.text[9 : before_holder(sheet, 9, 16, 42)]
'Đại học Omaha Lincoln'
"""

from __future__ import annotations

import re

from hoptac.mentions.capitals import RUN, UPPER, is_foreign
from hoptac.mentions.places import is_other_country
from hoptac.mentions.sheet import Sheet

WORD = re.compile(r"\S+")
ENDED = re.compile(rf"(?!\w)(?! [{UPPER}])")
LEAST, MOST = 2, 5  # words of a foreign person's name
LONGEST_RUN = 80  # characters


def before_holder(sheet: Sheet, start: int, head: int, stop: int) -> int:
    """Where a body's name ends before the person who holds the office that it stands in, if one stands in its last words.

    The name begins at `start`, its first words end at `head`, and it goes on to `stop` as far as capitals tell.
    """
    if not sheet.in_post(start - 2):
        return stop
    run = next((run for run in RUN.finditer(sheet.text, max(head, stop - LONGEST_RUN), stop) if run.end() == stop), None)
    words = list(WORD.finditer(run[0])) if run else []
    if run is None or not any(is_foreign(word[0]) for word in words[1:]):
        return stop
    ends = [run.start() + word.end() for word in words[:-LEAST]][-(MOST - LEAST + 1) :]
    return next((end for end in reversed(ends) if _ends(sheet, run.start(), start, end)), stop)


def ends_abroad(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a name ends with that of another country."""
    place = next((found for at, found in sheet.places.items() if start <= at < end and found.stop == end), None)
    return place is not None and is_other_country(place.value)


def _ends(sheet: Sheet, run: int, start: int, end: int) -> bool:
    """Whether a name ends at a place: with another country's name, or where the article ends it elsewhere."""
    if ends_abroad(sheet, run, end):
        return True
    name = sheet.text[start:end]
    at = sheet.text.find(name)
    while at >= 0:
        if at != start and ENDED.match(sheet.text, at + len(name)):
            return True
        at = sheet.text.find(name, at + 1)
    return False
