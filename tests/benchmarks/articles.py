"""Made-up articles about made-up agreements: a corpus of any size, each article with its text and with the facts in it.

The facts are what careful reading would find in the text, each with the words that say it; sent through the house's own
identity, triples and rules (`building.build` with `Corpus.read` as its reader) they make a graph of just the house's shape,
some 350 triples an agreement with what follows from them, without the time that reading takes. Same size and seed, same bytes.

>>> corpus = Corpus(30)
>>> reading = corpus.reading(4, 0)
>>> all(reading.document.text[f.evidence.start : f.evidence.stop] == f.evidence.quote for f in reading.facts)
True
>>> corpus.read(reading.document) == reading
True
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from random import Random
from typing import Any

from deals import Deal, Deals

from hoptac.lists import lists
from hoptac.model import (
    Agreement,
    Annotated,
    Area,
    AreaCount,
    Award,
    Commitment,
    Credit,
    Delivery,
    Document,
    Duration,
    Event,
    Evidence,
    Fact,
    Figure,
    Goal,
    Membership,
    Organisation,
    Participation,
    Party,
    Period,
    Person,
    Quantity,
    Reading,
    Result,
    Signatory,
    SignedOn,
    StatedDate,
    Statement,
    Succession,
    Term,
)

SITE = "https://tin.example/"
TWICE = 8  # every eighth agreement is told of by two papers
NAMESAKES = 20  # every twentieth body has a leader who is called like another's
HALVES = ("sáng", "chiều")
RULE = "made-up"


@dataclass(slots=True)
class _Page:
    """An article that is being written: its words so far, and the facts in them."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    facts: list[Fact] = field(default_factory=list)

    def say(self, sentence: str, before: str = " ") -> Evidence:
        """Write a sentence; where it stands."""
        start = self.length + len(before)
        self.parts += [before, sentence]
        self.length = start + len(sentence)
        return Evidence(start, self.length, sentence)

    def note(self, evidence: Evidence, kind: type[Fact], *values: Any, **more: Any) -> None:
        """Add a fact that these words say."""
        self.facts.append(kind(*values, evidence=evidence, rule=RULE, **more))


def _words(evidence: Evidence, words: str) -> Evidence:
    """Where some words stand within others."""
    start = evidence.start + evidence.quote.index(words)
    return Evidence(start, start + len(words), words)


@dataclass(frozen=True)
class Corpus:
    """Articles on `size` agreements: one on each and two on every eighth, or else as many on each as `reports` says."""

    size: int
    seed: int = 1
    reports: int = 0

    @cached_property
    def deals(self) -> Deals:
        """The agreements that the articles tell of."""
        return Deals(self.size, self.seed)

    def __iter__(self) -> Iterator[Reading]:
        for number in range(self.size):
            for report in range(self.reports or (1 if number % TWICE else 2)):
                yield self.reading(number, report)

    def read(self, document: Document) -> Reading:
        """The reading of an article of this corpus, found by its address."""
        number, report = map(int, document.url.removeprefix(SITE).split("-"))
        made = self.reading(number, report)
        return replace(made, annotated=replace(made.annotated, document=document))

    def reading(self, number: int, report: int) -> Reading:
        """One article with its facts."""
        deal, chance = self.deals[number], Random(f"{self.seed} article {number} {report}")
        deal = deal.told(chance) if report else deal
        page = _Page()
        _signing(page, deal, chance.choice(HALVES))
        for part, odds in _PARTS:
            if chance.random() < odds:
                part(page, deal, chance)
        page.say(f"Bài {report + 1} về thỏa thuận số {number + 1}.", "\n")
        document = Document.of(
            f"{number:06d}-{report}.txt",
            "".join(page.parts),
            title=f"{deal.committee} và {deal.firm} ký {deal.kind.lower()}",
            published=_stated(deal),
            url=f"{SITE}{number}-{report}",
            outlet=f"Báo Thử nghiệm {report % 9 + 1}",
        )
        return Reading(Annotated(document, (), ()), tuple(page.facts))


def _stated(deal: Deal) -> StatedDate:
    return StatedDate(deal.signed.year, deal.signed.month, deal.signed.day)


def _signing(page: _Page, deal: Deal, half: str) -> None:
    """Who signed what, when and for which years, and on which areas: what every article tells."""
    told = page.say(
        f"{half.capitalize()} ngày {deal.signed:%d/%m/%Y}, {', '.join(deal.parties)} ký {deal.kind} về {deal.subject} "
        f"giai đoạn {deal.start} - {deal.end}.",
        "",
    )
    place = deal.place.removeprefix("tỉnh ")
    page.note(told, Organisation, deal.committee, "government", ("UBND tỉnh",), place)
    page.note(told, Organisation, deal.firm, "company", (f"TN{deal.company}",))
    for bank in deal.parties[2:]:
        page.note(told, Organisation, bank, "company")
    page.note(told, Event, "e1", "signing", replace(_stated(deal), half=half), place)
    page.note(told, Agreement, "a1", deal.kind, deal.subject, told, event="e1")
    page.note(told, SignedOn, "a1", _stated(deal))
    page.note(told, Term, "a1", Period(deal.start, deal.end))
    page.note(told, Duration, "a1", deal.end - deal.start, "years")
    for party in deal.parties:
        page.note(told, Party, "a1", party)
    for position, area in enumerate(deal.areas, 1):
        page.note(page.say(area + "."), Area, "a1", position, area, lists().fields_of(area))


def _count(page: _Page, deal: Deal, chance: Random) -> None:
    told = page.say(f"Thỏa thuận có {len(deal.areas)} nội dung.")
    page.note(told, AreaCount, "a1", len(deal.areas))


def _leader(body: int, era: int, of: str) -> str:
    """The name of who leads a body in an era; some are called like another's leader, some stay for two eras."""
    number = body if body % NAMESAKES else 1
    return f"Nguyễn Thử {of} {number} {min(era, number % 3)}"


def _people(page: _Page, deal: Deal, chance: Random) -> None:
    """Who attended, in which post, and at times who signed."""
    signed = chance.random() < 0.5
    for body, number, of, title in (
        (deal.committee, deal.province, "Tỉnh", "Chủ tịch"),
        (deal.firm, deal.company, "Hãng", "Tổng giám đốc"),
    ):
        name = _leader(number, deal.number % 3, of)
        told = page.say(f"Dự lễ có ông {name}, {title} {body}.")
        page.note(told, Person, name)
        page.note(told, Membership, name, title, body)
        page.note(told, Participation, "e1", name, body, "attended")
        if signed:
            page.note(page.say(f"Ông {name} đã ký thỏa thuận."), Signatory, "a1", name, body)


def _lineage(page: _Page, deal: Deal, chance: Random) -> None:
    if deal.follows:
        told = page.say(f"Thỏa thuận tiếp nối văn bản giai đoạn {deal.start - 5} - {deal.start - 1} của các bên.")
        page.note(told, Agreement, "a2", "Thỏa thuận hợp tác")
        page.note(told, Term, "a2", Period(deal.start - 5, deal.start - 1))
        for party in deal.parties:
            page.note(told, Party, "a2", party)
        page.note(told, Succession, "a1", "a2")


def _promises(page: _Page, deal: Deal, chance: Random) -> None:
    """What a side commits itself to, and what it is asked for, wished or told."""
    topic = deal.areas[chance.randrange(len(deal.areas))].removeprefix("Hợp tác về ")
    due = deal.start + chance.randrange(1, 5)
    told = page.say(f"{deal.firm} cam kết đầu tư {topic} đến năm {due}.")
    page.note(told, Commitment, (deal.firm,), deal.committee, "a1", told.quote, "cam kết", due)
    kind = chance.choice(("request", "wish", "assessment"))
    told = page.say(f"{deal.committee} nói về {topic} với {deal.firm}.")
    page.note(told, Statement, deal.committee, kind, told.quote, deal.firm, "a1")


def _reports(page: _Page, deal: Deal, chance: Random) -> None:
    """What the branch has brought in the years before: a system, a number, something done."""
    page.note(page.say(f"{deal.branch} phục vụ tỉnh."), Organisation, deal.branch, "company", part_of=deal.firm)
    topic = chance.choice(deal.areas).removeprefix("Hợp tác về ").removesuffix(" trên toàn tỉnh")
    system = f"Nền tảng {topic}"
    told = page.say(f"{deal.branch} đã triển khai {system} cho {deal.committee}.")
    status = chance.choice(("delivered", "delivered", "piloted", "planned"))
    page.note(told, Delivery, system, deal.branch, deal.committee, status, reporter=deal.firm)
    if chance.random() < 0.5:
        number = chance.randrange(2, 900)
        told = page.say(f"Đã có {number} đơn vị dùng {system}.")
        page.note(told, Figure, Quantity(str(number), "đơn vị"), f"dùng {system}", system=system, by=deal.branch)
    else:
        told = page.say(f"{deal.branch} đã đào tạo cán bộ về {topic}.")
        page.note(told, Result, deal.branch, told.quote, Period(deal.start - 1))


def _goal(page: _Page, deal: Deal, chance: Random) -> None:
    told = page.say(f"{deal.committee} phấn đấu đến năm {deal.end} dẫn đầu về {deal.subject}.")
    page.note(told, Goal, deal.committee, told.quote, deal.end, "a1")


def _award(page: _Page, deal: Deal, chance: Random) -> None:
    number = chance.randrange(2, 12)
    told = page.say(f"{deal.committee} tặng Bằng khen cho {number} cá nhân.")
    page.note(told, Award, "Bằng khen", number, "cá nhân", (deal.committee,), (), "", "a1")


def _credit(page: _Page, deal: Deal, chance: Random) -> None:
    name = f"Lê Thử Ảnh {deal.number % 50}"
    page.note(page.say(f"Ảnh: {name}", "\n"), Credit, name)


# What an article may tell besides, and in how many of a hundred it does.
_PARTS = (
    (_count, 0.3),
    (_people, 0.4),
    (_lineage, 0.25),
    (_promises, 0.4),
    (_reports, 0.4),
    (_goal, 0.2),
    (_award, 0.1),
    (_credit, 0.2),
)
