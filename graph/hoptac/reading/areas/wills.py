"""What partners will do together: "Theo đó, hai bên sẽ …" is itself the list of what their agreement holds.

In come a passage in which a rule has found partners that will do something, and the passages around it; out go the spans of what
they will do, on into the sentences behind it that have no subject of their own. What somebody says or wishes is none.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.passages import passages
>>> text = "Theo đó, hai bên sẽ xây dựng bản đồ số. Đồng thời, tổ chức tập huấn. Ông An cho biết hai bên sẽ mở lớp."
>>> article = annotate(Document.of("a.txt", text))
>>> first, *behind = passages(article, article.sentences)
>>> [text[slice(*span)] for span in willed(first, 9, 20, (), behind)], willed(behind[1], 86, 97, behind[:1], ())
(['xây dựng bản đồ số', 'tổ chức tập huấn'], [])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from hoptac.model import Kind, Part
from hoptac.reading.areas.deeds import begins, deeds
from hoptac.reading.areas.members import members
from hoptac.reading.clauses import Span
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import either
from hoptac.reading.spots import spoken

# Before the partners: when, by which paper or in which respect, and nobody who says it.
FRAME = re.compile(
    r"\W*(?:(?:theo|với|trên cơ sở|căn cứ|thông qua|qua|cụ thể|ngoài ra|bên cạnh|đồng thời|"
    r"trong(?! (?:các )?(?:lĩnh vực|mảng))|giai đoạn|từ|hàng|hằng|tại|sau|cùng với|ngay|để|nhằm|tới đây|thời gian|trước mắt|ở|"
    r"bản|biên bản|thỏa thuận|quy chế|chương trình)"
    r"(?!\w)[^;\"]*[,:]\s*)?(?:đại diện |lãnh đạo )*$"
)
# Those of one sort among the partners, and not all of them.
SOME_OF_THEM = re.compile(
    r"(?:các|mỗi|từng) (?:doanh nghiệp|công ty|ngân hàng|tập đoàn|tổng công ty|trường|nhà trường|đại học|bệnh viện|viện)(?!\w)"
)
SO_FAR = re.compile(r"(?:đến nay|thời gian qua|năm qua|vừa qua)(?!\w)")
JOINS = re.compile(
    r"(?:(?:đồng thời|ngoài ra|bên cạnh đó|cùng với đó|song song với đó|đặc biệt)(?:,| là)? )?"
    r"(?:(?:thường xuyên|định kỳ|chủ động) )?"
)
SPECIFIES = re.compile(r"cụ thể(?!\w)")
DONE = re.compile(r"(?<!\w)(?:đã|đang|vừa|là|được|phát biểu)(?!\w)")
SUCH = re.compile(r"(?<!\w)(?:nhiều|các|một số|những) [^,;:]{3,60} như(?: là)?:? ")
NEAR = 40  # characters in which a sentence without a subject says that it tells of something done
LONGEST_RUN = 6  # sentences that go on without a subject


def willed(passage: Passage, start: int, stop: int, before: Iterable[Passage], behind: Sequence[Passage]) -> list[Span]:
    """What the partners named from `start` to `stop` will do."""
    text = passage.folded
    if not FRAME.match(text[passage.start : start]) or _is_said(passage, start) or any(map(_tells_speech, before)):
        return []
    if SOME_OF_THEM.match(text, start, stop) or _looks_back(passage, stop):
        return []
    spans = deeds(text, stop, passage.stop)
    if len(spans) == 1 and behind and SPECIFIES.match(text, behind[0].start):
        return []
    return [*(_such(text, *spans[0]) if len(spans) == 1 else spans), *further(behind)] if spans else []


def further(behind: Sequence[Passage]) -> list[Span]:
    """What the sentences right behind go on telling without a subject."""
    return [span for one in takewhile(_goes_on, behind[:LONGEST_RUN]) for span in _of(one)]


def _such(text: str, start: int, stop: int) -> list[Span]:
    """The examples that a deed names ("phát triển nhiều dịch vụ như A, B"), else the deed."""
    such = SUCH.search(text, start, stop)
    named = members(text, such.end(), stop) if such else []
    return named if len(named) > 1 else [(start, stop)]


def _looks_back(passage: Passage, stop: int) -> bool:
    """Whether a sentence without "sẽ" tells of what has been done together: "Những năm qua, hai bên phối hợp …"."""
    text = passage.folded
    past = _past().match(text, passage.start, stop) or SO_FAR.search(text, passage.start, passage.stop)
    return past is not None and " sẽ" not in text[passage.start : stop]


@cache
def _past() -> re.Pattern[str]:
    return re.compile(either("past"))


def _is_said(passage: Passage, start: int) -> bool:
    """Whether somebody is named before the partners, or a quotation is open there."""
    named = passage.of(Kind.PERSON, start=passage.start, stop=start)
    return bool(named) or passage.folded.count('"', passage.start, start) % 2 == 1


def _tells_speech(passage: Passage) -> bool:
    """Whether a sentence tells what a person says."""
    return bool(passage.of(Kind.PERSON)) and bool(spoken(passage.document.text, passage.start, passage.stop))


def _goes_on(passage: Passage) -> bool:
    """Whether a sentence has no subject and goes on telling what is done: "Đồng thời, tổ chức …", "Giới thiệu …"."""
    text, start = passage.folded, _begin(passage)
    names = passage.of(Kind.PERSON, Kind.DATE, start=passage.start, stop=passage.stop)
    if names or passage.part is not Part.PROSE or not begins(text, start, passage.stop):
        return False
    return not DONE.search(text, start, min(passage.stop, start + NEAR)) and bool(_of(passage))


def _begin(passage: Passage) -> int:
    joins = JOINS.match(passage.folded, passage.start, passage.stop)
    return joins.end() if joins else passage.start


def _of(passage: Passage) -> list[Span]:
    return deeds(passage.folded, _begin(passage), passage.stop)
