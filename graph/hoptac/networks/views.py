"""A view is a file: `queries/views/NAME.rq`, whose header names it in two languages and says how to lay it out.

Its columns are source, target, edge (a kind of the legend), proof and doc (the node that has the evidence, and the graph
that it has it in) and, where there are any, words, year, rule, through (what the edge stands for). What things are
called, what is known of each and the words that prove it stand in things.rq, facts.rq and quotes.rq, for all views.
In come names, out go views; `network` asks a view's query of a store and makes its graph.

>>> [view.name for view in views()]
['areas', 'around', 'lineage', 'parties', 'people']
>>> view("lineage").layout
'timeline'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hoptac import oxigraph, resources
from hoptac.errors import QuestionError, UsageError
from hoptac.networks import graphs
from hoptac.networks.graphs import Graph
from hoptac.networks.layout import Point, spread
from hoptac.networks.legend import legend
from hoptac.networks.rows import Proof, Quote, Row
from hoptac.networks.timeline import timeline
from hoptac.rdf import Literal, Term

FOLDER = "queries/views"
THINGS = "things"  # what each thing is and is called; this and the next three serve every view and are none
FACTS = "facts"  # what is known of each by itself
QUOTES = "quotes"  # the words that prove something
ADDRESSES = "addresses"  # of articles
BATCH = 2_000  # proofs whose quotes are asked for at once
EVERYTHING = "around"  # the view that has all things and how they are joined
HOPS = 2  # how far around one thing a view reaches whose header does not say
LAYOUTS = ("spread", "timeline", "none")


@dataclass(frozen=True, slots=True)
class View:
    """A picture's name, its titles, its layout, its query, and how far around one thing it reaches if it is always around one."""

    name: str
    vi: str
    en: str
    layout: str
    query: str
    hops: int = 0


def read(path: Path) -> View:
    """The view of a file; raises `QuestionError` where its header does not say what it must."""
    query = path.read_text("utf-8")
    header = dict(_entry(line) for line in query.splitlines() if line.startswith("# ") and ": " in line)
    missing = [key for key in ("name", "vi", "en", "layout") if key not in header]
    if missing:
        raise QuestionError(f"{FOLDER}/{path.name}: the header lacks `# {missing[0]}: …`; see the other views")
    if header["name"] != path.stem or header["layout"] not in LAYOUTS:
        raise QuestionError(f"{FOLDER}/{path.name}: name must be {path.stem}, layout one of {', '.join(LAYOUTS)}")
    return View(header["name"], header["vi"], header["en"], header["layout"], query, int(header.get("about", 0)))


def _entry(line: str) -> tuple[str, str]:
    key, _, value = line[2:].partition(": ")
    return key, value


def views() -> tuple[View, ...]:
    """All views that can be drawn, by name."""
    return tuple(view for path in sorted(resources.path(FOLDER).glob("*.rq")) if (view := read(path)).layout != "none")


def view(name: str) -> View:
    """The view of this name; raises `UsageError` with the names that there are."""
    known = {view.name: view for view in views()}
    if name not in known:
        raise UsageError(f"no view is called {name!r}; there are {', '.join(known)}")
    return known[name]


def network(of: View, store: oxigraph.Store) -> Graph:
    """The graph of a view: its nodes with their names and what is known of them, all without quotes yet."""
    made = graphs.graph(rows(of.query, store))
    graphs.name(made, rows(_query(THINGS), store))
    graphs.tell(made, rows(_query(FACTS), store))
    return made


def everything(store: oxigraph.Store) -> Graph:
    """All things of a store and how they are joined, without quotes yet."""
    return network(view(EVERYTHING), store)


def quoted(made: Graph, store: oxigraph.Store) -> Graph:
    """The graph, its edges and facts with the exact words that say each."""
    proofs = graphs.proofs(made)
    found: dict[Proof, set[Quote]] = {}
    for start in range(0, len(proofs), BATCH):
        for row in rows(_query(QUOTES) + _values(proofs[start : start + BATCH]), store):
            place = Quote(row["document"], int(row["quote_start"]), int(row["quote_stop"]), row["quote"])
            found.setdefault(Proof(row["doc"], row["proof"]), set()).add(place)

    def said(of: Iterable[Proof]) -> tuple[Quote, ...]:
        return tuple(sorted({quote for proof in of for quote in found.get(proof, ())}))

    graphs.quote(made, said)
    return made


def _values(proofs: list[Proof]) -> str:
    lines = (f"({oxigraph.written(proof.node)} {oxigraph.written(proof.document)})" for proof in proofs)
    return f"VALUES (?proof ?doc) {{ {' '.join(lines)} }}"


def steps(of: Graph) -> Graph:
    """The graph with only the edges that count as a step from one thing to the next; the legend says which do."""
    links = legend().links
    return graphs.only(of, {kind for kind, link in links.items() if link.step})


def _query(name: str) -> str:
    return read(resources.path(f"{FOLDER}/{name}.rq")).query


def addresses(store: oxigraph.Store) -> dict[str, str]:
    """The web addresses of articles by the names of their files, where they are known."""
    return {row["source"]: row["words"] for row in rows(_query(ADDRESSES), store)}


def rows(query: str, store: oxigraph.Store) -> Iterator[Row]:
    """What a store answers to a query, as texts; a value that is not there is not in its row."""
    answer = store.query(query)
    for row in answer.rows():
        yield {column: _text(value) for column, value in zip(answer.columns, row, strict=True) if value is not None}


def _text(value: Term) -> str:
    return value.value if isinstance(value, Literal) else value


def places(of: View, made: Graph) -> dict[str, Point]:
    """Where the nodes of a view's graph stand."""
    if of.layout == "timeline":
        when = {name: (int(node.get("year") or 0), int(node.get("order") or 0)) for name, node in made.nodes(data=True)}
        return timeline(when, graphs.pairs(made))
    return spread(list(made), graphs.pairs(made))
