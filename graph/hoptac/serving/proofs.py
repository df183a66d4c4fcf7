"""The words that speak of a thing: its IRI comes in, some quotes with document and place go out, looked up in the index.

>>> proofs(Store.in_memory(), "a:b")
[]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from hoptac.oxigraph import Store
from hoptac.rdf import Literal, Term
from hoptac.site.things import EVIDENCE, FILE, SELECTOR, SOURCE
from hoptac.vocabulary import expand

MOST = 3  # quotes of a thing
LOOKED_AT = 100  # facts that a thing is part of, among which those quotes are looked for
Proof = dict[str, str | int]


def proofs(graph: Store, thing: str, most: int = MOST) -> list[Proof]:
    """Some quotes that say what a thing is or does; its own before those of facts that it is part of."""
    facts = sorted({subject for subject, predicate, *_ in islice(graph.quads(value=thing), LOOKED_AT) if predicate != SOURCE})
    places = dict.fromkeys(place for subject in (thing, *facts) for place in _values(graph, subject, EVIDENCE))
    return list(islice(filter(None, (_proof(graph, place) for place in places)), most))


def proofs_of_all(graph: Store, things: Iterable[str], most: int = MOST) -> dict[str, list[Proof]]:
    """The quotes of each thing that has some."""
    found = {thing: proofs(graph, thing, most) for thing in things}
    return {thing: quotes for thing, quotes in found.items() if quotes}


def _values(graph: Store, subject: str, predicate: str) -> list[str]:
    return sorted({_text(value) for _, said, value, _ in graph.quads(subject) if said == predicate})


def _proof(graph: Store, place: str) -> Proof | None:
    selectors = _values(graph, place, SELECTOR)
    said = dict(pair for selector in selectors for pair in _said(graph, selector))
    document = next(iter(_values(graph, place, SOURCE)), "")
    words, start, stop = (said.get(expand(f"oa:{name}"), "") for name in ("exact", "start", "end"))
    if not (words and start and stop):
        return None
    name = next(iter(_values(graph, document, FILE)), document)
    return {"document": name, "start": int(start), "stop": int(stop), "words": words}


def _said(graph: Store, subject: str) -> Iterator[tuple[str, str]]:
    return ((predicate, _text(value)) for _, predicate, value, _ in graph.quads(subject))


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term
