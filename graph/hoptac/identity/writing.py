"""What was found on who is who, as N-Quads: `Identities` come in, the lines of a graph of their own go out.

<old> a hop:Alias ; rdfs:label "…" ; dcterms:isReplacedBy <new> .      an IRI that gave way
<old> dcterms:isReplacedBy <new> .                                     a body that became another, and both stand
<why> a hop:Inferred ; rdf:subject <old> ; … ; hop:rule "same-ground" ; rdfs:comment "…" ; prov:wasDerivedFrom <documents> .
<doubt> a hop:Doubt ; hop:between <one>, <other> ; hop:rule "same-name" ; rdfs:comment "…" .
"""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.identity.clusters import Link
from hoptac.identity.merging import Identities
from hoptac.triples import terms
from hoptac.triples.terms import Triples
from hoptac.vocabulary import Names

RESTS_ON = 20  # documents that a merge names as its grounds


def lines(identities: Identities, names: Names) -> Iterator[str]:
    """The N-Quads lines of a corpus's identities."""
    target = terms.iri(names.graph("identity"))
    for subject, predicate, object_ in dict.fromkeys(_triples(identities, names)):
        yield f"{subject} {terms.name(predicate)} {object_} {target} .\n"


def _triples(identities: Identities, names: Names) -> Triples:
    for link in (*identities.merges, *identities.aliases):
        yield terms.iri(link.one.iri), "rdf:type", terms.name("hop:Alias")
        yield terms.iri(link.one.iri), "rdfs:label", terms.literal(link.one.name)
        yield from _reason(link, names)
    for link in identities.successions:
        one, other = (identities.replaced.get(entity.iri, entity.iri) for entity in (link.one, link.other))
        yield from _reason(link, names, one, other)
    for link in identities.doubts:
        yield from _doubt(link, identities, names)


def _reason(link: Link, names: Names, one: str = "", other: str = "") -> Triples:
    old, new = terms.iri(one or link.one.iri), terms.iri(other or link.other.iri)
    why = terms.iri(names.mint("inferred", link.rule, old, new))
    yield old, "dcterms:isReplacedBy", new
    yield why, "rdf:type", terms.name("hop:Inferred")
    yield why, "rdf:subject", old
    yield why, "rdf:predicate", terms.name("dcterms:isReplacedBy")
    yield why, "rdf:object", new
    yield why, "hop:rule", terms.literal(link.rule)
    yield why, "rdfs:comment", terms.literal(link.reason)
    for document in sorted({*sorted(link.one.documents)[:RESTS_ON], *sorted(link.other.documents)[:RESTS_ON]}):
        yield why, "prov:wasDerivedFrom", terms.iri(document)


def _doubt(link: Link, identities: Identities, names: Names) -> Triples:
    pair = sorted(identities.replaced.get(entity.iri, entity.iri) for entity in (link.one, link.other))
    node = terms.iri(names.mint("inferred", link.rule, *pair))
    yield node, "rdf:type", terms.name("hop:Doubt")
    yield node, "hop:rule", terms.literal(link.rule)
    yield node, "rdfs:comment", terms.literal(link.reason)
    for iri in pair:
        yield node, "hop:between", terms.iri(iri)
