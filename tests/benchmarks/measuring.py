"""Centrality and communities of a network of 100,000 edges by igraph, beside the same by networkx."""

from __future__ import annotations

import random

import timing

from hoptac.networks import graphs, large
from hoptac.networks.graphs import Joined

NAMES, EDGES, BEGINNINGS = 20_000, 100_000, 20


def network(seed: int = 1) -> Joined:
    """Names, some of which are joined to very many."""
    chance = random.Random(seed)
    ends = {(chance.randrange(NAMES), int(NAMES * chance.random() ** 3)) for _ in range(EDGES)}
    edges = sorted({(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]})
    return Joined([str(number) for number in range(NAMES)], [(one, other, 1) for one, other in edges])


def main() -> None:
    """Print the ratios."""
    if not large.installed():
        print("measuring networks: igraph is not installed (pip install hoptac[large])")
        return
    made = network()
    beginnings = list(range(0, NAMES, NAMES // BEGINNINGS))
    between = timing.side_by_side(
        lambda: large.betweenness(made, beginnings), lambda: graphs.betweenness(made, beginnings), runs=1
    )
    print(timing.told(f"betweenness from {BEGINNINGS} beginnings, {EDGES} edges", between, "networkx", 20))
    groups = timing.side_by_side(lambda: large.communities(made), lambda: graphs.communities(made), runs=1)
    print(timing.told(f"communities, {EDGES} edges", groups, "networkx", 20))


if __name__ == "__main__":
    main()
