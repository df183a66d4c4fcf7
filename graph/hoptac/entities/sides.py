"""The body of an office that no words beside it tell: by the brackets around, by its clause, by the side of its sentence.

What comes in are the bodies of an article and its offices; what goes out is a `Sides`, asked for places of the text.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Phía Tập đoàn Hoa Sen có ông Lê Văn An, Phó Chủ tịch.")
>>> Sides(Bodies(sheet, namings(sheet)), ()).seat("Phó Chủ tịch", 39)
'Tập đoàn Hoa Sen'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from hoptac.entities.bodies import Bodies
from hoptac.mentions.seats import Office
from hoptac.mentions.words import name_words
from hoptac.text import fold

ACTING, LONGEST_ACTING = re.compile(r"(?<!\w)(?:đại diện|thay mặt)(?: cho| phía| lãnh đạo)? $"), 20
OF, FOR = " của ", re.compile(r",? (?:là người |đã )?(?:thay mặt|đại diện)(?: cho)? ")
CLAUSE_END = re.compile(r"[;.)\n]|$")
COMPANY, FIRM = "company", "công ty"
HEADS, MINISTERS = ("trưởng", "thủ tướng"), ("bộ trưởng", "thứ trưởng")  # of a committee too
NEAREST = 40  # names before a place that can be the side of its sentence


class Sides:
    """The bodies of an article as those whom its sentences are about; those in an office count where no other is named."""

    def __init__(self, bodies: Bodies, offices: Iterable[Office]) -> None:
        self.bodies = bodies
        self._only: dict[tuple[str, ...], str] = {}
        self._posted = {office.body.start for office in offices if office.body}

    def seat(self, title: str, place: int) -> str:
        """The body of an office that no words beside it tell: the side of its sentence, else the one of the article that fits."""
        wanted = name_words().seat(title)
        if wanted is None:
            return self.side_before(place)
        side = self.side_before(place)
        if side and self._begins(side, wanted):
            return side
        if not side and (scene := self._scene(place, wanted)):
            return scene
        if wanted not in self._only:
            fitting = [name for name in self.bodies.by_name if self._begins(name, wanted)]
            self._only[wanted] = fitting[0] if len(fitting) == 1 else ""
        return self._only[wanted]

    def _scene(self, place: int, wanted: tuple[str, ...]) -> str:
        """The one fitting body of the sentence before, of one paragraph: "… tại Trường Cao đẳng A. Dự có bà B – Hiệu trưởng"."""
        sheet, sentence = self.bodies.sheet, self.bodies.sheet.sentence_at(place)
        index = bisect_left(sheet.starts, sentence.start) - 1 if sentence else -1
        before = sheet.sentences[index] if index >= 0 else None
        if before is None or sentence is None or before.paragraph != sentence.paragraph:
            return ""
        starts = self.bodies.starts[bisect_left(self.bodies.starts, before.start) : bisect_left(self.bodies.starts, before.stop)]
        named = {self.bodies.name_of[at] for at in starts[-NEAREST:] if at in self.bodies.name_of}
        fitting = [name for name in sorted(named) if self._begins(name, wanted)]
        return fitting[0] if len(fitting) == 1 else ""

    def is_stranger(self, title: str, name: str) -> bool:
        """Whether a body can not be that of a head whose title says what he is head of: a Cục trưởng is of a Cục."""
        heads = name_words().seat(title)
        named = fold(title).endswith(HEADS) and not fold(title).endswith(MINISTERS)
        return bool(name and heads) and named and not self._begins(name, heads or ())

    def can_seat(self, title: str, name: str) -> bool:
        """Whether nothing in a title says that it is of a body of another kind: a "Thứ trưởng" is of a ministry."""
        heads = name_words().seat(title)
        return heads is None or self._begins(name, heads)

    def _begins(self, name: str, heads: tuple[str, ...]) -> bool:
        """Whether a body is of one of these heads, by its name or by what it is."""
        body = self.bodies.by_name.get(name)
        if f"{fold(name)} ".startswith(tuple(f"{head} " for head in heads)):
            return True
        return body is not None and (body.head in heads or (body.type == COMPANY and FIRM in heads))

    def side_before(self, place: int) -> str:
        """The body that a sentence is about before a place, or the sentence that leads into its list."""
        sentence = self.bodies.sheet.sentence_at(place)
        start = self.bodies.sheet.lead_in(sentence).start if sentence else 0
        inside = self.bodies.starts[bisect_left(self.bodies.starts, start) : bisect_left(self.bodies.starts, place)][-NEAREST:]
        named = [at for at in inside if at in self.bodies.name_of and at not in self.bodies.told]
        apart = [at for at in named if at not in self._posted]
        return self.bodies.name_of[(apart or named)[-1]] if named else ""

    def called_at(self, place: int) -> str:
        """The body that a short form at a place of the text means: "Nhà trường"."""
        words = name_words().short_forms
        found = words.pattern.match(self.bodies.sheet.folded, place)
        return self.bodies.called(words.heads[found["word"]], place) if found and found["word"] in words.heads else ""

    def owner(self, place: int) -> str:
        """The body behind "của" at a place of the text: "Chủ tịch Nguyễn Văn An của CMC", "Phó Chủ tịch của tập đoàn"."""
        if not self.bodies.sheet.text.startswith(OF, place):
            return ""
        at = place + len(OF)
        short = name_words().short_forms.pattern.match(self.bodies.sheet.folded, at)
        return self.bodies.name_of.get(at, "") or (self.bodies.in_sentence(short["word"], at) if short else "")

    def spoken_for(self, place: int) -> str:
        """The body for which somebody acts, by the words at a place of the text: "Thứ trưởng A là người thay mặt Bộ Y tế"."""
        found = FOR.match(self.bodies.sheet.folded, place)
        return self.bodies.name_of.get(found.end(), "") if found else ""

    def spoken_before(self, place: int) -> str:
        """The body for which somebody acts whose name begins at a place: "đại diện phía Hoa Sen, ông Lê Văn An"."""
        at = self.bodies.starts[max(0, bisect_left(self.bodies.starts, place) - 1)] if self.bodies.starts else place
        body = self.bodies.by_start.get(at)
        if body is None or self.bodies.sheet.text[body.stop : place] != ", ":
            return ""
        acts = ACTING.search(self.bodies.sheet.folded, max(0, at - LONGEST_ACTING), at)
        return self.bodies.name_of.get(at, "") if acts else ""

    def ending(self, place: int) -> str:
        """The body named at a place of the text, where nothing else follows it in its clause."""
        naming = self.bodies.by_start.get(place)
        if naming is None or place in self._posted or not CLAUSE_END.match(self.bodies.sheet.text, naming.stop):
            return ""
        return self.bodies.name_of.get(place, "")

    def last_within(self, start: int, stop: int) -> str:
        """The last body named between two places."""
        index = bisect_left(self.bodies.starts, stop) - 1
        return self.bodies.name_of.get(self.bodies.starts[index], "") if index >= 0 and self.bodies.starts[index] >= start else ""
