"""`hoptac central`: a view's name comes in, a table of who stands in its middle goes out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from hoptac.cli import add_store
from hoptac.cli.records import add_format, form_of, show

if TYPE_CHECKING:
    from argparse import _SubParsersAction

HELP = "who stands in the middle of a view's network: neighbours, shortest connections that lead through, communities"
COLUMNS = ("name", "name_iri", "kind", "degree", "edges", "betweenness", "community")


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("central", help=HELP, description=HELP)
    parser.add_argument("view", nargs="?", default="parties", metavar="VIEW", help="the view (default: parties)")
    parser.add_argument("--limit", type=int, metavar="N", help="only the N most central")
    add_format(parser)
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print the table."""
    from hoptac.networks import views
    from hoptac.networks.central import central
    from hoptac.networks.legend import legend
    from hoptac.store import open_store

    view = views.view(arguments.view)
    found = central(views.network(view, open_store(arguments.store).graph))[: arguments.limit]
    kinds = legend()
    rows = [
        (row.label, row.name, kinds.node(row.kind).en, row.degree, row.edges, row.betweenness, row.community) for row in found
    ]
    show(f"{view.vi}\n{view.en}", COLUMNS, rows, form_of(arguments))
    return 0
