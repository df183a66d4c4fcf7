"""Commitments: what a party, several together or a party's speaker says that it will do or give.

What comes in is an `Annotated` and the facts read before it, statements among them; what goes out are `Commitment` facts.

>>> from hoptac.model import Document, Evidence, Mention, Party, Sentence
>>> text = "Theo đó, VNPT sẽ giúp tỉnh làm bản đồ số; đào tạo cán bộ."
>>> there = Annotated(Document.of("a.txt", text), (Sentence(0, 57, 0),), (Mention(Kind.ORGANISATION, 9, 13, "VNPT", ""),))
>>> parties = [Party("a1", name, evidence=Evidence(0, 0, ""), rule="") for name in ("VNPT", "UBND tỉnh")]
>>> [(c.by, c.to, c.verb, c.text) for c in read(there, parties)]
[(('VNPT',), 'UBND tỉnh', 'sẽ', 'VNPT sẽ giúp tỉnh làm bản đồ số'), (('VNPT',), 'UBND tỉnh', 'sẽ', 'đào tạo cán bộ')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from hoptac.model import Annotated, Area, Commitment, Evidence, Fact, Kind, Part, Statement
from hoptac.reading.clauses import Span, cut, trimmed
from hoptac.reading.passages import Passage, paragraphs
from hoptac.reading.promises import Promise, promises
from hoptac.reading.sides import Sides, sides
from hoptac.reading.speakers import said_until
from hoptac.reading.verbs import either, group, spoken

SHORTEST = 2  # words behind the verb
# What a sentence or the one before it says, so that plain verbs tell of what is agreed or to come.
BINDING = re.compile(
    r"(?<!\w)(?:thỏa thuận|biên bản|ghi nhớ|hợp đồng|văn bản|ký kết|nội dung hợp tác|cam kết|theo đó|trụ cột"
    r"|(?:thời gian|giai đoạn|chặng đường|những năm|\d+ năm|năm năm) tới|tới đây|giai đoạn mới|về phía)(?!\w)"
)
PAST = re.compile(
    r"\s*(?:hiện(?! thực)|hiện nay|đến nay|thời gian qua|những năm qua|trong các năm|trước đó|giai đoạn \d{4}|từ năm|từ khi|sau \w+ năm|qua \w+ năm|nhờ"
    r"|trong (?:giai đoạn|những năm|\w+ năm) \d{4}|năm \d{4})"
)
LIST_NOUN = re.compile(r"(?<!\w)(?:nội dung|lĩnh vực|trụ cột|mảng|nhóm|việc|nhiệm vụ|hạng mục|điểm|vấn đề|giải pháp)(?!\w)[^:;]*$")
SAYS = re.compile(r"(?:(?<!\w)(?:rằng|cho biết|cho hay|khẳng định|nói|nhấn mạnh|hứa|cam kết)(?!\w)|:)[\s,:\"]*")
OPENER = re.compile(
    r"\s*(?:theo|để|đổi lại|cụ thể|về|ở chiều|ở giai đoạn|trong thời gian|trong giai đoạn|thời gian|giai đoạn|đồng thời|ngoài ra|bên cạnh|cùng với|trước mắt"
    r"|khi ấy|đặc biệt|như vậy|trên cơ sở|thông qua|tại|đáp lại|còn|ngược lại|trong khi đó|với)(?!\w)[^,\d;:]*,\s*"
)
OFFICE = re.compile(r"\s*\([^()]{1,40}\)\s*-+\s*")
RESULT = re.compile(r",\s*(?:qua đó|nhờ đó|từ đó|giúp|góp phần|nhằm|trên cơ sở đó)(?!\w)[^\d]*$")
DUE = re.compile(
    r"(?<!\w)(?:đến|trước|trong|vào|hết|cuối)\s+(?:cuối\s+|hết\s+)?(?:(?:quý|tháng)\s+\w+\s*[/\-]?\s*)?(?:năm\s+)?(20\d\d)(?!\w|\s*-)"
)
EVENT = re.compile(r"(?<!\w)(?:lễ ký|buổi lễ|tổ chức (?:lễ|hội nghị|buổi|hội thảo|ký)|ký (?:kết )?(?:thỏa|biên|bản|hợp đồng))(?!\w)")
SUM = re.compile(r"\s*(?:cộng lại|tổng cộng|tính chung)(?!\w)")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Commitment, ...]:
    """The commitments of a document, in the order of the text."""
    facts = tuple(earlier)
    known = sides(annotated, facts)
    if not known.parties:
        return ()
    told = _Telling(known, [fact.evidence for fact in facts if isinstance(fact, Area)])
    found = [made for paragraph in paragraphs(annotated) for made in told.paragraph(paragraph)]
    found += _spoken(known, facts, found)
    return tuple(sorted(found, key=lambda made: (made.evidence.start, made.evidence.stop)))


@dataclass(slots=True)
class _Telling:
    """What the reader keeps in mind from sentence to sentence."""

    known: Sides
    areas: list[Evidence]
    bound: bool = False
    led: bool = False  # the paragraph before ended in words that lead into a list
    lead: Promise | None = None  # "VNPT sẽ:" whose list follows
    last: Promise | None = None  # the promise of the sentence before

    def paragraph(self, passages: tuple[Passage, ...]) -> Iterator[Commitment]:
        """The commitments of a paragraph; one that goes on after promises or their lead is bound from its beginning."""
        self.bound = passages[0].part is Part.ITEM or self.last is not None or self.led
        self.led = False
        for passage in passages:
            words = passage.folded[passage.start : passage.stop]
            past = bool(PAST.match(words))
            self.bound = not past and (self.bound or bool(BINDING.search(words)))
            yield from self.sentence(passage)

    def sentence(self, passage: Passage) -> Iterator[Commitment]:
        """The commitments of a sentence; one that leads into a list gives none, but its party may own the list."""
        before, self.last = self.last, None
        if passage.part is not Part.ITEM:
            self.lead = None
        for number, (start, stop) in enumerate(cut(passage.folded, passage.start, passage.stop)):
            found = self._promises(passage, start, stop)
            owner = before if number == 0 else self.last
            self.last = None
            if not found and (heir := self._heir(passage, start, stop, owner, number)):
                found = [heir]
            yield from self._made(passage, found, start, stop)

    def _promises(self, passage: Passage, start: int, stop: int) -> list[Promise]:
        """A plain verb counts only where the text is bound by an agreement or by a promise before it, and tells of no event."""
        found = []
        for promise in promises(passage, self.known, start, stop):
            self.bound = self.bound or promise.firm
            if promise.firm or (self.bound and not EVENT.search(passage.folded, start, stop)):
                found.append(promise)
        return found

    def _heir(self, passage: Passage, start: int, stop: int, before: Promise | None, number: int) -> Promise | None:
        """A clause without a subject belongs to the party of the one before, a list's item to the party that leads into the list."""
        begin, end = trimmed(passage.folded, start, stop)
        owner = self.lead if self.lead and number == 0 else before
        if owner is None or begin >= end or not self._subjectless(passage, begin, end, first=number == 0 and not self.lead):
            return None
        return self._turned(passage, replace(owner, start=begin, stop=begin), begin, end)

    def _subjectless(self, passage: Passage, start: int, stop: int, *, first: bool) -> bool:
        if first:
            return bool(_deed().match(passage.folded, start, stop))
        words = passage.folded[start:stop].split()
        opens = {words[0], " ".join(words[:2])} & group("thing")
        says = spoken(passage.folded[start:stop], passage.folded[start:stop])
        return not (opens or (says and says[0].start == 0) or any(m.start == start for m in passage.mentions))

    def _turned(self, passage: Passage, owner: Promise, start: int, stop: int) -> Promise:
        """ "Ưu tiên VNPT triển khai …" behind a promise of VNPT: it is the other side that gives."""
        favour = re.compile(r"(?:ưu tiên|tạo (?:mọi )?điều kiện|dành)(?:\s+\w+){0,3}?\s+$")
        name = passage.first(start, Kind.ORGANISATION)
        if name and self.known.party(name) in owner.by and favour.match(passage.folded, start, name.start):
            return replace(owner, by=self.known.others(owner.by, self.known.agreement(owner.by, start)))
        return owner

    def _made(self, passage: Passage, found: list[Promise], start: int, stop: int) -> Iterator[Commitment]:
        if not found:
            return
        edges = [*(_edge(passage, one.stop, other.start) for one, other in pairwise(found)), stop]
        edges = [said_until(passage, promise.stop, edge) for promise, edge in zip(found, edges, strict=True)]
        begin = start
        for promise, end in zip(found, edges, strict=False):
            self.last = promise
            if self._leads(passage, promise, end):
                self.led = True
                self.lead = promise if len(promise.by) == 1 else None
                self.last = None
            elif made := self._commitment(passage, promise, self._begin(passage, promise, begin), end):
                yield made
            begin = end

    def _leads(self, passage: Passage, promise: Promise, stop: int) -> bool:
        """The words only lead into a list, or hold the list of areas."""
        words = passage.folded[promise.stop : stop]
        within = sum(promise.start <= area.start and area.stop <= stop for area in self.areas)
        head, colon, _ = words.partition(":")
        return words.rstrip().endswith(":") or within > 1 or bool(colon and LIST_NOUN.search(head)) or bool(SUM.match(passage.folded, passage.start))

    def _begin(self, passage: Passage, promise: Promise, start: int) -> int:
        """Where the words of a promise begin: with what it is for or when, without what only joins or tells it."""
        said = list(SAYS.finditer(passage.folded, start, promise.start))
        start = said[-1].end() if said else start
        start = trimmed(passage.folded, start, max(start, promise.stop))[0]
        if office := OFFICE.match(passage.folded, start, promise.start):
            start = office.end()
        while opener := OPENER.match(passage.folded, start, promise.start):
            start = opener.end()
        return start

    def _commitment(self, passage: Passage, promise: Promise, start: int, stop: int) -> Commitment | None:
        if len(passage.folded[promise.stop : stop].split()) < SHORTEST:
            return None
        start, stop = trimmed(passage.folded, start, _without_result(passage.folded, start, stop))
        return _commitment(self.known, promise.by, promise.verb, passage.document.evidence(start, stop), "joint-will" if len(promise.by) > 1 else "party-will")


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"(?:sẽ\s+)?(?:{either('deed')})(?!\w)")


def _edge(passage: Passage, stop: int, start: int) -> int:
    """Where the words of one promise end and those of the next party begin: at the last comma between, or at its name."""
    comma = passage.folded.rfind(",", stop, start)
    return comma + 1 if comma >= 0 else start


def _without_result(words: str, start: int, stop: int) -> int:
    found = RESULT.search(words[start:stop])
    return start + found.start() if found else stop


def _commitment(known: Sides, by: tuple[str, ...], verb: str, evidence: Evidence, rule: str, speaker: str = "") -> Commitment:
    key = known.agreement(by, evidence.start)
    others = known.others(by, key)
    years = DUE.findall(evidence.quote)
    due = int(years[-1]) if years else None
    return Commitment(by, others[0] if len(others) == 1 else "", key, evidence.quote, verb, due, speaker, evidence=evidence, rule=rule)


def _spoken(known: Sides, facts: tuple[Fact, ...], found: list[Commitment]) -> list[Commitment]:
    """What a party's speaker promises, where the words name no party that does it."""
    spans: list[Span] = [(made.evidence.start, made.evidence.stop) for made in found]
    out = []
    for said in facts:
        if isinstance(said, Statement) and said.kind == "commitment" and (side := known.side((said.speaker,))):
            if not any(a < said.evidence.stop and said.evidence.start < b for a, b in spans):
                out.append(_commitment(known, (side,), said.text.split()[0], said.evidence, "speaker-promises", said.speaker))
    return out
