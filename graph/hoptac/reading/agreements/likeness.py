"""Whether a paper is one of a deal: their years, days, parties, signers and kinds, so far as both are told.

In come a deal as it is known so far and a paper; out goes whether something tells them apart.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.papers import papers
>>> text = "Năm 2014, VNPT và FPT ký bản ghi nhớ. Năm 2020, VNPT và FPT ký bản ghi nhớ. Bản ghi nhớ giữa FPT và VNPT có hiệu lực."
>>> first, second, third = papers(annotate(Document.of("a.txt", text)))
>>> differ(Deal.of(first), second), differ(Deal.of(first), third)
(True, False)
"""

from __future__ import annotations

from itertools import takewhile

from hoptac.model import Part, Period, StatedDate
from hoptac.reading.agreements.deal import PROSE, Deal, head
from hoptac.reading.agreements.details import years
from hoptac.reading.agreements.paper import Paper
from hoptac.reading.sides import GOVERNS, place_of

COMMITTEES = ("Tỉnh ủy", "Thành ủy")


def differ(deal: Deal, paper: Paper) -> bool:
    """Whether years, days or parties tell a paper from a deal."""
    ours, theirs = years(paper.period), deal.period
    if ours and theirs and not _overlap(ours, theirs):
        return True
    if paper.day and deal.date and not agree(paper.day, deal.date):
        return True
    if _is_outside(paper.day, theirs) or _is_outside(deal.date, ours):
        return True
    return _is_of_others(deal, paper) or _apart(deal.partners, paper.partners) or _signed_by_others(deal, paper)


def _is_of_others(deal: Deal, paper: Paper) -> bool:
    """Whether a paper names other parties than a deal, so far as both name enough of them to tell."""
    several = paper.names if len(paper.names) > 1 else frozenset()
    names = several or paper.partners
    if not names or not (len(deal.names) > 1 or _apart(deal.names | deal.partners, several)):
        return False
    if _among(names, deal.names) or _among(deal.names, names) or _headed(deal, paper):
        return False
    return not (paper.by_people and names & deal.names)


def _apart(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether names are told on both sides, and none of them is on both."""
    return bool(names and others) and not any(_among(frozenset({name}), others) for name in names)


def _signed_by_others(deal: Deal, paper: Paper) -> bool:
    """Whether a paper is signed by two people or more, and the deal by as many others."""
    ours, theirs = deal.signed_by, paper.signed_by
    return len(ours) > 1 and len(theirs) > 1 and ours.isdisjoint(theirs)


def _headed(deal: Deal, paper: Paper) -> bool:
    """Whether a headline or a caption and the prose tell of one paper and name a party of it otherwise, a title even all."""
    beside = {(one.passage.part in PROSE) for one in deal.papers} | {paper.passage.part in PROSE}
    title = _is_title(paper, deal) and deal.present and len(paper.names) == len(deal.names)
    alike = head(paper.kind) in deal.heads and (title or bool(paper.names & deal.names))
    return alike and beside == {True, False} and (paper.passage.part not in PROSE or len(deal.papers) == 1)


def _is_title(paper: Paper, deal: Deal) -> bool:
    """Whether a paper stands in a heading before all prose that tells of a deal."""
    return paper.passage.part is Part.HEADING and all(paper.mention.start < one.mention.start for one in deal.papers)


def _among(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each name is one of the others, or one is the other cut short."""
    return all(
        any(_is_part(name, other) or _is_part(other, name) or _of_one_place(name, other) for other in others) for name in names
    )


def _is_part(name: str, other: str) -> bool:
    """Whether a name is the other, or its first or last words."""
    return f"{other} ".startswith(f"{name} ") or f" {other}".endswith(f" {name}")


def _of_one_place(name: str, other: str) -> bool:
    """Whether one is the party committee of a province and the other its government: the secretary signs for the province."""
    return name.startswith(COMMITTEES) != other.startswith(COMMITTEES) and any(
        committee.startswith(COMMITTEES) and body.startswith(GOVERNS) and place_of(committee) == place_of(body)
        for committee, body in ((name, other), (other, name))
    )


def _overlap(one: Period, other: Period) -> bool:
    """Whether two periods can be one: equal at every end that both tell."""
    starts = one.start is None or other.start is None or one.start == other.start
    ends = one.end is None or other.end is None or one.end == other.end
    return starts and ends


def _is_outside(day: StatedDate | None, period: Period | None) -> bool:
    """Whether what was signed on a day can not be for these years: a paper is signed in them, or in the year before."""
    if day is None or day.year is None or period is None:
        return False
    return bool((period.start and day.year < period.start - 1) or (period.end and day.year > period.end))


def agree(one: StatedDate, other: StatedDate) -> bool:
    """Whether two dates can be one: equal in every part that both tell."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a is None or b is None or a == b for a, b in pairs)


def beside(deal: Deal, paper: Paper) -> bool:
    """Whether a deal is signed in the same breath ("ký thỏa thuận hợp tác và biên bản ghi nhớ")."""
    here = takewhile(lambda other: other.passage.start == paper.passage.start, reversed(deal.papers))
    return any(
        other.told is paper.told and other.mention.rule != "reference" and _is_told_apart(other, paper) and not other.past
        for other in here
    )


def _is_told_apart(other: Paper, paper: Paper) -> bool:
    """Whether two papers of one sentence are of another sort, or listed with another name or on something else."""
    if head(other.kind) != head(paper.kind):
        return True
    subjects = {one.subject.quote if one.subject else "" for one in (other, paper)}
    return paper.along and (len(subjects) > 1 or other.kind != paper.kind)


def is_of_another_item(deal: Deal, paper: Paper) -> bool:
    """Whether a paper of a list is not that of a deal: each item is one of its own."""
    return paper.item and all(one.item and one.passage.start != paper.passage.start for one in deal.papers)
