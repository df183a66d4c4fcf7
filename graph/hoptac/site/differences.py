"""Where articles differ and where they say the same: the questions `conflicts` and `corroborated` as pages."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from hoptac.answers import Row, answer, rows
from hoptac.errors import UnknownPageError
from hoptac.site.accounts import Accounts, gathered
from hoptac.site.frame import Frame, write
from hoptac.site.lookup import Lookup, Quote
from hoptac.site.rows import quoted
from hoptac.site.shelf import Shelf
from hoptac.site.spelling import dated
from hoptac.site.words import POINTS, WORDS, called

PAGE = 100  # points on a page


def differences_page(shelf: Shelf, frame: Frame, name: str, number: int) -> str:
    """The page of `conflicts` or of what is `corroborated`; raises `UnknownPageError` where there is none of that number."""
    lookup, say = shelf.lookup(frame.language), WORDS[frame.language]
    told = rows(answer(name, shelf.graph, {}))
    found = _conflicts(told, lookup) if name == "conflicts" else _alike(told, lookup)
    size = PAGE if frame.live else max(1, len(found))
    last = max(1, -(-len(found) // size))
    if not 1 <= number <= last:
        raise UnknownPageError(f"/{name}/{number}: there are {last} pages")
    shown = found[(number - 1) * size : number * size]
    return write(
        "differences",
        frame,
        here=f"/{name}",
        path=f"/{name}",
        title=say[name],
        why=say[f"{name}_why"],
        nothing=say[f"no_{name}"],
        groups=[(kind, list(points)) for kind, points in groupby(shown, key=lambda point: point.kind)],
        total=len(found),
        number=number,
        last=last,
    )


def _conflicts(told: Iterable[Row], lookup: Lookup) -> list[Accounts]:
    """Rows of two sides each, those on one point of one thing together."""
    points: dict[tuple[str, str, str], list[tuple[str, tuple[Quote, ...]]]] = {}
    for row in told:
        key = str(row["kind"]), str(row["about_iri"]), str(row["about"])
        for side in ("", "other_"):
            points.setdefault(key, []).append((_value(row[f"{side}value"], lookup), (quoted(row, lookup, side),)))
    return _points(points, lookup, conflict=True)


def _alike(told: Iterable[Row], lookup: Lookup) -> list[Accounts]:
    """Rows of one document each, those that say the same together."""
    points: dict[tuple[str, str, str], list[tuple[str, tuple[Quote, ...]]]] = {}
    for row in told:
        key = str(row["kind"]), str(row["about_iri"]), _value(row["value"], lookup)
        points.setdefault(key, []).append((key[2], (quoted(row, lookup),)))
    return _points(points, lookup, conflict=False)


def _points(
    points: dict[tuple[str, str, str], list[tuple[str, tuple[Quote, ...]]]], lookup: Lookup, conflict: bool
) -> list[Accounts]:
    made = [
        Accounts(conflict, called(POINTS, kind, lookup.language), lookup.item(thing), gathered(accounts))
        for (kind, thing, _), accounts in points.items()
    ]
    return sorted(made, key=lambda one: (one.kind, one.about.text, [said for said, _ in one.accounts]))


def _value(value: object, lookup: Lookup) -> str:
    return dated(str(value), lookup.language)
