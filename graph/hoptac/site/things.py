"""What the graph says of one thing: a thing's IRI comes in, its description goes out as N-Quads lines, or nothing.

The description holds what is said of the thing, the facts that it is part of with the words that say them, and the names
of everything mentioned, so that a reader needs to ask no further. What many articles say alike stands in it once.

>>> graph = Store.in_memory()
>>> graph.load(b'<a:b> <a:c> <a:d> <a:g> .\\n<a:b> <a:c> <a:d> <a:h> .')
>>> describe(graph, "a:d"), describe(graph, "a:g")
([b'<a:b> <a:c> <a:d> <a:d> .\\n'], [])
>>> is_known("a:d", graph), is_known("a:g", graph)
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hoptac.exports.lines import Line
from hoptac.oxigraph import Store, written
from hoptac.rdf import Literal, Term, Triple
from hoptac.vocabulary import expand

MOST = 500  # facts that a thing is part of; a body with thousands of agreements is asked for by SPARQL
BATCH = 500  # things that the engine is asked for at once
EVIDENCE, SELECTOR, SOURCE = expand("hop:evidence"), expand("oa:hasSelector"), expand("oa:hasSource")
HASH = expand("hop:sha256")
LABEL, TYPE, FILE = expand("rdfs:label"), expand("rdf:type"), expand("hop:fileName")
NAMES = (LABEL, expand("skos:prefLabel"), FILE, expand("hop:text"), expand("dcterms:source"), HASH)

Quad = tuple[str, str, Term, str]


def line(quad: Quad) -> Line:
    """A quad as a line of N-Quads."""
    subject, predicate, value, graph = quad
    return f"{written(subject)} {written(predicate)} {written(value)} {written(graph)} .\n".encode("utf-8", "surrogatepass")


def is_known(thing: str, graph: Store) -> bool:
    """Whether a graph says anything of a thing, or with it."""
    if next(iter(graph.quads(thing)), None):
        return True
    return any(predicate != SOURCE for _, predicate, *_ in graph.quads(value=thing))


def describe(graph: Store, thing: str) -> list[Line]:
    """What a graph says of a thing, as lines of a graph that has its name."""
    facts = sorted({subject for subject, predicate, *_ in graph.quads(value=thing) if predicate != SOURCE})
    said = set(_said(graph, (thing, *facts[:MOST])))
    said |= set(_words(graph, said))
    said |= set(_names(graph, said))
    return [line((*triple, thing)) for triple in sorted(said, key=str)]


def _said(graph: Store, things: Iterable[str], properties: Iterable[str] = ()) -> Iterator[Triple]:
    """What is said of things, or these properties of them, each once: the engine is far quicker at that than we could be."""
    asked = sorted(set(things))
    only = f"FILTER(?property IN ({', '.join(map(written, properties))}))" if properties else ""
    for start in range(0, len(asked), BATCH):
        named = " ".join(map(written, asked[start : start + BATCH]))
        pattern = f"VALUES ?thing {{ {named} }} GRAPH ?graph {{ ?thing ?property ?value }} {only}"
        for subject, predicate, value in graph.query(f"SELECT DISTINCT ?thing ?property ?value {{ {pattern} }}").rows():
            yield str(subject), str(predicate), value or ""


def _words(graph: Store, said: Iterable[Triple]) -> Iterator[Triple]:
    """The words that say facts."""
    places = set(_said(graph, (str(value) for _, predicate, value in said if predicate == EVIDENCE)))
    yield from places
    yield from _said(graph, (str(value) for _, predicate, value in places if predicate == SELECTOR))


def _names(graph: Store, said: Iterable[Triple]) -> Iterator[Triple]:
    """What everything mentioned is called."""
    values = {value for _, _, value in said if not isinstance(value, Literal)}
    yield from _said(graph, values | {predicate for _, predicate, _ in said}, NAMES)
