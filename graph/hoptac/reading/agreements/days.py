"""The day on which a deal was signed: as its sentence tells, else the day of the ceremony, else what the article's date tells.

In comes a deal with its document; out goes a `Day` or None. It is never more exact than the words: "vừa ký" in an article of a
known day gives the month, and a ceremony without a day in an article of a known month that month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hoptac.model import Annotated, Evidence, Kind, Mention, Part, Sentence, StatedDate
from hoptac.reading.agreements.deal import Deal
from hoptac.reading.agreements.details import OF_A_LAW, OF_AN_END, SIGN
from hoptac.reading.agreements.paper import Paper, Told
from hoptac.reading.passages import folded

CEREMONY = re.compile(
    r"(?<!\w)(?:lễ|buổi|hội nghị|ký kết|diễn ra|tổ chức|sự kiện|cuộc|gặp|làm việc|chương trình|tiếp|ký|kí|hội đàm|diễn đàn)(?!\w)"
)
TOOK_PLACE = re.compile(
    r"(?<!\w)(?:lễ ký|lễ kí|buổi lễ|lễ ký kết|buổi ký kết|sự kiện|hội nghị)(?:[^.;]|\.\w){0,200}? "
    r"(?:diễn ra|được tổ chức|tổ chức)(?:[^.;]|\.\w){0,60}$"
)
SAME_DAY = re.compile(
    r"(?<!\w)(?:cũng trong (?:ngày|dịp|buổi)|cùng ngày|cùng dịp|nhân đó|trong cùng ngày"
    r"|sau đó|cũng tại|dịp này|nhân dịp này|tiếp đó"
    r"|tại (?:hội nghị|buổi lễ|lễ ký|lễ ký kết|buổi làm việc|sự kiện)"
    r"(?=[^.;]{1,160} cũng (?:đã |cùng |chính thức )?(?:ký|kí|trao)))(?!\w)"
)
NEWS = re.compile(r"(?<!\w)(?:lễ (?:ký|kí)|buổi (?:lễ|ký|kí)|hội nghị|nghi thức|hôm nay|sáng nay|chiều nay)(?!\w)")
PLACE_FIRST = re.compile(r"[^\W\d_]")
OF_NEWS = re.compile(r"(?<!\w)(?:thông tin|cho biết|cho hay|thông báo|công bố|đưa tin) [^.;]{0,60}$")
TELLS = re.compile(r",? [^.;,]{1,60} (?:cho biết|cho hay|thông báo|thông tin về|công bố)(?!\w)")
TODAY = "today"  # the rule of a day that is told from the article's own, which may be a later one
HELD_ON = "day-of-the-ceremony"
LEAD_SENTENCES = 6
LEAD_WORDS = 90


@dataclass(frozen=True, slots=True)
class Day:
    """When a deal was signed, by which words and by which rule."""

    date: StatedDate
    evidence: Evidence
    rule: str
    basis: str = "text"


def signing_day(deal: Deal, annotated: Annotated, others: Iterable[Deal] = ()) -> Day | None:
    """The day of a deal, if the text tells one; the days of `others` are not its own."""
    told = [p for p in deal.papers if p.date and p.day]
    best = max(told, key=lambda p: (_exactness(p.day), p.date is not None and p.date.rule != TODAY), default=None)
    if best and best.date and best.day:
        vague = best.date.rule == TODAY or best.day.month is None  # "ký kết hợp tác năm 2020" tells for when as well
        held = _of_ceremony(deal, annotated, _taken(deal, others)) if vague and deal.present else None
        better = held and (held.rule == HELD_ON if best.day.month else held.date.year in (None, best.day.year))
        return held if better else _day(annotated, best.date, best.day, "date-of-signing")
    if not deal.present:
        return None
    if same := _same_day(deal, annotated, others):
        return same
    return _of_ceremony(deal, annotated, _taken(deal, others)) or _of_dateline(deal, annotated)


def _taken(deal: Deal, others: Iterable[Deal]) -> set[int]:
    """Where the days stand that papers of other deals have."""
    return {paper.date.start for other in others if other is not deal for paper in other.papers if paper.date}


def _same_day(deal: Deal, annotated: Annotated, others: Iterable[Deal]) -> Day | None:
    """The day of the deal told before, where this one is signed along with it: "cũng trong ngày", or in one breath."""
    for paper in deal.clear:
        told_so = SAME_DAY.search(paper.passage.folded, paper.passage.start, paper.mention.start) is not None
        if told_so or paper.along:
            before = [other for other in _before(deal, paper, others) if told_so or _is_in_breath(other, paper)]
            days = [day for other in sorted(before, key=lambda one: -one.start) if (day := signing_day(other, annotated))]
            if days:
                return replace(days[0], rule="same-day")
    return None


def _before(deal: Deal, paper: Paper, others: Iterable[Deal]) -> list[Deal]:
    """The other deals of the event that are told before a paper of a deal."""
    return [other for other in others if other is not deal and other.present and other.start < paper.mention.start]


def _is_in_breath(deal: Deal, paper: Paper) -> bool:
    """Whether a deal is told in the sentence of a paper."""
    return any(one.passage.start == paper.passage.start for one in deal.papers)


def _exactness(date: StatedDate | None) -> int:
    return sum(part is not None for part in (date.year, date.month, date.day)) if date else 0


def _day(annotated: Annotated, mention: Mention, date: StatedDate, rule: str, basis: str = "text") -> Day:
    return Day(date, annotated.document.evidence(mention.start, mention.stop), rule, basis)


def _of_ceremony(deal: Deal, annotated: Annotated, taken: set[int]) -> Day | None:
    """The day that the article opens with, or on which the ceremony took place."""
    text = folded(annotated.document.text)
    prose = [s for s in annotated.sentences if s.part in (Part.PROSE, Part.ITEM)]
    for rule, sentences in ((HELD_ON, prose), ("day-that-opens", prose[:LEAD_SENTENCES])):
        for sentence in sentences:
            for mention in annotated.within(sentence.start, sentence.stop, Kind.DATE):
                free = mention.start not in taken and _can_be(deal, mention)
                if free and _tells(text, sentence, mention, rule) and isinstance(mention.value, StatedDate):
                    return _day(annotated, mention, mention.value, rule)
    return None


def _can_be(deal: Deal, mention: Mention) -> bool:
    """Whether a date can be a signing day: a month or day that does not lie long before the years of the deal."""
    date = mention.value
    if mention.rule == "dateline" or not isinstance(date, StatedDate) or date.month is None:
        return False
    start = deal.period.start if deal.period else None
    return not (start and date.year and date.year < start - 1)


def _tells(text: str, sentence: Sentence, mention: Mention, rule: str) -> bool:
    before = text[sentence.start : mention.start]
    if OF_A_LAW.search(before) or OF_AN_END.search(before) or OF_NEWS.search(before) or TELLS.match(text, mention.stop):
        return False
    if rule == HELD_ON:
        return TOOK_PLACE.search(before) is not None
    return len(before) <= LEAD_WORDS and CEREMONY.search(text, sentence.start, sentence.stop) is not None


def _of_dateline(deal: Deal, annotated: Annotated) -> Day | None:
    """What the article's own date tells: its day where a press release opens with it, its month where the signing is news."""
    own, span = annotated.document.published, annotated.document.published_span
    mention = next((m for m in annotated.mentions if m.rule == "dateline"), None)
    if mention and isinstance(mention.value, StatedDate):
        own, span = mention.value, (mention.start, mention.stop)
    if own is None or span is None or own.year is None:
        return None
    evidence = annotated.document.evidence(*span)
    if _opens(deal, annotated, span):
        return Day(own, evidence, "day-of-the-press-release", "dateline")
    first = next((s.start for s in annotated.sentences if s.part is Part.PROSE), -1)
    if not any(_is_news(paper) or _is_lead(paper, first) for paper in deal.papers):
        return None
    return Day(StatedDate(own.year, own.month), evidence, "month-of-the-article", "dateline")


def _is_news(paper: Paper) -> bool:
    """Whether a sentence reports a signing: "vừa ký", or the ceremony."""
    text = paper.passage.folded
    return paper.just or NEWS.search(text, paper.passage.start, paper.passage.stop) is not None


def _is_lead(paper: Paper, first: int) -> bool:
    """Whether the first sentence of an article reports as its news that somebody signs: "(PLO) - A và B ký kết thỏa thuận"."""
    if paper.passage.start != first or paper.told is not Told.SIGNED or paper.past:
        return False
    sign = SIGN.search(paper.passage.folded, first, paper.mention.start)
    return sign is not None and OF_NEWS.search(paper.passage.folded[first : sign.start()]) is None


def _opens(deal: Deal, annotated: Annotated, span: tuple[int, int]) -> bool:
    """Whether the place and date of a press release stand right before the sentence that tells the signing."""
    text = folded(annotated.document.text)
    place = not text.startswith("date ", span[0]) and PLACE_FIRST.match(text, span[0]) is not None
    return place and any(0 <= p.passage.start - span[1] <= 8 and "\n" not in text[span[1] : p.passage.start] for p in deal.clear)
