"""`hoptac export`: a store comes in; files of RDF, tables or networks go out, the same bytes each time."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from hoptac.cli import add_store
from hoptac.exports.files import FORMATS, Choice, export

if TYPE_CHECKING:
    from argparse import _SubParsersAction

HELP = "write the graph as files: RDF in six formats, CSV (a folder, one file a question), GraphML and GEXF"
EPILOG = (
    "ttl, nt, rdfxml and jsonld hold all documents as one graph; trig and nq keep apart what each document says. "
    "Without --format the file's ending decides; a folder gets all formats."
)


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("export", help=HELP, description=HELP, epilog=EPILOG)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE|DIR", help="where to write")
    parser.add_argument("--format", action="append", choices=FORMATS, dest="formats", help="what to write; may be repeated")
    parser.add_argument(
        "--no-quotes", action="store_true", help="leave out the words of the articles, which are their publishers'"
    )
    parser.add_argument("--safe-csv", action="store_true", help="put ' before cells that a spreadsheet would run as a formula")
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Write; print the path of each file or folder when it is there."""
    from hoptac.store import open_store

    store = open_store(Path(arguments.store)).graph
    choice = Choice(quotes=not arguments.no_quotes, safe=arguments.safe_csv)
    for path in export(store, arguments.output, arguments.formats or [], choice):
        print(path, flush=True)
    return 0
