"""A view's rows become a networkx graph: the only file that imports networkx.

Nodes carry label, kind, year, order and facts; edges carry kind, words, year, rule, proofs and quotes. The same rows in any
order give the same graph.

>>> row = {"source": "p", "source_label": "Lê Ngọc Hoa", "source_kind": "person", "edge": "post",
...        "target": "o", "target_label": "UBND", "target_kind": "organisation", "words": "Phó Chủ tịch"}
>>> made = graph([row])
>>> made.nodes["p"]["label"], [edge["words"] for *_, edge in made.edges(data=True)]
('Lê Ngọc Hoa', ['Phó Chủ tịch'])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import islice, pairwise
from typing import Any, NamedTuple

import networkx as nx

from hoptac.networks.rows import Proof, Quote, Row, gathered, known, named
from hoptac.text import visible

Graph = Any  # a networkx.MultiDiGraph; networkx has no types of its own

SEED = 1
LOOKED_AT = 200  # of the shortest paths between two nodes, of which there may be very many
WHEN = ("term", "signedOn")  # the facts that tell two agreements of one name apart


class Step(NamedTuple):
    """One step of a path: from one thing to the next, by an edge read from its source to its target."""

    source: str
    target: str
    kind: str
    words: str
    forward: bool
    quotes: tuple[Quote, ...]
    proofs: tuple[Proof, ...] = ()


class Joined(NamedTuple):
    """A graph without direction in numbers: names by their places, and pairs of places with a weight."""

    names: list[str]
    edges: list[tuple[int, int, int]]


def graph(rows: Iterable[Row]) -> Graph:
    """The directed graph of a view's rows; more than one edge may join two nodes."""
    nodes, edges = gathered(rows)
    made = nx.MultiDiGraph()
    for name, node in sorted(nodes.items()):
        made.add_node(name, **{"label": "", "kind": ""} | node.about, facts=())
    for edge, said in sorted(edges.items(), key=lambda item: item[0]):
        about = {"words": "", "quotes": ()} | said.about
        proofs = tuple(sorted(said.proofs))
        made.add_edge(edge.source, edge.target, f"{edge.kind} {edge.apart}".strip(), kind=edge.kind, proofs=proofs, **about)
    return made


def name(of: Graph, rows: Iterable[Row]) -> None:
    """Give nodes the kind, label, year and order that rows have for each thing; what the view said itself stands."""
    for iri, thing in named(row for row in rows if row["source"] in of).items():
        own = {key: value for key, value in of.nodes[iri].items() if value}
        of.nodes[iri].update({"facts": (), "label": iri} | thing.about | own)


def tell(of: Graph, rows: Iterable[Row]) -> None:
    """Give nodes what rows say of each alone; `when` is what tells agreements of one name apart."""
    for iri, facts in known(row for row in rows if row["source"] in of).items():
        of.nodes[iri]["facts"] = tuple(facts)
        dated = sorted((WHEN.index(fact.kind), fact.words) for fact in facts if fact.kind in WHEN)
        if dated:
            of.nodes[iri]["when"] = dated[0][1]


def proofs(of: Graph) -> list[Proof]:
    """What proves the edges and the facts of a graph, each once, in order."""
    edges = (proof for *_, edge in of.edges(data=True) for proof in edge["proofs"])
    facts = (proof for _, node in of.nodes(data=True) for fact in node["facts"] for proof in fact.proofs)
    return sorted({*edges, *facts})


def quote(of: Graph, said: Callable[[Iterable[Proof]], tuple[Quote, ...]]) -> None:
    """Give edges and facts the quotes of their proofs."""
    for *_, edge in of.edges(data=True):
        edge["quotes"] = said(edge["proofs"])
    for _, node in of.nodes(data=True):
        node["facts"] = tuple(fact._replace(quotes=said(fact.proofs)) for fact in node["facts"])


def called(node: Mapping[str, Any]) -> str:
    """What a node is called in a list or picture: its label, and when if that is known."""
    return f"{node['label']}, {node['when']}" if "when" in node else str(node["label"])


def pairs(of: Graph) -> list[tuple[str, str]]:
    """Who is joined to whom, in the order of the graph."""
    return [(source, target) for source, target, _ in of.edges]


def near(of: Graph, name: str, hops: int) -> Graph:
    """The part of a graph that is at most `hops` steps from `name`, in either direction."""
    return part(of, nx.single_source_shortest_path_length(of.to_undirected(as_view=True), name, cutoff=hops))


def best(of: Graph, number: int, keep: str = "") -> Graph:
    """The part of a graph that has at most `number` nodes: `keep`, and those with the most edges."""
    return part(of, set(sorted(of, key=lambda name: (name != keep, -of.degree(name), name))[:number]))


def part(of: Graph, within: Collection[str]) -> Graph:
    """The graph of the nodes `within` and the edges between them."""
    made = nx.MultiDiGraph()
    made.add_nodes_from((name, about) for name, about in of.nodes(data=True) if name in within)
    made.add_edges_from(edge for edge in of.edges(keys=True, data=True) if edge[0] in within and edge[1] in within)
    return made


def only(of: Graph, kinds: Collection[str]) -> Graph:
    """The graph with all its nodes and the edges of these kinds."""
    made = nx.MultiDiGraph()
    made.add_nodes_from(of.nodes(data=True))
    made.add_edges_from(edge for edge in of.edges(keys=True, data=True) if edge[3]["kind"] in kinds)
    return made


# ---- paths -------------------------------------------------------------------------------------


def paths(of: Graph, one: str, other: str, at_most: int) -> list[list[str]]:
    """The shortest connections between two nodes, along edges in either direction; none if nothing joins them."""
    try:
        found = list(islice(nx.all_shortest_paths(_simple(of), one, other), LOOKED_AT))
    except nx.NetworkXNoPath:
        return []
    return sorted(found)[:at_most]


def _simple(of: Graph) -> Any:
    """The undirected graph in which an edge's weight is how many edges join its ends."""
    simple = nx.Graph()
    simple.add_nodes_from(of)
    for one, other in pairs(of):
        if one != other:
            simple.add_edge(one, other, weight=simple.get_edge_data(one, other, {"weight": 0})["weight"] + 1)
    return simple


def steps(of: Graph, path: list[str]) -> Iterator[Step]:
    """The steps of a path, each by the first edge that has a quote."""
    for one, other in pairwise(path):
        forth = [(edge, True) for edge in (of.get_edge_data(one, other) or {}).values()]
        back = [(edge, False) for edge in (of.get_edge_data(other, one) or {}).values()]
        edge, forward = max(forth + back, key=lambda choice: (bool(choice[0]["quotes"]), bool(choice[0]["proofs"])))
        yield Step(one, other, edge["kind"], edge["words"], forward, edge["quotes"], edge["proofs"])


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
        made.add_edge(source, target, number, id=f"e{number}", label=label, weight=max(1, len(edge["proofs"])), **about)
    return made


def _plain(about: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    known: dict[str, Any] = {key: visible(about[key]) for key in keys if about.get(key)}
    if "year" in known:
        known["year"] = int(known["year"])
    return known
