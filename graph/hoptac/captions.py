"""Who took the picture: the credit after a caption, also where the next sentence is glued to it.

In comes a text; out go the spans of its credits, each with the span of the name. A credit at the end of its line
ends there; one with more text behind it ends with the name, which is the hard part: names that end a line
elsewhere in the same article are believed first.

>>> text = "Quang cảnh buổi lễ. Ảnh: Thành Duy VNPT Nghệ An đã phối hợp."
>>> [(text[c.start:c.stop], text[c.name_start:c.name_stop]) for c in picture_credits(text)]
[('Ảnh: Thành Duy', 'Thành Duy')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hoptac.text import everywhere, fold

LEAD = re.compile(  # "Trong ảnh: …" tells who is in the picture
    r"\(?\b(?<!trong )(?:Nguồn ảnh|Ảnh|Hình ảnh|Hình|Photo|Clip|Video|Đồ họa)(?: trong bài| tư liệu| minh họa)?\s?[:：]\s?",
    re.IGNORECASE,
)
# How every lead ends, in folded text: much quicker to look for, and most articles have none.
LEAD_ENDS = ("ảnh", "hình", "photo", "clip", "video", "đồ họa", "trong bài", "tư liệu", "minh họa")
COLONS = (":", "：")
WORD = re.compile(r"[^\s,;:()\"“”]+")
# A capitalised word that begins a sentence rather than ends a name.
OPENERS = frozenset(
    "Ông Bà Anh Chị Đồng Các Những Một Hai Ba Tại Trong Trên Theo Với Từ Để Nhằm Khi Sau Trước Ngày Sáng Chiều Tối Đến Hiện Cùng "
    "Về Đây Do Được Nhờ Qua Bên Phát Giai Năm Tập Tổng Chủ Phó Giám Bộ Sở Ủy Công Ngân Trường Đại Tỉnh Thành Việc Thỏa Lãnh Cũng "
    "Bằng Ngoài Ngay Nội Mục Dự Tham Lễ Đoàn Ban Thông Nói Chia Chỉ Phía Đặc Tuy Nếu Vì Riêng Tính Thực Đáng Hợp".split()
)
LONGEST_NAME = 4
LONGEST_CREDIT = 60
LONGEST_LEAD = 32
FAR = 400  # characters behind a lead


class CreditSpan(NamedTuple):
    """Where a credit stands, with its brackets, and the name in it."""

    start: int
    stop: int
    name_start: int
    name_stop: int


def _line_end(text: str, start: int) -> int:
    """Where a line ends, as far as it can hold a name."""
    far = min(len(text), start + FAR)
    end = text.find("\n", start, far)
    return far if end < 0 else end


def _whole(text: str, start: int, end: int) -> int | None:
    """Where the name ends if nothing but it follows to the bracket or the end of the line."""
    bracket = text.find(")", start, end)
    stop = bracket if bracket >= 0 and "(" not in text[start:bracket] else end
    rest = text[start:stop].rstrip(" .|\r\t")
    return start + len(rest) if rest and len(rest.split()) <= LONGEST_NAME + 2 and len(rest) <= LONGEST_CREDIT else None


def _ends_name(words: list[re.Match[str]], i: int, shouted: bool) -> bool:
    """Whether the i-th word belongs to what follows a name: it opens a sentence, is an acronym or precedes a small letter."""
    word = words[i][0]
    if not word[0].isupper() or (len(word) > 1 and word.isupper() and not shouted):
        return True
    if i < 2:
        return False
    following = words[i + 1][0] if i + 1 < len(words) else ""
    return word in OPENERS or following[:1].islower()


def _glued(text: str, start: int, end: int, known: list[str]) -> int:
    """Where a name ends that the next sentence follows on the same line."""
    for name in known:
        if text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum():
            return start + len(name)
    words = list(WORD.finditer(text, start, min(end, start + LONGEST_CREDIT)))
    shouted = bool(words) and words[0][0].isupper()
    for i, word in enumerate(words[: LONGEST_NAME + 1]):
        apart = i > 0 and text[words[i - 1].end() : word.start()].strip() != ""
        if i > 0 and (apart or i == LONGEST_NAME or _ends_name(words, i, shouted)):
            return words[i - 1].end()
    return words[-1].end() if words else start


def _known(text: str, leads: list[re.Match[str]]) -> list[str]:
    """The names of the credits that end their line or bracket, the longest first: where those names end is beyond doubt."""
    found = ((lead.end(), _whole(text, lead.end(), _line_end(text, lead.end()))) for lead in leads)
    names = {text[start:stop] for start, stop in found if stop is not None and stop > start}
    return sorted(names, key=lambda name: (-len(name), name))


def _leads(text: str, folded: str) -> Iterator[re.Match[str]]:
    """The words that lead to names, looked for only before colons."""
    free = 0
    for colon in sorted(at for mark in COLONS for at in everywhere(folded, mark)):
        stop = colon - folded[max(0, colon - 1) : colon].isspace()
        near = max(free, stop - LONGEST_LEAD)
        if folded.endswith(LEAD_ENDS, near, stop) and (lead := LEAD.search(text, near, colon + 2)):
            yield lead
            free = lead.end()


@lru_cache(maxsize=2)  # more than one reader asks for those of the article at hand
def picture_credits(text: str) -> tuple[CreditSpan, ...]:
    """The credits of a text in their order."""
    return tuple(_credits(text, list(_leads(text, fold(text)))))


def _credits(text: str, leads: list[re.Match[str]]) -> Iterator[CreditSpan]:
    known = _known(text, leads)
    for lead in leads:
        start, end = lead.end(), _line_end(text, lead.end())
        stop = _whole(text, start, end)
        if stop is None:
            stop = _glued(text, start, end, known)
        if stop > start:
            close = stop + 1 if lead[0].startswith("(") and text[stop : stop + 1] == ")" else stop
            yield CreditSpan(lead.start(), close, start, stop)
