"""Emitting and loading the facts of an article, beside building the same quads in rdflib."""

from __future__ import annotations

import timing
from rdflib import Dataset

from hoptac import resources
from hoptac.documents import documents
from hoptac.model import Document
from hoptac.oxigraph import Store
from hoptac.reading import read
from hoptac.triples import quads
from hoptac.vocabulary import Names

COPIES = 20


def main() -> None:
    """Print the ratio."""
    (document,) = (found for found in documents([resources.path("seeds")]) if isinstance(found, Document))
    readings = [read(Document.of(f"{i}.txt", f"{document.text}\n{i}.")) for i in range(COPIES)]
    parsed = Dataset()
    parsed.parse(data="".join(line for reading in readings for line in quads(reading, Names())), format="nquads")
    terms = list(parsed.quads())

    def ours() -> None:
        store = Store.in_memory()
        store.load("".join(line for reading in readings for line in quads(reading, Names())).encode())

    def other() -> None:
        Dataset().addN((s, p, o, parsed.graph(g)) for s, p, o, g in terms)

    print(timing.told(f"emitting and loading {len(terms)} quads", timing.side_by_side(ours, other), "rdflib, terms given", 4))


if __name__ == "__main__":
    main()
