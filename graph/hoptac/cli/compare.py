"""`hoptac compare`: two agreements, or the agreements of two parties, come in; what one has beside the other goes out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hoptac.cli import add_language, add_store
from hoptac.cli.records import add_format, form_of, show
from hoptac.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from hoptac.comparison import Line
    from hoptac.oxigraph import Store
    from hoptac.store import OpenStore

HELP = "what one agreement has beside another: areas kept, reworded, widened, new, dropped; parties, dates, figures"
NONE = "không bài nào liệt kê nội dung của cả hai bên / no article lists areas of both"


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("compare", help=HELP, description=HELP)
    parser.add_argument(
        "agreements", nargs="*", metavar="AGREEMENT", help="two agreements, the earlier first: title, years, or IRI"
    )
    parser.add_argument("--party", action="append", default=[], metavar="NAME", help="all agreements of a party; give two")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.html", help="write a page instead")
    add_language(parser)
    add_format(parser)
    add_store(parser)


def run(arguments: Namespace) -> int:
    """Print the comparison, or write the page and say which file has it."""
    from hoptac.comparison import compare
    from hoptac.store import open_store

    with closing(open_store(arguments.store)) as opened:
        (one, first), (other, second) = _sides(arguments, opened.graph)
        lines = compare(first, second, opened.graph)
        title = f"{one} → {other}"
        if arguments.output:
            _page(arguments.output, opened, arguments.language, (one, other), lines)
        else:
            _print(title, lines, form_of(arguments))
    return 0


def _sides(arguments: Namespace, graph: Store) -> list[tuple[str, list[str]]]:
    """The two sides: what each is called, and its agreements."""
    if len(arguments.agreements) + len(arguments.party) != 2:
        raise UsageError('compare: name two sides, such as `hoptac compare "2014-2020" "2020-2025"` or `--party A --party B`')
    sides = [_agreement(name, graph) for name in arguments.agreements] + [_party(name, graph) for name in arguments.party]
    if sides[0][0] == sides[1][0]:
        raise UsageError(f"compare: both sides are {sides[0][0]}; name two")
    return _in_time(sides[0][1], graph) if sides[0][1] == sides[1][1] else sides


def _in_time(together: list[str], graph: Store) -> list[tuple[str, list[str]]]:
    """What two parties have only together: their last agreement beside those before it."""
    from hoptac.answers import answer, rows
    from hoptac.parameters import labels

    if len(together) < 2:
        raise UsageError("compare: these parties have but one agreement, and that together; name others")
    told, called = rows(answer("agreements", graph, {})), labels("agreement", graph)
    times = {str(row["agreement"]): str(row["start"] or row["signed"] or "") for row in told}
    *before, last = sorted(together, key=lambda agreement: (times.get(agreement, "")[:4], agreement))
    return [("; ".join(called[agreement] for agreement in before), before), (called[last], [last])]


def _agreement(name: str, graph: Store) -> tuple[str, list[str]]:
    from hoptac.parameters import labels, thing

    found = thing("agreement", name, graph, "AGREEMENT")
    return labels("agreement", graph)[found], [found]


def _party(name: str, graph: Store) -> tuple[str, list[str]]:
    from hoptac.answers import answer, rows
    from hoptac.parameters import labels, thing

    found = thing("organisation", name, graph, "--party")
    told = rows(answer("parties", graph, {"organisation": found}))
    called = labels("organisation", graph)[found]
    if not told:
        raise UsageError(f"compare: --party {called} is party of no agreement here; `hoptac ask parties` lists them")
    return called, sorted({str(row["agreement"]) for row in told})


def _print(title: str, lines: list[Line], form: str) -> None:
    from hoptac.comparison import COLUMNS, PEOPLE, cells

    notes = () if any(line.point == "area" for line in lines) else (NONE,)
    columns = PEOPLE if form in ("table", "md") else COLUMNS
    show(title, columns, [cells(line)[: len(columns)] for line in lines], form, notes)


def _page(path: Path, opened: OpenStore, language: str, sides: tuple[str, str], lines: list[Line]) -> None:
    from hoptac.files import save
    from hoptac.site.compared import comparison_page
    from hoptac.site.frame import alone
    from hoptac.site.shelf import Shelf

    save(path, comparison_page(Shelf(opened), alone(language), *sides, lines).encode())
    print(path)
