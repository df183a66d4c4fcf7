"""`hoptac export`: a store comes in; files of RDF, tables or networks go out, the same bytes each time."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hoptac.cli import add_store
from hoptac.errors import UsageError
from hoptac.exports.files import FORMATS, Choice, export

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hoptac.store import OpenStore

HELP = "write the graph as files: RDF in six formats, CSV (one file a question), GraphML, GEXF; as a release or as a site"
EPILOG = (
    "ttl, nt, rdfxml and jsonld hold all documents as one graph; trig and nq keep apart what each document says. "
    "Without --format the file's ending decides; a folder gets all formats. rocrate is a folder that can be cited: "
    "an RO-Crate 1.2 with the graph, the answers, the vocabulary and their sums. site is a folder for any plain web host: "
    "the pages of `hoptac serve` in both languages, with data, pictures and a search of their own."
)


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("export", help=HELP, description=HELP, epilog=EPILOG)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE|DIR", help="where to write")
    parser.add_argument(
        "--format", action="append", choices=(*FORMATS, *FOLDERS), dest="formats", help="what to write; may be repeated"
    )
    parser.add_argument(
        "--no-quotes", action="store_true", help="leave out the words of the articles, which are their publishers'"
    )
    parser.add_argument("--safe-csv", action="store_true", help="put ' before cells that a spreadsheet would run as a formula")
    parser.add_argument(
        "--date", default="", metavar="DATE", help="when a release is published (default: its latest article's date)"
    )
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Write; print the path of each file or folder when it is there."""
    from hoptac.store import open_store

    opened = open_store(arguments.store)
    choice = Choice(quotes=not arguments.no_quotes, safe=arguments.safe_csv)
    for path in _written(opened, arguments, choice):
        print(path, flush=True)
    return 0


def _written(opened: OpenStore, arguments: Namespace, choice: Choice) -> Iterator[Path]:
    forms = arguments.formats or []
    if not set(forms) & set(FOLDERS):
        yield from export(opened.graph, arguments.output, forms, choice)
        return
    if len(forms) > 1:
        raise UsageError(f"export: {forms[0]} and {forms[1]} do not go into one folder; write one at a time")
    FOLDERS[forms[0]](opened, arguments, choice)
    yield arguments.output


def _release(opened: OpenStore, arguments: Namespace, choice: Choice) -> None:
    from hoptac.exports.crate import METADATA, crate
    from hoptac.exports.folders import put_folder

    put_folder(arguments.output, crate(opened, choice, _date(arguments.date)), METADATA)


def _date(given: str) -> str:
    if given and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", given):
        raise UsageError(f"export: --date {given} is no date; write it as 2024-12-31")
    return given


def _site(opened: OpenStore, arguments: Namespace, choice: Choice) -> None:
    from hoptac.exports.folders import put_folder
    from hoptac.site.folder import INDEX, folder

    if not choice.quotes:
        raise UsageError("export: the pages of a site are made of quotes; leave out --no-quotes")
    put_folder(arguments.output, folder(opened, choice.safe), INDEX)


# Formats that are a whole folder.
FOLDERS: dict[str, Callable[[OpenStore, Namespace, Choice], None]] = {"rocrate": _release, "site": _site}
