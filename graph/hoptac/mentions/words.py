"""The words of `ontology/names.toml` that tell where a name begins and ends, as sets.

What comes in is the TOML file; what goes out is one frozen `NameWords`, loaded once by `name_words()`.

>>> words = name_words()
>>> "nguyễn" in words.family_names, words.joined("Viễn", "thông"), words.joined("thông", "đã")
(True, True, False)
>>> words.goes_on("phục vụ hành chính công tỉnh", 8)
23
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from hoptac import resources
from hoptac.errors import ListError
from hoptac.openings import Closing, Opening, closing, opening
from hoptac.text import fold, starting

FILE = "ontology/names.toml"
LOCAL = ("tỉnh", "thành phố", "tp", "địa phương")
SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True)
class ShortForms:
    """Words that stand for a body named before, with the beginnings of its name, and what beside them makes them mean none."""

    heads: dict[str, tuple[str, ...]]
    pattern: Opening
    many: re.Pattern[str]
    where: Closing
    firms_behind: re.Pattern[str]
    provinces_behind: re.Pattern[str]


@dataclass(frozen=True)
class NameWords:
    """All words are folded; `pairs` are the neighbouring syllables inside the words of names."""

    family_names: frozenset[str]
    weak_family_names: frozenset[str]
    eponyms: frozenset[str]
    called_after: frozenset[str]
    gathering: frozenset[str]
    organs: frozenset[str]
    posted: frozenset[str]
    of_committee: frozenset[str]
    topical: frozenset[str]
    purposed: frozenset[str]
    before_places: frozenset[str]
    breaks: frozenset[str]
    deeds: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    tails: dict[str, tuple[str, ...]]
    forms: frozenset[str]
    daughters: frozenset[str]
    no_bodies: re.Pattern[str]
    small_no_bodies: tuple[str, ...]
    acts: re.Pattern[str]
    short_forms: ShortForms
    venues: re.Pattern[str]
    foreign: dict[str, str]
    foreign_of: dict[str, str]
    foreign_plain: frozenset[str]
    things: Closing
    calls: Closing
    leading: frozenset[str]
    sites: Opening
    firm_leads: Opening
    seats: dict[str, tuple[str, ...]]

    def joined(self, before: str, after: str) -> bool:
        """Whether two neighbouring syllables stand in one word of a name."""
        return (fold(before), fold(after)) in self.pairs

    def seat(self, title: str) -> tuple[str, ...] | None:
        """How the names of the bodies begin that a title can be of, None where it says nothing of them."""
        words = f" {fold(title)} "
        found = [title for title in self.seats if f" {title} " in words]
        return self.seats[max(found, key=len)] if found else None

    def goes_on(self, folded: str, at: int) -> int:
        """Where the words end with which a name goes on in small letters at a place of a folded text, or the place itself."""
        first = SYLLABLE.match(folded, at)
        for tail in self.tails.get(first[0], ()) if first else ():
            stop = at + len(tail)
            if folded.startswith(tail, at) and not folded[stop : stop + 1].isalnum():
                return stop
        return at


def _pairs(words: Iterable[str]) -> frozenset[tuple[str, str]]:
    syllables = [fold(word).split() for word in words]
    return frozenset(pair for word in syllables for pair in pairwise(word) if "và" not in pair)


def _tails(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The folded tails by their first syllable, the longest first."""
    tails: dict[str, list[str]] = {}
    for word in sorted({fold(word) for word in words}, key=lambda word: (-len(word), word)):
        tails.setdefault(word.split()[0], []).append(word)
    return {first: tuple(found) for first, found in tails.items()}


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _short_forms(heads: dict[str, list[str]], never: dict[str, list[str]]) -> ShortForms:
    forms = _longest([*heads, *LOCAL])
    return ShortForms(
        heads={word: tuple(beginnings) for word, beginnings in heads.items()},
        pattern=Opening(rf"(?P<word>{starting(*forms)})(?P<this> (?:này|trên|ấy|đó))?(?!\w)", forms),
        many=re.compile(rf"(?<![\w/.-])(?:\d+|{_forms(never['many'])}) $"),
        where=_before(never["where"]),
        firms_behind=re.compile(rf" (?:{_forms(never['firms_behind'])})(?!\w)"),
        provinces_behind=re.compile(rf" (?:{_forms(never['provinces_behind'])})(?!\w)"),
    )


def _by_word(stated: dict[str, list[str]]) -> dict[str, str]:
    """The types of bodies by their words."""
    return {word: type_ for type_, words in stated.items() for word in words}


def _either(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_forms(words)})(?!\w)")


def _before(words: Iterable[str]) -> Closing:
    return closing(*_longest(words))


def _forms(words: Iterable[str]) -> str:
    return "|".join(_longest(words))


def _longest(words: Iterable[str]) -> list[str]:
    """The folded words for a pattern, the longest first."""
    return [re.escape(word) for word in sorted(_folded(words), key=lambda word: (-len(word), word))]


@cache
def name_words() -> NameWords:
    """The words of this installation.

    Raises `ListError` where a list of the file is missing.
    """
    stated = resources.table(FILE)
    try:
        return NameWords(
            family_names=_folded(stated["family_names"].split()),
            weak_family_names=_folded(stated["weak_family_names"].split()),
            eponyms=_folded(stated["eponyms"]),
            called_after=_folded(stated["called_after"]),
            gathering=_folded(stated["gathering"]),
            organs=_folded(stated["organs"]),
            posted=_folded(stated["posted"]),
            of_committee=_folded(stated["of_committee"]),
            topical=_folded([*stated["topical"], *stated["purposed"]]),
            purposed=_folded(stated["purposed"]),
            before_places=_folded(stated["before_places"]),
            breaks=_folded(stated["breaks"].split()),
            deeds=_folded(stated["deeds"]),
            pairs=_pairs([*stated["words"], *stated["tails"]]),
            tails=_tails(stated["tails"]),
            forms=_folded(stated["forms"]),
            daughters=_folded(stated["daughters"]),
            no_bodies=_either(stated["no_bodies"]),
            small_no_bodies=tuple(stated["small_no_bodies"]),
            acts=re.compile(rf" (?:(?:{_forms(stated['before_acts'])}) )*(?:sẽ|đã|đang|{_forms(stated['acts'])})(?!\w)"),
            venues=_either(stated["venues"]),
            foreign=_by_word(stated["foreign"]),
            foreign_of=_by_word(stated["foreign_of"]),
            foreign_plain=_folded(stated["foreign_plain"].split()),
            things=_before(stated["things"]),
            calls=_before([*stated["things"], *stated["called_after"], *stated["sites"]]),
            firm_leads=opening(*_longest(stated["firm_leads"]), behind=" "),
            sites=opening(*_longest(stated["sites"]), behind=r"(?!\w)"),
            leading=_folded(stated["leading"].split()),
            seats={fold(title): tuple(heads) for title, heads in stated["seats"].items()},
            short_forms=_short_forms(stated["short_forms"], stated["no_short_forms"]),
        )
    except KeyError as missing:
        raise ListError(f"{FILE}: the list {missing} is missing; add it") from None
