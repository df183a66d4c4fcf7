"""`hoptac mcp`: the questions as tools for a language model."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hoptac.cli import add_store
from hoptac.errors import UsageError

HELP = "the questions as tools for a language model (Model Context Protocol, on standard input and output)"


def add(commands: Any) -> None:
    """Describe the command."""
    add_store(commands.add_parser("mcp", help=HELP, description=HELP))


def run(arguments: Namespace) -> int:
    """Serve until the other side closes.

    Raises `UsageError` where the extra is not installed.
    """
    import asyncio

    from hoptac.fetching import fetched

    try:
        from hoptac.serving.mcp import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"mcp: the package {error.name} is not installed; run `pip install 'hoptac[mcp]'`") from error
    with TemporaryDirectory(prefix="hoptac-") as folder:
        asyncio.run(serve(fetched(arguments.store, Path(folder))))
    return 0
