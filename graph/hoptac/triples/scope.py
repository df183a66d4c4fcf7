"""Who is who in one document: its facts come in, the terms that stand for their names and keys go out.

A person is told from namesakes by their ground: the place of a body that they hold a post in, or else that body.
Two posts of one person in one document are therefore one person, and two people of one name in two provinces
are two; what a body is part of does not count, since one article says it and the next does not. What only the corpus
can tell (`identity`) comes in as `Replaced`.

An agreement is its parties and the year of its signing (or else of its start), so that two reports of one signing
meet; without either it is its document's own. An event at which an agreement is signed is that agreement's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hoptac.model import (
    Agreement,
    Credit,
    Document,
    Event,
    Fact,
    Membership,
    Organisation,
    Party,
    Person,
    Reading,
    SignedOn,
    Term,
)
from hoptac.text import fold
from hoptac.triples.terms import iri
from hoptac.vocabulary import Names

# The fields of facts that name a person or a body.
_AGENTS = (
    "organisation",
    "part_of",
    "person",
    "side",
    "party",
    "speaker",
    "to",
    "by",
    "holder",
    "provider",
    "beneficiary",
    "reporter",
    "givers",
    "presenters",
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What the corpus knows better than one article: for an IRI that gave way the one that stands, and its name.

    `days` are days of signing, by article and key, of agreements that the year alone does not tell apart.
    """

    iris: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """A document with its term and the terms of all that it names.

    `agents` has people, bodies and `others`, which are named by a fact but described by none ("các bệnh viện").
    """

    names: Names
    document: Document
    term: str
    own: str
    agents: Mapping[str, str]
    others: Mapping[str, str]
    agreements: Mapping[str, str]
    events: Mapping[str, str]
    posts: Mapping[str, tuple[str, ...]]
    parties: Mapping[str, tuple[str, ...]]
    as_of: date | None = None

    def post(self, fact: Membership) -> str:
        """The term of a person's post: one for each person, body and title, in whatever document."""
        return _post(fact, self.names, self.agents)

    @classmethod
    def of(cls, reading: Reading, names: Names, replaced: Replaced | None = None) -> Scope:
        """The scope of a reading; `replaced` is what other articles tell of who is who."""
        document, facts = reading.document, reading.facts
        address = names.document(document.name, document.sha256)
        replaced = replaced or Replaced()
        found = {**_organisations(facts, names), **_people(facts, names)}
        known = {name: replaced.iris.get(value, value) for name, value in found.items()}
        called = {name: replaced.names[value] for name, value in found.items() if value in replaced.names}
        known |= {new: known[old] for old, new in called.items()}
        others = {name: iri(names.mint("agent", name)) for name in _named(facts) if name not in known}
        parties = _parties(facts, called)
        when = _years(facts) | {key: day for (article, key), day in replaced.days.items() if article == address}
        agreements = _agreements(facts, parties, when, names, address)
        events = _events(facts, names, agreements, address)
        agents = {name: iri(value) for name, value in known.items()} | others
        deals = {key: iri(value) for key, value in agreements.items()}
        occasions = {key: iri(value) for key, value in events.items()}
        posts = _posts(facts, names, agents)
        return cls(names, document, iri(address), address, agents, others, deals, occasions, posts, parties, as_of(reading))

    def report(self, kind: str, fact: Fact, *apart: str) -> str:
        """The term of what this document says where the evidence of a fact stands."""
        return iri(self.names.report(kind, self.own, fact.evidence.start, fact.evidence.stop, fact.evidence.quote, *apart))


def as_of(reading: Reading) -> date | None:
    """The first day that an article's own date can mean; without one the last day of an event or signing that it tells of."""
    if reading.document.published and reading.document.published.not_before:
        return reading.document.published.not_before
    dates = [fact.date for fact in reading.facts if isinstance(fact, Event | SignedOn) and fact.date]
    return max((stated.not_before for stated in dates if stated.not_before), default=None)


def _organisations(facts: Iterable[Fact], names: Names) -> dict[str, str]:
    return {fact.name: names.organisation(fact.name) for fact in facts if isinstance(fact, Organisation)}


def _people(facts: Iterable[Fact], names: Names) -> dict[str, str]:
    bodies = {fact.name: fact for fact in facts if isinstance(fact, Organisation)}
    posts: dict[str, list[Organisation]] = {}
    for fact in facts:
        if isinstance(fact, Membership) and fact.organisation in bodies:
            posts.setdefault(fact.person, []).append(bodies[fact.organisation])
    people = [fact.name for fact in facts if isinstance(fact, Person)]
    return {name: names.person(name, _ground(posts.get(name, []))) for name in people}


def _post(fact: Membership, names: Names, agents: Mapping[str, str]) -> str:
    return iri(names.mint("membership", fact.person, agents[fact.person], agents.get(fact.organisation, ""), fact.title))


def _posts(facts: Iterable[Fact], names: Names, agents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    posts: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        if isinstance(fact, Membership):
            posts[fact.person] = (*posts.get(fact.person, ()), _post(fact, names, agents))
    return posts


def _ground(held: list[Organisation]) -> str:
    """The place that someone's posts are in; else the body that they are in, one of the Party only if there is no other."""
    places = sorted(fold(body.place) for body in held if body.place)
    bodies = sorted((body.type == "party", fold(body.name)) for body in held)
    return places[0] if places else bodies[0][1] if bodies else ""


def _named(facts: Iterable[Fact]) -> list[str]:
    values = [getattr(fact, field, "") for fact in facts if not isinstance(fact, Credit) for field in _AGENTS]
    names = [value for value in values if isinstance(value, str)]
    names += [name for value in values if isinstance(value, tuple) for name in value]
    return [name for name in dict.fromkeys(names) if name]


def _parties(facts: Iterable[Fact], called: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The parties of each agreement in one order, whatever order a document names them in and whatever it calls them."""
    parties: dict[str, set[str]] = {}
    for fact in facts:
        if isinstance(fact, Party):
            parties.setdefault(fact.agreement, set()).add(called.get(fact.organisation, fact.organisation))
    return {key: tuple(sorted(sides, key=lambda side: (fold(side), side))) for key, sides in parties.items()}


def _years(facts: Iterable[Fact]) -> dict[str, str]:
    """The year in which each agreement was signed, or else starts."""
    signed = {fact.agreement: str(fact.date.year) for fact in facts if isinstance(fact, SignedOn) and fact.date.year}
    starts = {fact.agreement: str(fact.period.start) for fact in facts if isinstance(fact, Term) and fact.period.start}
    return starts | signed


def _agreements(
    facts: Iterable[Fact], parties: Mapping[str, tuple[str, ...]], when: Mapping[str, str], names: Names, document: str
) -> dict[str, str]:
    made: dict[str, str] = {}
    for key in (fact.key for fact in facts if isinstance(fact, Agreement)):
        sides, time = parties.get(key, ()), when.get(key, "")
        address = names.agreement(sides, time, "" if len(sides) > 1 and time else f"{document} {key}")
        made[key] = address if address not in made.values() else names.agreement(sides, time, f"{document} {key}")
    return made


def _events(facts: Iterable[Fact], names: Names, agreements: Mapping[str, str], document: str) -> dict[str, str]:
    """An event at which an agreement is signed is the agreement's own; any other is its document's own.

    Of several, the first by its name of those signed on the event's own day, so that two articles take the same one.
    """
    facts = tuple(facts)
    told = {(fact.event, fact.key) for fact in facts if isinstance(fact, Agreement)}
    days = {(fact.agreement, fact.date.lexical) for fact in facts if isinstance(fact, SignedOn)}

    def own(event: Event) -> str:
        day = event.date.lexical if event.date else ""
        signed = [key for key in agreements if event.kind == "signing" and (key, day) in days]
        keys = signed or [key for key in agreements if (event.key, key) in told]
        return min((agreements[key] for key in keys), default=f"{document} {event.key}")

    return {fact.key: names.event(fact.kind, own(fact)) for fact in facts if isinstance(fact, Event)}
