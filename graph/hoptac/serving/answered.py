"""Rows for a page: the bytes of SPARQL results in JSON come in, a table whose cells lead to the pages of things goes out.

>>> body = b'{"head": {"vars": ["a", "a_iri"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "B"}}]}}'
>>> table(body, "https://e.org/").rows
((Item(text='B', href='', lang=''),),)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hoptac.answers import INTEGER, Row, Value
from hoptac.questions import NOT_STATED
from hoptac.site.lookup import Item
from hoptac.tables import EMPTY, MACHINES, ordered
from hoptac.text import visible

MOST = 500  # rows on a page; the downloads have all


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns and rows that a page shows, and how many rows there are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]
    number: int


def table(body: bytes, base: str, order: Iterable[tuple[str, bool]] = (), stated: Iterable[str] = ()) -> Rows:
    """The table of an answer; an empty cell of the columns `stated` says that the text does not state it."""
    answer = json.loads(body)
    if "boolean" in answer:
        return Rows(("ASK",), ((Item(str(answer["boolean"]).lower()),),), 1)
    columns = tuple(answer["head"]["vars"])
    seen = tuple(column for column in columns if column not in MACHINES and not column.endswith("_iri"))
    found = ordered([_row(binding, columns) for binding in answer["results"]["bindings"]], order)
    drawn = tuple(tuple(_cell(row, column, base, column in stated) for column in seen) for row in found[:MOST])
    return Rows(seen, drawn, len(found))


def _row(binding: dict[str, Any], columns: Iterable[str]) -> Row:
    return {column: _value(binding.get(column)) for column in columns}


def _value(term: dict[str, Any] | None) -> Value:
    if term is None:
        return None
    value: str = term["value"] if isinstance(term["value"], str) else json.dumps(term["value"], ensure_ascii=False)
    return int(value) if term.get("datatype") == INTEGER and value.lstrip("+-").isdecimal() else value


def _cell(row: Row, column: str, base: str, should_be_stated: bool) -> Item:
    """A cell, which leads to what its column of IRIs names, or to itself."""
    value = row[column]
    if value is None:
        return Item(NOT_STATED if should_be_stated else EMPTY)
    iri = str(row.get(f"{column}_iri") or value)
    start = f"{base}id/"
    return Item(visible(str(value)), f"/doc/{iri.removeprefix(start).partition('#')[0]}" if iri.startswith(start) else "")
