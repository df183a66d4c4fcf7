"""Areas that are told one a paragraph or sentence: "Về hạ tầng số, VNPT sẽ …", "Trong lĩnh vực đào tạo, hai bên …".

In come the passages of an article; out goes one `Listing` of what such sentences are about, or None for fewer than two.
What has been done already is no content of an agreement.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.passages import passages
>>> text = "Về hạ tầng số, VNPT sẽ nâng cấp mạng. Trong lĩnh vực đào tạo, hai bên sẽ mở lớp. Về y tế, tỉnh đã xây trạm."
>>> article = annotate(Document.of("a.txt", text))
>>> [text[slice(*span)] for span in by_paragraph(passages(article, article.sentences)).members]
['hạ tầng số', 'đào tạo']
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.lists import lists
from hoptac.model import Part
from hoptac.reading.areas.listing import Listing
from hoptac.reading.clauses import Span
from hoptac.reading.passages import Passage

LABEL = re.compile(
    r"(?:(?:cụ thể|đồng thời|ngoài ra|bên cạnh đó|riêng|còn|và|theo đó|trước hết),? )?"
    r"(?P<lead>(?:về|trong|ở|trên|đối với|với|ở mảng|trong mảng)(?: (?:các )?lĩnh vực)?|lĩnh vực)"
    r" (?P<what>[^,.:;()]{3,80})[,:]"
)
NO_LABEL = re.compile(
    r"(?:phía|mong muốn|tinh thần|thời gian|giai đoạn|năm|tháng|khuôn khổ|vai trò|tư cách|đó|mục tiêu|dự|tham dự|lâu dài|việc|các"
    r"|những|kết quả|bối cảnh|buổi|ngày|dịp|hai|ba|\d)(?!\w)"
)
TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|cùng|phối hợp|hợp tác|tập trung|ưu tiên|thúc đẩy|đẩy mạnh|hỗ trợ|triển khai|tăng cường|cam kết|"
    r"tiếp tục|tạo điều kiện|cung cấp|chú trọng|nghiên cứu|trao đổi|mở rộng)(?!\w)"
)
DONE = re.compile(r"(?<!\w)(?:đã|đạt|được \d|vừa qua|những năm qua|thời gian qua)(?!\w)")
FARTHEST = 4  # passages from one label to the next


def by_paragraph(passages: Iterable[Passage]) -> Listing | None:
    """The areas that sentences begin with."""
    found: list[tuple[int, Passage, Span, bool]] = []
    for i, passage in enumerate(passages):
        label = _label(passage)
        if label and (not found or i - found[-1][0] <= FARTHEST) and (found or _is_field(passage, label)):
            found.append((i, passage, label.span("what"), _is_field(passage, label)))
    if sum(sure for *_, sure in found) < 2:
        return None
    return Listing(found[0][1], found[0][2][0], tuple(span for *_, span, _ in found), 0, "by-paragraph")


def _label(passage: Passage) -> re.Match[str] | None:
    """What a sentence says that it is about, if it tells of things to come."""
    text = passage.folded
    found = LABEL.match(text, passage.start, passage.stop) if passage.part in (Part.PROSE, Part.ITEM) else None
    if not found or NO_LABEL.match(text, found.start("what")) or DONE.search(text, found.end(), passage.stop):
        return None
    return found if TO_COME.search(text, found.end(), passage.stop) else None


def _is_field(passage: Passage, label: re.Match[str]) -> bool:
    """Whether the words of a label are a field of cooperation by themselves or are called one."""
    return "lĩnh vực" in label["lead"] or bool(lists().fields_of(label["what"]))
