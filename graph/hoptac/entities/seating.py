"""The body of each office of a chain: its own, else that of the office beside it, else of the words around.

What comes in are a chain of offices and what its holders are known to hold; what goes out is the name of a body for each, ''
where the text names none.

>>> from hoptac.entities.offices import holdings
>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.posts import offices
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Chủ tịch HĐQT, Tổng giám đốc Tập đoàn Hoa Sen")
>>> posts, named = offices(sheet, namings(sheet))
>>> Seating(Bodies(sheet, named), posts).bodies(holdings(sheet, posts, ())[0], {})
['Tập đoàn Hoa Sen', 'Tập đoàn Hoa Sen']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from hoptac.entities.bodies import Bodies
from hoptac.entities.governing import governed, is_governor, is_party, party_beside, party_level, party_of
from hoptac.entities.offices import Holding
from hoptac.entities.sides import Sides
from hoptac.mentions.capitals import is_foreign
from hoptac.mentions.seats import Office
from hoptac.mentions.words import name_words
from hoptac.text import fold

COMMA, AND = re.compile(r", "), re.compile(r",? và ")
SECRETARY = re.compile(r"(?<!tổng )bí thư(?: thường trực)?$")
STATE_BANK = "Ngân hàng Nhà nước Việt Nam"
MEMBER = re.compile(r"ủy viên(?!\w)|đại biểu")

Held = Mapping[str, list[tuple[str, str]]]  # the offices of people as (title, body)
Offices = Sequence[tuple[str, str]]


def _is_foreigner(holding: Holding) -> bool:
    """Whether the holders' names are foreign by their letters: "Nobee Hatongpao"."""
    return bool(holding.names) and all(any(map(is_foreign, name.words.split())) for name in holding.names)


class Seating:
    """The bodies of the offices of one article."""

    def __init__(self, bodies: Bodies, offices: Iterable[Office]) -> None:
        self._bodies = bodies
        self._sides = Sides(bodies, offices)

    def bodies(self, holding: Holding, held: Held, following: Holding | None = None, stated: Offices = ()) -> list[str]:
        """The body of each office of a chain whose holders have held these offices; `following` is the next chain of the text.

        `stated` are those of its holders' offices whose bodies the article somewhere names in full.
        """
        places = [office.place or (office.body.place if office.body and office.body.level else "") for office in holding.offices]
        place = next(filter(None, places), "")
        place = place or (self._abroad(holding) if _is_foreigner(holding) else "")
        own = [self._own(office, held, place, stated) for office in holding.offices]
        for i in range(len(own) - 2, -1, -1):
            own[i] = own[i] or self._lent(holding.offices[i], holding.offices[i + 1], own[i + 1])
        for i in range(1, len(own)):
            own[i] = own[i] or self._lent(holding.offices[i], holding.offices[i - 1], own[i - 1])
        if all(own):
            return own
        behind = self._behind(holding)
        joined = self._joined(holding, following)
        return [
            body or self._shared(office, office, behind or self._around(office, holding, held) or self._fitting(office, joined))
            for office, body in zip(holding.offices, own, strict=True)
        ]

    def _abroad(self, holding: Holding) -> str:
        """The province abroad that a foreigner's office is of, where its words leave the province out."""
        asked = next((office.body for office in holding.offices if office.body and office.body.open), None)
        level = (asked.level or party_level(asked.name)) if asked else ""
        found = self._bodies.provinces.at(holding.offices[0].start, level, vietnamese=False) if asked else None
        return found.name if found else ""

    def _own(self, office: Office, held: Held, place: str, stated: Offices = ()) -> str:
        """The body that an office names; `place` is the province of the offices beside it."""
        if office.body is None:
            return self._governed(office) if office.place or office.level or is_governor(office) else ""
        if office.body.open and (
            own := self._already(office, held, stated) or (place and self._bodies.of_place(office.body, place))
        ):
            return self._bodies.call(office.body, own)
        inner = office.body.inner
        if inner and inner.open and place and (whole := self._bodies.of_place(inner, place)):
            return self._bodies.call(office.body, f"{office.body.name} {whole}")
        return self._bodies.name_of.get(office.body.start, "")

    def _governed(self, office: Office) -> str:
        return governed(office, self._bodies.provinces, has_bank=STATE_BANK in self._bodies.by_name)

    def _already(self, office: Office, held: Held, stated: Offices) -> str:
        """The body in which a person holds this office elsewhere in the article, where the text here leaves its province out."""
        name = office.body.name if office.body else ""
        for title, body in (*(one for offices in held.values() for one in offices), *stated):
            if title == office.title and fold(body).startswith(fold(name)):
                return body
        for offices in held.values():
            places = {place for _, body in offices if (place := self._bodies.provinces.of(body))}
            if len(places) == 1 and office.body:
                return self._bodies.of_place(office.body, next(iter(places)))
        return ""

    def _lent(self, office: Office, beside: Office, body: str) -> str:
        """The body of the office beside one that names none: a member of a committee lends it to nobody."""
        if office.unread or name_words().seat(office.title) == () or office.of_delegation:
            return ""
        if self._sides.is_stranger(office.title, body):
            return ""
        member = MEMBER.search(fold(beside.title)) and not MEMBER.search(fold(office.title))
        return "" if member else self._shared(office, beside, body)

    def _shared(self, office: Office, beside: Office, body: str) -> str:
        """A body as that of an office; for a party secretary the committee of that body."""
        inner = beside.body.inner if beside.body and beside is not office else None
        whole = self._bodies.canonical(inner) if inner else body
        if not whole:
            return ""
        if office.body and office.body.bare and is_party(office.body):
            return self._bodies.call(office.body, party_beside(office.body, whole))
        is_secretary = SECRETARY.search(fold(office.title)) and not office.body
        return party_of(whole, self._bodies.provinces) if is_secretary else whole

    def _behind(self, holding: Holding) -> str:
        """The body behind a comma that ends a chain of offices: "Chủ tịch Hội đồng trường, Bí thư Đảng ủy, Trường X;"."""
        found = COMMA.match(self._bodies.sheet.text, holding.offices[-1].stop)
        return self._sides.ending(found.end()) if found else ""

    def _fitting(self, office: Office, body: str) -> str:
        """A body as that of an office whose title does not say that it is another's."""
        return body if self._sides.can_seat(office.title, body) else ""

    def _joined(self, holding: Holding, following: Holding | None) -> str:
        """The body of the next person's office: "ông A, Chủ nhiệm và ông B, Chính ủy Tổng cục Kỹ thuật"."""
        if following is None or not (holding.names and following.names) or any(office.unread for office in holding.offices):
            return ""
        stop = max(holding.offices[-1].stop, holding.names[-1].stop)
        start = min(following.offices[0].start, following.names[0].lead)
        return self._own(following.offices[-1], {}, "") if AND.fullmatch(self._bodies.sheet.folded, stop, start) else ""

    def _around(self, office: Office, holding: Holding, held: Held) -> str:
        """The body that the words around an office tell, or another place of the article where its holder has it."""
        if office.unread:
            return ""
        behind = [*(name.stop for name in holding.names[-1:]), holding.offices[-1].stop]
        if holding.names and (name := next(filter(None, map(self._sides.owner, behind)), "")):
            return name
        if holding.names and (name := self._fitting(office, self._sides.spoken_for(max(behind)))):
            return name
        if holding.names and (name := self._sides.spoken_before(holding.names[-1].lead)):
            return name
        if holding.aside and (name := self._sides.last_within(*holding.aside)):
            return name
        if name := self._sides.called_at(holding.offices[-1].stop + 1):
            return name
        known = {body for offices in held.values() for title, body in offices if title == office.title and body}
        if len(known) == 1:
            return next(iter(known))
        return self._sides.seat(office.title, holding.offices[0].start) if holding.names and not office.place else ""
