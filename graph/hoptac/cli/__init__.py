"""The command line: each command is one file with `add`, which describes it, and `run`, which calls into the package.

What a command does not need is not imported: only the file of the command that was asked for.

>>> main(["--version"])
hoptac 0.1.0
0
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, HelpFormatter, Namespace, RawDescriptionHelpFormatter
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

from hoptac.errors import HoptacError, UsageError

# Command → module, in the order of the help. A test asks each for its help.
COMMANDS = {
    "build": "build",
    "ask": "ask",
    "sparql": "sparql",
    "view": "view",
    "path": "path",
    "central": "central",
    "compare": "compare",
    "ledger": "ledger",
    "export": "export",
    "check": "check",
    "entities": "entities",
    "explain": "explain",
    "serve": "serve",
    "publish": "publish",
    "mcp": "mcp",
}
DESCRIPTION = "Cooperation agreements in Vietnamese news as a knowledge graph in which every fact carries the words that say it."
INTERRUPTED = 130


class Parser(ArgumentParser):
    """An argument parser whose errors are one line and Hoptac's own.

    It tells its formatter how wide help is: asked for each option, a formatter that is not told imports much to find out.
    """

    def __init__(self, **about: Any) -> None:
        formatter = about.pop("formatter_class", HelpFormatter)
        super().__init__(**about, formatter_class=partial(formatter, width=_width()))

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError` with what was wrong and where help is."""
        raise UsageError(f"{self.prog}: {message}; see `{self.prog} --help`")


def _width() -> int:
    """How many columns of the terminal help takes."""
    stated = os.environ.get("COLUMNS", "")
    try:
        columns = int(stated) if stated.isdigit() else os.get_terminal_size().columns
    except OSError:
        columns = 0
    return (columns or 80) - 2


def add_store(parser: ArgumentParser) -> None:
    """The option that most commands share: which store to use."""
    default = os.environ.get("HOPTAC_STORE", "hoptac-store")
    parser.add_argument(
        "--store", default=default, metavar="DIR|URL", help="the store, or the SPARQL endpoint that has it (default: %(default)s)"
    )


def add_language(parser: ArgumentParser) -> None:
    """The option of commands that write a page: in which language it speaks."""
    parser.add_argument("--language", choices=("vi", "en"), default="vi", help="the language of the page (default: vi)")


def write(result: bytes) -> None:
    """Write a result that is bytes to standard output, with the line ended."""
    sys.stdout.flush()
    sys.stdout.buffer.write(result if result.endswith(b"\n") else result + b"\n")


def parser(only: str = "") -> ArgumentParser:
    """The parser of all commands, or of `only` one, which alone is then imported."""
    top = Parser(prog="hoptac", description=DESCRIPTION, formatter_class=RawDescriptionHelpFormatter)
    top.add_argument("--version", action="store_true", help="print the version")
    top.add_argument("--debug", action="store_true", help="show where an error comes from")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name, module in COMMANDS.items():
        if only in ("", name):
            import_module(f"hoptac.cli.{module}").add(commands)
    return top


def _command(arguments: list[str]) -> str:
    """The command that is asked for, or '' if none is known by that name."""
    word = next((word for word in arguments if not word.startswith("-")), "")
    return word if word in COMMANDS else ""


def _tell_version() -> int:
    from importlib.metadata import version

    print("hoptac", version("hoptac"))
    return 0


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:  # no command need be known for this
        return _tell_version()
    chosen: Namespace = parser(_command(arguments)).parse_args(arguments)
    if chosen.version:
        return _tell_version()
    if not chosen.command:
        parser().print_help()
        return UsageError.code
    code: int = import_module(f"hoptac.cli.{COMMANDS[chosen.command]}").run(chosen)
    sys.stdout.flush()
    return code


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 done, 1 checked and found wanting, 2 wrong usage or unusable input. `--debug` raises instead."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(arguments)
    except HoptacError as error:
        if "--debug" in arguments:
            raise
        print(f"hoptac: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("hoptac: stopped; nothing was changed", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
