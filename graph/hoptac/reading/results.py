"""What parties have done, as an article tells it, that is neither a system nor a figure: Result facts.

In come an `Annotated` and the facts of earlier readers; out go results: who did it, in which words, for which years, who says so.
A party, or a body that belongs to one, must be the subject and the verb must say that it is done ("đã tổ chức"); what is
promised, asked for or thought of it is none. An article that names no agreement has its firms for parties.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "VNPT đã tổ chức nhiều khóa tập huấn về an toàn thông tin, góp phần nâng cao nhận thức. VNPT sẽ mở trường."
>>> [(found.by, found.text) for found in read(annotate(Document.of("a.txt", text)), ())]
[('Tập đoàn Bưu chính Viễn thông Việt Nam', 'VNPT đã tổ chức nhiều khóa tập huấn về an toàn thông tin')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hoptac.mentions.wording import alternatives
from hoptac.model import Annotated, Delivery, Fact, Facts, Figure, Kind, Mention, Organisation, Party, Result, Sentence
from hoptac.reading.clauses import Span, cut, trimmed
from hoptac.reading.passages import LONGEST, TALK, folded
from hoptac.reading.phrases import sought
from hoptac.reading.places import Shelf
from hoptac.reading.providers import BESIDE, NEAR
from hoptac.reading.ties import Ties

FEWEST = 4  # words
OPINIONS = frozenset({"assessment"})


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Result, ...]:
    """The results that an article reports, in the order of its text."""
    facts = Facts(earlier)
    doers = _doers(annotated, facts)
    return tuple(_Results(annotated, facts, doers).all()) if doers else ()


def _doers(annotated: Annotated, facts: Facts) -> frozenset[str]:
    """The parties and the bodies that belong to them: as parts, or by a name that begins with a party's; else all firms."""
    parties = {fact.organisation for fact in facts.of(Party)}
    bodies = annotated.organisations
    if not parties:
        return frozenset(body.name for body in bodies if body.type == "company")
    brands = tuple(f"{form} " for body in bodies if body.name in parties for form in _brands(body))
    own = (body.name for body in bodies if body.part_of in parties or (brands and body.name.startswith(brands)))
    return frozenset({*parties, *own})


def _brands(body: Organisation) -> Iterator[str]:
    """Short forms of a firm that its branches bear: VNPT, Viettel."""
    return (form for form in body.forms if body.type == "company" and " " not in form)


@cache
def _verb() -> str:
    """A verb of doing that is followed by no meeting and no signing."""
    return rf"(?:{alternatives('accomplished')})(?!\w)(?!\s(?:{alternatives('ceremonies')})(?!\w))"


@cache
def _deed() -> re.Pattern[str]:
    """What follows a subject that has done something: where, with whom, how, up to its verb."""
    where = r"\s(?:tại|ở|trên địa bàn|cùng|và|phối hợp)\s[^,;:.]{1,60}?"
    how = r"(?:chủ động|tích cực|phối hợp|cùng|tập trung|liên tục|kịp thời)\s"
    return re.compile(rf"(?:{where})?\s(?:(?:cũng|còn|hiện|đều)\s)*(?:đã|vừa|hoàn thành việc)\s(?:{how})*{_verb()}")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:đã\s)?{_verb()}")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{alternatives('accomplished_ends')})(?!\w)")


class _Results:
    """The results of one article."""

    def __init__(self, annotated: Annotated, facts: Facts, doers: frozenset[str]) -> None:
        self.annotated, self.doers = annotated, doers
        self.folded = folded(annotated.document.text)
        self.ties = Ties(annotated, facts)
        told: tuple[Fact, ...] = (*facts.of(Delivery), *facts.of(Figure))
        self.told = Shelf(told, lambda fact: (fact.evidence.start, fact.evidence.stop))

    def all(self) -> Iterator[Result]:
        """The results of all sentences of prose and lists."""
        for sentence in self.annotated.sentences:
            if sentence.part in TALK and sentence.stop - sentence.start <= LONGEST:
                yield from self._of(sentence)

    def _of(self, sentence: Sentence) -> Iterator[Result]:
        doer = ""
        for start, stop in cut(self.folded, sentence.start, sentence.stop):
            subject = self._subject(start, stop)
            begin = subject.start if subject else start
            doer = str(subject.value) if subject else doer if doer and _goes_on().match(self.folded, start, stop) else ""
            if doer and not self._is_told(start, stop):
                yield from self._result(sentence, doer, self._words(begin, stop))

    def _subject(self, start: int, stop: int) -> Mention | None:
        """The first doer of a clause of which a verb says that it has done something."""
        for body in self.annotated.within(start, stop, Kind.ORGANISATION):
            done = body.value in self.doers and _deed().match(self.folded, body.stop, stop)
            if done and not BESIDE.search(self.folded, max(start, body.start - NEAR), body.start):
                return body
        return None

    def _words(self, start: int, stop: int) -> Span:
        """From the subject to where the clause begins to tell what for, what comes of it, or what else is."""
        end = _end().search(self.folded, start, stop)
        return trimmed(self.folded, start, end.start() if end else stop)

    def _result(self, sentence: Sentence, doer: str, words: Span) -> Iterator[Result]:
        start, stop = words
        if len(self.folded[start:stop].split()) < FEWEST or self._is_opinion(start, stop):
            return
        evidence = self.annotated.document.evidence(start, stop)
        yield Result(
            doer,
            evidence.quote,
            self.ties.period_of(sentence, start, stop),
            self.ties.agreement_of(sentence, start, stop),
            self.ties.reporter_of(start, stop),
            evidence=evidence,
            rule="done",
        )

    def _is_told(self, start: int, stop: int) -> bool:
        """Whether a delivery or a figure in the same clause tells it already, or an agreement lists it."""
        near = self.told.within(start, stop) or self.told.around(start, stop)
        return bool(near) or bool(self.ties.area_of(start, stop))

    def _is_opinion(self, start: int, stop: int) -> bool:
        """Whether the words are a speaker's wish, promise or opinion rather than a report."""
        said = list(self.ties.statements.around(start, stop))
        return bool(said) and (
            any(s.kind not in OPINIONS for s in said) or bool(sought("opinion").search(self.folded, start, stop))
        )
