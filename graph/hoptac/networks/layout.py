"""Where things stand in a picture, computed beforehand and without chance: the same graph, the same places, on any machine.

In come names and the pairs that are joined; out come whole pixels. A connected piece begins as a tree around its
best connected thing and is then pulled and pushed into shape; pieces are set side by side, the largest first.

>>> places = spread(["a", "b", "c"], [("a", "b"), ("b", "c")])
>>> sorted(places) == ["a", "b", "c"] and len(set(places.values())) == 3
True
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

Point = tuple[int, int]
Joined = Mapping[str, Sequence[str]]

LENGTH = 150.0  # pixels between neighbours
REACH = 2.0  # lengths from which two things no longer push each other apart
ROUNDS = 120
BUDGET = 70_000  # moves of one thing that a picture may cost
WIDE = 1.35  # names are wider than high, and so are screens
GAP = 260


def spread(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """A place for each name; those that are joined stand near each other."""
    joined = _joined(names, pairs)
    rounds = max(30, min(ROUNDS, BUDGET // max(1, len(names))))
    return packed([_lying(_shaped(piece, joined, rounds)) for piece in _pieces(names, joined)])


def pieces(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The names in groups that are joined, directly or through others; the largest first."""
    return _pieces(names, _joined(names, pairs))


def _joined(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    joined: dict[str, dict[str, None]] = {name: {} for name in names}
    for one, other in pairs:
        if one != other:
            joined[one][other] = None
            joined[other][one] = None
    return {name: list(others) for name, others in joined.items()}


def _pieces(names: Sequence[str], joined: Joined) -> list[list[str]]:
    """Each piece in the order of a walk from its best connected name."""
    seen: set[str] = set()
    found = []
    for name in sorted(names, key=lambda name: -len(joined[name])):
        if name not in seen:
            found.append(_walk(name, joined))
            seen.update(found[-1])
    return sorted(found, key=len, reverse=True)


def _walk(root: str, joined: Joined) -> list[str]:
    order = {root: None}
    for name in (queue := [root]):
        fresh = [other for other in joined[name] if other not in order]
        order |= dict.fromkeys(fresh)
        queue += fresh
    return list(order)


# ---- one piece ---------------------------------------------------------------------------------


def _shaped(piece: list[str], joined: Joined, rounds: int) -> dict[str, complex]:
    places = _tree(piece, joined)
    for number in range(rounds if len(piece) > 2 else 0):
        heat = LENGTH * 0.6 * (1 - number / rounds) + 1
        _step(places, joined, heat)
    return places


def _tree(piece: list[str], joined: Joined) -> dict[str, complex]:
    """Rings around the first name; a branch has as wide a slice of them as it has leaves."""
    children = _children(piece, joined)
    leaves = dict.fromkeys(piece, 1)
    for name in reversed(piece):
        leaves[name] = sum(leaves[child] for child in children[name]) or 1
    places = {piece[0]: 0j}
    slices = {piece[0]: (0.0, math.tau, 0)}
    for name in piece:
        start, width, depth = slices[name]
        for child in children[name]:
            share = width * leaves[child] / leaves[name]
            slices[child] = (start, share, depth + 1)
            angle, radius = start + share / 2, LENGTH * (depth + 1)
            places[child] = complex(radius * math.cos(angle), radius * math.sin(angle))
            start += share
    return places


def _children(piece: list[str], joined: Joined) -> dict[str, list[str]]:
    children: dict[str, list[str]] = {}
    seen = {piece[0]}
    for name in piece:
        children[name] = [other for other in joined[name] if other not in seen]
        seen.update(children[name])
    return children


def _step(places: dict[str, complex], joined: Joined, heat: float) -> None:
    """Everything moves once: neighbours pull, all that is within reach pushes, the middle pulls a little; `heat` is the most."""
    cells = _cells(places)
    moves = {}
    for name, here in places.items():
        force = -here * 0.01
        for other in joined[name]:
            apart = places[other] - here
            force += apart * (abs(apart) / LENGTH) / (1 + len(joined[other]) ** 0.5)
        moves[name] = force + _pushes(name, here, cells)
    for name, force in moves.items():
        size = abs(force)
        places[name] += force * (min(size, heat) / size) if size else 0


Cells = dict[tuple[int, int], list[tuple[str, complex]]]


def _cells(places: Mapping[str, complex]) -> Cells:
    side = LENGTH * REACH
    cells: Cells = {}
    for name, here in places.items():
        cells.setdefault((int(here.real // side), int(here.imag // side)), []).append((name, here))
    return cells


def _pushes(name: str, here: complex, cells: Cells) -> complex:
    side, strength = LENGTH * REACH, LENGTH * LENGTH
    column, row = int(here.real // side), int(here.imag // side)
    force = 0j
    for east, south in product((-1, 0, 1), repeat=2):
        for other, there in cells.get((column + east, row + south), ()):
            apart = here - there
            square = apart.real * apart.real + apart.imag * apart.imag
            if other != name and square < side * side:
                force += apart * (strength / (square + 1)) if square else complex(1 + (name > other), name > other)
    return force


# ---- all pieces --------------------------------------------------------------------------------


def packed(shapes: Iterable[Mapping[str, complex]]) -> dict[str, Point]:
    """Shapes in rows, which are about as wide as a screen is for its height."""
    boxes = [_boxed(shape) for shape in shapes]
    area = sum((width + GAP) * (height + GAP) for _, width, height in boxes)
    across = max([math.sqrt(area * 1.5), *(width + GAP for _, width, _ in boxes)], default=0)
    placed: dict[str, Point] = {}
    left = top = tallest = 0.0
    for shape, width, height in boxes:
        if left and left + width > across:
            left, top, tallest = 0.0, top + tallest + GAP, 0.0
        placed |= {name: (round(left + spot.real), round(top + spot.imag)) for name, spot in shape.items()}
        left, tallest = left + width + GAP, max(tallest, height)
    return placed


def _boxed(shape: Mapping[str, complex]) -> tuple[dict[str, complex], float, float]:
    """A shape moved so that its corner is at the origin, with its width and height."""
    corner = complex(min(spot.real for spot in shape.values()), min(spot.imag for spot in shape.values()))
    far = complex(max(spot.real for spot in shape.values()), max(spot.imag for spot in shape.values()))
    return {name: spot - corner for name, spot in shape.items()}, far.real - corner.real, far.imag - corner.imag


def _lying(piece: Mapping[str, complex]) -> dict[str, complex]:
    """A piece turned to lie along the screen, and stretched, since names are wider than high."""
    middle = sum(piece.values(), 0j) / len(piece)
    tilt = sum(((spot - middle) ** 2 for spot in piece.values()), 0j)
    turn = tilt**0.5 / abs(tilt) ** 0.5 if abs(tilt) > 1 else 1
    turned = {name: (spot - middle) / turn for name, spot in piece.items()}
    return {name: complex(spot.real * WIDE, spot.imag) for name, spot in turned.items()}
