"""People and bodies: Organisation, Person, Membership and Credit facts as triples (FOAF, W3C ORG)."""

from __future__ import annotations

from hoptac.model import Credit, Membership, Organisation, Person
from hoptac.triples.evidence import claim, proof
from hoptac.triples.scope import Scope
from hoptac.triples.terms import Term, Triples, iri, listed, literal, name


def organisation(fact: Organisation, scope: Scope) -> Triples:
    """A body, its names, its type, where it is and what it is part of."""
    body = scope.agents[fact.name]
    yield body, "rdf:type", name("org:Organization")
    yield body, "rdfs:label", literal(fact.name)
    yield body, "org:classification", listed("organisation", fact.type)
    yield from _forms(body, fact.name, fact.forms)
    if fact.place:
        yield from located(scope, body, fact.place)
    if fact.part_of:
        whole = scope.agents[fact.part_of]
        yield from claim(scope, fact, (body, "org:subOrganizationOf", whole), fact.part_of_evidence)
    yield from proof(scope, body, fact)


def person(fact: Person, scope: Scope) -> Triples:
    """A person, the forms of the name and the honours before it."""
    who = scope.agents[fact.name]
    yield who, "rdf:type", name("foaf:Person")
    yield who, "rdfs:label", literal(fact.name)
    yield who, "foaf:name", literal(fact.name)
    yield from _forms(who, fact.name, fact.forms)
    for honour in fact.honours:
        yield who, "foaf:title", literal(honour, "vi")
    yield from proof(scope, who, fact)


def membership(fact: Membership, scope: Scope) -> Triples:
    """A person's post in a body: one node for each person, body and title, in whatever document."""
    who = scope.agents[fact.person]
    body = scope.agents.get(fact.organisation)
    node = scope.post(fact)
    post = iri(scope.names.mint("post", fact.title))
    yield node, "rdf:type", name("org:Membership")
    yield node, "org:member", who
    if body:
        yield node, "org:organization", body
    yield node, "org:role", post
    yield post, "rdf:type", name("org:Role")
    yield post, "rdfs:label", literal(fact.title, "vi")
    yield from proof(scope, node, fact)


def credit(fact: Credit, scope: Scope) -> Triples:
    """Who took a picture or wrote: a name on the document, and no person of the events."""
    node = scope.report("credit", fact, fact.person)
    yield node, "rdf:type", name("hop:Credit")
    yield node, "foaf:name", literal(fact.person)
    yield node, "hop:part", listed("part", fact.part)
    yield from proof(scope, node, fact)


def other(label: str, scope: Scope) -> Triples:
    """Who is named by a fact but described by none: "các bệnh viện"."""
    yield scope.others[label], "rdf:type", name("foaf:Agent")
    yield scope.others[label], "rdfs:label", literal(label)


def located(scope: Scope, subject: Term, label: str) -> Triples:
    """Something at a place."""
    where = iri(scope.names.mint("place", label))
    yield subject, "dcterms:spatial", where
    yield where, "rdf:type", name("dcterms:Location")
    yield where, "rdfs:label", literal(label)


def _forms(subject: Term, label: str, forms: tuple[str, ...]) -> Triples:
    for form in dict.fromkeys(forms):
        if form != label:
            yield subject, "skos:altLabel", literal(form)
