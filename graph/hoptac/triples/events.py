"""Events and who took which part in them: Event and Participation facts as triples."""

from __future__ import annotations

from hoptac.model import Event, Participation
from hoptac.triples import terms
from hoptac.triples.agents import located
from hoptac.triples.agreements import bounds
from hoptac.triples.evidence import proof
from hoptac.triples.scope import Scope
from hoptac.triples.terms import Triples, iri, listed, literal, name

_LABELS = {"signing": "Lễ ký kết", "meeting": "Buổi làm việc"}
_CLASSES = {"signing": "hop:SigningEvent", "meeting": "hop:Meeting"}


def event(fact: Event, scope: Scope) -> Triples:
    """A signing or a working session: when, where, online or not."""
    node = scope.events[fact.key]
    label = _LABELS[fact.kind] + (f" {fact.date.lexical}" if fact.date else "")
    yield node, "rdf:type", name("hop:Event")
    yield node, "rdf:type", name(_CLASSES[fact.kind])
    yield node, "rdfs:label", literal(label, "vi")
    if fact.date:
        yield node, "hop:heldOn", terms.stated(fact.date)
        yield from bounds(node, fact.date)
        if fact.date.half:
            yield node, "hop:partOfDay", literal(fact.date.half, "vi")
    if fact.place:
        yield from located(scope, node, fact.place)
    if fact.online:
        yield node, "hop:online", terms.typed("true", "boolean")
    yield from proof(scope, node, fact)


def participation(fact: Participation, scope: Scope) -> Triples:
    """A person at an event, in the posts that the document gives them, on a side, doing one part."""
    who, where = scope.agents[fact.person], scope.events[fact.event]
    node = iri(scope.names.mint("participation", fact.person, who, where, fact.part))
    yield where, "hop:participation", node
    yield node, "rdf:type", name("hop:Participation")
    yield node, "hop:person", who
    for post in scope.posts.get(fact.person, ()):
        yield node, "hop:capacity", post
    if fact.side:
        yield node, "hop:side", scope.agents[fact.side]
    yield node, "hop:part", listed("part", fact.part)
    yield from proof(scope, node, fact)
