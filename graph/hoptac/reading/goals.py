"""Goals: states that the text says somebody aims at; never a purpose clause, a forecast, or what is already reached.

What comes in is an `Annotated` and the facts read before it, statements among them; what goes out are `Goal` facts.

>>> from hoptac.model import Document, Sentence
>>> text = "Tỉnh phấn đấu đến năm 2025 là tỉnh khá và đến năm 2030 là tỉnh mạnh."
>>> [(goal.by, goal.text) for goal in read(Annotated(Document.of("a.txt", text), (Sentence(0, len(text), 0),), ()), ())]
[(2025, 'đến năm 2025 là tỉnh khá'), (2030, 'đến năm 2030 là tỉnh mạnh')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hoptac.model import Annotated, Fact, Goal, Kind, Statement
from hoptac.reading.clauses import Span, cut, trimmed
from hoptac.reading.passages import Passage, paragraphs
from hoptac.reading.promises import ACTORS
from hoptac.reading.sides import Sides, sides
from hoptac.reading.speakers import said_until

SHORTEST = 3  # words
AIMING = re.compile(r"mục tiêu|phấn đấu|vọng|chờ đợi|đích|đột phá|thời hạn|mong|muốn|quyết tâm|chỉ tiêu")
TO_BE = r"(?:trở thành|đứng (?:vào|trong|thứ)|nằm trong|lọt vào|vươn lên (?:thành|trở thành|top|nhóm|dẫn đầu|thuộc|trong)|vào (?:top|tốp|nhóm)|thuộc nhóm|dẫn đầu|đi đầu)"
NOT_AIMED = r"(?!\s*(?:này|đó|trên|ấy|đã|của|và|về|chung|đề ra|nêu trên|,(?! (?:đến|tới) )|\.|;|$))"
YEAR_AHEAD = r"(?:đến|tới|vào|trước)(?: hết| cuối)?(?: năm)? (?:19|20)\d\d"

# The rules, in order: what the words before a goal are; the goal begins where the pattern ends, or at its group `goal`.
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "sets-aim",
        re.compile(
            r"(?<!\w)(?:đặt(?: ra)?|đề ra|nêu|với|kiên định|kiên trì|xác định|hướng (?:tới|đến)) (?:các |những )?mục tiêu"
            rf"(?: (?:phấn đấu|chung|cụ thể|chiến lược|của [^,;:]{{1,40}}?(?= (?:là|đến|trở)))){{0,2}}{NOT_AIMED}(?: là| rằng)?[\s:,]*"
        ),
    ),
    ("aim-is", re.compile(r"(?<!\w)mục tiêu(?: [^,;:.]{1,80}?)?(?: (?:là|nhằm|hướng (?:tới|đến))(?!\w)|:)\s*")),
    ("strives", re.compile(r"(?<!\w)(?<!sự )(?<!quá trình )phấn đấu(?! của| này)(?:,)?(?: là)?\s*")),
    ("expects", re.compile(r"(?<!\w)(?<!sự )(?:(?:kỳ|kì) vọng|được chờ đợi|được mong đợi|được trông đợi)(?! của| này)(?: rằng| vào| là)?(?: sẽ)?\s*")),
    ("end-is", re.compile(r"(?<!\w)đích(?: đến| ngắm| tới)?(?: [^,;:.]{1,80}?)? là\s+")),
    ("breakthrough-is", re.compile(r"(?<!\w)đột phá(?: [^,;:.]{1,80}?)?(?:, theo [^,;]{1,60},)? là\s+")),
    ("deadline-is", re.compile(r"(?<!\w)(?P<goal>)thời hạn (?:[^,;:.]{1,80}? )?(?:giao|đặt ra|đề ra|yêu cầu|ấn định)(?: [^,;:.]{1,60}?)? là\s+")),
    ("wants-to-be", re.compile(rf"(?<!\w)(?:mong(?: muốn)?|muốn|khát vọng|quyết tâm|hy vọng)(?: rằng| sẽ)?\s+(?=[^,;:.]{{0,60}}?{TO_BE})")),
    ("both-want", re.compile(r"(?<!\w)(?:mong(?: muốn)?|muốn|hy vọng)(?: rằng)?\s+")),
)
# Before the words: not aimed at here, but served, reached, or only spoken of.
SERVED = re.compile(
    r"(?<!\w)(?:để|nhằm|góp phần|giúp|vượt|hoàn thành|đạt(?: được)?|thực hiện(?: được| thành công| thắng lợi)?|hiện thực hóa|cụ thể hóa|chỉ ra|vì|theo|bám sát"
    r"|không|chưa|đã)\s+(?:các |những |được )?$"
)
PURPOSE = re.compile(r"(?<!\w)(?:góp phần|nhằm|qua đó|giúp|để)(?!\w)[^,;:]*$")
REACHED = re.compile(r"\s*(?:đã|vừa|này|đó|vào sự|các bên|nhiều|lớn)(?!\w)")
CUT = re.compile(rf"[,\s]*(?<!\w)đồng thời(?!\w)|(?:,|(?<!\w)và)\s+(?:và )?(?={YEAR_AHEAD},? \w+ \w)")
RESULT = re.compile(r",\s*(?:qua đó|nhờ đó|từ đó|góp phần|nhằm|trên cơ sở đó)(?!\w)[^\d]*$")
ABOUT_AGREEMENT = re.compile(r"(?<!\w)(?:hợp tác|thỏa thuận|biên bản|văn bản|ghi nhớ|hợp đồng|chương trình phối hợp)(?!\w)")
BY = re.compile(r"(?<!\w)(?:đến|tới|vào|trước|trong|hết)(?: hết| cuối)?(?: (?:quý|tháng) \w+[\s/\-]*)?(?: năm)? ?((?:19|20)\d\d)(?!\w|\s*-)")
SHALL_BE = re.compile(rf"\s*(?:sẽ |sớm |có thể )*(?:{TO_BE}|thành|là|có|đạt)(?!\w)")


class Aim(NamedTuple):
    """A goal's words, from `start` to `stop`, and where the words that lead to them begin."""

    rule: str
    head: int
    start: int
    stop: int


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Goal, ...]:
    """The goals of a document, in the order of the text."""
    facts = tuple(earlier)
    known = sides(annotated, facts)
    said = [fact for fact in facts if isinstance(fact, Statement)]
    return tuple(goal for paragraph in paragraphs(annotated) for passage in paragraph for goal in _goals(passage, known, said))


def _goals(passage: Passage, known: Sides, said: list[Statement]) -> Iterator[Goal]:
    if not AIMING.search(passage.folded, passage.start, passage.stop):
        return
    for start, stop in cut(passage.folded, passage.start, passage.stop):
        for aim in _aims(passage, start, stop):
            yield from _parts(passage, known, _clipped(passage, aim, said), start, said)


def _aims(passage: Passage, start: int, stop: int) -> list[Aim]:
    """What a clause aims at; of two that overlap the first is kept."""
    found = [
        Aim(rule, match.start(), match.start("goal") if "goal" in pattern.groupindex else match.end(), stop)
        for rule, pattern in RULES
        for match in pattern.finditer(passage.folded, start, stop)
    ]
    kept: list[Aim] = []
    for aim in sorted(found, key=lambda aim: aim.head):
        if _aimed(passage, aim, start) and not any(aim.head < other.stop for other in kept):
            kept.append(aim)
    return kept


def _aimed(passage: Passage, aim: Aim, start: int) -> bool:
    """The words are aimed at here and now: no purpose of something else, nothing reached, no wish of what somebody else should do."""
    before = passage.folded[start : aim.head]
    if SERVED.search(before) or PURPOSE.search(before) or REACHED.match(passage.folded, aim.start, aim.stop):
        return False
    if aim.rule == "both-want":
        group = passage.last(aim.head, Kind.GROUP)
        return bool(group) and not re.sub(r"cũng|đều|cùng|còn|luôn|rất", "", passage.folded[group.stop : aim.head]).strip() if group else False
    if aim.rule in ("expects", "wants-to-be"):
        return not _asks(passage, aim)
    return True


def _asks(passage: Passage, aim: Aim) -> bool:
    """Somebody else is named who should do something, rather than be something."""
    name = passage.first(aim.start, *ACTORS)
    return bool(name and name.start == aim.start and name.kind is not Kind.PLACE and not SHALL_BE.match(passage.folded, name.stop, aim.stop))


def _clipped(passage: Passage, aim: Aim, said: list[Statement]) -> Aim:
    """A goal within a statement ends where the statement does, any goal where somebody takes the word."""
    ends = [fact.evidence.stop for fact in said if fact.evidence.start <= aim.start < fact.evidence.stop]
    return aim._replace(stop=min([said_until(passage, aim.start, aim.stop), *ends]))


def _parts(passage: Passage, known: Sides, aim: Aim, clause: int, said: list[Statement]) -> Iterator[Goal]:
    """One goal for each year and each "đồng thời"."""
    speaker = next((fact.speaker for fact in said if fact.evidence.start <= aim.head < fact.evidence.stop), "")
    head = passage.folded[clause : aim.start]
    key = known.at(aim.start) if ABOUT_AGREEMENT.search(head) else ""
    holder = _holder(passage, known, aim, clause) if not key else ""
    for start, stop in _cuts(passage.folded, aim.start, aim.stop):
        if len(passage.folded[start:stop].split()) < SHORTEST:
            continue
        evidence = passage.document.evidence(start, stop)
        years = BY.findall(evidence.quote)
        by = int(years[-1]) if years else None
        yield Goal(holder, evidence.quote, by, key, speaker, evidence=evidence, rule=aim.rule)


def _cuts(words: str, start: int, stop: int) -> list[Span]:
    edges = [start, *(found.end() for found in CUT.finditer(words, start, stop) if found.start() > start), stop]
    spans = []
    for begin, end in zip(edges, edges[1:], strict=False):
        result = RESULT.search(words[begin:end])
        spans.append(trimmed(words, begin, begin + result.start() if result else end))
    return spans


def _holder(passage: Passage, known: Sides, aim: Aim, clause: int) -> str:
    """The party that aims: the one named last before the words or first in them; '' where several do, or both sides."""
    names = passage.of(*ACTORS, start=clause, stop=aim.start)
    named = names[-1] if names else passage.first(aim.start, Kind.ORGANISATION, Kind.PLACE)
    if named is None or named.start >= aim.stop or named.kind is Kind.GROUP:
        return ""
    if len(names) > 1 and re.fullmatch(r"\s*(?:và|cùng|,)\s*", passage.folded[names[-2].stop : names[-1].start]):
        return ""
    return known.party(named)
