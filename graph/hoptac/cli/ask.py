"""`hoptac ask`: a question, by its name, number or in words, and its options come in; its answer goes out, or the list of all."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from typing import TYPE_CHECKING

from hoptac.answers import FORMATS, answer
from hoptac.cli import add_store
from hoptac.cli.records import add_safe, form_of, write_rows
from hoptac.errors import UsageError
from hoptac.parameters import PARAMETERS, things
from hoptac.questions import NAME, Question, catalogue, find
from hoptac.store import open_store

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hoptac.oxigraph import Answer, Store


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("ask", help="answer a question", description="Answer a question; without one, list them.")
    parser.add_argument("question", nargs="?", help="a question in words, or its name or number")
    for name, meaning in PARAMETERS.items():
        parser.add_argument(f"--{name}", metavar="NAME", help=meaning)
    parser.add_argument("--format", choices=FORMATS, default="table", help="how to write the answer (default: table)")
    add_safe(parser)
    parser.add_argument("--explain", action="store_true", help="show the SPARQL instead of asking it")
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print the answer or the list."""
    given = {name: value for name in PARAMETERS if (value := getattr(arguments, name)) is not None}
    if arguments.question is None:
        _list(arguments.format, given)
        return 0
    with closing(open_store(arguments.store)) as opened:
        question, given = _meant(arguments.question, given, opened.graph)
        if arguments.explain:
            print(question.narrowed(things(question, given, opened.graph)))
        else:
            _print(question, answer(question, opened.graph, given), opened.graph, form_of(arguments))
    return 0


def _meant(asked: str, given: dict[str, str], graph: Store) -> tuple[Question, dict[str, str]]:
    """The question that is asked for; what words were understood as is said on standard error."""
    if NAME.fullmatch(asked):
        return find(asked), given
    from hoptac.wording import understand

    understood = understand(asked, graph)
    narrowed = {option: name.iri for option, name in understood.names.items()} | given
    names = "".join(f" --{option} {name.label!r}" for option, name in understood.names.items())
    print(f"hoptac: understood as: {understood.question.name}{names} ({understood.question.vi[0]})", file=sys.stderr)
    return understood.question, narrowed


def _print(question: Question, found: Answer, graph: Store, form: str) -> None:
    if form in ("table", "md"):
        from hoptac import tables

        table = tables.of_question(question, found, graph)
        print(table.markdown()) if form == "md" else table.show()
    else:
        write_rows(found, form)


def _list(form: str, given: dict[str, str]) -> None:
    from hoptac.tables import Table

    if given or form not in ("table", "md"):
        raise UsageError("hoptac ask: say which question; `hoptac ask` alone lists them")
    rows = tuple((q.name, ", ".join(map(str, q.numbers)), q.vi[0], q.en[0]) for q in catalogue())
    table = Table("", ("question", "number", "tiếng Việt", "English"), rows)
    print(table.markdown()) if form == "md" else table.show()
