"""The wordings by which a text says that somebody aims at a state: `Aim`s, the words that lead to a goal and the goal's own.

What comes in is a `Passage` and one of its clauses; what goes out are the aims in it. Not aims: purposes ("để …"), what is
already reached, and wishes that somebody else should do something.

>>> from hoptac.model import Annotated, Document, Sentence
>>> from hoptac.reading.passages import passages
>>> text = "Đích đến của tỉnh là trở thành tỉnh khá; nhằm đạt mục tiêu này là cần vốn"
>>> (passage,) = passages(Annotated(Document.of("a.txt", text), (), ()), [Sentence(0, len(text), 0)])
>>> [(aim.rule, text[aim.start:aim.stop]) for aim in [*aims(passage, 0, 39), *aims(passage, 40, len(text))]]
[('end-is', 'trở thành tỉnh khá')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from hoptac.model import Kind
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import either
from hoptac.reading.promises import ACTORS
from hoptac.text import everywhere

SOME = r"[^,;:.]{1,80}?"
LONGEST_PURPOSE = 200  # characters
DO = r"(?:đưa|biến|hoàn thành|xây dựng|đạt|giữ|có|đến năm|trở thành|làm cho)(?!\w)"
NOT_AIMED = r"(?!\s*(?:(?:này|đó|trên|ấy|đã|của|và|về|chung|đề ra|nêu trên)(?!\w)|,(?! (?:đến|tới) )|\.|;|$))"
WHAT_AIM = r"(?: (?:phấn đấu|chung|cụ thể|chiến lược))"
PURPOSE = r"(?<!\w)(?:góp phần|nhằm|qua đó|giúp|để)(?!\w)[^,;:]*$"
AIMS = r"(?:mục tiêu|chỉ tiêu|đích)"
HOPE = r"(?:kỳ vọng|kì vọng|(?:được )?(?:chờ đợi|mong đợi|trông đợi))"
SET = r"(?:đặt|đặt ra|đề ra|nêu|với|kiên định|kiên trì|xác định|hướng tới|hướng đến)"
BOTH = re.compile(r"\s*(?:(?:cũng|đều|cùng|còn|luôn|rất)\s+)*")
REACHED = re.compile(r"\s*(?:đã|vừa|này|đó|vào sự|các bên|nhiều|lớn)(?!\w)")


class Aim(NamedTuple):
    """A goal's words, from `start` to `stop`, and where the words that lead to them begin."""

    rule: str
    head: int
    start: int
    stop: int


@cache
def rules() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """The rules, in order, each with the words of which one stands in all that it fits.

    The goal begins where the pattern ends, or at its group `goal`.
    """
    become = either("become")
    patterns = {
        "sets-aim": (
            ("tiêu", "đích"),
            rf"{SET} (?:các |những )?{AIMS}{WHAT_AIM}{{0,2}}+{NOT_AIMED}(?: (?:là|rằng)(?!\w))?[\s:,]*",
        ),
        "aim-is": (("mục tiêu",), rf"mục tiêu(?: {SOME})?(?: (?:là|nhằm|hướng tới|hướng đến)(?!\w)|:)\s*"),
        "aim-to-be": (
            ("mục tiêu",),
            rf"mục tiêu (?:phấn đấu )?(?:của {SOME} )?(?=(?:(?:đến|tới|vào|trước) năm \d{{4}} )?{become})",
        ),
        "set-out": (
            ("đặt ra", "đề ra", "hướng tới"),
            rf"(?:mốc|yêu cầu|nhiệm vụ|chỉ tiêu|con số)(?: {SOME})? (?:đặt ra|đề ra|hướng tới)(?: {SOME})? là\s+",
        ),
        "targets": (("nhắm", "ngắm"), r"(?:nhắm|ngắm) (?:tới|đến|vào)(?: mục tiêu| đích)?\s+"),
        "ambition": (
            ("vọng", "hoài bão", "quyết tâm"),
            rf"(?:tham vọng|khát vọng|hoài bão|quyết tâm)(?: của {SOME})? (?:là )?(?={DO})",
        ),
        "wants-to-reach": (
            ("mong", "muốn"),
            r"(?:mong muốn|mong|muốn)\s+(?=[^,;:.]{0,60}? (?:đạt|lên|còn|chiếm) (?:hơn |trên |khoảng )?\d)",
        ),
        "vision": (("tầm nhìn",), rf"(?:đặt|đặt ra|có|với|theo đuổi) tầm nhìn (?:là )?(?=(?:đến năm \d{{4}} )?{become})"),
        "tries-to-be": (
            ("cố gắng", "nỗ lực", "hướng tới", "hướng đến"),
            rf"(?:cố gắng|nỗ lực|hướng tới|hướng đến)(?: sớm)? (?=(?:đến năm \d{{4}} )?{become})",
        ),
        "course-to-be": (
            ("định hướng",),
            r"định hướng (?=(?:xây dựng|phát triển|đưa) [^,;:.]{1,80}? (?:thành|trở thành)(?!\w))",
        ),
        "strives": (("phấn đấu",), r"phấn đấu(?! của| này),?(?: là(?!\w))?\s*"),
        "expects": (("vọng", "đợi"), rf"{HOPE}(?! của| này)(?: (?:rằng|vào|là)(?!\w))?(?: sẽ)?\s*"),
        "end-is": (("đích",), rf"đích(?: đến| ngắm| tới)?(?: {SOME})? là\s+"),
        "breakthrough-is": (("đột phá",), rf"đột phá(?: {SOME})?(?:, theo [^,;]{{1,60}},)? là\s+"),
        "deadline-is": (
            ("thời hạn",),
            rf"(?P<goal>)thời hạn (?:{SOME} )?(?:giao|đặt ra|đề ra|yêu cầu|ấn định)(?: {SOME})? là\s+",
        ),
        "wants-to-be": (
            ("mong", "muốn", "vọng", "quyết tâm"),
            rf"(?:mong muốn|mong|muốn|khát vọng|quyết tâm|hy vọng)(?: rằng| sẽ)?\s+(?=[^,;:.]{{0,60}}?{become})",
        ),
        "both-want": (("mong", "muốn", "vọng"), r"(?:mong muốn|mong|muốn|hy vọng)(?: rằng)?\s+"),
    }
    return tuple((name, words, re.compile(rf"(?<!\w){pattern}")) for name, (words, pattern) in patterns.items())


@cache
def _words() -> frozenset[str]:
    """The words of which one stands in all that any rule fits."""
    return frozenset(word for _, words, _ in rules() for word in words)


@lru_cache(maxsize=1)
def _hints(folded: str) -> tuple[list[int], list[str]]:
    """Where those words stand in an article, and which: looked for once for all its clauses, of which few have any."""
    found = sorted((at, word) for word in _words() for at in everywhere(folded, word))
    return [at for at, _ in found], [word for _, word in found]


def _named(folded: str, start: int, stop: int) -> set[str]:
    """Which of those words stand between two places of an article."""
    starts, words = _hints(folded)
    near = range(bisect_left(starts, start), bisect_left(starts, stop))
    return {words[i] for i in near if starts[i] + len(words[i]) <= stop}


@cache
def _served() -> re.Pattern[str]:
    """Before the words: not aimed at here, but served, reached, or only spoken of."""
    return re.compile(rf"{either('served')}\s+(?:các |những |được )?$|(?<!\w)(?:sự|quá trình)\s+$|{PURPOSE}")


@cache
def _shall_be() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:sẽ |sớm |có thể |tiếp tục )*(?:{either('become')}|(?:thành|là|có|đạt)(?!\w))")


def aims(passage: Passage, start: int, stop: int) -> list[Aim]:
    """What a clause aims at; of two that overlap the first is kept."""
    named = _named(passage.folded, start, stop)
    if not named:
        return []
    found = [
        Aim(rule, match.start(), match.start("goal") if "goal" in pattern.groupindex else match.end(), stop)
        for rule, words, pattern in rules()
        if not named.isdisjoint(words)
        for match in pattern.finditer(passage.folded, start, stop)
    ]
    kept: list[Aim] = []
    for aim in sorted(found, key=lambda aim: aim.head):
        if not (kept and aim.head < kept[-1].stop) and _aimed(passage, aim, start):
            kept.append(aim)
    return kept


def _aimed(passage: Passage, aim: Aim, start: int) -> bool:
    """The words are aimed at here and now: no purpose of something else, nothing reached, no wish of what others should do."""
    before = passage.folded[max(start, aim.head - LONGEST_PURPOSE) : aim.head]
    if _served().search(before) or REACHED.match(passage.folded, aim.start, aim.stop):
        return False
    if aim.rule == "both-want":
        both = passage.last(aim.head, Kind.GROUP)
        return both is not None and bool(BOTH.fullmatch(passage.folded, both.stop, aim.head))
    return aim.rule not in ("expects", "wants-to-be", "wants-to-reach") or not _asks(passage, aim)


def _asks(passage: Passage, aim: Aim) -> bool:
    """Somebody else is named who should do something, rather than be something."""
    name = passage.first(aim.start, *ACTORS)
    if name is None or name.start != aim.start or name.kind is Kind.PLACE:
        return False
    return not _shall_be().match(passage.folded, name.stop, aim.stop)
