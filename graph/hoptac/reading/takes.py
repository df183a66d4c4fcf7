"""Who takes the word where in a sentence: `Take`s, in the order of the words.

What comes in is a `Passage`, the quotations of its paragraph and who spoke before; what goes out is where each speaker's words
begin, and of what kind the verb makes them. The order of the rules: right before the verb ("ông A nói …"), behind the words
("…, ông A nói"), according to somebody ("theo ông A, …"), shared with a verb before ("…, đồng thời mong …").

>>> from hoptac.model import Annotated, Document, Mention, Sentence
>>> from hoptac.reading.passages import passages
>>> text = "Ông A cho rằng kết quả tốt, đồng thời mong VNPT giúp tỉnh."
>>> ông = Mention(Kind.PERSON, 0, 5, "Nguyễn Văn A", "")
>>> (passage,) = passages(Annotated(Document.of("a.txt", text), (), (ông,)), [Sentence(0, len(text), 0)])
>>> [(take.rule, take.kind, text[take.start:]) for take in takes(passage, [], ())]  # doctest: +NORMALIZE_WHITESPACE
[('speaker-says', '', 'kết quả tốt, đồng thời mong VNPT giúp tỉnh.'),
 ('speaker-shared', 'wish', 'mong VNPT giúp tỉnh.')]
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hoptac.automaton import Found
from hoptac.model import Kind
from hoptac.openings import Opening
from hoptac.reading.clauses import LONGEST_JOINT, Span, cut
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import Verb, either, group, phrases
from hoptac.reading.speakers import TITLES, Speakers, addressed, right_before, subject
from hoptac.reading.spots import spoken

NOUN_AFTER = re.compile(r"\s+(?:của|từ)(?!\w)")
SPOKEN_MARK = re.compile(r"(?:\s+(?:tại|trong|ở|với|trước|bằng) [^,;:\"]{2,60})?\s*(?:(?<!\w)rằng(?!\w)|[:\"])")
QUOTES, QUOTED = re.compile(r"\s*:?\s*\""), re.compile(r"\"[\s,-]*$")
THAT = re.compile(r"\s*(?:(?:rằng|là)(?!\w))?[\s,:]*")
HEADS = re.compile(r"[;:]\s*$")
NAMES = re.compile(r"\s[^,;:.]{1,60}?\s(?:là|như)(?!\w)")
GOES_ON = re.compile(r"\s*(?:là|sẽ|đã|được|cần|phải|vẫn|còn|đang|mới)(?!\w)")
TOGETHER = re.compile(r"[\s,]*(?:và)?\s*")
SHORT_END = re.compile(r"\s*(?:thêm|như vậy|như trên|(?:tại|trong|ở|với|sau|khi) [^,;:]{2,60})?[\s.!?…\")]*$")
PRESENTS = re.compile(r"[\s,\-]*(?:trình bày|cung cấp|cho biết|cho hay|nêu|đưa ra|công bố|khẳng định)?[\s,\-]*")
SHORTEST_ASIDE = 4  # words before ", theo ông A," that make the clause his, and not only say when or where
NEAR = 20  # characters before a verb that can make a noun of it


class Take(NamedTuple):
    """Somebody takes the word: what was said before ends at `at`, the new words go from `start` to `stop` (0: to the next)."""

    at: int
    start: int
    speakers: tuple[str, ...]
    kind: str
    rule: str
    stop: int = 0


def takes(passage: Passage, quoted: list[Span], before: tuple[str, ...]) -> list[Take]:
    """Who takes the word in a sentence; `before` spoke in the sentence before it."""
    spoken_by = [(hit, right_before(passage, hit.start)) for hit in _verbs(passage, quoted)]
    found = [_direct(passage, hit, who, quoted) for hit, who in spoken_by if who] + _according(passage)
    found += [take for hit, who in spoken_by if not who and (take := _shared(passage, hit, found, before))]
    return sorted(found, key=lambda take: take.at)


# ---- verbs ---------------------------------------------------------------------------------------


def _verbs(passage: Passage, quoted: list[Span]) -> list[Found[Verb]]:
    """The verbs of saying outside quotations; two side by side ("ghi nhận, đánh giá cao") are one with the second's act."""
    found: list[Found[Verb]] = []
    for hit in spoken(passage.document.text, passage.start, passage.stop):
        start, stop = hit.start, hit.stop
        quote = any(a < start < b for a, b in quoted)
        if quote or not passage.free(start, stop) or not _is_verb(passage, start, stop, hit.value):
            continue
        if found and hit.value.act != "say" and TOGETHER.fullmatch(passage.folded, found[-1].stop, start):
            found[-1] = Found(found[-1].start, stop, hit.value)
        else:
            found.append(Found(start, stop, hit.value))
    return found


def _is_verb(passage: Passage, start: int, stop: int, verb: Verb) -> bool:
    if _unverbal().search(passage.folded, max(passage.start, start - NEAR), start) or NOUN_AFTER.match(passage.folded, stop):
        return False
    return verb.act != "report" or bool(SPOKEN_MARK.match(passage.folded, stop, passage.stop))


@cache
def _unverbal() -> re.Pattern[str]:
    return re.compile(rf"{either('unverbal')}\s+$")


@cache
def _weighty() -> re.Pattern[str]:
    return re.compile(rf"\s+{either('weighty')}")


def _kind(passage: Passage, hit: Found[Verb]) -> str:
    """What a verb makes of its words: "nhấn mạnh vai trò của …" is an opinion, of "nhấn mạnh rằng …" the words tell."""
    if hit.value.act not in ("say", "report"):
        return hit.value.act
    return "assessment" if _weighty().match(passage.folded, hit.stop) else ""


def _content(passage: Passage, hit: Found[Verb]) -> int:
    """Where the words begin: at a verb that belongs to them, behind one that only brings them."""
    if _kind(passage, hit) and not QUOTES.match(passage.folded, hit.stop):
        return hit.start
    mark = SPOKEN_MARK if hit.value.act == "report" else THAT
    found = mark.match(passage.folded, hit.stop, passage.stop)
    return found.end() if found else hit.stop


# ---- a speaker with a verb -----------------------------------------------------------------------


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('opening')}")


def _direct(passage: Passage, hit: Found[Verb], who: Speakers, quoted: list[Span]) -> Take:
    if _said_before(passage, who, hit):
        begin = _begin(passage, who.start, quoted)
        return Take(begin, begin, who.names, "", "said-after", who.start)
    return Take(who.start, _content(passage, hit), who.names, _kind(passage, hit), "speaker-says")


def _said_before(passage: Passage, who: Speakers, hit: Found[Verb]) -> bool:
    """The words stand before their speaker: "…, ông A khẳng định."."""
    words = passage.folded[passage.start : who.start]
    ends = bool(SHORT_END.match(passage.folded, hit.stop, passage.stop))
    opens = bool(_opening().match(words)) and not QUOTED.search(words)  # "Trong đó, …", ông A nói
    return ends and len(words.split()) > 2 and words.rstrip()[-1] in ',"-' and not opens


def _begin(passage: Passage, stop: int, quoted: list[Span]) -> int:
    """Where the words before their speaker begin: a quotation may have begun in an earlier sentence; else at the clause."""
    clause = max(start for start, _ in cut(passage.folded, passage.start, stop))
    return next((a for a, b in quoted if passage.start <= b <= stop and stop - b < 4), clause)


# ---- according to somebody -----------------------------------------------------------------------


@cache
def _theo() -> Opening:
    theo = rf"(?<!\w)theo\s+(?:{either('view')}\s+)?(?:(?:của|do|từ)\s+)?"
    return Opening(rf"{theo}|(?P<viewed>{either('viewed')}\s+)", ("theo", *phrases()["viewed"]))


def _according(passage: Passage) -> list[Take]:
    found = []
    people = passage.of(Kind.PERSON)
    for theo in _theo().finditer(passage.folded, passage.start, people[-1].start) if people else ():
        person = passage.first(theo.end(), Kind.PERSON)
        inner = theo["viewed"] and not HEADS.search(passage.folded, max(passage.start, theo.start() - NEAR), theo.start())
        if inner and theo.start() > passage.start:
            continue
        if person and not re.search(r"\w", passage.masked(theo.end(), addressed(passage, person), *TITLES)):
            found.append(_according_to(passage, theo.start(), person.stop, (str(person.value),)))
    return found


def _according_to(passage: Passage, at: int, stop: int, names: tuple[str, ...]) -> Take:
    clause = max(start for start, _ in cut(passage.folded, passage.start, at))
    words = passage.folded[clause:at]
    begin = _after_titles(passage, stop)
    long = len(words.split()) > SHORTEST_ASIDE or GOES_ON.match(passage.folded, begin)
    if words.rstrip().endswith(",") and long and not _opening().match(words):
        return Take(clause, clause, names, "", "according-aside")
    return Take(at, begin, names, "", "according-to")


def _after_titles(passage: Passage, stop: int) -> int:
    """Behind the comma that ends the titles of a name."""
    while (comma := passage.folded.find(",", stop, passage.stop)) >= 0:
        if not PRESENTS.fullmatch(passage.masked(stop, comma, *TITLES)):
            break
        stop = comma + 1
    return stop


# ---- a verb without a speaker of its own ---------------------------------------------------------


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:[,;:.\-\"(]|{either('joint')})[\s,]*(?:{either('manner')}\s+)*$")


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(either("joint"))


def _shared(passage: Passage, hit: Found[Verb], found: list[Take], before: tuple[str, ...]) -> Take | None:
    """A verb joined to what somebody said before, or opening a sentence that goes on."""
    if hit.value.act == "report":
        return None
    left = passage.folded[max(passage.start, hit.start - LONGEST_JOINT) : hit.start]
    opens = hit.start - passage.start < LONGEST_JOINT and not re.search(r"\w", _joints().sub(" ", left))
    close = hit.value.form in group("close") and not _names(passage, hit)
    if not opens and (close or not _joined().search(left)):
        return None
    names = _sharing(passage, hit, found, before, opens)
    return Take(hit.start, _content(passage, hit), names, _kind(passage, hit), "speaker-shared") if names else None


def _names(passage: Passage, hit: Found[Verb]) -> bool:
    """ "… và gọi doanh nghiệp là bạn": the verb says what something is."""
    return hit.value.form in group("naming") and bool(NAMES.match(passage.folded, hit.stop, passage.stop))


def _sharing(passage: Passage, hit: Found[Verb], found: list[Take], before: tuple[str, ...], opens: bool) -> tuple[str, ...]:
    earlier = [take for take in found if take.at < hit.start]
    if earlier:
        return max(earlier, key=lambda take: take.at).speakers
    if opens and found and _kind(passage, hit) and hit.value.form not in group("close"):
        return min(found, key=lambda take: take.at).speakers
    who = subject(passage, hit.start)
    return who.names if who else before
