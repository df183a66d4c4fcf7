"""Areas: what an agreement is about, item by item, in the text's own words and order.

What comes in are an annotated document and the agreements read before; what goes out are `Area` facts, their positions counted
from 1 for each agreement, and an `AreaCount` where the text states how many there are. A list belongs to the agreement that its
lead names, else to one named before it in its paragraph, else to the one that the article reports.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading import agreements
>>> text = "VNPT và FPT ký thỏa thuận hợp tác. Hai bên hợp tác trên 2 lĩnh vực: an toàn thông tin; nông nghiệp thông minh."
>>> article = annotate(Document.of("a.txt", text))
>>> *areas, count = read(article, agreements.read(article, ()))
>>> [(area.agreement, area.position, area.text) for area in areas]
[('a1', 1, 'an toàn thông tin'), ('a1', 2, 'nông nghiệp thông minh')]
>>> count.number, count.evidence.quote
(2, '2 lĩnh vực')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hoptac.lists import lists
from hoptac.model import Agreement, Annotated, Area, AreaCount, Fact, Facts, Kind, SignedOn, Term
from hoptac.reading.areas.leads import listings
from hoptac.reading.areas.listing import Listing
from hoptac.text import fold

__all__ = ["read"]

# What is listed before any agreement is named belongs to one only where partners are said to work together.
TOGETHER = re.compile(r"(?<!\w)(?:hợp tác|phối hợp|liên kết|thỏa thuận|ký|ký kết|hai bên|ba bên|các bên)(?!\w)")
THIS_YEAR = 9999  # of an agreement whose year is not told
LEAD_ENDS = re.compile(r"[:;(\n]|\. ")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Area | AreaCount, ...]:
    """The areas of the agreements of a document."""
    known = _Known(Facts(earlier))
    if not known.agreements:
        return ()
    told: dict[str, list[Listing]] = {}
    for listing in filter(known.is_of_agreement, listings(annotated)):
        for key in known.meant(listing):
            told.setdefault(key, []).append(listing)
    chosen = [(key, listing) for key, several in told.items() for listing in _told_once(several)]
    ordered = sorted(chosen, key=lambda item: item[1].start)
    return tuple(_numbered(fact for key, listing in ordered for fact in _facts(annotated, key, listing)))


def _told_once(several: list[Listing]) -> list[Listing]:
    """The lists of one agreement: the surest, and where it is not as long as the text counts, those that say something else."""
    best = max(several, key=lambda listing: listing.weight)
    kept = [best]
    for listing in several if not best.is_whole else ():
        if listing.goes_with(best) and not any(_is_again(listing, one) for one in kept):
            kept.append(listing)
    return kept


def _is_again(listing: Listing, other: Listing) -> bool:
    """Whether a list tells the members of another again, in part."""
    ours, theirs = ({word for span in one.members for word in one.lead.folded[slice(*span)].split()} for one in (listing, other))
    return len(ours & theirs) * 2 > min(len(ours), len(theirs))


def _numbered(facts: Iterable[Area | AreaCount]) -> Iterator[Area | AreaCount]:
    """The areas counted on where an agreement has several lists."""
    counts: dict[str, int] = {}
    for fact in facts:
        if isinstance(fact, Area):
            count = counts[fact.agreement] = counts.get(fact.agreement, 0) + 1
            fact = fact if fact.position == count else replace(fact, position=count)
        yield fact


def _facts(annotated: Annotated, key: str, listing: Listing) -> Iterator[Area | AreaCount]:
    yield from _areas(annotated, key, listing)
    yield from _counts(annotated, key, listing)


def _areas(annotated: Annotated, key: str, listing: Listing) -> Iterator[Area]:
    for position, (start, stop) in enumerate(listing.members, 1):
        evidence = annotated.document.evidence(start, stop)
        words = lists().fields_of(evidence.quote)
        yield Area(key, position, evidence.quote, words, evidence=evidence, rule=listing.rule)


def _counts(annotated: Annotated, key: str, listing: Listing) -> Iterator[AreaCount]:
    """The number that the words before a list state."""
    if listing.count:
        lead = annotated.document.text[listing.start : listing.members[0][0]]
        words = annotated.document.evidence(listing.start, listing.start + len(LEAD_ENDS.split(lead)[0]))
        yield AreaCount(key, listing.count, evidence=words, rule=listing.rule)


class _Known:
    """The agreements of a document and where it names them."""

    def __init__(self, facts: Facts) -> None:
        self.agreements = facts.of(Agreement)
        self.places = sorted((words.start, fact.key) for fact in self.agreements for words in fact.mentions)
        self.subjects = {fact.key: fold(fact.subject) for fact in self.agreements if fact.subject}
        self.years = {f.agreement: f.period.start or 0 for f in facts.of(Term)}
        self.years |= {fact.agreement: fact.date.year for fact in facts.of(SignedOn) if fact.date.year}

    def is_of_agreement(self, listing: Listing) -> bool:
        """Whether a list can be an agreement's, and not of what somebody teaches, trades in or does alone."""
        first, lead = listing.members[0][0], listing.lead
        if {lead.folded[slice(*span)] for span in listing.members} & set(self.subjects.values()):
            return False  # what stands at the head of each paragraph is which agreement it tells of
        if self.is_of_several(listing):
            return False
        if TOGETHER.search(lead.folded, lead.start, first):
            return True
        bodies = {mention.value for mention in lead.of(Kind.ORGANISATION, stop=first)}
        alone = len(bodies) == 1 and not lead.of(Kind.AGREEMENT, Kind.GROUP, stop=first)
        return self.places[0][0] < first and not alone

    def is_of_several(self, listing: Listing) -> bool:
        """Whether a list sums up several agreements that are told one by one: "theo các biên bản ghi nhớ, …"."""
        papers = listing.lead.of(Kind.AGREEMENT, stop=listing.members[0][0])
        return any(paper.rule == "several" for paper in papers) and len(self.alike(self.places[0][1])) < len(self.agreements)

    def meant(self, listing: Listing) -> list[str]:
        """The keys of the agreements that a list belongs to: mostly of one."""
        first = listing.members[0][0]
        text = listing.lead.folded
        paragraph = text.rfind("\n", 0, listing.lead.start) + 1
        about = [key for key, subject in self.subjects.items() if subject in text[listing.lead.start : first]]
        if len(about) == 1:
            return about
        for begin in (listing.lead.start, paragraph):
            named = [key for start, key in self.places if begin <= start < first]
            if named:
                return named[-1:] if begin == listing.lead.start else self.alike(named[-1])
        return self.alike(self.main(first))

    def alike(self, key: str) -> list[str]:
        """The agreements that the same words tell, one with each partner: what one of them holds, all do."""
        first = {one: start for start, one in reversed(self.places)}
        return sorted(one for one, start in first.items() if start == first.get(key))

    def main(self, place: int) -> str:
        """The agreement that the article reports: the newest, of those of one year the last named before a place.

        One whose year is not told is as new as the article.
        """
        last = {key: start for start, key in self.places if start < place}
        ranked = self.agreements
        return max(
            ranked, key=lambda one: (one.status == "signed", self.years.get(one.key, THIS_YEAR), last.get(one.key, -1))
        ).key
