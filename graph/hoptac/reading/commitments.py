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
from hoptac.reading.clauses import cut, trimmed
from hoptac.reading.passages import Passage, paragraphs
from hoptac.reading.phrases import either, group, spoken
from hoptac.reading.promises import Promise, promises
from hoptac.reading.sides import Sides, sides
from hoptac.reading.speakers import said_until
from hoptac.text import fold

SHORTEST = 2  # words behind the verb
OFFICE = re.compile(r"\s*\([^()]{1,40}\)\s*-+\s*")
DUE = re.compile(
    r"(?<!\w)(?:đến|trước|trong|vào|hết|cuối)\s+(?:cuối\s+|hết\s+)?(?:(?:quý|tháng)\s+\w+\s*[/\-]?\s*)?(?:năm\s+)?(20\d\d)(?!\w|\s*-)"
)
YEARS = re.compile(
    r"\s*(?:trong\s+)?(?:các năm|giai đoạn|những năm|\w+ năm|năm)\s+(?:từ\s+)?\d{4}|\s*(?:qua|sau)\s+\w+\s+năm(?!\w)"
)
PLEDGE = re.compile(r"cam kết|hứa|trách nhiệm")
SUM = re.compile(r"\s*(?:cộng lại|tổng cộng|tính chung)(?!\w)")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Commitment, ...]:
    """The commitments of a document, in the order of the text."""
    facts = tuple(earlier)
    known = sides(annotated, facts)
    if not known.parties:
        return ()
    said = [fact for fact in facts if isinstance(fact, Statement)]
    told = _Telling(known, [fact.evidence for fact in facts if isinstance(fact, Area)], said)
    found = [made for paragraph in paragraphs(annotated) for made in told.paragraph(paragraph)]
    found += _spoken(known, facts, found)
    return tuple(sorted(found, key=lambda made: (made.evidence.start, made.evidence.stop)))


# ---- patterns ------------------------------------------------------------------------------------


@cache
def _binding() -> re.Pattern[str]:
    return re.compile(either("binding") + r"|(?<!\w)\d+ năm tới(?!\w)")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('past')}|{YEARS.pattern}")


@cache
def _event() -> re.Pattern[str]:
    return re.compile(either("event"))


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"(?:sẽ\s+)?{either('deed')}")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(either("listed") + r"[^:;]*$")


@cache
def _says() -> re.Pattern[str]:
    """What tells a clause; the words begin behind it."""
    return re.compile(rf"(?:{either('telling')}(?<!và)(?<!còn)|:)[\s,:\"]*")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('opener')}[^,\d;:]*,\s*")


@cache
def _result_first() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either('joint')},?\s+)*{either('purpose')}")


@cache
def _will() -> re.Pattern[str]:
    return re.compile(either("will"))


@cache
def _result() -> re.Pattern[str]:
    return re.compile(rf",\s*{either('result')}[^\d]*$")


@cache
def _favours() -> re.Pattern[str]:
    return re.compile(r"(?:ưu tiên|tạo (?:mọi )?điều kiện|dành)(?:\s+\w+){0,3}?\s+$")


# ---- the telling ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Telling:
    """What the reader keeps in mind from sentence to sentence."""

    known: Sides
    areas: list[Evidence]
    said: list[Statement]
    bound: bool = False  # plain verbs of parties are commitments here
    led: bool = False  # the paragraph before led into a list
    lead: Promise | None = None  # "VNPT sẽ:", whose list follows
    last: Promise | None = None  # the promise of the clause before

    def paragraph(self, passages: tuple[Passage, ...]) -> Iterator[Commitment]:
        """The commitments of a paragraph; one that goes on after promises or their lead is bound from its beginning."""
        self.bound = self.bound or passages[0].part is Part.ITEM or self.last is not None or self.led
        self.led = False
        for passage in passages:
            self.bound = self._is_bound(passage)
            yield from self.sentence(passage)
        self.led = self.led or self._lists(passages)

    def _is_bound(self, passage: Passage) -> bool:
        """Bound by what stands before or in the sentence, unless it looks back."""
        if _past().match(passage.folded, passage.start, passage.stop):
            return False
        return self.bound or bool(_binding().search(passage.folded, passage.start, passage.stop))

    def _lists(self, passages: tuple[Passage, ...]) -> bool:
        """The paragraph lists areas: what parties do in the next one is of that agreement."""
        return any(passages[0].start <= area.start < passages[-1].stop for area in self.areas)

    def sentence(self, passage: Passage) -> Iterator[Commitment]:
        """The commitments of a sentence, clause by clause."""
        before, self.last = self.last, None
        self.lead = self.lead if passage.part is Part.ITEM else None
        for number, (start, stop) in enumerate(cut(passage.folded, passage.start, passage.stop)):
            found = self._promises(passage, start, stop)
            owner, self.last = (before if number == 0 else self.last), None
            if not found and (heir := self._heir(passage, start, stop, owner, number)):
                found = [heir]
            yield from self._made(passage, found, start, stop)

    def _promises(self, passage: Passage, start: int, stop: int) -> list[Promise]:
        """A plain verb counts only where the text is bound by an agreement or by a promise before it, and tells of no event."""
        found = []
        for promise in promises(passage, self.known, start, stop):
            around = self._around(promise.start)
            kind = around.kind if around else ""
            if kind in ("request", "wish"):
                continue
            self.bound = self.bound or promise.firm
            told = self.bound and kind in ("", "commitment") and not _event().search(passage.folded, start, stop)
            if promise.firm or told:
                found.append(promise)
        return found

    def _around(self, place: int) -> Statement | None:
        """The statement that words are part of."""
        return next((said for said in self.said if said.evidence.start <= place < said.evidence.stop), None)

    def _heir(self, passage: Passage, start: int, stop: int, before: Promise | None, number: int) -> Promise | None:
        """A clause without a subject belongs to the party of the one before, an item to the party that leads into its list."""
        if _result_first().match(passage.folded, start, stop):
            return None
        begin, end = trimmed(passage.folded, start, stop)
        owner = self.lead if self.lead and number == 0 else before
        if owner is None or begin >= end or not _subjectless(passage, begin, end, opens=number == 0 and not self.lead):
            return None
        return self._turned(passage, replace(owner, start=begin, stop=begin), begin, end)

    def _turned(self, passage: Passage, owner: Promise, start: int, stop: int) -> Promise:
        """ "Ưu tiên VNPT triển khai …" behind a promise of VNPT: it is the other side that gives."""
        name = passage.first(start, Kind.ORGANISATION)
        if name and self.known.party(name) in owner.by and _favours().match(passage.folded, start, name.start):
            return replace(owner, by=self.known.others(owner.by, self.known.agreement(owner.by, start)))
        return owner

    def _made(self, passage: Passage, found: list[Promise], start: int, stop: int) -> Iterator[Commitment]:
        """What comes of the promises of a clause; one that leads into a list gives nothing, but its party may own the list."""
        edges = [_edge(passage, one.stop, other.start) for one, other in pairwise(found)] + [stop]
        begin = start
        for promise, edge in zip(found, edges, strict=False):
            end = said_until(passage, promise.stop, edge)
            if self._leads(passage, promise, end):
                self.led, self.last = True, None
                self.lead = promise if len(promise.by) == 1 else None
            else:
                self.last = promise
                yield from self._commitment(passage, promise, _begin(passage, promise, begin), end)
            begin = edge

    def _leads(self, passage: Passage, promise: Promise, stop: int) -> bool:
        """The words only lead into a list, hold the list of areas, or add up what stands elsewhere."""
        words = passage.folded[promise.stop : stop]
        head, colon, tail = words.partition(":")
        if colon and (not tail.strip() or _listed().search(head)):
            return True
        end = passage.stop if len(promise.by) > 1 else stop
        within = sum(promise.start <= area.start and area.stop <= end for area in self.areas)
        return (within > 1 and not PLEDGE.search(promise.verb)) or bool(SUM.match(passage.folded, passage.start))

    def _commitment(self, passage: Passage, promise: Promise, start: int, stop: int) -> Iterator[Commitment]:
        if len(passage.folded[promise.stop : stop].split()) < SHORTEST:
            return
        if result := _result().search(passage.folded[start:stop]):
            stop = start + result.start()
        evidence = passage.document.evidence(*trimmed(passage.folded, start, stop))
        rule = "joint-will" if len(promise.by) > 1 else "party-will"
        around = self._around(promise.start)
        yield _commitment(self.known, promise.by, promise.verb, evidence, rule, around.speaker if around else "")


def _subjectless(passage: Passage, start: int, stop: int, *, opens: bool) -> bool:
    """A clause that begins with what is done; a sentence that opens so must begin with a known verb."""
    if opens:
        return bool(_deed().match(passage.folded, start, stop))
    words = passage.folded[start:stop].split()
    says = spoken(passage.folded[start:stop], passage.folded[start:stop])
    thing = {words[0], " ".join(words[:2])} & group("thing")
    return not (thing or (says and says[0].start == 0) or any(m.start == start for m in passage.mentions))


def _edge(passage: Passage, stop: int, start: int) -> int:
    """Where the words of one promise end and those of the next party begin: at the last comma between, or at its name."""
    comma = passage.folded.rfind(",", stop, start)
    return comma + 1 if comma >= 0 else start


def _begin(passage: Passage, promise: Promise, start: int) -> int:
    """Where the words of a promise begin: with what it is for or when, without what only joins or tells it."""
    for said in _says().finditer(passage.folded, start, promise.start):
        start = said.end()
    start = trimmed(passage.folded, start, max(start, promise.stop))[0]
    if office := OFFICE.match(passage.folded, start, promise.start):
        start = office.end()
    while opener := _opener().match(passage.folded, start, promise.start):
        start = opener.end()
    return start


def _commitment(known: Sides, by: tuple[str, ...], verb: str, evidence: Evidence, rule: str, speaker: str = "") -> Commitment:
    key = known.agreement(by, evidence.start)
    others = known.others(by, key)
    to = others[0] if len(others) == 1 else ""
    years = DUE.findall(evidence.quote)
    due = int(years[-1]) if years else None
    return Commitment(by, to, key, evidence.quote, verb, due, speaker, evidence=evidence, rule=rule)


def _spoken(known: Sides, facts: tuple[Fact, ...], found: list[Commitment]) -> list[Commitment]:
    """What a party's speaker promises, where the words name no party that does it."""
    taken = [(made.evidence.start, made.evidence.stop) for made in found]
    out = []
    for said in facts:
        if not isinstance(said, Statement) or said.kind != "commitment":
            continue
        start, stop = said.evidence.start, said.evidence.stop
        side = known.side((said.speaker,))
        if side and not any(a < stop and start < b for a, b in taken):
            will = _will().search(fold(said.text))
            verb = will[0] if will else ""
            out.append(_commitment(known, (side,), verb, said.evidence, "speaker-promises", said.speaker))
    return out
