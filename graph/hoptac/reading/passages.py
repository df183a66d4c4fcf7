"""What the readers of speech read: the paragraphs of prose, each sentence with its mentions at hand and its words folded.

What comes in is an `Annotated`; what goes out are paragraphs of `Passage`. Headings, captions, credits and bylines are left
out.

>>> from hoptac.model import Document, Mention, Sentence
>>> text = "Ông A nói tỉnh sẽ giúp."
>>> ông = Mention(Kind.PERSON, 0, 5, "Nguyễn Văn A", "drawn")
>>> ((passage,),) = paragraphs(Annotated(Document.of("a.txt", text), (Sentence(0, 23, 0),), (ông,)))
>>> passage.last(9, Kind.PERSON).value, passage.masked(0, 23)
('Nguyễn Văn A', ' nói tỉnh sẽ giúp.')
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from hoptac.model import Annotated, Document, Kind, Mention, Part, Sentence
from hoptac.text import fold

TALK = frozenset({Part.PROSE, Part.ITEM})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence from `start` to `stop` of a document whose whole folded text is `folded`; `mentions` lie within, in order."""

    document: Document
    folded: str
    start: int
    stop: int
    paragraph: int
    part: Part
    mentions: tuple[Mention, ...]

    def of(self, *kinds: Kind, start: int = 0, stop: int | None = None) -> list[Mention]:
        """The mentions of these kinds between `start` and `stop`."""
        end = self.stop if stop is None else stop
        return [m for m in self.mentions if m.kind in kinds and start <= m.start and m.stop <= end]

    def last(self, before: int, *kinds: Kind) -> Mention | None:
        """The last mention of these kinds that ends at or before a place."""
        return next((m for m in reversed(self.mentions) if m.stop <= before and m.kind in kinds), None)

    def first(self, after: int, *kinds: Kind) -> Mention | None:
        """The first mention of these kinds that starts at or after a place."""
        return next((m for m in self.mentions if m.start >= after and m.kind in kinds), None)

    def masked(self, start: int, stop: int, *kinds: Kind) -> str:
        """The folded words between two places without the names (of `kinds` if given) among them."""
        out, place = [], start
        for m in self.mentions:
            if m.stop > place and m.start < stop and (not kinds or m.kind in kinds):
                out.append(self.folded[place : max(place, m.start)])
                place = min(m.stop, stop)
        return "".join([*out, self.folded[place:stop]])


@lru_cache(maxsize=1)
def folded(text: str) -> str:
    """The folded text; the last one is kept, since several readers ask for the same."""
    return fold(text)


def _within(mentions: tuple[Mention, ...], starts: list[int], sentence: Sentence) -> tuple[Mention, ...]:
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.stop)
    return tuple(m for m in mentions[first:last] if m.stop <= sentence.stop)


def passages(annotated: Annotated, sentences: Iterable[Sentence]) -> list[Passage]:
    """The sentences as passages."""
    text, mentions = annotated.document, annotated.mentions
    whole, starts = folded(text.text), [m.start for m in mentions]
    return [Passage(text, whole, s.start, s.stop, s.paragraph, s.part, _within(mentions, starts, s)) for s in sentences]


def paragraphs(annotated: Annotated) -> list[tuple[Passage, ...]]:
    """The paragraphs of prose and items, in order."""
    talk = passages(annotated, (s for s in annotated.sentences if s.part in TALK))
    return [tuple(group) for _, group in groupby(talk, key=lambda passage: passage.paragraph)]
