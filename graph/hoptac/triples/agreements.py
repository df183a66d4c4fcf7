"""Agreements: what they are, when, for which years, between whom, signed by whom, after which, on what."""

from __future__ import annotations

from hoptac.lists import lists
from hoptac.model import Agreement, Area, AreaCount, Duration, Party, Period, Signatory, SignedOn, StatedDate, Succession, Term
from hoptac.triples import terms
from hoptac.triples.evidence import claim, proof
from hoptac.triples.scope import Scope
from hoptac.triples.terms import Triples, iri, listed, literal, name


def agreement(fact: Agreement, scope: Scope) -> Triples:
    """An agreement with its kind, subject, status and the event at which it was signed."""
    node = scope.agreements[fact.key]
    kind = iri(scope.names.mint("kind", fact.kind))
    yield node, "rdf:type", name("hop:Agreement")
    yield node, "rdfs:label", literal(f"{fact.kind} về {fact.subject}" if fact.subject else fact.kind, "vi")
    yield node, "hop:kind", kind
    yield kind, "rdf:type", name("skos:Concept")
    yield kind, "rdfs:label", literal(fact.kind, "vi")
    listed_kind = lists().agreement_kinds.named(fact.kind)
    if listed_kind:
        yield kind, "skos:exactMatch", iri(listed_kind.iri)
    yield node, "hop:agreementStatus", listed("status", fact.status)
    if fact.subject:
        yield from claim(scope, fact, (node, "hop:subject", literal(fact.subject, "vi")), fact.subject_evidence)
    if fact.event:
        yield node, "hop:signedAt", scope.events[fact.event]
    yield from _partnership(node, scope.parties.get(fact.key, ()), scope)
    yield from proof(scope, node, fact)


def _partnership(node: terms.Term, parties: tuple[str, ...], scope: Scope) -> Triples:
    """All parties of an agreement as one thing, the same for all agreements of just these parties."""
    if len(parties) > 1:
        label = " – ".join(parties)
        partnership = iri(scope.names.mint("partnership", label))
        yield node, "hop:partnership", partnership
        yield partnership, "rdf:type", name("hop:Partnership")
        yield partnership, "rdfs:label", literal(label)
        yield from ((partnership, "hop:partner", scope.agents[party]) for party in parties)


def signed_on(fact: SignedOn, scope: Scope) -> Triples:
    """The day, month or year of the signing."""
    node = scope.agreements[fact.agreement]
    yield from claim(scope, fact, (node, "hop:signedOn", terms.stated(fact.date)), basis=fact.basis)
    yield from bounds(node, fact.date)


def bounds(subject: terms.Term, date: StatedDate) -> Triples:
    """The first and the last day that a stated date can mean, to sort and filter by."""
    if date.not_before and date.not_after:
        yield subject, "hop:notBefore", terms.typed(date.not_before.isoformat(), "date")
        yield subject, "hop:notAfter", terms.typed(date.not_after.isoformat(), "date")


def term(fact: Term, scope: Scope) -> Triples:
    """The years that an agreement is for, and the year it looks to."""
    node = scope.agreements[fact.agreement]
    if fact.period != Period():
        yield from claim(scope, fact, (node, "hop:term", years(scope, fact.period)))
        yield from period(scope, fact.period)
    if fact.horizon is not None:
        yield from claim(scope, fact, (node, "hop:horizon", terms.year(fact.horizon)))


def duration(fact: Duration, scope: Scope) -> Triples:
    """How long an agreement is for, as xsd:duration: P3Y, P18M."""
    lasting = terms.typed(f"P{fact.number}{fact.unit[0].upper()}", "duration")
    yield from claim(scope, fact, (scope.agreements[fact.agreement], "hop:duration", lasting))


def years(scope: Scope, span: Period) -> terms.Term:
    """The term of a span of years; the same years are the same node everywhere."""
    return iri(f"{scope.names.base}id/period/{span.start or ''}-{span.end or ''}")


def period(scope: Scope, span: Period) -> Triples:
    """A span of years."""
    node = years(scope, span)
    yield node, "rdf:type", name("dcterms:PeriodOfTime")
    yield node, "rdfs:label", literal(f"{span.start or ''}–{span.end or ''}")
    if span.start is not None:
        yield node, "dcat:startDate", terms.year(span.start)
    if span.end is not None:
        yield node, "dcat:endDate", terms.year(span.end)


def party(fact: Party, scope: Scope) -> Triples:
    """A body that is a party."""
    yield from claim(scope, fact, (scope.agreements[fact.agreement], "hop:party", scope.agents[fact.organisation]))


def signatory(fact: Signatory, scope: Scope) -> Triples:
    """A person who signed, and for whom if that is said."""
    deal, who = scope.agreements[fact.agreement], scope.agents[fact.person]
    node = iri(scope.names.mint("signature", fact.person, who, deal))
    yield node, "rdf:type", name("hop:Signature")
    yield node, "hop:under", deal
    yield node, "hop:person", who
    if fact.party:
        yield node, "hop:side", scope.agents[fact.party]
    yield from proof(scope, node, fact)


def succession(fact: Succession, scope: Scope) -> Triples:
    """An agreement that a text says follows another; what is only inferred is left to the rules of `queries/rules/`."""
    edge = (scope.agreements[fact.later], "hop:follows", scope.agreements[fact.earlier])
    yield from claim(scope, fact, edge, basis="stated")


def area_count(fact: AreaCount, scope: Scope) -> Triples:
    """How many contents a text says that an agreement has."""
    yield from claim(scope, fact, (scope.agreements[fact.agreement], "hop:areaCount", terms.whole(fact.number)))


def area(fact: Area, scope: Scope) -> Triples:
    """One content of an agreement in the text's words, with the fields that it falls in."""
    node = scope.report("area", fact, fact.agreement, str(fact.position))
    yield scope.agreements[fact.agreement], "hop:area", node
    yield node, "rdf:type", name("hop:Area")
    yield node, "hop:position", terms.whole(fact.position)
    yield node, "hop:text", literal(fact.text, "vi")
    for field in fact.fields:
        yield node, "hop:field", iri(field)
    yield from proof(scope, node, fact)
