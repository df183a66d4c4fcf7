"""One agreement while the papers that tell of it are gathered.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.papers import papers
>>> text = "VNPT và FPT ký bản ghi nhớ. Bản ghi nhớ giai đoạn 2020-2025 có hiệu lực."
>>> first, second = papers(annotate(Document.of("a.txt", text)))
>>> deal = Deal.of(first)
>>> deal.period is None, deal.add(second), deal.period, deal.told.value
(True, None, Period(start=2020, end=2025), 'signed')
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from hoptac.model import Part, Period, StatedDate
from hoptac.reading.agreements.details import years
from hoptac.reading.agreements.paper import Claim, Paper, Told

PROSE = frozenset({Part.PROSE, Part.ITEM})
RANKS = {told: rank for rank, told in enumerate((Told.SIGNED, Told.PLANNED, Told.HELD, Told.NAMED, Told.DENIED))}
HEADS = ("ghi nhớ", "hợp đồng", "chương trình", "quy chế", "kế hoạch", "biên bản")


def head(kind: str) -> str:
    """What sort of paper a kind is: a memorandum, a contract, a programme, an agreement."""
    words = kind.lower()
    return next((sort for sort in HEADS if sort in words), "thỏa thuận")


def _start(paper: Paper) -> int:
    return paper.mention.start


@dataclass(slots=True)
class Deal:
    """What is known of an agreement so far; `parties` by name, each with the words that say so.

    `period` is as the first paper that has one tells it, `date` the most exact one, `names` the parties of the paper that
    names the most; `partners` are those with whom it is signed by the papers that name only them, `signed_by` the people who
    sign its papers; `present` where this article reports the signing.
    """

    papers: list[Paper] = field(default_factory=list)
    parties: dict[str, Claim] = field(default_factory=dict)
    signers: list[Claim] = field(default_factory=list)
    joint: bool = False
    period: Period | None = None
    date: StatedDate | None = None
    names: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    signed_by: frozenset[str] = frozenset()
    heads: set[str] = field(default_factory=set)
    told: Told = Told.NAMED
    present: bool = False

    @classmethod
    def of(cls, paper: Paper) -> Deal:
        """A deal of one paper."""
        deal = cls()
        deal.add(paper)
        return deal

    def add(self, paper: Paper) -> None:
        """One more paper that tells of it."""
        self.period = self._period(paper)
        self.date = max((d for d in (self.date, paper.day) if d), key=_exactness, default=None)
        self.names = max(self.names, paper.names, key=len)
        self.partners |= paper.partners
        self.signed_by |= paper.signed_by
        self.heads.add(head(paper.kind))
        self.told = min(self.told, paper.told, key=RANKS.__getitem__)
        self.present = self.present or (paper.told is Told.SIGNED and paper.clear and not paper.past)
        insort(self.papers, paper, key=_start)

    def _period(self, paper: Paper) -> Period | None:
        theirs = years(paper.period)
        first = self.period is None or (theirs is not None and _start(paper) < self.start)
        return theirs if first else self.period

    @property
    def start(self) -> int:
        """Where it is first mentioned."""
        return _start(self.papers[0])

    def last_before(self, place: int) -> int:
        """Where it is last mentioned before a place of the text, -1 if it is not."""
        index = bisect_left(self.papers, place, key=_start) - 1
        return _start(self.papers[index]) if index >= 0 else -1

    @property
    def clear(self) -> list[Paper]:
        """The papers that tell of it by themselves, prose before headings and captions."""
        return sorted((p for p in self.papers if p.clear), key=lambda p: p.passage.part not in PROSE)


def _exactness(date: StatedDate) -> tuple[bool, bool, bool]:
    return date.year is not None, date.month is not None, date.day is not None
