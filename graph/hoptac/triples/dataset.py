"""The dataset as a whole: what it is of, where its IRIs begin and under which licence its facts stand."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.triples.terms import Triples, iri, literal, name, whole
from hoptac.vocabulary import PREFIXES, Names

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = (
    ("Lời trích thuộc về báo đã đăng; giấy phép là của các dữ kiện.", "vi"),
    ("Quotes remain their publishers'; the licence is of the facts.", "en"),
)
_LABELS = (
    ("Hoptac: thỏa thuận hợp tác trên báo chí", "vi"),
    ("Hoptac: cooperation agreements in the news", "en"),
)


def dataset(names: Names, documents: int) -> Iterator[str]:
    """The N-Quads lines about the dataset, in a graph of their own."""
    graph = iri(names.graph("dataset"))
    for subject, predicate, object_ in _dataset(names, documents):
        yield f"{subject} {name(predicate)} {object_} {graph} .\n"


def _dataset(names: Names, documents: int) -> Triples:
    node = iri(names.graph("hoptac"))
    yield node, "rdf:type", name("void:Dataset")
    yield node, "rdf:type", name("dcat:Dataset")
    yield from ((node, "rdfs:label", literal(*label)) for label in _LABELS)
    yield from ((node, "dcterms:rights", literal(*right)) for right in RIGHTS)
    yield node, "dcterms:license", iri(LICENCE)
    yield node, "void:uriSpace", literal(f"{names.base}id/")
    yield node, "void:vocabulary", iri(PREFIXES["hop"])
    yield node, "void:documents", whole(documents)
