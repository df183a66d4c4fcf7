"""Which agreement follows which, where a sentence says so: "tiếp nối bản ghi nhớ giai đoạn 2014 - 2020, hai bên ký …".

In come settled deals with their keys; out go `Succession` facts. What only follows from parties and years is left to the rules of
`queries/rules/`; where more than one agreement could be the later one, nothing is said.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.deals import deals
>>> from hoptac.reading.agreements.papers import papers
>>> text = "Ngày 5/6/2020, VNPT và FPT ký thỏa thuận hợp tác, tiếp nối bản ghi nhớ giai đoạn 2014 - 2020."
>>> first, second = deals(papers(annotate(Document.of("a.txt", text))))
>>> [(fact.later, fact.earlier, fact.evidence.quote) for fact in successions({"a1": first, "a2": second})]
[('a1', 'a2', 'tiếp nối bản ghi nhớ giai đoạn 2014 - 2020')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hoptac.model import Kind, Succession
from hoptac.reading.agreements.deal import PROSE, Deal
from hoptac.reading.agreements.paper import Paper
from hoptac.reading.phrases import sought

GAP = 60  # characters between the word that says so and the paper
CLOSED = re.compile(r"[.;:]")
DENIED = re.compile(r"(?<!\w)(?:không|chưa|chẳng)(?: \w+)? $")
PASSIVE = re.compile(r"(?<!\w)được $")


def successions(deals: Mapping[str, Deal]) -> Iterator[Succession]:
    """What the sentences say of deals that follow one another; the keys are those of the deals."""
    told: set[tuple[str, str]] = set()
    for key, deal in deals.items():
        for paper in deal.papers:
            found = _told_of(paper) if paper.passage.part in PROSE else None
            later = _later(deals, key, paper) if found else None
            if found and later and (later, key) not in told:
                told.add((later, key))
                evidence = paper.passage.document.evidence(found.start(), _end(paper))
                yield Succession(later, key, evidence=evidence, rule="text-says-follows")


def _told_of(paper: Paper) -> re.Match[str] | None:
    """The words before a paper that say that something goes on from it."""
    text, stop = paper.passage.folded, paper.mention.start
    start = max(paper.passage.start, stop - GAP)
    found = list(sought("succession").finditer(text, start, stop))
    return found[-1] if found and _leads_to(paper, found[-1]) else None


def _leads_to(paper: Paper, found: re.Match[str]) -> bool:
    """Whether words reach a paper with nothing between that ends the clause or names another paper, and are not denied."""
    text, start, stop = paper.passage.folded, found.end(), paper.mention.start
    before = text[max(paper.passage.start, found.start() - GAP) : found.start()]
    between = paper.passage.of(Kind.AGREEMENT, start=start, stop=stop)
    return not (CLOSED.search(text, start, stop) or DENIED.search(before) or PASSIVE.search(before) or between)


def _later(deals: Mapping[str, Deal], earlier: str, paper: Paper) -> str | None:
    """The deal that goes on from an earlier one: the only other of the sentence, else the only one that the article reports."""
    others = {key: deal for key, deal in deals.items() if key != earlier and not _before(deal, deals[earlier])}
    beside = [key for key, deal in others.items() if any(p.passage.start == paper.passage.start for p in deal.papers)]
    present = [key for key, deal in others.items() if deal.present]
    found = beside or present
    return found[0] if len(found) == 1 else None


def _before(one: Deal, other: Deal) -> bool:
    """Whether a deal is older than another as far as their days and years tell."""
    ours, theirs = _year(one), _year(other)
    return ours is not None and theirs is not None and ours < theirs


def _year(deal: Deal) -> int | None:
    return (deal.date and deal.date.year) or (deal.period and deal.period.start) or None


def _end(paper: Paper) -> int:
    """Where the words end that name the earlier paper: behind its years or day if they stand right there."""
    close = [m.stop for m in (paper.period, paper.date) if m and paper.mention.stop <= m.start < paper.mention.stop + GAP]
    return max([paper.mention.stop, *close])
