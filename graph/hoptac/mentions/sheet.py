"""An article laid out for the readers of names: its text, its folded text, and where the words of the lists stand in it.

>>> sheet = Sheet.of("Bí thư Tỉnh ủy Nghệ An")
>>> sheet.posts[0].value.name, sheet.places[15].value.name
('Bí thư', 'Nghệ An')
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from hoptac.automaton import Found
from hoptac.lists import Named, lists
from hoptac.mentions.capitals import SMALL, UPPER
from hoptac.mentions.places import Places, is_person, places
from hoptac.model import Part, Sentence
from hoptac.terms import KnownOrganisation, OrganisationKind, Place, Term
from hoptac.text import fold, vietnamese

IN_RUN = re.compile(rf"[{UPPER}]\w* [{UPPER}]$")  # "Anh" in "Phạm Anh Tuấn" is no word of address
WORD = re.compile(r"\w+")
NAME_BEFORE = re.compile(rf"(?<!\w)(?:[{UPPER}][{SMALL}]+ ){{1,3}}$")
LONGEST_NAME = 24
MOST_HONOURS = 6
LONG = 5  # words of a name that is one in small letters too
SCHOOL, DEPUTY = "trường", "phó "
LONGEST_KIND = 40
UNTOLD = (Part.CREDIT, Part.BYLINE)
AFTER_LEAD = (" ", "\u00a0", ".", ":", ",")


class Lead(NamedTuple):
    """Words of address, ranks and degrees that stand together before a name: "các đồng chí:", "PGS.TS."."""

    start: int
    stop: int
    honours: tuple[str, ...] = ()


def _leads(text: str, named: Named, known: Places) -> tuple[dict[int, Lead], dict[int, int]]:
    """The leads of a text by the place where what they lead to begins, and where each of their words leads to."""
    addresses = [(found, False) for found in named.addresses]
    honours = [(found, True) for found in named.honours]
    leads: dict[int, Lead] = {}
    led: dict[int, int] = {}
    for found, honour in sorted(addresses + honours, key=lambda hit: (hit[0].start, -hit[0].stop)):
        if found.start in known or (IN_RUN.search(text, max(0, found.start - 12), found.start + 1) and found.start not in leads):
            continue
        stop = found.stop
        while text[stop : stop + 1] in AFTER_LEAD and stop < len(text):
            stop += 1
        before = leads.get(found.start)
        before = before if before and len(before.honours) < MOST_HONOURS else None
        own = (found.value.name,) if honour else ()
        leads[stop] = Lead(before.start, stop, before.honours + own) if before else Lead(found.start, stop, own)
        led.update((word.start(), stop) for word in WORD.finditer(text, found.start, found.stop))
    return leads, led


def _posts(text: str, posts: Iterable[Found[Term]]) -> Iterator[Found[Term]]:
    """The posts of a text; "Phó" stands before the longer one where one begins behind it: "Phó Chủ tịch HĐQT"."""
    free = 0
    for post in posts:
        if post.start >= free:
            whole = _deputised(text, post)
            free = whole.stop
            yield whole


def _deputised(text: str, post: Found[Term]) -> Found[Term]:
    at = post.start + len(DEPUTY)
    if fold(text[post.start : at]) != DEPUTY:
        return post
    behind = next(iter(lists().posts.find(text[at : post.stop + LONGEST_KIND])), None)
    longer = behind is not None and behind.start == 0 and at + behind.stop > post.stop
    return Found(at, at + behind.stop, behind.value) if behind and longer else post


def _schools(text: str, posts: Iterable[Found[Term]]) -> Iterator[Found[OrganisationKind]]:
    """The schools whose first word also ends the name of their board: "Chủ tịch Hội đồng Trường Đại học Orion"."""
    for post in posts:
        at = post.stop - len(SCHOOL)
        if fold(text[at : post.stop]) == SCHOOL and (kinds := lists().organisation_kinds.find(text[at : at + LONGEST_KIND])):
            start, stop, kind = kinds[0]
            if not start and stop > len(SCHOOL):
                yield Found(at, at + stop, kind)


def _is_name(words: str) -> bool:
    """Whether the words of a known body name it: "cán bộ y tế" holds no ministry, but so long a name as that of a fund is one."""
    return not words.islower() or len(words.split()) >= LONG


@dataclass(frozen=True, slots=True)
class Sheet:
    """Places, known bodies and kinds of bodies by where they start; posts in order.

    `leads` are by the place where what they lead to begins; `led` tells for each of their words where that is; `papers` are
    the places where what is signed is named.
    """

    text: str
    folded: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    posts: tuple[Found[Term], ...]
    places: dict[int, Found[Place]]
    bodies: dict[int, Found[KnownOrganisation]]
    kinds: dict[int, Found[OrganisationKind]]
    leads: dict[int, Lead]
    led: dict[int, int]
    papers: frozenset[int]

    @classmethod
    def of(cls, text: str, sentences: tuple[Sentence, ...] = ()) -> Sheet:
        """A sheet of a text in NFC."""
        text = vietnamese(text)
        named, known = lists().named(text), places(text)
        posts = tuple(_posts(text, named.posts))
        kinds = {found.start: found for found in named.kinds}
        return cls(
            text,
            fold(text),
            sentences,
            tuple(sentence.start for sentence in sentences),
            posts,
            known,
            {found.start: found for found in named.organisations if _is_name(text[found.start : found.stop])},
            kinds | {found.start: found for found in _schools(text, posts)},
            *_leads(text, named, known),
            frozenset(found.start for found in named.agreements),
        )

    def is_person(self, place: int) -> bool:
        """Whether a run of capitals reads as a person's name."""
        return is_person(self.text, place, self.places)

    def post_over(self, place: int) -> Found[Term] | None:
        """The post whose words a place lies in."""
        index = bisect_right(self.posts, place, key=itemgetter(0)) - 1
        return self.posts[index] if index >= 0 and place < self.posts[index].stop else None

    def in_name(self, place: int) -> bool:
        """Whether a capitalised syllable goes on with a person's name: "Trường" in "Lê Tiến Trường"."""
        return any(is_person(self.text, start, self.places) for start in self._capitals_before(place))

    def in_led_name(self, place: int) -> bool:
        """Whether a capitalised word goes on with a name behind a word of address: "Roche" in "bà Valérie Durand Roche"."""
        return any(start in self.leads for start in self._capitals_before(place))

    def _capitals_before(self, place: int) -> list[int]:
        """Where the few capitalised words begin that stand right before a place."""
        if not self.text.endswith((" ", "\n"), 0, place):
            return []
        before = NAME_BEFORE.search(self.text, max(0, place - LONGEST_NAME), place)
        return [word.start() for word in WORD.finditer(self.text, before.start(), place)] if before else []

    def told(self, place: int) -> bool:
        """Whether a place lies in what the article tells, and not in a credit, a byline or the office that reports."""
        sentence = self.sentence_at(place)
        if sentence is None:
            return not self.sentences
        return place < sentence.stop and sentence.part not in UNTOLD

    def in_post(self, place: int) -> bool:
        """Whether a place lies in the words of a post."""
        return self.post_over(place) is not None

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place of the text."""
        index = bisect_right(self.starts, place) - 1
        return self.sentences[index] if index >= 0 else None

    def lead_in(self, sentence: Sentence) -> Sentence:
        """The sentence that leads into the list that an item stands in; any other sentence itself."""
        index = bisect_right(self.starts, sentence.start) - 1
        while index and self.sentences[index].part is Part.ITEM:
            index -= 1
        return self.sentences[index]

    def part_at(self, place: int) -> Part:
        """What the sentence at a place of the text is in its article."""
        sentence = self.sentence_at(place)
        return sentence.part if sentence else Part.PROSE
