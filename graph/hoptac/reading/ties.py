"""What ties a result to the rest of its article: the agreement that it belongs to, who reports it, the years that it is for.

In come an `Annotated` and the facts of earlier readers; out go, for any place of the text, keys, names and periods.

>>> from hoptac.model import Document
>>> text = "Giai đoạn 2014 - 2020, VNPT tuyển 100 nhân viên."
>>> whole, years = Sentence(0, len(text), 0), Mention(Kind.PERIOD, 0, 21, Period(2014, 2020), "drawn")
>>> Ties(Annotated(Document.of("a.txt", text), (whole,), (years,)), ()).period_of(whole, 34, 47)
Period(start=2014, end=2020)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from hoptac.model import (
    Agreement,
    Annotated,
    Area,
    Fact,
    Facts,
    Kind,
    Mention,
    Part,
    Party,
    Period,
    Sentence,
    StatedDate,
    Statement,
    Term,
)
from hoptac.reading.passages import folded
from hoptac.reading.places import TOLD, Shelf, before

# What may stand before years at the head of a sentence or clause, so that they are for all that follows.
FRAME = re.compile(
    r"(?:^|[,;:]\s)\W*(?:(?:cũng|riêng|tính|chỉ|ngay)\s)?(?:(?:trong|từ|ở|vào|qua|sau|tính)\s)?(?:(?:các|những|suốt|ba|hai|[345])\s)?$"
)
BASIS = re.compile(r"(?<!\w)(?:theo|thực hiện|triển khai|từ|trên cơ sở|trong khuôn khổ|tại|ở)\s(?:\w+\s){0,2}$")
NEAR = 40
FAR = 800  # characters before a place that can tell of its years and its agreement


class Ties:
    """The agreements, speakers and periods of an article by where they hold."""

    def __init__(self, annotated: Annotated, earlier: Iterable[Fact]) -> None:
        self.annotated = annotated
        self.folded = folded(annotated.document.text)
        facts = Facts(earlier)
        self.areas = Shelf(facts.of(Area), _place)
        self.statements = Shelf(facts.of(Statement), _place)
        self.papers = {said.start: fact.key for fact in facts.of(Agreement) for said in fact.mentions}
        self.parties = {fact.organisation for fact in facts.of(Party)}
        self.terms = {fact.period: fact.agreement for fact in facts.of(Term)}

    @cached_property
    def _frames(self) -> dict[int, Period]:
        return dict(self._section_periods())

    def sole_firm(self) -> str:
        """The firm among the parties of all agreements, if it is but one."""
        firms = {body.name for body in self.annotated.organisations if body.type == "company"} & self.parties
        return next(iter(firms)) if len(firms) == 1 else ""

    def area_of(self, start: int, stop: int) -> str:
        """The key of the agreement that lists an area around this place; '' if none does."""
        return next((area.agreement for area in self.areas.around(start, stop)), "")

    def reporter_of(self, start: int, stop: int) -> str:
        """Who says what stands from `start` to `stop`; '' for the newspaper."""
        return next((said.speaker for said in self.statements.around(start, stop)), "")

    def agreement_of(self, sentence: Sentence, start: int, stop: int) -> str:
        """The key of the agreement that what stands there belongs to, as far as the text ties it to one."""
        if key := self.area_of(start, stop):
            return key
        for said in (sentence, *before(self.annotated, sentence)):
            if key := self._named_basis(said, start) or self._by_period(said, start):
                return key
        return ""

    def agreement_within(self, start: int, stop: int) -> str:
        """The key of the agreement whose years are named between two places."""
        found = self.annotated.within(start, stop, Kind.PERIOD)
        keys = [self.terms[m.value] for m in found if isinstance(m.value, Period) and m.value in self.terms]
        return keys[0] if keys else ""

    def period_of(self, sentence: Sentence, place: int, stop: int) -> Period | None:
        """The years that a figure is for: right behind it, before it in its clause, those that begin its sentence or section."""
        if near := self._right_behind(stop) or self._in_clause(sentence, place):
            return near
        for said in (sentence, *before(self.annotated, sentence)):
            for mention in self._periods(max(said.start, place - FAR), min(said.stop, place)):
                if self._frames_what_follows(said, mention) and (said is sentence or _closed(mention)):
                    return _years(mention)
        return self._frames.get(sentence.start)

    def _periods(self, start: int, stop: int) -> list[Mention]:
        return [m for m in self.annotated.within(start, stop, Kind.PERIOD, Kind.DATE) if _years(m)]

    def _right_behind(self, stop: int) -> Period | None:
        """The year that follows at once: "80% năm 2025", "80% vào năm 2025"."""
        behind = self._periods(stop, stop + NEAR)
        return _years(behind[0]) if behind and self.folded[stop : behind[0].start] in (" ", " vào ", " trong ") else None

    def _in_clause(self, sentence: Sentence, place: int) -> Period | None:
        """A year or years named in the same clause: "năm 2021 đạt 11%", "đến năm 2030 có 90% hồ sơ"."""
        clause = max(self.folded.rfind(mark, sentence.start, place) for mark in (", ", "; ", ": "))
        found = self._periods(max(clause, sentence.start), place)
        agreements = self.annotated.within(max(sentence.start, place - FAR), place, Kind.AGREEMENT)
        return _years(found[-1]) if found and not agreements else None

    def _frames_what_follows(self, sentence: Sentence, mention: Mention) -> bool:
        return FRAME.search(self.folded[max(sentence.start, mention.start - NEAR) : mention.start]) is not None

    def _section_periods(self) -> Iterator[tuple[int, Period]]:
        """The years with which a section begins, for each of its later sentences."""
        frame: Period | None = None
        for sentence in self.annotated.sentences:
            if sentence.part is Part.HEADING:
                frame = None
            elif sentence.part in TOLD:
                if frame:
                    yield sentence.start, frame
                first = self.annotated.within(sentence.start, sentence.stop, Kind.PERIOD)
                opens = first and self._frames_what_follows(sentence, first[0]) and first[0].start - sentence.start < NEAR
                frame = _closed(first[0]) if opens and _closed(first[0]) else frame

    def _by_period(self, sentence: Sentence, place: int) -> str:
        return self.agreement_within(max(sentence.start, place - FAR), min(sentence.stop, place))

    def _named_basis(self, sentence: Sentence, place: int) -> str:
        """The agreement on which a sentence says that it rests: "Thực hiện bản ghi nhớ đó, …"."""
        for mention in self.annotated.within(max(sentence.start, place - FAR), min(sentence.stop, place), Kind.AGREEMENT):
            if BASIS.search(self.folded[max(sentence.start, mention.start - NEAR) : mention.start]):
                return self.papers.get(mention.start, "")
        return ""


def _place(fact: Fact) -> tuple[int, int]:
    return fact.evidence.start, fact.evidence.stop


def _closed(mention: Mention) -> Period | None:
    value = mention.value
    return value if isinstance(value, Period) and value.start and value.end else None


def _years(mention: Mention) -> Period | None:
    """The years of a period, or of a date that is but a year."""
    value = mention.value
    if isinstance(value, StatedDate):
        return Period(value.year, value.year) if value.year and value.month is None else None
    return value if isinstance(value, Period) else None
