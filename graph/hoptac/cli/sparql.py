"""`hoptac sparql`: a query, a file or standard input comes in; after the guard's look its answer goes out, read-only."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hoptac import guard
from hoptac.answers import FORMATS, rows
from hoptac.cli import add_store
from hoptac.cli.records import add_safe, form_of, write_rows
from hoptac.errors import InputError
from hoptac.oxigraph import RDF_FORMATS
from hoptac.store import open_store
from hoptac.vocabulary import PREFIXES

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hoptac.oxigraph import Answer

DESCRIPTION = f"""Answer a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE over all that was read and inferred.

These prefixes need no declaration: {", ".join(PREFIXES)}."""


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("sparql", help="answer a SPARQL query, read-only", description=DESCRIPTION)
    parser.add_argument("query", metavar="QUERY|FILE|-", help="the query, a file that holds it, or - for standard input")
    formats = (*FORMATS, *RDF_FORMATS)
    parser.add_argument("--format", choices=formats, help="how to write the answer (default: table, or ttl for triples)")
    add_safe(parser)
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print the answer."""
    query = _query(arguments.query)
    with closing(open_store(arguments.store)) as opened:
        guard.look(query, opened.manifest.base)
        defaults, named = guard.graphs(query, opened.manifest.base) or (None, None)
        _print(opened.graph.query(query, prefixes=PREFIXES, defaults=defaults, graphs=named), form_of(arguments))
    return 0


def _query(given: str) -> str:
    """The text of a query that is given as such, by a file or by standard input; no more of it than the guard looks at."""
    try:
        if given == "-":
            return sys.stdin.buffer.read(guard.SIZE + 1).decode("utf-8")
        if not _is_file(given):
            return _written(given)
        with Path(given).open("rb") as file:
            return file.read(guard.SIZE + 1).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{given}: the query is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise InputError(f"{given}: cannot be read ({error.strerror}); give a file that can") from error


def _written(given: str) -> str:
    """What is given as a query: a single word can only be meant as a file."""
    if given and not any(character.isspace() or character in "{}" for character in given):
        raise InputError(f"{given}: there is no such file; give a query, a file or -")
    return given


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False  # too long for a name, or with characters that no name has


def _print(found: Answer, form: str | None) -> None:
    form = form or ("ttl" if found.is_graph else "table")
    if form not in ("table", "md") or found.is_graph:
        write_rows(found, form)
    elif found.truth is not None:
        print("true" if found.truth else "false")
    else:
        from hoptac import tables

        table = tables.of_rows(found.columns, rows(found))
        print(table.markdown()) if form == "md" else table.show()
