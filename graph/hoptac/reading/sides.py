"""The sides of a document: the parties of its agreements, the names that stand for them, and whose people are whose.

What comes in are an `Annotated` and the facts read before; what goes out is one `Sides`. Where nothing was agreed, those
who meet are the sides.

>>> from hoptac.model import Document, Evidence, Party
>>> here = Evidence(0, 0, "")
>>> parties = [Party("a1", name, evidence=here, rule="") for name in ("Ủy ban nhân dân tỉnh Nghệ An", "VNPT")]
>>> known = sides(Annotated(Document.of("a.txt", ""), (), ()), parties)
>>> known.others(("VNPT",))
('Ủy ban nhân dân tỉnh Nghệ An',)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from hoptac.lists import lists
from hoptac.model import (
    Agreement,
    Annotated,
    Area,
    Event,
    Fact,
    Facts,
    Kind,
    Membership,
    Mention,
    Part,
    Participation,
    Party,
    Period,
    SignedOn,
    Term,
)

AGREED: tuple[type[Fact], ...] = (Agreement, Area, Party, SignedOn, Term)
TELLING: tuple[type[Fact], ...] = (*AGREED, Event, Membership, Participation)
AREA_REACH, NAME_REACH = 900, 500  # characters
GOVERNS = ("Ủy ban nhân dân", "Chính quyền", "Tỉnh", "Thành phố")
PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|tỉnh ủy|thành ủy)\s+(?P<name>(?!ủy |tỉnh |thành phố )[^,()]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """`agreements` are the parties of each agreement by its key, `main` is the one that the article is about, `marks` are
    places that tell of one, each with its key and how far it reaches."""

    parties: tuple[str, ...]
    agreements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    main: str = ""
    marks: tuple[tuple[int, str, int], ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    branches: Mapping[str, str] = field(default_factory=dict)

    def party(self, mention: Mention) -> str:
        """The party that a body or a place stands for, or ''."""
        name = str(mention.value)
        if mention.kind is Kind.ORGANISATION:
            return name if name in self.parties else self.branches.get(name, "")
        return self.places.get(place_of(name) or name, "") if mention.kind is Kind.PLACE else ""

    def side(self, people: Iterable[str]) -> str:
        """The party that the first of these people speaks for, or ''."""
        return next((self.homes[name] for name in people if name in self.homes), "")

    def at(self, place: int) -> str:
        """The agreement that the text speaks of at a place: the one told of shortly before, else its main one; '' without any."""
        near = [key for at, key, reach in self.marks if at <= place <= at + reach]
        return near[-1] if near else self.main

    def agreement(self, by: tuple[str, ...], place: int) -> str:
        """The agreement that these parties have and the text speaks of at a place; '' if they have none."""
        theirs = [key for key, parties in self.agreements.items() if by and set(by) <= set(parties)]
        here = self.at(place)
        return here if here in theirs or not theirs else self.main if self.main in theirs else theirs[0]

    def others(self, by: tuple[str, ...], key: str = "") -> tuple[str, ...]:
        """The parties of an agreement (of any, without a key) that are not among these."""
        return tuple(name for name in self.agreements.get(key, self.parties) if name not in by)


def sides(annotated: Annotated, earlier: Iterable[Fact]) -> Sides:
    """The sides of a document as the facts read before tell them."""
    return _sides(_Ground(annotated, Facts(earlier), TELLING))


class _Ground:
    """What sides are told from, as a key: that very article, and those very facts."""

    def __init__(self, annotated: Annotated, facts: Facts, kinds: tuple[type[Fact], ...]) -> None:
        self.annotated, self.facts = annotated, facts
        self._told = [facts.of(kind) for kind in kinds]

    def __hash__(self) -> int:
        return id(self.annotated)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ground) and other.annotated is self.annotated and other._told == self._told


@lru_cache(maxsize=1)  # the last readers of an article ask for the same
def _sides(ground: _Ground) -> Sides:
    annotated, facts = ground.annotated, ground.facts
    agreed = _agreed(_Ground(annotated, facts, AGREED))
    if agreed.parties:
        return replace(agreed, homes=_homes(facts, agreed.parties))
    met = _meeting(annotated, facts)
    return replace(agreed, parties=met, places=_places(met), homes=_homes(facts, met), branches=_branches(met))


@lru_cache(maxsize=1)  # what is agreed stays while readers tell who took part
def _agreed(ground: _Ground) -> Sides:
    """The sides as far as agreements tell them."""
    annotated, facts = ground.annotated, ground.facts
    agreements: dict[str, tuple[str, ...]] = {}
    for fact in facts.of(Party):
        agreements[fact.agreement] = (*agreements.get(fact.agreement, ()), fact.organisation)
    parties = tuple(dict.fromkeys(name for names in agreements.values() for name in names))
    main, marks = _main(facts), _marks(annotated, facts)
    return Sides(parties, agreements, main, marks, _places(parties), branches=_branches(parties))


def _main(facts: Facts) -> str:
    """The agreement that was signed last, or is for the latest years; of those alike the one named first."""
    signed = {fact.agreement: fact.date.not_after or date.min for fact in facts.of(SignedOn)}
    ends = {fact.agreement: fact.period.end or 0 for fact in facts.of(Term)}
    keys = [fact.key for fact in facts.of(Agreement)]
    return max(keys, key=lambda key: (signed.get(key, date.min), ends.get(key, 0)), default="")


def _marks(annotated: Annotated, facts: Facts) -> tuple[tuple[int, str, int], ...]:
    """Where areas of an agreement stand, and where prose names it or its years."""
    terms = {fact.period: fact.agreement for fact in facts.of(Term)}
    marks = [(fact.evidence.stop, fact.agreement, AREA_REACH) for fact in facts.of(Area)]
    marks += [(place.stop, fact.key, NAME_REACH) for fact in facts.of(Agreement) for place in fact.mentions]
    marks += [
        (m.stop, terms[m.value], NAME_REACH)
        for m in annotated.within(0, len(annotated.document.text), Kind.PERIOD)
        if isinstance(m.value, Period) and m.value in terms
    ]
    prose = [s for s in annotated.sentences if s.part in (Part.PROSE, Part.ITEM)]
    starts = [s.start for s in prose]
    return tuple(sorted(mark for mark in marks if prose and mark[0] <= prose[bisect_right(starts, mark[0]) - 1].stop))


def _meeting(annotated: Annotated, facts: Facts) -> tuple[str, ...]:
    """Who sits at a table where nothing was signed: the sides of the people there, and the companies that the text names."""
    if not facts.of(Event):
        return ()
    seated = [fact.side for fact in facts.of(Participation) if fact.side]
    firms = [body.name for body in annotated.organisations if body.type in ("company", "university", "hospital")]
    return tuple(dict.fromkeys([*seated, *firms]))


@lru_cache(maxsize=1 << 12)  # each reader asks for the same few names
def place_of(name: str) -> str:
    """The province or city in a body's name: "Ủy ban nhân dân tỉnh Nghệ An" → "Nghệ An"; '' without one."""
    found = PLACE.search(name)
    return found["name"] if found else ""


def _places(parties: tuple[str, ...]) -> dict[str, str]:
    """What stands for a party of a place: the place itself, before all for the one that governs it."""
    local = sorted((name for name in parties if place_of(name)), key=lambda name: name.startswith(GOVERNS))
    return {place_of(name): name for name in local}


def _branches(parties: tuple[str, ...]) -> dict[str, str]:
    """The branch that a brand means where only one of its branches is a party: "Agribank" beside "Agribank Sơn La"."""
    known: dict[str, list[str]] = {}
    for party in parties:
        if brand := _brand(party):
            known.setdefault(brand, []).append(party)
    return {name: branches[0] for name, branches in known.items() if len(branches) == 1 and name not in parties}


@lru_cache(maxsize=1 << 12)  # the same parties come again and again
def _brand(party: str) -> str:
    """The known body with whose name that of a party begins, '' where it is no longer than that."""
    found = next(iter(lists().organisations.find(party)), None)
    return found.value.name if found and found.start == 0 and found.stop < len(party) else ""


def _homes(facts: Facts, parties: tuple[str, ...]) -> dict[str, str]:
    """Each person's party: the side that they take part on, else one that they hold a post in, else who governs its place."""
    places = _places(tuple(name for name in parties if name.startswith(GOVERNS)))
    homes: dict[str, str] = {}
    for fact in facts.of(Participation):
        if fact.side in parties:
            homes.setdefault(fact.person, fact.side)
    for post in facts.of(Membership):
        if post.organisation in parties:
            homes.setdefault(post.person, post.organisation)
    for post in facts.of(Membership):
        if near := places.get(place_of(post.organisation), ""):
            homes.setdefault(post.person, near)
    return homes
