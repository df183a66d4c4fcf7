"""`hoptac path`: two names come in, the shortest ways from one to the other go out, each step with the words that say it.

A step is a connection of the view `around`, in either direction: a post, a part in an event, a side, a party, a
signature, a part of a body, what follows what, an area, a delivery, an award. A common field of cooperation is none,
since it joins strangers, nor is what one side promises, asks or says of another (`step` in queries/views/legend.toml).
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from hoptac.cli import add_store
from hoptac.cli.records import Value, add_format, form_of, show
from hoptac.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Iterator

    from hoptac.networks.graphs import Graph, Step

HELP = "how two names are connected: the shortest ways, each step with its quote"
COLUMNS = (
    "way", "step", "from", "from_iri", "connection", "to", "to_iri", "quote", "document", "quote_start", "quote_stop",
)  # fmt: skip
SHORT = 60  # characters; longer words of a connection are a sentence, which its quote has
NONE = "nothing in these texts connects the two"


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("path", help=HELP, description=HELP, epilog=" ".join((__doc__ or "").split("\n\n")[1].split()))
    parser.add_argument("one", metavar="A", help="a person, body, agreement, event or system, by name or IRI")
    parser.add_argument("other", metavar="B", help="another")
    parser.add_argument("--ways", type=int, default=5, metavar="N", help="at most so many ways of the same length (default: 5)")
    add_format(parser)
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print the ways."""
    from hoptac.networks import finding, graphs, views
    from hoptac.store import open_store

    store = open_store(arguments.store).graph
    made = views.steps(views.everything(store))
    one = finding.thing(arguments.one, made, store, "A")
    other = finding.thing(arguments.other, made, store, "B")
    if one == other:
        raise UsageError(f"path: A and B are both {graphs.called(made.nodes[one])}; name two things")
    ways = graphs.paths(made, one, other, arguments.ways)
    seen = views.quoted(graphs.part(made, {name for way in ways for name in way}), store)
    title = f"{graphs.called(made.nodes[one])} – {graphs.called(made.nodes[other])}"
    show(title, COLUMNS, list(_rows(ways, seen)), form_of(arguments), () if ways else (NONE,))
    return 0


def _rows(ways: list[list[str]], seen: Graph) -> Iterator[tuple[Value, ...]]:
    from hoptac.networks import graphs

    for number, way in enumerate(ways, 1):
        for place, step in enumerate(graphs.steps(seen, way), 1):
            yield number, place, *_cells(step, seen)


def _cells(step: Step, made: Graph) -> tuple[Value, ...]:
    from hoptac.networks.graphs import called
    from hoptac.networks.legend import legend
    from hoptac.networks.rows import Quote

    link = legend().link(step.kind)
    words = f": {step.words}" if 0 < len(step.words) <= SHORT else ""
    arrow = ("→" if step.forward else "←") if link.arrow else "–"
    quote = step.quotes[0] if step.quotes else Quote("", 0, 0, "")
    ends = (called(made.nodes[step.source]), step.source), (called(made.nodes[step.target]), step.target)
    connection = f"{arrow} {link.vi} / {link.en}{words}"
    return *ends[0], connection, *ends[1], quote.words, quote.document, quote.start, quote.stop
