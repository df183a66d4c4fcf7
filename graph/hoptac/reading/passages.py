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
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from hoptac.model import Annotated, Document, Kind, Mention, Part, Sentence
from hoptac.text import fold

TALK = frozenset({Part.PROSE, Part.ITEM})
START = attrgetter("start")
LONGEST_NAME = 300  # characters
LONGEST = 4000  # characters: what is longer is no sentence of prose, and would be slow to read


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

    def _among(self, start: int, stop: int) -> tuple[Mention, ...]:
        """The mentions that can lie between two places or reach into them."""
        first = bisect_left(self.mentions, start - LONGEST_NAME, key=START)
        return self.mentions[first : bisect_left(self.mentions, stop, key=START)]

    def of(self, *kinds: Kind, start: int = 0, stop: int | None = None) -> list[Mention]:
        """The mentions of these kinds between `start` and `stop`."""
        end = self.stop if stop is None else stop
        return [m for m in self._among(start, end) if m.kind in kinds and start <= m.start and m.stop <= end]

    def last(self, before: int, *kinds: Kind) -> Mention | None:
        """The last mention of these kinds that ends at or before a place."""
        near = range(bisect_left(self.mentions, before, key=START) - 1, -1, -1)
        return next((m for m in map(self.mentions.__getitem__, near) if m.stop <= before and m.kind in kinds), None)

    def first(self, after: int, *kinds: Kind) -> Mention | None:
        """The first mention of these kinds that starts at or after a place."""
        near = range(bisect_left(self.mentions, after, key=START), len(self.mentions))
        return next((m for m in map(self.mentions.__getitem__, near) if m.kind in kinds), None)

    def free(self, start: int, stop: int) -> bool:
        """Whether no mention holds these words, and they begin and end as words."""
        beside = self.folded[start - 1 : start] + self.folded[stop : stop + 1]
        return not (re.search(r"\w", beside) or any(m.start < stop and start < m.stop for m in self._among(start, stop)))

    def masked(self, start: int, stop: int, *kinds: Kind) -> str:
        """The folded words between two places without the names (of `kinds` if given) among them."""
        out, place = [], start
        for m in self._among(start, stop):
            if m.stop > place and m.start < stop and (not kinds or m.kind in kinds):
                out.append(self.folded[place : max(place, m.start)])
                place = min(m.stop, stop)
        return "".join([*out, self.folded[place:stop]])


@lru_cache(maxsize=1)
def folded(text: str) -> str:
    """The folded text; the last one is kept, since several readers ask for the same."""
    return fold(text)


class Places:
    """The mentions of a document by their places."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions, self._starts = mentions, [m.start for m in mentions]

    def within(self, start: int, stop: int, *kinds: Kind) -> tuple[Mention, ...]:
        """The mentions that lie wholly between two places, of `kinds` if given; quick in a long document."""
        first = bisect_left(self._starts, start)
        some = self._mentions[first : bisect_left(self._starts, stop, first)]
        return tuple([m for m in some if m.stop <= stop and (not kinds or m.kind in kinds)])


class _Article:
    """An article as a key: that very one, since to tell whether another is equal would be to compare all of it."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated

    def __hash__(self) -> int:
        return id(self.annotated)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Article) and other.annotated is self.annotated


@lru_cache(maxsize=1)
def _sentences(article: _Article) -> dict[tuple[int, int], Passage]:
    """The sentences of an article as passages by their places; the last article is kept, since most readers ask for them."""
    annotated, places = article.annotated, Places(article.annotated.mentions)
    return {(sentence.start, sentence.stop): _passage(annotated.document, places, sentence) for sentence in annotated.sentences}


def _passage(document: Document, places: Places, part: Sentence) -> Passage:
    mentions = places.within(part.start, part.stop)
    return Passage(document, folded(document.text), part.start, part.stop, part.paragraph, part.part, mentions)


def passages(annotated: Annotated, sentences: Iterable[Sentence]) -> list[Passage]:
    """Sentences of an article, or parts of them, as passages."""
    known = _sentences(_Article(annotated))
    return [known.get((s.start, s.stop)) or _passage(annotated.document, Places(annotated.mentions), s) for s in sentences]


def paragraphs(annotated: Annotated) -> list[tuple[Passage, ...]]:
    """The paragraphs of prose and items, in order."""
    talk = passages(annotated, (s for s in annotated.sentences if s.part in TALK and s.stop - s.start <= LONGEST))
    return [tuple(group) for _, group in groupby(talk, key=lambda passage: passage.paragraph)]
