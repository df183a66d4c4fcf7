"""How commands print rows that no SPARQL query gave: columns and rows come in; a table, Markdown, JSON or CSV is printed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hoptac.cli import write
from hoptac.errors import UsageError

if TYPE_CHECKING:
    from hoptac.oxigraph import Answer

FORMATS = ("table", "md", "json", "csv")
SAFE = "safe-csv"

Value = str | int | float


def add_format(parser: ArgumentParser) -> None:
    """The option that says how to print."""
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to write the answer (default: table)")
    add_safe(parser)


def add_safe(parser: ArgumentParser) -> None:
    """The option that makes CSV safe for spreadsheets."""
    told = "with --format csv: put ' before cells that a spreadsheet would run as a formula"
    parser.add_argument("--safe-csv", action="store_true", help=told)


def form_of(arguments: Namespace) -> str:
    """The format that is asked for; SAFE is CSV for spreadsheets.

    Raises `UsageError` where another format is to be made safe.
    """
    form: str = arguments.format
    if arguments.safe_csv and form != "csv":
        raise UsageError(f"--safe-csv goes with --format csv and not with {form}; leave one out")
    return SAFE if arguments.safe_csv else form


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], form: str, notes: tuple[str, ...] = ()) -> None:
    """Print rows; for people without the columns that only machines need."""
    from hoptac.records import as_csv, as_json, as_table
    from hoptac.spreadsheets import safe

    if form in ("json", "csv", SAFE):
        told = as_json(columns, rows) if form == "json" else as_csv(columns, rows)
        written = told.encode("utf-8", "replace")
        write(safe(written) if form == SAFE else written)
        return
    table = as_table(title, columns, rows, notes)
    print(table.markdown()) if form == "md" else table.show()


def write_rows(found: Answer, form: str) -> None:
    """Write an answer in a format of programs."""
    if form != SAFE:
        write(found.serialised(form))
        return
    from hoptac.spreadsheets import safe

    write(safe(found.serialised("csv")))
