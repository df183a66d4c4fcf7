"""The members of a list in a text: cut where its marks, semicolons or commas cut it.

In come folded text, where the list begins and ends, and how many members it is said to have (0 where it is not said); out go the
spans of the members without the words and marks between them.

>>> def words(text: str, count: int = 0) -> list[str]:
...     return [text[slice(*span)] for span in members(text, 0, len(text), count)]
>>> words("hạ tầng số, chính quyền số, kinh tế số và xã hội số", 4)
['hạ tầng số', 'chính quyền số', 'kinh tế số', 'xã hội số']
>>> words("(1) đào tạo nhân lực, cấp học bổng; (2) nghiên cứu")
['đào tạo nhân lực, cấp học bổng', 'nghiên cứu']
>>> words("hợp tác an toàn thông tin; hợp tác công nghiệp và hợp tác nông nghiệp", 3)
['hợp tác an toàn thông tin', 'hợp tác công nghiệp', 'hợp tác nông nghiệp']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hoptac.lists import lists
from hoptac.reading.clauses import Span, cut, trimmed
from hoptac.reading.phrases import group
from hoptac.text import fold

ORDINAL = r"(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
COUNTED = re.compile(
    rf"(?:\((?:\d{{1,2}}|[a-hđ]|[ivx]{{1,4}})\)|(?<![\d.,])\d{{1,2}}[).](?= [^\W\d_])|(?<!\w)thứ {ORDINAL}(?: là)?(?!\w)"
    r"|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là(?!\w))[,:]? ?"
)
AND = re.compile(r" (?:và|cùng|cũng như)(?= )")
LEFTOVER = re.compile(r"(?:là|như|gồm|bao gồm|cũng như|cả|cụ thể là|cụ thể|đó là)[ :,]+")
TAIL = re.compile(
    r"(?:,| -|;)? (?:nhằm|qua đó|từ đó|góp phần|với mục tiêu|với mong muốn|trên cơ sở|để|theo đó|đồng thời|hướng tới|hướng đến|"
    r"kèm theo đó|cùng với đó|"
    r"trong đó|đáp ứng|phù hợp|giai đoạn|mang lại|tạo điều kiện|và các (?:lĩnh vực|nội dung|hoạt động)(?: khác)?|v\.v|vv)(?!\w)"
    r"| ?(?:…|\.{3})"
)
AND_SO_ON = re.compile(r"(?:…|\.{2,}) (?:nhằm|cho|để|góp phần|qua đó|giúp)(?!\w)")
LONGEST_MEMBER = 20  # words of a member in a list that only commas cut
LABEL = re.compile(r"[^:;.]{3,70}?(?=(?: gồm| bao gồm| gồm có| như| là)?: )")
LONGEST_LABEL = 12
HEAD = re.compile(r"[^:;]{3,110}: ")
LONGEST_PAIR = 3  # words on either side of a comma that can go together


def members(folded: str, start: int, stop: int, count: int = 0) -> list[Span]:
    """The members of a list."""
    marks = list(COUNTED.finditer(folded, start, stop))
    if len(marks) > 1:
        spans = _between([m.start() for m in marks], stop)
        return _clean(folded, [(m.end(), span[1]) for m, span in zip(marks, spans, strict=True)])
    spans = list(cut(folded, start, stop))
    if len(spans) > 1:
        return _clean(folded, _last_cut(folded, spans, count))
    return _by_commas(folded, start, stop, count)


def _between(starts: list[int], stop: int) -> list[Span]:
    return list(zip(starts, [*starts[1:], stop], strict=True))


def _clean(folded: str, spans: Iterable[Span]) -> list[Span]:
    found = (_bare(folded, *trimmed(folded, *span)) for span in spans)
    return [span for span in found if span[1] - span[0] > 2]


def _bare(folded: str, start: int, stop: int) -> Span:
    """A member without the words that led into it, or that say what the list and so on are for ("…; dạy nghề… nhằm …")."""
    left, ends = LEFTOVER.match(folded, start, stop), AND_SO_ON.search(folded, start, stop)
    return (left.end() if left else start), (ends.start() if ends else stop)


def _last_cut(folded: str, spans: list[Span], count: int) -> list[Span]:
    """The members of a list of semicolons, the last two of which "và" may join."""
    start, stop = spans[-1]
    first = _first_word(folded, spans[0])
    joints = list(AND.finditer(folded, start, stop))
    alike = [
        m for m in joints if first and folded.startswith(first + " ", m.end() + 1) and _first_word(folded, spans[-1]) == first
    ]
    joint = alike[-1] if alike else _one_more(folded, spans[-1], joints) if count == len(spans) + 1 else None
    return [*spans[:-1], (start, joint.start()), (joint.end(), stop)] if joint else spans


def _one_more(folded: str, span: Span, joints: list[re.Match[str]]) -> re.Match[str] | None:
    """The "và" that joins one member more to the last: where the words begin again as the member does, else the last one."""
    again = [m for m in joints if folded.startswith(_first_word(folded, span) + " ", m.end() + 1)]
    found = again or joints
    return found[-1] if found else None


def _first_word(folded: str, span: Span) -> str:
    words = folded[slice(*trimmed(folded, *span))].split(maxsplit=2)
    return " ".join(words[:2]) if len(words) > 1 else ""


def _by_commas(folded: str, start: int, stop: int, count: int) -> list[Span]:
    """The members of a list of commas; where their number is told, cut as often as that needs."""
    tail = TAIL.search(folded, start + 3, stop)
    stop = tail.start() if tail else stop
    spans = _clean(folded, _split(folded, start, stop, ","))
    if count and len(spans) == count:
        return spans
    spans = _paired(folded, spans)
    spans = _clean(folded, [part for span in spans[:-1] for part in [span]] + _halves(folded, spans[-1])) if spans else []
    if count and len(spans) < count:
        spans = _clean(folded, [part for span in spans for part in _halves(folded, span)])
    return spans if all(_is_short(folded[slice(*span)]) for span in spans) else []


def _is_short(words: str) -> bool:
    """Whether words can be a member that only commas cut; each comma inside stands for a word that goes with another."""
    return len(words.split()) <= LONGEST_MEMBER + LONGEST_PAIR * words.count(",")


def _paired(folded: str, spans: list[Span]) -> list[Span]:
    """The members, those put together again that a comma joins to one phrase: "đào tạo, bồi dưỡng cán bộ"."""
    out = spans[:1]
    for start, stop in spans[1:]:
        if folded[out[-1][1] : start] == ", " and goes_together(folded[slice(*out[-1])], folded[start:stop]):
            out[-1] = (out[-1][0], stop)
        else:
            out.append((start, stop))
    return out


def goes_together(before: str, behind: str) -> bool:
    """Whether the last words before a comma and the first behind it are listed as one phrase."""
    ends, begins = before.split()[-LONGEST_PAIR:], behind.split()[:LONGEST_PAIR]
    lasts = [" ".join(ends[at:]) for at in range(len(ends))]
    firsts = [" ".join(begins[:size]) for size in range(1, len(begins) + 1)]
    return any(f"{last}, {first}" in group("paired") for last in lasts for first in firsts)


def _split(folded: str, start: int, stop: int, mark: str) -> Iterator[Span]:
    """The spans between marks outside brackets."""
    depth, begin = 0, start
    for at in range(start, stop):
        depth += {"(": 1, ")": -1}.get(folded[at], 0)
        if folded[at] == mark and depth <= 0 and not folded[at + 1 : at + 2].isdigit():
            yield begin, at
            begin = at + 1
    yield begin, stop


def _halves(folded: str, span: Span) -> list[Span]:
    """The two members that the last "và" of some words joins; the words themselves where they are the name of one field."""
    if folded[slice(*span)] in fields():
        return [span]
    joints = [m for m in AND.finditer(folded, *span) if not _is_one(folded, m, span)]
    return [(span[0], joints[-1].start()), (joints[-1].end(), span[1])] if joints else [span]


def _is_one(folded: str, joint: re.Match[str], span: Span) -> bool:
    """Whether "và" stands inside the name of one field: "giáo dục và đào tạo"."""
    return any(
        span[0] <= at and joint.end() < at + len(name) <= span[1]
        for name in _joined_fields()
        for at in [folded.find(name, max(span[0], joint.start() - len(name)), min(span[1], joint.end() + len(name)))]
        if at >= 0 and at < joint.start()
    )


@cache
def fields() -> frozenset[str]:
    """The names of fields."""
    return frozenset(fold(form) for field in lists().fields for form in field.forms)


@cache
def _joined_fields() -> tuple[str, ...]:
    return tuple(sorted(form for form in fields() if " và " in form))


def parts(folded: str, span: Span) -> list[Span]:
    """What an item lists between its semicolons, without the words before a colon that name all of it; else the item."""
    span = trimmed(folded, *span)
    spans = cut(folded, *span)
    if len(spans) < 2:
        return [span]
    head = HEAD.match(folded, *trimmed(folded, *spans[0]))
    return _clean(folded, [(head.end(), spans[0][1]) if head else spans[0], *spans[1:]])


def label(folded: str, span: Span) -> Span:
    """What stands before a colon in a member where the rest explains it ("Hạ tầng số: mạng băng rộng …"), else the member."""
    found = LABEL.match(folded, *span)
    if not found or len(found[0].split()) > LONGEST_LABEL or len(folded[found.end() : span[1]].split()) < 3:
        return span
    return trimmed(folded, *found.span())
