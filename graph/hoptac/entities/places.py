"""Places as they are meant: a province that acts is its people's committee, all others are places.

What comes in are the bodies of an article and the spans that are names of something else; what goes out are mentions.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Tỉnh Nghệ An cam kết hỗ trợ VNPT tại Nghệ An.")
>>> bodies = Bodies(sheet, namings(sheet))
>>> [(m.kind.value, m.value) for m in places(bodies, ())]
[('organisation', 'Ủy ban nhân dân tỉnh Nghệ An'), ('place', 'Nghệ An')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hoptac.automaton import Found
from hoptac.entities.bodies import Bodies
from hoptac.entities.provinces import Province
from hoptac.entities.spans import Free
from hoptac.mentions.capitals import is_foreign
from hoptac.mentions.places import LEVEL, LEVELS, PROVINCIAL, level_of
from hoptac.mentions.words import name_words
from hoptac.model import Kind, Mention, Sentence
from hoptac.openings import closing, opening
from hoptac.terms import Place
from hoptac.text import fold

LEVEL_BEFORE = re.compile(rf"{LEVEL.pattern} ?$")
LONGEST_LEVEL = 12
LONGEST_WORD, LONGEST_SITE = 16, 36
WORD_BEFORE = re.compile(r"(?<!\w)([A-Z][A-Za-z]+) $")
LOCATIVE = closing("ở", "tại", "trên", "trong", "từ", "đến", "về", "vào", "ra", "qua", "thuộc", "của", "địa bàn", "toàn")
NUMBER = re.compile(r" (?:\d+|hai|ba|bốn|các) $")
COUNTED = re.compile(r"(?<![\w/.-])(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy) $")  # "3 tỉnh Cao Bằng, Lạng Sơn và Thái Nguyên"
ASIDE = re.compile(r" \([^()\d]{2,30}\)(?= (?:và|với|cùng|đã|vừa|ký|kí)(?!\w))")  # "tỉnh Hà Tây (trước sáp nhập) và"
BETWEEN = re.compile(r"giữa $")
PAIRED_BEFORE = re.compile(r"(?:và|với|cùng) $")
PAIRED_BEHIND = re.compile(r" (?:và|với|cùng|-) (?:(?:tỉnh|thành phố|tp\.?) )?")
LISTED = re.compile(r"(?:,| và| -) (?:(?:tỉnh|thành phố|tp\.?) )?")
DEALING = opening("ký", "kí", "hợp tác", "thỏa thuận", "ghi nhớ", "làm việc", "phối hợp", "cam kết", behind=r"(?!\w)")
SIGNING = re.compile(r" (?:đã |vừa |cùng |chính thức |tiến hành )*(?:ký|kí)(?: kết)?(?!\w)")


def places(bodies: Bodies, taken: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    """The mentions of places that lie in none of the spans that are taken."""
    free, reader = Free(taken), _Places(bodies)
    for at in sorted(bodies.sheet.places):
        if free.at(at):
            yield reader.mention(bodies.sheet.places[at])


class _Places:
    """The places of an article, each with what follows it."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies, self.sheet = bodies, bodies.sheet
        self._kinds = frozenset(found.stop for found in bodies.sheet.kinds.values())
        self._firms = frozenset(naming.stop for naming in bodies.namings if not (naming.local or naming.level))
        self._towns = frozenset(naming.stop for naming in bodies.namings if naming.level and naming.level != PROVINCIAL[0])
        self._parts = frozenset(naming.stop for naming in bodies.namings if naming.level and naming.level not in PROVINCIAL)
        self._dealing: dict[int, bool] = {}

    def mention(self, found: Found[Place]) -> Mention:
        """The province's committee where the province acts or deals, else the place."""
        before = LEVEL_BEFORE.search(self.sheet.text, max(0, found.start - LONGEST_LEVEL), found.start)
        counted = before is not None and COUNTED.search(self.sheet.folded, max(0, before.start() - LONGEST_LEVEL), before.start())
        start = before.start() if before and not counted else found.start
        level = LEVELS[fold(before[0].strip())] if before else level_of(found.value)
        if level in PROVINCIAL and level == level_of(found.value) and self._is_body(start, found.stop):
            province = self.bodies.provinces.known(found.value.name) or Province(found.value.name, level)
            rule = "province-signs" if self._signs(found.stop) else "province-acts"
            return Mention(Kind.ORGANISATION, start, found.stop, self.bodies.acting(province), rule)
        return Mention(Kind.PLACE, start, found.stop, found.value.name, "place")

    def _is_body(self, start: int, stop: int) -> bool:
        folded = self.sheet.folded
        if LOCATIVE.search(folded, max(0, start - LONGEST_LEVEL), start) or self._in_name(start):
            return False
        if self._counted(start) or self._is_address(start, stop):
            return False
        aside = ASIDE.match(folded, stop)
        stop = aside.end() if aside else stop
        return name_words().acts.match(folded, stop) is not None or self._signs(stop) or self._deals(start, stop)

    def _in_name(self, start: int) -> bool:
        """Whether a place ends the name of something: "Khu công nghệ cao Đà Nẵng", "Cảng Bohaiwan Sơn Đông"."""
        before = WORD_BEFORE.search(self.sheet.text, max(0, start - LONGEST_WORD), start)
        if before and is_foreign(before[1]):
            return True
        return name_words().calls.search(self.sheet.folded, max(0, start - LONGEST_SITE), start) is not None

    def _is_address(self, start: int, stop: int) -> bool:
        """Whether a place only says where the firm or school before it is: "Công ty Hoa Sen, tỉnh Phú Thọ đã ký"."""
        if self.sheet.text.startswith(") ", start - 2) and start - 1 in self._firms:
            return True
        if not self.sheet.text.startswith(", ", start - 2) or LISTED.match(self.sheet.folded, stop):
            return False
        if start - 2 in self._parts:
            return True
        town = start - 2 in self._towns and self.sheet.folded.startswith(f"{PROVINCIAL[0]} ", start)
        return start - 2 in self._firms or town

    def _counted(self, start: int) -> bool:
        """Whether bodies of several places are named by their kind: "Hội Nông dân 2 tỉnh Lai Châu và Lào Cai"."""
        number = NUMBER.search(self.sheet.folded, max(0, start - LONGEST_LEVEL), start)
        return number is not None and number.start() in self._kinds

    def _signs(self, stop: int) -> bool:
        """Whether the place signs, alone or as one of a list: "Cao Bằng, Lạng Sơn và Thái Nguyên ký biên bản"."""
        while (listed := LISTED.match(self.sheet.folded, stop)) and listed.end() in self.sheet.places:
            stop = self.sheet.places[listed.end()].stop
        return SIGNING.match(self.sheet.folded, stop) is not None

    def _deals(self, start: int, stop: int) -> bool:
        """Whether a place is named beside a partner in a sentence on signing or working together."""
        if not self._in_dealing(start):
            return False
        if BETWEEN.search(self.sheet.folded, max(0, start - LONGEST_LEVEL), start):
            return True
        behind = PAIRED_BEHIND.match(self.sheet.folded, stop)
        before = PAIRED_BEFORE.search(self.sheet.folded, max(0, start - LONGEST_LEVEL), start)
        return bool(behind and self._partner(behind)) or bool(before and self.bodies.ends_at(before.start() - 1))

    def _in_dealing(self, place: int) -> bool:
        """Whether the sentence of a place is on signing or working together."""
        sentence = self.sheet.sentence_at(place)
        if sentence is None:
            return False
        if sentence.start not in self._dealing:
            found = DEALING.search(self.sheet.folded, sentence.start, sentence.stop)
            self._dealing[sentence.start] = found is not None
        return self._dealing[sentence.start] and self._in_clause(sentence, place)

    def _in_clause(self, sentence: Sentence, place: int) -> bool:
        """Whether the clause of a place, between semicolons, is itself on signing or working together."""
        folded = self.sheet.folded
        start, stop = folded.rfind(";", sentence.start, place) + 1, folded.find(";", place, sentence.stop)
        clause = max(start, sentence.start), stop if stop >= 0 else sentence.stop
        return DEALING.search(folded, *clause) is not None

    def _partner(self, behind: re.Match[str]) -> bool:
        return behind.end() in self.bodies.name_of or behind.end() in self.sheet.places
