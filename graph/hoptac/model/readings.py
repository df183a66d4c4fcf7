"""An article on its way: with its sentences and mentions, and then with all that was read out of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from hoptac.model.documents import Document, Sentence
from hoptac.model.facts import Fact, Membership, Organisation, Person
from hoptac.model.mentions import Kind, Mention

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its sentences and its mentions, both in the order of the text, names resolved.

    `organisations` and `people` are the entities of the document by their canonical names, `memberships` who holds which post.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()

    def within(self, start: int, stop: int, *kinds: Kind) -> tuple[Mention, ...]:
        """The mentions that lie wholly between `start` and `stop`, of `kinds` if given."""
        first = bisect_left(self.mentions, start, key=_START)
        last = bisect_left(self.mentions, stop, first, key=_START)
        return tuple([m for m in self.mentions[first:last] if m.stop <= stop and (not kinds or m.kind in kinds)])


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document."""

    annotated: Annotated
    facts: tuple[Fact, ...]

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.annotated.document
