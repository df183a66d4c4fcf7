"""What a dataset holds, by its own account (VoID): a store comes in, N-Quads lines about it go out, the same each time.

For the dataset as a whole and for each of its graphs: how many statements, things and values, how many things of each class,
how often each property is used. Articles are described one by one as long as there are few of them.

>>> curie("https://w3id.org/hoptac/def#party"), curie("a:b")
('hop-party', '6783a3')
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hoptac import resources
from hoptac.oxigraph import Store
from hoptac.rdf import Literal, Term
from hoptac.triples.terms import Triples, iri, name, whole
from hoptac.vocabulary import PREFIXES, Names

EACH = 50  # articles that are described one by one
WELL_KNOWN = ".well-known/void"


def holdings(store: Store, names: Names) -> Iterator[bytes]:
    """The lines that tell what a store holds, in the graph of what is said of the dataset."""
    graph = iri(names.graph("dataset"))
    for subject, predicate, value in _holdings(store, names):
        yield f"{subject} {name(predicate)} {value} {graph} .\n".encode()


def graphs(store: Store) -> list[str]:
    """The graphs that are described one by one: those that are no articles, and the articles if they are few."""
    found = [(str(graph), _text(article)) for graph, article in _rows(store, "graphs")]
    articles = [graph for graph, article in found if article == "true"]
    return [graph for graph, article in found if article != "true" or len(articles) <= EACH]


def part(names: Names, graph: str) -> str:
    """The IRI of the description of a graph."""
    return f"{names.base}{WELL_KNOWN}#{graph.rpartition('/')[2]}"


def curie(term: str) -> str:
    """What a term is called in the IRI of a partition."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace) and term != namespace:
            return f"{prefix}-{term.removeprefix(namespace)}"
    return hashlib.sha256(term.encode()).hexdigest()[:6]


def _holdings(store: Store, names: Names) -> Triples:
    whole_of = names.graph("hoptac")
    yield from ((iri(whole_of), "void:exampleResource", iri(_text(example))) for _, example in _rows(store, "examples"))
    yield from _counted(store, whole_of, f"{names.base}{WELL_KNOWN}#", None)
    for graph in graphs(store):
        node = part(names, graph)
        yield iri(whole_of), "void:subset", iri(node)
        yield iri(node), "rdf:type", name("void:Dataset")
        yield iri(node), "rdf:type", name("sd:Graph")
        yield iri(node), "dcterms:isPartOf", iri(whole_of)
        yield iri(node), "dcterms:subject", iri(graph)
        yield from _counted(store, node, f"{node}-", [graph])


def _counted(store: Store, node: str, start: str, graph: list[str] | None) -> Triples:
    """The counts and partitions of a dataset, whose IRIs begin with `start`."""
    for triples, subjects, objects in _rows(store, "totals", graph):
        yield iri(node), "void:triples", whole(int(_text(triples)))
        yield iri(node), "void:distinctSubjects", whole(int(_text(subjects)))
        yield iri(node), "void:distinctObjects", whole(int(_text(objects)))
    classes, properties = list(_rows(store, "classes", graph)), list(_rows(store, "properties", graph))
    yield iri(node), "void:classes", whole(len(classes))
    yield iri(node), "void:properties", whole(len(properties))
    for class_, *numbers in classes:
        yield from _partition(node, f"{start}class-", "class", str(class_), ("entities",), numbers)
    for property_, *numbers in properties:
        counts = ("triples", "distinctSubjects", "distinctObjects")
        yield from _partition(node, f"{start}property-", "property", str(property_), counts, numbers)


def _partition(node: str, start: str, kind: str, term: str, counts: tuple[str, ...], numbers: list[Term | None]) -> Triples:
    own = iri(f"{start}{curie(term)}")
    yield iri(node), f"void:{kind}Partition", own
    yield own, "rdf:type", name("void:Dataset")
    yield own, f"void:{kind}", iri(term)
    for count, number in zip(counts, numbers, strict=True):
        yield own, f"void:{count}", whole(int(_text(number)))


def _rows(store: Store, query: str, graph: list[str] | None = None) -> Iterator[tuple[Term | None, ...]]:
    yield from store.query(resources.read(f"queries/dataset/{query}.rq"), defaults=graph).rows()


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else ""
