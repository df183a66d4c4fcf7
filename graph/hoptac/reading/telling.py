"""Which of the things that parties do are commitments, and which words say each: the state of the reader from clause to clause.

What comes in are paragraphs of `Passage`, the sides, the areas and the statements of a document; what goes out are `Told`s.
A will or a promise ("sẽ", "cam kết") counts by itself. A plain deed counts where the text is bound: after words of an agreement
or of what is to come, until it looks back. Clauses without a subject go on with the party before them.

>>> from hoptac.model import Annotated, Document, Mention, Sentence
>>> from hoptac.reading.passages import paragraphs
>>> text = "Theo đó, VNPT tư vấn cho tỉnh; đào tạo cán bộ. VNPT đã hỗ trợ tỉnh."
>>> names = tuple(Mention(Kind.ORGANISATION, at, at + 4, "VNPT", "") for at in (9, 47))
>>> (paragraph,) = paragraphs(Annotated(Document.of("a.txt", text), (Sentence(0, 46, 0), Sentence(47, 67, 0)), names))
>>> telling = Telling(Sides(("VNPT", "UBND tỉnh")), [], [])
>>> [text[told.start : told.stop] for told in telling.paragraph(paragraph)]
['VNPT tư vấn cho tỉnh', 'đào tạo cán bộ']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from hoptac.model import Evidence, Kind, Part, Statement
from hoptac.openings import Opening, opening
from hoptac.reading.agreements.details import SIGN
from hoptac.reading.clauses import trimmed
from hoptac.reading.extents import begin, clauses, edge, without_result
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import either, group, sought
from hoptac.reading.promises import Promise, promises
from hoptac.reading.sides import Sides
from hoptac.reading.speakers import said_until
from hoptac.reading.spots import spoken
from hoptac.text import NUMERALS

TO_COME, YEARS_TO_COME = " năm tới", re.compile(r"(?<!\w)\d+ năm tới(?!\w)")
ASKED = ("request", "wish")  # statements of which no promise is part
SHORTEST = 2  # words behind the verb
LISTED = re.compile(r"(?<!\w)(?:lĩnh vực|nội dung|trụ cột|mảng)(?!\w)")
COUNTED = re.compile(
    rf"(?: \w+){{0,5}} (?:{'|'.join(NUMERALS)}|\d{{1,2}}) (?:nhóm )?"
    r"(?:nội dung|lĩnh vực|mảng|mặt|trụ cột|việc|nhiệm vụ|nhóm)[ .]*"
)
WILL = "sẽ"
NAMES = ("gồm", "là")  # before the names of those who do it
LONGEST_LEAD = 12  # words that lead into a list
EXAMPLES = (" như", "trong các lĩnh vực", "trên các lĩnh vực", "về các lĩnh vực")
FARTHEST = 4  # words from "ký" to the paper
PLEDGE = re.compile(r"cam kết|hứa|trách nhiệm")
SUM = re.compile(r"\s*(?:cộng lại|tổng cộng|tính chung)(?!\w)")
FAVOURS = re.compile(r"(?:ưu tiên|tạo (?:mọi )?điều kiện|dành)(?:\s+\w+){0,3}?\s+$")
SPAN_OF_YEARS = re.compile(r"\s*từ(?: năm)? 20\d\d ?(?:-|–|đến|tới)(?: năm)? ?(?P<end>20\d\d),")
YEARS = r"(?:trong\s+)?(?:các năm|giai đoạn|những năm|\w+ năm|năm)\s+(?:từ\s+)?\d{4}|(?:qua|sau)\s+\w+\s+năm(?!\w)"


class Told(NamedTuple):
    """A promise, the words that say it from `start` to `stop`, and the statement that they are part of, if any."""

    promise: Promise
    start: int
    stop: int
    around: Statement | None


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either('past')}|{YEARS})")


@cache
def _done() -> Opening:
    """What somebody has done already: what follows tells more of it."""
    return opening("đã", behind=rf" (?:(?:cũng|luôn|tích cực|tập trung|chủ động) )*{either('deed')}")


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"(?:sẽ\s+)?{either('deed')}")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(either("listed") + r"[^:;]*$")


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either('joint')},?\s+)*{either('purpose')}")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(either("joint"))


@dataclass(slots=True)
class Telling:
    """What the reader keeps in mind: whether plain deeds count, and whose promise a clause or a list may go on with."""

    known: Sides
    areas: list[Evidence]
    said: list[Statement]
    willed: Sequence[Evidence] = ()  # areas that are also what both will do
    listing: frozenset[int] = frozenset()  # where sentences start that list what an agreement holds
    now: int = 0  # the year in which the text is written
    bound: bool = False
    wished: bool = False  # somebody has asked or wished for something in the paragraph: what follows may go on with it
    lead: Promise | None = None  # "VNPT sẽ:", whose list follows
    last: Promise | None = None  # the promise of the clause before

    def paragraph(self, passages: tuple[Passage, ...]) -> Iterator[Told]:
        """What parties promise in a paragraph."""
        first, listed = passages[0], passages[0].part is Part.ITEM
        self.wished = False
        if not (listed or _joint().match(first.folded, first.start)):
            self.last = None
        for passage in passages:
            self.bound = self._is_bound(passage)
            yield from self._sentence(passage)
            self.wished = self.wished or any(said.kind in ASKED for said in self._said_in(passage))

    def _is_bound(self, passage: Passage) -> bool:
        """Bound by what stands before or in the sentence, unless it looks back."""
        span = passage.start, passage.stop
        if _past().match(passage.folded, *span) and not _is_to_come(passage.folded, *span, self.now):
            return False
        if any(one.rule == "reference" for one in passage.of(Kind.AGREEMENT)) or _binds(passage.folded, *span):
            return True
        if passage.folded.endswith(":", *span) and LISTED.search(passage.folded, *span):
            return True
        return self.bound and (_done().search(passage.folded, *span) is None or "sẽ" in passage.folded[slice(*span)].split())

    def _sentence(self, passage: Passage) -> Iterator[Told]:
        owner, self.last = self.last, None
        self.lead = self.lead if passage.part is Part.ITEM else None
        if passage.start in self.listing:
            self.bound = True
            return
        if whole := self._whole(passage):
            yield whole
            return
        for number, (start, stop) in enumerate(clauses(passage)):
            found = self._promises(passage, start, stop) if start < stop else []
            if not found and (owner or self.lead) and (heir := self._heir(passage, start, stop, owner, first=number == 0)):
                found = [heir]
            self.last = None
            if found:
                yield from self._told(passage, found, start, stop)
            owner = self.last

    def _whole(self, passage: Passage) -> Told | None:
        """The one promise of a sentence that tells what both will do, and that lists it: its members are areas as well."""
        within = [area for area in self.willed if passage.start <= area.start and area.stop <= passage.stop]
        found = self._promises(passage, passage.start, within[0].start) if len(within) > 1 else []
        if len(found) != 1 or len(found[0].by) < 2 or WILL not in found[0].verb.split():
            return None
        return Told(found[0], found[0].start, trimmed(passage.folded, found[0].start, passage.stop)[1], None)

    def _promises(self, passage: Passage, start: int, stop: int) -> list[Promise]:
        """The promises of a clause, without what is asked or wished, and deeds that are not bound or tell of an event."""
        found = []
        for promise in promises(passage, self.known, start, stop):
            around = self._around(promise.start)
            kind = around.kind if around else ""
            if kind in ASKED:
                continue
            self.bound = self.bound or promise.firm
            deed = self.bound and not self.wished and kind in ("", "commitment") and not _is_event(passage, start, stop)
            if promise.firm or deed:
                found.append(promise)
        return found

    def _said_in(self, passage: Passage) -> Iterator[Statement]:
        return (said for said in self.said if passage.start <= said.evidence.start < passage.stop)

    def _around(self, place: int) -> Statement | None:
        return next((said for said in self.said if said.evidence.start <= place < said.evidence.stop), None)

    def _heir(self, passage: Passage, start: int, stop: int, owner: Promise | None, *, first: bool) -> Promise | None:
        """A clause without a subject belongs to the party of the one before, an item to the party that leads into its list."""
        owner = self.lead if self.lead and first else owner
        if owner is None:
            return None
        begin, end = trimmed(passage.folded, start, stop)
        if begin >= end or _purpose().match(passage.folded, start, stop):
            return None
        if not _subjectless(passage, begin, end, opens=first and not self.lead):
            return None
        return self._turned(passage, owner._replace(start=begin, stop=begin), begin)

    def _turned(self, passage: Passage, owner: Promise, start: int) -> Promise:
        """ "Ưu tiên VNPT triển khai …" behind a promise of VNPT: it is the other side that gives."""
        name = passage.first(start, Kind.ORGANISATION)
        if name and self.known.party(name) in owner.by and FAVOURS.match(passage.folded, start, name.start):
            return owner._replace(by=self.known.others(owner.by, self.known.agreement(owner.by, start)))
        return owner

    def _told(self, passage: Passage, found: list[Promise], start: int, stop: int) -> Iterator[Told]:
        """The words of each promise; one that leads into a list has none, but its party may own the list."""
        edges = [edge(passage, one.stop, other.start) for one, other in pairwise(found)] + [stop]
        for promise, place in zip(found, edges, strict=False):
            end = said_until(passage, promise.stop, place)
            if self._leads(passage, promise, end):
                self.last, self.bound = None, True
                self.lead = promise if len(promise.by) == 1 else None
            else:
                self.last = promise
                begins = begin(passage, promise, start)
                if len(passage.folded[promise.stop : end].split()) >= SHORTEST:
                    yield Told(promise, *without_result(passage.folded, begins, end), self._around(promise.start))
            start = place

    def _leads(self, passage: Passage, promise: Promise, stop: int) -> bool:
        """The words only lead into a list, hold the list of areas, or add up what stands elsewhere."""
        if COUNTED.fullmatch(passage.folded, promise.stop, stop):
            return True
        head, colon, tail = passage.folded[promise.stop : stop].partition(":")
        if colon and _gives_examples(promise, head):
            return False
        if colon and (not tail.strip() or _listed().search(head)):
            return True
        first = passage.first(promise.stop + len(head), Kind.ORGANISATION) if colon and head.endswith(NAMES) else None
        if first and not passage.folded[promise.stop + len(head) + 1 : first.start].strip():
            return True
        end = passage.stop if len(promise.by) > 1 else stop
        within = [area.start for area in self.areas if promise.start <= area.start and area.stop <= end]
        lists = len(within) > 1 and LISTED.search(passage.folded, promise.stop, min(within)) is not None
        return lists or (len(within) > 1 and not PLEDGE.search(promise.verb)) or bool(SUM.match(passage.folded, passage.start))


def _gives_examples(promise: Promise, head: str) -> bool:
    """Whether one party's promise is told in full before the examples of it: "VNPT sẽ giúp … về các vấn đề lớn như: …"."""
    return len(promise.by) == 1 and head.endswith(EXAMPLES) and len(head.split()) > LONGEST_LEAD


def _binds(folded: str, start: int, stop: int) -> bool:
    """Whether words tell of an agreement, or of years to come."""
    if sought("binding").search(folded, start, stop):
        return True
    return folded.find(TO_COME, start, stop) >= 0 and YEARS_TO_COME.search(folded, start, stop) is not None


def _is_to_come(folded: str, start: int, stop: int, now: int) -> bool:
    """Whether the years with which a sentence begins are still to come, and nothing is done: "Từ năm 2022 đến 2024, A …"."""
    years = SPAN_OF_YEARS.match(folded, start, stop)
    return years is not None and int(years["end"]) >= now > 0 and folded.find(" đã ", start, stop) < 0


def _is_event(passage: Passage, start: int, stop: int) -> bool:
    """Whether a clause tells of what happens at a ceremony: it says so, or a paper is signed in it."""
    if sought("event").search(passage.folded, start, stop):
        return True
    papers = passage.of(Kind.AGREEMENT, start=start, stop=stop)
    signs = [found.end() for found in SIGN.finditer(passage.folded, start, papers[0].start)] if papers else []
    return bool(signs) and len(passage.folded[signs[-1] : papers[0].start].split()) <= FARTHEST


def _subjectless(passage: Passage, start: int, stop: int, *, opens: bool) -> bool:
    """A clause that begins with what is done; a sentence that opens so must begin with a known verb."""
    if opens:
        return bool(_deed().match(passage.folded, start, stop))
    words = passage.folded[start:stop].split()
    says = spoken(passage.document.text, start, stop)
    thing = {words[0], " ".join(words[:2])} & group("thing")
    asks = bool(says) and says[0].start == start and says[0].value.form not in group("work")
    return not (thing or asks or any(m.start == start for m in passage.mentions))
