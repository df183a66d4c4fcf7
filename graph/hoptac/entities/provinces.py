"""Which province is meant where a text says only "tỉnh" or "thành phố".

What comes in are the bodies and the places of an article; what goes out is a `Provinces` that answers for any place in the
text. One province of a body answers for the whole article; of several, the one named last before, its own sentence first; in a
list of people and their posts that names none before, the one that the list names next.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("UBND tỉnh Nghệ An họp. Ông phát biểu với UBND tỉnh.")
>>> Provinces(sheet, namings(sheet)).at(40, "tỉnh")
Province(name='Nghệ An', level='tỉnh')
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import NamedTuple

from hoptac.lists import lists
from hoptac.mentions.naming import Naming
from hoptac.mentions.places import PROVINCIAL, level_of
from hoptac.mentions.sheet import Sheet
from hoptac.openings import Closing, closing
from hoptac.text import fold

PROVINCE, TOWN = "tỉnh", "thành phố thuộc tỉnh"
DOMESTIC, GOVERNED = (*PROVINCIAL, TOWN, "huyện"), (*PROVINCIAL, "bang")
TO = " đến "
FROM = Closing(r"(?<!\w)các tỉnh(?:, thành(?: phố)?)? từ (?:tỉnh )?$", ("từ ", "từ tỉnh "))
RANGE = Closing(r"(?<!\w)các tỉnh(?:, thành(?: phố)?)? từ [^\W\d_][\w -]{1,30} đến (?:tỉnh )?$", ("đến ", "đến tỉnh "))
LONGEST_RANGE = 60
LONGEST_ROLL = 250  # characters of a list of people in which a province is still to be named
IN_ROLLS = frozenset({"và", "cùng", "tỉnh", "thành", "phố", "kiêm", "là"})
MET = ("phối hợp (?:với|cùng)", "làm việc với", "cùng với", "tiếp", "đón", "thăm")
WITH = closing(*MET, f"(?:{'|'.join(MET)}) (?:lãnh đạo|đoàn|đoàn công tác)")
LONGEST_WITH = 40
WORD = re.compile(r"\w+")
LEVEL_ENDS = ("tỉnh", "phố", "tp", "tp.", "bang")
LED = Closing(r"(?:tỉnh|thành phố|tp\.?|bang) ?$", (*LEVEL_ENDS, *(f"{end} " for end in LEVEL_ENDS)))


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city: its name, and the word that stands before it."""

    name: str
    level: str

    @property
    def phrase(self) -> str:
        """ "tỉnh Nghệ An", and "Thành phố Hồ Chí Minh", whose name has its word already."""
        if not fold(self.name).startswith(self.level):
            return f"{self.level} {self.name}"
        return self.name if self._type in PROVINCIAL else self.level + self.name[len(self.level) :]

    @property
    def committee(self) -> str:
        """Its party committee: "Tỉnh ủy Nghệ An", "Thành ủy Hà Nội"."""
        return f"{'Tỉnh ủy' if self.level == PROVINCE else 'Thành ủy'} {self.name}"

    @property
    def _type(self) -> str:
        place = lists().places.named(self.name)
        return place.type if place else ""

    @property
    def over(self) -> Province:
        """The province or city with departments of its own that a town lies in; of a province itself."""
        place = lists().places.named(self.name)
        if place is None or place.type not in (TOWN, PROVINCE):
            return self
        return Province(place.name if place.type == PROVINCE else lists().places[place.within].name, PROVINCE)

    @property
    def vietnamese(self) -> bool:
        """Whether the list knows it as a province or city of Vietnam."""
        return self._type in DOMESTIC


class Sighting(NamedTuple):
    """A province named at a place of the text; `firm` where a body or the word of its level names it.

    `guest` where it is the one with whom somebody does something: "UBND tỉnh A phối hợp với UBND tỉnh B".
    """

    at: int
    province: Province
    firm: bool
    guest: bool = False


def sightings(sheet: Sheet, bodies: Iterable[Naming]) -> list[Sighting]:
    """The provinces that an article names, in order."""
    guests = _Guests(sheet, bodies := tuple(bodies))
    found = {
        body.start: Sighting(body.start, Province(body.place, body.level), firm=True, guest=guests.at(body.start))
        for body in bodies
        if body.local and body.place and body.level in PROVINCIAL
    }
    for at, place in sheet.places.items():
        level = level_of(place.value)
        firm = bool(LED.search(sheet.folded, max(0, at - 10), at)) or fold(place.value.name).startswith(PROVINCIAL)
        if level in GOVERNED and (firm or place.value.type in PROVINCIAL) and not _in_range(sheet, at, place.stop):
            found.setdefault(at, Sighting(at, Province(place.value.name, level), firm, guests.at(at)))
    return [found[at] for at in sorted(found)]


class _Guests:
    """Answers whether a place lies in the name of a body with which another acts: "phối hợp với UBND tỉnh Sơn La"."""

    def __init__(self, sheet: Sheet, bodies: Iterable[Naming]) -> None:
        led = (body for body in bodies if WITH.search(sheet.folded, max(0, body.start - LONGEST_WITH), body.start))
        self._spans = [(body.start, body.stop) for body in led]

    def at(self, place: int) -> bool:
        """Whether a place of the text is a guest's."""
        index = bisect_right(self._spans, place, key=itemgetter(0)) - 1
        return index >= 0 and place < self._spans[index][1]


def _in_range(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether a place is an end of a range: "các tỉnh từ Thanh Hóa đến Thừa Thiên Huế"."""
    near = max(0, start - LONGEST_RANGE)
    if FROM.search(sheet.folded, near, start):
        return sheet.folded.startswith(TO, stop)
    return RANGE.search(sheet.folded, near, start) is not None


class Provinces:
    """The provinces of one article."""

    def __init__(self, sheet: Sheet, bodies: Iterable[Naming]) -> None:
        bodies = tuple(bodies)
        self._sheet = sheet
        self._spans = [(body.start, body.stop) for body in bodies]
        self.seen = sightings(sheet, bodies)
        self._by_name: dict[str, Province] = {}
        for seen in self.seen:
            self._by_name.setdefault(seen.province.name, seen.province)
        self._fitting: dict[tuple[str, bool], tuple[list[Sighting], list[Sighting]]] = {}
        self._of_bodies = Counter(
            Province(body.place, body.level) for body in bodies if body.local and body.place and body.level in PROVINCIAL
        )
        self._firm = Counter(seen.province for seen in self.seen if seen.firm)

    def known(self, name: str) -> Province | None:
        """The province of a name as this article knows it."""
        return self._by_name.get(name)

    def each(self) -> Iterable[Province]:
        """The provinces of the article, as they are named first."""
        return self._by_name.values()

    def of(self, body: str) -> str:
        """The name of the province that a local body is of, by the end of its name; '' for none."""
        return next((name for name in self._by_name if body.endswith(" " + name)), "")

    def at(self, place: int, level: str = "", *, vietnamese: bool = True) -> Province | None:
        """The province of Vietnam, or abroad, that is meant at a place of the text; `level` is the text's word for it."""
        for counted in (self._of_bodies, self._firm):
            fitting = [province for province in counted if self._fits(province, level, vietnamese)]
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                break
        return self._nearest(place, level, vietnamese)

    def over(self, place: int, level: str = "") -> Province | None:
        """The province whose departments are meant at a place of the text: for a town's name the province that it lies in."""
        found = self.at(place, level) or self.at(place)
        return found.over if found else None

    def _fits(self, province: Province, level: str, vietnamese: bool) -> bool:
        return (not level or province.level == level) and province.vietnamese is vietnamese

    def _nearest(self, place: int, level: str, vietnamese: bool) -> Province | None:
        """The province named last before a place: in its sentence, else by a body or the word of its level, else at all."""
        every, firm = self._all(level, vietnamese)
        last, last_firm = _last(every, place), _last(firm, place)
        sentence = self._sheet.sentence_at(place)
        if last and sentence and last.at >= sentence.start:
            return last.province
        following = bisect_right(every, place, key=attrgetter("at"))
        if sentence and following < len(every) and self._in_one_list(place, every[following].at, sentence.stop):
            return every[following].province
        best = last_firm or last or (every[0] if every else None)
        return best.province if best else None

    def _in_one_list(self, start: int, stop: int, end: int) -> bool:
        """Whether between two places of a sentence that ends at `end` there are only people with their posts and bodies."""
        if not start < stop < min(end, start + LONGEST_ROLL):
            return False
        words = WORD.finditer(self._sheet.text, start, stop)
        return all(word[0] in IN_ROLLS or word[0][0].isupper() or self._is_named(word.start()) for word in words)

    def _is_named(self, place: int) -> bool:
        """Whether a word is of a post, of a body, or one of address."""
        sheet, body = self._sheet, bisect_right(self._spans, place, key=itemgetter(0)) - 1
        return place in sheet.led or sheet.in_post(place) or (body >= 0 and place < self._spans[body][1])

    def _all(self, level: str, vietnamese: bool) -> tuple[list[Sighting], list[Sighting]]:
        """The sightings that fit, and the firm ones of them; those of guests only where there are no others."""
        if (level, vietnamese) not in self._fitting:
            fitting = [seen for seen in self.seen if self._fits(seen.province, level, vietnamese)]
            every = [seen for seen in fitting if not seen.guest] or fitting
            self._fitting[level, vietnamese] = every, [seen for seen in every if seen.firm]
        return self._fitting[level, vietnamese]


def _last(seen: list[Sighting], place: int) -> Sighting | None:
    index = bisect_right(seen, place, key=attrgetter("at")) - 1
    return seen[index] if index >= 0 else None
