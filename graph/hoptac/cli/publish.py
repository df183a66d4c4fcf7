"""`hoptac publish`: a store and the address of a SPARQL 1.1 store come in; the graph is put there."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from hoptac.cli import add_store

if TYPE_CHECKING:
    from argparse import _SubParsersAction

HELP = "load the graph into any SPARQL 1.1 store"
EPILOG = (
    "URL is where the store takes graphs (Graph Store Protocol, such as http://localhost:7878/store) or updates (SPARQL Update, "
    "such as http://localhost:7878/update). Each graph of this dataset replaces the one of its name there; every other graph "
    "stays as it is. Name and password are taken from HOPTAC_USER and HOPTAC_PASSWORD or from ~/.netrc."
)


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    from hoptac.publishing import WAYS

    parser = commands.add_parser("publish", help=HELP, description=HELP, epilog=EPILOG)
    parser.add_argument("url", metavar="URL", help="the address of the store")
    parser.add_argument("--by", choices=WAYS, default="auto", help="how it takes graphs (default: whichever it takes)")
    parser.add_argument(
        "--no-quotes", action="store_true", help="leave out the words of the articles, which are their publishers'"
    )
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Put the graph there; print what was done."""
    from hoptac.exports.lines import lines
    from hoptac.publishing import publish
    from hoptac.store import open_store

    with closing(open_store(arguments.store)) as opened:
        quads = lines(opened.graph, not arguments.no_quotes)
        done = publish(quads, arguments.url, arguments.by, opened.names.graph("dataset"))
    how = f"by the Graph Store Protocol, {done.new} of them new" if done.way == "store" else f"by {done.steps} SPARQL Update"
    print(f"{arguments.url}: {done.graphs} graphs put {how}; every other graph there is as it was")
    return 0
