"""What the graph says of a thing, or one of its graphs, as the bytes of a file: Turtle, JSON-LD, N-Triples, RDF/XML.

>>> sorted(FORMS)
['jsonld', 'nt', 'rdf', 'ttl']
"""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.exports.framed import framed
from hoptac.exports.lines import Line
from hoptac.exports.rdf import rdf
from hoptac.site.things import Quad, line
from hoptac.store import OpenStore
from hoptac.triples.dataset import LICENCE
from hoptac.vocabulary import VOCABULARY, expand

FORMS = {
    "ttl": "ttl",
    "jsonld": "jsonld",
    "nt": "nt",
    "rdf": "rdfxml",
}  # ending → the store's name


def written(quads: Iterable[Line], form: str) -> bytes:
    """Quads as a document of triples."""
    return framed(list(quads)) if form == "jsonld" else rdf(list(quads), form)


def about(document: str, thing: str) -> list[Quad]:
    """What a document says of itself."""
    return [
        (document, expand("rdf:type"), expand("foaf:Document"), document),
        (document, expand("foaf:primaryTopic"), thing, document),
        (document, expand("dcterms:license"), LICENCE, document),
    ]


def document(thing: str, described: Iterable[Line], base: str, form: str) -> bytes:
    """The document of a thing that is described so."""
    address = f"{base}doc/{thing.removeprefix(f'{base}id/')}"
    return written([*described, *map(line, about(address, thing))], form)


def terms(opened: OpenStore, own: str) -> list[Line]:
    """The document of a page of the vocabulary: the terms that are explained there, or all on the first."""
    said = opened.graph.graph(VOCABULARY)
    found = [line((*triple, own)) for triple in said if own == VOCABULARY or triple[0].partition("#")[0] == own]
    return [*found, *map(line, about(f"{own}.html", own))]


def graph(opened: OpenStore, name: str) -> list[Line]:
    """All that one graph says, as lines."""
    return [line((*triple, name)) for triple in opened.graph.graph(name)]
