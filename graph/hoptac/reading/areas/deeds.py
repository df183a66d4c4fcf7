"""The contents of an agreement where a sentence tells them as deeds: "hai bên sẽ xây dựng …, hỗ trợ … và tổ chức …".

In come folded text and where the deeds begin and end; out go their spans. A new one begins where a comma or "và" is followed by a
verb of doing; what it is for or leads to is no part of it. What partners only do to carry out their paper is none.

>>> def words(text: str) -> list[str]:
...     return [text[slice(*span)] for span in deeds(text, 0, len(text))]
>>> words("xây dựng hạ tầng số, các nền tảng dùng chung, bảo đảm an toàn thông tin và tổ chức tập huấn, góp phần phục vụ dân")
['xây dựng hạ tầng số, các nền tảng dùng chung', 'bảo đảm an toàn thông tin', 'tổ chức tập huấn']
>>> words("nghiên cứu, triển khai mô hình và quy trình mới"), words("công tác dân tộc"), words("xây dựng kế hoạch cụ thể")
(['nghiên cứu, triển khai mô hình và quy trình mới'], [], [])
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from hoptac.reading.areas.members import goes_together
from hoptac.reading.clauses import Span, cut, trimmed
from hoptac.reading.phrases import either, sought

END = re.compile(
    r"(?:,| -|;)? (?:nhằm|qua đó|từ đó|nhờ đó|góp phần|giúp|hướng tới|hướng đến|với mục tiêu|với mong muốn|trên cơ sở|"
    r"trong đó|đáp ứng|phù hợp với|mang lại|theo quy định|theo hình thức|trong khuôn khổ|trong thời gian|trong giai đoạn|"
    r"giai đoạn)(?!\w)|, để(?!\w)| ?(?:…|\.{2,})"
)
SO_THAT = " để "  # what a deed is for: part of one alone, and none of one among several
NOUN_BEFORE = "liên quan|của|tại|này|đó|khác|trong nước|quốc tế|là"  # behind what looks like a verb: it is a thing
FEWEST = 3  # words of a deed


def deeds(folded: str, start: int, stop: int) -> list[Span]:
    """The deeds that some words tell, none where they do not begin with one."""
    if not _verb().match(folded, *trimmed(folded, start, stop)):
        return []
    clauses = cut(folded, start, stop)
    spans = [trimmed(folded, *span) for span in clauses] if len(clauses) > 1 else list(_by_verbs(folded, start, stop))
    return [span for span in spans if _is_content(folded, span)]


def begins(folded: str, start: int, stop: int) -> bool:
    """Whether words begin with a verb of doing."""
    return _verb().match(folded, start, stop) is not None


def acts(folded: str, start: int, stop: int) -> bool:
    """Whether words begin with a verb that is seldom a noun."""
    return _act().match(folded, start, stop) is not None


def _is_content(folded: str, span: Span) -> bool:
    """Whether a deed is one that a paper holds: more than how it is carried out or what happens on the day."""
    long = len(folded[slice(*span)].split()) >= FEWEST
    return long and not _procedure().match(folded, *span) and not sought("event").search(folded, *span)


def _by_verbs(folded: str, start: int, stop: int) -> Iterator[Span]:
    """The deeds of a clause."""
    end = END.search(folded, start + 1, stop)
    stop = end.start() if end else stop
    edges = [start]
    for joint in _joint().finditer(folded, start, stop):
        if not _goes_on(folded, edges[-1], joint, stop):
            edges.append(joint.start())
    for begin, finish in pairwise([*edges, stop]):
        purpose = folded.find(SO_THAT, begin, finish) if len(edges) > 1 else -1
        yield trimmed(folded, begin, purpose if purpose >= 0 else finish)


def _goes_on(folded: str, start: int, joint: re.Match[str], stop: int) -> bool:
    """Whether the words on both sides of a joint are one phrase: "tổ chức, triển khai …", "… tuyên truyền, phổ biến …"."""
    before = trimmed(folded, start, joint.start())
    if _only_verbs().fullmatch(folded, *before):
        return not _procedure().fullmatch(folded, *before)
    if "," not in joint[0] and SO_THAT in folded[slice(*before)]:
        return True
    return joint[0] == ", " and goes_together(folded[slice(*before)], folded[joint.end() : stop])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?!cùng (?:ngày|dự|với)(?!\w)){either('act', 'deed')}")


@cache
def _act() -> re.Pattern[str]:
    return re.compile(either("act"))


@cache
def _joint() -> re.Pattern[str]:
    """Where a deed begins behind another."""
    a_thing = rf"(?! (?:{NOUN_BEFORE})(?!\w)) \w"
    comma, joined = rf"(?={either('act', 'deed')}{a_thing})", rf"(?={either('act')}{a_thing})"
    return re.compile(rf",(?: và| đồng thời| cũng như)? {comma}|(?<!,) (?:và|đồng thời|cũng như) {joined}")


@cache
def _only_verbs() -> re.Pattern[str]:
    """Verbs without what they do: "tổ chức, triển khai"."""
    verb = either("act", "deed", "work")
    return re.compile(rf"(?>{verb})(?:,? (?:và )?(?>{verb}))*+")


@cache
def _procedure() -> re.Pattern[str]:
    return re.compile(either("procedure"))
