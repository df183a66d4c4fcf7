"""Bodies of several provinces that share their first words: "ba Sở Du lịch của Hà Nội, Hải Phòng và Quảng Ninh".

What comes in is a sheet and a kind found in it; what goes out are the `Naming`s, one at each place; none where only one
place is named.

>>> sheet = Sheet.of("UBND các tỉnh Nghệ An, Hà Tĩnh ký; Sở Y tế Hà Nội dự.")
>>> [(naming.name, naming.place) for at in sorted(sheet.kinds) for naming in several(sheet, sheet.kinds[at])]
[('Ủy ban nhân dân', 'Nghệ An'), ('Ủy ban nhân dân', 'Hà Tĩnh')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.heads import LEVEL_AT_END, PLURAL
from hoptac.mentions.naming import Naming, is_strict
from hoptac.mentions.places import PROVINCIAL, level_at, level_of, place_after
from hoptac.mentions.sheet import Sheet
from hoptac.terms import OrganisationKind, Place
from hoptac.text import fold

COUNT = r"(?:các|\d{1,2}|hai|ba|bốn|năm|sáu|bảy)"
AREAS = r"(?:tỉnh,? thành(?: phố)?|tỉnh và thành phố|tỉnh|thành phố|địa phương)"
MANY = re.compile(rf" (?:của |thuộc )?{COUNT} {AREAS}(?:(?: là|,? gồm|,? bao gồm)(?!\w))? ?[:(]? ?")
ONE = re.compile(r" (?:của |thuộc )?")
BETWEEN = re.compile(r",? và (?:của )?|, |; | [-–] ")
AND = " và "
SMALL_AREAS = re.compile(
    rf" (?:của |thuộc )?{COUNT} (?P<level>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)(?:(?: là| như|,? gồm)(?!\w))?:? "
)
DAY = re.compile(r" \((?:\d{1,2}[/.-]){0,2}\d{4}\)")  # behind one of those with whom something was signed
COMMITTEE, STANDING = "Ban Thường vụ", "ban thường vụ "
DEPARTMENT, ALL, LONGEST_FIELD = "sở", "các ", 60
PARTY = "party"
TYPES = ("government", "party", "department", "other")

Stop = tuple[int, Found[Place], bool]  # where the words for a place begin, the place, and whether the word of its level is said


def several(sheet: Sheet, found: Found[OrganisationKind]) -> list[Naming]:
    """The bodies of one kind whose places stand in a list behind it, or none."""
    if found.value.type not in TYPES:
        return []
    if departments := _departments(sheet, found):
        return departments
    if not _is_local(found.value):
        return []
    level = LEVEL_AT_END.search(sheet.text, found.start, found.stop)
    head, name = level.start() if level else found.stop, LEVEL_AT_END.sub("", found.value.name)
    many = MANY.match(sheet.folded, head)
    if small := SMALL_AREAS.match(sheet.folded, head):
        return _small(sheet, found.value, name, found.start, small)
    counted = many or PLURAL.search(sheet.folded, max(0, found.start - 8), found.start)
    frame = many or ONE.match(sheet.folded, head)
    listed = list(_places(sheet, frame.end())) if frame else []
    if len(listed) < 2 or not (counted or _are_alike(sheet, listed)):
        return []
    starts = [found.start, *(begin for begin, *_ in listed[1:])]
    named = [_named(found.value, name, start, at) for start, (_, at, _) in zip(starts, listed, strict=True)]
    standing = found.value.type == PARTY and sheet.folded.endswith(STANDING, 0, found.start)
    return _standing(named) if standing else named


def _standing(named: list[Naming]) -> list[Naming]:
    """The standing committees of those committees: "Ban Thường vụ Tỉnh ủy các tỉnh Nghệ An, Hà Tĩnh"."""
    starts = [named[0].start - len(STANDING), *(naming.start for naming in named[1:])]
    pairs = zip(starts, named, strict=True)
    return [inner._replace(start=start, name=COMMITTEE, inner=inner, level="", place="") for start, inner in pairs]


def _departments(sheet: Sheet, found: Found[OrganisationKind]) -> list[Naming]:
    """The departments of one province by their fields: "các Sở: Công Thương, Xây dựng và Tài chính tỉnh Nghệ An"."""
    start = found.start + len(DEPARTMENT)
    if not sheet.folded.startswith(DEPARTMENT, found.start) or not sheet.folded.endswith(ALL, 0, found.start):
        return []
    at = start + (2 if sheet.text.startswith(": ", start) else 1)
    out: list[Naming] = []
    while hit := _department(sheet.text[at : at + LONGEST_FIELD]):
        kind, length = hit
        out.append(Naming(at if out else found.start, at + length, kind.name, kind, name_stop=at + length))
        if not (following := BETWEEN.match(sheet.folded, at + length)):
            break
        at = following.end()
    return [_at_end(sheet, naming, out[-1].stop) for naming in out] if len(out) > 1 else []


def _department(field: str) -> tuple[OrganisationKind, int] | None:
    """The department of a field that a text begins with, and the length of that field."""
    named = f"Sở {field}"
    hits = lists().organisation_kinds.find(named) if field[:1].isupper() else []
    if not hits or hits[0].start or hits[0].stop <= len("Sở "):
        return None
    return hits[0].value, hits[0].stop - len("Sở ")


def _at_end(sheet: Sheet, naming: Naming, stop: int) -> Naming:
    """A department with the province that stands at the end of its list."""
    level, begin = level_at(sheet.text, stop + 1) or ("", stop + 1)
    place = place_after(sheet.text, begin, level, sheet.places) if level in PROVINCIAL else None
    if place is None and stop + 1 in sheet.places and level_of(sheet.places[stop + 1].value) in PROVINCIAL:
        where = sheet.places[stop + 1].value
        return naming._replace(level=level_of(where), place=where.name)
    return naming._replace(level=level, place=place[0]) if place else naming


def _small(sheet: Sheet, kind: OrganisationKind, name: str, start: int, many: re.Match[str]) -> list[Naming]:
    """The bodies of communes or districts: "UBND các xã Minh Hòa, Minh Tiến và phường Tân An"."""
    out: list[Naming] = []
    level, at = many["level"], many.end()
    while at not in sheet.kinds and at not in sheet.bodies and not sheet.in_post(at):
        own = level_at(sheet.text, at)
        level, begin = own or (level, at)
        if not (place := place_after(sheet.text, begin, level, sheet.places)):
            break
        where, stop = place
        words = name if is_strict(kind) else f"{name} {level} {where}"
        out.append(Naming(at if out else start, stop, words, kind, level=level, place=where, name_stop=stop))
        day = DAY.match(sheet.folded, stop)
        following = BETWEEN.match(sheet.folded, day.end() if day else stop)
        if following is None:
            break
        at = following.end()
    return out if len(out) > 1 else []


def _is_local(kind: OrganisationKind) -> bool:
    """Whether each province has one of a kind, by its own word or with that of the level: "Công an tỉnh"."""
    return kind.local or lists().organisation_kinds.named(f"{kind.name} {PROVINCIAL[0]}") is not None


def _named(kind: OrganisationKind, name: str, start: int, place: Found[Place]) -> Naming:
    """The body of a kind in one place, whose name holds the place where the place is no more than its end."""
    level, where = level_of(place.value), place.value.name
    if not is_strict(kind):
        name = f"{name} {where}" if fold(where).startswith(level) else f"{name} {level} {where}"
    return Naming(start, place.stop, name, kind, level=level, place=where, name_stop=place.stop)


def _places(sheet: Sheet, begin: int) -> Iterator[Stop]:
    """The provinces of a list that begins at a place of the text."""
    while True:
        _, at = level_at(sheet.text, begin) or ("", begin)
        at += sheet.text[at : at + 1] == " " and at > begin
        place = sheet.places.get(at) or sheet.places.get(begin)
        if place is None or level_of(place.value) not in PROVINCIAL:
            return
        yield begin, place, place.start > begin
        following = BETWEEN.match(sheet.folded, place.stop)
        if following is None:
            return
        begin = following.end()


def _are_alike(sheet: Sheet, listed: list[Stop]) -> bool:
    """Whether a list that nothing counts is one: "Sở Y tế Nghệ An và Hà Tĩnh", of which only the first has its level."""
    last = sheet.folded[listed[-2][1].stop : listed[-1][0]]
    bare = not any(levelled for _, _, levelled in listed[1:])
    return (
        AND in f"{last} " and bare and all(one.value.type == other.value.type for (_, one, _), (_, other, _) in pairwise(listed))
    )
