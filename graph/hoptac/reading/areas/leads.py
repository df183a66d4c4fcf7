"""Where a text begins to list what an agreement is about, and the members of each such list.

In come the passages of an article; out go `Listing`s in the order of the text. The members stand behind the words that lead
into the list: in the same sentence, in the items below it, or in the sentences behind it
that count; or each stands at the head of a paragraph of its own.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "Hai bên hợp tác trên 3 trụ cột: chính quyền số, kinh tế số và xã hội số."
>>> (found,) = listings(annotate(Document.of("a.txt", text)))
>>> found.rule, found.count, [text[slice(*span)] for span in found.members]
('so-many-areas', 3, ['chính quyền số', 'kinh tế số', 'xã hội số'])
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from hoptac.model import Annotated, Kind, Part
from hoptac.reading.areas.deeds import acts, begins, deeds
from hoptac.reading.areas.lines import lines
from hoptac.reading.areas.listing import ALONE, JOINT, LOOSE, SINGLE, SUBJECTS, WILLS, Listing
from hoptac.reading.areas.members import ORDINAL, fields, label, members, parts
from hoptac.reading.areas.others import are_bodies, is_of_another
from hoptac.reading.areas.paragraphs import by_paragraph
from hoptac.reading.areas.rows import rows
from hoptac.reading.areas.wills import further, willed
from hoptac.reading.clauses import Span, trimmed
from hoptac.reading.passages import Passage, told
from hoptac.reading.phrases import either
from hoptac.reading.shapes import told_by
from hoptac.reading.spots import spots
from hoptac.rules.book import Book, Found, load
from hoptac.text import NUMERALS, holds_any

TALK = (Part.PROSE, Part.ITEM, Part.HEADING, Part.BYLINE)
SILENT = (Part.HEADING, Part.BYLINE)  # but the rows of a table look like them
ENUMERATED = re.compile(
    rf"(?:thứ {ORDINAL}|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|(?:trước hết|trước tiên|đầu tiên|kế đến|"
    r"tiếp đến|tiếp theo|cuối cùng|sau cùng)(?: là)?)[ ,:]"
)
NUMBERS = {word: number for word, number in NUMERALS.items() if number > 1}
NUMBER = r"(?<!\w)(?:\d{1,2}|" + "|".join(sorted(NUMBERS, key=lambda word: -len(word))) + ")"
COUNT = re.compile(NUMBER + r"(?= (?:nhóm |các )?\w)")
COUNTED = re.compile(NUMBER + r"(?= (?:nhóm |các )?(?:nội dung|lĩnh vực|mảng|trụ cột|việc|nhiệm vụ|vấn đề|điểm|phần|hạng mục))")
COUNT_BEFORE = re.compile(NUMBER + r"(?= (?:nhóm )?$)")
LONGEST_COUNT = 14
WILL = ("sẽ", "nhất", "kết")  # the ends of the words for it: "thống nhất", "cam kết"
# Without one of these a passage leads into no list.
LISTS = (
    *(":", ";", "lĩnh vực", "nội dung", "trụ cột", "mảng", "nhóm", "tập trung", "chú trọng", "ưu tiên", "lẫn nhau trong"),
    *(f"{do} {of}" for do in ("hợp tác", "phối hợp", "liên kết") for of in ("về", "trong", "trên", "với", "giữa", "thông qua")),
    *(f"{will}{on} {do}" for will in WILL for on in ("", " cùng", " tiếp tục") for do in ("phối hợp", "hợp tác", "cùng", "sẽ")),
    *("đầu việc", "phần việc", "hạng mục", "nhiệm vụ"),
)
BY = re.compile(r",? (?:do|được|dưới sự)(?!\w)")  # behind a subject: who signs the paper
# Whose field it is: "chính sách của Nhà nước về lĩnh vực …".
LAW = re.compile(r"(?:pháp luật|chính sách|chủ trương|nhà nước|quy định) (?:trong|trên|về) (?:các )?lĩnh vực$")
ONE_NAMED = re.compile(r"(?<!các)(?<!nhiều)(?<!những)(?<!một số) lĩnh vực$")
NEAR = 24  # characters before a list in which its lead ends
# What follows is told of something else, or why, and lists nothing: "trên nhiều lĩnh vực, …", "về các vấn đề liên quan …".
NO_LIST = re.compile(r" ?,| (?:(?:có )?liên quan|để|nhằm|góp phần|qua đó|từ đó|phù hợp|đáp ứng|mà|do|giữa|của|tại|theo)(?!\w)")
LONGEST_LIST = 40
FEWEST_FIELDS, LONGEST_FIELD = 3, 11  # members of a subject that is a list, and words of each
ONE_FIELD = re.compile(
    r" (?P<field>(?:[^ ,;:.()\"]+ ){0,6}?[^ ,;:.()\"]+)"
    r"(?=[,;.:(]|$| (?:nhằm|để|giữa|với|của|tại|trên|giai đoạn|trong|thông qua|góp phần|được|đã|sẽ|từ|theo|cho|có|là|do|vào|năm)"
    r"(?!\w))"
)
NUMBERED = re.compile(r"[ :]*(?:\(\d{1,2}\)|\d{1,2}\)) ?(?=[^\W\d_])")  # a member that is a sentence of its own
# A verb in a member: what stood behind the lead was a sentence and no list.
TOLD = re.compile(r"(?<!\w)(?:đã|đang|sẽ|được|bị|là|có thể|đạt)(?!\w)")


def listings(annotated: Annotated) -> tuple[Listing, ...]:
    """The lists of an article."""
    book = load("areas.toml")
    talk = told(annotated, *TALK)
    out: list[Listing] = []
    free = 0
    for i, passage in enumerate(talk):
        if passage.start < free or passage.part in SILENT:
            continue
        if found := _listing(book, passage, talk, i):
            out.append(found)
            free = found.members[-1][1]
    spread = by_paragraph(talk)
    return (*out, spread) if spread else tuple(out)


def _listing(book: Book, passage: Passage, talk: list[Passage], at: int) -> Listing | None:
    """The list that a passage leads into, by the first rule that gives one; it stands in `talk` at a place."""
    if not (passage.of(Kind.AGREEMENT, Kind.GROUP) or holds_any(passage.folded[passage.start : passage.stop], LISTS)):
        return None
    by_rules = told_by(book, passage, spots(passage.document.text).areas)
    if by_rules is None:
        return None
    asked = by_rules.shape.text.find(book.grammar.marks["ask"].letter)
    for found in by_rules.found:
        if (asked >= 0 and by_rules.shape.place(asked) < found.start) or is_of_another(passage, found.start, found.stop):
            continue
        if listing := _led_by(passage, found, talk, at):
            return listing
    return None


def _led_by(passage: Passage, found: Found, talk: list[Passage], at: int) -> Listing | None:
    """The list that a rule leads into, if it is one."""
    count, behind = _count(passage, found), talk[at + 1 : at + LONGEST_LIST]
    if found.rule.id in WILLS:
        spans = willed(passage, found.start, found.stop, _before(talk, at), behind)
    else:
        spans = _members(passage, found, count, behind)
    enough = len(spans) > 1 or (len(spans) == 1 and (count == 1 or found.rule.id in ALONE))
    if not enough or are_bodies(passage, spans):
        return None
    return Listing(passage, found.start, tuple(label(passage.folded, span) for span in spans), count, found.rule.id)


def _before(talk: list[Passage], at: int) -> Iterator[Passage]:
    """The sentences of its paragraph before a passage."""
    return takewhile(lambda one: one.paragraph == talk[at].paragraph, reversed(talk[:at]))


def _count(passage: Passage, found: Found) -> int:
    """How many members the lead says that there are, the parties not counted; 0 where it does not say."""
    text, start = passage.folded, found.start
    if "<count>" in found.rule.line:
        groups = {mention.start for mention in passage.of(Kind.GROUP, start=start, stop=found.stop)}
        numbers = [number for number in COUNT.finditer(text, start, found.stop) if number.start() not in groups]
        words = COUNTED.findall(text, start, found.stop) or [number[0] for number in numbers]
    else:
        words = COUNT_BEFORE.findall(text, max(0, start - LONGEST_COUNT), start) or COUNTED.findall(
            text, passage.start, found.stop
        )
    return next((int(word) if word.isdigit() else NUMBERS[word] for word in reversed(words)), 0)


def _members(passage: Passage, found: Found, count: int, following: list[Passage]) -> list[Span]:
    """The spans of the members behind a lead."""
    if found.rule.id in SUBJECTS:
        return _subjects(passage, found)
    if found.rule.id in SINGLE:
        return _field(passage, found)
    text = passage.folded
    start, stop = trimmed(text, found.stop, passage.stop)
    if NO_LIST.match(text, found.stop, passage.stop) or _footing().match(text, found.stop, passage.stop):
        return []
    if LAW.search(text, found.start, found.stop):
        return []
    if NUMBERED.match(text, found.stop) and following and NUMBERED.match(text, following[0].start):
        return [(start, stop), *(trimmed(text, one.start, one.stop) for one in takewhile(_is_numbered, following))]
    if stop - start > 2:
        spans = members(text, found.stop, passage.stop, count)
        spans = _fields_first(text, found.stop, spans)
        told = _deeds(text, found.stop, passage.stop, spans) if found.rule.id not in LOOSE else []
        if told:
            return told + further(following)
        listed = text[found.stop - 1 : found.stop] == ":" or ";" in text[start:stop] or len(spans) == count
        sure = listed or (found.rule.id not in LOOSE and not any(TOLD.search(text, *span) for span in spans))
        return [*spans, *(further(following) if found.rule.id in JOINT else [])] if sure and spans else []
    return (
        _items(following) or list(rows(following)) or list(_sentences(following)) or _next(following, count) or lines(following)
    )


def _deeds(text: str, start: int, stop: int, spans: list[Span]) -> list[Span]:
    """The members of a list of commas as deeds, where its members are no fields but what is done."""
    things = [text[slice(*span)] for span in spans if not begins(text, *span)]
    if text.find(";", start, stop) >= 0 or not fields().isdisjoint(things):
        return []
    told = deeds(text, start, stop)
    return told if len(told) > 1 and len(spans) > 1 else []


def _fields_first(text: str, start: int, spans: list[Span]) -> list[Span]:
    """The fields before what is done besides: "trong lĩnh vực chuyển phát, thúc đẩy thương mại"."""
    acting = (
        [at for at, span in enumerate(spans) if acts(text, *span)] if ONE_NAMED.search(text[max(0, start - NEAR) : start]) else []
    )
    return spans[: acting[0]] if acting and acting[0] > 0 and ";" not in text[spans[0][0] : spans[-1][1]] else spans


def _next(following: list[Passage], count: int) -> list[Span]:
    """The members that the next sentence lists between its semicolons, if they are as many as the lead counts."""
    if not following or not count or ";" not in following[0].folded[following[0].start : following[0].stop]:
        return []
    spans = members(following[0].folded, following[0].start, following[0].stop, count)
    return spans if len(spans) == count else []


def _field(passage: Passage, found: Found) -> list[Span]:
    """The one field that a paper is told to be on: "ký thỏa thuận hợp tác trong lĩnh vực y tế"."""
    ends = ONE_FIELD.match(passage.folded, found.stop, passage.stop)
    span = trimmed(passage.folded, *ends.span("field")) if ends else (0, 0)
    return [span] if ends and not _no_field().match(passage.folded, found.stop, passage.stop) else []


def _is_numbered(passage: Passage) -> bool:
    return NUMBERED.match(passage.folded, passage.start, passage.stop) is not None


@cache
def _footing() -> re.Pattern[str]:
    return re.compile(rf" ?{either('footing')}")


@cache
def _no_field() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{either('circumstance')}|\d)")


def _subjects(passage: Passage, found: Found) -> list[Span]:
    """The members of a subject that is a list of fields: "thỏa thuận hợp tác trong nghiên cứu, đào tạo và xuất bản"."""
    text = passage.folded
    names = passage.of(Kind.DATE, Kind.PERIOD, Kind.ORGANISATION, Kind.GROUP, start=found.stop)
    stop = min([mention.start for mention in names] + [passage.stop])
    made = BY.search(text, found.stop, stop)
    stop = made.start() if made else stop
    if _no_field().match(text, found.stop, stop) or text.find(";", found.stop, stop) >= 0:
        return []
    spans = _fields_first(text, found.stop, members(text, found.stop, stop))
    short = all(1 < len(text[slice(*span)].split()) <= LONGEST_FIELD for span in spans)
    return spans if len(spans) >= FEWEST_FIELDS and short and not any(TOLD.search(text, *span) for span in spans) else []


def _items(following: list[Passage]) -> list[Span]:
    """The items that stand right below, each a member, or as many as its semicolons make of it."""
    below = list(takewhile(lambda one: one.part is Part.ITEM, following))
    paragraphs = {one.paragraph: one for one in reversed(below)}
    firsts = sorted(paragraphs.values(), key=lambda one: one.start)
    return [span for one in firsts for span in parts(one.folded, (one.start, one.stop)) if span[1] > span[0]]


def _sentences(following: list[Passage]) -> Iterator[Span]:
    """The sentences right behind that count ("Thứ nhất, …"); others of the same paragraph only say more of the one before."""
    paragraph = -1
    for one in following:
        if found := ENUMERATED.match(one.folded, one.start, one.stop):
            paragraph = one.paragraph
            yield from parts(one.folded, (found.end(), one.stop))
        elif one.paragraph != paragraph:
            return
