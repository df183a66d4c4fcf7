"""Rows that no SPARQL query gave, as text: columns and rows come in; JSON, CSV or Markdown goes out.

>>> as_csv(("a", "b"), [(1, "x")]), as_json(("a",), [(1,)])
('a,b\\r\\n1,x\\r\\n', '[\\n {\\n  "a": 1\\n }\\n]')
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from hoptac.tables import MACHINES, Table
from hoptac.text import visible

Value = str | int | float


def as_json(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """An object for each row."""
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """A line for each row (RFC 4180)."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([columns, *rows])
    return written.getvalue()


def as_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], notes: tuple[str, ...] = ()) -> Table:
    """A table for people, without the columns that only machines need."""
    seen = [place for place, column in enumerate(columns) if column not in MACHINES and not column.endswith("_iri")]
    cells = tuple(tuple(visible(str(row[place])) for place in seen) for row in rows)
    return Table(visible(title), tuple(columns[place] for place in seen), cells, notes)
