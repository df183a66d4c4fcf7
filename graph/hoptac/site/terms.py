"""The vocabulary for people: its triples and a language come in, a `Vocabulary` in words goes out.

Every class, property and concept is there with its name and comment, where it belongs, and whether it is still to be used.
A long list has a namespace and so a page of its own.

>>> label, kind = expand("rdfs:label"), expand("rdf:type")
>>> own = f"{VOCABULARY}#Area"
>>> said = [(own, kind, expand("owl:Class")), (own, label, Literal("nội dung", "vi")), (own, label, Literal("area", "en"))]
>>> [term.label for term in vocabulary(said, "vi").sections[0].terms]
['nội dung']
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hoptac.rdf import Literal, Term, Triple
from hoptac.text import visible
from hoptac.vocabulary import PREFIXES, VOCABULARY, expand

TYPE = expand("rdf:type")
NAMES = ("rdfs:label", "skos:prefLabel")
COMMENTS = ("rdfs:comment", "skos:definition", "skos:scopeNote")
CLASSES, PROPERTIES = ("owl:Class",), ("owl:ObjectProperty", "owl:DatatypeProperty")
# Where a term belongs, in the order of the page; the key is that of the word for it.
BELONGS = {
    "above": ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader"),
    "domain": ("rdfs:domain",),
    "range": ("rdfs:range",),
    "close": ("skos:closeMatch", "skos:exactMatch", "owl:equivalentClass", "owl:equivalentProperty"),
    "instead": ("dcterms:isReplacedBy",),
}

About = dict[str, dict[str, list[Term]]]


@dataclass(frozen=True, slots=True)
class Link:
    """Another term: what it is called, and where it is explained."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """A term as the page tells it; `belongs` has the other terms by what they are to it."""

    anchor: str
    iri: str
    label: str
    also: tuple[str, ...]
    comments: tuple[str, ...]
    belongs: tuple[tuple[str, tuple[Link, ...]], ...]
    deprecated: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Terms of one kind; `name` is the word for classes and properties, a list of concepts has its own `label`."""

    name: str
    label: str
    terms: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the page shows: the title, what it is, its version, dates, licence, and the terms by kind."""

    iri: str
    title: str
    description: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def vocabulary(triples: Iterable[Triple], language: str, page: str = VOCABULARY) -> Vocabulary:
    """The page of the vocabulary, or of one of its lists, in a language."""
    about: About = {}
    for subject, predicate, value in triples:
        about.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return _Drawing(about, language, f"{page}#").drawn()


def pages(triples: Iterable[Triple]) -> list[str]:
    """The IRIs at which the terms of ours are explained: the vocabulary and its lists."""
    return sorted({subject.partition("#")[0] for subject, _, _ in triples if subject.startswith(VOCABULARY)})


def place(term: str) -> str:
    """Where a term is explained: a path for one of ours, whatever host it is served from.

    >>> place("https://w3id.org/hoptac/def/posts#director"), place("http://xmlns.com/foaf/0.1/Agent")
    ('/def/posts#director', 'http://xmlns.com/foaf/0.1/Agent')
    """
    return f"/def{term.removeprefix(VOCABULARY)}" if term.startswith(VOCABULARY) else term


class _Drawing:
    """A vocabulary being put into words."""

    def __init__(self, about: About, language: str, start: str) -> None:
        self.about, self.language, self.start = about, language, start

    def drawn(self) -> Vocabulary:
        kinds = (("classes", CLASSES), ("properties", PROPERTIES))
        sections = [Section(name, "", self._told(self._of(*types))) for name, types in kinds]
        sections += self._lists()
        facts = {
            "version": self._text(VOCABULARY, "owl:versionIRI"),
            "created": self._text(VOCABULARY, "dcterms:created"),
            "modified": self._text(VOCABULARY, "dcterms:modified"),
            "licence": self._text(VOCABULARY, "dcterms:license"),
            "namespace": PREFIXES["hop"],
            "prefix": self._text(VOCABULARY, "vann:preferredNamespacePrefix"),
        }
        title, description = (self._text(VOCABULARY, f"dcterms:{name}") for name in ("title", "description"))
        return Vocabulary(
            VOCABULARY, title, description, tuple(facts.items()), tuple(filter(lambda section: section.terms, sections))
        )

    def _of(self, *types: str) -> list[str]:
        """The terms of the page that are of a type."""
        wanted = {expand(kind) for kind in types}
        return [term for term, own in self.about.items() if term.startswith(self.start) and wanted & set(own.get(TYPE, ()))]

    def _lists(self) -> list[Section]:
        """The lists, the longest first; a concept of several stands in the first of them."""
        schemes = [term for term, own in self.about.items() if expand("skos:ConceptScheme") in own.get(TYPE, ())]
        seen, made = set[str](), []
        for scheme in sorted(schemes, key=lambda scheme: (-len(self._within(scheme)), scheme)):
            terms = [term for term in self._within(scheme) if term not in seen]
            seen.update(terms)
            made.append(Section("list", self._label(scheme), self._told(terms)))
        return made

    def _within(self, scheme: str) -> list[str]:
        """A list and its concepts, as far as they stand on the page."""
        key = expand("skos:inScheme")
        terms = [scheme, *(term for term, own in self.about.items() if scheme in own.get(key, ()))]
        return [term for term in terms if term.startswith(self.start)]

    def _told(self, terms: Iterable[str]) -> tuple[Told, ...]:
        return tuple(sorted(map(self._term, terms), key=lambda told: (told.label.casefold(), told.iri)))

    def _term(self, term: str) -> Told:
        own = self.about[term]
        belongs = tuple((key, links) for key, curies in BELONGS.items() if (links := self._links(own, curies)))
        also = tuple(self._spoken(term, ("skos:altLabel",)))
        deprecated = any(isinstance(value, Literal) and value.value == "true" for value in own.get(expand("owl:deprecated"), ()))
        comments = tuple(self._spoken(term, COMMENTS))
        return Told(term.removeprefix(self.start), term, self._label(term), also, comments, belongs, deprecated)

    def _links(self, own: dict[str, list[Term]], curies: Iterable[str]) -> tuple[Link, ...]:
        others = sorted({str(value) for key in curies for value in own.get(expand(key), ()) if isinstance(value, str)})
        return tuple(Link(self._label(other), self._href(other)) for other in others)

    def _href(self, term: str) -> str:
        return f"#{term.removeprefix(self.start)}" if term.startswith(self.start) else place(term)

    def _label(self, term: str) -> str:
        """What a term is called; one of another vocabulary by its prefixed name."""
        if spoken := self._spoken(term, NAMES):
            return spoken[0]
        prefix = next((prefix for prefix, start in PREFIXES.items() if term.startswith(start)), "")
        return f"{prefix}:{term.removeprefix(PREFIXES[prefix])}" if prefix else term

    def _spoken(self, term: str, curies: Iterable[str]) -> list[str]:
        """What is said of a term in the language of the page."""
        values = [value for key in curies for value in self.about.get(term, {}).get(expand(key), ())]
        return [visible(value.value) for value in values if isinstance(value, Literal) and value.language == self.language]

    def _text(self, term: str, curie: str) -> str:
        values = self.about.get(term, {}).get(expand(curie), ())
        plain = [value if isinstance(value, str) else value.value for value in values if _is_in(value, self.language)]
        return visible(plain[0]) if plain else ""


def _is_in(value: Term, language: str) -> bool:
    return isinstance(value, str) or value.language in ("", language)
