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

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import UPPER
from hoptac.mentions.naming import Naming
from hoptac.mentions.seats import Office, known_of, of_member, of_standing, with_body
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.titles import title
from hoptac.openings import closing
from hoptac.terms import Term

BOARD = closing("ban", "đoàn")  # "Ban Giám đốc", "đoàn đại biểu"
UNREAD = re.compile(rf"Ban [^\W\d_{UPPER}]|ban (?:chỉ đạo|tổ chức)(?!\w)")  # "Phó Ban công tác phụ nữ": a body that is not read
SOME = " một "  # "tổ trưởng một tổ vay vốn" holds no office that has a name
COMMITTEE = "VTU"  # "TVTU": whether of a province's committee or a city's, the short form does not say
MEMBER, COUNCIL = " viên", " Hội đồng"
GUEST = "Đại biểu"  # of no assembly: anyone at a meeting
CENTRAL, CENTRAL_COMMITTEE = " Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"


def offices(sheet: Sheet, bodies: tuple[Naming, ...]) -> tuple[tuple[Office, ...], tuple[Naming, ...]]:
    """The offices of a sheet, and its bodies with those that only an office tells of."""
    by_start = {body.start: body for body in bodies}
    found = tuple(_offices(sheet, by_start))
    by_start.update((office.body.start, office.body) for office in found if office.body)
    return found, tuple(by_start[start] for start in sorted(by_start))


def _offices(sheet: Sheet, bodies: dict[int, Naming]) -> Iterator[Office]:
    stops = _Stops(bodies)
    for post in sheet.posts:
        if stops.covers(post.start) or _begins(post, bodies) or BOARD.search(sheet.folded, max(0, post.start - 5), post.start):
            continue
        if sheet.text[post.start].islower() and sheet.folded.startswith(SOME, post.stop):
            continue
        shared = next((bodies[at] for at in range(post.stop - 1, post.start, -1) if at in bodies), None)
        if shared or not UNREAD.match(sheet.text, post.stop - len("Ban")):
            office = _office(sheet, post, bodies, shared)
            if office.title != GUEST or office.body or office.unread:
                yield office


def _begins(post: Found[Term], bodies: dict[int, Naming]) -> bool:
    """Whether the words of a post only begin the name of a body: "Tổng Lãnh sự" in "Tổng Lãnh sự quán Nhật Bản"."""
    body = bodies.get(post.start)
    return body is not None and body.name_stop > post.stop


class _Stops:
    """Answers whether a place lies inside the name of a body: "Giám đốc" in "Ban Giám đốc" is no office."""

    def __init__(self, bodies: dict[int, Naming]) -> None:
        self._starts = sorted(bodies)
        self._bodies = bodies

    def covers(self, place: int) -> bool:
        index = bisect_left(self._starts, place) - 1
        return index >= 0 and place < self._bodies[self._starts[index]].name_stop


def _office(sheet: Sheet, post: Found[Term], bodies: dict[int, Naming], shared: Naming | None) -> Office:
    """The office of a post; `shared` is the body whose name begins inside the words of the post."""
    start, stop, words = title(sheet, post)
    if words.endswith(CENTRAL):
        body = shared or known_of(start, stop, CENTRAL_COMMITTEE)
        return Office(start, body.stop, words.removesuffix(CENTRAL), body)
    if shared and not shared.bare:
        words = words.partition(COUNCIL)[0] if shared.name.startswith(COUNCIL.strip()) else words
        return Office(start, shared.stop, words, shared)
    office = Office(start, stop, words, unread=sheet.text.endswith(COMMITTEE, start, stop))
    if words.endswith(MEMBER) and (kind := lists().organisation_kinds.named(words.removesuffix(MEMBER))):
        return of_member(sheet, office, kind)
    return of_standing(sheet, with_body(sheet, office, bodies))
