"""All things and how they are joined, as a script that a page brings to find ways where no server does: a shelf comes in.

    window.hoptacNetwork = {"kinds": {"party": [true, "là bên của", "is a party of"]},
      "nodes": [[path, name, English name, other names]], "edges": [[from, to, kind, words, quotes]],
      "quotes": [[document, its path, start, stop, words, address of the source]]}

What an edge names by number stands at that place of its list; nodes are in the order of their IRIs, as `networks` has them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from hoptac.networks import graphs
from hoptac.networks.finding import KINDS
from hoptac.networks.legend import legend
from hoptac.site.lookup import Quote
from hoptac.site.pictures import SHORT, item_of, proved
from hoptac.site.shelf import Shelf
from hoptac.text import visible

NAME = "window.hoptacNetwork"


def script(shelf: Shelf, paths: Collection[str]) -> bytes:
    """The script; things link to those of the `paths` that there are."""
    made = shelf.steps
    places = {name: place for place, name in enumerate(made)}
    quotes: dict[Quote, int] = {}
    told = {
        "kinds": {kind: [link.arrow, link.vi, link.en] for kind, link in sorted(legend().links.items())},
        "nodes": list(_nodes(shelf, paths)),
        "edges": [
            [places[source], places[target], edge["kind"], _words(edge["words"]), _numbers(edge["proofs"], shelf, quotes)]
            for source, target, edge in made.edges(data=True)
        ],
    }
    told["quotes"] = [_quote(quote, paths) for quote in quotes]
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{NAME} = {written};\n".encode("utf-8", "replace")


def _nodes(shelf: Shelf, paths: Collection[str]) -> Iterator[list[Any]]:
    """Each thing: its path, '' where it has no page, what it is called, in English too, and its other names."""
    others: dict[str, set[str]] = {}
    for name in (name for kind in KINDS for name in shelf.names(kind)):
        others.setdefault(name.iri, set()).add(name.name)
    lookups = shelf.lookup("vi"), shelf.lookup("en")
    for iri, node in shelf.steps.nodes(data=True):
        (label, english), path = (item_of(iri, shelf.steps, lookup).text for lookup in lookups), shelf.path(iri)
        known = sorted({visible(other) for other in (*others.get(iri, ()), node["label"], graphs.called(node))} - {label, ""})
        yield [path if path in paths else "", label, "" if english == label else english, known]


def _words(said: str) -> str:
    """The words of a connection; longer ones are a sentence, which its quote has."""
    return visible(said) if len(said) <= SHORT else ""


def _numbers(proofs: tuple[Any, ...], shelf: Shelf, quotes: dict[Quote, int]) -> list[int]:
    found: Iterable[Quote] = proved(proofs, shelf.lookup("vi"))
    return [quotes.setdefault(quote, len(quotes)) for quote in found]


def _quote(quote: Quote, paths: Collection[str]) -> list[str | int]:
    path = quote.href if quote.href in paths else ""
    return [quote.document, path, quote.start, quote.stop, quote.words, quote.address]
