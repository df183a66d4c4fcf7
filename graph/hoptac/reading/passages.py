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

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from hoptac.model import Annotated, Document, Kind, Mention, Part, Placed, Sentence
from hoptac.text import fold

TALK = (Part.PROSE, Part.ITEM)
WORD = re.compile(r"\w")
LONGEST_NAME = 300  # characters
LONGEST = 4000  # characters: what is longer is no sentence of prose, and would be slow to read


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence from `start` to `stop` of a document whose whole folded text is `folded`, and whose mentions are `placed`.

    Of those it has its own in order, and by their kinds.
    """

    document: Document
    folded: str
    start: int
    stop: int
    paragraph: int
    part: Part
    placed: Placed
    mentions: Sequence[Mention] = ()
    named: Mapping[Kind, list[Mention]] = field(default_factory=dict)

    def _among(self, start: int, stop: int, kinds: tuple[Kind, ...] = ()) -> Sequence[Mention]:
        """The mentions that can lie between two places or reach into them, or out of the sentence."""
        starts, mentions = self.placed.of(kinds)
        first = bisect_left(starts, max(self.start, start - LONGEST_NAME))
        return mentions[first : bisect_left(starts, stop, first)]

    def of(self, *kinds: Kind, start: int = 0, stop: int | None = None) -> list[Mention]:
        """The mentions of these kinds between `start` and `stop`."""
        if start or stop is not None:
            end = self.stop if stop is None else min(stop, self.stop)
            return self.placed.within(max(start, self.start), end, kinds)
        return self.named.get(kinds[0], []) if len(kinds) == 1 else [m for m in self.mentions if m.kind in kinds]

    def last(self, before: int, *kinds: Kind) -> Mention | None:
        """The last mention of these kinds that ends at or before a place."""
        starts, mentions = self.placed.of(kinds)
        before = min(before, self.stop)
        for index in range(bisect_left(starts, before) - 1, -1, -1):
            if starts[index] < self.start:
                return None
            if mentions[index].stop <= before:
                return mentions[index]
        return None

    def first(self, after: int, *kinds: Kind) -> Mention | None:
        """The first mention of these kinds that starts at or after a place."""
        starts, mentions = self.placed.of(kinds)
        for index in range(bisect_left(starts, max(after, self.start)), bisect_left(starts, self.stop)):
            if mentions[index].stop <= self.stop:
                return mentions[index]
        return None

    def free(self, start: int, stop: int) -> bool:
        """Whether no mention holds these words, and they begin and end as words."""
        beside = self.folded[start - 1 : start] + self.folded[stop : stop + 1]
        return not (WORD.search(beside) or any(start < m.stop <= self.stop for m in self._among(start, stop)))

    def masked(self, start: int, stop: int, *kinds: Kind) -> str:
        """The folded words between two places without the names (of `kinds` if given) among them."""
        out, place = [], start
        for m in self._among(start, stop, kinds):
            if place < m.stop <= self.stop:
                out.append(self.folded[place : max(place, m.start)])
                place = min(m.stop, stop)
        return "".join([*out, self.folded[place:stop]])


@lru_cache(maxsize=1)
def folded(text: str) -> str:
    """The folded text; the last one is kept, since several readers ask for the same."""
    return fold(text)


def passages(annotated: Annotated, sentences: Iterable[Sentence]) -> list[Passage]:
    """Sentences of an article, or parts of them, as passages."""
    words = folded(annotated.document.text)
    return [_passage(annotated, words, sentence) for sentence in sentences]


def _passage(annotated: Annotated, words: str, at: Sentence) -> Passage:
    placed, named = annotated.placed, defaultdict(list)
    mentions = placed.within(at.start, at.stop)
    for mention in mentions:
        named[mention.kind].append(mention)
    return Passage(annotated.document, words, at.start, at.stop, at.paragraph, at.part, placed, mentions, named)


class _Kept:
    """The passages of one article, made as they are asked for."""

    def __init__(self) -> None:
        self.told: dict[tuple[Part, ...], list[Passage]] = {}
        self.paragraphs: list[tuple[Passage, ...]] | None = None


@lru_cache(maxsize=1)  # most readers ask for those of the article at hand
def _kept(placed: Placed) -> _Kept:
    """What is kept of the article whose mentions are these; a key that is compared as a whole would be slow to look up."""
    return _Kept()


def told(annotated: Annotated, *parts: Part) -> list[Passage]:
    """The sentences of an article that are of some parts of it, of any if none is given; in order."""
    kept = _kept(annotated.placed).told
    if parts not in kept:
        kept[parts] = _of_parts(annotated, parts) if parts else passages(annotated, annotated.sentences)
    return kept[parts]


def _of_parts(annotated: Annotated, parts: tuple[Part, ...]) -> list[Passage]:
    return [passage for passage in told(annotated) if passage.part in parts]


def paragraphs(annotated: Annotated) -> list[tuple[Passage, ...]]:
    """The paragraphs of prose and items, in order."""
    kept = _kept(annotated.placed)
    if kept.paragraphs is None:
        talk = (passage for passage in told(annotated, *TALK) if passage.stop - passage.start <= LONGEST)
        kept.paragraphs = [tuple(group) for _, group in groupby(talk, key=attrgetter("paragraph"))]
    return kept.paragraphs
