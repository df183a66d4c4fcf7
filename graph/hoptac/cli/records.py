"""How commands print rows that no SPARQL query gave: columns and rows come in; a table, Markdown, JSON or CSV is printed."""

from __future__ import annotations

import csv
import io
import json
from argparse import ArgumentParser
from collections.abc import Sequence

from hoptac.cli import write

FORMATS = ("table", "md", "json", "csv")
MACHINES = ("quote_start", "quote_stop")

Value = str | int | float


def add_format(parser: ArgumentParser) -> None:
    """The option that says how to print."""
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to write the answer (default: table)")


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], form: str, notes: tuple[str, ...] = ()) -> None:
    """Print rows; for people without the columns that only machines need."""
    if form == "json":
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        write(json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    elif form == "csv":
        written = io.StringIO()
        csv.writer(written, lineterminator="\r\n").writerows([columns, *rows])
        write(written.getvalue().encode("utf-8", "replace"))
    else:
        _for_people(title, columns, rows, form, notes)


def _for_people(title: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], form: str, notes: tuple[str, ...]) -> None:
    from hoptac.tables import Table
    from hoptac.text import visible

    seen = [place for place, column in enumerate(columns) if column not in MACHINES and not column.endswith("_iri")]
    cells = tuple(tuple(visible(str(row[place])) for place in seen) for row in rows)
    table = Table(visible(title), tuple(columns[place] for place in seen), cells, notes)
    print(table.markdown()) if form == "md" else table.show()
