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

import re
from bisect import bisect_left

from hoptac.model import Annotated, Kind, Part, Sentence
from hoptac.reading.passages import folded
from hoptac.reading.spots import spots

DELIVERED, PILOTED, PLANNED = "delivered", "piloted", "planned"
PROMISED_BEFORE = "planned in an earlier paragraph"  # a passive ("được cấp") ends it
TOGETHER = re.compile(r" (?:cùng |cũng )?(?:phối hợp|hợp tác|thống nhất|nhất trí|cùng nhau)(?!\w)")
TOLD = (Part.PROSE, Part.ITEM)


class Course:
    """The marks of progress of an article, and the status that each leaves in force."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.sentences = annotated.sentences
        found = spots(annotated.document.text).progress.all()
        self._marks = [mark for mark in found if mark.value != "no_progress"]
        self._starts = [mark.start for mark in self._marks]
        self._told = [mark.start for mark in self._marks if mark.value != "clause"]
        self._opening: dict[int, str] = {}
        self._states = [""] * len(self._marks)
        self._run()

    def status_at(self, sentence: Sentence, start: int, stop: int) -> str:
        """The status of what the sentence names from `start` to `stop`."""
        status = self._before(sentence, start) or self._behind(stop, sentence.stop)
        status = status or self._opening.get(sentence.start, "") or self._default(sentence)
        return PLANNED if status == PROMISED_BEFORE else status

    def is_silent(self, sentence: Sentence, start: int) -> bool:
        """Whether the sentence has no mark before a place."""
        return bisect_left(self._told, sentence.start) == bisect_left(self._told, start)

    def _before(self, sentence: Sentence, start: int) -> str:
        """The status that the marks before a place leave in force; '' if its sentence has none there."""
        if self.is_silent(sentence, start):
            return ""
        return self._states[bisect_left(self._starts, start) - 1] or DELIVERED

    def _behind(self, stop: int, end: int) -> str:
        """The status that the first mark behind a place gives in the same clause."""
        index = bisect_left(self._starts, stop)
        values = [mark.value for mark in self._marks[index : bisect_left(self._starts, end)]]
        clause = values[: values.index("clause")] if "clause" in values else values
        if clause[:1] == ["delivered"] and "piloted" in clause[1:2]:
            return PILOTED  # "đang được cho chạy thử"
        return _after(clause[0], "", "")[0] if clause else ""

    def _run(self) -> None:
        """Go through the article and note the status behind each mark."""
        status, paragraph = "", -1
        for sentence in self.sentences:
            if sentence.part is Part.HEADING:
                status = ""
            elif sentence.part in TOLD:
                if sentence.paragraph != paragraph and status == PLANNED and sentence.part is Part.PROSE:
                    status = PROMISED_BEFORE
                paragraph = sentence.paragraph
                self._opening[sentence.start] = status
                status = self._through(sentence, status)
            elif sentence.part is Part.CAPTION:
                self._through(sentence, "")

    def _through(self, sentence: Sentence, status: str) -> str:
        """The status behind a sentence that began with `status`; a trial ends with its sentence."""
        before = status
        for index in range(bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.stop)):
            status, before = _after(self._marks[index].value, status, before)
            self._states[index] = status
        return before if status == PILOTED else status

    def _default(self, sentence: Sentence) -> str:
        """What an item of a list, a sentence on an agreement, or what both do together tells without any mark is promised.

        All else is done.
        """
        on_agreement = self.annotated.within(sentence.start, sentence.stop, Kind.AGREEMENT)
        groups = self.annotated.within(sentence.start, sentence.stop, Kind.GROUP)
        together = any(TOGETHER.match(folded(self.annotated.document.text), group.stop) for group in groups)
        return PLANNED if on_agreement or together or sentence.part is Part.ITEM else DELIVERED


def _after(group: str, status: str, before: str) -> tuple[str, str]:
    """The status behind a mark, and the one that comes back when a trial is over, if they were `status` and `before`.

    >>> _after("piloted", "delivered", ""), _after("clause", "piloted", "delivered"), _after("in_use", "planned", "planned")
    (('piloted', 'delivered'), ('delivered', 'delivered'), ('planned', 'planned'))
    """
    if group == "clause":
        return (before, before) if status == PILOTED else (status, status)
    if group == "piloted":
        return (status, before) if status in (PLANNED, PILOTED) else (PILOTED, status)
    if group == "planned":
        return PLANNED, PLANNED
    if group == "delivered" or (group == "in_effect" and status != PLANNED) or status not in (PLANNED, PROMISED_BEFORE):
        return DELIVERED, DELIVERED
    return status, status
