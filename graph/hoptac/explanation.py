"""Which rule read this? A Reading → its article sentence by sentence, with what was read in each and by which rule.

In comes a Reading; out go `Explained` sentences: pieces of text, some of them marked as mentions, and the facts whose
words begin there. Every character between the first and the last sentence is in exactly one piece.

>>> from hoptac.model import Annotated, Document, Kind, Mention, Reading, Sentence
>>> document = Document.of("a.txt", "VNPT ký.")
>>> mention = Mention(Kind.ORGANISATION, 0, 4, "Tập đoàn Bưu chính Viễn thông Việt Nam", "known-name")
>>> (one,) = explain(Reading(Annotated(document, (Sentence(0, 8, 0),), (mention,)), ()))
>>> [(piece.text, piece.mark.rule if piece.mark else "") for piece in one.pieces]
[('VNPT', 'known-name'), (' ký.', '')]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from hoptac.model import Evidence, Fact, Mention, Part, Period, Post, Quantity, Reading, Sentence, StatedDate, Value


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece of text was read as: its kind, what it means, and the rule that read it."""

    kind: str
    meaning: str
    rule: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text, marked or not."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A fact in words: its kind, its values, the rule that read it, and the quote that says it."""

    kind: str
    values: tuple[tuple[str, str], ...]
    rule: str
    quote: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence with its marks and the facts that begin in it."""

    part: Part
    paragraph: int
    pieces: tuple[Piece, ...]
    facts: tuple[Read, ...]


def in_words(value: Value) -> str:
    """What a mention means, in a few words."""
    match value:
        case StatedDate():
            return f"{value.lexical} {value.half}".strip()
        case Period():
            return f"{value.start or '…'}-{value.end or '…'}"
        case Quantity():
            return " ".join(filter(None, (value.bound, value.value, value.unit)))
        case Post():
            return f"{value.title} @ {value.organisation or '?'}"
        case _:
            return value


def _value(value: object) -> str:
    match value:
        case None | "" | () | False:
            return ""
        case StatedDate() | Period() | Quantity() | Post() | str():
            return in_words(value)
        case Evidence():
            return value.quote
        case tuple():
            return ", ".join(filter(None, map(_value, value)))
        case _:
            return str(value)


def summary(fact: Fact) -> Read:
    """A fact's own values by their names, without its evidence."""
    own = ((f.name, getattr(fact, f.name)) for f in fields(fact) if f.name not in ("evidence", "rule"))
    values = tuple((name, words) for name, value in own if not isinstance(value, Evidence) and (words := _value(value)))
    return Read(type(fact).__name__, values, fact.rule, fact.evidence.quote)


def _apart(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The mentions that do not overlap an earlier or longer one."""
    stop = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.stop)):
        if mention.start >= stop:
            yield mention
            stop = mention.stop


def _pieces(reading: Reading, sentence: Sentence) -> Iterator[Piece]:
    text, at = reading.document.text, sentence.start
    for mention in _apart(reading.annotated.within(sentence.start, sentence.stop)):
        if at < mention.start:
            yield Piece(text[at : mention.start])
        yield Piece(text[mention.start : mention.stop], Mark(mention.kind.value, in_words(mention.value), mention.rule))
        at = mention.stop
    if at < sentence.stop:
        yield Piece(text[at : sentence.stop])


def explain(reading: Reading) -> tuple[Explained, ...]:
    """The sentences of a reading with all that was read in them."""
    facts = sorted(reading.facts, key=lambda f: (f.evidence.start, f.evidence.stop, type(f).__name__))
    return tuple(
        Explained(
            sentence.part,
            sentence.paragraph,
            tuple(_pieces(reading, sentence)),
            tuple(summary(f) for f in facts if sentence.start <= f.evidence.start < sentence.stop),
        )
        for sentence in reading.annotated.sentences
    )
