"""What a text reports of agreements: deliveries, figures, results, statements, commitments, goals, awards.

Each is its document's own, and lies in the fields of cooperation that its own words name, so that promises and deliveries meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.lists import lists
from hoptac.model import Award, Commitment, Delivery, Fact, Figure, Goal, Result, Statement
from hoptac.triples import terms
from hoptac.triples.agreements import period, years
from hoptac.triples.evidence import proof
from hoptac.triples.scope import Scope
from hoptac.triples.terms import Term, Triples, iri, listed, literal, name

# What stands before it is done in the fields behind it: "ứng dụng CNTT trong lĩnh vực y tế" is of both.
IN_FIELDS = re.compile(r"\s(?:trong|ở|vào)\s(?:các\s)?lĩnh vực\s")


def delivery(fact: Delivery, scope: Scope) -> Triples:
    """One reported state of a system: the system is the product or the kind of service, whatever document names it."""
    node = scope.report("delivery", fact, fact.system, fact.provider, fact.beneficiary, fact.status)
    yield node, "rdf:type", name("hop:Delivery")
    yield from _system(node, fact.system, scope)
    yield node, "hop:status", listed("status", fact.status)
    yield from _agents(node, scope, provider=fact.provider, beneficiary=fact.beneficiary, reporter=fact.reporter)
    yield from _fields(node, fact.system, otherwise=fact.evidence.quote)
    yield from _reported(node, fact, fact.agreement, scope)


def figure(fact: Figure, scope: Scope) -> Triples:
    """A number as printed and as a decimal, its unit, what it is of and for which years."""
    quantity = fact.quantity
    node = scope.report("figure", fact, quantity.value, quantity.unit, fact.about)
    number = terms.measured(quantity)
    yield node, "rdf:type", name("hop:Figure")
    yield node, "hop:printed", literal(quantity.value)
    if number:
        yield node, "hop:value", number
    yield from _texts(node, unit=quantity.unit, bound=quantity.bound, about=fact.about)
    if fact.period:
        yield node, "hop:period", years(scope, fact.period)
        yield from period(scope, fact.period)
    if fact.system:
        yield from _system(node, fact.system, scope)
    yield from _agents(node, scope, doer=fact.by, reporter=fact.reporter)
    yield from _fields(node, fact.evidence.quote)
    yield from _reported(node, fact, fact.agreement, scope)


def result(fact: Result, scope: Scope) -> Triples:
    """What a party has done, in the text's words, and for which years."""
    node = scope.report("result", fact, fact.by)
    yield node, "rdf:type", name("hop:Result")
    yield from _texts(node, text=fact.text)
    if fact.period:
        yield node, "hop:period", years(scope, fact.period)
        yield from period(scope, fact.period)
    yield from _agents(node, scope, doer=fact.by, reporter=fact.reporter)
    yield from _fields(node, *IN_FIELDS.split(fact.text))
    yield from _reported(node, fact, fact.agreement, scope)


def statement(fact: Statement, scope: Scope) -> Triples:
    """The words of a speaker and what kind of words they are."""
    node = scope.report("statement", fact, fact.speaker, fact.kind, fact.text)
    yield node, "rdf:type", name("hop:Statement")
    yield node, "hop:statementKind", listed("statement", fact.kind)
    yield from _texts(node, text=fact.text)
    yield from _agents(node, scope, speaker=fact.speaker, to=fact.to)
    yield from _fields(node, fact.text)
    yield from _reported(node, fact, fact.agreement, scope)


def commitment(fact: Commitment, scope: Scope) -> Triples:
    """What one or more parties say they will do; several `hop:by` make it joint."""
    node = scope.report("commitment", fact, fact.text)
    yield node, "rdf:type", name("hop:Commitment")
    yield from ((node, "hop:by", scope.agents[by]) for by in fact.by)
    yield from _texts(node, text=fact.text, verb=fact.verb)
    if fact.due is not None:
        yield node, "hop:dueBy", terms.year(fact.due)
    yield from _agents(node, scope, to=fact.to, speaker=fact.speaker)
    yield from _fields(node, fact.text)
    yield from _reported(node, fact, fact.agreement, scope)


def goal(fact: Goal, scope: Scope) -> Triples:
    """A state that somebody aims at, by a year if one is stated."""
    node = scope.report("goal", fact, fact.text)
    yield node, "rdf:type", name("hop:Goal")
    yield from _texts(node, text=fact.text)
    if fact.by is not None:
        yield node, "hop:dueBy", terms.year(fact.by)
    yield from _agents(node, scope, holder=fact.holder, speaker=fact.speaker)
    yield from _reported(node, fact, fact.agreement, scope)


def award(fact: Award, scope: Scope) -> Triples:
    """An award to a number of recipients; who confers it and who hands it over are two things."""
    node = scope.report("award", fact, fact.award, str(fact.recipients), fact.recipient)
    yield node, "rdf:type", name("hop:Award")
    yield node, "hop:recipients", terms.whole(fact.recipients)
    yield from _texts(node, prize=fact.award, recipient=fact.recipient, reason=fact.reason)
    yield from ((node, "hop:giver", scope.agents[giver]) for giver in fact.givers)
    yield from ((node, "hop:presenter", scope.agents[presenter]) for presenter in fact.presenters)
    yield from _reported(node, fact, fact.agreement, scope)


def _system(node: Term, label: str, scope: Scope) -> Triples:
    system = iri(scope.names.mint("system", label))
    yield node, "hop:system", system
    yield system, "rdf:type", name("hop:System")
    yield system, "rdfs:label", literal(label)


def _texts(node: Term, **texts: str) -> Iterable[tuple[Term, str, Term]]:
    return [(node, f"hop:{key}", literal(text, "vi")) for key, text in texts.items() if text]


def _fields(node: Term, *texts: str, otherwise: str = "") -> Iterable[tuple[Term, str, Term]]:
    """The fields that any of some words name; those of `otherwise` where none do."""
    found = [field for text in texts for field in lists().fields_of(text)] or lists().fields_of(otherwise)
    return [(node, "hop:field", iri(field)) for field in dict.fromkeys(found)]


def _agents(node: Term, scope: Scope, **agents: str) -> Iterable[tuple[Term, str, Term]]:
    return [(node, f"hop:{key}", scope.agents[agent]) for key, agent in agents.items() if agent]


def _reported(node: Term, fact: Fact, agreement: str, scope: Scope) -> Triples:
    if agreement:
        yield node, "hop:under", scope.agreements[agreement]
    yield from proof(scope, node, fact)
