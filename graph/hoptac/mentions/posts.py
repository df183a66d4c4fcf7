"""Which offices an article names: a title with all that belongs to it, and the body that stands with it.

What comes in is a sheet with the bodies found in it; what goes out are `Office`s in the order of the text.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh")
>>> [(office.title, office.body.name) for office in offices(sheet, namings(sheet))[0]]
[('Phó Bí thư', 'Tỉnh ủy'), ('Chủ tịch', 'Ủy ban nhân dân')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import RUN, UPPER
from hoptac.mentions.naming import Naming
from hoptac.mentions.places import PROVINCIAL, level_at, level_of, place_after
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.terms import Catalogue, Term
from hoptac.text import squeeze

STANDING, COMMITTEE = " Thường vụ", "Ban Thường vụ"
ABROAD = ("nước", "vùng")  # types of places that no body of a province is of
SEAT = re.compile(r" tại ")
OF = re.compile(r"[ \u00a0](?:của |tại |thuộc )?")
SMALL = re.compile(rf" [^\W\d_{UPPER}]")
LAST_AND_NEXT = re.compile(r"(\w+) (\w+)")
AFTER_NAME = re.compile(rf"[{UPPER}][\w.-]*\)? ?[,(:–-] ?$")
LONGEST_PREFIX = 40


@dataclass(frozen=True, slots=True)
class Office:
    """A post as the text words it: `title` written out, the `body` beside it, or the `place` that stands for the body."""

    start: int
    stop: int
    title: str
    body: Naming | None = None
    level: str = ""
    place: str = ""


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


def offices(sheet: Sheet, bodies: tuple[Naming, ...]) -> tuple[tuple[Office, ...], tuple[Naming, ...]]:
    """The offices of a sheet, and its bodies with those that only an office tells of."""
    by_start = {body.start: body for body in bodies}
    found = tuple(_offices(sheet, by_start))
    by_start.update((office.body.start, office.body) for office in found if office.body)
    return found, tuple(by_start[start] for start in sorted(by_start))


def _offices(sheet: Sheet, bodies: dict[int, Naming]) -> Iterator[Office]:
    stops = _Stops(bodies)
    for post in sheet.posts:
        if stops.covers(post.start):
            continue
        shared = next((bodies[at] for at in range(post.stop - 1, post.start, -1) if at in bodies), None)
        yield _office(sheet, post, bodies, shared)


class _Stops:
    """Answers whether a place lies inside the name of a body: "Giám đốc" in "Ban Giám đốc" is no office."""

    def __init__(self, bodies: dict[int, Naming]) -> None:
        self._starts = sorted(bodies)
        self._bodies = bodies

    def covers(self, place: int) -> bool:
        index = bisect_left(self._starts, place) - 1
        return index >= 0 and place < self._bodies[self._starts[index]].name_stop


def _office(sheet: Sheet, post: Found[Term], bodies: dict[int, Naming], shared: Naming | None) -> Office:
    before = _prefixes().search(sheet.text, max(0, post.start - LONGEST_PREFIX), post.start)
    start = before.start() if before else post.start
    stop, behind = _qualified(sheet, post.stop)
    title = " ".join(
        part for part in (_listed(lists().post_prefixes, before[0]) if before else "", post.value.name, behind) if part
    )
    if shared and not shared.bare:
        return Office(start, shared.stop, title, shared)
    return _of_standing(_with_body(sheet, Office(start, stop, title), bodies))


def _of_standing(office: Office) -> Office:
    """ "Ủy viên Thường vụ Tỉnh ủy": a member of the standing committee of that committee."""
    title = office.title.removesuffix(STANDING)
    if title == office.title or office.body is None or not title:
        return office
    body = replace(office.body, start=office.start, name=COMMITTEE, inner=office.body, level="", place="")
    return Office(office.start, office.stop, title, body)


def _qualified(sheet: Sheet, stop: int) -> tuple[int, str]:
    """Where a title ends with what stands behind it ("Thường trực", "kinh doanh châu Á"), and those words."""
    begin = stop
    if found := _suffixes().match(sheet.text, stop):
        stop = found.end()
        behind = [_listed(lists().post_suffixes, found[0].strip())]
    else:
        behind = []
    small = stop
    while SMALL.match(sheet.text, stop) and (further := name_words().goes_on(sheet.folded, stop + 1)) > stop + 1:
        stop = further
    if stop > small:
        behind.append(squeeze(sheet.text[small:stop]))
    return stop, " ".join(behind) if stop > begin else ""


def _with_body(sheet: Sheet, office: Office, bodies: dict[int, Naming]) -> Office:
    """The office with the body or the place that its title is followed by."""
    gap = OF.match(sheet.text, office.stop)
    if not gap:
        return office
    if body := bodies.get(gap.end()):
        return Office(office.start, body.stop, office.title, body)
    if gap.end() in sheet.kinds:
        return office
    level, at = level_at(sheet.text, gap.end()) or ("", gap.end())
    place = place_after(sheet.text, at, level, sheet.places) if level or at in sheet.places else None
    if place and not level and sheet.places[at].value.type in ABROAD:
        return _of_country(sheet, office, place[1])
    if place:
        return Office(office.start, place[1], office.title, None, level or level_of(sheet.places[at].value), place[0])
    if level in PROVINCIAL:
        return Office(office.start, at, office.title, None, level)
    return _with_brand(sheet, office, gap.end())


def _of_country(sheet: Sheet, office: Office, stop: int) -> Office:
    """The office with the country that it is of in its title: "Đại sứ Nhật Bản tại Việt Nam"."""
    seat = SEAT.match(sheet.text, stop)
    if seat and seat.end() in sheet.places:
        stop = sheet.places[seat.end()].stop
    title = squeeze(office.title + sheet.text[office.stop : stop])
    return Office(office.start, stop, title, place=sheet.text[office.stop : stop].strip())


def _with_brand(sheet: Sheet, office: Office, at: int) -> Office:
    """The office with the company that only its brand names: "ông X, Chủ tịch Orion Systems", "Chủ tịch HDX Trần Phong"."""
    run = RUN.match(sheet.text, at)
    if not run or at in sheet.led or at in sheet.places or sheet.in_post(at) or sheet.is_person(at):
        return office
    stop = _brand_stop(sheet, run)
    words = sheet.text[at:stop]
    named = AFTER_NAME.search(sheet.text, max(0, office.start - LONGEST_PREFIX), office.start)
    if not (named or (words.isupper() and stop < run.end())) or lists().abbreviations.named(words):
        return office
    body = Naming(at, stop, squeeze(words), name_stop=stop)
    return Office(office.start, stop, office.title, body)


def _brand_stop(sheet: Sheet, run: re.Match[str]) -> int:
    """Where a brand ends in a run of capitals: before a person's name, and before a word that goes on in small letters."""
    starts = [run.start() + found.start() for found in re.finditer(r"\S+", run[0])]
    person = next((at for at in starts[1:] if sheet.is_person(at)), None)
    if person is not None:
        return person - 1
    following = LAST_AND_NEXT.match(sheet.text, starts[-1])
    if following and name_words().joined(following[1], following[2]):
        return starts[-1] - 1
    return run.end()
