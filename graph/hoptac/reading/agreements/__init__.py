"""Agreements: what was signed or is to be, by whom, when, and for which years.

What comes in is an annotated document with the facts of the readers before; what goes out are `Agreement`, `SignedOn`, `Term`,
`Party` and `Signatory` facts, and an `Organisation` for a party named only by its place. `papers` reads each sentence,
`dated`, `contracts` and `deals` put together what is one agreement, `parties` and `days` fill in what a sentence leaves to its
reader, `telling` makes the facts.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "Ngày 13/9/2014, UBND tỉnh Nghệ An và VNPT ký bản ghi nhớ về viễn thông giai đoạn 2014 - 2020."
>>> facts = read(annotate(Document.of("a.txt", text)), ())
>>> [type(fact).__name__ for fact in facts], facts[0].kind, facts[1].date.lexical
(['Agreement', 'SignedOn', 'Term', 'Party', 'Party'], 'Bản ghi nhớ', '2014-09-13')
"""

from __future__ import annotations

from dataclasses import replace

from hoptac.model import Annotated, Fact
from hoptac.reading.agreements import papers
from hoptac.reading.agreements.authorities import bodies
from hoptac.reading.agreements.contracts import contracts
from hoptac.reading.agreements.counted import gather
from hoptac.reading.agreements.dated import dated
from hoptac.reading.agreements.deals import deals, sign
from hoptac.reading.agreements.parties import settle
from hoptac.reading.agreements.telling import tell

__all__ = ["read"]


def read(annotated: Annotated, earlier: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts about agreements."""
    found = papers.read(annotated)
    each, rest = dated(found.papers, annotated)
    several, left = contracts(replace(found, papers=tuple(rest)), annotated)
    agreements = sorted([*each, *several, *deals(left)], key=lambda deal: deal.start)
    gather(agreements, found.papers)
    settle(agreements, annotated, found.sides)
    sign(agreements, found.signers)
    names = {name for deal in agreements for name in deal.parties}
    return (*bodies(annotated, names), *tell(agreements, annotated, earlier))
