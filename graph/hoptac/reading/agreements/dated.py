"""Papers told by who signed each and on which day: "đã ký kết hợp tác với A (27/10/2017), B (6/2018) và C (2/8/2018)".

In come the papers of a document; out go a deal for each partner with a day of its own, and the papers that are left.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.papers import papers
>>> text = "VNPT đã ký hợp tác với Bộ Y tế (27/10/2017), Bệnh viện Bạch Mai (6/2018) và Tập đoàn FPT."
>>> article = annotate(Document.of("a.txt", text))
>>> found, left = dated(papers(article), article)
>>> [(list(deal.parties)[1], deal.date.lexical if deal.date else "") for deal in found], left
([('Bộ Y tế', '2017-10-27'), ('Bệnh viện Bạch Mai', '2018-06'), ('Tập đoàn FPT', '')], [])
"""

from __future__ import annotations

from collections.abc import Sequence

from hoptac.model import Annotated, Kind, Mention
from hoptac.reading.agreements.deal import PROSE, Deal
from hoptac.reading.agreements.paper import Claim, Paper, Told

FEWEST = 2  # days in brackets that tell one paper from another


def dated(papers: Sequence[Paper], annotated: Annotated) -> tuple[list[Deal], list[Paper]]:
    """The deals of the sentences that date each partner, and the other papers."""
    found: list[Deal] = []
    left: list[Paper] = []
    for paper in papers:
        deals = _deals(paper, annotated) if paper.told is Told.SIGNED and paper.passage.part in PROSE else []
        found += deals
        if not deals:
            left.append(paper)
    return found, left


def _deals(paper: Paper, annotated: Annotated) -> list[Deal]:
    own = {claim.name: claim for claim in paper.parties if not claim.behind}
    bodies = paper.passage.of(Kind.ORGANISATION, start=paper.mention.stop)
    days = {body.start: day_behind(paper, body) for body in bodies}
    if len(own) != 1 or len([day for day in days.values() if day]) < FEWEST:
        return []
    evidence = annotated.document.evidence(paper.passage.start, paper.passage.stop)
    partners = [(Claim(str(body.value), evidence, "signed-with-each"), days[body.start]) for body in bodies]
    return [_deal(paper, own, claim, day) for claim, day in partners if claim.name not in own]


def day_behind(paper: Paper, body: Mention) -> Mention | None:
    """The day that stands in brackets right behind a body."""
    day = paper.passage.first(body.stop, Kind.DATE)
    beside = day is not None and paper.passage.folded[body.stop : day.start] == " ("
    return day if beside else None


def _deal(paper: Paper, own: dict[str, Claim], partner: Claim, day: Mention | None) -> Deal:
    deal = Deal.of(paper._replace(shared=True, date=day, past=True))  # of its own day, or of none that is told
    deal.parties = own | {partner.name: partner}
    return deal
