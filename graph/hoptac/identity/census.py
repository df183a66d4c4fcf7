"""Everybody that articles name: readings come in one by one, an `Entity` for each IRI goes out.

Kept are names, grounds and the articles that name them, never texts, so memory is bounded by the names of a corpus. A ground
is what tells people of one name apart: the province of a body that they hold a post in, or else that body.

>>> from hoptac.model import Document
>>> from hoptac.reading import read
>>> census = Census(Names())
>>> census.note(read(Document.of("a.txt", "Ông Lê Văn An, Chủ tịch UBND tỉnh Nghệ An, phát biểu.")))
>>> [(entity.name, sorted(entity.grounds)) for entity in census.people()]
[('Lê Văn An', ['nghệ an'])]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from hoptac.identity.grounds import home
from hoptac.model import Membership, Organisation, Person, Reading, SignedOn
from hoptac.text import fold
from hoptac.triples.scope import Scope
from hoptac.vocabulary import Names


@dataclass(slots=True)
class Entity:
    """A person or a body as one IRI has it; `beside` are the grounds that the articles name where they give it no post."""

    kind: str
    iri: str
    name: str
    type: str = ""
    place: str = ""
    grounds: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    documents: dict[str, date | None] = field(default_factory=dict)

    def add(self, other: Entity) -> None:
        """Add what articles that come after say of the same entity."""
        self.type, self.place = other.type or self.type, self.place or other.place
        self.grounds |= other.grounds
        self.beside |= other.beside
        self.forms |= other.forms
        self.documents |= other.documents

    @property
    def rank(self) -> tuple[bool, date, str]:
        """What a merge goes by: the entity with grounds, the earliest, the first by its IRI stays."""
        dates = [day for day in self.documents.values() if day]
        return (self.kind == "person" and not self.grounds, min(dates, default=date.max), self.iri)


@dataclass(slots=True)
class Census:
    """The people, bodies and signings of all articles noted so far, by IRI."""

    names: Names
    entities: dict[str, Entity] = field(default_factory=dict)
    signings: dict[str, list[tuple[date, str, str]]] = field(default_factory=dict)  # day, article and key by agreement
    shown: dict[str, str] = field(default_factory=dict)  # a ground as people write it

    def note(self, reading: Reading, scope: Scope | None = None) -> None:
        """Add what one article names."""
        scope = scope or Scope.of(reading, self.names)
        bodies = {fact.name: fact for fact in reading.facts if isinstance(fact, Organisation)}
        named = {self._ground(body) for body in bodies.values()}
        for body in bodies.values():
            entity = self._entity("organisation", body.name, scope)
            entity.type, entity.place = body.type, entity.place or fold(home(body))
            entity.forms.update(body.forms)
        for person in (fact for fact in reading.facts if isinstance(fact, Person)):
            self._entity("person", person.name, scope).beside.update(named)
        for post in (fact for fact in reading.facts if isinstance(fact, Membership)):
            if post.organisation in bodies:
                self._entity("person", post.person, scope).grounds.add(self._ground(bodies[post.organisation]))

        for signed in (fact for fact in reading.facts if isinstance(fact, SignedOn)):
            day = signed.date.not_before
            if day and signed.date.day and signed.basis == "text":
                iri = scope.agreements[signed.agreement][1:-1]
                self.signings.setdefault(iri, []).append((day, scope.own, signed.agreement))

    def add(self, other: Census) -> None:
        """Add what other articles name, those that come after all so far."""
        for iri, entity in other.entities.items():
            self.entities.setdefault(iri, Entity(entity.kind, iri, entity.name)).add(entity)
        for agreement, signings in other.signings.items():
            self.signings.setdefault(agreement, []).extend(signings)
        self.shown = other.shown | self.shown

    def _ground(self, body: Organisation) -> str:
        """What a post in a body ties a person to: the body's province, or else the body."""
        name = home(body) or body.name
        self.shown.setdefault(fold(name), name)
        return fold(name)

    def _entity(self, kind: str, name: str, scope: Scope) -> Entity:
        iri = scope.agents[name][1:-1]
        entity = self.entities.setdefault(iri, Entity(kind, iri, name))
        entity.documents[scope.own] = scope.as_of
        return entity

    def people(self) -> Iterator[Entity]:
        """The people in the order of their IRIs."""
        return (self.entities[iri] for iri in sorted(self.entities) if self.entities[iri].kind == "person")

    def bodies(self) -> Iterator[Entity]:
        """The bodies in the order of their IRIs."""
        return (self.entities[iri] for iri in sorted(self.entities) if self.entities[iri].kind == "organisation")
