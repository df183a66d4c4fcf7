"""Two reports of one signing: a filled store comes in, lines on the figures that they share or differ in go out.

What a SPARQL rule can tell stands in `queries/rules/`; figures are compared here, since whether two texts count the same
thing is a matter of their words. Both kinds leave the same: a `hop:Corroboration` or a `hop:Conflict` with one
`hop:Account` for each document, which says the value and has the evidence. The accounts of a conflict stand on one of two
sides: `{conflict}-1` and all `{conflict}-1-…` say the one, `{conflict}-2` and all `{conflict}-2-…` the other.

>>> from hoptac.oxigraph import Store
>>> list(compared(Store.in_memory(), Names()))
[]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from operator import attrgetter

from hoptac import oxigraph, resources
from hoptac.accounts.figures import Told, grouped, sides
from hoptac.rdf import Literal
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
        home = grouped(documents)
        for group in {id(group): group for group in home.values()}.values():
            if len(group) > 1:
                node = names.mint("inferred", RULE, *(one.figure for one in group))
                places = [str(number) for number, _ in enumerate(group, 1)]
                yield from _comparison("hop:Corroboration", event, node, dict(zip(places, group, strict=True)))
        for one, other in sides(documents, home):
            node = names.mint("inferred", RULE, one[0].figure, other[0].figure)
            yield from _comparison("hop:Conflict", event, node, _accounts("1", one) | _accounts("2", other))


def _accounts(side: str, told: tuple[Told, ...]) -> dict[str, Told]:
    """The accounts of one side of a conflict by the ends of their names: the first stands for all."""
    return {side: told[0]} | {f"{side}-{sha256(one.figure.encode()).hexdigest()[:12]}": one for one in told[1:]}


def _comparison(kind: str, event: str, node: str, accounts: Mapping[str, Told]) -> Triples:
    first = next(iter(accounts.values()))
    yield terms.iri(node), "rdf:type", terms.name(kind)
    yield terms.iri(node), "rdfs:label", terms.literal(first.label, "vi")
    yield terms.iri(node), "hop:concerns", terms.iri(event)
    yield terms.iri(node), "hop:rule", terms.literal(RULE)
    for place, one in accounts.items():
        account = terms.iri(f"{node}-{place}")
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
        yield tuple(term.value if isinstance(term, Literal) else term or "" for term in row)
