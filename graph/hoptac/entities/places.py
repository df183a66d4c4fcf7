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
from hoptac.mentions.places import LEVEL, PROVINCIAL, level_of
from hoptac.mentions.words import name_words
from hoptac.model import Kind, Mention
from hoptac.terms import Place

LEVEL_BEFORE = re.compile(rf"{LEVEL.pattern} ?$")
LONGEST_LEVEL = 12
PAIRED_BEFORE = re.compile(r"(?:giữa|với|cùng|và) $")
PAIRED_BEHIND = re.compile(r" (?:và|với|cùng|-) ")
DEALING = re.compile(r"(?<!\w)(?:ký|kí|hợp tác|thỏa thuận|ghi nhớ|làm việc|phối hợp|cam kết)(?!\w)")


def places(bodies: Bodies, taken: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    """The mentions of places that lie in none of the spans that are taken."""
    free = Free(taken)
    for at in sorted(bodies.sheet.places):
        found = bodies.sheet.places[at]
        if free.at(at):
            yield _mention(bodies, found)


def _mention(bodies: Bodies, found: Found[Place]) -> Mention:
    text = bodies.sheet.text
    before = LEVEL_BEFORE.search(text, max(0, found.start - LONGEST_LEVEL), found.start)
    start = before.start() if before else found.start
    if level_of(found.value) in PROVINCIAL and (acts(bodies, found.stop) or _deals(bodies, start, found.stop)):
        province = bodies.provinces.known(found.value.name) or Province(found.value.name, level_of(found.value))
        return Mention(Kind.ORGANISATION, start, found.stop, bodies.committee(province), "province-acts")
    return Mention(Kind.PLACE, start, found.stop, found.value.name, "place")


def acts(bodies: Bodies, stop: int) -> bool:
    """Whether what follows is something that only a body does."""
    return name_words().acts.match(bodies.sheet.folded, stop) is not None


def _deals(bodies: Bodies, start: int, stop: int) -> bool:
    """Whether a place is named beside a body in a sentence on signing or working together: "giữa tỉnh X và Tập đoàn Y"."""
    sheet = bodies.sheet
    behind = PAIRED_BEHIND.match(sheet.folded, stop)
    before = PAIRED_BEFORE.search(sheet.folded, max(0, start - 8), start)
    partner = bool(behind and behind.end() in bodies.name_of) or bool(before and bodies.ends_at(before.start() - 1))
    sentence = sheet.sentence_at(start)
    return partner and sentence is not None and DEALING.search(sheet.folded, sentence.start, sentence.stop) is not None
