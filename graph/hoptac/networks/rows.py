"""What a view's rows say, gathered: rows in any order come in; each node, edge and fact once, in order, goes out.

A row says that `source` is joined to `target` by an edge of a kind, with words of its own, a year; a row without a target
says something of `source` alone. `proof` is the node of the graph of `doc` whose evidence says it.

>>> row = {"source": "p", "edge": "post", "target": "o", "words": "Phó Chủ tịch", "proof": "m", "doc": "d"}
>>> nodes, edges = gathered([row, row])
>>> sorted(nodes), edges[("p", "o", "post", "Phó Chủ tịch")].proofs
(['o', 'p'], {Proof(document='d', node='m')})
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Row = Mapping[str, str]

OF_NODE = ("label", "label_en", "kind", "year", "order")
OF_EDGE = ("words", "year", "rule")


class Proof(NamedTuple):
    """Where something is said: a document, and the node of its graph that has the evidence."""

    document: str
    node: str


class Quote(NamedTuple):
    """The words of a document, by its file's name, and where they stand in it."""

    document: str
    start: int
    stop: int
    words: str


class Fact(NamedTuple):
    """What is said of one thing: the kind of fact, its value in words, what proves it, and, when asked for, the quotes."""

    kind: str
    words: str
    proofs: tuple[Proof, ...]
    quotes: tuple[Quote, ...] = ()


class Edge(NamedTuple):
    """What makes an edge one: its ends, its kind, and what it stands for or else says."""

    source: str
    target: str
    kind: str
    apart: str


@dataclass(slots=True)
class Gathered:
    """What rows say of one node, edge or fact so far."""

    about: dict[str, str] = field(default_factory=dict)
    proofs: set[Proof] = field(default_factory=set)

    def add(self, row: Row, prefix: str = "", keys: Iterable[str] = ()) -> None:
        """Take what one more row says."""
        for key in keys:
            value = row.get(prefix + key, "")
            # Of several names the longest says most; of those the first by their letters, whatever the order of the rows.
            if value and (key not in self.about or (-len(value), value) < (-len(self.about[key]), self.about[key])):
                self.about[key] = value
        if not prefix and "proof" in row:
            self.proofs.add(Proof(row["doc"], row["proof"]))


def gathered(rows: Iterable[Row]) -> tuple[dict[str, Gathered], dict[Edge, Gathered]]:
    """The nodes and the edges of rows."""
    nodes: dict[str, Gathered] = {}
    edges: dict[Edge, Gathered] = {}
    for row in rows:
        for end in ("source", "target"):
            nodes.setdefault(row[end], Gathered()).add(row, f"{end}_", OF_NODE)
        edge = Edge(row["source"], row["target"], row["edge"], row.get("through") or row.get("words", ""))
        edges.setdefault(edge, Gathered()).add(row, "", OF_EDGE)
    return nodes, edges


def named(rows: Iterable[Row]) -> dict[str, Gathered]:
    """What rows call each thing."""
    things: dict[str, Gathered] = {}
    for row in rows:
        things.setdefault(row["source"], Gathered()).add(row, "source_", OF_NODE)
    return things


def known(rows: Iterable[Row]) -> dict[str, list[Fact]]:
    """The facts of each thing, in order."""
    found: dict[tuple[str, str, str], Gathered] = {}
    for row in rows:
        found.setdefault((row["source"], row["edge"], row.get("words", "")), Gathered()).add(row)
    facts: dict[str, list[Fact]] = {}
    for (name, kind, words), fact in sorted(found.items()):
        facts.setdefault(name, []).append(Fact(kind, words, tuple(sorted(fact.proofs))))
    return facts
