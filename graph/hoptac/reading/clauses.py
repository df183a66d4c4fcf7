"""Where words are cut: clauses at semicolons, quotations, and what is no part of the words at either end.

What comes in is text that `text.fold` has folded, with a start and a stop; what goes out are spans in it.

>>> words = "(1) phủ sóng 5g; giữ trạm (trạm chính; phụ), để thông tin thông suốt; nhằm phục vụ dân; và đào tạo"
>>> [words[a:b] for a, b in clauses(words, 0, len(words))]
['phủ sóng 5g', 'giữ trạm (trạm chính; phụ), để thông tin thông suốt; nhằm phục vụ dân', 'đào tạo']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from hoptac.reading.phrases import either, group
from hoptac.text import is_word

Span = tuple[int, int]

MARK = re.compile(r"[;()]")
NUMBERED = (
    r"\(?\d{1,2}[.)]\s|\([a-hđ\d]{1,2}\)|(?<!\w)(?:(?:một|hai|ba|bốn|năm|sáu|bảy) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy))(?!\w)"
)
QUOTATION = re.compile(r'"[^"]{12,}"')
LONGEST_JOINT = 40  # characters: as far from its end as a clause is searched for joining words


def cut(folded: str, start: int, stop: int) -> Sequence[Span]:
    """The spans between semicolons outside brackets; a clause of purpose stays with what it is for."""
    return _cut(folded, start, stop) if folded.find(";", start, stop) >= 0 else ((start, stop),)


@lru_cache(maxsize=64)  # each reader asks for those of the article at hand
def _cut(folded: str, start: int, stop: int) -> Sequence[Span]:
    spans: list[Span] = []
    for begin, end in _between(folded, start, stop):
        if spans and _purpose().match(folded, begin, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((begin, end))
    return spans


def _between(folded: str, start: int, stop: int) -> Iterator[Span]:
    depth = 0
    for mark in MARK.finditer(folded, start, stop):
        if mark[0] != ";":
            depth += 1 if mark[0] == "(" else -1
        elif depth <= 0:
            yield start, mark.start()
            start = mark.end()
    yield start, stop


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('purpose')}")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,;:.\-•+*]|{NUMBERED}|{either('joint')}(?=[\s,]))+")


@cache
def _joints() -> tuple[str, ...]:
    return tuple(sorted(group("joint"), key=lambda words: (-len(words), words)))


def _end(folded: str, start: int, stop: int) -> int:
    """Where words end that only marks and joining words follow."""
    first = max(start, stop - LONGEST_JOINT)
    while stop > first:
        if (last := folded[stop - 1]).isspace() or last in ",;:.-" or (last == "/" and folded.startswith("./", stop - 2)):
            stop -= 1
        elif joint := _joint_at_end(folded, first, stop):
            stop -= len(joint)
        else:
            break
    return stop


def _joint_at_end(folded: str, start: int, stop: int) -> str:
    if not folded.endswith(_joints(), start, stop):
        return ""
    joint = next(words for words in _joints() if folded.endswith(words, start, stop))
    at = stop - len(joint)
    return joint if at == start or not is_word(folded[at - 1]) else ""


def trimmed(folded: str, start: int, stop: int) -> Span:
    """The span without enumerators, joining words, and punctuation or single quotation marks at its ends."""
    before = (-1, -1)
    while (start, stop) != before and start < stop:
        before = start, stop
        if head := _head().match(folded, start, stop):
            start = head.end()
        start, stop = _unquoted(folded, start, _end(folded, start, stop))
    return start, max(start, stop)


def _unquoted(folded: str, start: int, stop: int) -> Span:
    """Without the quotation marks around it, or the one that has lost its other."""
    marks = folded.count('"', start, stop)
    if not marks:
        return start, stop
    opens, closes = folded.startswith('"', start, stop), folded.endswith('"', start, stop)
    if marks == 2 and opens and closes:
        return start + 1, stop - 1
    if marks % 2 and (opens or closes):
        return (start + 1, stop) if opens else (start, stop - 1)
    return start, stop


def clauses(folded: str, start: int, stop: int) -> list[Span]:
    """The clauses of some words, each trimmed, none empty."""
    found = (trimmed(folded, *span) for span in cut(folded, start, stop))
    return [span for span in found if span[0] < span[1]]


def quotations(folded: str, start: int, stop: int) -> list[Span]:
    """What stands in quotation marks and is longer than a name; all quotation marks are `"` in folded text."""
    return [found.span() for found in QUOTATION.finditer(folded, start, stop)]
