"""Who stands in the middle of a network: a graph comes in, a table of its names goes out, the most central first.

`degree` counts the others that a name is joined to, `edges` how often. `betweenness` is the share of all shortest
connections between two others that lead through it; above EXACT names it is reckoned from evenly spread
beginnings. `community` numbers the groups that are joined more among themselves than with others, the
largest first. The same graph gives the same table.

>>> from hoptac.networks.graphs import graph
>>> made = graph([{"source": "a", "target": "b", "edge": "x"}, {"source": "b", "target": "c", "edge": "x"}])
>>> [(row.name, row.degree, row.betweenness) for row in central(made)]
[('b', 2, 1.0), ('a', 1, 0.0), ('c', 1, 0.0)]
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from hoptac.networks import graphs, large
from hoptac.networks.graphs import Graph, Joined

EXACT = 2_000  # names up to which every one is a beginning
BEGINNINGS = 300  # of shortest connections, above that
LARGE = 5_000  # edges from which igraph is asked, if it is there


class Central(NamedTuple):
    """A name and where it stands."""

    name: str
    label: str
    kind: str
    degree: int
    edges: int
    betweenness: float
    community: int


def central(of: Graph) -> list[Central]:
    """All names of a graph: by betweenness, then degree, then as the graph has them."""
    joined = graphs.joined(of)
    ours = large if len(joined.edges) > LARGE and large.installed() else graphs
    degrees, weights = _degrees(joined)
    between = _between(joined, ours.betweenness(joined, _beginnings(len(joined.names))))
    groups = _numbered(ours.communities(joined))
    rows = [
        Central(name, graphs.called(of.nodes[name]), of.nodes[name]["kind"], degrees[i], weights[i], between[i], groups[i])
        for i, name in enumerate(joined.names)
    ]
    return sorted(rows, key=lambda row: (-row.betweenness, -row.degree, row.name))


def _degrees(of: Joined) -> tuple[Counter[int], Counter[int]]:
    degrees: Counter[int] = Counter()
    weights: Counter[int] = Counter()
    for one, other, weight in of.edges:
        degrees.update((one, other))
        weights.update({one: weight, other: weight})
    return degrees, weights


def _beginnings(size: int) -> list[int]:
    if size <= EXACT:
        return list(range(size))
    return [number * size // BEGINNINGS for number in range(BEGINNINGS)]


def _between(of: Joined, through: list[float]) -> list[float]:
    """As a share of the pairs of others, and not finer than any two computers agree on."""
    size = len(of.names)
    pairs = (size - 1) * (size - 2) / 2 * len(_beginnings(size)) / max(1, size)
    return [round(paths / pairs, 4) if pairs > 0 else 0.0 for paths in through]


def _numbered(groups: list[set[int]]) -> dict[int, int]:
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {member: number for number, group in enumerate(ordered, 1) for member in group}
