"""What stands nearest to a thing, as a small picture: a portrait comes in, a drawing of it and its neighbours goes out.

Two are joined where a fact on the page names both; the most often named come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hoptac.networks.legend import legend
from hoptac.site.drawing import Drawing, Edge, Node, drawing
from hoptac.site.lookup import Item
from hoptac.site.portrait import Portrait

MOST = 12  # neighbours
KINDS = ("organisation", "person", "agreement", "event", "system")


def kind_of(item: Item) -> str:
    """The kind of the thing that an item leads to, '' for what a picture does not show."""
    name = item.href.removeprefix("/doc/").partition("/")[0]
    return name if name in KINDS else ""


def neighbourhood(of: Portrait) -> Drawing | None:
    """The picture of a thing with its neighbours; None where it has fewer than two, which need no picture."""
    named = [(words, [item for item in items if kind_of(item)]) for words, items in _named(of)]
    times = Counter(item for _, items in named for item in set(items) if item.href != of.name.href)
    near = sorted(times, key=lambda item: (-times[item], item.text, item.href))[:MOST]
    if len(near) < 2:
        return None
    centre = of.name.href
    pairs: dict[tuple[str, str], str] = {}
    for words, items in named:
        here = sorted({item.href for item in items if item in near})
        for one in here:
            pairs.setdefault((centre, one), words)
        for place, one in enumerate(here):
            for other in here[place + 1 :]:
                pairs.setdefault((one, other), words)
    nodes = [Node(centre, of.name, kind_of(of.name) or "agent", centre=True), *(Node(x.href, x, kind_of(x)) for x in near)]
    return drawing(_distinct(nodes), [Edge(*ends, words) for ends, words in pairs.items()])


def _distinct(nodes: list[Node]) -> list[Node]:
    return list({node.key: node for node in reversed(nodes)}.values())[::-1]


def _named(of: Portrait) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """What each line and fact of a page names, with the words for it."""
    for label, rows in of.rows:
        for row in rows:
            yield label, (row.value,)
    for part in of.told:
        for fact in part.facts:
            small = (item for said in fact.small for item in said.values)
            yield part.title, (*fact.first, *small)


def words_of(kinds: tuple[str, ...], language: str) -> tuple[tuple[str, str], ...]:
    """The kinds of a picture with what people call them."""
    return tuple((kind, legend().node(kind).vi if language == "vi" else legend().node(kind).en) for kind in kinds)
