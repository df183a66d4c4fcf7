"""What the graph says of one thing: a thing's IRI comes in, its description goes out as N-Quads lines, or nothing.

The description holds what is said of the thing, the facts that it is part of with the words that say them, and the names
of everything mentioned, so that a reader needs to ask no further.

>>> graph = Store.in_memory()
>>> graph.load(b'<a:b> <a:c> <a:d> <a:g> .')
>>> describe(graph, "a:d").lines, describe(graph, "a:g").lines
((b'<a:b> <a:c> <a:d> <a:g> .\\n',), ())
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from hoptac.oxigraph import Store, written
from hoptac.rdf import Literal, Term
from hoptac.vocabulary import expand

MOST = 500  # facts that a thing is part of; a body with thousands of agreements is asked for by SPARQL
EVIDENCE, SELECTOR, SOURCE = expand("hop:evidence"), expand("oa:hasSelector"), expand("oa:hasSource")
HASH = expand("hop:sha256")
LABEL, TYPE, FILE = expand("rdfs:label"), expand("rdf:type"), expand("hop:fileName")
NAMES = (LABEL, expand("skos:prefLabel"), FILE, expand("hop:text"), expand("dcterms:source"), HASH)

Quad = tuple[str, str, Term, str]


@dataclass(frozen=True)
class Description:
    """What is said of a thing; `more` tells that it is part of further facts that are left out."""

    thing: str
    quads: tuple[Quad, ...]
    more: bool = False

    @property
    def lines(self) -> tuple[bytes, ...]:
        """The quads as N-Quads."""
        return tuple(line(quad) for quad in self.quads)

    @cached_property
    def about(self) -> dict[str, dict[str, list[Term]]]:
        """The values of each property of each thing, each once."""
        made: dict[str, dict[str, list[Term]]] = {}
        for subject, predicate, value, _ in self.quads:
            values = made.setdefault(subject, {}).setdefault(predicate, [])
            if value not in values:
                values.append(value)
        return made


def line(quad: Quad) -> bytes:
    """A quad as a line of N-Quads."""
    subject, predicate, value, graph = quad
    return f"{written(subject)} {written(predicate)} {written(value)} {written(graph)} .\n".encode("utf-8", "surrogatepass")


def describe(graph: Store, thing: str) -> Description:
    """What a graph says of a thing."""
    facts = sorted({subject for subject, predicate, *_ in graph.quads(value=thing) if predicate != SOURCE})
    said = {quad for subject in (thing, *facts[:MOST]) for quad in graph.quads(subject)}
    said |= set(_words(graph, said))
    said |= set(_names(graph, said))
    return Description(thing, tuple(sorted(said, key=str)), len(facts) > MOST)


def _words(graph: Store, said: Iterable[Quad]) -> Iterator[Quad]:
    """The words that say facts."""
    for place in [str(value) for _, predicate, value, _ in said if predicate == EVIDENCE]:
        for quad in graph.quads(place):
            yield quad
            if quad[1] == SELECTOR:
                yield from graph.quads(str(quad[2]))


def _names(graph: Store, said: Iterable[Quad]) -> Iterator[Quad]:
    """What everything mentioned is called."""
    mentioned = {value for _, _, value, _ in said if not isinstance(value, Literal)} | {quad[1] for quad in said}
    for thing in mentioned:
        yield from (quad for quad in graph.quads(thing) if quad[1] in NAMES)
