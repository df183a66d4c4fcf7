"""What the kinds of things and of connections are called, and how they are drawn: `queries/views/legend.toml`, read once.

>>> legend().nodes["person"].en, legend().links["party"].arrow
('person', True)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from hoptac import resources
from hoptac.errors import ListError

FILE = "queries/views/legend.toml"
SHAPES = ("dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon")
LINES = ("solid", "dashed", "dotted")
Style = TypeVar("Style")


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """A kind of thing: its words and its look."""

    key: str
    vi: str
    en: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class LinkStyle:
    """A kind of connection, or of fact about one thing.

    `arrow` where it means something else the other way round; `step` where a path may take it; `verbatim` where the
    words of such a connection are a sentence of an article.
    """

    key: str
    vi: str
    en: str
    line: str = "solid"
    colour: str = ""
    arrow: bool = True
    step: bool = True
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """All kinds, in the order of the file."""

    nodes: Mapping[str, NodeStyle]
    links: Mapping[str, LinkStyle]

    def node(self, key: str) -> NodeStyle:
        """The style of a kind of thing; raises `ListError` for one that the file lacks."""
        return self._known(self.nodes, "node", key)

    def link(self, key: str) -> LinkStyle:
        """The style of a kind of connection; raises `ListError` for one that the file lacks."""
        return self._known(self.links, "link", key)

    @staticmethod
    def _known(styles: Mapping[str, Style], section: str, key: str) -> Style:
        if key not in styles:
            raise ListError(f"{FILE}: a view speaks of {key!r}, which has no words here; add [{section}.{key}]")
        return styles[key]


@cache
def legend() -> Legend:
    """The legend of all views, checked."""
    found = resources.table(FILE)
    nodes = {key: _styled(NodeStyle, "node", key, entry) for key, entry in found["node"].items()}
    links = {key: _styled(LinkStyle, "link", key, entry) for key, entry in found["link"].items()}
    for style in nodes.values():
        _one_of(f"node.{style.key}", "shape", style.shape, SHAPES)
    for link in links.values():
        _one_of(f"link.{link.key}", "line", link.line, LINES)
    return Legend(nodes, links)


def _styled(make: Callable[..., Style], section: str, key: str, entry: Mapping[str, object]) -> Style:
    try:
        return make(key=key, **entry)
    except TypeError as error:
        reason = str(error).partition(") ")[2] or str(error)
        raise ListError(f"{FILE}: [{section}.{key}] {reason}; see the other entries there") from error


def _one_of(where: str, what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ListError(f"{FILE}: [{where}] {what} is {value!r}; take one of {', '.join(allowed)}")
