"""`hoptac view`: the name of a view comes in, one HTML file with its picture goes out; without a name, the list of views."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from hoptac.cli import add_store
from hoptac.cli.records import show
from hoptac.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hoptac.networks.views import View
    from hoptac.oxigraph import Store

HELP = "draw the graph as one interactive HTML file that needs no network; without a name, list the views"


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("view", help=HELP, description=HELP)
    parser.add_argument("name", nargs="?", metavar="NAME", help="the view: areas, around, lineage, parties or people")
    parser.add_argument("--about", metavar="ENTITY", help="only what is near this person, body, agreement, … (name or IRI)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write (default: NAME.html)")
    parser.add_argument(
        "--limit", type=int, default=1000, metavar="N", help="at most N things, the best connected (default: 1000)"
    )
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Draw; say on standard output which file has it."""
    from hoptac.networks import views

    if arguments.name is None:
        show("", ("view", "tiếng Việt", "English"), [(view.name, view.vi, view.en) for view in views.views()], "table")
        return 0
    view = views.view(arguments.name)
    if view.hops and not arguments.about:
        raise UsageError(f'view {view.name}: say around what, such as `hoptac view {view.name} --about "VNPT"`')
    from hoptac.exports.writing import put
    from hoptac.store import open_store

    page = _page(view, open_store(arguments.store).graph, arguments.about or "", arguments.limit)
    target = arguments.output or Path(f"{view.name}.html")
    put(target, page.encode("utf-8"))
    print(target)
    return 0


def _page(view: View, store: Store, about: str, limit: int) -> str:
    from hoptac.networks import finding, graphs, views
    from hoptac.pages import picture

    made = views.network(view, store)
    name = finding.thing(about, made, store, "--about") if about else ""
    if name:
        made = graphs.near(made, name, view.hops or views.HOPS)
    if len(made) > limit:
        print(f"hoptac: {len(made)} things are too many to see; drawn are the {limit} best connected (--limit)", file=sys.stderr)
        made = graphs.best(made, limit, name)
    centre = f": {graphs.called(made.nodes[name])}" if name else ""
    frame = picture.Frame(view.vi + centre, view.en + centre, view.layout, views.addresses(store))
    return picture.page(views.quoted(made, store), views.places(view, made), frame)
