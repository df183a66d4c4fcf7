"""The border to pyoxigraph: its values never leave this file, and no other file imports it.

What comes in are paths and text, what goes out are plain values: an IRI is a `str`, everything else a `Literal`.

>>> from hoptac import resources
>>> triples = parse(resources.path("ontology/statuses.ttl"))
>>> ("https://w3id.org/hoptac/def#piloted", SKOS + "prefLabel", Literal("thí điểm", "vi")) in triples
True
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from hoptac.errors import ListError

SKOS = "http://www.w3.org/2004/02/skos/core#"
STRING = "http://www.w3.org/2001/XMLSchema#string"
LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


class Literal(NamedTuple):
    """A literal: its text with a language or, if it is no plain string, a datatype."""

    value: str
    language: str = ""
    datatype: str = ""


Triple = tuple[str, str, str | Literal]


def parse(path: Path) -> list[Triple]:
    """The triples of a Turtle file, in its order.

    Raises `ListError` naming file and line where it is no Turtle.
    """
    try:
        return [_plain(triple) for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        reason = (error.msg or "").partition(": ")[2] or error.msg
        raise ListError(f"{path.parent.name}/{path.name}: line {error.lineno}: {reason}; correct the Turtle there") from error
    except OSError as error:
        raise ListError(f"{path.parent.name}/{path.name}: {error.strerror or error}; install hoptac again") from error


def _plain(triple: ox.Quad) -> Triple:
    return _name(triple.subject), triple.predicate.value, _term(triple.object)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | Literal:
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        return Literal(term.value, term.language or "", "" if datatype in (STRING, LANGUAGE_STRING) else datatype)
    return _name(term)


def _name(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
