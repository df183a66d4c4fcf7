"""`hoptac check`: whether the graph keeps what it promises."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from hoptac.cli import add_store
from hoptac.errors import CheckError, UsageError
from hoptac.text import visible

HELP = "check that every quote re-reads equal, every shape holds and no address leads nowhere"


def add(commands: Any) -> None:
    """Describe the command."""
    add_store(commands.add_parser("check", help=HELP, description=HELP))


def run(arguments: Namespace) -> int:
    """Print what is wanting or doubtful, a line each, or that all is well; what is only doubtful is no failure.

    Raises `CheckError` where anything is wanting, `UsageError` for a store elsewhere.
    """
    from hoptac.checking import check
    from hoptac.store import is_address, open_store

    if is_address(arguments.store):
        raise UsageError(f"check: {arguments.store} has no texts to read again; check the store that it was published from")
    opened = open_store(arguments.store)
    findings = doubts = 0
    for finding in check(opened):
        findings, doubts = findings + (not finding.doubt), doubts + finding.doubt
        print(visible(f"doubtful: {finding}" if finding.doubt else str(finding)))
    if findings:
        raise CheckError(f"{arguments.store}: {findings} findings; correct the articles or the lists and build again")
    said = f"all is well in {opened.manifest.triples} triples of {opened.manifest.documents} articles"
    print(f"{arguments.store}: {said}{f', {doubts} worth a look' if doubts else ''}")
    return 0
