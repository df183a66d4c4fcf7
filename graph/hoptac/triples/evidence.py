"""What proves a statement: facts come in, the triples of their evidence go out.

A node that is one report of the text carries `hop:evidence` itself (`proof`); a bare edge between two things gets
a `hop:Claim` that says the edge again and carries it (`claim`). No node is blank: evidence is
`{document}#{start}-{stop}`, its selectors add `-quote` and `-position`.
"""

from __future__ import annotations

from hoptac.model import Evidence, Fact
from hoptac.triples.scope import Scope
from hoptac.triples.terms import Term, Triples, iri, literal, name, whole


def place(scope: Scope, evidence: Evidence) -> Term:
    """The term of a stretch of a document."""
    return iri(f"{scope.own}#{evidence.start}-{evidence.stop}")


def words(scope: Scope, evidence: Evidence) -> Triples:
    """A stretch of a document with its words and where they stand (Web Annotation)."""
    stretch = f"{scope.own}#{evidence.start}-{evidence.stop}"
    here, quote, position = iri(stretch), iri(f"{stretch}-quote"), iri(f"{stretch}-position")
    yield here, "rdf:type", name("oa:SpecificResource")
    yield here, "oa:hasSource", scope.term
    yield here, "oa:hasSelector", quote
    yield here, "oa:hasSelector", position
    yield quote, "rdf:type", name("oa:TextQuoteSelector")
    yield quote, "oa:exact", literal(evidence.quote)
    yield position, "rdf:type", name("oa:TextPositionSelector")
    yield position, "oa:start", whole(evidence.start)
    yield position, "oa:end", whole(evidence.stop)


def proof(scope: Scope, subject: Term, fact: Fact, evidence: Evidence | None = None) -> Triples:
    """The evidence and the rule of a node that itself is what the text reports."""
    evidence = evidence or fact.evidence
    yield subject, "hop:evidence", place(scope, evidence)
    yield subject, "hop:rule", literal(fact.rule)
    yield from words(scope, evidence)


def claim(
    scope: Scope, fact: Fact, edge: tuple[Term, str, Term], evidence: Evidence | None = None, basis: str = "text"
) -> Triples:
    """An edge, and the claim that carries its evidence; `basis` is what of the document says it."""
    subject, predicate, object_ = edge
    evidence = evidence or fact.evidence
    node = iri(scope.names.report("claim", scope.own, evidence.start, evidence.stop, subject, predicate, object_))
    yield edge
    yield node, "rdf:type", name("hop:Claim")
    yield node, "rdf:subject", subject
    yield node, "rdf:predicate", name(predicate)
    yield node, "rdf:object", object_
    yield node, "hop:basis", literal(basis)
    yield from proof(scope, node, fact, evidence)
