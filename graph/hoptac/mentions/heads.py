"""New bodies by the words that begin their names: "Sở Y tế tỉnh Nghệ An", "Công ty Cổ phần Giáo dục Sun Edu", "Tập đoàn".

What comes in are the places where the list finds the words of a kind; what goes out is the `Naming` that begins there, or None
where no name does ("nội bộ", "các bộ", "Trung tâm dữ liệu").

>>> sheet = Sheet.of("Trường Đại học Duy Tân cùng trường tiểu học")
>>> headed(sheet, sheet.kinds[0], lambda at: None).name
'Trường Đại học Duy Tân'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hoptac.automaton import Found
from hoptac.mentions.capitals import UPPER
from hoptac.mentions.naming import (
    AUTHORITY,
    STATE,
    Naming,
    branded,
    is_fieldless,
    is_strict,
    is_whole,
    needs_place,
    written,
)
from hoptac.mentions.places import LEVEL
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.tails import Tail, tail
from hoptac.mentions.words import name_words
from hoptac.terms import OrganisationKind
from hoptac.text import fold

HEAD_BRAND = re.compile(rf" \([{UPPER}&-]{{2,8}}\)(?= (?:tỉnh|thành phố|[{UPPER}]))")
BEFORE = re.compile(r"(\w+) $")
FOLLOWING = re.compile(rf" ([{UPPER}]\w*)(?: (\w+))?")
PLURAL = re.compile(r"(?:các|những|nhiều|mỗi|từng|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+|một số|mọi) $")
LEVEL_AT_END = re.compile(rf" {LEVEL.pattern}$")
LONGEST_SHORT = 5

Inner = Callable[[int], Naming | None]


def begins_name(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether the word of a kind begins a name here: "Bộ Y tế" and "trường Đại học", but no "nội bộ", "Nam Bộ" nor "các bộ"."""
    text, start = sheet.text, found.start
    head = text[start : found.stop]
    before = BEFORE.search(text, max(0, start - 10), start)
    if " " not in head and sheet.in_name(start):
        return False
    if before and name_words().joined(before[1], head.split()[0]):
        return False
    post = sheet.post_over(start)
    if post and not post.start < start < post.stop <= found.stop:
        return False
    if head.isupper():
        return len(head) <= LONGEST_SHORT or is_fieldless(found.value)
    return head[0].isupper() or _small_head(sheet, found)


def _small_head(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether a kind in small letters begins a name: "công ty VinFast", "tỉnh ủy"; one syllable only before a word of names."""
    if found.value.local:
        return found.value.type in ("government", "party")
    following = FOLLOWING.match(sheet.text, found.stop)
    if not following or found.stop + 1 in sheet.bodies or found.stop + 1 in sheet.places:
        return False
    return " " in sheet.text[found.start : found.stop] or name_words().joined(following[1], following[2] or "")


def headed(sheet: Sheet, found: Found[OrganisationKind], naming_at: Inner) -> Naming | None:
    """The body whose name the words of a kind begin; `naming_at` reads the body that a name ends with."""
    kind = found.value
    head = _Head.of(sheet, found)
    reach = tail(sheet, head.stop, local=is_strict(kind), company=kind.type == "company", fieldless=is_fieldless(kind))
    inner = naming_at(reach.nested) if reach.nested is not None else None
    inner = None if inner and inner.bare else inner
    if not reach.proper and inner is None:
        return None if needs_place(kind) else _bare(sheet, found, head)
    return branded(sheet, _named(sheet, found, head, reach, inner))


@dataclass(frozen=True, slots=True)
class _Head:
    """The first words of a name, without the level at their end ("Công an tỉnh") and the short form behind them ("(UBND)")."""

    name: str
    stop: int

    @classmethod
    def of(cls, sheet: Sheet, found: Found[OrganisationKind]) -> _Head:
        level = LEVEL_AT_END.search(sheet.text, found.start, found.stop)
        if level and found.value.type in STATE:
            return cls(LEVEL_AT_END.sub("", found.value.name), level.start())
        bracket = HEAD_BRAND.match(sheet.text, found.stop)
        return cls(found.value.name, bracket.end() if bracket else found.stop)


def _bare(sheet: Sheet, found: Found[OrganisationKind], head: _Head) -> Naming | None:
    """A name of nothing but its head: a body of the province by its whole name ("Tỉnh ủy", "Sở Y tế"), or "Tập đoàn" alone."""
    kind = found.value
    whole = is_whole(kind)
    if sheet.in_post(found.start) or fold(head.name).startswith(AUTHORITY):
        return None
    if not (whole and kind.type == "department") and PLURAL.search(sheet.folded, max(0, found.start - 8), found.start):
        return None
    if not sheet.text[found.start].isupper() and not whole:
        return None
    return Naming(found.start, found.stop, written(head.name), kind, bare=not whole, name_stop=found.stop)


def _named(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail, inner: Naming | None) -> Naming:
    words = head.name + sheet.text[head.stop : reach.words_stop if is_strict(found.value) else reach.stop]
    stop = inner.stop if inner else reach.stop
    return Naming(
        found.start, stop, written(words), found.value, level=reach.level, place=reach.place, inner=inner, name_stop=stop
    )  # fmt: skip
