"""For how long a paper is, where a sentence tells it in years or months and not by its first and last year: "có hiệu lực 3 năm".

In comes a paper; out go the number, the unit and the words, or None.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.papers import papers
>>> (paper,) = papers(annotate(Document.of("a.txt", "VNPT và FPT ký bản ghi nhớ có thời hạn 5 năm.")))
>>> lasts = duration_of(paper)
>>> lasts.number, lasts.unit, lasts.evidence.quote
(5, 'years', 'có thời hạn 5 năm')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.model import Evidence, Kind
from hoptac.openings import opening
from hoptac.reading.agreements.paper import Paper, Told
from hoptac.text import NUMERALS

UNITS = {"năm": "years", "tháng": "months"}
LASTS = opening(
    *("có thời hạn", "có hiệu lực", "có giá trị", "thời hạn", "hiệu lực", "kéo dài", "trong"),
    behind=r"(?: hợp tác| thực hiện| hiệu lực| là| trong| thời gian| thời hạn| vòng)* "
    rf"(?P<number>\d{{1,2}}|{'|'.join(NUMERALS)}) (?P<unit>năm|tháng)(?! \d|\w)(?! (?:qua|nay|gần|trước|học|liên|vừa|đầu))",
)
# What may be for that long and is not the paper.
OTHER = re.compile(
    r"(?<!\w)(?:sau|hơn|qua|suốt|giảm|tăng|đạt|xây dựng|hoàn thành|đào tạo|hỗ trợ|tài trợ|cung cấp|triển khai)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Lasting:
    """A number of `unit` ("years" or "months") and the words that tell it."""

    number: int
    unit: str
    evidence: Evidence


def duration_of(paper: Paper) -> Lasting | None:
    """How long a paper is for, as the words behind it in its clause tell."""
    if paper.told is Told.DENIED:
        return None
    passage, text = paper.passage, paper.passage.folded
    following = passage.of(Kind.AGREEMENT, start=paper.mention.stop)
    stop = min([m.start for m in following] + [passage.stop])
    found = LASTS.search(text, paper.mention.stop, stop)
    if found is None or ";" in (gap := text[paper.mention.stop : found.start()]) or OTHER.search(gap):
        return None
    number = int(found["number"]) if found["number"].isdigit() else NUMERALS[found["number"]]
    return Lasting(number, UNITS[found["unit"]], passage.document.evidence(found.start(), found.end()))
