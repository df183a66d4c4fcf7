"""Who says what: `Saying`s, each the words that one verb of saying brings, or that go on what was said just before.

What comes in is an `Annotated`; what goes out are spans of its text with their speakers and, where the verb tells, their kind.
The order of the rules: right before the verb, according to somebody, after the words, shared with a verb before, going on.

>>> from hoptac.model import Annotated, Document, Mention, Sentence
>>> text = "Ông A cho rằng kết quả tốt, đồng thời mong VNPT giúp tỉnh."
>>> ông = Mention(Kind.PERSON, 0, 5, "Nguyễn Văn A", "")
>>> annotated = Annotated(Document.of("a.txt", text), (Sentence(0, len(text), 0),), (ông,))
>>> [(said.rule, said.kind, text[said.start:said.stop]) for said in sayings(annotated)]
[('speaker-says', '', 'kết quả tốt, đồng thời '), ('speaker-shared', 'wish', 'mong VNPT giúp tỉnh.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.automaton import Found
from hoptac.model import Annotated, Kind, Part
from hoptac.reading.clauses import Span, cut, quotations
from hoptac.reading.passages import Passage, paragraphs
from hoptac.reading.speakers import TITLES, Speakers, right_before, subject, titled
from hoptac.reading.verbs import Verb, either, group, spoken

# Before a verb it is a noun, a passive or a purpose; after it, a noun.
NO_VERB = re.compile(r"(?<!\w)(?:sự|việc|lời|những|các|bản|mọi|nhiều|được|bị|để|nhằm|công tác|ý kiến|của|kết quả|tiêu chí|hội nghị|là|không|chưa)\s+$")
NOUN_AFTER = re.compile(r"\s+(?:của|từ)(?!\w)")
SPOKEN_MARK = re.compile(r"(?:\s+(?:tại|trong|ở|với|trước) [^,;:\"]{2,60})?\s*(?:(?<!\w)rằng(?!\w)|[:\"])")
THAT = re.compile(r"\s*(?:(?:rằng|là)(?!\w))?[\s,:]*")
NOUN_SAID = re.compile(r"\s+(?:ý nghĩa|vai trò|tầm quan trọng|sự|quyết tâm|vị trí|vị thế|trách nhiệm|tính|tiềm năng|mục tiêu)(?!\w)")
JOINED = re.compile(
    r"(?:[,;:.\-\"(]|(?<!\w)(?:và|đồng thời|song|nhưng|cùng với đó|bên cạnh đó|ngoài ra|qua đó|từ đó|trên cơ sở đó))[\s,]*$"
)
TOGETHER = re.compile(r"[\s,]*(?:và)?\s*")
SHORT_END = re.compile(r"\s*(?:thêm|như vậy|như trên|(?:tại|trong|ở|với|sau|khi) [^,;:]{2,60})?[\s.!?…\")]*$")
OPENING = re.compile(
    r"\s*(?:phát biểu|tại|trong|trả lời|trao đổi|kết luận|sau|trước|theo|nhân|thay mặt|chia sẻ|đáp lại|về phía|tham dự|tiếp|báo cáo|đại diện|chủ trì)(?!\w)"
)
ACCORDING = re.compile(
    r"(?<!\w)theo\s+(?:(?:nhận định|đánh giá|lời|ý kiến|chia sẻ|báo cáo|thông tin|phát biểu|khẳng định|quan điểm|phân tích|tính toán)\s+)?(?:(?:của|do|từ)\s+)?"
)
PRESENTS = re.compile(r"[\s,]*(?:trình bày|cung cấp|cho biết|cho hay|nêu|đưa ra|công bố|khẳng định)?[\s,]*")
ELSEWHERE = re.compile(
    r"\s*(?:tại (?:lễ|buổi|hội nghị|chương trình)|dịp này|nhân dịp|kết thúc|khép lại|sau (?:lễ|khi|đó)|cũng tại|trước đó|theo (?:thỏa|biên|kế hoạch|đó|nội dung|bản)"
    r"|được biết|về phía|đổi lại|ngược lại|ở chiều|lễ ký|buổi lễ|(?:các )?lãnh đạo|đại diện|cũng trong|ngay sau|chiều|sáng|ngày)(?!\w)"
)
ACTS_ON = ("assessment", "request", "wish", "commitment", "goal")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words from `start` to `stop` that `speakers` say; `kind` as the verb tells, '' where the words themselves must."""

    speakers: tuple[str, ...]
    kind: str
    start: int
    stop: int
    rule: str


@dataclass(frozen=True, slots=True)
class Take:
    """Where somebody takes the word: what was said before ends at `at`, the new words go from `start` to `stop` (0: to the next)."""

    at: int
    start: int
    speakers: tuple[str, ...]
    kind: str
    rule: str
    stop: int = 0


def sayings(annotated: Annotated) -> Iterator[Saying]:
    """All that is said in a document, in order."""
    lead: Saying | None = None  # what leads into a list: "ông A đề nghị VNPT:"
    for paragraph in paragraphs(annotated):
        if lead and paragraph[0].part is Part.ITEM:
            yield replace(lead, start=paragraph[0].start, stop=paragraph[-1].stop, rule="speaker-lists")
            continue
        said = _paragraph(paragraph)
        opens = bool(said) and paragraph[-1].folded[: paragraph[-1].stop].endswith(":") and said[-1].stop == paragraph[-1].stop
        lead = said[-1] if opens else None
        yield from said


def _paragraph(passages: tuple[Passage, ...]) -> list[Saying]:
    said: list[Saying] = []
    if not any(p.of(Kind.PERSON) for p in passages):
        return said
    speakers: tuple[str, ...] = ()
    quoted = quotations(passages[0].folded, passages[0].start, passages[-1].stop)
    for passage in passages:
        takes = _takes(passage, quoted, speakers)
        for one in _said(passage, takes, quoted, speakers):
            if one.start < passage.start:
                said = [other for other in said if other.stop <= one.start]
                said += [replace(one, start=p.start, stop=p.stop) for p in passages if one.start <= p.start < passage.start]
                one = replace(one, start=passage.start)
            said.append(one)
        speakers = _speaking(passage, takes, speakers)
    return said


# ---- who takes the word ------------------------------------------------------------------------


def _takes(passage: Passage, quoted: list[Span], before: tuple[str, ...]) -> list[Take]:
    hits = _verbs(passage, quoted)
    takes = [take for hit in hits if (take := _direct(passage, hit, quoted))] + _according(passage)
    takes += [take for hit in hits if (take := _shared(passage, hit, takes, before))]
    return sorted(takes, key=lambda take: take.at)


def _verbs(passage: Passage, quoted: list[Span]) -> list[Found[Verb]]:
    """The verbs of saying of a sentence, outside quotations; of two side by side ("ghi nhận, đánh giá cao") the first with the last's act."""
    found: list[Found[Verb]] = []
    words = passage.folded[passage.start : passage.stop]
    for hit in spoken(words, words):
        start, stop = passage.start + hit.start, passage.start + hit.stop
        if any(a < start < b for a, b in quoted) or not _is_verb(passage, start, stop, hit.value):
            continue
        if found and TOGETHER.fullmatch(passage.folded, found[-1].stop, start) and hit.value.act != "say":
            found[-1] = Found(found[-1].start, stop, hit.value)
        else:
            found.append(Found(start, stop, hit.value))
    return found


def _is_verb(passage: Passage, start: int, stop: int, verb: Verb) -> bool:
    if NO_VERB.search(passage.folded, max(passage.start, start - 20), start) or NOUN_AFTER.match(passage.folded, stop):
        return False
    return verb.act != "report" or bool(SPOKEN_MARK.match(passage.folded, stop, passage.stop))


def _direct(passage: Passage, hit: Found[Verb], quoted: list[Span]) -> Take | None:
    who = right_before(passage, hit.start)
    if who is None:
        return None
    if _said_before(passage, who, hit):
        begin = _begin(passage, who.start, quoted)
        return Take(begin, begin, who.names, "", "said-after", who.start)
    return Take(who.start, _content(passage, hit), who.names, _kind(hit.value), "speaker-says")


def _said_before(passage: Passage, who: Speakers, hit: Found[Verb]) -> bool:
    """The words stand before their speaker: "…, ông A khẳng định."."""
    words = passage.folded[passage.start : who.start]
    ends = bool(SHORT_END.match(passage.folded, hit.stop, passage.stop))
    return ends and len(words.split()) > 2 and words.rstrip()[-1] in ',"-' and not OPENING.match(words)


def _begin(passage: Passage, stop: int, quoted: list[Span]) -> int:
    """Where the words before their speaker begin: a quotation may have begun in an earlier sentence; else at the clause."""
    if quotation := next((a for a, b in quoted if passage.start <= b <= stop and stop - b < 4), 0):
        return quotation
    return max(start for start, _ in cut(passage.folded, passage.start, stop))


def _shared(passage: Passage, hit: Found[Verb], takes: list[Take], before: tuple[str, ...]) -> Take | None:
    """A verb without a subject of its own: joined to what somebody said before, or opening a sentence that goes on."""
    if right_before(passage, hit.start) or hit.value.act in ("report",) or any(t.start == hit.start for t in takes):
        return None
    left = passage.folded[passage.start : hit.start]
    opens = not re.search(r"\w", _without_joints(left))
    if not opens and (hit.value.form in group("close") or not JOINED.search(_without_manner(left))):
        return None
    names = _sharing(passage, hit, takes, before, opens)
    return Take(hit.start, _content(passage, hit), names, _kind(hit.value), "speaker-shared") if names else None


def _sharing(passage: Passage, hit: Found[Verb], takes: list[Take], before: tuple[str, ...], opens: bool) -> tuple[str, ...]:
    earlier = [take for take in takes if take.at < hit.start]
    if earlier:
        return max(earlier, key=lambda take: take.at).speakers
    if opens and takes and hit.value.form not in group("close"):
        return min(takes, key=lambda take: take.at).speakers
    who = subject(passage, hit.start)
    return who.names if who else before


def _without_joints(words: str) -> str:
    return re.sub(r"(?<!\w)(?:và|đồng thời|song|nhưng|cùng với đó|bên cạnh đó|ngoài ra|qua đó|từ đó|trên cơ sở đó|cũng|đặc biệt)(?!\w)", " ", words)


def _without_manner(words: str) -> str:
    return re.sub(rf"(?:(?<!\w){either('manner')}\s+)+$", "", words)


def _kind(verb: Verb) -> str:
    return verb.act if verb.act in ACTS_ON else ""


def _content(passage: Passage, hit: Found[Verb]) -> int:
    """Where the words begin: at a verb that belongs to them, behind one that only brings them."""
    if _kind(hit.value) or NOUN_SAID.match(passage.folded, hit.stop):
        return hit.start
    found = THAT.match(passage.folded, hit.stop, passage.stop)
    return found.end() if found else hit.stop


def _according(passage: Passage) -> list[Take]:
    takes = []
    for found in ACCORDING.finditer(passage.folded, passage.start, passage.stop):
        person = passage.first(found.end(), Kind.PERSON)
        if person and not re.search(r"\w", passage.masked(found.end(), person.start, *TITLES)):
            takes.append(_according_to(passage, found.start(), person.stop, (str(person.value),)))
    return takes


def _according_to(passage: Passage, at: int, stop: int, names: tuple[str, ...]) -> Take:
    before = passage.folded[passage.start : at]
    clause = max((a for a, _ in cut(passage.folded, passage.start, at)), default=passage.start)
    if before.rstrip().endswith(",") and len(passage.folded[clause:at].split()) > 4 and not OPENING.match(passage.folded, clause, at):
        return Take(clause, clause, names, "", "according-aside")
    return Take(at, _after_titles(passage, stop), names, "", "according-to")


def _after_titles(passage: Passage, stop: int) -> int:
    """Behind the comma that ends the titles of a name."""
    while (comma := passage.folded.find(",", stop, passage.stop)) >= 0:
        if not PRESENTS.fullmatch(passage.masked(stop, comma, *TITLES).replace("-", " ")):
            break
        stop = comma + 1
    return stop


# ---- what is said ------------------------------------------------------------------------------


def _said(passage: Passage, takes: list[Take], quoted: list[Span], before: tuple[str, ...]) -> Iterator[Saying]:
    first = takes[0].at if takes else passage.stop
    inside = any(a < passage.start < b for a, b in quoted)
    if before and first > passage.start and (inside or _goes_on(passage, first, takes)):
        yield Saying(before, "", passage.start, first, "quotation-goes-on" if inside else "speaker-goes-on")
    stops = [*(take.at for take in takes[1:]), passage.stop]
    for take, stop in zip(takes, stops, strict=False):
        yield Saying(take.speakers, take.kind, take.start, take.stop or stop, take.rule)


def _goes_on(passage: Passage, stop: int, takes: list[Take]) -> bool:
    """The words before anybody else takes the word go on what was said: they are no new scene and nobody else acts in them."""
    if ELSEWHERE.match(passage.folded, passage.start, stop) or any(take.rule == "speaker-says" for take in takes):
        return False
    person = passage.first(passage.start, Kind.PERSON)
    return not (person and titled(passage, person) - passage.start < 3)


def _speaking(passage: Passage, takes: list[Take], before: tuple[str, ...]) -> tuple[str, ...]:
    """Who has the word after a sentence: whoever took it last; one who only acts or is called upon takes it too."""
    if takes:
        return takes[-1].speakers
    if re.search(r"(?<!\w)(?:phát biểu|trao đổi|chia sẻ)(?!\w)", passage.folded[passage.start : passage.stop]):
        person = passage.first(passage.start, Kind.PERSON)
        return (str(person.value),) if person else ()
    return () if ELSEWHERE.match(passage.folded, passage.start, passage.stop) else before

