"""`hoptac build`: articles to a store."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoptac.cli import add_store
from hoptac.errors import UsageError

if TYPE_CHECKING:
    from hoptac.building import Summary
    from hoptac.documents import Found

HELP = "read articles (.txt .md .html .jsonl, folders, - for standard input; default: the seeds) into a store"


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("build", help=HELP, description=HELP)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders of articles")
    add_store(parser)
    parser.add_argument("--base", metavar="IRI", help="what the addresses of things begin with")
    parser.add_argument(
        "--decisions", type=Path, metavar="FILE", help="who is who (default: decisions.toml here or beside the articles)"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="processes that read (default: one for each core of this machine)")
    parser.add_argument("--strict", action="store_true", help="stop at the first file that cannot be read")


def counter() -> Callable[[Found], None]:
    """What tells a terminal how far the work is; on a pipe it is silent."""
    done = 0

    def count(found: Found) -> None:
        nonlocal done
        done += 1
        print(f"\r{done:>7} {str(getattr(found, 'name', found))[:60]:<60}", end="", file=sys.stderr, flush=True)

    return count if sys.stderr.isatty() else lambda found: None


def _report(summary: Summary, store: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{'':<68}\r", end="", file=sys.stderr)
    for problem in summary.problems:
        print(f"hoptac: {problem}; skipped", file=sys.stderr)
    for name, first in summary.repeats:
        print(f"hoptac: {name}: is the same article as {first}; counted once", file=sys.stderr)
    facts = sum(summary.facts.values())
    skipped = f", {len(summary.problems)} skipped" if summary.problems else ""
    print(f"{store}: {summary.documents} articles{skipped}, {facts} facts, {summary.triples} triples")


def _jobs(given: int | None) -> int:
    """How many processes read.

    Raises `UsageError` for a number that is none of processes.
    """
    from hoptac.sharing import available

    if given is not None and given < 1:
        raise UsageError(f"--jobs {given}: at least one process reads; give 1 or more")
    return given or available()


def run(arguments: Namespace) -> int:
    """Build; the summary goes to standard output, what was skipped to standard error."""
    from hoptac import resources
    from hoptac.building import build
    from hoptac.identity.decisions import beside
    from hoptac.vocabulary import BASE

    paths = arguments.paths or [resources.path("seeds")]
    decided = arguments.decisions or beside(arguments.paths)
    store, base, strict = Path(arguments.store), arguments.base or BASE, arguments.strict
    summary = build(paths, store, base, strict=strict, progress=counter(), decisions=decided, jobs=_jobs(arguments.jobs))
    _report(summary, arguments.store)
    return 0
