"""A network as one interactive page, through pyvis: the only file that imports it.

In comes a graph of `networks.graphs` with the places of its nodes; out comes HTML that asks no server for anything.
pyvis makes the data of nodes and edges and brings the script that draws them; its own page would load styles
from elsewhere, so the page is ours: picture/ has its HTML, CSS and scripts. It brings much with it, so it is imported by who
draws alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from hoptac.networks.graphs import Graph
from hoptac.networks.layout import Point
from hoptac.networks.legend import Legend, legend
from hoptac.networks.rows import Fact, Quote
from hoptac.pages import inline

LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("words", "data", "elements", "panel", "drawing", "page")
CURVE = 0.5  # how far apart two lines between the same nodes bend
WIDEST = 1.2  # how far apart the outermost of many do
PHYSICS = {
    "enabled": False,
    "solver": "forceAtlas2Based",
    "forceAtlas2Based": {"gravitationalConstant": -90, "springLength": 150, "avoidOverlap": 0.6},
    "stabilization": False,
}
OPTIONS = {
    "autoResize": True,
    "physics": PHYSICS,
    "interaction": {"hover": True, "hoverConnectedEdges": False, "multiselect": False, "tooltipDelay": 200, "keyboard": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False},
    "edges": {"chosen": False, "hoverWidth": 1, "selectionWidth": 1},
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page says around its picture: its titles, how it is laid out, the web addresses of documents if known."""

    vi: str
    en: str
    layout: str = "spread"
    addresses: Mapping[str, str] = field(default_factory=dict)


def load() -> None:
    """Import what draws, before somebody waits for a picture."""
    import pyvis.network  # noqa: F401


def page(of: Graph, places: Mapping[str, Point], frame: Frame) -> str:
    """The page of a network whose nodes stand at `places`."""
    told = inline.data(_data(of, places, frame))
    style, library, script = _read("page.css"), inline.script(_library()), inline.script(_script())
    policy = inline.policy([library, script], [style])
    title, policy = inline.text(frame.vi), inline.text(policy)
    return inline.fill(_read("page.html"), title=title, policy=policy, style=style, library=library, script=script, data=told)


@cache
def _read(name: str) -> str:
    return (files(__package__) / "picture" / name).read_text("utf-8")


@cache
def _library() -> str:
    return (files("pyvis") / LIBRARY).read_text("utf-8")


@cache
def _script() -> str:
    code = "\n".join(_read(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{code}\n}})();'


def _data(of: Graph, places: Mapping[str, Point], frame: Frame) -> dict[str, Any]:
    from pyvis.network import Network

    known = legend()
    numbers = {name: number for number, name in enumerate(_documents(of))}
    drawn = Network()
    # pyvis looks through all edges for each that is added; finished lists cost nothing.
    drawn.nodes = [_node(name, node, places[name], of.degree(name), known, numbers) for name, node in of.nodes(data=True)]
    drawn.edges = list(_edges(of, known, numbers))
    drawn.options = OPTIONS
    nodes, edges, *_ = drawn.get_network_data()
    return {
        "title": {"vi": frame.vi, "en": frame.en},
        "layout": frame.layout,
        "documents": [{"name": name, "url": frame.addresses.get(name, "")} for name in numbers],
        **_legend(of, known),
        "nodes": nodes,
        "edges": edges,
        "options": OPTIONS,
    }


def _documents(of: Graph) -> list[str]:
    facts = (quote for _, node in of.nodes(data=True) for fact in node["facts"] for quote in fact.quotes)
    links = (quote for *_, edge in of.edges(data=True) for quote in edge["quotes"])
    return sorted({quote.document for quotes in (facts, links) for quote in quotes})


def _quotes(quotes: Iterable[Quote], numbers: Mapping[str, int]) -> list[list[Any]]:
    return [[numbers[quote.document], quote.start, quote.stop, quote.words] for quote in quotes]


def _node(
    name: str, node: Mapping[str, Any], place: Point, degree: int, known: Legend, numbers: Mapping[str, int]
) -> dict[str, Any]:
    from pyvis.node import Node

    style = known.node(node["kind"])
    about = {"kind": style.key, "size": round(8 + 3.2 * degree**0.5, 1), "x": place[0], "y": place[1]}
    facts = [_fact(fact, known, numbers) for fact in node["facts"]]
    more = {ours: node[theirs] for ours, theirs in (("en", "label_en"), ("when", "when"), ("year", "year")) if theirs in node}
    made: dict[str, Any] = Node(name, style.shape, node["label"], **about, **more, facts=facts).options
    return made


def _fact(fact: Fact, known: Legend, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {"link": known.link(fact.kind).key, "words": fact.words, "quotes": _quotes(fact.quotes, numbers)}


def _edges(of: Graph, known: Legend, numbers: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    from pyvis.edge import Edge

    between = Counter(_ends(source, target) for source, target, _ in of.edges)
    before: Counter[tuple[str, str]] = Counter()
    for number, (source, target, edge) in enumerate(of.edges(data=True)):
        ends = _ends(source, target)
        bend = (before[ends] - (between[ends] - 1) / 2) * min(CURVE, WIDEST / between[ends])
        before[ends] += 1
        about = {key: edge[key] for key in ("words", "year", "rule") if edge.get(key)}
        link = known.link(edge["kind"]).key
        curve = _curve(bend if source <= target else -bend)
        quotes = _quotes(edge["quotes"], numbers)
        yield Edge(source, target, False, id=f"e{number}", link=link, width=1.5, smooth=curve, quotes=quotes, **about).options


def _ends(source: str, target: str) -> tuple[str, str]:
    return (source, target) if source <= target else (target, source)


def _curve(bend: float) -> dict[str, Any] | bool:
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": round(abs(bend), 3)}


def _legend(of: Graph, known: Legend) -> dict[str, Any]:
    """The kinds that the page speaks of, with how many there are, in the order of the legend."""
    nodes = Counter(node["kind"] for _, node in of.nodes(data=True))
    links = Counter(edge["kind"] for *_, edge in of.edges(data=True))
    facts = {fact.kind for _, node in of.nodes(data=True) for fact in node["facts"]}
    return {
        "kinds": [asdict(style) | {"count": nodes[key]} for key, style in known.nodes.items() if key in nodes],
        "links": [asdict(style) | {"count": links[key]} for key, style in known.links.items() if key in links or key in facts],
    }
