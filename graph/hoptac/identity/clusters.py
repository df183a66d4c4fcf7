"""What has been found to be one: links between entities come in, groups go out, each link with its rule and reason.

>>> from hoptac.identity.census import Entity
>>> one, other = (Entity("person", f"id/person/an-{n}", "Lê Văn An") for n in "12")
>>> apart, joined = Clusters([(one.iri, other.iri)]), Clusters([])
>>> apart.join(Link(one, other, "same-ground", "")), joined.join(Link(one, other, "same-ground", ""))
(None, None)
>>> [len(list(clusters.groups())) for clusters in (apart, joined)]
[0, 1]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hoptac.identity.census import Entity


@dataclass(frozen=True, slots=True)
class Link:
    """Two entities, the rule that joins them, and its reason in words."""

    one: Entity
    other: Entity
    rule: str
    reason: str


class Clusters:
    """Entities joined so far (union-find), none against a decision."""

    def __init__(self, different: Iterable[tuple[str, str]]) -> None:
        self._members: dict[str, list[Entity]] = {}
        self._different = {frozenset(pair) for pair in different}
        self.links: dict[str, list[Link]] = defaultdict(list)

    def of(self, entity: Entity) -> list[Entity]:
        """All that is one with an entity."""
        return self._members.setdefault(entity.iri, [entity])

    def join(self, link: Link) -> None:
        """Make one of two, unless a decision stands between any of them."""
        one, other = self.of(link.one), self.of(link.other)
        if one is other or any(self.apart(a, b) for a in one for b in other):
            return
        one += other
        for member in other:
            self._members[member.iri] = one
        for entity in (link.one, link.other):
            self.links[entity.iri].append(link)

    def apart(self, one: Entity, other: Entity) -> bool:
        """Whether a person decided that they are two."""
        return frozenset((one.iri, other.iri)) in self._different

    def open(self, doubts: Iterable[Link]) -> Iterator[Link]:
        """The doubts that nothing has settled, one for each two groups."""
        told: set[frozenset[str]] = set()
        for doubt in doubts:
            one, other = self.of(doubt.one), self.of(doubt.other)
            pair = frozenset((one[0].iri, other[0].iri))
            if one is not other and pair not in told and not any(self.apart(a, b) for a in one for b in other):
                told.add(pair)
                yield doubt

    def groups(self) -> Iterator[list[Entity]]:
        """The groups of more than one, whoever stands for them first."""
        seen: set[int] = set()
        for iri in sorted(self._members):
            group = self._members[iri]
            if id(group) not in seen and len(group) > 1:
                seen.add(id(group))
                yield sorted(group, key=lambda entity: entity.rank)
