"""What the graph says, looked up as a page needs it: IRIs come in, names, values and quotes go out, each asked for once.

>>> graph = Store.in_memory()
>>> graph.load('<https://e.org/id/person/a> <http://www.w3.org/2000/01/rdf-schema#label> "Lê An"@vi <a:g> .'.encode())
>>> Lookup(Memory(graph), "https://e.org/", "en").item("https://e.org/id/person/a")
Item(text='Lê An', href='/doc/person/a', lang='vi')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote as encoded

from hoptac.oxigraph import Store
from hoptac.rdf import Literal, Term
from hoptac.site.spelling import dated
from hoptac.site.things import EVIDENCE, FILE, HASH, LABEL, TYPE
from hoptac.site.words import TERMS, called
from hoptac.text import visible
from hoptac.vocabulary import VOCABULARY, expand

CALLED = (LABEL, expand("skos:prefLabel"), expand("hop:text"), FILE)
ADDRESS, MATCH, KIND = expand("dcterms:source"), expand("skos:exactMatch"), "id/kind/"
WHEN = (expand("hop:term"), expand("hop:signedOn"))  # what tells two agreements of one title apart
AGREEMENT, EVENT, HELD, SIGNED_AT = "id/agreement/", "id/event/", expand("hop:heldOn"), expand("hop:signedAt")
TEXTS, KEPT = 64, 16_384  # articles, and things, that are kept at hand
AROUND = 140  # characters on either side of a quote
# What hundreds of articles say of a company is much the same: the engine gives each thing once, far quicker than we could.
SAID = "SELECT DISTINCT ?thing ?property ?value WHERE { GRAPH ?article { ?thing ?property ?value } }"
DATES = {expand(f"xsd:{kind}") for kind in ("date", "gYearMonth", "gYear", "gMonthDay")}

About = dict[str, list[Term]]


@dataclass(frozen=True, slots=True)
class Item:
    """A value in words, where it leads, and its language where that is not the page's."""

    text: str
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that say a fact with what stands around them, their document, and where they stand in it.

    `address` is of the words in the page that they were published on, '' where that is not known.
    """

    words: str
    document: str
    href: str
    start: int
    stop: int
    address: str = ""
    before: str = ""
    after: str = ""


def text_of(term: Term) -> str:
    """The words of a literal, or an IRI itself."""
    return term.value if isinstance(term, Literal) else term


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


def _labels(own: About) -> list[Literal]:
    """The names of a thing of which this is said, the better before."""
    return [name for key in CALLED for name in own.get(key, ()) if isinstance(name, Literal)]


class Memory:
    """What was looked up in a graph that does not change, the least used of which is forgotten first."""

    def __init__(self, graph: Store, text: Callable[[str], str] = lambda _: "") -> None:
        self.graph, self.text = graph, lru_cache(TEXTS)(text)
        self.about = lru_cache(KEPT)(self._about)

    def _about(self, thing: str) -> About:
        made: About = {}
        for _, predicate, value in sorted(self.graph.query(SAID, {"thing": thing}).rows(), key=str):
            made.setdefault(text_of(predicate or ""), []).append(value or "")
        return made


class Lookup:
    """What a page in a language and of a base looks up."""

    def __init__(self, memory: Memory, base: str, language: str) -> None:
        self.memory, self.base, self.language = memory, base, language
        self.about = memory.about  # the values of each property of a thing, each once, in the order of their words
        self._items: dict[str, Item] = {}

    def first(self, thing: str, predicate: str) -> str:
        """The first value of a property, or ''."""
        return text_of(next(iter(self.about(thing).get(predicate, ())), ""))

    def types(self, thing: str) -> list[str]:
        """The classes of a thing."""
        return list(map(text_of, self.about(thing).get(TYPE, ())))

    def pointing(self, thing: str) -> dict[str, list[str]]:
        """What has the thing as a value, by the property."""
        found: dict[str, set[str]] = {}
        for subject, predicate, *_ in self.memory.graph.quads(value=thing):
            found.setdefault(predicate, set()).add(subject)
        return {predicate: sorted(subjects) for predicate, subjects in sorted(found.items())}

    def item(self, value: Term) -> Item:
        """A value in words."""
        if isinstance(value, Literal):
            shown = dated(value.value, self.language) if value.datatype in DATES else value.value
            return Item(visible(shown), "", self._lang(value))
        if value not in self._items:
            self._items[value] = self._named(value)
        return self._items[value]

    def items(self, values: Iterable[Term]) -> tuple[Item, ...]:
        """Values in words, each once."""
        return tuple(dict.fromkeys(map(self.item, values)))

    def href(self, iri: str) -> str:
        """The path of the page of a thing; '' for what has none here."""
        start = f"{self.base}id/"
        return f"/doc/{iri.removeprefix(start).partition('#')[0]}" if iri.startswith(start) else ""

    def is_term(self, iri: str) -> bool:
        """Whether it is a term of the vocabulary and its lists, with a name in both languages, or a kind that may match one."""
        return iri.startswith((f"{VOCABULARY}#", self.base + KIND))

    def _lang(self, literal: Literal) -> str:
        return literal.language if literal.language != self.language else ""

    def _named(self, iri: str) -> Item:
        """The name of a thing or term, in the language of the page if it has one in it."""
        own = self.about(iri)
        names = _labels(own)
        if not any(name.language in (self.language, "") for name in names):  # what the listed term that it matches is called
            listed = (_labels(self.about(text_of(term))) for term in own.get(MATCH, ()))
            names += [name for labels in listed for name in labels if name.language == self.language]
        if not names:
            return Item(called(TERMS, iri.replace("#", "/").rpartition("/")[2], self.language), self.href(iri))
        name = min(names, key=lambda name: (name.language not in (self.language, ""), name.value))
        held, apart = self.first(iri, HELD), self._apart(iri, own)
        words = visible(name.value.removesuffix(held).rstrip())
        return Item(", ".join(filter(None, (words, apart))), self.href(iri), self._lang(name))

    def _apart(self, iri: str, own: About) -> str:
        """What tells a thing from others of its name: the years of an agreement, the day of an event or what was signed there."""
        if HELD in own:
            return self.item(own[HELD][0]).text
        if iri.startswith(self.base + AGREEMENT):
            return next((self.item(own[predicate][0]).text for predicate in WHEN if predicate in own), "")
        if iri.startswith(self.base + EVENT):
            return next((self.item(signed).text for signed in self.pointing(iri).get(SIGNED_AT, ())), "")
        return ""

    def quotes(self, node: str) -> tuple[Quote, ...]:
        """The words that say a fact, the first documents first."""
        found = filter(None, (self._quote(text_of(place)) for place in self.about(node).get(EVIDENCE, ())))
        return tuple(sorted(set(found), key=lambda quote: (quote.document, quote.start, quote.stop)))

    def _quote(self, place: str) -> Quote | None:
        """The words at a place, whose IRI says which of its document's characters they are."""
        document, _, part = place.partition("#")
        start, _, stop = part.partition("-")
        return self.quote(document, int(start), int(stop)) if start.isdecimal() and stop.isdecimal() else None

    def quote(self, document: str, start: int, stop: int) -> Quote:
        """The words of a document from one character to another, with what stands around them."""
        named, text = self.item(document), self.memory.text(self.first(document, HASH))
        before, after = around(text, start, stop)
        words = text[start:stop]
        return Quote(visible(words), named.text, named.href, start, stop, self.address(document, words), before, after)

    def address(self, document: str, words: str = "") -> str:
        """A document on the page that it was published on, at the words; '' where its address is not known."""
        source = self.first(document, ADDRESS)
        if not source.startswith(("https://", "http://")):
            return ""
        return f"{source.partition('#')[0]}#:~:text={encoded(words, safe='').replace('-', '%2D')}" if words else source
