"""Rows of a view become a networkx graph: the only file that imports networkx.

A row says that `source` is joined to `target` by an edge of a kind, with words of its own, a year, a quote; a row
without a target says something of `source` alone. Nodes carry label, kind, year, order and facts; edges carry kind,
words, year, rule and quotes. The same rows in any order give the same graph.

>>> row = {"source": "p", "source_label": "Lê Ngọc Hoa", "source_kind": "person", "edge": "post",
...        "target": "o", "target_label": "UBND", "target_kind": "organisation", "words": "Phó Chủ tịch"}
>>> made = graph([row])
>>> made.nodes["p"]["label"], [edge["words"] for *_, edge in made.edges(data=True)]
('Lê Ngọc Hoa', ['Phó Chủ tịch'])
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice, pairwise
from typing import Any, NamedTuple

import networkx as nx

from hoptac.text import visible

Row = Mapping[str, str]
Graph = Any  # a networkx.MultiDiGraph; networkx has no types of its own

SEED = 1
LOOKED_AT = 200  # of the shortest paths between two nodes, of which there may be very many


class Quote(NamedTuple):
    """The words of a document, and where they stand in it."""

    document: str
    start: int
    stop: int
    words: str


class Fact(NamedTuple):
    """What is said of one thing: the kind of fact, its value in words, and the quotes that say so."""

    kind: str
    words: str
    quotes: tuple[Quote, ...]


class Step(NamedTuple):
    """One step of a path: from one thing to the next, by an edge read from its source to its target."""

    source: str
    target: str
    kind: str
    words: str
    forward: bool
    quotes: tuple[Quote, ...]


class Joined(NamedTuple):
    """A graph without direction in numbers: names by their places, and pairs of places with a weight."""

    names: list[str]
    edges: list[tuple[int, int, int]]


@dataclass(slots=True)
class _Gathered:
    """What the rows say of one node, edge or fact so far."""

    about: dict[str, str] = field(default_factory=dict)
    quotes: set[Quote] = field(default_factory=set)

    def add(self, row: Row, about: Mapping[str, str]) -> None:
        for key, value in about.items():
            # Of several names the longest says most; of those the first by their letters, whatever the order of the rows.
            if value and (key not in self.about or (-len(value), value) < (-len(self.about[key]), self.about[key])):
                self.about[key] = value
        if row.get("quote"):
            start, stop = int(row.get("quote_start") or 0), int(row.get("quote_stop") or 0)
            self.quotes.add(Quote(row.get("document", ""), start, stop, row["quote"]))


_Gather = dict[Any, _Gathered]
_OF_NODE = ("label", "label_en", "kind", "year", "order")
_OF_EDGE = ("words", "year", "rule")
_WHEN = ("term", "signedOn")  # the facts that tell two agreements of one name apart


def graph(rows: Iterable[Row]) -> Graph:
    """The directed graph of a view's rows; more than one edge may join two nodes."""
    nodes: _Gather = {}
    edges: _Gather = {}
    for row in rows:
        for end in ("source", "target"):
            nodes.setdefault(row[end], _Gathered()).add({}, _about(row, f"{end}_", _OF_NODE))
        apart = row.get("through") or row.get("words", "")
        key = (row["source"], row["target"], row["edge"], apart)
        edges.setdefault(key, _Gathered()).add(row, _about(row, "", _OF_EDGE))
    made = nx.MultiDiGraph()
    for name, node in sorted(nodes.items()):
        made.add_node(name, **{"label": "", "kind": ""} | node.about, facts=())
    for (source, target, kind, apart), edge in sorted(edges.items()):
        about = {"words": ""} | edge.about
        made.add_edge(source, target, f"{kind} {apart}".strip(), kind=kind, quotes=tuple(sorted(edge.quotes)), **about)
    return made


def with_names(of: Graph, rows: Iterable[Row]) -> Graph:
    """The graph, its nodes with the kind, label, year and order that rows give each thing; what the view said itself stands."""
    things: _Gather = {}
    for row in rows:
        if row["source"] in of:
            things.setdefault(row["source"], _Gathered()).add({}, _about(row, "source_", _OF_NODE))
    for name, thing in things.items():
        own = {key: value for key, value in of.nodes[name].items() if value}
        of.nodes[name].update({"facts": (), "label": name} | thing.about | own)
    return of


def _about(row: Row, prefix: str, keys: Iterable[str]) -> dict[str, str]:
    return {key: row.get(prefix + key, "") for key in keys}


def with_facts(of: Graph, rows: Iterable[Row]) -> Graph:
    """The graph, its nodes with what the rows say of each alone; `when` is what tells agreements of one name apart."""
    facts: _Gather = {}
    for row in rows:
        if row["source"] in of:
            facts.setdefault((row["source"], row["edge"], row.get("words", "")), _Gathered()).add(row, {})
    for (name, kind, words), fact in sorted(facts.items()):
        node = of.nodes[name]
        node["facts"] += (Fact(kind, words, tuple(sorted(fact.quotes))),)
        if kind in _WHEN and (kind == _WHEN[0] or "when" not in node):
            node["when"] = words
    return of


def called(node: Mapping[str, Any]) -> str:
    """What a node is called in a list or picture: its label, and when if that is known."""
    return f"{node['label']}, {node['when']}" if "when" in node else str(node["label"])


def pairs(of: Graph) -> list[tuple[str, str]]:
    """Who is joined to whom, in the order of the graph."""
    return [(source, target) for source, target, _ in of.edges]


def near(of: Graph, name: str, hops: int) -> Graph:
    """The part of a graph that is at most `hops` steps from `name`, in either direction."""
    within = nx.single_source_shortest_path_length(of.to_undirected(as_view=True), name, cutoff=hops)
    made = nx.MultiDiGraph()
    made.add_nodes_from((node, about) for node, about in of.nodes(data=True) if node in within)
    made.add_edges_from(edge for edge in of.edges(keys=True, data=True) if edge[0] in within and edge[1] in within)
    return made


def only(of: Graph, kinds: Collection[str]) -> Graph:
    """The graph with all its nodes and the edges of these kinds."""
    made = nx.MultiDiGraph()
    made.add_nodes_from(of.nodes(data=True))
    made.add_edges_from(edge for edge in of.edges(keys=True, data=True) if edge[3]["kind"] in kinds)
    return made


# ---- paths -------------------------------------------------------------------------------------


def paths(of: Graph, one: str, other: str, at_most: int) -> list[list[Step]]:
    """The shortest connections between two nodes, along edges in either direction; none if nothing joins them."""
    try:
        found = list(islice(nx.all_shortest_paths(_simple(of), one, other), LOOKED_AT))
    except nx.NetworkXNoPath:
        return []
    return [list(_steps(of, path)) for path in sorted(found)[:at_most]]


def _simple(of: Graph) -> Any:
    """The undirected graph in which an edge's weight is how many edges join its ends."""
    simple = nx.Graph()
    simple.add_nodes_from(of)
    for one, other in pairs(of):
        if one != other:
            simple.add_edge(one, other, weight=simple.get_edge_data(one, other, {"weight": 0})["weight"] + 1)
    return simple


def _steps(of: Graph, path: list[str]) -> Iterator[Step]:
    for one, other in pairwise(path):
        forth = [(edge, True) for edge in (of.get_edge_data(one, other) or {}).values()]
        back = [(edge, False) for edge in (of.get_edge_data(other, one) or {}).values()]
        edge, forward = max(forth + back, key=lambda choice: bool(choice[0]["quotes"]))
        yield Step(one, other, edge["kind"], edge["words"], forward, edge["quotes"])


# ---- who stands in the middle ------------------------------------------------------------------


def joined(of: Graph) -> Joined:
    """The names of a graph in its order, and which of them are joined by how many edges."""
    names = list(of)
    number = {name: place for place, name in enumerate(names)}
    simple = _simple(of)
    return Joined(names, [(number[one], number[other], weight) for one, other, weight in simple.edges(data="weight")])


def betweenness(of: Joined, sources: list[int]) -> list[float]:
    """For each name how many shortest paths that begin at `sources` lead through it."""
    simple = _numbered(of)
    through = nx.betweenness_centrality_subset(simple, sources, list(simple), normalized=False)
    return [through[place] for place in simple]


def communities(of: Joined) -> list[set[int]]:
    """Groups of names that are joined more among themselves than with others (Louvain's method, from a fixed seed)."""
    return list(nx.community.louvain_communities(_numbered(of), weight="weight", seed=SEED))


def _numbered(of: Joined) -> Any:
    # Numbers hash alike in every run, names do not, and networkx goes through sets.
    simple = nx.Graph()
    simple.add_nodes_from(range(len(of.names)))
    simple.add_weighted_edges_from(of.edges)
    return simple


# ---- files -------------------------------------------------------------------------------------


def graphml(of: Graph) -> bytes:
    """A graph of plain attributes as GraphML."""
    written = BytesIO()
    nx.write_graphml_xml(of, written, edge_id_from_attribute="id")
    return written.getvalue()


def gexf(of: Graph) -> bytes:
    """A graph of plain attributes as GEXF 1.2, which Gephi reads; without the day on which it was written."""
    written = BytesIO()
    nx.write_gexf(of, written, version="1.2draft")
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", written.getvalue())


def flat(of: Graph, quotes: bool = True, verbatim: Collection[str] = ()) -> Graph:
    """The graph with attributes that files can hold: texts, numbers, and quotes one a line.

    Without `quotes` it has no sentence of an article either, which is what the words of the `verbatim` kinds are.
    """
    made = nx.MultiDiGraph()
    for name, node in of.nodes(data=True):
        made.add_node(name, **_plain(node, ("label", "kind", "label_en", "when", "year")))
    for number, (source, target, edge) in enumerate(of.edges(data=True)):
        words = edge["words"] if quotes or edge["kind"] not in verbatim else ""
        about = _plain({**edge, "words": words}, ("kind", "words", "year", "rule"))
        if quotes:
            about["quotes"] = "\n".join(visible(f"{quote.document}: {quote.words}") for quote in edge["quotes"])
        label = visible(words or edge["kind"])
        made.add_edge(source, target, number, id=f"e{number}", label=label, weight=max(1, len(edge["quotes"])), **about)
    return made


def _plain(about: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    known: dict[str, Any] = {key: visible(about[key]) for key in keys if about.get(key)}
    if "year" in known:
        known["year"] = int(known["year"])
    return known
