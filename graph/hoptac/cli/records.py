"""How commands print rows that no SPARQL query gave: columns and rows come in; a table, Markdown, JSON or CSV is printed."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence

from hoptac.cli import write

FORMATS = ("table", "md", "json", "csv")

Value = str | int | float


def add_format(parser: ArgumentParser) -> None:
    """The option that says how to print."""
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to write the answer (default: table)")


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], form: str, notes: tuple[str, ...] = ()) -> None:
    """Print rows; for people without the columns that only machines need."""
    from hoptac.records import as_csv, as_json, as_table

    if form in ("json", "csv"):
        write((as_json if form == "json" else as_csv)(columns, rows).encode("utf-8", "replace"))
        return
    table = as_table(title, columns, rows, notes)
    print(table.markdown()) if form == "md" else table.show()
