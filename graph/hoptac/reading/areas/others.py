"""Lists that are no contents of an agreement: of a plan, of results, of what was done before or only could be, of places.

In come a passage and where a rule begins and ends in it; out goes whether the list behind is something else's.

>>> from hoptac.model import Annotated, Document, Sentence
>>> from hoptac.reading.passages import passages
>>> text = "Hai bên đã đạt nhiều kết quả trong các lĩnh vực như y tế, du lịch; các lĩnh vực như: thuế, đất."
>>> (passage,) = passages(Annotated(Document.of("a.txt", text), (), ()), [Sentence(0, len(text), 0)])
>>> [is_of_another(passage, at, text.index("như", at) + 3) for at in (34, 67)]
[True, False]
"""

from __future__ import annotations

import re

from hoptac.model import Kind
from hoptac.reading.clauses import Span
from hoptac.reading.passages import Passage

# A plan or a law has contents too: "kế hoạch nêu 7 nhóm nhiệm vụ".
PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|nghị quyết|quyết định|đề án|chiến lược|quy hoạch|luật|chỉ thị)(?: [^ ,;:.]+){0,12} "
    r"(?:nêu|đề ra|đặt ra|xác định|gồm|có|đưa ra|tập trung vào)(?: rõ)? $"
)
HELD = re.compile(r"(?<!\w)(?:diễn ra|được tổ chức)(?!\w)[^:;]*(?<!\w)với (?:các|nhiều|những) $")  # of an event
# What has come of work so far.
REACHED = re.compile(
    r"(?<!\w)(?:kết quả|thành tựu|thành công|tiến triển|chuyển biến|bước tiến)(?: [^ ,;:.]+){0,6} (?:trong|trên|ở|về) "
    r"(?:(?:các|nhiều|những|một số) )?(?:lĩnh vực|mặt|nội dung|mảng)(?!\w)"
)
SO_FAR = re.compile(
    r"(?<!\w)(?:thời gian|năm|giai đoạn|chặng đường) (?:vừa )?qua(?!\w)[^:;]* đã "
    r"(?!(?:[^ ]+ ){0,3}?(?:ký|thống nhất|nhất trí|thỏa thuận|bàn)(?!\w))"
)
# What could be, and what stands beside: "có nhiều lĩnh vực có thể hợp tác như", "cơ sở y tế và các lĩnh vực khác như".
COULD_BE = re.compile(
    r"(?:các |nhiều |những )?(?:lĩnh vực|nội dung) (?:có thể|có tiềm năng|còn (?:hạn chế|khó khăn|vướng mắc))(?!\w)"
)
# Of a firm's own trade: "hàng hóa thuộc lĩnh vực kinh doanh như".
TRADE = re.compile(
    r"(?:các |những )?(?:lĩnh vực|mặt hàng|ngành hàng) (?:sản xuất,? )?(?:kinh doanh|sản xuất)(?: [^ ,;:.]+){0,4} (?:như|gồm)"
)
OF_IT = re.compile(r" (?:thuộc|của) $")
BESIDE, OTHERS = re.compile(r" (?:và|cùng|hoặc) $"), re.compile(r"(?:các |những )?lĩnh vực khác(?!\w)")
COMMUNE = re.compile(r"(?:các |những )?(?:phường|xã|huyện|quận|thị trấn|thị xã|tỉnh|thôn|bản) ")


def is_of_another(passage: Passage, start: int, stop: int) -> bool:
    """Whether the words that lead into a list stand in another ("gồm: A; B, bao gồm …"), or say that it is something else's."""
    text, first = passage.folded, passage.start
    if HELD.search(text, first, start) or 0 <= text.find(":", start, stop) < stop - 1:
        return True
    if PLAN.search(text, first, start) and not passage.of(Kind.AGREEMENT, stop=start):
        return True
    clause = max(first, text.rfind(";", first, start) + 1)
    if REACHED.search(text, clause, stop) or SO_FAR.search(text, clause, stop) or COULD_BE.search(text, start, stop):
        return True
    if OTHERS.match(text, start, stop) and BESIDE.search(text, first, start):
        return True
    if TRADE.match(text, start, stop) and OF_IT.search(text, first, start):
        return True
    colon = text.find(":", first, start)
    return colon >= 0 and text.find(";", colon, start) >= 0


def are_bodies(passage: Passage, spans: list[Span]) -> bool:
    """Whether the members of a list are bodies, papers, people or places: what is signed by whom and for where, not what for."""
    starts = {mention.start for mention in passage.of(Kind.ORGANISATION, Kind.PERSON, Kind.AGREEMENT)}
    people = any(passage.of(Kind.PERSON, start=span[0], stop=span[1]) for span in spans)
    return people or 2 * sum(span[0] in starts for span in spans) > len(spans) or _is_commune(passage, spans[0])


def _is_commune(passage: Passage, span: Span) -> bool:
    """Whether a member is a place that its rank tells: "các phường Bến Thành"."""
    rank = COMMUNE.match(passage.folded, *span)
    return rank is not None and passage.document.text[rank.end()].isupper()
