"""`hoptac entities`: who is who across the articles: what was merged and why, what became what, and what may be one."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from typing import Any

from hoptac.cli import add_store
from hoptac.cli.records import add_format, form_of, show

HELP = "who is who across the articles, and why; what is doubtful"
COLUMNS = ("verdict", "name", "other_name", "rule", "reason", "one", "other")
VERDICTS = ("same", "became", "doubtful")


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("entities", help=HELP, description=HELP)
    parser.add_argument("--verdict", choices=VERDICTS, help="only what is the same, what became another, or what is doubtful")
    add_format(parser)
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print a row for each merge, succession and doubt; the last two columns are what a decisions file takes."""
    from hoptac import resources
    from hoptac.rdf import Literal
    from hoptac.store import open_store

    sparql = resources.path("queries/identity/entities.rq").read_text("utf-8")
    with closing(open_store(arguments.store)) as opened:
        stem = f"{opened.names.base}id/"
        found = [
            [(term.value if isinstance(term, Literal) else term or "") for term in row]
            for row in opened.graph.query(sparql).rows()
        ]
    rows = [[cell.removeprefix(stem) for cell in row] for row in found if arguments.verdict in (None, row[0])]
    show("Ai là ai / who is who", COLUMNS, rows, form_of(arguments), () if rows else ("no two names are one or may be one",))
    return 0
