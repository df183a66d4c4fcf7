"""What speaks for two names being one: entities come in, links with their rule and reason go out.

The first rules are sure enough to merge by; `same_names` and the near names are doubts, for a person to decide.

>>> from hoptac.identity.census import Entity
>>> body, short = Entity("organisation", "a", "Công ty Sao Khuê", forms={"SKG"}), Entity("organisation", "b", "SKG")
>>> [link.reason for link in by_short_form([body, short])]
['SKG is the short form of Công ty Sao Khuê']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

from hoptac.identity.census import Census, Entity
from hoptac.identity.clusters import Clusters, Link
from hoptac.identity.grounds import last_day, stem, successors
from hoptac.lists import lists
from hoptac.nearest import alike
from hoptac.text import fold
from hoptac.vocabulary import Names

FULL = 3  # words from which a name is no short form
SHORTEST = 3  # letters of a short form that may stand for a body by itself


def namesakes(people: Iterable[Entity]) -> list[list[Entity]]:
    """The people whose name others have too, by name."""
    groups: dict[str, list[Entity]] = defaultdict(list)
    for person in people:
        groups[fold(person.name)].append(person)
    return [group for group in groups.values() if len(group) > 1]


def by_ground(group: list[Entity], census: Census) -> Iterator[Link]:
    """People of one name with posts in one place or body, or in two of which the one became the other."""
    for one, other in combinations(group, 2):
        shared = sorted(one.grounds & other.grounds)
        if shared:
            yield Link(one, other, "same-ground", f"both hold a post in {census.shown[shared[0]]}")
    for one, other in permutations(group, 2):
        for old in sorted(one.grounds - other.grounds):
            for new in sorted(successors(old) & other.grounds):
                reason = f"{census.shown[old]} became {census.shown[new]} after {last_day(old, new) or 'a merger'}"
                yield Link(one, other, "successor-ground", reason)


def beside(group: list[Entity], census: Census, clusters: Clusters) -> Iterator[Link]:
    """Somebody without a post, where just one bearer of the name has a post in what the article names."""
    for one in (entity for entity in group if not entity.grounds):
        fitting = [other for other in group if other.grounds & one.beside]
        if fitting and all(clusters.of(other) is clusters.of(fitting[0]) for other in fitting):
            shared = sorted(fitting[0].grounds & one.beside)[0]
            yield Link(one, fitting[0], "named-beside", f"named without a post beside {census.shown[shared]}")


def by_short_form(bodies: list[Entity]) -> Iterator[Link]:
    """A body under the short form that an article introduces for just one other."""
    of_form: dict[str, list[Entity]] = defaultdict(list)
    for body in bodies:
        for form in sorted(body.forms):
            of_form[fold(form)].append(body)
    for body in bodies:
        meant = [other for other in of_form[fold(body.name)] if other is not body]
        if len(meant) == 1 and " " not in body.name and len(body.name) >= SHORTEST:
            yield Link(body, meant[0], "short-form", f"{body.name} is the short form of {meant[0].name}")


def same_names(census: Census) -> Iterator[Link]:
    """People who have nothing but the name in common."""
    for group in namesakes(census.people()):
        for one, other in combinations(group, 2):
            yield Link(one, other, "same-name", f"one name, {_grounds(one, census)} and {_grounds(other, census)}")


def _grounds(person: Entity, census: Census) -> str:
    return ", ".join(census.shown[ground] for ground in sorted(person.grounds)) or "no post"


def near_bodies(bodies: list[Entity]) -> Iterator[Link]:
    """Bodies of one type, place and first word whose names are nearly one; bodies of the list are known to be two."""
    blocks: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    for body in bodies:
        blocks[(body.type, body.place, *fold(body.name).split()[:1])].append(body)
    for block in blocks.values():
        for at, beyond, score in alike([body.name for body in block]):
            one, other = block[at], block[beyond]
            if not (lists().organisations.named(one.name) and lists().organisations.named(other.name)):
                yield Link(one, other, "near-name", f"names are alike ({score} of 100)")


def near_people(census: Census) -> Iterator[Link]:
    """People of one ground whose names are nearly one."""
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for person in census.people():
        for ground in person.grounds:
            blocks[ground].append(person)
    for ground, block in sorted(blocks.items()):
        for at, beyond, score in alike([person.name for person in block]):
            one, other = block[at], block[beyond]
            if fold(one.name) != fold(other.name):
                yield Link(one, other, "near-name", f"names are alike ({score} of 100), both of {census.shown[ground]}")


def other_names(bodies: list[Entity], names: Names) -> Iterator[Link]:
    """Known bodies under other full names of theirs: what the IRI of such a name would be leads to the body."""
    for body in bodies:
        known = lists().organisations.named(body.name)
        listed = {fold(form) for form in known.forms} if known else set()
        for form in sorted(body.forms):
            full = fold(lists().written_out(form))
            if len(full.split()) >= FULL and fold(form) in listed and full not in fold(body.name) and fold(body.name) not in full:
                alias = Entity(body.kind, names.organisation(form), form, documents=body.documents)
                yield Link(alias, body, "listed-name", f"the list of bodies: another name of {body.name}")


def successions(bodies: list[Entity]) -> Iterator[Link]:
    """Bodies that became another: by the list of bodies, or as bodies of a province that became part of another."""
    by_name = {fold(body.name): body for body in bodies}
    by_place = {(stem(body.name, body.place), body.place): body for body in bodies if body.place}
    for body in bodies:
        name, rest = fold(body.name), stem(body.name, body.place)
        for new in sorted(successors(name) & by_name.keys()):
            yield Link(body, by_name[new], "became", f"the list of bodies: until {last_day(name, new) or 'its merger'}")
        for new in sorted(successors(body.place)):
            if body.place and (rest, new) in by_place:
                heir = by_place[rest, new]
                yield Link(body, heir, "merged-province", f"the list of places: one province after {last_day(body.place, new)}")
