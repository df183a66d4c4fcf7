"""The whole network as GraphML and GEXF, for Gephi, Cytoscape and networkx: labels, kinds, years, weights, places, colours.

A store comes in, the bytes of a file go out. Nodes are people, bodies, agreements, events, areas, fields, systems and
awards; an edge's weight is how many quotes say it.
"""

from __future__ import annotations

from typing import Any

from hoptac.networks import graphs, layout, views
from hoptac.networks.graphs import Graph
from hoptac.networks.legend import legend
from hoptac.oxigraph import Store


def graphml(store: Store, quotes: bool = True) -> bytes:
    """The network as GraphML; Gephi takes colours and places from r, g, b, x, y and size."""
    made = _drawn(store, quotes)
    for _, node in made.nodes(data=True):
        look = node.pop("viz")
        node.update(look["color"] | {"x": look["position"]["x"], "y": look["position"]["y"], "size": look["size"]})
    return graphs.graphml(made)


def gexf(store: Store, quotes: bool = True) -> bytes:
    """The network as GEXF."""
    return graphs.gexf(_drawn(store, quotes))


def _drawn(store: Store, quotes: bool) -> Graph:
    everything = views.everything(store)
    if quotes:
        views.quoted(everything, store)
    made = graphs.flat(everything, quotes, {kind for kind, link in legend().links.items() if link.verbatim})
    places = layout.spread(list(made), graphs.pairs(made))
    for name, node in made.nodes(data=True):
        x, y = places[name]
        node["viz"] = {"color": _colour(node["kind"]), "position": {"x": float(x), "y": float(-y), "z": 0.0}}
        node["viz"]["size"] = round(8 + 3.2 * made.degree(name) ** 0.5, 1)
    return made


def _colour(kind: str) -> dict[str, Any]:
    colour = legend().node(kind).colour.lstrip("#")
    return dict(zip("rgb", bytes.fromhex(colour), strict=True))
