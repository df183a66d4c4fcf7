"""Who a verb of saying belongs to: the person right before it, with or without posts between, or the one named last.

What comes in is a `Passage` and the place of a verb; what goes out are `Speakers`: the people's names and where they stand.

>>> from hoptac.model import Annotated, Document, Mention, Sentence
>>> from hoptac.reading.passages import passages
>>> text = "Dự lễ, ông A - Chủ tịch VNPT cũng cho biết"
>>> names = (Mention(Kind.PERSON, 7, 12, "Nguyễn Văn A", ""), Mention(Kind.ORGANISATION, 24, 28, "VNPT", ""))
>>> (passage,) = passages(Annotated(Document.of("a.txt", text), (), names), [Sentence(0, len(text), 0)])
>>> right_before(passage, text.index("cho biết"))
Speakers(names=('Nguyễn Văn A',), start=7, stop=12)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hoptac.model import Kind, Mention
from hoptac.reading.passages import Passage
from hoptac.reading.verbs import either, spoken

TITLES = (Kind.POST, Kind.ORGANISATION, Kind.PLACE)
TURN = re.compile(r"(?:;|,|(?<!\w)đồng thời)\s*(?:cũng\s+)?$")
LONGEST_APPOSITION = 160
# Before a name: it is no subject.
OBJECT = re.compile(r"(?<!\w)(?:với|của|cho|cùng|do|bởi|gặp|tiếp|tới|đến|mời|giữa|chúc mừng|cảm ơn|là)\s+$")
PAIRED = re.compile(r"\s*(?:và|cùng)\s*$")
# What stands between commas after a name and is no title.
CLAUSE = re.compile(r"[;:]|(?<!\w)(?:đã|sẽ|đang|được|và các|cùng các|nhưng|trong khi)(?!\w)")


@dataclass(frozen=True, slots=True)
class Speakers:
    """The people who speak, by canonical name, and where the first name begins and the last one ends."""

    names: tuple[str, ...]
    start: int
    stop: int


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{either('manner')}|(?:phát biểu |kết luận |trao đổi )?(?:tại|trong|nhân|sau|thay mặt|về|trước|khi) [^,;:]+)(?!\w)"
    )


def _is_manner(words: str) -> bool:
    return not re.search(r"\w", _manner().sub(" ", words))


def _is_apposition(words: str) -> bool:
    """An unknown title between comma or dash and comma: no clause, no verb of saying, not too long."""
    inner = words.strip()
    opened = inner[:1] in ",-(" and (inner.rstrip("-").endswith((",", ")")) or inner[:1] == "-")
    return opened and len(inner) <= LONGEST_APPOSITION and not CLAUSE.search(inner) and not spoken(inner, inner)


def titled(passage: Passage, person: Mention) -> int:
    """Where a name begins with the posts that stand before it: "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh ông A"."""
    start = edge = person.start
    for m in reversed(passage.of(*TITLES, stop=start)):
        gap = passage.folded[m.stop : edge]
        if gap.strip() and not (gap.strip(" ,-") == "" and edge == start < person.start):
            break
        edge = m.start
        start = edge if m.kind is Kind.POST else start
    return start


def _before(passage: Passage, person: Mention) -> Speakers | None:
    """A name as a subject, with the one that "và" joins to it; None where a preposition makes it an object."""
    start = titled(passage, person)
    left = passage.folded[passage.start : start]
    if OBJECT.search(left):
        return None
    other = passage.last(start, Kind.PERSON)
    if other and PAIRED.fullmatch(passage.masked(other.stop, start)):
        return Speakers((str(other.value), str(person.value)), titled(passage, other), person.stop)
    return Speakers((str(person.value),), start, person.stop)


def right_before(passage: Passage, verb: int) -> Speakers | None:
    """The speakers with only titles and words of manner between them and the verb."""
    person = passage.last(verb, Kind.PERSON)
    if person is None:
        return None
    if _is_manner(passage.masked(person.stop, verb, *TITLES)) or _is_apposition(_without_manner(passage, person.stop, verb)):
        return _before(passage, person)
    return None


def _without_manner(passage: Passage, start: int, stop: int) -> str:
    words = passage.folded[start:stop]
    tail = re.search(rf"(?:[\s]+{either('manner')})*\s*$", words)
    return words[: tail.start()] if tail else words


def subject(passage: Passage, verb: int) -> Speakers | None:
    """The person whom the sentence is about: named at the head of a clause before the verb, no other named between."""
    person = passage.last(verb, Kind.PERSON)
    found = _before(passage, person) if person else None
    if found and re.search(r"(?:^|[,;:])\s*$", passage.folded[passage.start : found.start]):
        return found
    return None


def said_until(passage: Passage, start: int, stop: int) -> int:
    """Where words end because somebody takes the word behind them: "…, ông A nói", "…, đồng thời mong …"."""
    for person in passage.of(Kind.PERSON, start=start, stop=stop):
        begin = titled(passage, person)
        if passage.folded[start:begin].rstrip().endswith((",", '"', "-")):
            return begin
    words = passage.folded[start:stop]
    cuts = [hit.start for hit in spoken(words, words) if hit.value.act in ("request", "wish") and TURN.search(words[: hit.start])]
    return start + cuts[0] if cuts else stop
