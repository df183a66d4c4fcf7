"""Who says what: `Saying`s, each the words that one verb of saying brings, or that go on what was said just before.

What comes in is an `Annotated`; what goes out are spans of its text with their speakers and, where the verb tells, their kind.

>>> from hoptac.model import Document, Mention, Sentence
>>> text = "Ông A mong VNPT giúp tỉnh. Việc ấy rất cần."
>>> ông = Mention(Kind.PERSON, 0, 5, "Nguyễn Văn A", "")
>>> annotated = Annotated(Document.of("a.txt", text), (Sentence(0, 26, 0), Sentence(27, 43, 0)), (ông,))
>>> [(said.rule, said.kind, text[said.start:said.stop]) for said in sayings(annotated)]
[('speaker-says', 'wish', 'mong VNPT giúp tỉnh.'), ('speaker-goes-on', '', 'Việc ấy rất cần.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hoptac.model import Annotated, Kind, Part
from hoptac.openings import opening
from hoptac.reading.clauses import Span, quotations
from hoptac.reading.passages import Passage, paragraphs, told
from hoptac.reading.phrases import either
from hoptac.reading.speakers import TITLES, addressed, titled
from hoptac.reading.takes import Take, takes

SPEAKS = opening("phát biểu", "trao đổi", "chia sẻ", behind=r"(?!\w)")
POINTS = re.compile(
    r"(?:đó|đây) là (?:lời )?(?:khẳng định|nhận định|chia sẻ|phát biểu|ý kiến|cam kết|đánh giá|quan điểm)(?: trên)? của (?:các )?"
)
QUOTES = {'"': '"', "“": "”", "‘": "’", "«": "»"}  # marks that open a quotation, and those that close it
OPENING, CLOSING = ("“", '"'), ("”", '"')
WORD = re.compile(r"\w")
AT_HEAD = 3  # characters: how far from its head a sentence may name whom it is about


class Saying(NamedTuple):
    """Words from `start` to `stop` that `speakers` say; `kind` as the verb tells, '' where the words themselves must."""

    speakers: tuple[str, ...]
    kind: str
    start: int
    stop: int
    rule: str


def sayings(annotated: Annotated) -> list[Saying]:
    """All that is said in a document, in order."""
    return sorted((*_spoken(annotated), *_pointed_at(annotated)), key=lambda said: said.start)


def _pointed_at(annotated: Annotated) -> Iterator[Saying]:
    """The quotation that stands alone before "Đó là khẳng định của ông A", in the sentence before it or as the headline."""
    quoted: Passage | None = None
    for passage in told(annotated, Part.HEADING, Part.PROSE):
        found = POINTS.match(passage.folded, passage.start, passage.stop)
        person = passage.first(found.end(), Kind.PERSON) if found else None
        if quoted and found and person and not WORD.search(passage.masked(found.end(), addressed(passage, person), *TITLES)):
            yield Saying((str(person.value),), "", quoted.start + 1, quoted.stop - 1, "quotation-pointed-at")
        if passage.part is Part.PROSE or _is_quotation(passage):
            quoted = passage if _is_quotation(passage) else None


def _is_quotation(passage: Passage) -> bool:
    """Whether a sentence or line is nothing but a quotation."""
    words = passage.document.text[passage.start : passage.stop].rstrip(".")
    marks = QUOTES.get(words[:1], "")
    return bool(marks) and words[-1] in marks and not any(mark in words[1:-1] for mark in words[0] + words[-1])


def _spoken(annotated: Annotated) -> Iterator[Saying]:
    lead: Saying | None = None  # "ông A đề nghị VNPT:", whose list follows
    opened: list[Passage] = []  # of a quotation that a later paragraph closes
    for paragraph in paragraphs(annotated):
        if lead and paragraph[0].part is Part.ITEM:
            yield lead._replace(start=paragraph[0].start, stop=paragraph[-1].stop, rule="speaker-lists")
            continue
        said = _paragraph(paragraph)
        last = paragraph[-1]
        opens = bool(said) and said[-1].stop == last.stop and last.folded.endswith(":", last.start, last.stop)
        lead = said[-1] if opens else None
        if opened and said and said[0].rule == "said-after":
            inside = (*opened, *(p for p in paragraph if p.stop <= said[0].start))
            yield from (Saying(said[0].speakers, "", p.start, p.stop, "quotation-goes-on") for p in inside)
        opened = [*opened, *paragraph] if _stays_open(paragraph, going_on=bool(opened)) else []
        yield from said


def _stays_open(passages: tuple[Passage, ...], *, going_on: bool) -> bool:
    """Whether a paragraph opens a quotation at its head that it does not close, or goes on with one."""
    words = passages[0].document.text[passages[0].start : passages[-1].stop]
    return (going_on or words.startswith(OPENING)) and not any(mark in words[1:] for mark in CLOSING)


def _paragraph(passages: tuple[Passage, ...]) -> list[Saying]:
    said: list[Saying] = []
    if not any(passage.of(Kind.PERSON) for passage in passages):
        return said
    speakers: tuple[str, ...] = ()
    quoted = quotations(passages[0].folded, passages[0].start, passages[-1].stop)
    for passage in passages:
        found = takes(passage, quoted, speakers)
        for one in _said(passage, found, quoted, speakers):
            said = _spread(said, one, passages, passage) if one.start < passage.start else [*said, one]
        speakers = _speaking(passage, found, speakers)
    return said


def _spread(said: list[Saying], one: Saying, passages: tuple[Passage, ...], last: Passage) -> list[Saying]:
    """A quotation that began in an earlier sentence: one saying a sentence, in place of what was taken for going on."""
    kept = [other for other in said if other.stop <= one.start]
    kept += [one._replace(start=p.start, stop=p.stop) for p in passages if one.start <= p.start < last.start]
    return [*kept, one._replace(start=last.start)]


def _said(passage: Passage, found: list[Take], quoted: list[Span], before: tuple[str, ...]) -> Iterator[Saying]:
    first = found[0].at if found else passage.stop
    inside = any(start < passage.start < stop for start, stop in quoted)
    if before and first > passage.start and (inside or _goes_on(passage, first, found)):
        yield Saying(before, "", passage.start, first, "quotation-goes-on" if inside else "speaker-goes-on")
    stops = [*(take.at for take in found[1:]), passage.stop]
    for take, stop in zip(found, stops, strict=False):
        yield Saying(take.speakers, take.kind, take.start, take.stop or stop, take.rule)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('elsewhere')}")


def _goes_on(passage: Passage, stop: int, found: list[Take]) -> bool:
    """The words before anybody else takes the word go on what was said: they are no new scene and nobody else acts in them."""
    if _elsewhere().match(passage.folded, passage.start, stop) or any(take.rule == "speaker-says" for take in found):
        return False
    person = passage.first(passage.start, Kind.PERSON)
    return not (person and titled(passage, person) - passage.start < AT_HEAD)


def _speaking(passage: Passage, found: list[Take], before: tuple[str, ...]) -> tuple[str, ...]:
    """Who has the word after a sentence: whoever took it last, or is only said to speak."""
    if found:
        return found[-1].speakers
    if SPEAKS.search(passage.folded, passage.start, passage.stop):
        person = passage.first(passage.start, Kind.PERSON)
        return (str(person.value),) if person else ()
    return () if _elsewhere().match(passage.folded, passage.start, passage.stop) else before
