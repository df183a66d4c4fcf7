"""What the graph says of a thing, or one of its graphs, as the bytes of a file: Turtle, JSON-LD, N-Triples, RDF/XML.

>>> sorted(FORMS)
['jsonld', 'nt', 'rdf', 'ttl']
"""

from __future__ import annotations

from hoptac.exports.framed import framed
from hoptac.exports.rdf import rdf
from hoptac.site.things import Description, Quad, line
from hoptac.store import OpenStore
from hoptac.triples.dataset import LICENCE
from hoptac.vocabulary import expand

FORMS = {
    "ttl": "ttl",
    "jsonld": "jsonld",
    "nt": "nt",
    "rdf": "rdfxml",
}  # ending → the store's name


def written(quads: list[bytes], form: str) -> bytes:
    """Lines of N-Quads as a document of triples."""
    return framed(quads) if form == "jsonld" else rdf(quads, form)


def data(found: Description, base: str, form: str) -> bytes:
    """The document of a thing: what is said of it, and what the document is."""
    document = f"{base}doc/{found.thing.removeprefix(f'{base}id/')}"
    about: list[Quad] = [
        (document, expand("rdf:type"), expand("foaf:Document"), document),
        (document, expand("foaf:primaryTopic"), found.thing, document),
        (document, expand("dcterms:license"), LICENCE, document),
    ]
    return written([*found.lines, *map(line, about)], form)


def graph(opened: OpenStore, name: str, form: str) -> bytes:
    """All that one graph says."""
    return written([line((*triple, name)) for triple in opened.graph.graph(name)], form)
