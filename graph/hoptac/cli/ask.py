"""`hoptac ask`: a question of the catalogue and its options come in, its answer goes out; without one, the list of all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hoptac.answers import FORMATS, answer
from hoptac.cli import add_store, write
from hoptac.errors import UsageError
from hoptac.parameters import PARAMETERS
from hoptac.questions import Question, catalogue, find
from hoptac.store import open_store

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hoptac.oxigraph import Answer, Store


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("ask", help="answer a question", description="Answer a question; without one, list them.")
    parser.add_argument("question", nargs="?", help="the name or the number of a question")
    for name, meaning in PARAMETERS.items():
        parser.add_argument(f"--{name}", metavar="NAME", help=meaning)
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to write the answer (default: table)")
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print the answer or the list."""
    given = {name: value for name in PARAMETERS if (value := getattr(arguments, name)) is not None}
    if arguments.question is None:
        _list(arguments.format, given)
        return 0
    question = find(arguments.question)
    with closing(open_store(Path(arguments.store))) as opened:
        _print(question, answer(question, opened.graph, given), opened.graph, arguments.format)
    return 0


def _print(question: Question, found: Answer, graph: Store, form: str) -> None:
    if form in ("table", "md"):
        from hoptac import tables

        table = tables.of_question(question, found, graph)
        print(table.markdown()) if form == "md" else table.show()
    else:
        write(found.serialised(form))


def _list(form: str, given: dict[str, str]) -> None:
    from hoptac.tables import Table

    if given or form not in ("table", "md"):
        raise UsageError("hoptac ask: say which question; `hoptac ask` alone lists them")
    rows = tuple((q.name, ", ".join(map(str, q.numbers)), q.vi[0], q.en[0]) for q in catalogue())
    table = Table("", ("question", "number", "tiếng Việt", "English"), rows)
    print(table.markdown()) if form == "md" else table.show()
