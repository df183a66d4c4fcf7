"""What the page of a thing shows: a thing and a lookup come in, a `Portrait` in words goes out.

On top stands a table of what is said of the thing itself, then sections of facts that it is part of, each with the words
that say it. What two articles say alike is one fact with both quotes; what follows by a published rule names the rule.

>>> from hoptac.oxigraph import Store
>>> from hoptac.site.lookup import Memory
>>> graph = Store.in_memory()
>>> graph.load('<https://e.org/id/person/a> <http://www.w3.org/2000/01/rdf-schema#label> "Lê An"@vi <a:g> .'.encode())
>>> portrait("https://e.org/id/person/a", Lookup(Memory(graph), "https://e.org/", "vi")).name.text
'Lê An'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hoptac.rdf import Literal, Term
from hoptac.site.lookup import Item, Lookup, Quote, text_of
from hoptac.site.sections import Section, by_claim, by_class, sections, table
from hoptac.site.things import EVIDENCE, LABEL, SOURCE, TYPE
from hoptac.site.words import LANGUAGES
from hoptac.vocabulary import expand

SUBJECT, PREDICATE, OBJECT = expand("rdf:subject"), expand("rdf:predicate"), expand("rdf:object")
CLAIM, DERIVED, RULE = expand("hop:Claim"), expand("prov:wasDerivedFrom"), expand("hop:rule")
CONCERNS, ANSWERED = expand("hop:concerns"), expand("hop:answeredBy")
# What is no fact of its own but a thing of which there are facts.
THINGS = {expand(name) for name in ("foaf:Person", "org:Organization", "foaf:Agent", "foaf:Document")}
THINGS |= {expand(f"hop:{name}") for name in ("Agreement", "Event", "System", "Partnership", "Alias")}
MOST = 100  # facts of one property that a page tells; SPARQL has all
UNSHOWN = {TYPE, EVIDENCE, LABEL, RULE, DERIVED}
UNSHOWN |= {expand(f"hop:{name}") for name in ("basis", "sha256", "characters", "notBefore", "notAfter", "value", "capacity")}
UNSHOWN |= {
    expand(name) for name in ("foaf:name", "dc:format", "hop:text", "hop:answeredBy", "hop:participation", "hop:area", "hop:verb")
}


@dataclass(frozen=True, slots=True)
class Property:
    """What is said, and its values."""

    label: str
    values: tuple[Item, ...]
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of a thing: a value, the words that say it, and the rule by which it follows if none do."""

    value: Item
    quotes: tuple[Quote, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its headline, what is marked of it, the small print, its quotes, what is reported that may answer it."""

    node: str
    first: tuple[Item, ...]
    marks: tuple[Property, ...]
    small: tuple[Property, ...]
    quotes: tuple[Quote, ...]
    place: tuple[int, str, int] = (0, "", 0)
    answers: tuple[Fact, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents say it."""
        return len({quote.href or quote.document for quote in self.quotes})


@dataclass(frozen=True, slots=True)
class Told:
    """A section of a page with its facts."""

    key: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that a page shows of a thing. `rows` are its properties, each a label with lines; `more` counts what is left out."""

    iri: str
    name: Item
    kinds: tuple[Item, ...]
    rows: tuple[tuple[str, tuple[Row, ...]], ...]
    quotes: tuple[Quote, ...]
    told: tuple[Told, ...]
    links: tuple[Item, ...]
    more: int


def portrait(thing: str, lookup: Lookup) -> Portrait:
    """The portrait of a thing."""
    return _Drawing(thing, lookup).drawn()


class _Drawing:
    """A thing being put into words."""

    def __init__(self, thing: str, lookup: Lookup) -> None:
        self.thing, self.lookup = thing, lookup
        self.own = lookup.about(thing)
        pointing = {key: nodes for key, nodes in lookup.pointing(thing).items() if key not in (SOURCE, CONCERNS)}
        self.pointing = {key: nodes[:MOST] for key, nodes in pointing.items()}
        self.more = sum(len(nodes) - MOST for nodes in pointing.values() if len(nodes) > MOST)

    def drawn(self) -> Portrait:
        facts = self._facts()
        told = tuple(self._told(section, facts[section.key]) for section in sections() if facts.get(section.key))
        kinds = self.lookup.items(self.own.get(TYPE, ()))
        linked = {item.href for part in told for fact in part.facts for item in fact.first}
        links = tuple(item for item in self._links() if item.href not in linked)
        quotes = self.lookup.quotes(self.thing)
        rows = (*self._rows(), *self._silent(facts))
        return Portrait(self.thing, self.lookup.item(self.thing), kinds, rows, quotes, told, links, self.more)

    # ---- the table -----------------------------------------------------------------------------

    def _rows(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The properties of the thing: those of its class in their order, then the others."""
        known = table(self.lookup.types(self.thing))
        others = [predicate for predicate in self.own if predicate not in {*known.rows, *UNSHOWN}]
        said = self._said()
        for predicate in (*known.rows, *others):
            values = [value for value in self.own.get(predicate, ()) if value != self.thing and not self._is_fact(value)]
            if values or predicate in known.stated:
                yield self.lookup.item(predicate).text, tuple(self._row(predicate, value, said) for value in values)

    def _silent(self, facts: Mapping[str, list[Fact]]) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The sections that such a thing should have and no article has a fact for."""
        for key in table(self.lookup.types(self.thing)).sections:
            if not facts.get(key):
                yield next(self._title(section) for section in sections() if section.key == key), ()

    def _title(self, section: Section) -> str:
        return section.words[LANGUAGES.index(self.lookup.language)]

    def _row(self, predicate: str, value: Term, said: dict[tuple[str, Term], list[str]]) -> Row:
        """A value with the quotes of those who claim it, else with the rule that infers it and what that rests on."""
        nodes = said.get((predicate, value), [])
        claims = [node for node in nodes if CLAIM in self.lookup.types(node)]
        premises = [text_of(on) for node in nodes if node not in claims for on in self.lookup.about(node).get(DERIVED, ())]
        quotes = dict.fromkeys(quote for node in claims or premises for quote in self.lookup.quotes(node))
        rules = [self.lookup.first(node, RULE) for node in nodes if node not in claims]
        return Row(self.lookup.item(value), tuple(quotes), "" if claims or not rules else rules[0])

    def _said(self) -> dict[tuple[str, Term], list[str]]:
        """The claims and inferences of which the thing is the subject, by what they say."""
        said: dict[tuple[str, Term], list[str]] = {}
        for node in self.pointing.get(SUBJECT, ()):
            about = self.lookup.about(node)
            said.setdefault((self.lookup.first(node, PREDICATE), about[OBJECT][0]), []).append(node)
        return said

    # ---- the sections --------------------------------------------------------------------------

    def _is_thing(self, node: str) -> bool:
        return not THINGS.isdisjoint(self.lookup.types(node))

    def _is_fact(self, node: Term) -> bool:
        return not isinstance(node, Literal) and EVIDENCE in self.lookup.about(node) and not self._is_thing(node)

    def _facts(self) -> dict[str, list[Fact]]:
        """The facts that the thing is part of, by the key of their section; those that say the same are one."""
        inside = [value for values in self.own.values() for value in values]
        nodes = [node for predicate, nodes in self.pointing.items() if predicate != SUBJECT for node in nodes]
        found: dict[tuple[str, object], Fact] = {}
        for node in dict.fromkeys([*inside, *nodes]):
            if not isinstance(node, Literal) and self._is_fact(node):
                section, fact = self._fact(node)
                key = section.key, (fact.first, fact.marks, fact.small)
                found[key] = _joined(found[key], fact) if key in found else fact
        made: dict[str, list[Fact]] = {}
        for (part, _), fact in found.items():
            made.setdefault(part, []).append(fact)
        return made

    def _fact(self, node: str) -> tuple[Section, Fact]:
        about, quotes = self.lookup.about(node), self.lookup.quotes(node)
        if CLAIM in self.lookup.types(node):
            section = by_claim(self.lookup.first(node, PREDICATE))
            label = () if section.claims else self._properties(about, (PREDICATE,))
            return section, Fact(node, self.lookup.items(about[SUBJECT]), label, (), quotes, _place(quotes))
        section = by_class(text_of(about[TYPE][0]))
        first = section.first or (expand("hop:text"),)
        headline = tuple(item for key in first for item in self._values(node, key))
        used = {*first, *section.marks, section.order}
        small = self._properties(about, (key for key in about if key not in UNSHOWN and key not in used))
        marks = self._properties(about, section.marks)
        order = self.lookup.first(node, section.order) if section.order else ""
        answers = tuple(self._fact(text_of(answer))[1] for answer in about.get(ANSWERED, ()))
        return section, Fact(node, headline, marks, small, quotes, _place(quotes, order), answers)

    def _values(self, node: str, key: str) -> tuple[Item, ...]:
        """The values of a property, without the thing of the page, which is known."""
        values: Iterable[Term] = self.lookup.about(node).get(key, ())
        if key.startswith("^"):
            values = self.lookup.pointing(node).get(key[1:], ())
        return self.lookup.items(value for value in values if value != self.thing)

    def _properties(self, about: dict[str, list[Term]], keys: Iterable[str]) -> tuple[Property, ...]:
        found = ((key, self.lookup.items(value for value in about.get(key, ()) if value != self.thing)) for key in keys)
        return tuple(Property(self.lookup.item(key).text, items, key) for key, items in found if items)

    def _told(self, section: Section, facts: list[Fact]) -> Told:
        return Told(section.key, self._title(section), tuple(sorted(facts, key=lambda fact: (fact.place, str(fact.first)))))

    def _links(self) -> Iterator[Item]:
        """The things that mention this one."""
        nodes = {node for nodes in self.pointing.values() for node in nodes if self._is_thing(node)}
        yield from sorted(self.lookup.items(nodes), key=lambda item: (item.text, item.href))


def _place(quotes: tuple[Quote, ...], order: str = "") -> tuple[int, str, int]:
    """By what facts are sorted: their number in a list, then where they stand in the articles."""
    number = int(order) if order.isdecimal() else 0
    return (number, quotes[0].document, quotes[0].start) if quotes else (number, "", 0)


def _joined(one: Fact, other: Fact) -> Fact:
    return replace(one, quotes=tuple(dict.fromkeys([*one.quotes, *other.quotes])))
