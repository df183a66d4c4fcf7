"""How far a system is by the words of its article: delivered, piloted or planned.

In comes an `Annotated`; out goes, for any place in it, the status that the words before leave in force. A mark holds until
another takes over: "đã", "sẽ", "đề nghị" for all that follows, "thí điểm" up to the next semicolon.

>>> from hoptac.model import Document
>>> text = "VNPT đã xây dựng nền tảng A; triển khai thí điểm hệ thống B; vận hành hệ thống C. Tỉnh mong VNPT xong hệ thống D."
>>> first, second = Sentence(0, text.index(". ") + 1, 0), Sentence(text.index(". ") + 2, len(text), 0)
>>> course = Course(Annotated(Document.of("a.txt", text), (first, second), ()))
>>> [course.status_at(at, text.index(name), text.index(name) + 10) for at, name in
...  ((first, "hệ thống B"), (first, "hệ thống C"), (second, "hệ thống D"))]
['piloted', 'delivered', 'planned']
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from hoptac.automaton import Automaton
from hoptac.mentions.wording import wording
from hoptac.model import Annotated, Kind, Part, Sentence
from hoptac.reading.passages import folded

DELIVERED, PILOTED, PLANNED = "delivered", "piloted", "planned"
PROMISED_BEFORE = "planned in an earlier paragraph"  # a passive ("được cấp") ends it
GROUPS = ("no_progress", "planned", "piloted", "delivered", "in_effect", "in_use")
TOLD = (Part.PROSE, Part.ITEM)


@cache
def _marks() -> Automaton[str]:
    words = [(word, group) for group in GROUPS for word in sorted(wording(group))]
    return Automaton([*words, (";", "clause")])


class Course:
    """The marks of progress of an article, and the status that each of its sentences begins with."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.sentences = annotated.sentences
        self.folded = folded(annotated.document.text)
        found = _marks().find(annotated.document.text, self.folded)
        self._marks = [mark for mark in found if mark.value != "no_progress"]
        self._starts = [mark.start for mark in self._marks]
        self._opening = dict(self._openings())

    def status_at(self, sentence: Sentence, start: int, stop: int) -> str:
        """The status of what the sentence names from `start` to `stop`."""
        opening = self._opening.get(sentence.start, "")
        status = self._status(sentence, start, stop, opening)
        return PLANNED if status == PROMISED_BEFORE else status

    def _status(self, sentence: Sentence, start: int, stop: int, opening: str) -> str:
        before = self._groups(sentence.start, start)
        if any(group != "clause" for group in before):
            return _after(before, opening) or DELIVERED
        behind = self._groups(stop, sentence.stop)
        clause = behind[: behind.index("clause")] if "clause" in behind else behind
        return _after(clause[:1], "") or opening or self._default(sentence)

    def _groups(self, start: int, stop: int) -> list[str]:
        """The groups of the marks between two places."""
        return [mark.value for mark in self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]]

    def _openings(self) -> Iterator[tuple[int, str]]:
        status, paragraph = "", -1
        for sentence in self.sentences:
            if sentence.part is Part.HEADING:
                status = ""
            elif sentence.part in TOLD:
                if sentence.paragraph != paragraph and status == PLANNED and sentence.part is Part.PROSE:
                    status = PROMISED_BEFORE
                paragraph = sentence.paragraph
                yield sentence.start, status
                status = _after([*self._groups(sentence.start, sentence.stop), "clause"], status)

    def _default(self, sentence: Sentence) -> str:
        """What an item of a list, or a sentence on an agreement, tells without any mark is promised; all else is done."""
        on_agreement = self.annotated.within(sentence.start, sentence.stop, Kind.AGREEMENT)
        return PLANNED if on_agreement or sentence.part is Part.ITEM else DELIVERED


def _after(groups: list[str], status: str) -> str:
    """The status that marks leave in force, if it was `status` before them.

    >>> _after(["delivered", "piloted"], ""), _after(["delivered", "piloted", "clause"], ""), _after(["planned", "in_use"], "")
    ('piloted', 'delivered', 'planned')
    """
    before = status
    for group in groups:
        if group == "clause":
            status = before if status == PILOTED else status
        elif group == "piloted":
            status = status if status == PLANNED else PILOTED
        elif group == "planned":
            status = before = PLANNED
        elif group == "delivered" or (group == "in_effect" and status != PLANNED) or status not in (PLANNED, PROMISED_BEFORE):
            status = before = DELIVERED
    return status
