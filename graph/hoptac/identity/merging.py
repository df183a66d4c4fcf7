"""Which of the names of a corpus mean one thing: a `Census` and what people decided come in, `Identities` go out.

The rules, each named on what it merges:

same-ground         people of one name with posts in one province or body
successor-ground    people of one name with posts in two provinces or bodies of which the one became the other
named-beside        somebody without a post in an article that names the province or body of the only bearer of that name
short-form          a body that one article calls by the short form that another introduces for just one body
listed-name         a known body under another name of its own, earlier or later, as the list of bodies has it
decided             a line of the decisions file
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from hoptac.identity.census import Census
from hoptac.identity.clusters import Clusters, Link
from hoptac.identity.decisions import Decisions
from hoptac.identity.likeness import (
    beside,
    by_ground,
    by_short_form,
    namesakes,
    near_bodies,
    near_people,
    other_names,
    same_names,
    successions,
)

ONE_SIGNING = timedelta(31)  # two days of signing that are farther apart are of two papers


@dataclass(frozen=True, slots=True)
class Identities:
    """What each IRI that gave way is replaced by, and why; other names of known bodies; what became what; what may be one.

    `days` tells agreements of the same parties and year apart: the day of signing by article and key.
    """

    replaced: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    days: dict[tuple[str, str], str] = field(default_factory=dict)
    merges: tuple[Link, ...] = ()
    aliases: tuple[Link, ...] = ()
    successions: tuple[Link, ...] = ()
    doubts: tuple[Link, ...] = ()

    @property
    def documents(self) -> list[str]:
        """The articles that name what gave way, in order."""
        merged = {document for link in self.merges for document in link.one.documents}
        return sorted(merged | {document for document, _ in self.days})


def identify(census: Census, decisions: Decisions | None = None) -> Identities:
    """Who is who in a corpus."""
    decisions = decisions or Decisions()
    clusters = Clusters(decisions.different)
    for one, other in decisions.same:
        if one in census.entities and other in census.entities:
            clusters.join(Link(census.entities[one], census.entities[other], "decided", "the decisions file says so"))
    bodies = list(census.bodies())
    for group in namesakes(census.people()):
        for link in (*by_ground(group, census), *beside(group, census, clusters)):
            clusters.join(link)
    for link in by_short_form(bodies):
        clusters.join(link)
    doubts = clusters.open((*same_names(census), *near_bodies(bodies), *near_people(census)))
    others = tuple(other_names(bodies, census.names))
    found = replace(_identities(clusters), days=_days(census))
    return replace(found, aliases=others, successions=tuple(successions(bodies)), doubts=tuple(doubts))


def _days(census: Census) -> dict[tuple[str, str], str]:
    """Where the same parties signed more than once in a year, the first day of each later signing, for all who tell of it."""
    days: dict[tuple[str, str], str] = {}
    for told in census.signings.values():
        first = latest = min(told)[0]
        earliest = first
        for day, document, key in sorted(told):
            if day - latest > ONE_SIGNING:
                first = day
            latest = day
            if first != earliest:
                days[document, key] = first.isoformat()
    return days


def _identities(clusters: Clusters) -> Identities:
    replaced, names, merges = dict[str, str](), dict[str, str](), []
    for first, *others in clusters.groups():
        for other in others:
            why = clusters.links[other.iri][0]
            replaced[other.iri], names[other.iri] = first.iri, first.name
            merges.append(Link(other, first, why.rule, why.reason))
    return Identities(replaced, names, merges=tuple(merges))
