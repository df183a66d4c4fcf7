"""`hoptac explain`: an article with what was read in it, each mark with its rule; for terminals and as an HTML page."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoptac.cli import add_language
from hoptac.text import visible

if TYPE_CHECKING:
    from hoptac.explanation import Explained, Piece
    from hoptac.model import Document, Part

HELP = "which rule read this? an article with what was read marked in it"
BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("explain", help=HELP, description=HELP)
    parser.add_argument("path", type=Path, metavar="FILE", help="an article, or - for standard input")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.html", help="write a page with highlights instead")
    add_language(parser)


def documents_of(path: Path) -> Iterator[Document]:
    """The documents of a path.

    Raises `InputError` where one cannot be read.
    """
    from hoptac.documents import Problem, documents
    from hoptac.errors import InputError

    for found in documents([path]):
        if isinstance(found, Problem):
            raise InputError(str(found))
        yield found


def _drawn(piece: Piece, colour: bool) -> str:
    if piece.mark is None:
        return visible(piece.text)
    bold, dim, plain = (BOLD, DIM, PLAIN) if colour else ("", "", "")
    meaning = visible(f"{piece.mark.kind}={piece.mark.meaning}·{piece.mark.rule}")
    return f"{bold}[{visible(piece.text)}]{plain}{dim}{meaning}{plain}"


def lines(sentences: Iterable[Explained], colour: bool) -> Iterator[str]:
    """The lines of a terminal's view: each sentence, and below it the facts that it gave."""
    for sentence in sentences:
        yield f"{_tag(sentence.part)}{''.join(_drawn(piece, colour) for piece in sentence.pieces)}"
        for fact in sentence.facts:
            values = " · ".join(f"{name}: {words}" for name, words in fact.values)
            yield visible(f"    → {fact.kind}  {values}  ({fact.rule})")


def _tag(part: Part) -> str:
    return "" if part == "prose" else f"({part.value}) "


def run(arguments: Namespace) -> int:
    """Print the view, or write the page."""
    from hoptac.explanation import explain
    from hoptac.reading import read

    for document in documents_of(arguments.path):
        explained = explain(read(document))
        if arguments.output:
            from hoptac.files import save
            from hoptac.site.explained import explain_page

            page = explain_page(document.title or document.name, explained, arguments.language)
            save(arguments.output, page.encode())
        else:
            print("\n".join(lines(explained, sys.stdout.isatty())))
    return 0
