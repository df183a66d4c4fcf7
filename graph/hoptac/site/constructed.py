"""A graph that a query constructed, as a picture: triples come in, the things that they join go out as a drawing.

>>> from hoptac.oxigraph import Store
>>> from hoptac.site.lookup import Memory
>>> triples = [("https://e.org/id/person/a", "https://e.org/knows", "https://e.org/id/person/b")]
>>> made = joined(triples, Lookup(Memory(Store.in_memory()), "https://e.org/", "en"))
>>> [dot.node.kind for dot in made.dots], made.lines[0].edge.words
(['person', 'person'], 'knows')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hoptac.networks.legend import legend
from hoptac.rdf import Literal, Term
from hoptac.site.drawing import Drawing, Edge, Node, drawing
from hoptac.site.lookup import Item, Lookup
from hoptac.site.things import TYPE

MOST = 40  # things in a picture: those with the most connections
OTHER = "agent"  # the look of what is of no kind in the legend


def joined(triples: Iterable[tuple[str, str, Term]], lookup: Lookup) -> Drawing | None:
    """The picture of things that triples join; None where they join none."""
    edges = [(s, p, str(o)) for s, p, o in triples if not isinstance(o, Literal) and p != TYPE and _is_named(s, o)]
    times = Counter(end for s, _, o in edges for end in (s, o))
    kept = set(sorted(times, key=lambda name: (-times[name], name))[:MOST])
    shown = sorted({edge for edge in edges if edge[0] in kept and edge[2] in kept})
    if not shown:
        return None
    names = sorted({end for s, _, o in shown for end in (s, o)})
    nodes = [Node(name, _item(name, lookup), _kind(name, lookup)) for name in names]
    return drawing(nodes, [Edge(s, o, lookup.item(p).text) for s, p, o in shown])


def _is_named(*ends: str) -> bool:
    """Whether all ends have names: blank nodes and triple terms have none."""
    return not any(end.startswith(("_:", "<<")) for end in ends)


def _item(name: str, lookup: Lookup) -> Item:
    return lookup.item(name)


def _kind(name: str, lookup: Lookup) -> str:
    kind = lookup.href(name).removeprefix("/doc/").partition("/")[0]
    return kind if kind in legend().nodes else OTHER
