"""Facts to N-Quads: a Reading comes in, the lines of its document's graph go out, each once, in the order of the facts.

>>> from hoptac.model import Annotated, Document, Organisation, Reading
>>> document = Document.of("a.txt", "VNPT ký thỏa thuận.")
>>> fact = Organisation("VNPT", "company", evidence=document.evidence(0, 4), rule="known")
>>> lines = list(quads(Reading(Annotated(document, (), ()), (fact,)), Names("https://example.org/")))
>>> [line for line in lines if "#label" in line and "VNPT" in line][0].split()[2:]
['"VNPT"', '<https://example.org/id/document/a-f7fb72>', '.']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hoptac import model
from hoptac.model import Reading
from hoptac.triples import agents, agreements, events, reports
from hoptac.triples.articles import article
from hoptac.triples.dataset import dataset
from hoptac.triples.scope import Replaced, Scope
from hoptac.triples.terms import Triple, Triples, name
from hoptac.vocabulary import Names

__all__ = ["Replaced", "Scope", "dataset", "quads"]

# Which function writes which fact; a fact of no writer is an error of the program.
WRITERS: dict[type[model.Fact], Callable[[Any, Scope], Triples]] = {
    model.Organisation: agents.organisation,
    model.Person: agents.person,
    model.Membership: agents.membership,
    model.Credit: agents.credit,
    model.Event: events.event,
    model.Participation: events.participation,
    model.Agreement: agreements.agreement,
    model.SignedOn: agreements.signed_on,
    model.Term: agreements.term,
    model.Duration: agreements.duration,
    model.Party: agreements.party,
    model.Signatory: agreements.signatory,
    model.Succession: agreements.succession,
    model.Area: agreements.area,
    model.AreaCount: agreements.area_count,
    model.Delivery: reports.delivery,
    model.Figure: reports.figure,
    model.Result: reports.result,
    model.Statement: reports.statement,
    model.Commitment: reports.commitment,
    model.Goal: reports.goal,
    model.Award: reports.award,
}


def quads(reading: Reading, names: Names, scope: Scope | None = None) -> Iterator[str]:
    """The N-Quads lines of all that was read out of one document, in the graph that bears its IRI."""
    scope = scope or Scope.of(reading, names)
    labelled: set[str] = set()
    for subject, predicate, object_ in dict.fromkeys(_triples(reading, scope)):
        if predicate == "rdfs:label":
            if subject in labelled:
                continue  # another spelling of what this document has named
            labelled.add(subject)
        yield f"{subject} {name(predicate)} {object_} {scope.term} .\n"


def _triples(reading: Reading, scope: Scope) -> Iterator[Triple]:
    yield from article(scope)
    for label in scope.others:
        yield from agents.other(label, scope)
    for fact in reading.facts:
        yield from WRITERS[type(fact)](fact, scope)
