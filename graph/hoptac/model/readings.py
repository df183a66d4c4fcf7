"""An article on its way: with its sentences and mentions, and then with all that was read out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Self, TypeVar

from hoptac.model.documents import Document, Sentence
from hoptac.model.facts import Fact, Membership, Organisation, Person
from hoptac.model.mentions import Kind, Mention

OneFact = TypeVar("OneFact", bound=Fact)
START: Callable[[Mention], int] = attrgetter("start")


class Facts(tuple[Fact, ...]):
    """Facts in the order in which they were read, at hand by their kind; of what is one already it is that very one.

    >>> Facts().of(Person)
    []
    """

    def __new__(cls, facts: Iterable[Fact] = ()) -> Self:
        """The facts that readers hand on."""
        return facts if isinstance(facts, cls) else super().__new__(cls, facts)

    @cached_property
    def _by_kind(self) -> dict[type[Fact], list[Any]]:
        return _by_kind(self)

    def of(self, kind: type[OneFact]) -> list[OneFact]:
        """The facts of one kind."""
        return self._by_kind.get(kind, [])

    def then(self, found: tuple[Fact, ...]) -> Self:
        """These and the facts found next; those of a kind that is not among the new ones are the same list as before."""
        both = type(self)((*self, *found))
        by_kind = dict(self._by_kind)
        for kind, facts in _by_kind(found).items():
            by_kind[kind] = by_kind[kind] + facts if kind in by_kind else facts
        vars(both)["_by_kind"] = by_kind
        return both


def _by_kind(facts: Iterable[Fact]) -> dict[type[Fact], list[Any]]:
    found: dict[type[Fact], list[Any]] = {}
    for fact in facts:
        found.setdefault(type(fact), []).append(fact)
    return found


class Placed:
    """Mentions in the order of their text, found by their places and kinds without looking at all of them."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._kept: dict[tuple[Kind, ...], tuple[list[int], Sequence[Mention]]] = {}

    @cached_property
    def _of_kind(self) -> dict[Kind, list[Mention]]:
        found: dict[Kind, list[Mention]] = {}
        for mention in self._mentions:
            found.setdefault(mention.kind, []).append(mention)
        return found

    def of(self, kinds: tuple[Kind, ...]) -> tuple[list[int], Sequence[Mention]]:
        """All mentions of these kinds (of any, if none is given) behind the places where they start."""
        return self._kept.get(kinds) or self._keep(kinds)

    def _keep(self, kinds: tuple[Kind, ...]) -> tuple[list[int], Sequence[Mention]]:
        found = self._of_kind.get(kinds[0], []) if len(kinds) == 1 else self._mentions
        if len(kinds) > 1:
            found = [m for m in self._mentions if m.kind in kinds]
        kept = self._kept[kinds] = list(map(START, found)), found
        return kept

    def within(self, start: int, stop: int, kinds: tuple[Kind, ...] = ()) -> list[Mention]:
        """The mentions that lie wholly between two places."""
        starts, mentions = self._kept.get(kinds) or self._keep(kinds)
        first = bisect_left(starts, start)
        last = bisect_left(starts, stop, first)
        return [m for m in mentions[first:last] if m.stop <= stop] if first < last else []


@dataclass(frozen=True)
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
        return tuple(self.placed.within(start, stop, kinds))

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def placed(self) -> Placed:
        """The mentions by their places."""
        return Placed(self.mentions)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document."""

    annotated: Annotated
    facts: tuple[Fact, ...]

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.annotated.document
