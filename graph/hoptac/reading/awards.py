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
from hoptac.model import Annotated, Award, Fact, Part
from hoptac.reading.award_acts import Act, Recipients, acts, prizes
from hoptac.reading.passages import Passage, folded, passages
from hoptac.reading.ties import Ties
from hoptac.text import squeeze

TOLD = (Part.PROSE, Part.ITEM, Part.CAPTION)
REASON = re.compile(r"(?<!\w)(?:vì|do|nhờ)\s(?:đã\s)?")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Award, ...]:
    """The awards of an article, in the order of its text."""
    text = annotated.document.text
    named = prizes(text, folded(text))
    if not named:
        return ()
    told = [s for s in annotated.sentences if s.part in TOLD and any(s.start <= prize.start < s.stop for prize in named)]
    told.sort(key=lambda sentence: sentence.part is Part.CAPTION)  # a caption only repeats what the prose says
    ties = Ties(annotated, earlier)
    found = [award for passage in passages(annotated, told) for award in _in_passage(passage, named, ties)]
    return tuple(sorted(_once(_with_givers(found)), key=lambda award: award.evidence))


def _in_passage(passage: Passage, named: list[Found[str]], ties: Ties) -> Iterator[Award]:
    for act in acts(passage, named):
        for one in act.recipients:
            yield _award(passage, act, one, ties)


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
