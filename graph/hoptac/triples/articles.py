"""An article itself: its file's name, the hash of its text, and what it says about itself."""

from __future__ import annotations

from hoptac.model import Document, Fact
from hoptac.triples import terms
from hoptac.triples.agreements import bounds
from hoptac.triples.evidence import claim
from hoptac.triples.scope import Scope
from hoptac.triples.terms import Triples, literal, name

_RULE = "article-date"


def article(scope: Scope) -> Triples:
    """The document that a graph is of."""
    document, node = scope.document, scope.term
    yield node, "rdf:type", name("foaf:Document")
    yield node, "rdfs:label", literal(document.title or document.name)
    yield node, "hop:fileName", literal(document.name)
    yield node, "hop:sha256", literal(document.sha256)
    yield node, "hop:characters", terms.whole(len(document.text))
    yield node, "dc:format", literal(document.media_type)
    for predicate, text in (("dc:title", document.title), ("dc:publisher", document.outlet), ("dc:creator", document.author)):
        if text:
            yield node, predicate, literal(text)
    source = terms.address(document.url)
    if source:
        yield node, "dcterms:source", source
    yield from _published(document, scope)
    if scope.as_of:
        yield node, "hop:asOf", terms.typed(scope.as_of.isoformat(), "date")


def _published(document: Document, scope: Scope) -> Triples:
    if document.published is None:
        return
    edge = (scope.term, "dcterms:issued", terms.stated(document.published))
    yield from bounds(scope.term, document.published)
    if document.published_span is None:
        yield edge
    else:
        yield from claim(scope, Fact(evidence=document.evidence(*document.published_span), rule=_RULE), edge)
