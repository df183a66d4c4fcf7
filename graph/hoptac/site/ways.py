"""How two names are connected, as a page: two names come in, the shortest ways go out, each step with its words."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hoptac.errors import HoptacError, UsageError
from hoptac.networks import finding, graphs
from hoptac.networks.graphs import Graph
from hoptac.site.frame import Frame, write
from hoptac.site.lookup import Lookup
from hoptac.site.pictures import Told, connection, item_of, proved
from hoptac.site.shelf import Shelf
from hoptac.site.words import WORDS
from hoptac.text import visible

WAYS = 5
# What the script says that finds ways where no server does.
SAID = ("way", "steps", "no_path", "words", "characters", "source", "which", "nobody", "same")


def path_page(shelf: Shelf, frame: Frame, fields: Mapping[str, str]) -> str:
    """The form, with the ways that it asks for."""
    typed = {name: fields.get(name, "").strip() for name in ("one", "other")}
    asked, error, ways = all(typed.values()), "", []
    if asked:
        try:
            ways = ways_between(shelf, typed, frame.language)
        except HoptacError as wrong:
            error = visible(wrong.told(frame.language))
    said = json.dumps({key: WORDS[frame.language][key] for key in SAID}, ensure_ascii=False)
    return write("path", frame, here="/views", chosen=typed, asked=asked, error=error, ways=ways, finding=said)


def ways_between(shelf: Shelf, typed: Mapping[str, str], language: str) -> list[list[Told]]:
    """The shortest ways between the two things that are named, each step with its words."""
    made = shelf.steps
    one, other = (finding.thing(typed[name], made, shelf.graph, name) for name in ("one", "other"))
    if one == other:
        same = graphs.called(made.nodes[one])
        raise UsageError(f"path: both are {same}; name two things", f"cả hai đều là {same}; hãy nêu hai tên khác nhau")
    lookup = shelf.lookup(language)
    return [_way(way, made, lookup) for way in graphs.paths(made, one, other, WAYS)]


def _way(way: list[str], made: Graph, lookup: Lookup) -> list[Told]:
    return [
        (
            item_of(step.source, made, lookup),
            connection(step.kind, step.words, step.forward, lookup.language),
            item_of(step.target, made, lookup),
            proved(step.proofs, lookup),
        )
        for step in graphs.steps(made, way)
    ]
