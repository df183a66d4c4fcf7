"""Each question of the catalogue on one store, beside oxrdflib: `python tests/benchmarks/catalogue.py [STORE]`.

Without STORE one of 300 agreements is made (`corpus.py --agreements 10000 STORE` makes a large one). What is printed are CPU
milliseconds from the query to its last row, asked of the whole graph on disk; `--alone` leaves the other out.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from time import process_time

from articles import Corpus
from corpus import make
from timing import run

from hoptac.dataset import open_dataset
from hoptac.oxigraph import Store
from hoptac.questions import catalogue
from hoptac.store import open_store

SMALL = 300
Ask = Callable[[str], object]


def _line(name: str, ours: float, other: float | None, rows: int) -> str:
    beside = "" if other is None else f"{other * 1000:12,.0f}"
    return f"{name:24}{ours * 1000:12,.0f}{beside}{rows:10,}"


def _take(graph: Store, sparql: str, found: list[object]) -> None:
    found.extend(graph.query(sparql).rows())


def measure(graph: Store, other: Ask | None) -> None:
    """A line for each question: CPU milliseconds of ours, of the other, rows."""
    print(f"{'CPU ms':24}{'hoptac':>12}{'' if other is None else 'oxrdflib':>12}{'rows':>10}")
    for question in catalogue():
        found: list[object] = []
        ours = run(partial(_take, graph, question.sparql, found), process_time)
        theirs = None if other is None else run(partial(other, question.sparql), process_time)
        print(_line(question.name, ours, theirs, len(found)), flush=True)


def _beside(store: Path, alone: bool) -> None:
    def other(sparql: str) -> object:
        return list(dataset.query(sparql))

    dataset = open_dataset(store)
    with closing(open_store(store)) as opened:
        measure(opened.graph, None if alone else other)


def main() -> None:
    """The command line."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path, nargs="?", help="a store; without one, a small one is made")
    parser.add_argument("--alone", action="store_true", help="without the other")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.store is None:
            make(Corpus(SMALL), Path(folder) / "store")
        _beside(given.store or Path(folder) / "store", given.alone)


if __name__ == "__main__":
    main()
