"""Deals told as facts: Agreement, SignedOn, Term, Duration, Party, Signatory, and Succession where the text says it.

In come settled deals; out go facts with the words that say each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoptac.model import (
    Agreement,
    Annotated,
    Duration,
    Event,
    Evidence,
    Fact,
    Facts,
    Party,
    Signatory,
    SignedOn,
    Term,
)
from hoptac.reading.agreements.contracts import subject_near
from hoptac.reading.agreements.days import Day, signing_day
from hoptac.reading.agreements.deal import PROSE, Deal
from hoptac.reading.agreements.details import years
from hoptac.reading.agreements.durations import duration_of
from hoptac.reading.agreements.likeness import agree
from hoptac.reading.agreements.lineage import successions
from hoptac.reading.agreements.paper import Claim, Paper, Told
from hoptac.reading.events import year_of


def tell(deals: Sequence[Deal], annotated: Annotated, earlier: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of the deals of which something is told, their keys counted from "a1" in the order of the text."""
    signings = [event for event in Facts(earlier).of(Event) if event.kind == "signing"]
    dated = [(deal, signing_day(deal, annotated, deals)) for deal in deals]
    told = [(deal, day) for deal, day in dated if deal.parties or deal.signers or deal.period or day]
    keyed = {f"a{number}": deal for number, (deal, _) in enumerate(told, 1)}
    days = {f"a{number}": day for number, (_, day) in enumerate(told, 1)}
    for key, deal in keyed.items():
        yield from _Telling(key, deal, annotated, days[key], signings).facts()
    yield from successions(keyed)


class _Telling:
    """One deal on its way to facts."""

    def __init__(self, key: str, deal: Deal, annotated: Annotated, day: Day | None, signings: list[Event]) -> None:
        self.key, self.deal, self.annotated, self.day, self.signings = key, deal, annotated, day, signings

    def facts(self) -> Iterator[Fact]:
        """All facts of the deal."""
        yield self._agreement()
        if self.day and self.deal.told is not Told.PLANNED:
            yield SignedOn(self.key, self.day.date, self.day.basis, evidence=self.day.evidence, rule=self.day.rule)
        yield from self._term()
        yield from self._duration()
        for name, claim in self.deal.parties.items():
            yield Party(self.key, name, evidence=claim.evidence, rule=claim.rule)
        yield from self._signatories()

    def _agreement(self) -> Agreement:
        paper = titled(self.deal)
        subject = self._subject()
        return Agreement(
            self.key,
            paper.kind,
            subject=subject.quote if subject else "",
            subject_evidence=subject,
            status="planned" if self.deal.told is Told.PLANNED else "signed",
            event=self._event(),
            mentions=tuple(self._words(one) for one in self.deal.papers),
            evidence=self._words(paper),
            rule=paper.rule,
        )

    def _words(self, paper: Paper) -> Evidence:
        return self.annotated.document.evidence(paper.mention.start, paper.mention.stop)

    def _subject(self) -> Evidence | None:
        if len(self.deal.papers) == 1 and len(self.deal.parties) > 1 and (self.deal.joint or self.deal.papers[0].subject is None):
            found = subject_near(self.annotated, list(self.deal.parties)[1])
            if found:
                return found
        return next((p.subject for p in [*self.deal.clear, *self.deal.papers] if p.subject), None)

    def _event(self) -> str:
        if not (self.deal.present and self.signings):
            return ""
        same = [event for event in self.signings if event.date and self.day and event.date.lexical == self.day.date.lexical]
        here = same or [event for event in self.signings if not self._elsewhere(event)]
        return here[0].key if here else ""

    def _elsewhere(self, event: Event) -> bool:
        """Whether the deal was signed on another day than the event's; on one before the article's year, if that is not told."""
        day = self.day.date if self.day else None
        if day is None or day.year is None:
            return False
        return not agree(event.date, day) if event.date else day.year < year_of(self.annotated)

    def _term(self) -> Iterator[Term]:
        paper = next((p for p in [*self.deal.clear, *self.deal.papers] if p.period), None)
        period = years(paper.period) if paper else None
        if paper and paper.period and period:
            horizon = years(paper.horizon)
            stop = (paper.horizon or paper.period).stop
            evidence = self.annotated.document.evidence(paper.period.start, stop)
            yield Term(self.key, period, horizon.end if horizon else None, evidence=evidence, rule=paper.period.rule)

    def _duration(self) -> Iterator[Duration]:
        lasting = next((found for p in [*self.deal.clear, *self.deal.papers] if (found := duration_of(p))), None)
        if lasting:
            yield Duration(self.key, lasting.number, lasting.unit, evidence=lasting.evidence, rule="lasts")

    def _signatories(self) -> Iterator[Signatory]:
        claims: dict[str, Claim] = {}
        for claim in [claim for paper in self.deal.papers for claim in paper.signers] + self.deal.signers:
            if claim.name not in claims or (claim.body and not claims[claim.name].body):
                claims[claim.name] = claim
        for name, claim in claims.items():
            yield Signatory(self.key, name, self._side(name, claim), evidence=claim.evidence, rule=claim.rule)

    def _side(self, person: str, claim: Claim) -> str:
        """The party for which a person signs: the one that the person holds a post in."""
        bodies = [claim.body, *(m.organisation for m in self.annotated.memberships if m.person == person)]
        return next((body for body in bodies if body in self.deal.parties), "")


def titled(deal: Deal) -> Paper:
    """The paper whose words name the kind of a deal: the first in prose, a longer name of its sort before a short one."""
    told = [paper for paper in deal.clear if not paper.shared] or deal.clear or deal.papers
    nouns = [p for p in told if p.mention.rule == "kind"] or [p for p in deal.papers if p.mention.rule == "kind"]
    first = next((p for p in nouns if p.passage.part in PROSE), (nouns or told)[0])
    if first.kind.count(" ") > 1:
        return first
    longer = [p for p in told if p.kind.startswith(first.kind) and p.mention.rule != "reference"]
    return max([first, *longer], key=lambda p: (len(p.kind), -p.mention.start))
