"""A store as sorted lines of N-Quads: the start of every RDF export, and the reason that each has the same bytes each time.

A store comes in; out go its lines, graph by graph, in each subject by subject, what a thing is before what is said of it.

>>> from hoptac.oxigraph import Store
>>> store = Store.in_memory()
>>> store.load(b'<a:b> <a:c> "2" <a:g> .')
>>> store.load(b'<a:b> <a:c> "1" <a:g> .')
>>> lines(store)
[b'<a:b> <a:c> "1" <a:g> .\\n', b'<a:b> <a:c> "2" <a:g> .\\n']
"""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.oxigraph import Store
from hoptac.vocabulary import expand

TYPE = f"<{expand('rdf:type')}>".encode()
EXACT = f"<{expand('oa:exact')}>".encode()
TEXT = f"<{expand('hop:text')}>".encode()
AREA = f"<{expand('hop:area')}>".encode()

Line = bytes


def lines(store: Store, quotes: bool = True) -> list[Line]:
    """All lines of a store, each once; without `quotes`, no words of an article but what names a thing."""
    found = store.dump("nq").splitlines(keepends=True)
    return sorted(found if quotes else _without_quotes(found), key=lambda line: (_graph(line), *_order(line)))


def union(quads: Iterable[Line]) -> list[Line]:
    """The triples of all graphs as one graph, each once."""
    return sorted({quad[: quad.rindex(b" <")] + b" .\n" for quad in quads}, key=_order)


def graphs(quads: Iterable[Line]) -> dict[str, list[Line]]:
    """The triples of each graph by its IRI, in the order of the lines."""
    found: dict[str, list[Line]] = {}
    for quad in quads:
        cut = quad.rindex(b" <")
        found.setdefault(_graph(quad)[1:-1].decode(), []).append(quad[:cut] + b" .\n")
    return found


def _graph(line: Line) -> bytes:
    return line[line.rindex(b" <") + 1 : line.rindex(b">") + 1]


def _order(line: Line) -> tuple[bytes, bool, bytes, bytes]:
    subject, predicate, rest = line.split(b" ", 2)
    return subject, predicate != TYPE, predicate, rest


def _without_quotes(found: list[Line]) -> list[Line]:
    """The lines without selectors of exact words, and without wordings, of which only an area has no other name."""
    split = [line.split(b" ", 3) for line in found]
    selectors = {subject for subject, predicate, *_ in split if predicate == EXACT}
    areas = {value for _, predicate, value, *_ in split if predicate == AREA}
    return [
        line
        for line, (subject, predicate, value, *_) in zip(found, split, strict=True)
        if subject not in selectors and value not in selectors and (predicate != TEXT or subject in areas)
    ]
