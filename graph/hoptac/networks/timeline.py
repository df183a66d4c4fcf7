"""Where things stand when years run from left to right: each year a column, in it each agreement above what it is about.

In come names with their year and order, and the pairs that are joined; out come whole pixels. What is joined,
directly or through others, is one piece with columns of its own; the pieces are set side by side, the earliest first.

>>> timeline({"a": (2014, 0), "b": (2020, 0)}, [("a", "b")])
{'a': (0, 0), 'b': (420, 0)}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hoptac.networks.layout import Point, packed, pieces

COLUMN = 420
ROW = 100

When = tuple[int, int]  # the year, 0 if unknown, and the place in it


def timeline(when: Mapping[str, When], pairs: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """A place for each name by its year and its order in it."""
    found = sorted(pieces(list(when), pairs), key=lambda piece: min((when[name], name) for name in piece))
    return packed([_columns(piece, when) for piece in found])


def _columns(piece: Iterable[str], when: Mapping[str, When]) -> dict[str, complex]:
    ordered = sorted(piece, key=lambda name: (when[name], name))
    columns = {year: number for number, year in enumerate(dict.fromkeys(when[name][0] for name in ordered))}
    used = dict.fromkeys(columns, 0)
    places = {}
    for name in ordered:
        year = when[name][0]
        places[name] = complex(columns[year] * COLUMN, used[year] * ROW)
        used[year] += 1
    return places
