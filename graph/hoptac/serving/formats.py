"""The formats of the web: media types and file endings, and the key by which the store knows each.

>>> RDF["text/turtle"], media_of("ttl"), ENDINGS["rdf"]
('ttl', 'text/turtle', 'rdfxml')
"""

from __future__ import annotations

HTML = "text/html"
# The first of each key is its own type, by which it is sent if the client does not say otherwise.
RESULTS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
RDF = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/trig": "trig",
    "application/n-quads": "nq",
}
ENDINGS = {"ttl": "ttl", "jsonld": "jsonld", "nt": "nt", "rdf": "rdfxml", "html": "html"}  # of the documents of things


def media_of(form: str) -> str:
    """The media type of a form."""
    return next((media for media, key in {**RESULTS, **RDF}.items() if key == form), HTML)


def with_charset(media: str) -> str:
    """A media type as it stands in a header: text says its encoding."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


DOWNLOADS = tuple((ending, media_of(form)) for ending, form in ENDINGS.items() if form != "html")
