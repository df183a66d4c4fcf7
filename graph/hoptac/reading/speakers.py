"""Who a verb of saying belongs to: the person right before it, posts between or not, or the one whom the sentence is about.

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
from functools import cache
from typing import NamedTuple

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.model import Kind, Mention
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import Verb, either, group
from hoptac.reading.spots import spoken
from hoptac.text import fold

TITLES = (Kind.POST, Kind.ORGANISATION, Kind.PLACE)
LONGEST_ADDRESS, LONGEST_WORD = 60, 24  # characters
LONGEST_TITLE = 160  # characters
PAIRED = re.compile(r"\s*(?:và|cùng)\s*$")
# What stands between commas after a name and is no title.
CLAUSE = re.compile(r"[;:]|(?<!\w)(?:đã|sẽ|đang|được|và các|cùng các|nhưng|trong khi)(?!\w)")
OPENS_TITLE = re.compile(r"\s*[-,(]")
LONGEST_TURN = 40  # characters
TURN = re.compile(r"(?:;|,|(?<!\w)đồng thời)\s*(?:cũng\s+)?$")


class Speakers(NamedTuple):
    """The people who speak, by canonical name, and where the first name begins and the last one ends."""

    names: tuple[str, ...]
    start: int
    stop: int


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(rf"{either('manner')}|^\s*của(?!\w)|(?:(?:phát biểu|kết luận|trao đổi) )?{either('scene')} [^,;:]+")


@cache
def _manner_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+{either('manner')})*\s*$")


@cache
def _object() -> re.Pattern[str]:
    return re.compile(rf"{either('preposition')}\s+$")


def _is_manner(words: str) -> bool:
    return not re.search(r"\w", _manner().sub(" ", words))


def _is_title(passage: Passage, start: int, stop: int) -> bool:
    """An unknown title between comma or dash and comma: no clause, no verb of saying, not too long."""
    if not OPENS_TITLE.match(passage.folded, start, stop):
        return False
    words = passage.folded[start:stop]
    inner = words[: found.start()] if (found := _manner_at_end().search(words)) else words
    stop, inner = start + len(inner), inner.strip()
    parted = inner[:1] == "-" or (inner[:1] in (",", "(") and inner.endswith((",", ")")))
    plain = parted and len(inner) <= LONGEST_TITLE and not CLAUSE.search(inner)
    return plain and not spoken(passage.document.text, start, stop)


@cache
def _address() -> re.Pattern[str]:
    words = (re.escape(fold(form)) for term in (*lists().addresses, *lists().honours) for form in term.forms)
    return re.compile(rf"(?:(?<!\w)(?:{'|'.join(sorted(words, key=len, reverse=True))})[\s.]+)+$")


def addressed(passage: Passage, person: Mention) -> int:
    """Where a name begins with the words of address and honour before it: "đồng chí Đại tá Lê A"."""
    near = max(passage.start, person.start - LONGEST_ADDRESS)
    found = _address().search(passage.folded[near : person.start])
    return near + found.start() if found else person.start


def titled(passage: Passage, person: Mention) -> int:
    """Where a name begins with the posts that stand before it: "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê A"."""
    start = edge = addressed(passage, person)
    posted = False
    for m in reversed(passage.of(*TITLES, stop=start)):
        gap = passage.folded[m.stop : edge].strip()
        if gap.strip(",-") or (gap and not posted):
            break
        edge, posted = m.start, m.kind is Kind.POST
        start = edge if posted else start
    return start


def _as_subject(passage: Passage, person: Mention) -> Speakers | None:
    """A name as a subject, with the one that "và" joins to it; None where a preposition makes it an object."""
    start = titled(passage, person)
    if _object().search(passage.folded[max(passage.start, start - LONGEST_WORD) : start]):
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
    if _is_manner(passage.masked(person.stop, verb, *TITLES)) or _is_title(passage, person.stop, verb):
        return _as_subject(passage, person)
    return None


def subject(passage: Passage, verb: int) -> Speakers | None:
    """The person whom the sentence is about: named at the head of a clause before the verb, no other named between."""
    person = passage.last(verb, Kind.PERSON)
    found = _as_subject(passage, person) if person else None
    before = passage.folded[passage.start : found.start].rstrip() if found else ""
    return found if not before or before.endswith((",", ";", ":")) else None


def said_until(passage: Passage, start: int, stop: int) -> int:
    """Where words end because somebody takes the word behind them: "…, ông A nói", "…, đồng thời mong …"."""
    for person in passage.of(Kind.PERSON, start=start, stop=stop):
        begin = titled(passage, person)
        if passage.folded[start:begin].rstrip().endswith((",", '"', "-")):
            return begin
    asked = (hit for hit in spoken(passage.document.text, start, stop) if hit.value.act in ("request", "wish"))
    verbs = (hit.start for hit in asked if not _is_work(passage, hit, start))
    return next((at for at in verbs if TURN.search(passage.folded, max(start, at - LONGEST_TURN), at)), stop)


def _is_work(passage: Passage, hit: Found[Verb], start: int) -> bool:
    """Whether a verb of asking only goes on with what is done: "sẽ khảo sát, đề xuất giải pháp"."""
    name = passage.first(hit.stop, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP)
    asked = name is not None and name.start - hit.stop < 2
    return hit.value.form in group("work") and not asked and passage.folded.endswith(", ", start, hit.start)
