"""Whether a store proves all that it says: an open store comes in, what is wanting goes out as a list that people can read.

Four things are checked. Every quote is read again from the stored text, whose SHA-256 stands on the document; every
IRI of the dataset or of the vocabulary that a graph uses is described; every graph has its shape (SHACL);
every query of `queries/checks/` finds nothing.

>>> str(Finding("a.txt", "document/a-1b2c3d#0-4", "the text does not say 'VNPT' there"))
"a.txt: document/a-1b2c3d#0-4: the text does not say 'VNPT' there"
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from hoptac import resources
from hoptac.errors import StoreError
from hoptac.rdf import Literal, Term
from hoptac.store import OpenStore
from hoptac.triples.terms import SURROGATES
from hoptac.vocabulary import PREFIXES, VOCABULARY, expand

_DOCUMENTS = """
SELECT ?iri ?name ?sha256 ?characters WHERE {
  GRAPH ?iri { ?iri hop:fileName ?name ; hop:sha256 ?sha256 ; hop:characters ?characters }
} ORDER BY ?name ?iri"""
_QUOTES = """
SELECT ?document ?stretch ?quote ?start ?stop WHERE {
  GRAPH ?document {
    ?stretch a oa:SpecificResource ; oa:hasSelector ?words, ?place .
    ?words oa:exact ?quote .
    ?place oa:start ?start ; oa:end ?stop .
  }
} ORDER BY ?start ?stop ?quote"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wanting of a thing in a document; a `doubt` is worth a look and no error."""

    document: str
    thing: str
    problem: str
    doubt: bool = False

    def __str__(self) -> str:
        return f"{self.document}: {self.thing}: {self.problem}"


@dataclass(frozen=True, slots=True)
class _Document:
    iri: str
    name: str
    sha256: str
    characters: str


def check(opened: OpenStore) -> Iterator[Finding]:
    """All that is wanting of a store, document by document."""
    from hoptac.shapes import Shapes  # pyshacl takes longer to import than a small store to check

    shapes = Shapes.beside(opened.graph.dump("nt", VOCABULARY))
    names = {opened.names.graph(own): own for own in ("dataset", "inferred")}
    terms = set[str]()
    for document in _documents(opened):
        names[document.iri] = document.name
        yield from _quotes(opened, document)
        yield from _dangling(opened, document, terms)
    for term in sorted(terms - {subject for subject, _, _ in opened.graph.graph(VOCABULARY)}):
        yield Finding("vocabulary", term, "is used and described nowhere (dangling)")
    for iri, name in names.items():
        for broken in shapes.broken(opened.graph.dump("nt", iri)):
            yield Finding(name, _local(opened, broken.thing), broken.problem, broken.doubt)
    yield from _queries(opened, names)


def _documents(opened: OpenStore) -> list[_Document]:
    rows = opened.graph.query(_DOCUMENTS, prefixes=PREFIXES).rows()
    documents = [_Document(*map(_plain, row)) for row in rows]
    if len(documents) != opened.manifest.documents:
        raise StoreError(f"{opened.path}: holds {len(documents)} documents and its manifest says {opened.manifest.documents}")
    return documents


def _quotes(opened: OpenStore, document: _Document) -> Iterator[Finding]:
    try:
        text = opened.text(document.sha256)
    except StoreError as error:
        yield Finding(document.name, _local(opened, document.iri), str(error))
        return
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != document.sha256:
        yield Finding(document.name, _local(opened, document.iri), "the stored text is not the one that was read (SHA-256)")
    if str(len(text)) != document.characters:
        yield Finding(document.name, _local(opened, document.iri), f"the stored text has {len(text)} characters")
    for row in opened.graph.query(_QUOTES, {"document": document.iri}, PREFIXES).rows():
        _, stretch, quote, start, stop = map(_plain, row)
        if stretch != f"{document.iri}#{start}-{stop}" or text[int(start) : int(stop)].translate(SURROGATES) != quote:
            yield Finding(document.name, _local(opened, stretch), f"the text does not say {quote!r} at {start}-{stop}")


def _dangling(opened: OpenStore, document: _Document, terms: set[str]) -> Iterator[Finding]:
    """The IRIs of the dataset that a document's graph uses and does not describe; `terms` gets those of the vocabulary."""
    described, used = set[str](), set[str]()
    for subject, predicate, value in opened.graph.graph(document.iri):
        if predicate == expand("rdf:type"):
            described.add(subject)
        used |= {term for term in (subject, predicate, value) if isinstance(term, str)}
    terms |= {iri for iri in used if iri.startswith(VOCABULARY)}
    for iri in sorted(used - described):
        if iri.startswith(f"{opened.manifest.base}id/"):
            yield Finding(document.name, _local(opened, iri), "is used and described nowhere (dangling)")


def _queries(opened: OpenStore, names: dict[str, str]) -> Iterator[Finding]:
    for path in sorted(resources.path("queries/checks").glob("*.rq")):
        sparql = path.read_text("utf-8")
        problem = next(line.removeprefix("# en:").strip() for line in sparql.splitlines() if line.startswith("# en:"))
        for row in opened.graph.query(sparql).rows():
            thing, graph = map(_plain, row)
            yield Finding(names.get(graph, _local(opened, graph)), _local(opened, thing), f"{problem} ({path.stem})")


def _plain(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else term or ""


def _local(opened: OpenStore, iri: str) -> str:
    return iri.removeprefix(f"{opened.manifest.base}id/")
