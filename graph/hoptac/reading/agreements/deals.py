"""Papers put together: which mentions are one agreement.

In come the papers of a document, out go `Deal`s in the order of their first mention. A paper that tells an agreement by itself
comes first: it is one that is known already unless their years, days or parties differ. What only goes back to a paper ("văn bản
này", "bản ghi nhớ ấy", "thỏa thuận giai đoạn trước") then finds the deal that it means.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.papers import papers
>>> text = "Năm 2014, VNPT và FPT ký bản ghi nhớ. Năm 2020, VNPT và FPT ký thỏa thuận hợp tác. Theo bản ghi nhớ, VNPT mở lớp."
>>> [[paper.kind for paper in deal.papers] for deal in deals(papers(annotate(Document.of("a.txt", text))))]
[['Bản ghi nhớ', 'Bản ghi nhớ'], ['Thỏa thuận hợp tác']]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from hoptac.model import Part, Period, StatedDate
from hoptac.reading.agreements.deal import PROSE, Deal, head
from hoptac.reading.agreements.details import years
from hoptac.reading.agreements.paper import Claim, Paper, Told
from hoptac.reading.sides import GOVERNS, place_of

TREATIES = ("Hiệp định", "Hiệp ước", "Nghị định thư")  # of states, told in passing, unless the parties are named
COMMITTEES = ("Tỉnh ủy", "Thành ủy")
BACK = re.compile(r"\s?(?:ấy|đó|này|trên|nói trên|kể trên)(?!\w)")
NEW = re.compile(
    r"\s?(?:mới|lần này|vừa ký|vừa được ký|hợp tác mới"
    r"|cho (?:giai đoạn|chặng|\w+ năm|những năm)(?: mới| tới| tiếp theo| sau))(?!\w)"
)
OLD = re.compile(r"[^.;]{0,40}?(?:giai đoạn trước|trước đó|trước đây|cũ|lần trước|năm ngoái|giai đoạn qua)(?!\w)")
ALSO = re.compile(r"(?<!\w)(?:cũng|còn) (?:đã |vừa |cùng |cùng nhau |chính thức |tiến hành )*(?:ký|kí|trao)(?!\w)")
ALONG = re.compile(
    r"(?:cũng )?(?:(?:tại|trong|nhân) (?:hội nghị|buổi lễ|lễ ký|lễ ký kết|buổi làm việc|sự kiện|chương trình|dịp)"
    r" ?(?:này|trên|ấy|đó)?"
    r"|dịp này|bên cạnh đó|ngoài ra|cùng ngày|cũng trong ngày|tiếp đó|sau đó|ngay sau đó|đồng thời)(?!\w)"
)
SUMMED_UP = re.compile(r"(?<!\w)(?:tổng kết|nhìn lại) (?:[^ ,;.]+ ){0,6}$")
YEAR = re.compile(r"\s?(?:ký )?(?:năm )?(?P<year>(?:19|20)\d\d)(?!\d| ?[-/])")


def deals(papers: Iterable[Paper]) -> list[Deal]:
    """The agreements of a document."""
    told = [paper for paper in papers if paper.told is not Told.DENIED and not _is_treaty(paper)]
    found: list[Deal] = []
    for paper in sorted(told, key=lambda one: one.passage.part not in PROSE):
        if paper.clear and not _goes_back(paper):
            _enter(found, paper)
    for paper in told:
        one = paper.mention.rule != "several" and (not paper.clear or _goes_back(paper))
        if one and (deal := _meant(found, paper)):
            deal.add(paper)
    return sorted(found, key=lambda deal: deal.start)


def sign(deals: Iterable[Deal], signers: Iterable[Claim]) -> None:
    """Give those who sign without a paper being named in their sentence to the deal told last before it."""
    present = [deal for deal in deals if deal.present]
    for claim in signers:
        before = [deal for deal in present if deal.start < claim.evidence.start]
        if before:
            max(before, key=lambda deal: deal.last_before(claim.evidence.start)).signers.append(claim)


def _is_treaty(paper: Paper) -> bool:
    return paper.kind.startswith(TREATIES) and len(paper.names) < 2


def _goes_back(paper: Paper) -> bool:
    """Whether a paper is only pointed to, though the sentence says that it is signed ("thay mặt hai bên ký văn bản")."""
    return paper.mention.rule == "reference" and (len(paper.names) < 2 or paper.by_people)


def _enter(found: list[Deal], paper: Paper) -> None:
    """Add a clear paper to the deal that it tells of, or as a new one."""
    fitting = [deal for deal in found if not (_differ(deal, paper) or _beside(deal, paper) or _is_of_another_item(deal, paper))]
    if not fitting or _is_other(fitting, paper):
        deal = Deal.of(paper)
        deal.names = deal.names or _those_before(found, paper)
        found.append(deal)
    else:
        max(fitting, key=lambda deal: _likeness(deal, paper)).add(paper)


def _those_before(found: list[Deal], paper: Paper) -> frozenset[str]:
    """Whom "hai bên" means in a sentence that names nobody: the parties of the deal told of last before, if they are as many."""
    before = [deal for deal in found if deal.start < paper.mention.start and len(deal.names) == paper.together]
    return max(before, key=lambda deal: deal.last_before(paper.mention.start)).names if before else frozenset()


def _likeness(deal: Deal, paper: Paper) -> tuple[bool, bool, bool, bool, bool, int]:
    """How much speaks for a paper being of a deal: years, day, news, parties, kind, and being the last one told of before."""
    period, date = years(paper.period), paper.day
    news = NEW.match(paper.passage.folded, paper.mention.stop) is not None or (paper.told is Told.SIGNED and not paper.past)
    return (
        period is not None and period == deal.period,
        date is not None and deal.date is not None and agree(date, deal.date),
        news and deal.present,
        len(paper.names) > 1 and paper.names <= deal.names,
        head(paper.kind) in deal.heads,
        deal.last_before(paper.mention.start),
    )


def _differ(deal: Deal, paper: Paper) -> bool:
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


def _beside(deal: Deal, paper: Paper) -> bool:
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


def _is_of_another_item(deal: Deal, paper: Paper) -> bool:
    """Whether a paper of a list is not that of a deal: each item is one of its own."""
    return paper.item and all(one.item and one.passage.start != paper.passage.start for one in deal.papers)


def _is_other(fitting: list[Deal], paper: Paper) -> bool:
    """Whether a paper that fits known deals is another one: an earlier one told by its years alone, or one only planned."""
    if _is_along(fitting, paper) or (_is_new(paper) and not any(deal.present for deal in fitting)):
        return True
    if paper.told is Told.SIGNED and not paper.past and all(_is_summed_up(deal) for deal in fitting):
        return True
    if all(deal.present and deal.date is None and _is_long_before(paper, deal) for deal in fitting):
        return True
    period = years(paper.period)
    before = paper.past or paper.told is Told.HELD
    if before and (paper.date or period) and all(deal.present and not (deal.date or deal.period) for deal in fitting):
        return True
    if period and all(deal.period is None for deal in fitting):
        return (paper.past or paper.told in (Told.HELD, Told.NAMED)) and any(_is_over(period, deal) for deal in fitting)
    return paper.told is Told.PLANNED and all(deal.told is Told.SIGNED for deal in fitting) and len(paper.names) > 1


def _is_along(fitting: list[Deal], paper: Paper) -> bool:
    """Whether a paper is signed beside those that are known.

    Its parties "also sign" one, or they or other people sign one of another sort as well.
    """
    names = paper.names if len(paper.names) > 1 else frozenset(claim.name for claim in paper.partner)
    if paper.told is not Told.SIGNED or paper.past:
        return False
    text, start, sort = paper.passage.folded, paper.passage.start, head(paper.kind)
    also = ALSO.search(text, start, paper.mention.start) is not None
    if any(names == deal.names or (names < deal.names and not (also and len(names) > 1)) for deal in fitting if names):
        return False
    other = ALONG.match(text, start) is not None and all(sort not in deal.heads for deal in fitting)
    return (other and bool(names or paper.signers)) or (bool(names) and also)


def _is_new(paper: Paper) -> bool:
    """Whether a paper is signed now and called new."""
    return paper.told is Told.SIGNED and not paper.past and NEW.match(paper.passage.folded, paper.mention.stop) is not None


def _is_long_before(paper: Paper, deal: Deal) -> bool:
    """Whether a paper is told as one tells of what was signed before a deal: with its year alone, or with a date and fewer parties."""
    if paper.day is None or paper.just or len(paper.names) < 2:
        return False
    return paper.names < deal.names or (paper.day.month is None and _is_just(deal))


def _is_just(deal: Deal) -> bool:
    """Whether it was just signed when the article was written."""
    return any(paper.just for paper in deal.papers)


def _is_summed_up(deal: Deal) -> bool:
    """Whether what is known of a deal is that it was carried out to its end."""
    return not deal.present and any(
        SUMMED_UP.search(one.passage.folded, one.passage.start, one.mention.start) for one in deal.papers
    )


def _is_over(period: Period, deal: Deal) -> bool:
    return bool(deal.date and deal.date.year and period.end and period.end <= deal.date.year)


def _meant(found: list[Deal], paper: Paper) -> Deal | None:
    """The deal that a paper goes back to."""
    fitting = [deal for deal in found if not _differ(deal, paper)]
    if not fitting:
        return None
    text, stop = paper.passage.folded, paper.mention.stop
    if year := YEAR.match(text, stop):
        return _of_year(fitting, int(year["year"]))
    if len(fitting) == 1:
        return None if OLD.match(text, stop) and len(found) == 1 else fitting[0]
    if OLD.match(text, stop):
        return min(fitting, key=_age)
    if NEW.match(text, stop):
        return max(fitting, key=_age)
    return max(fitting, key=lambda deal: _closeness(deal, paper, BACK.match(text, stop) is not None))


def _closeness(deal: Deal, paper: Paper, back: bool) -> tuple[bool, bool, int]:
    """How likely a bare word means a deal: one of its sort; the last told of where it points back, else this article's."""
    last = deal.last_before(paper.mention.start)
    sort = paper.mention.rule != "reference" and head(paper.kind) in deal.heads
    if back or paper.mention.rule == "reference":
        return (sort, last >= 0, last)
    return (sort, deal.present, last)


def _of_year(fitting: list[Deal], year: int) -> Deal | None:
    """The deal of a year: signed in it, or beginning with it."""
    return next((d for d in fitting if d.date and d.date.year == year), None) or next(
        (d for d in fitting if d.period and d.period.start == year), None
    )


def _age(deal: Deal) -> tuple[int, int, int]:
    """What orders deals in time; one without any date counts as new."""
    date, period = deal.date, deal.period
    year = date.year if date and date.year else period.start if period and period.start else 9999
    return (year, date.month or 0 if date else 0, -deal.start)
