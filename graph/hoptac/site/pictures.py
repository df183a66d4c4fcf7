"""The views of the graph as pages: a shelf, a frame and what narrows a view come in, a still picture and its lines go out.

The moving picture is a file of its own, which needs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from hoptac.errors import HoptacError
from hoptac.networks import finding, graphs, views
from hoptac.networks.graphs import Graph
from hoptac.networks.legend import legend
from hoptac.networks.rows import Proof
from hoptac.networks.views import View
from hoptac.pages import picture
from hoptac.site.drawing import Drawing, Edge, Node, drawing
from hoptac.site.frame import Frame, write
from hoptac.site.lookup import Item, Lookup, Quote
from hoptac.site.neighbourhood import words_of
from hoptac.site.shelf import Shelf
from hoptac.text import visible

DRAWN, MOST = 40, 120  # things in a still picture if the reader does not say how many, and at most
MOVING = 1_000  # things in a moving picture
LISTED = 400  # lines below a picture
SHORT = 60  # letters; longer words of a connection are a sentence, which its quote has

Told = tuple[Item, str, Item, tuple[Quote, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a view is narrowed to: the words of the form, the thing in the middle ('' for none), how many things."""

    about: str = ""
    middle: str = ""
    limit: int = DRAWN

    @classmethod
    def by(cls, fields: Mapping[str, str]) -> Asked:
        """What a form asks for."""
        limit = fields.get("limit", "")
        number = int(limit) if limit.isdecimal() and len(limit) < 6 else DRAWN
        return cls(fields.get("about", "").strip(), "", max(2, min(MOST, number)))


def titled(view: View, language: str) -> str:
    """The title of a view."""
    return view.vi if language == "vi" else view.en


def views_page(frame: Frame) -> str:
    """The list of views."""
    listed = [(f"/views/{view.name}", titled(view, frame.language)) for view in views.views()]
    return write("views", frame, here="/views", listed=listed)


def part(view: View, shelf: Shelf, asked: Asked, limit: int) -> tuple[Graph, int]:
    """The part of a view's network that is asked for, and how many things it would have without a limit.

    Raises `UnknownNameError` where what it is about is unknown.
    """
    made = shelf.network(view.name)
    middle = asked.middle or (finding.thing(asked.about, made, shelf.graph, "about") if asked.about else "")
    if middle:
        made = graphs.near(made, middle, view.hops or views.HOPS) if middle in made else graphs.part(made, ())
    return graphs.best(made, limit, middle), len(made)


def view_page(shelf: Shelf, frame: Frame, view: View, asked: Asked) -> str:
    """The page of a view."""
    needs, lookup = bool(view.hops), shelf.lookup(frame.language)
    made, number, error = None, 0, ""
    if asked.about or asked.middle or not needs:
        try:
            made, number = part(view, shelf, asked, asked.limit)
        except HoptacError as wrong:
            error = visible(wrong.told(frame.language))
    told = list(_lines(made, lookup)) if made is not None else []
    still = _drawn(view, made, lookup) if made is not None and len(made) else None
    name = lookup.item(asked.middle).text if asked.middle else ""
    return write(
        "view",
        frame,
        here="/views",
        name=view.name,
        title=f"{titled(view, frame.language)}{name and ': '}{name}",
        needs=needs,
        chosen={"about": asked.about or name, "limit": asked.limit},
        most=MOST,
        error=error,
        of=still,
        kinds=words_of(still.kinds, frame.language) if still else (),
        things=len(made) if made is not None else 0,
        all=number,
        picture=_moving(view, asked, frame),
        edges=told[:LISTED],
        further=max(0, len(told) - LISTED),
        choices=_choices(shelf, frame.language) if needs else [],
    )


def _moving(view: View, asked: Asked, frame: Frame) -> str:
    """The address of the moving picture; '' where a folder does not have it."""
    if asked.middle:
        return "" if not frame.live else frame.file(f"/views/{view.name}/{asked.middle.partition('/id/')[2]}/picture.html")
    query = f"?{urlencode({'about': asked.about})}" if asked.about else ""
    return f"{frame.file(f'/views/{view.name}/picture.html')}{query}" if frame.live or not asked.about else ""


def _choices(shelf: Shelf, language: str) -> list[Item]:
    foreign = "" if language == "vi" else "vi"
    bodies = shelf.bodies[:24]
    return [Item(visible(body.name), f"/views/around/{shelf.path(body.iri).removeprefix('/doc/')}", foreign) for body in bodies]


def moving_picture(shelf: Shelf, view: View, asked: Asked) -> str:
    """The moving picture of a view, whole in itself."""
    made, _ = part(view, shelf, asked, MOVING)
    centre = f": {shelf.lookup('vi').item(asked.middle).text}" if asked.middle else ""
    frame = picture.Frame(view.vi + centre, view.en + centre, view.layout, views.addresses(shelf.graph))
    return picture.page(views.quoted(made, shelf.graph), views.places(view, made), frame)


# ---- lines -------------------------------------------------------------------------------------


def item_of(name: str, made: Graph, lookup: Lookup) -> Item:
    """What a thing of a network is called, and its page."""
    if lookup.about(name):
        return lookup.item(name)
    node = made.nodes[name]
    english = node.get("label_en") if lookup.language == "en" else ""
    return Item(visible(english or graphs.called(node)), lookup.href(name), "" if english or lookup.language == "vi" else "vi")


def connection(kind: str, words: str, forward: bool, language: str) -> str:
    """A connection in words, with an arrow where it reads only one way.

    >>> connection("post", "Chủ tịch", True, "en")
    '→ holds a post in: Chủ tịch'
    """
    link = legend().link(kind)
    arrow = ("→" if forward else "←") if link.arrow else "–"
    said = f": {words}" if 0 < len(words) <= SHORT else ""
    return f"{arrow} {link.vi if language == 'vi' else link.en}{said}"


def proved(proofs: tuple[Proof, ...], lookup: Lookup) -> tuple[Quote, ...]:
    """The words that prove a connection."""
    found = (quote for proof in proofs for quote in lookup.quotes(proof.node) if quote.href == lookup.href(proof.document))
    return tuple(dict.fromkeys(found))


def _lines(made: Graph, lookup: Lookup) -> Iterator[Told]:
    for source, target, edge in made.edges(data=True):
        ends = item_of(source, made, lookup), item_of(target, made, lookup)
        yield ends[0], connection(edge["kind"], edge["words"], True, lookup.language), ends[1], proved(edge["proofs"], lookup)


def _drawn(view: View, made: Graph, lookup: Lookup) -> Drawing:
    nodes = [Node(name, item_of(name, made, lookup), node["kind"]) for name, node in made.nodes(data=True)]
    pairs = {
        (source, target): connection(edge["kind"], edge["words"], True, lookup.language)
        for source, target, edge in made.edges(data=True)
    }
    return drawing(nodes, [Edge(*ends, words) for ends, words in pairs.items()], views.places(view, made))
