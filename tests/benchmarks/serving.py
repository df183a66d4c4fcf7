"""Our server, Oxigraph's and rdflib-endpoint over one graph in one run, pages of things, 32 clients of which some are hostile.

`python tests/benchmarks/serving.py --agreements 10000 --seconds 5`; `--store` takes a store that is there. wrk asks, by 8
connections. "again" is one query again and again, which our server answers from what it keeps; "once" is another
query each time, which no server has answered before: of another agreement, or of all with another comment.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import corpus
from articles import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))

from servers import OURS, TIMEOUT, Measured, Peer, is_idle, measured, peers

from hoptac.exports.lines import lines
from hoptac.questions import find
from hoptac.store import OpenStore, open_store
from hoptac.vocabulary import PREFIXES
from served import Server, served

SMALL = ("parties", "areas", "signatories", "commitments")  # of one agreement
LARGE = ("parties", "areas", "roles", "organisations")  # of all
ROWS = 5_000
MOST = 5_000  # agreements that are asked of; then from the first again, with a comment
COPIED = 60_000  # triples a second, slowly told, that our server copies into memory
READY = 20_000  # triples a second, slowly told, of which it has all ready that ledgers, comparisons and pages need
TURNS = 3  # in which pages are asked for
CLIENTS, MOST_SECONDS = 32, 60
HOSTILE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def queries(opened: OpenStore) -> dict[str, list[str]]:
    """What is asked: questions about one agreement after the other, and about all."""
    agreements = _names(opened, "hop:Agreement")
    random.Random(1).shuffle(agreements)
    small = {f"{name} of one agreement": [find(name).narrowed({"agreement": one}) for one in agreements[:MOST]] for name in SMALL}
    return small | {f"{name} of all": [f"{find(name).sparql}\nLIMIT {ROWS}"] for name in LARGE}


def _names(opened: OpenStore, kind: str) -> list[str]:
    """The IRIs of the things of a class."""
    found = opened.graph.query(f"SELECT DISTINCT ?thing {{ ?thing a {kind} }}", prefixes=PREFIXES)
    return sorted(str(row[0]) for row in found.rows())


def compared(asked: dict[str, list[str]], servers: Iterable[AbstractContextManager[Peer]], seconds: int, settle: float) -> None:
    """Print what each server does with each query, and how many times that ours does as much; ours is given time to settle."""
    found: dict[str, dict[str, Measured]] = {}
    for server in servers:
        with server as peer:
            time.sleep(settle * (peer.name == OURS))
            found[peer.name] = dict(_measured(asked, peer, seconds))
            print(f"{peer.name}: measured", flush=True)
    ours = next(iter(found.values()))
    for what, own in ours.items():
        print(f"{what}:")
        for name, told in found.items():
            one = told.get(what)
            print(f"  {name:18} {_told(one, seconds)}{_ratio(own, one) if one and one is not own else ''}")


def _measured(asked: dict[str, list[str]], peer: Peer, seconds: int) -> Iterator[tuple[str, Measured]]:
    """Each query, again and again and once; a server that is still busy long after is asked no more."""
    for name, query in asked.items():
        for once in (False, True):
            yield f"{name}, {'once' if once else 'again'}", measured(peer, query, seconds, once)
            if not is_idle(peer):
                return


def _told(one: Measured | None, seconds: int) -> str:
    if one is None:
        return f"       not asked: still busy with what came before after {TIMEOUT} s"
    if not one.rate:
        return f"       none within {seconds} s"
    failed = " (some answers were errors)" if one.failed else ""
    return f"{one.rate:10,.1f} a second, 99% within {one.slowest * 1000:9,.1f} ms{failed}"


def _ratio(ours: Measured, other: Measured) -> str:
    return f"; ours {ours.rate / other.rate:,.1f} times" if other.rate else ""


def pages(server: Server, opened: OpenStore, when: str, turn: int, number: int = 60) -> None:
    """Print how long the pages of things take that nobody asked for before: other things in each turn."""
    start = f"{opened.manifest.base}id/"
    for kind in ("hop:Agreement", "foaf:Person", "org:Organization"):
        names = _names(opened, kind)
        random.Random(1).shuffle(names)
        chosen = names[turn::TURNS][:number]
        times = sorted(_page(server, name.removeprefix(start)) for name in chosen)
        median, most = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"page of a {kind}, {when}: {median:.1f} ms at the median (aim: 50), {most:.1f} at 95%", flush=True)


def _page(server: Server, name: str) -> float:
    start = time.perf_counter()
    got = server.ask(f"/doc/{name}.html")
    assert got.status == 200, name
    return (time.perf_counter() - start) * 1000


def under_attack(server: Server, query: str, seconds: float) -> None:
    """Print what honest clients get while one in ten is hostile; every request is another."""
    until = time.monotonic() + min(seconds, MOST_SECONDS)

    def client(number: int) -> list[tuple[int, float]]:
        got: list[tuple[int, float]] = []
        while time.monotonic() < until:
            start = time.perf_counter()
            asked = HOSTILE if number % 10 == 0 else query
            status = server.query(f"{asked}\n# {number} {len(got)}").status
            got.append((status, time.perf_counter() - start))
        return got

    with ThreadPoolExecutor(CLIENTS) as clients:
        found = list(clients.map(client, range(CLIENTS)))
    honest = [one for number, got in enumerate(found) if number % 10 for one in got]
    hostile = [status for number, got in enumerate(found) if not number % 10 for status, _ in got]
    times = sorted(taken for _, taken in honest)
    good = sum(status == 200 for status, _ in honest)
    print(f"{CLIENTS} clients for {seconds:g} s, one in ten hostile: {good} of {len(honest)} honest requests answered,", end=" ")
    print(f"{statistics.median(times) * 1000:.0f} ms at the median, {times[int(len(times) * 0.99)] * 1000:.0f} at 99%;", end=" ")
    print(f"hostile ones: {len(hostile)}, of which {sum(status == 503 for status in hostile)} were ended")


def main() -> None:
    """The command line."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=10_000)
    parser.add_argument("--store", type=Path, help="a store to serve, instead of making one")
    parser.add_argument("--seconds", type=int, default=3, help="that each query is asked of each server")
    parser.add_argument("--attack", type=float, default=20, help="seconds of clients of which some are hostile")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        store = given.store or folder / "store"
        if not given.store:
            corpus.make(Corpus(given.agreements), store)
        opened = open_store(store)
        quads = folder / "graph.nq"
        quads.write_bytes(b"".join(lines(opened.graph)))
        print(f"{opened.manifest.triples} triples")
        asked, copied, ready = queries(opened), opened.manifest.triples / COPIED, opened.manifest.triples / READY
        with served(store, "--seconds", "10") as server:
            pages(server, opened, "at the start", turn=0)
            time.sleep(copied)
            pages(server, opened, "while the rest is made ready", turn=1)
            time.sleep(ready - copied)
            pages(server, opened, "when all is ready", turn=2)
            under_attack(server, next(iter(asked.values()))[0], given.attack)
        compared(asked, peers(store, quads, folder), given.seconds, ready)


if __name__ == "__main__":
    main()
