"""Rows for a page: the bytes of SPARQL results in JSON come in, a table whose cells lead to the pages of things goes out.

The quotes of a row (of a question; a stranger's query has none) stand beside it, in their surroundings.

>>> from hoptac.site.lookup import Memory
>>> from hoptac.oxigraph import Store
>>> body = b'{"head": {"vars": ["a", "a_iri"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "B"}}]}}'
>>> table(body, Lookup(Memory(Store.in_memory()), "https://e.org/", "en")).lines[0].cells
(Item(text='B', href='', lang=''), Item(text='–', href='', lang=''))
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hoptac.answers import INTEGER, Row, Value
from hoptac.questions import Question
from hoptac.site.charts import Drawn, drawn
from hoptac.site.lookup import Item, Lookup, Quote
from hoptac.site.rows import quoted
from hoptac.site.words import COLUMNS, POINTS, TOLD, WORDS, called
from hoptac.tables import EMPTY, MACHINES, ordered
from hoptac.text import visible

THING = re.compile(r"/doc/[a-z]+/[a-z0-9\-]+")
MOST = 500  # rows on a page; the downloads have all
PROOF = ("quote", "document", "document_iri", "quote_start", "quote_stop")
PREFIXES = ("", "answer_", "other_")  # of the columns with the quotes of a row
WORDED = ("kind", "status", "strength", "change", "answer_kind", "answer_status", "reported_by")  # columns of our own words


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its cells, and the words that say it."""

    cells: tuple[Item, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """What a page shows of an answer: columns, rows, how many there are, a chart, and what empty cells mean."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    number: int
    chart: Drawn | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_quoted(self) -> bool:
        """Whether any row has its quotes beside it."""
        return any(line.quotes for line in self.lines)


def table(body: bytes, lookup: Lookup, question: Question | None = None) -> Rows:
    """The table of an answer to a question of the catalogue, or to any query."""
    answer = json.loads(body)
    if "boolean" in answer:
        return Rows(("ASK",), (Line((Item(str(answer["boolean"]).lower()),)),), 1)
    columns, found = tuple(answer["head"]["vars"]), rows_of(body)
    return _of_question(found, columns, lookup, question) if question else _of_query(found, columns, lookup)


def rows_of(body: bytes) -> list[Row]:
    """The rows of SPARQL results in JSON.

    >>> rows_of(b'{"head": {"vars": ["a", "b"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "a:b"}}]}}')
    [{'a': 'a:b', 'b': None}]
    """
    answer = json.loads(body)
    return [_row(binding, answer["head"]["vars"]) for binding in answer["results"]["bindings"]]


def _of_query(found: list[Row], columns: tuple[str, ...], lookup: Lookup) -> Rows:
    lines = tuple(Line(tuple(_cell(row, column, lookup) for column in columns)) for row in found[:MOST])
    return Rows(columns, lines, len(found))


def _of_question(found: list[Row], columns: tuple[str, ...], lookup: Lookup, question: Question) -> Rows:
    proofs = [prefix for prefix in PREFIXES if all(f"{prefix}{name}" in columns for name in PROOF)]
    hidden = {*MACHINES, *(f"{prefix}{name}" for prefix in proofs for name in PROOF)}
    seen = tuple(column for column in columns if column not in hidden and not column.endswith("_iri"))
    rows = ordered(found, question.order)
    lines = tuple(Line(cells(row, seen, lookup, question), _quotes(row, proofs, lookup)) for row in rows[:MOST])
    said = [{column: _told(row, column, lookup) for column in columns} for row in rows] if question.chart else []
    chart = drawn(question.chart, said) if question.chart else None
    heads = tuple(called(COLUMNS, column, lookup.language) for column in seen)
    return Rows(heads, lines, len(rows), chart, tuple(_notes(question, rows, lookup.language)))


def cells(row: Row, seen: Iterable[str], lookup: Lookup, question: Question) -> tuple[Item, ...]:
    """The cells of a row; an empty one of a column that should be stated says that it is not."""
    unstated = Item(WORDS[lookup.language]["unstated"])
    return tuple(
        unstated if row[column] is None and column in question.unstated else _cell(row, column, lookup) for column in seen
    )


def _notes(question: Question, rows: list[Row], language: str) -> Iterator[str]:
    """What it means that a column of these rows, or that there is no row at all."""
    for column, why in question.unstated.items():
        if not rows and column == "rows":
            yield why
        elif any(row.get(column, "") is None for row in rows):
            yield f"{called(COLUMNS, column, language)}: {why}"


def _row(binding: dict[str, Any], columns: Iterable[str]) -> Row:
    return {column: _value(binding.get(column)) for column in columns}


def _value(term: dict[str, Any] | None) -> Value:
    if term is None:
        return None
    value: str = term["value"] if isinstance(term["value"], str) else json.dumps(term["value"], ensure_ascii=False)
    return int(value) if term.get("datatype") == INTEGER and value.lstrip("+-").isdecimal() else value


def _told(row: Row, column: str, lookup: Lookup) -> Value:
    """A value in words, for a chart; numbers stay numbers."""
    return row[column] if row[column] is None or isinstance(row[column], int) else _cell(row, column, lookup).text


def _cell(row: Row, column: str, lookup: Lookup) -> Item:
    """A cell, which leads to what its column of IRIs names, or to itself; a term of the lists is called as the page speaks."""
    value = row[column]
    if value is None:
        return Item(EMPTY)
    if (named := row.get(f"{column}_iri")) is not None:
        if lookup.is_term(str(named)):
            return lookup.item(str(named))
        return Item(_worded(column, value, lookup.language), lookup.href(str(named)))
    if THING.fullmatch(lookup.href(str(value))):
        return lookup.item(str(value))
    return Item(_worded(column, value, lookup.language))


def _worded(column: str, value: Value, language: str) -> str:
    """A value as it is, or one of our own words in a language."""
    text = str(value)
    return visible(called(TOLD if text in TOLD else POINTS, text, language) if column in WORDED else text)


def _quotes(row: Row, proofs: Iterable[str], lookup: Lookup) -> tuple[Quote, ...]:
    return tuple(quoted(row, lookup, prefix) for prefix in proofs if row[f"{prefix}document_iri"] and row[f"{prefix}quote"])
