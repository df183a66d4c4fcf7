"""Where an article names people: the runs of capitals that are names, and the words of address that lead to them.

What comes in is a sheet with its bodies and offices; what goes out are `Name`s in the order of the text. A name never takes in
the words of a body, a post or a place beside it.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.posts import offices
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Chủ tịch UBND tỉnh Nguyễn Đức Trung, ông Choo Han và ông Long")
>>> posts, bodies = offices(sheet, namings(sheet))
>>> [(name.words, name.short) for name in names(sheet, bodies, posts)]
[('Nguyễn Đức Trung', False), ('Choo Han', False), ('Long', True)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hoptac.mentions.capitals import RUN, SMALL, UPPER, WORD, in_title_case, is_foreign
from hoptac.mentions.naming import Naming
from hoptac.mentions.places import LONGEST_NAME
from hoptac.mentions.seats import Office
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.model import Part
from hoptac.text import fold

NO_BREAK = "\u00a0"
GOES_ON = re.compile(rf"(\w+) ([{SMALL}]\w*)")  # "Luật sư" in "Đoàn Luật sư"
SECOND = re.compile(rf" [-–] (?P<run>{WORD}(?: {WORD}){{1,3}})(?!\w)")
PARTICLE = re.compile(rf" (?:de|da|dos|del|van|von|der|bin|al|el)(?: (?:de|der|den|la))? {WORD}(?: {WORD}){{0,3}}(?!\w)")
SLIP, LONGEST_SLIP = re.compile(rf" [{SMALL}]\w*"), 12  # characters
SHOUTED = re.compile(rf"[{UPPER}]{{2}}")
HYPHENED = re.compile(r"(?<!\S)\w+ \w+-\w+$")  # "Chung Eui-sun" at the end of "Motor Chung Eui-sun"
SHOUT = re.compile(rf"[{UPPER}\d]{{2,}}(?!\w)")
OPENS, OPENED = re.compile(r"(?:^|\n|[.!?…;] |\"|“)$"), re.compile(r"(?:,| [-–]) ")
LOOK_BACK = 24
NAMELESS = (Part.CREDIT, Part.BYLINE)
SHORTEST, LONGEST_FOREIGN, LONGEST_LAO = 2, 5, 8
LONGEST_SYLLABLE = 7  # a longer word for a kind of bodies has two syllables, and begins no name of a person


class Name(NamedTuple):
    """A person's name where it stands; `short` is one that only the article tells whose it is ("ông Long").

    `lead` is where the words of address and honour before it begin; `honours` are those that are ranks and degrees.
    """

    start: int
    stop: int
    words: str
    lead: int
    honours: tuple[str, ...] = ()
    short: bool = False
    rule: str = "family-name"


def names(sheet: Sheet, bodies: tuple[Naming, ...], offices: tuple[Office, ...]) -> tuple[Name, ...]:
    """The names of people on a sheet, whole and short ones; one word is a name only where words of address lead to it."""
    taken = _Taken(sheet, bodies, offices)
    office_ends = {office.stop for office in offices}
    runs = (run for run in RUN.finditer(sheet.text) if " " in run[0] or NO_BREAK in run[0] or run.start() in sheet.leads)
    found = [_cased(name) for run in runs for name in _names(sheet, run, taken, office_ends)]
    known = {fold(name.words): name.words for name in found if not name.short}
    return tuple(_without_brand(_with_slip(sheet, name, known), known) for name in found)


def _cased(name: Name) -> Name:
    """A name that is shouted, as it is written elsewhere: "LÊ VĂN AN" is Lê Văn An."""
    return name._replace(words=in_title_case(name.words)) if not name.short else name


def _with_slip(sheet: Sheet, name: Name, known: Mapping[str, str]) -> Name:
    """A name with its last syllables, where they stand in small letters by a slip and the article has it whole elsewhere."""
    stop, words = name.stop, name.words
    while (slip := SLIP.match(sheet.text, stop)) and stop - name.stop < LONGEST_SLIP:
        stop, words = slip.end(), words + slip[0]
        if whole := known.get(fold(words)):
            return name._replace(stop=stop, words=whole, short=False)
    return name


def _without_brand(name: Name, known: Mapping[str, str]) -> Name:
    """A foreign name without the last words of the body before it, where the article has it alone elsewhere."""
    words = name.words.split(" ")
    if name.rule != "office" or len(words) <= SHORTEST:
        return name
    for first in range(1, len(words) - SHORTEST + 1):
        if whole := known.get(fold(" ".join(words[first:]))):
            begin = name.stop - len(whole)
            return name._replace(start=begin, lead=begin, words=whole)
    return name


class _Taken:
    """Which places of a text belong to bodies, offices and words of address; a place's name counts where a run begins with it."""

    def __init__(self, sheet: Sheet, bodies: tuple[Naming, ...], offices: tuple[Office, ...]) -> None:
        self._places = sheet.places
        self._kinds = {at: found.stop for at, found in sheet.kinds.items()}
        self._offices = {office.start for office in offices}
        self._mask = bytearray(len(sheet.text) + 1)
        spans = [(body.start, body.stop if body.brand else body.name_stop) for body in bodies] + [
            (office.start, office.stop) for office in offices
        ]
        spans += [(at, place.stop) for at, place in sheet.places.items() if sheet.text[at].islower()]  # "nước Lào"
        for start, stop in [*spans, *((start, stop - 1) for start, stop in sheet.led.items())]:
            self._mask[start:stop] = b"\1" * (stop - start)

    def until(self, at: int) -> int:
        """Where the words end that a place of the text belongs to, or the place itself."""
        if self._mask[at]:
            return self._mask.find(0, at)
        place, kind = self._places.get(at), self._kinds.get(at)
        if kind and kind > at + LONGEST_SYLLABLE:
            return kind
        return place.stop if place else at

    def is_office(self, at: int) -> bool:
        """Whether an office begins at a place."""
        return at in self._offices

    def cut(self, at: int, end: int) -> int:
        """Where a run from `at` ends: at its end, or before a word that belongs to something else."""
        taken = self._mask.find(1, at, end)
        return taken - 1 if taken > at else end


def _names(sheet: Sheet, run: re.Match[str], taken: _Taken, office_ends: set[int]) -> Iterator[Name]:
    at = run.start()
    while at < run.end():
        if (free := taken.until(at)) > at:
            at = free + 1
            continue
        stop = taken.cut(at, run.end())
        name = (
            _led(sheet, at, stop)
            or _in_office(sheet, at, stop, office_ends)
            or _by_family(sheet, at, stop)
            or _opening(sheet, at, stop, taken)
        )
        if name:
            yield name
        elif (shouted := SHOUT.match(sheet.text, at)) and shouted.end() < stop:
            stop = shouted.end()
        at = (name.stop if name else stop) + 1


def _cut(text: str, at: int, stop: int, longest: int) -> int:
    """The run from `at`, of at most so many words."""
    words = text[at:stop].split(" ")
    return at + len(" ".join(words[:longest]))


def _foreign(sheet: Sheet, at: int, stop: int) -> int:
    """The run of a foreign name from `at`; one in syllables of Vietnamese, as names of Laos are written, may be longer."""
    lao = not any(is_foreign(word) for word in sheet.text[at:stop].split(" "))
    return _cut(sheet.text, at, stop, LONGEST_LAO if lao else LONGEST_FOREIGN)


def _led(sheet: Sheet, at: int, stop: int) -> Name | None:
    """A name behind a word of address or honour."""
    lead = sheet.leads.get(at)
    if not lead:
        return None
    native = sheet.is_person(at)
    stop = _cut(sheet.text, at, stop, LONGEST_NAME) if native else _foreign(sheet, at, stop)
    stop = stop if native else _with_particle(sheet, _second(sheet, stop))
    words = sheet.text[at:stop]
    return Name(at, stop, words, lead.start, lead.honours, " " not in words, "address")


def _with_particle(sheet: Sheet, stop: int) -> int:
    """Where a foreign name ends that goes on behind a small word: "Jaime de Souza", "Ursula von der Leyen"."""
    found = PARTICLE.match(sheet.text, stop)
    return found.end() if found and not sheet.in_post(found.end() - 1) else stop


def _second(sheet: Sheet, stop: int) -> int:
    """Where a foreign name ends that has a second part behind a dash: "Bun Chăn - Sí Vông Phăn"."""
    found = SECOND.match(sheet.text, stop)
    second = found.start("run") if found else 0
    if not found or sheet.in_post(second) or second in sheet.places or sheet.is_person(second):
        return stop
    return found.end()


def _in_office(sheet: Sheet, at: int, stop: int, office_ends: set[int]) -> Name | None:
    """A name right behind an office: "Chủ tịch UBND tỉnh Trần Phong"."""
    if at - 1 not in office_ends:
        return None
    words = sheet.text[at:stop]
    if korean := HYPHENED.search(words):
        return Name(at + korean.start(), stop, korean[0], at, rule="office")
    if " " not in words or SHOUTED.search(words) or name_words().no_bodies.match(sheet.folded, at):
        return None
    native = sheet.is_person(at)
    stop = _cut(sheet.text, at, stop, LONGEST_NAME) if native else _foreign(sheet, at, stop)
    stop = stop if native else _second(sheet, stop)
    return Name(at, stop, sheet.text[at:stop], at, rule="office")


def _opening(sheet: Sheet, at: int, stop: int, taken: _Taken) -> Name | None:
    """A foreign name that opens a sentence, before a comma and an office: "Jensen Hall, Chủ tịch kiêm CEO"."""
    words = sheet.text[at:stop].split(" ")
    frame = OPENED.match(sheet.text, stop)
    if not frame or not 1 < len(words) <= LONGEST_NAME or not OPENS.search(sheet.text, max(0, at - 3), at):
        return None
    if not taken.is_office(frame.end()) or any(word.isupper() for word in words) or not words[0].isascii():
        return None
    return Name(at, stop, sheet.text[at:stop], at, rule="office")


def _by_family(sheet: Sheet, at: int, stop: int) -> Name | None:
    """A name by its family name alone, where nothing says that a street, school or prize is called so."""
    stop = _cut(sheet.text, at, stop, LONGEST_NAME)
    if " " not in sheet.text[at:stop] or not sheet.is_person(at) or sheet.part_at(at) in NAMELESS:
        return None
    if (word := GOES_ON.match(sheet.text, sheet.text.rindex(" ", at, stop) + 1)) and name_words().joined(word[1], word[2]):
        return None
    before = sheet.folded[max(0, at - LOOK_BACK) : at].split()
    if any(" ".join(before[-count:]) in name_words().called_after for count in (1, 2) if len(before) >= count):
        return None
    return Name(at, stop, sheet.text[at:stop], at)
