"""Two reports of one signing: a filled store comes in, lines on the figures that they share or differ in go out.

What a SPARQL rule can tell stands in `queries/rules/`; figures are compared here, since whether two texts count the same
thing is a matter of their words. Both kinds leave the same: a `hop:Corroboration` or a `hop:Conflict` with one
`hop:Account` for each document, which says the value and has the evidence.

>>> from hoptac.oxigraph import Store
>>> list(compared(Store.in_memory(), Names()))
[]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from operator import attrgetter

from hoptac import oxigraph, resources
from hoptac.accounts.figures import Told, agreeing, differing
from hoptac.triples import terms
from hoptac.triples.terms import Triples
from hoptac.vocabulary import Names

RULE = "figures"


def compared(graph: oxigraph.Store, names: Names) -> Iterator[str]:
    """The lines on the figures of all signings that several documents tell of."""
    target = terms.iri(names.graph("inferred"))
    for subject, predicate, object_ in dict.fromkeys(_triples(graph, names)):
        yield f"{subject} {terms.name(predicate)} {object_} {target} .\n"


def _triples(graph: oxigraph.Store, names: Names) -> Triples:
    for event, told in groupby(_told(graph), key=attrgetter("event")):
        documents = [tuple(of_one) for _, of_one in groupby(told, key=attrgetter("document"))]
        shared = agreeing(documents)
        for group in shared:
            yield from _comparison("hop:Corroboration", event, group, names)
        for one, other in combinations(documents, 2):
            for pair in differing(one, other):
                yield from _comparison("hop:Conflict", event, pair, names)


def _comparison(kind: str, event: str, told: tuple[Told, ...], names: Names) -> Triples:
    node = names.mint("inferred", RULE, *(one.figure for one in told))
    yield terms.iri(node), "rdf:type", terms.name(kind)
    yield terms.iri(node), "rdfs:label", terms.literal(told[0].label, "vi")
    yield terms.iri(node), "hop:concerns", terms.iri(event)
    yield terms.iri(node), "hop:rule", terms.literal(RULE)
    for number, one in enumerate(told, 1):
        account = terms.iri(f"{node}-{number}")
        yield terms.iri(node), "hop:account", account
        yield account, "rdf:type", terms.name("hop:Account")
        yield account, "hop:says", terms.literal(one.said)
        yield account, "hop:rule", terms.literal(RULE)
        yield account, "hop:evidence", terms.iri(one.evidence)
        yield account, "prov:wasDerivedFrom", terms.iri(one.figure)


def _told(graph: oxigraph.Store) -> Iterator[Told]:
    """The figures of documents that tell of one signing, in the order of events and documents."""
    bodies: dict[str, list[tuple[str, str]]] = {}
    for document, body, form in _rows(graph, "bodies"):
        bodies.setdefault(document, []).append((body, form))
    for row in _rows(graph, "figures"):
        yield Told.of(row, bodies.get(row[1], []))


def _rows(graph: oxigraph.Store, name: str) -> Iterable[tuple[str, ...]]:
    """The rows of a query of `queries/accounts/`, every value as text."""
    sparql = resources.path(f"queries/accounts/{name}.rq").read_text("utf-8")
    for row in graph.query(sparql).rows():
        yield tuple(term.value if isinstance(term, oxigraph.Literal) else term or "" for term in row)
