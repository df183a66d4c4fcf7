"""The same measures by igraph, for networks on which networkx takes minutes: the only file that imports it.

igraph is an extra (`pip install hoptac[large]`); `installed` says whether it is there.

>>> from hoptac.networks.graphs import Joined
>>> installed() and betweenness(Joined(["a", "b", "c"], [(0, 1, 1), (1, 2, 1)]), [0, 1, 2]) or [0.0, 1.0, 0.0]
[0.0, 1.0, 0.0]
"""

from __future__ import annotations

import random
from importlib.util import find_spec
from typing import Any

from hoptac.networks.graphs import SEED, Joined


def installed() -> bool:
    """Whether igraph is there."""
    return find_spec("igraph") is not None


def _graph(of: Joined) -> Any:
    import igraph

    igraph.set_random_number_generator(random.Random(SEED))  # noqa: S311  (the same groups in every run, no secret)
    made = igraph.Graph(n=len(of.names), edges=[(one, other) for one, other, _ in of.edges])
    made.es["weight"] = [weight for *_, weight in of.edges]
    return made


def betweenness(of: Joined, sources: list[int]) -> list[float]:
    """For each name how many shortest paths that begin at `sources` lead through it."""
    return [float(through) for through in _graph(of).betweenness(directed=False, sources=sources)]


def communities(of: Joined) -> list[set[int]]:
    """Groups of names that are joined more among themselves than with others (Leiden's method, from a fixed seed)."""
    found = _graph(of).community_leiden(objective_function="modularity", weights="weight", n_iterations=5)
    return [set(group) for group in found]
