"""How the page of a thing is ordered: `sections.toml` beside this, read and checked once; classes come in, sections go out.

>>> by_class("https://w3id.org/hoptac/def#Commitment").key, by_claim("https://w3id.org/hoptac/def#party").key
('commitments', 'agreements')
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from hoptac.errors import ListError
from hoptac.vocabulary import PREFIXES, expand

FILE = "sections.toml"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its title in Vietnamese and English, which facts it holds, and how each is told."""

    key: str
    words: tuple[str, str]
    of: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    order: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The properties at the top of the page of a thing of a class, and what of it every such thing should state."""

    of: str
    rows: tuple[str, ...]
    stated: tuple[str, ...]
    sections: tuple[str, ...] = ()


def _property(name: str) -> str:
    """The IRI of a property, with ^ before it where it is meant from its value."""
    inverse, curie = name[:1] == "^", name.lstrip("^")
    if curie.partition(":")[0] not in PREFIXES:
        raise ListError(f"{FILE}: {name!r} has no known prefix; take one of {', '.join(PREFIXES)}")
    return f"{'^' if inverse else ''}{expand(curie)}"


def _all(names: list[str]) -> tuple[str, ...]:
    return tuple(map(_property, names))


def _section(entry: dict[str, Any]) -> Section:
    vi, en = entry["words"]
    parts = {key: _all(entry.get(key, [])) for key in ("of", "claims", "first", "marks")}
    return Section(entry["key"], (vi, en), **parts, order=_property(entry["order"]) if "order" in entry else "")


def _table(entry: dict[str, Any]) -> Table:
    return Table(_property(entry["of"]), _all(entry["rows"]), _all(entry["stated"]), tuple(entry.get("sections", ())))


@cache
def _read() -> tuple[tuple[Section, ...], tuple[Table, ...]]:
    told = tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
    tables = tuple(_table(one) for one in told["table"])
    return tuple(map(_section, told["section"])), tables


def sections() -> tuple[Section, ...]:
    """All sections in the order of a page; the last holds what no other does."""
    return _read()[0]


def table(classes: list[str]) -> Table:
    """The table of a thing of these classes; an empty one where none is described."""
    return next((one for one in _read()[1] if one.of in classes), Table("", (), ()))


def by_class(kind: str) -> Section:
    """The section of the facts of a class."""
    return next((section for section in sections() if kind in section.of), sections()[-1])


def by_claim(predicate: str) -> Section:
    """The section of the claims of a property whose object is the thing of the page."""
    return next((section for section in sections() if predicate in section.claims), sections()[-1])
