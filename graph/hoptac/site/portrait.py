"""What a page shows of one thing: a description and a language come in, a `Portrait` in words goes out.

Facts stand with the words that say them; things that mention this one without a claim of their own are links.

>>> from hoptac.site.things import Description
>>> label, said = expand("rdfs:label"), "https://e.org/id/document/d"
>>> quads = (("https://e.org/id/person/a", label, Literal("Lê An"), said),)
>>> portrait(Description("https://e.org/id/person/a", quads), "https://e.org/", "vi").name
'Lê An'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote as encoded

from hoptac.oxigraph import Literal, Term
from hoptac.site.things import EVIDENCE, HASH, LABEL, SELECTOR, SOURCE, TYPE, Description
from hoptac.site.words import TERMS, called
from hoptac.text import visible
from hoptac.vocabulary import expand

CALLED = (LABEL, expand("skos:prefLabel"), expand("hop:text"), expand("hop:fileName"))
SUBJECT, PREDICATE, OBJECT = expand("rdf:subject"), expand("rdf:predicate"), expand("rdf:object")
CLAIM = expand("hop:Claim")
ADDRESS = expand("dcterms:source")
# What is no fact of its own but a thing of which there are facts.
THINGS = {expand(name) for name in ("foaf:Person", "org:Organization", "foaf:Agent", "foaf:Document")}
THINGS |= {expand(f"hop:{name}") for name in ("Agreement", "Event", "System", "Partnership")}
AROUND = 140  # characters on either side of a quote
UNSHOWN = {TYPE, EVIDENCE, LABEL, expand("hop:rule"), expand("hop:basis"), expand("hop:sha256"), expand("hop:characters")}


@dataclass(frozen=True, slots=True)
class Item:
    """A value in words, and where it leads."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """What is said, and its values."""

    label: str
    values: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that say a fact with what stands around them, their document, and where they stand in it.

    `address` is of the words in the page that they were published on, '' where that is not known.
    """

    words: str
    document: str
    href: str
    start: str
    stop: str
    address: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact: its kind, what it says, its quotes."""

    kind: str
    own: tuple[Property, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that a page shows of a thing."""

    iri: str
    name: str
    kinds: tuple[str, ...]
    own: tuple[Property, ...]
    quotes: tuple[Quote, ...]
    facts: tuple[Shown, ...]
    links: tuple[Item, ...]
    more: bool


def portrait(found: Description, base: str, language: str, text: Callable[[str], str] = lambda _: "") -> Portrait:
    """The portrait of a thing in a language; `text` gives an article by its hash."""
    return _Drawing(found, base, language, text).drawn()


def around(text: str, start: int, stop: int) -> tuple[str, str]:
    """What stands before and after a quote, in whole words and on its own lines.

    >>> around("Hôm qua, VNPT và tỉnh ký kết.", 9, 13)
    ('Hôm qua, ', ' và tỉnh ký kết.')
    """
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[stop : stop + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return visible(before), visible(after)


class _Drawing:
    """A description being put into words."""

    def __init__(self, found: Description, base: str, language: str, text: Callable[[str], str]) -> None:
        self.found, self.base, self.language, self.text = found, base, language, text
        self.about = found.about

    def drawn(self) -> Portrait:
        thing, own = self.found.thing, self.about.get(self.found.thing, {})
        nodes = sorted(node for node in self.about if node != thing and self._mentions(self.about[node]))
        facts = sorted(filter(None, map(self._fact, nodes)), key=lambda fact: (fact.kind, str(fact.own)))
        links = dict.fromkeys(Item(self._called(node), self._href(node)) for node in nodes if self._is_thing(node))
        kinds = tuple(dict.fromkeys(self._called(str(kind)) for kind in own.get(TYPE, ())))
        return Portrait(
            thing,
            self._called(thing),
            kinds,
            tuple(self._properties(own)),
            self._quotes(own),
            tuple(facts),
            tuple(links),
            self.found.more,
        )

    def _mentions(self, own: Mapping[str, Iterable[Term]]) -> bool:
        return any(self.found.thing in values for values in own.values())

    def _is_thing(self, node: str) -> bool:
        return not THINGS.isdisjoint(map(str, self.about[node].get(TYPE, ())))

    def _fact(self, node: str) -> Shown | None:
        own = self.about[node]
        if self._is_thing(node) or EVIDENCE not in own:
            return None
        if CLAIM in own.get(TYPE, ()):
            return Shown(self._called(str(own[PREDICATE][0])), tuple(self._claimed(own)), self._quotes(own))
        return Shown(self._called(str(own[TYPE][0])), tuple(self._properties(own)), self._quotes(own))

    def _claimed(self, own: Mapping[str, list[Term]]) -> Iterator[Property]:
        subject, value = own[SUBJECT][0], own[OBJECT][0]
        other = subject if value == self.found.thing else value
        yield Property("→" if other == value else "←", (self._item(other),))

    def _properties(self, own: Mapping[str, list[Term]]) -> Iterator[Property]:
        """What is said of a thing but for the thing of the page itself, which is known."""
        for predicate, values in own.items():
            items = tuple(dict.fromkeys(self._item(value) for value in values if value != self.found.thing))
            if predicate not in UNSHOWN and items:
                yield Property(self._called(predicate), items)

    def _quotes(self, own: Mapping[str, list[Term]]) -> tuple[Quote, ...]:
        return tuple(filter(None, (self._quote(str(place)) for place in own.get(EVIDENCE, ()))))

    def _quote(self, place: str) -> Quote | None:
        selectors = [self.about.get(str(node), {}) for node in self.about.get(place, {}).get(SELECTOR, ())]
        said = {predicate: values[0] for selector in selectors for predicate, values in selector.items()}
        words, start, stop = (_text(said.get(expand(f"oa:{name}"), "")) for name in ("exact", "start", "end"))
        document = str(next(iter(self.about.get(place, {}).get(SOURCE, ())), ""))
        if not (words and document):
            return None
        told = visible(words), self._called(document), self._href(document), start, stop, self._address(document, words)
        return Quote(*told, *self._around(document, start, stop))

    def _around(self, document: str, start: str, stop: str) -> tuple[str, str]:
        name = next(iter(self.about.get(document, {}).get(HASH, ())), "")
        return around(self.text(_text(name)), int(start), int(stop)) if name and start and stop else ("", "")

    def _address(self, document: str, words: str) -> str:
        """The words in the page that they were published on, where its address is known."""
        source = _text(next(iter(self.about.get(document, {}).get(ADDRESS, ())), ""))
        if not source.startswith(("https://", "http://")):
            return ""
        return f"{source.partition('#')[0]}#:~:text={encoded(words, safe='').replace('-', '%2D')}"

    def _item(self, value: Term) -> Item:
        return Item(visible(value.value)) if isinstance(value, Literal) else Item(self._called(value), self._href(value))

    def _href(self, iri: str) -> str:
        start = f"{self.base}id/"
        return f"/doc/{iri.removeprefix(start).partition('#')[0]}" if iri.startswith(start) else ""

    def _called(self, iri: str) -> str:
        """The name of a thing or term, in the language of the page if it has one in it."""
        names = [name for key in CALLED for name in self.about.get(iri, {}).get(key, ()) if isinstance(name, Literal)]
        if names:
            return visible(min(names, key=lambda name: (name.language not in (self.language, ""), name.value)).value)
        return called(TERMS, iri.replace("#", "/").rpartition("/")[2], self.language)


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term
