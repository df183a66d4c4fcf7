"""The titles of posts as an article words them: with the words before and behind that belong to them, written out.

What comes in is a sheet and a post found in it; what goes out is a `Title`.

>>> sheet = Sheet.of("Nguyên Phó Chủ tịch Thường trực, tân Giám đốc")
>>> [title(sheet, post).words for post in sheet.posts]
['Nguyên Phó Chủ tịch Thường trực', 'Giám đốc']
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import UPPER
from hoptac.mentions.places import level_at
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.terms import Catalogue, Term
from hoptac.text import squeeze

NEWLY = "Tân"  # says since when an office is held, and is no part of its title
SMALL = re.compile(rf" [^\W\d_{UPPER}]")
DEPUTY, STANDING = "Phó", re.compile(r"[ \u00a0]TT\.?(?= )")  # "Phó Chủ tịch TT UBND tỉnh"
LONGEST_PREFIX = 40


class Title(NamedTuple):
    """A title from `start` to `stop`, and its `words` written out."""

    start: int
    stop: int
    words: str


def title(sheet: Sheet, post: Found[Term]) -> Title:
    """The whole title of a post."""
    before = _prefixes().search(sheet.text, max(0, post.start - LONGEST_PREFIX), post.start)
    prefix = _listed(lists().post_prefixes, before[0]).removeprefix(NEWLY).strip() if before else ""
    stop, behind = _qualified(sheet, post.stop, deputy=(prefix or post.value.name).startswith(DEPUTY))
    words = " ".join(part for part in (prefix, post.value.name, behind) if part)
    return Title(before.start() if before else post.start, stop, words)


def _either(terms: Catalogue[Term]) -> str:
    forms = sorted({form for term in terms for form in term.forms}, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(map(re.escape, forms)) + ")" if forms else r"(?!)"


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(lists().post_prefixes)}[ \u00a0])+$", re.IGNORECASE)


@cache
def _suffixes() -> re.Pattern[str]:
    return re.compile(rf"(?:[ \u00a0]{_either(lists().post_suffixes)}(?!\w))+", re.IGNORECASE)


def _listed(terms: Catalogue[Term], words: str) -> str:
    """The words as the list writes them."""
    parts: list[str] = []
    place = 0
    for found in terms.find(words):
        parts.append(found.value.name)
        place = found.stop
    return squeeze(" ".join(parts)) if parts and place >= len(words.rstrip()) else squeeze(words)


def _qualified(sheet: Sheet, stop: int, *, deputy: bool) -> tuple[int, str]:
    """Where a title ends with what stands behind it ("Thường trực", "kinh doanh châu Á"), and those words."""
    if deputy and (short := STANDING.match(sheet.text, stop)):
        return short.end(), "Thường trực"
    begin = stop
    if found := _suffixes().match(sheet.text, stop):
        stop = found.end()
        behind = [_listed(lists().post_suffixes, found[0].strip())]
    else:
        behind = []
    small = stop
    while (
        SMALL.match(sheet.text, stop)
        and not level_at(sheet.text, stop + 1)
        and stop + 1 not in sheet.kinds
        and (further := name_words().goes_on(sheet.folded, stop + 1)) > stop + 1
    ):
        stop = further
    if stop > small:
        behind.append(squeeze(sheet.text[small:stop]))
    return stop, " ".join(behind) if stop > begin else ""
