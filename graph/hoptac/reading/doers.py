"""Who has done what a number counts: the body that acts, where the words tell of something done and not of a target.

In come an `Annotated`, a sentence and a place in it; out goes a canonical name, '' for nobody.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> annotated = annotate(Document.of("a.txt", "VNPT đã tuyển 100 nhân viên. VNPT sẽ tuyển 50 nhân viên."))
>>> doers = Doers(annotated)
>>> [doers.of(sentence, sentence.stop - 14, sentence.stop - 1) for sentence in annotated.sentences]
['Tập đoàn Bưu chính Viễn thông Việt Nam', '']
"""

from __future__ import annotations

from functools import cached_property

from hoptac.model import Annotated, Sentence
from hoptac.reading.progress import PLANNED, Course
from hoptac.reading.providers import Providers


class Doers:
    """The bodies of an article as those who have done what it counts."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated

    @cached_property
    def _course(self) -> Course:
        return Course(self.annotated)

    @cached_property
    def _providers(self) -> Providers:
        return Providers(self.annotated)

    def of(self, sentence: Sentence, start: int, stop: int) -> str:
        """Who has done what the sentence counts from `start` to `stop`."""
        if self._course.status_at(sentence, start, stop) == PLANNED:
            return ""
        return self._providers.of(sentence, start, stop)
