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

from hoptac.model import Period
from hoptac.reading.agreements.deal import PROSE, Deal, head
from hoptac.reading.agreements.details import years
from hoptac.reading.agreements.likeness import agree, beside, differ, is_of_another_item
from hoptac.reading.agreements.paper import Claim, Paper, Told

TREATIES = ("Hiệp định", "Hiệp ước", "Nghị định thư")  # of states, told in passing, unless their parties are named
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
BETWEEN = re.compile(r"[^,;:.]{0,60} (?:giữa|với) ")
SUMMED_UP = re.compile(r"(?<!\w)(?:tổng kết|nhìn lại) (?:[^ ,;.]+ ){0,6}$")
YEAR = re.compile(r"\s?(?:ký )?(?:năm )?(?P<year>(?:19|20)\d\d)(?!\d| ?[-/])")


def deals(papers: Iterable[Paper]) -> list[Deal]:
    """The agreements of a document."""
    told = [paper for paper in papers if paper.told is not Told.DENIED and not _is_treaty(paper)]
    found: list[Deal] = []
    for paper in sorted(told, key=lambda one: one.passage.part not in PROSE):
        if paper.clear and not _goes_back(paper) and not _is_done_by(found, paper):
            _enter(found, paper)
    for paper in told:
        one = paper.mention.rule != "several" and (not paper.clear or _goes_back(paper))
        if one and _is_carried_out_before(found, paper):
            found.append(Deal.of(paper))
        elif one and (deal := _meant(found, paper)):
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
    if not paper.kind.startswith(TREATIES):
        return False
    return len(paper.names) < 2 or (paper.told is Told.NAMED and (paper.past or paper.by))


def _is_done_by(found: list[Deal], paper: Paper) -> bool:
    """Whether a sentence tells what those of a deal do by it, all of its parties or not: "theo thỏa thuận, A và B sẽ …"."""
    bare = paper.by and paper.told is Told.NAMED and not (paper.day or paper.period or paper.subject)
    return (
        bare and not BETWEEN.match(paper.passage.folded, paper.mention.stop) and any(paper.names & deal.names for deal in found)
    )


def _is_carried_out_before(found: list[Deal], paper: Paper) -> bool:
    """Whether a paper was carried out for years that none of the deals has lasted: the one before that which is signed now."""
    fitting = [deal for deal in found if not differ(deal, paper)]
    return bool(fitting) and _outlasts(paper, fitting)


def _outlasts(paper: Paper, deals: Iterable[Deal]) -> bool:
    """Whether a paper has been carried out for longer than there has been any of the deals."""
    return bool(paper.since) and all(_is_younger(deal, paper.since) for deal in deals)


def _is_younger(deal: Deal, year: int) -> bool:
    """Whether a deal is signed now, by a day that lies behind a year or has none."""
    return deal.present and deal.date is not None and (deal.date.year is None or deal.date.year > year)


def _goes_back(paper: Paper) -> bool:
    """Whether a paper is only pointed to, though the sentence says that it is signed ("thay mặt hai bên ký văn bản")."""
    return paper.mention.rule == "reference" and (len(paper.names) < 2 or paper.by_people)


def _enter(found: list[Deal], paper: Paper) -> None:
    """Add a clear paper to the deal that it tells of, or as a new one."""
    fitting = [deal for deal in found if not (differ(deal, paper) or beside(deal, paper) or is_of_another_item(deal, paper))]
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


def _is_other(fitting: list[Deal], paper: Paper) -> bool:
    """Whether a paper that fits known deals is another one: an earlier one told by its years alone, or one only planned."""
    if _outlasts(paper, fitting):
        return True
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
    """Whether a paper is told as one that was signed before a deal: with its year alone, or with a date and fewer parties."""
    if paper.day is None or paper.just or len(paper.names) < 2:
        return False
    return paper.names < deal.names or (paper.day.month is None and _is_just(deal))


def _is_just(deal: Deal) -> bool:
    """Whether it was just signed when the article was written."""
    return any(paper.just for paper in deal.papers)


def _is_summed_up(deal: Deal) -> bool:
    """Whether what is known of a deal is that it was carried out to its end, or for years."""
    return not deal.present and any(
        one.since or SUMMED_UP.search(one.passage.folded, one.passage.start, one.mention.start) for one in deal.papers
    )


def _is_over(period: Period, deal: Deal) -> bool:
    return bool(deal.date and deal.date.year and period.end and period.end <= deal.date.year)


def _meant(found: list[Deal], paper: Paper) -> Deal | None:
    """The deal that a paper goes back to."""
    fitting = [deal for deal in found if not differ(deal, paper)]
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
