"""Awards: who confers what on how many collectives and people, and who hands it over. Award facts, one a kind of recipient.

In come an `Annotated` and the facts of earlier readers; out go awards. "tặng" confers, "trao" hands over; where an article names
nobody who confers an award, who hands it over counts as its giver.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "Ông Lê Văn An, Chủ tịch UBND tỉnh Nghệ An, đã tặng Bằng khen cho 3 tập thể và 5 cá nhân vì có thành tích."
>>> [(found.givers, found.award, found.recipients, found.recipient) for found in read(annotate(Document.of("a.txt", text)), ())]
[(('Lê Văn An',), 'Bằng khen', 3, 'tập thể'), (('Lê Văn An',), 'Bằng khen', 5, 'cá nhân')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hoptac.automaton import Found
from hoptac.model import Annotated, Award, Fact, Part, Sentence
from hoptac.reading.award_acts import Act, Recipients, act_of
from hoptac.reading.passages import Passage, passages
from hoptac.reading.places import Shelf
from hoptac.reading.spots import spots
from hoptac.reading.ties import Ties
from hoptac.text import squeeze

TOLD = (Part.PROSE, Part.ITEM, Part.CAPTION)
FAR = 500  # characters around an award
REASON = re.compile(r"(?<!\w)(?:vì|do|nhờ)\s(?:đã\s)?")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Award, ...]:
    """The awards of an article, in the order of its text."""
    named = spots(annotated.document.text).awards.all()
    if not named:
        return ()
    prizes_in = Shelf(named, lambda prize: (prize.start, prize.stop))
    told = sorted((s for s in annotated.sentences if s.part in TOLD), key=lambda sentence: sentence.part is Part.CAPTION)
    near = [(prize, _around(sentence, prize)) for sentence in told for prize in prizes_in.within(sentence.start, sentence.stop)]
    ties = Ties(annotated, earlier)
    read_there = zip(near, passages(annotated, [words for _, words in near]), strict=True)
    found = [award for (prize, _), passage in read_there for award in _of(passage, prize, ties)]
    return tuple(sorted(_once(_with_givers(found)), key=lambda award: award.evidence))


def _around(sentence: Sentence, prize: Found[str]) -> Sentence:
    """The words of a sentence around an award that can tell of it."""
    return sentence._replace(start=max(sentence.start, prize.start - FAR), stop=min(sentence.stop, prize.stop + FAR))


def _of(passage: Passage, prize: Found[str], ties: Ties) -> Iterator[Award]:
    if act := act_of(passage, prize):
        yield from (_award(passage, act, one, ties) for one in act.recipients)


def _award(passage: Passage, act: Act, one: Recipients, ties: Ties) -> Award:
    reason = REASON.search(passage.folded, act.stop, passage.stop)
    why = squeeze(passage.document.text[reason.end() : passage.stop]).rstrip(" .") if reason else ""
    return Award(
        act.award,
        one.number,
        one.kind,
        act.givers,
        act.presenters,
        why,
        ties.agreement_within(act.stop, passage.stop),
        evidence=passage.document.evidence(act.start, act.stop),
        rule="award-given" if act.givers else "award-handed-over",
    )


def _with_givers(found: list[Award]) -> Iterator[Award]:
    """The awards; those that nobody is said to confer have who hands them over as givers."""
    conferred = {(award.award, award.recipient) for award in found if award.givers}
    for award in found:
        if award.givers or (award.award, award.recipient) in conferred:
            yield award
        else:
            yield replace(award, givers=award.presenters, presenters=())


def _once(found: Iterable[Award]) -> list[Award]:
    """The awards, each told once."""
    told: dict[tuple[object, ...], Award] = {}
    for award in found:
        told.setdefault((award.award, award.recipients, award.recipient, award.givers, award.presenters), award)
    return list(told.values())
