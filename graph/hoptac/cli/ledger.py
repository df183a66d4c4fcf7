"""`hoptac ledger`: what was promised, and what of it is reported as delivered; as rows, or as a page with a matrix."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hoptac.cli import add_language, add_store, write
from hoptac.cli.records import SAFE, add_format, form_of, show

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hoptac.answers import Row
    from hoptac.ledger import Coverage
    from hoptac.oxigraph import Store
    from hoptac.store import OpenStore

HELP = "what was promised, and what of it is reported as delivered"
TITLE = "Đã hứa và đã làm / promised and delivered"
# What people see of a row; programs get all columns.
SEEN = (
    "agreement", "position", "kind", "promise", "by", "to", "due", "status",
    "answer", "answer_status", "answer_by", "reported_by", "document", "answer_quote",
)  # fmt: skip
CAUTION = "không có tin không có nghĩa là không làm / no report does not mean that nothing was done"


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("ledger", help=HELP, description=HELP)
    parser.add_argument("--agreement", metavar="NAME", help="only this agreement, by title, years or day of signing")
    parser.add_argument("--party", metavar="NAME", help="only what this party promised, was asked for or did")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.html", help="write a page with a matrix instead")
    add_language(parser)
    add_format(parser)
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print the ledger, or write the page and say which file has it."""
    from hoptac.ledger import coverage, told
    from hoptac.store import open_store

    asked = {"agreement": arguments.agreement, "organisation": arguments.party}
    given = {name: value for name, value in asked.items() if value is not None}
    with closing(open_store(arguments.store)) as opened:
        if arguments.output:
            _page(arguments.output, opened, arguments.language, given)
            return 0
        _print(told(given, opened.graph), coverage(opened.graph), form_of(arguments), opened.graph)
    return 0


def _print(told: list[Row], known: Coverage, form: str, graph: Store) -> None:
    """Rows with the coverage: a line below a table, columns of a CSV, an object beside the rows of JSON."""
    from hoptac.ledger import status
    from hoptac.parameters import labels

    if form == "json":
        covered = {"articles": known.articles, "known_from": known.known_from, "known_up_to": known.known_up_to}
        write(json.dumps({"coverage": covered, "rows": told}, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
        return
    if form in ("csv", SAFE):
        columns = (*(told[0] if told else SEEN), "articles")
        lines = [tuple("" if value is None else value for value in (*row.values(), known.articles)) for row in told]
        show(TITLE, columns, lines, form)
        return
    called = labels("agreement", graph)
    shown = [row | {"status": status(row), "agreement": called.get(str(row["agreement"]), row["agreement"])} for row in told]
    cells = [tuple("–" if row[column] is None else row[column] for column in SEEN) for row in shown]
    show(TITLE, SEEN, [tuple(value if value is not None else "–" for value in line) for line in cells], form, ())
    print(f"\n{known.said}; {CAUTION}")


def _page(path: Path, opened: OpenStore, language: str, given: dict[str, str]) -> None:
    from hoptac.files import save
    from hoptac.parameters import thing
    from hoptac.site.frame import alone
    from hoptac.site.ledgers import Narrowed, ledger_page
    from hoptac.site.shelf import Shelf

    by = {kind: thing(kind, name, opened.graph, f"--{kind}") for kind, name in given.items()}
    save(path, ledger_page(Shelf(opened), alone(language), Narrowed({}, by)).encode())
    print(path)
