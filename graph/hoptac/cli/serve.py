"""`hoptac serve`: a store on the web, read-only: pages, linked data, the SPARQL 1.1 Protocol."""

from __future__ import annotations

import math
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hoptac.cli import add_store
from hoptac.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

HELP = "serve the graph on the web, read-only: pages, linked data, SPARQL"


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("serve", help=HELP, description=HELP)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s, this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="the port (default: %(default)s)")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="another name that the server answers to; may be repeated",
    )
    parser.add_argument("--seconds", type=float, default=10.0, help="how long a query may take (default: %(default)g)")
    parser.add_argument(
        "--rate",
        type=float,
        metavar="N",
        help="how many requests a second an address may send, this machine too; 0: any (default: 20, but this machine any)",
    )
    parser.add_argument(
        "--trust-proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="an address or network of your own proxies, whose X-Forwarded-For says who asks; may be repeated",
    )
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Serve until interrupted.

    Raises `UsageError` where the extra is not installed or the port is none.
    """
    try:
        from hoptac.serving.application import Settings
        from hoptac.serving.application import run as serve
    except ModuleNotFoundError as error:
        raise UsageError(f"serve: the package {error.name} is not installed; run `pip install 'hoptac[serve]'`") from error
    from hoptac.fetching import fetched
    from hoptac.serving.limits import Limits
    from hoptac.serving.listening import Patience, Place
    from hoptac.store import open_store

    if not 0 < arguments.port < 1 << 16 or not 0 < arguments.seconds < math.inf or not 0 <= (arguments.rate or 0) < math.inf:
        raise UsageError("serve: --port is 1 to 65535, --seconds more than 0 and --rate not less than 0; give other numbers")

    def told(address: str) -> None:
        print(f"{address} serves {arguments.store}; stop it with Ctrl-C", file=sys.stderr, flush=True)

    place, limits = Place(arguments.host, arguments.port), Limits(seconds=arguments.seconds)
    trusted, patience = tuple(arguments.trust_proxy), Patience(whole=Patience().whole + limits.seconds)
    settings = Settings(place, tuple(arguments.allow_host), limits, arguments.rate, trusted, patience)
    with TemporaryDirectory(prefix="hoptac-") as folder:
        serve(open_store(fetched(arguments.store, Path(folder))), settings, told)
    return 0
