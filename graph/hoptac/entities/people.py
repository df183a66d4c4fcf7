"""The people of an article: one for each name, with the offices that the text gives them, and who is meant by "ông" or an office.

What comes in are names and holdings; what goes out is a `People`: persons, memberships and mentions of persons.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from hoptac.entities.bodies import Bodies
from hoptac.entities.offices import Holding
from hoptac.entities.parts import belong
from hoptac.entities.seating import Seating
from hoptac.entities.spans import Free
from hoptac.mentions.people import Name
from hoptac.mentions.seats import Office
from hoptac.model import Kind, Mention, Part, Post
from hoptac.openings import closing
from hoptac.text import NUMERALS, fold

PRONOUN = re.compile(r"(?:ông|bà|đồng chí|anh|chị)(?!\w)(?! (?:này|ta\b))")
PLURAL = re.compile(rf"(?:các|những|nhiều|quý|của|\d|{'|'.join(NUMERALS)}) $")
OBJECT = closing(
    *("cảm ơn", "cám ơn", "chúc mừng", "mời", "gặp", "tiếp", "đón", "tặng", "với", "cùng", "cho", "của", "tới", "đến", "giao"),
    *("đề nghị", "mong", "bởi", "do", "nhờ"),
)
LONGEST_OBJECT = 12  # characters
LATEST = 20  # people with one last syllable among whom a short name is looked for
AT_HEAD = "đứng đầu"
LEADER = re.compile(rf"(?:người|vị) {AT_HEAD}(?: của)? ")


@dataclass(slots=True)
class Holder:
    """A person while the article is read: forms, honours, and offices as (title, body)."""

    name: str
    start: int
    stop: int
    forms: Counter[str] = field(default_factory=Counter)
    honours: list[str] = field(default_factory=list)
    offices: list[tuple[str, str]] = field(default_factory=list)


class Held(NamedTuple):
    """One office of one person, and the words that say so."""

    person: str
    title: str
    body: str
    start: int
    stop: int


class People:
    """The people of one article."""

    def __init__(self, bodies: Bodies, names: tuple[Name, ...], holdings: tuple[Holding, ...]) -> None:
        self.bodies, self.sheet = bodies, bodies.sheet
        self.by_name: dict[str, Holder] = {}
        self._folded: dict[str, str] = {}
        self._ends: dict[str, list[Holder]] = {}
        self.named: list[tuple[Name, str]] = []
        self._places: dict[str, list[int]] = {}
        for name in names:
            if not name.short:
                self._enter(name)
        self.named += [(name, whole) for name in names if name.short and (whole := self._whole(name.words, name.start))]
        self.named.sort(key=lambda pair: pair[0].start)
        self.name_at = {name.start: whole for name, whole in self.named}
        pictured = (Part.CAPTION, Part.CREDIT)
        self._told = [(name.start, whole) for name, whole in self.named if self.sheet.part_at(name.start) not in pictured]
        self._acting = [(name.start, whole) for name, whole in self.named if self._is_subject(name, pictured)]
        self.held: list[Held] = []
        self._holders: dict[tuple[str, str], dict[str, None]] = {}
        self.offices: list[tuple[Office, str]] = []
        self._seating = Seating(bodies, [office for holding in holdings for office in holding.offices])
        self._stated = self._named_in_full(holdings)
        for holding, following in zip_longest(holdings, holdings[1:]):
            self._hold(holding, following)
        bodies.gather()
        bodies.imply((held.body, held.start, held.stop) for held in self.held if held.body)
        belong(bodies)

    # ---- names -------------------------------------------------------------------------------

    def _enter(self, name: Name) -> None:
        whole = self._known(name.words)
        if whole is None and name.rule == "address" and not self.sheet.is_person(name.start):
            whole = self._whole(name.words, name.start)
        whole = whole or name.words
        self._folded.setdefault(fold(whole), whole)
        holder = self.by_name.setdefault(whole, Holder(whole, name.start, name.stop))
        if not holder.forms:
            self._ends.setdefault(fold(whole).split()[-1], []).append(holder)
        holder.forms[name.words] += 1
        holder.honours += [honour for honour in name.honours if honour not in holder.honours]
        self.named.append((name, whole))
        self._places.setdefault(whole, []).append(name.start)

    def _known(self, words: str) -> str | None:
        return self._folded.get(fold(words))

    def _whole(self, words: str, place: int) -> str:
        """The whole name that a short one ends: the last before it."""
        last = self._ends.get(fold(words).split()[-1], [])
        ends = [holder for holder in last[-LATEST:] if fold(holder.name).endswith(" " + fold(words))]
        before = [holder for holder in ends if holder.start < place]
        if len(before) > 1:
            return max(before, key=lambda holder: self._named_before(holder.name, place)).name
        return (before or ends)[-1].name if ends else ""

    def _named_before(self, name: str, place: int) -> int:
        """Where a person is named last before a place, by the whole name."""
        places = self._places.get(name, [])
        index = bisect_left(places, place) - 1
        return places[index] if index >= 0 else -1

    # ---- offices -----------------------------------------------------------------------------

    def _named_in_full(self, holdings: Iterable[Holding]) -> dict[str, list[tuple[str, str]]]:
        """The offices of each person of whose bodies the article somewhere has the whole name."""
        stated: dict[str, list[tuple[str, str]]] = {}
        for holding in holdings:
            whole = [(o.title, self.bodies.name_of.get(o.body.start, "")) for o in holding.offices if o.body and not o.body.open]
            for name in holding.names:
                stated.setdefault(self.name_at.get(name.start, ""), []).extend(whole)
        return stated

    def _hold(self, holding: Holding, following: Holding | None) -> None:
        people = [self.name_at[name.start] for name in holding.names if name.start in self.name_at]
        if holding.pronoun is not None and (last := self.last_before(holding.pronoun)):
            people = [last]
        held = {person: self.by_name[person].offices for person in people}
        bodies = self._seating.bodies(
            holding, held, following, [one for person in people for one in self._stated.get(person, ())]
        )
        for office, body in zip(holding.offices, bodies, strict=True):
            self.offices.append((office, body))
            for person in people:
                self._holds(person, office, body, holding)

    def _holds(self, person: str, office: Office, body: str, holding: Holding) -> None:
        spans = [(name.start, name.stop) for name in holding.names if self.name_at.get(name.start) == person]
        start = min([office.start, *(span[0] for span in spans)])
        stop = max([office.stop, *(span[1] for span in spans)])
        self.held.append(Held(person, office.title, body, start, stop))
        holder = self.by_name[person]
        if (office.title, body) not in holder.offices:
            holder.offices.append((office.title, body))
        for of in {body, ""}:
            self._holders.setdefault((fold(office.title), of), {})[person] = None

    # ---- who is meant ------------------------------------------------------------------------

    def last_before(self, place: int) -> str:
        """The person named last before a place, captions and credits aside."""
        index = bisect_left(self._told, (place,)) - 1
        return self._told[index][1] if index >= 0 else ""

    def subject_before(self, place: int) -> str:
        """Who a sentence that begins with "ông" goes on about: of the people before it the last one who is no object."""
        sentence = self.sheet.sentence_at(place)
        if sentence is None or sentence.start != place:
            return self.last_before(place)
        last = bisect_left(self._told, (place,)) - 1
        index = bisect_left(self._acting, (place,)) - 1
        if index < 0 or last < 0:
            return self.last_before(place)
        before = self.sheet.sentence_at(self._told[last][0])
        same = before is not None and self._acting[index][0] >= before.start
        return self._acting[index][1] if same else self._told[last][1]

    def _is_subject(self, name: Name, pictured: tuple[Part, ...]) -> bool:
        """Whether a name stands where no word before it makes it an object: "cảm ơn ông A", "cùng bà B"."""
        if self.sheet.part_at(name.start) in pictured:
            return False
        return OBJECT.search(self.sheet.folded, max(0, name.lead - LONGEST_OBJECT), name.lead) is None

    def holder_of(self, office: Office, body: str) -> str:
        """The one person of the article who holds an office; '' where there is none, or more than one."""
        holders = self._holders.get((fold(office.title), body), {})
        return next(iter(holders)) if len(holders) == 1 else ""

    def mentions(self) -> Iterator[Mention]:
        """Every mention of a person and every post."""
        for name, whole in self.named:
            yield Mention(Kind.PERSON, name.start, name.stop, whole, "short-name" if name.short else name.rule)
        held = {(one.start, one.stop) for one in self.held}
        taken = {name.lead for name, _ in self.named}
        free = Free((one.start, one.stop) for one in self.held)
        for office, body in sorted(self.offices, key=lambda pair: pair[0].start):
            if body or self.sheet.text[office.start].isupper():
                yield Mention(Kind.POST, office.start, office.stop, Post(office.title, body), "post")
            if free.at(office.start):
                yield from self._stands_for(office, body)
        yield from self._pronouns(taken | {start for start, _ in held})

    def _stands_for(self, office: Office, body: str) -> Iterator[Mention]:
        if person := self.holder_of(office, body):
            yield Mention(Kind.PERSON, office.start, office.stop, person, "office-of-person")

    def _pronouns(self, taken: set[int]) -> Iterator[Mention]:
        for lead in self.sheet.leads.values():
            found = PRONOUN.match(self.sheet.folded, lead.start)
            if not found or lead.start in taken or self.sheet.text[lead.stop : lead.stop + 1].isupper():
                continue
            if PLURAL.search(self.sheet.folded, max(0, lead.start - 7), lead.start) or self._is_english(lead.start):
                continue
            if person := self.subject_before(lead.start):
                yield Mention(Kind.PERSON, lead.start, found.end(), person, "pronoun")

    def _is_english(self, start: int) -> bool:
        """Whether "Anh" is the language or the country: "tiếng Anh", "nước Anh"."""
        before = self.sheet.folded[max(0, start - 6) : start]
        return self.sheet.text.startswith("Anh", start) and before.endswith(("tiếng ", "nước ", "quốc "))


def leaders(people: People, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """ "người đứng đầu UBND tỉnh": who chairs the body that the words name."""
    if AT_HEAD not in people.sheet.folded:
        return
    starts = {m.start: m for m in mentions if m.kind is Kind.ORGANISATION}
    for found in LEADER.finditer(people.sheet.folded):
        body = starts.get(found.end())
        if body and (person := people.holder_of(Office(0, 0, "Chủ tịch"), str(body.value))):
            yield Mention(Kind.PERSON, found.start(), body.stop, person, "head-of-body")
