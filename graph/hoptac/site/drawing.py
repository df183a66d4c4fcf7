"""A small network as SVG for a page without scripts: named nodes and joined pairs come in, shapes in their places go out.

The places are those of `networks.layout`, so the same network is drawn alike everywhere.

>>> made = drawing([Node("a", Item("VNPT"), "organisation"), Node("b", Item("Ký kết"), "event")], [Edge("a", "b")])
>>> [(round(dot.x), dot.shape) for dot in made.dots], made.width > 300
([(475, 'square'), (90, 'star')], True)
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoptac.networks.layout import FEWEST, Point, spread
from hoptac.networks.legend import legend
from hoptac.site.lookup import Item

MARGIN = 90  # pixels around the outermost shapes, for their names
SIZE = 11  # of a shape, from its middle
LINE = 20  # letters of a name on one line
LINES = 3
SIDES = {"square": 4, "diamond": 4, "triangle": 3, "triangleDown": 3, "hexagon": 6, "star": 5}
TURNS = {"square": math.pi / 4, "triangle": -math.pi / 2, "triangleDown": math.pi / 2, "star": -math.pi / 2}


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a picture: a key, its name and page, its kind in the legend of the views."""

    key: str
    item: Item
    kind: str
    centre: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """Two things that are joined, and in which words."""

    source: str
    target: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A node in its place: the corners of its shape ('' for a disc), and its name in lines."""

    node: Node
    x: float
    y: float
    shape: str
    points: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An edge in its place."""

    edge: Edge
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its size, its shapes, its lines, and the kinds in it with their words."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    kinds: tuple[str, ...]


def drawing(nodes: Sequence[Node], edges: Sequence[Edge], places: Mapping[str, Point] | None = None) -> Drawing:
    """The picture of a network, laid out anew where no places are given."""
    spots = places or spread([node.key for node in nodes], [(edge.source, edge.target) for edge in edges], FEWEST)
    left, top = (min((spot[side] for spot in spots.values()), default=0) - MARGIN for side in (0, 1))
    at = {key: (x - left, y - top) for key, (x, y) in spots.items()}
    dots = tuple(_dot(node, *at[node.key]) for node in nodes)
    lines = tuple(Line(edge, *at[edge.source], *at[edge.target]) for edge in edges if edge.source != edge.target)
    width, height = (max((place[side] for place in at.values()), default=0) + MARGIN for side in (0, 1))
    kinds = tuple(key for key in legend().nodes if any(node.kind == key for node in nodes))
    return Drawing(width, height, dots, lines, kinds)


def _dot(node: Node, x: float, y: float) -> Dot:
    shape = legend().node(node.kind).shape
    return Dot(node, x, y, shape, corners(shape, x, y), tuple(_wrapped(node.item.text)))


def corners(shape: str, x: float, y: float, size: float = SIZE) -> str:
    """The corners of a shape around a middle, as SVG writes them; '' for a disc.

    >>> corners("diamond", 0, 0, 1)
    '1.0,0.0 0.0,1.0 -1.0,0.0 -0.0,-1.0'
    """
    sides, turn = SIDES.get(shape, 0), TURNS.get(shape, 0.0)
    number = sides * 2 if shape == "star" else sides
    found = []
    for corner in range(number):
        angle, far = turn + math.tau * corner / number, size * (0.5 if shape == "star" and corner % 2 else 1.0)
        found.append(f"{x + far * math.cos(angle):.1f},{y + far * math.sin(angle):.1f}")
    return " ".join(found)


def key_corners(kind: str) -> str:
    """The corners of the shape of a kind, for the key of a picture."""
    return corners(legend().node(kind).shape, 0, 0, 8)


def _wrapped(name: str) -> list[str]:
    """A name in short lines, cut where it is too long."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]
