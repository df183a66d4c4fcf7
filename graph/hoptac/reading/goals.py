"""Goals: states that the text says somebody aims at, one for each year and each "đồng thời".

What comes in is an `Annotated` and the facts read before it, statements among them; what goes out are `Goal` facts.

>>> from hoptac.model import Document, Sentence
>>> text = "Tỉnh phấn đấu đến năm 2025 là tỉnh khá và đến năm 2030 là tỉnh mạnh."
>>> [(goal.by, goal.text) for goal in read(Annotated(Document.of("a.txt", text), (Sentence(0, len(text), 0),), ()), ())]
[(2025, 'đến năm 2025 là tỉnh khá'), (2030, 'đến năm 2030 là tỉnh mạnh')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from hoptac.model import Annotated, Fact, Facts, Goal, Kind, Part, Statement
from hoptac.reading.aims import Aim, aims
from hoptac.reading.clauses import Span, cut, trimmed
from hoptac.reading.passages import Passage, paragraphs
from hoptac.reading.phrases import either
from hoptac.reading.promises import actors
from hoptac.reading.sides import Sides, sides
from hoptac.reading.speakers import said_until

SHORTEST = 3  # words
AHEAD = r"(?:đến|tới|vào|trước)(?: hết| cuối)?(?: năm)? (?:19|20)\d\d"
PART = re.compile(rf"[,\s]*(?<!\w)đồng thời(?!\w)|(?:,|(?<!\w)và)\s+(?:và )?(?={AHEAD},? \w+ \w)")
BY = re.compile(
    r"(?<!\w)(?:đến|tới|vào|trước|trong|hết)(?: hết| cuối)?(?: (?:quý|tháng) \w+[\s/\-]*)?(?: năm)? ?((?:19|20)\d\d)(?!\w|\s*-)"
)
HEAD_YEAR = re.compile(r"(?<!\w)(?:cho|của|trong|đến) năm ((?:19|20)\d\d)(?!\w|\s*-)")
AGREED = re.compile(r"(?<!\w)(?:hợp tác|thỏa thuận|biên bản|văn bản|ghi nhớ|hợp đồng|chương trình phối hợp)(?!\w)")
LEADS = re.compile(r"(?<!\w)mục tiêu(?: (?:chung|cụ thể|chính|sau|sau đây|gồm|là|đến năm \d{4}))*:\s*$")
FRONT = re.compile(r"\s*(?:(?:theo đó|cụ thể|như vậy),? )?(?:với )?$")  # before an aim that a sentence begins with
PURPOSE = re.compile(r", (?:nhằm|qua đó|từ đó|ngay sau|góp phần)(?!\w)")
PAIR = re.compile(r"\s*(?:và|cùng|,)\s*")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Goal, ...]:
    """The goals of a document, in the order of the text."""
    facts = Facts(earlier)
    known = sides(annotated, facts)
    said = facts.of(Statement)
    passages = [passage for paragraph in paragraphs(annotated) for passage in paragraph]
    return tuple(_told(passages, known, said))


def _told(passages: list[Passage], known: Sides, said: list[Statement]) -> Iterator[Goal]:
    """What each passage aims at; the items behind "đặt ra các mục tiêu:" are a goal each."""
    led = False
    for passage in passages:
        led = _leads(passage) or (led and passage.part is Part.ITEM)
        if led and passage.part is Part.ITEM:
            yield from _listed(passage, known)
        else:
            yield from _goals(passage, known, said)


def _listed(passage: Passage, known: Sides) -> Iterator[Goal]:
    """An item of a list of goals."""
    evidence = passage.document.evidence(*trimmed(passage.folded, passage.start, passage.stop))
    if len(evidence.quote.split()) >= SHORTEST:
        years = BY.findall(evidence.quote)
        yield Goal(
            "", evidence.quote, int(years[-1]) if years else None, known.at(passage.start), evidence=evidence, rule="aim-listed"
        )


def _leads(passage: Passage) -> bool:
    """Whether a sentence leads into a list of goals: "Mục tiêu cụ thể:"."""
    text, start, stop = passage.folded, passage.start, passage.stop
    return text.endswith(":", start, stop) and LEADS.search(text, start, stop) is not None


def _goals(passage: Passage, known: Sides, said: list[Statement]) -> Iterator[Goal]:
    for start, stop in cut(passage.folded, passage.start, passage.stop):
        for aim in aims(passage, start, stop):
            yield from _parts(passage, known, aim, start, said)


def _parts(passage: Passage, known: Sides, aim: Aim, clause: int, said: list[Statement]) -> Iterator[Goal]:
    around = next((fact for fact in said if fact.evidence.start <= aim.head < fact.evidence.stop), None)
    stop = min(_fronted(passage, known, aim, clause), around.evidence.stop if around else aim.stop)
    agreed = bool(AGREED.search(passage.folded, clause, aim.start))
    key = known.at(aim.start) if agreed else ""
    holder = "" if agreed else _holder(passage, known, aim, clause)
    for begin, end in _cuts(passage.folded, aim.start, stop):
        if len(passage.folded[begin:end].split()) >= SHORTEST:
            evidence = passage.document.evidence(begin, end)
            years = BY.findall(evidence.quote) or HEAD_YEAR.findall(passage.folded, clause, aim.start)
            by = int(years[-1]) if years else None
            yield Goal(holder, evidence.quote, by, key, around.speaker if around else "", evidence=evidence, rule=aim.rule)


def _fronted(passage: Passage, known: Sides, aim: Aim, clause: int) -> int:
    """Where a goal ends because somebody takes the word, or, of one in front ("Với mục tiêu …, tỉnh …"), the sentence begins."""
    stop = said_until(passage, aim.start, aim.stop)
    if FRONT.match(passage.folded[clause : aim.head]):
        purpose = PURPOSE.search(passage.folded, aim.start, stop)
        stop = purpose.start() if purpose else stop
        after = (name.start for name in actors(passage, known, aim.start, stop))
        return next((at for at in after if passage.folded[aim.start : at].rstrip().endswith(",")), stop)
    return stop


@cache
def _result() -> re.Pattern[str]:
    return re.compile(rf",\s*{either('result')}(?<!giúp)[^\d]*$")


def _cuts(words: str, start: int, stop: int) -> Iterator[Span]:
    """The parts of a goal, each without what comes of it."""
    edges = [start, *(found.end() for found in PART.finditer(words, start, stop) if found.start() > start), stop]
    for begin, end in pairwise(edges):
        result = _result().search(words[begin:end])
        yield trimmed(words, begin, begin + result.start() if result else end)


def _holder(passage: Passage, known: Sides, aim: Aim, clause: int) -> str:
    """The party that aims: the one named last before the words or first in them; '' where several do, or both sides."""
    names = actors(passage, known, clause, aim.start)
    named = next(iter(names[-1:] or actors(passage, known, aim.start, aim.stop)), None)
    if named is None or named.start >= aim.stop or named.kind is Kind.GROUP:
        return ""
    paired = len(names) > 1 and PAIR.fullmatch(passage.folded, names[-2].stop, names[-1].start)
    return "" if paired else known.party(named)
