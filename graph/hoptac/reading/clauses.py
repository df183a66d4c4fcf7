"""Where words are cut: clauses at semicolons, quotations, and what is no part of the words at either end.

What comes in is text that `text.fold` has folded, with a start and a stop; what goes out are spans in it.

>>> words = "(1) phủ sóng 5g; giữ trạm (trạm chính; phụ), để thông tin thông suốt; nhằm phục vụ dân; và đào tạo"
>>> [words[a:b] for a, b in clauses(words, 0, len(words))]
['phủ sóng 5g', 'giữ trạm (trạm chính; phụ), để thông tin thông suốt; nhằm phục vụ dân', 'đào tạo']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

MARK = re.compile(r"[;()]")
# What only says what for, and so belongs to the clause before it.
TAIL = re.compile(r"\s*(?:nhằm|để|qua đó|từ đó|nhờ đó|góp phần|trên cơ sở|đặc biệt là|trong đó|nhất là)\b")
HEAD = re.compile(
    r"(?:[\s,;:.\-•+*]|\(?\d{1,2}[.)]\s|\([a-h\d]{1,2}\)|(?:thứ )?(?:một|hai|ba|bốn|tư|năm|sáu|bảy|nhất) là\b|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)\b"
    r"|(?:và|đồng thời|cùng với đó|bên cạnh đó|ngoài ra|song song đó|cũng|nhưng|còn|tuy nhiên|rằng|cuối cùng)(?=[\s,]))+"
)
END = re.compile(r"(?:[\s,;:.\-]|(?<!\w)(?:và|đồng thời|cùng với đó|bên cạnh đó|ngoài ra|song song đó|cũng|nhưng|còn|song|qua đó|từ đó))+$")
CURLY = re.compile(r"“[^“”]{12,}”|\"[^\"]{12,}\"")
QUOTES = '"'


def _semicolons(folded: str, start: int, stop: int) -> Iterator[int]:
    depth = 0
    for found in MARK.finditer(folded, start, stop):
        if found[0] == ";":
            if depth <= 0:
                yield found.start()
        else:
            depth += 1 if found[0] == "(" else -1


def cut(folded: str, start: int, stop: int) -> list[Span]:
    """The spans between semicolons outside brackets; a clause of purpose stays with what it is for."""
    spans: list[Span] = []
    for begin, end in _between(start, stop, _semicolons(folded, start, stop)):
        if spans and TAIL.match(folded, begin, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((begin, end))
    return spans


def _between(start: int, stop: int, marks: Iterator[int]) -> Iterator[Span]:
    for mark in marks:
        yield start, mark
        start = mark + 1
    yield start, stop


def trimmed(folded: str, start: int, stop: int) -> Span:
    """The span without enumerators, joining words, and punctuation or single quotation marks at its ends."""
    while True:
        before = start, stop
        if head := HEAD.match(folded, start, stop):
            start = head.end()
        tail = END.search(folded[max(start, stop - 40) : stop])
        stop -= len(tail[0]) if tail else 0
        start, stop = _unquoted(folded, start, stop)
        if (start, stop) == before or start >= stop:
            return start, max(start, stop)


def _unquoted(folded: str, start: int, stop: int) -> Span:
    words = folded[start:stop]
    if words[:1] in QUOTES and (words.count('"') % 2 or words.endswith('"')) and words:
        return start + 1, stop - (words.endswith('"') and len(words) > 1)
    if words.endswith('"') and words.count('"') % 2:
        return start, stop - 1
    return start, stop


def clauses(folded: str, start: int, stop: int) -> list[Span]:
    """The clauses of some words, each trimmed, none empty."""
    found = (trimmed(folded, *span) for span in cut(folded, start, stop))
    return [span for span in found if span[0] < span[1]]


def quotations(text: str, start: int, stop: int) -> list[Span]:
    """What stands in quotation marks and is longer than a name."""
    return [found.span() for found in CURLY.finditer(text, start, stop)]
