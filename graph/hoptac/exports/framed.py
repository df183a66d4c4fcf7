"""Sorted lines as JSON-LD that a program can read without knowing RDF: the only file that imports pyld.

The union of all graphs, with our context embedded; a fact holds its evidence, an agreement its areas and an event its
participations (ontology/context.jsonld, ontology/frame.jsonld). Nothing is fetched.

>>> made = json.loads(framed([b'<a:b> <https://w3id.org/hoptac/def#fileName> "a.txt" <a:g> .\\n']))
>>> made["@graph"]
[{'id': 'a:b', 'fileName': 'a.txt'}]
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pyld import jsonld

from hoptac import oxigraph, resources
from hoptac.exports.lines import Line, union
from hoptac.vocabulary import expand

INSIDE = {expand(name) for name in ("oa:SpecificResource", "oa:TextQuoteSelector", "oa:TextPositionSelector")}
INSIDE |= {expand(name) for name in ("hop:Area", "hop:Participation")}
HOLDS = [expand(name) for name in ("hop:evidence", "oa:hasSelector", "hop:area", "hop:participation")]
NATIVE: dict[str, Callable[[str], object]] = {expand("xsd:integer"): int, expand("xsd:boolean"): "true".__eq__}
BATCH = 500  # things framed at once, so that a large graph takes no more memory for it than a small one

Node = dict[str, Any]


def framed(quads: list[Line]) -> bytes:
    """The JSON-LD file of all graphs as one."""
    written = json.loads(oxigraph.rewritten(b"".join(union(quads)), "jsonld"))
    nodes = {node["@id"]: node for node in map(_expanded, written)}
    outside = [node for node in nodes.values() if not INSIDE.intersection(node.get("@type", ()))]
    batches = (outside[start : start + BATCH] for start in range(0, len(outside), BATCH))
    graph = [made for batch in batches for made in _framed(batch, nodes)]
    return (json.dumps({"@context": _context(), "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _expanded(node: Node) -> Node:
    """A node with its types as JSON-LD has them, and numbers as numbers."""
    types = [kind["@id"] for kind in node.pop(expand("rdf:type"), ())]
    made = {key: [_native(value) for value in values] if isinstance(values, list) else values for key, values in node.items()}
    return made | ({"@type": types} if types else {})


def _native(value: Node) -> Node:
    kind = NATIVE.get(value.get("@type", ""))
    return {**value, "@value": kind(value["@value"])} if kind else value


def _framed(batch: list[Node], nodes: Mapping[str, Node]) -> list[Node]:
    """The nodes of a batch with all that they hold."""
    types = {kind for node in batch for kind in node.get("@type", ())}
    untyped = [node for node in batch if "@type" not in node]
    held = list(_with_held(batch, nodes))
    frame = {"@context": _context(), "@type": sorted(types), **_frame(held)}
    found = jsonld.frame(held, frame, _options())["@graph"] if types else []
    plain = jsonld.compact(untyped, _context(), {**_options(), "graph": True})["@graph"] if untyped else []
    return sorted([*found, *plain], key=lambda node: str(node["id"]))


def _frame(held: Iterable[Node]) -> dict[str, Any]:
    """The frame, in which what stands inside others only points to what it does not hold; pyld would put that inside too."""
    frame: dict[str, Any] = json.loads(resources.read("ontology/frame.jsonld"))
    keys = {key for node in held for key in node if not key.startswith("@")}
    pointed = {key: {"@embed": "@never", "@default": "@null"} for key in sorted(keys - set(HOLDS))}
    return {key: _within(part, pointed) for key, part in frame.items()}


def _within(part: Any, pointed: Mapping[str, Node]) -> Any:
    if not isinstance(part, dict):
        return part
    return {**pointed, **{key: _within(inner, pointed) for key, inner in part.items()}}


def _with_held(batch: Iterable[Node], nodes: Mapping[str, Node]) -> Iterator[Node]:
    """Nodes, and those that they hold, and those that these hold."""
    seen: dict[str, None] = {}
    waiting = [node["@id"] for node in batch]
    for name in waiting:
        if name in nodes and name not in seen:
            seen[name] = None
            waiting += [value["@id"] for key in HOLDS for value in nodes[name].get(key, ()) if "@id" in value]
    return (nodes[name] for name in seen)


@cache
def _context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads(resources.read("ontology/context.jsonld"))["@context"]
    return context


def _options() -> dict[str, Any]:
    return {"omitDefault": True, "omitGraph": False, "documentLoader": _refuse}


def _refuse(address: str, options: object) -> None:
    raise ValueError(f"{address}: is not fetched; a context stands in the file itself")
