"""Papers that a sentence only counts, and what tells them apart behind it.

In come the papers of a document, or its deals; out go the deals that "ba thỏa thuận" are, one by one, where the text tells them.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.papers import papers
>>> text = "VNPT và FPT ký hai thỏa thuận. Thỏa thuận thứ nhất về hạ tầng; thỏa thuận thứ hai về nhân lực."
>>> apart, left = told_apart(papers(annotate(Document.of("a.txt", text))))
>>> [deal.papers[1].subject.quote for deal in apart], left
(['hạ tầng', 'nhân lực'], [])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hoptac.model import Evidence, Part
from hoptac.reading.agreements.deal import Deal
from hoptac.reading.agreements.paper import Paper, Told
from hoptac.text import NUMERALS

COUNTED = re.compile(rf"(?<![\w/.-])0?([2-9]|{'|'.join(NUMERALS)})(?: bản| (?:buổi )?lễ (?:ký|kí)(?: kết)?)? $")
NEAR = 28  # characters before a paper in which it is counted
# What a contract is for, as the words behind it tell.
FOR = re.compile(
    r"(?:dành cho|để làm|cho|tài trợ) (?:dự án )?"
    r"(?P<what>(?:đường dây|đoạn|dự án|gói|công trình|nhà máy|tuyến)(?:(?! với )[^,;.()]){3,100})"
    r"|\((?P<inside>(?:đoạn|dự án)[^()]{3,100})\)"
)
ONE_OF_THEM = re.compile(r"(?<!\w)(?:một|một bản) $")
THE_OTHER = re.compile(r" (?:thứ (?:nhất|hai|ba|tư|bốn|năm|sáu)|kia|còn lại|đầu tiên)(?!\w)")
PAIR = 2
FARTHEST = 600  # characters behind a sentence that counts papers in which they are told apart


def number(paper: Paper) -> int:
    """How many papers the words before one count ("ký ba biên bản ghi nhớ"), 0 where they do not."""
    found = COUNTED.search(paper.passage.folded, max(paper.passage.start, paper.mention.start - NEAR), paper.mention.start)
    return int(found[1]) if found and found[1].isdigit() else NUMERALS[found[1]] if found else 0


def told_apart(papers: Sequence[Paper]) -> tuple[list[Deal], list[Paper]]:
    """The deals that one pair signs at once, where the text counts them and tells each; and the other papers."""
    for paper in papers:
        signed = paper.told is Told.SIGNED and not paper.past and len(paper.names) == PAIR
        parts = _parts(paper, papers) if signed and number(paper) else []
        if parts and len(parts) == number(paper):
            told = [paper, *parts]
            return [_deal(paper, part) for part in parts], [one for one in papers if one not in told]
    return [], list(papers)


def _parts(paper: Paper, papers: Iterable[Paper]) -> list[Paper]:
    """The papers behind one that are told as one of those it counts: "thỏa thuận thứ nhất", "một hợp đồng …; hợp đồng kia"."""
    behind = [one for one in papers if 0 < one.mention.start - paper.passage.stop + 1 < FARTHEST]
    return [one for one in behind if _is_part(one)]


def _is_part(paper: Paper) -> bool:
    text, mention = paper.passage.folded, paper.mention
    return THE_OTHER.match(text, mention.stop) is not None or ONE_OF_THEM.search(text[: mention.start][-NEAR:]) is not None


def _deal(paper: Paper, part: Paper) -> Deal:
    """One of the deals that a paper counts: its parties and its day are the paper's, its subject is the part's."""
    deal = Deal.of(paper._replace(shared=True))
    deal.add(part._replace(subject=part.subject or _purpose(part)))
    return deal


def _purpose(paper: Paper) -> Evidence | None:
    """What a contract is for: "hợp đồng kia dành cho dự án …"."""
    text = paper.passage.folded
    which = THE_OTHER.match(text, paper.mention.stop)
    found = FOR.match(text, (which.end() if which else paper.mention.stop) + 1, paper.passage.stop)
    return paper.passage.document.evidence(*found.span("what")) if found and found["what"] else None


def gather(deals: Sequence[Deal], papers: Iterable[Paper]) -> None:
    """Add to the items of a list the sentence that counts them all: "Bốn văn bản đã được ký chiều 8/2 …"."""
    for paper in papers:
        if paper.mention.rule == "several" and paper.told is Told.SIGNED and not paper.past:
            items = [deal for deal in deals if deal.present and deal.date is None and _is_item_behind(deal, paper)]
            for deal in items if len(items) == number(paper) else ():
                deal.add(paper)


def _is_item_behind(deal: Deal, paper: Paper) -> bool:
    return deal.start > paper.mention.start and deal.papers[0].passage.part is Part.ITEM
