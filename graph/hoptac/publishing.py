"""A graph put into a store elsewhere: sorted lines and the address of any SPARQL 1.1 store come in, what was done goes out.

Each graph of the dataset replaces the one of its name there; every other graph stays as it is. By the Graph Store Protocol
(`store`) a graph is replaced in one step, graph by graph, what describes the dataset last; by SPARQL Update (`update`) all
are replaced in one request, which is one step where the server has transactions, unless they are more than it may take.
Running it again after a failure puts right whatever was done by half.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from hoptac.errors import StoreError, UsageError
from hoptac.exports.lines import Line, graphs
from hoptac.oxigraph import written
from hoptac.wire import Reply, Wire

WAYS = ("auto", "store", "update")
NOT_TAKEN = {400, 404, 405, 406, 411, 415, 501}  # what a server answers to what it does not know
TOGETHER = 32 << 20  # bytes of one update
TRIPLES, UPDATE = "application/n-triples", "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: the way, how many graphs were put, how many of them the server says are new, in how many steps."""

    way: str
    graphs: int
    new: int
    steps: int


def publish(quads: Iterable[Line], address: str, way: str = "auto", last: str = "") -> Published:
    """Put the graphs of sorted lines into the store at an address; the graph `last` is put when all others are there.

    Raises `StoreError` where it is refused, saying what was done before; `UsageError` where the address takes neither way.
    """
    found = graphs(quads)
    ordered = {name: found[name] for name in sorted(found, key=lambda name: (name == last, name))}
    wire = Wire(address)
    if way != "update":
        put = _by_store(ordered, wire, asks=way == "auto")
        if put:
            return put
    return _by_update(ordered, wire)


def _by_store(found: dict[str, list[Line]], wire: Wire, asks: bool) -> Published | None:
    """By the Graph Store Protocol; None where the first graph `asks` whether that is taken and it is not."""
    new = 0
    for number, (name, triples) in enumerate(found.items()):
        reply = wire.ask("PUT", b"".join(triples), urlencode({"graph": name}), content_type=TRIPLES)
        if asks and number == 0 and reply.status in NOT_TAKEN:
            return None
        _require(reply, wire, f"{number} of {len(found)} graphs were put before; run it again when that is mended")
        new += reply.status == 201
    return Published("store", len(found), new, len(found))


def _by_update(found: dict[str, list[Line]], wire: Wire) -> Published:
    updates = [_update(name, triples) for name, triples in found.items()]
    steps = [b" ;\n".join(updates)] if sum(map(len, updates)) <= TOGETHER else updates
    for number, step in enumerate(steps):
        reply = wire.ask("POST", step, content_type=UPDATE)
        if number == 0 and reply.status in NOT_TAKEN - {400}:  # which says that an update was read
            raise UsageError(
                f"{wire.address}: takes neither graphs (Graph Store Protocol) nor SPARQL Update "
                f"({reply.status}: {reply.said()}); give the address of one of them, such as …/store or …/update"
            )
        done = "nothing was changed" if number == 0 else f"{number} of {len(steps)} graphs were put before"
        _require(reply, wire, f"{done}; run it again when that is mended")
    return Published("update", len(found), 0, len(steps))


def _update(name: str, triples: list[Line]) -> bytes:
    graph = written(name).encode()
    return b"DROP SILENT GRAPH %b ;\nINSERT DATA { GRAPH %b {\n%b} }" % (graph, graph, b"".join(triples))


def _require(reply: Reply, wire: Wire, done: str) -> None:
    if reply.status in (401, 403):
        way = "set HOPTAC_USER and HOPTAC_PASSWORD, or a line in ~/.netrc"
        raise StoreError(f"{wire.address}: lets nobody write without leave ({reply.status}); {way}; {done}")
    if not reply.done:
        raise StoreError(f"{wire.address}: answered {reply.status}: {reply.said()}; {done}")
