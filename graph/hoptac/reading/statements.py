"""Statements: what named people say, one a clause, as assessment, request, commitment, wish or goal.

What comes in is an `Annotated` and the facts read before it; what goes out are `Statement` facts in the order of the text.

>>> from hoptac.model import Document, Mention, Sentence
>>> text = "Ông A đề nghị VNPT phủ sóng 5G; nâng chất lượng dịch vụ."
>>> names = (Mention(Kind.PERSON, 0, 5, "Lê A", ""), Mention(Kind.ORGANISATION, 14, 18, "VNPT", ""))
>>> [(s.speaker, s.kind, s.to, s.text) for s in read(Annotated(Document.of("a.txt", text), (Sentence(0, 56, 0),), names), ())]
[('Lê A', 'request', 'VNPT', 'đề nghị VNPT phủ sóng 5G'), ('Lê A', 'request', 'VNPT', 'nâng chất lượng dịch vụ')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hoptac.model import Annotated, Fact, Kind, Statement
from hoptac.reading.clauses import Span, clauses, trimmed
from hoptac.reading.passages import folded
from hoptac.reading.sides import Sides, sides
from hoptac.reading.speech import Saying, sayings
from hoptac.reading.verbs import either

SHORTEST = 3  # words
LISTED = re.compile(r":[^;:]*;")
ASKED = ("request", "wish")
# What words tell of what kind they are, in this order; each is looked for near their beginning.
GOAL = re.compile(r"(?:.{0,120}?(?<!\w)(?:phấn đấu|kiên định mục tiêu|đặt mục tiêu|mục tiêu (?:của|là|đến))(?!\w))")
REQUEST = re.compile(r"(?:.{0,80}?(?<!\w)(?:đề nghị|kiến nghị|đề xuất|rất cần (?:các |sự |có ))(?!\w)?)")
WISH = re.compile(r"(?:.{0,60}?(?<!\w)(?:mong|mong muốn|hy vọng|hi vọng|kỳ vọng|(?:bên|tỉnh|tập đoàn|chúng tôi|tôi) muốn)(?!\w))")
PROMISE = re.compile(r"(?:.{0,80}?(?<!\w)(?:cam kết|xin hứa|hứa|sẵn sàng)(?!\w))")
BELIEF = re.compile(r".{0,40}?(?<!\w)(?:tin rằng|tin tưởng)(?!\w)")
WILL = re.compile(r"(?:\s*(?:cũng |còn |luôn )?sẽ(?!\w))")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Statement, ...]:
    """The statements of a document."""
    known = sides(annotated, earlier)
    return tuple(statement for said in sayings(annotated) for statement in _statements(annotated, known, said))


def _statements(annotated: Annotated, known: Sides, said: Saying) -> Iterator[Statement]:
    words = folded(annotated.document.text)
    to = _to(annotated, known, said) if said.kind in ASKED else ""
    for start, stop in _worthy(words, said):
        evidence = annotated.document.evidence(start, stop)
        kind = said.kind or kind_of(annotated, words, start, stop)
        for speaker in said.speakers:
            yield Statement(speaker, kind, evidence.quote, to, evidence=evidence, rule=said.rule)


def _clauses(words: str, said: Saying) -> list[Span]:
    """One clause a statement; a list that a colon opens is one, unless it lists what is asked or promised."""
    if said.kind in ("", "assessment") and LISTED.search(words, said.start, said.stop):
        span = trimmed(words, said.start, said.stop)
        return [span] if span[0] < span[1] else []
    return clauses(words, said.start, said.stop)


def _worthy(words: str, said: Saying) -> Iterator[Span]:
    """The clauses that are statements: a sentence that goes on must first give an opinion, a wish, a promise or an expectation."""
    worthy = said.rule != "speaker-goes-on"
    for start, stop in _clauses(words, said):
        worthy = worthy or bool(_opinion().search(words, start, stop))
        if worthy and len(words[start:stop].split()) >= SHORTEST:
            yield start, stop


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('opinion')}(?!\w)")


def kind_of(annotated: Annotated, words: str, start: int, stop: int) -> str:
    """What kind of statement some words are by themselves."""
    if BELIEF.match(words, start, stop):
        return "assessment"
    for kind, pattern in (("goal", GOAL), ("request", REQUEST), ("wish", WISH), ("commitment", PROMISE)):
        if pattern.match(words, start, stop):
            return kind
    return "commitment" if _party_will(annotated, words, start, stop) else "assessment"


def _party_will(annotated: Annotated, words: str, start: int, stop: int) -> bool:
    """A body or both sides are about to do something: "tỉnh sẽ …"."""
    names = annotated.within(start, min(stop, start + 120), Kind.ORGANISATION, Kind.GROUP, Kind.PLACE)
    return any(WILL.match(words, name.stop, stop) for name in names)


def _to(annotated: Annotated, known: Sides, said: Saying) -> str:
    """The body that is asked: the first one named that the speaker is not of."""
    own = known.side(said.speakers)
    bodies = annotated.within(said.start, said.stop, Kind.ORGANISATION)
    return next((str(body.value) for body in bodies if str(body.value) != own), "")
