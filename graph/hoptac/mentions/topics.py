"""What a committee is for, where its name says so: "Ủy ban Quốc gia về chuyển đổi số", "Ban Chỉ đạo thực hiện thỏa thuận".

What comes in is a sheet and the place where the first words of such a name end; what goes out is where its topic ends, or 0.

>>> sheet = Sheet.of("Ủy ban Quốc gia về khoa học, công nghệ và chuyển đổi số đã họp; Ban Chỉ đạo thực hiện thỏa thuận ra mắt")
>>> sheet.text[: topic(sheet, 15)]
'Ủy ban Quốc gia về khoa học, công nghệ và chuyển đổi số'
>>> sheet.text[64 : topic(sheet, 75)]
'Ban Chỉ đạo thực hiện thỏa thuận'
"""

from __future__ import annotations

import re

from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words

ABOUT = re.compile(r" về ")
JOINT = re.compile(r", (?:và )?| và |[ \u00a0]")
PAPER = re.compile(
    r" (?:triển khai|thực hiện|điều phối)(?: thực hiện)?(?: các| bản)?"
    r" (?:thỏa thuận|biên bản|chương trình|kế hoạch|quy chế|hợp đồng|dự án|đề án)"
    r"(?: (?:hợp tác|phối hợp|ghi nhớ|liên kết|khung|chung|chiến lược|toàn diện))*(?!\w)"
)


def topic(sheet: Sheet, at: int) -> int:
    """Where the words end that say what a committee is for, from the end of what stands before them; 0 where none do."""
    if paper := PAPER.match(sheet.folded, at):
        return paper.end()
    about = ABOUT.match(sheet.folded, at)
    return _fields(sheet, about.end()) if about else 0


def _fields(sheet: Sheet, at: int) -> int:
    """Where a list of fields ends that begins at a place, 0 where none begins there."""
    stop = 0
    while (end := _field(sheet, at)) > at:
        stop, joint = end, JOINT.match(sheet.text, end)
        if joint is None:
            break
        at = joint.end()
    return stop


def _field(sheet: Sheet, at: int) -> int:
    place = sheet.places.get(at)
    return place.stop if place else name_words().goes_on(sheet.folded, at)
