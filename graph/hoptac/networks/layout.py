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

Point = tuple[int, int]
Joined = Mapping[str, Sequence[str]]
Neighbours = Sequence[Sequence[int]]  # of each by its number

LENGTH = 150.0  # pixels between neighbours
REACH = 2.0  # lengths from which two things no longer push each other apart
FEWEST, ROUNDS = 30, 120
BUDGET = 70_000  # moves of one thing that a picture may cost
WIDE = 1.35  # names are wider than high, and so are screens
GAP = 260
ROOMY = 2.0  # how much further apart very few things stand, since there is room for the words on their lines
AHEAD = ((1, 0), (-1, 1), (0, 1), (1, 1))  # the cells around one, each two cells looked at once


def spread(names: Sequence[str], pairs: Iterable[tuple[str, str]], most: int = ROUNDS) -> dict[str, Point]:
    """A place for each name; those that are joined stand near each other. `most` is how often each may move."""
    joined = _joined(names, pairs)
    rounds = max(FEWEST, min(most, BUDGET // max(1, len(names))))
    wide = max(1.0, ROOMY - len(names) / 20)
    return packed([_lying(_shaped(piece, joined, rounds), wide) for piece in _pieces(names, joined)])


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
    number = {name: place for place, name in enumerate(piece)}
    neighbours = [[number[other] for other in joined[name]] for name in piece]
    spots = _tree(neighbours)
    for turn in range(rounds if len(piece) > 2 else 0):
        heat = LENGTH * 0.6 * (1 - turn / rounds) + 1
        _step(spots, neighbours, heat)
    return dict(zip(piece, spots, strict=True))


def _tree(neighbours: Neighbours) -> list[complex]:
    """Rings around the first; a branch has as wide a slice of them as it has leaves."""
    children = _children(neighbours)
    leaves = [1] * len(neighbours)
    for one in reversed(range(len(neighbours))):
        leaves[one] = sum(leaves[child] for child in children[one]) or 1
    spots = [0j] * len(neighbours)
    slices = [(0.0, math.tau, 0)] * len(neighbours)
    for one in range(len(neighbours)):
        start, width, depth = slices[one]
        for child in children[one]:
            share = width * leaves[child] / leaves[one]
            slices[child] = (start, share, depth + 1)
            angle, radius = start + share / 2, LENGTH * (depth + 1)
            spots[child] = complex(radius * math.cos(angle), radius * math.sin(angle))
            start += share
    return spots


def _children(neighbours: Neighbours) -> list[list[int]]:
    """The tree of a walk that goes by the order of the numbers: each belongs to the first that knows it."""
    children: list[list[int]] = []
    seen = {0}
    for others in neighbours:
        children.append([other for other in others if other not in seen])
        seen.update(others)
    return children


def _step(spots: list[complex], neighbours: Neighbours, heat: float) -> None:
    """Everything moves once: neighbours pull, all that is within reach pushes, the middle pulls a little; `heat` is the most."""
    pushes = _pushes(spots)
    for one, here in enumerate(list(spots)):
        force = pushes[one] - here * 0.01
        for other in neighbours[one]:
            apart = spots[other] - here
            force += apart * (abs(apart) / LENGTH) / (1 + len(neighbours[other]) ** 0.5)
        size = abs(force)
        if size:
            spots[one] = here + force * (min(size, heat) / size)


def _pushes(spots: list[complex]) -> list[complex]:
    """What pushes each away from those within reach, each pair looked at once."""
    side, strength = LENGTH * REACH, LENGTH * LENGTH
    limit = side * side
    cells: dict[tuple[int, int], list[int]] = {}
    for one, here in enumerate(spots):
        cells.setdefault((int(here.real // side), int(here.imag // side)), []).append(one)
    pushes = [0j] * len(spots)
    for (column, row), members in cells.items():
        others = [other for east, south in AHEAD for other in cells.get((column + east, row + south), ())]
        for place, one in enumerate(members):
            here = spots[one]
            for other in members[place + 1 :] + others:
                apart = here - spots[other]
                square = apart.real * apart.real + apart.imag * apart.imag
                if square < limit:
                    push = apart * (strength / (square + 1)) if square else complex(1, 1)
                    pushes[one] += push
                    pushes[other] -= push
    return pushes


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


def _lying(piece: Mapping[str, complex], wide: float) -> dict[str, complex]:
    """A piece turned to lie along the screen, and stretched, since names are wider than high."""
    middle = sum(piece.values(), 0j) / len(piece)
    tilt = sum(((spot - middle) ** 2 for spot in piece.values()), 0j)
    turn = tilt**0.5 / abs(tilt) ** 0.5 if abs(tilt) > 1 else 1
    turned = {name: (spot - middle) / turn for name, spot in piece.items()}
    return {name: complex(spot.real * wide * WIDE, spot.imag * wide) for name, spot in turned.items()}
