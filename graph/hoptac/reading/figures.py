"""Counted and measured results and targets: Figure facts, one a number.

In come an `Annotated` and the facts of earlier readers; out go figures with what they are of and the years that they are for.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "Giai đoạn 2014 - 2020, VNPT đã tiếp nhận 300 sinh viên vào thực tập."
>>> (figure,) = read(annotate(Document.of("a.txt", text)), ())
>>> figure.quantity, figure.about, figure.period
(Quantity(value='300', unit='sinh viên', bound=''), 'vào thực tập', Period(start=2014, end=2020))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from hoptac.mentions.words import name_words
from hoptac.model import Annotated, Area, Delivery, Fact, Facts, Figure, Kind, Mention, Part, Quantity, Sentence
from hoptac.reading.agreements.details import SIGN
from hoptac.reading.doers import Doers
from hoptac.reading.places import Shelf
from hoptac.reading.ties import Ties
from hoptac.text import fold, squeeze

FIRST = (Part.PROSE, Part.ITEM)
REPEATING = (Part.CAPTION, Part.HEADING)  # they mostly say again what the prose says
EDGE = re.compile(r"[;:!?()\"“”]|[.,](?=\s|$)")
# Behind a number: it tells where, whose or why, and not what.
BESIDE = re.compile(r"(?:trên|tại|ở|trong|thuộc|của|cho|và|từ|với|so|là|mỗi|trước|sau|vì|do|để|nhằm|năm|tháng)(?!\w)")
WORD = re.compile(r"\S+")
FEW = 3  # words before a number that are enough to tell what it is of
MOST_PARTIES = 4
OF_THEM = re.compile(r"(?<!\w)(?:của|giữa) (?:cả )?$")
LONGEST_DATE = 40  # characters
NEAR = 12  # characters
APART = re.compile(r"[;,.:]\s|\svà\s")
STRONG = re.compile(r"[;:]|[.](?=\s|$)")
TO = re.compile(r"[\s%]*(?:[-–]|đến|tới)?\s*")  # between the ends of a range
FAR = 300  # characters around a number
LONGEST = 18  # words of what a figure is about
# Of whom a committee is made up, and what a mean is taken over: "gồm 12 đồng chí", "bình quân trên 1 tổ viên".
LEAD = re.compile(r"(?:[^\S\n][^\s,;:.]+){0,6}?,?(?: (?:gồm|bao gồm|gồm có|là|như|sau|như sau))? ?:\s*(?:[-+•]\s*|\(?1[.)]\s*)?")
MADE_UP = re.compile(r"(?<!\w)(?:gồm|gồm có|là) $")
WHO = ("đồng chí", "thành viên", "ủy viên")
MEAN = re.compile(r"(?<!\w)(?:bình quân|trung bình)(?: [^ ,;:.]+){0,5} (?:trên|mỗi|một|cho|của)? ?$")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Figure, ...]:
    """The figures of an article, in the order of its text; none where it names no body."""
    if not annotated.organisations:
        return ()
    facts = Facts(earlier)
    areas = {area.evidence.start for area in facts.of(Area) if area.position == 1}
    told = sorted((at for at in _told(annotated) if not _counts_areas(annotated, at[1], areas)), key=lambda at: at[1].start)
    if not told:
        return ()
    systems = Shelf(facts.of(Delivery), lambda fact: (fact.evidence.start, fact.evidence.stop))
    ties, doers = Ties(annotated, facts), Doers(annotated)
    return tuple(_figure(annotated, systems, ties, doers, *at) for at in told)


def _counts_areas(annotated: Annotated, mention: Mention, areas: set[int]) -> bool:
    """Whether a number only counts what an agreement is divided into: "8 chương trình, gồm: …" where they stand behind."""
    led = LEAD.match(annotated.document.text, mention.stop)
    return led is not None and led.end() in areas


def _told(annotated: Annotated) -> Iterator[tuple[Sentence, Mention, Quantity]]:
    """The quantities that say something new: headings, captions and later paragraphs repeat."""
    seen: dict[tuple[str, str], Sentence] = {}
    for parts in (FIRST, REPEATING):
        for sentence in annotated.sentences:
            for mention, quantity in _quantities(annotated, sentence) if sentence.part in parts else ():
                key = quantity.value, fold(quantity.unit)
                if _is_new(sentence, seen.get(key)):
                    seen.setdefault(key, sentence)
                    yield sentence, mention, quantity


def _quantities(annotated: Annotated, sentence: Sentence) -> Iterator[tuple[Mention, Quantity]]:
    for mention in annotated.within(sentence.start, sentence.stop, Kind.QUANTITY):
        told = _is_of_group(annotated, mention) or _is_time(annotated, mention) or _is_of_signing(annotated, sentence, mention)
        told = told or _is_in_name(annotated, mention) or _is_of_whom(annotated, mention)
        if isinstance(mention.value, Quantity) and not told:
            yield mention, mention.value


def _is_of_signing(annotated: Annotated, sentence: Sentence, mention: Mention) -> bool:
    """Whether the papers are counted, or those who sign them: "ký 3 bản ghi nhớ", "ký kết với 8 ngân hàng"."""
    if annotated.within(mention.start, mention.stop + 1, Kind.AGREEMENT):
        return True
    counted = annotated.within(mention.start, mention.stop, Kind.GROUP)
    return bool(counted) and SIGN.search(fold(annotated.document.text), sentence.start, sentence.stop) is not None


def _is_of_whom(annotated: Annotated, mention: Mention) -> bool:
    """Whether the number only tells who a committee is made up of, or over what a mean is taken."""
    text, quantity = fold(annotated.document.text), mention.value
    if not isinstance(quantity, Quantity):
        return False
    if quantity.unit.startswith(WHO):
        return MADE_UP.search(text[max(0, mention.start - NEAR) : mention.start]) is not None
    return quantity.value == "1" and MEAN.search(text[max(0, mention.start - FAR) : mention.start]) is not None


def _is_in_name(annotated: Annotated, mention: Mention) -> bool:
    """Whether the number belongs to the name of a body: "Bệnh viện 19-8", "Viện Kiểm sát khu vực 52"."""
    around = annotated.within(mention.start - LONGEST_DATE, mention.stop + LONGEST_DATE, Kind.ORGANISATION)
    return any(body.start < mention.start < body.stop for body in around)


def _is_time(annotated: Annotated, mention: Mention) -> bool:
    """Whether the number is part of a date or of years after all."""
    near = annotated.within(mention.start - LONGEST_DATE, mention.stop + LONGEST_DATE, Kind.DATE, Kind.PERIOD)
    return any(time.start < mention.stop and mention.start < time.stop for time in near)


def _is_new(sentence: Sentence, told: Sentence | None) -> bool:
    """Whether a number tells more than the same number did: in one paragraph, or one list, each counts."""
    if told is None or sentence.paragraph == told.paragraph:
        return True
    return sentence.part is Part.ITEM and told.part is Part.ITEM


def _is_of_group(annotated: Annotated, mention: Mention) -> bool:
    """Whether the words are but the parties counted, and what they do: "2 tỉnh", "2 đơn vị mong muốn …"."""
    groups = [group for group in annotated.within(mention.start, mention.stop, Kind.GROUP) if group.start == mention.start]
    text = fold(annotated.document.text)
    told = [group for group in groups if group.stop == mention.stop or name_words().acts.match(text, group.stop)]
    told += [group for group in groups if OF_THEM.search(text[max(0, group.start - NEAR) : group.start])]
    return any(str(m.value).isdigit() and int(str(m.value)) <= MOST_PARTIES for m in told)


def _figure(
    annotated: Annotated, systems: Shelf[Delivery], ties: Ties, doers: Doers, told: Sentence, mention: Mention, quantity: Quantity
) -> Figure:
    near = told._replace(start=max(told.start, mention.start - FAR), stop=min(told.stop, mention.stop + FAR))
    start, stop = _clause(annotated, near, mention)
    about, end = _about(annotated, near, (start, stop), mention)
    return Figure(
        quantity,
        about,
        ties.period_of(told, mention.start, mention.stop),
        ties.agreement_of(told, mention.start, mention.stop),
        _system(annotated.document.text, systems, near, mention),
        ties.reporter_of(mention.start, mention.stop),
        doers.of(told, mention.start, mention.stop),
        evidence=annotated.document.evidence(start, end),
        rule=f"quantity-{mention.rule}",
    )


def _clause(annotated: Annotated, sentence: Sentence, mention: Mention) -> tuple[int, int]:
    """The words around a number up to the next marks; of those before it as many clauses as tell what it is of."""
    text = annotated.document.text
    quantities = annotated.within(sentence.start, sentence.stop, Kind.QUANTITY)
    edges = [edge for edge in EDGE.finditer(text, sentence.start, mention.start) if _parts(text, edge, mention, quantities)]
    far = [edge for edge in edges if edge[0] != "," or len(text[edge.end() : mention.start].split()) >= FEW]
    head = bool(edges) and not text[edges[-1].end() : mention.start].strip()
    after = EDGE.search(text, mention.stop, sentence.stop)
    start = mention.start if head else far[-1].end() if far else sentence.start
    return start, (after.start() if after else sentence.stop)


def _parts(text: str, edge: re.Match[str], mention: Mention, quantities: tuple[Mention, ...]) -> bool:
    """Whether a mark before a number parts it from what is before: not in another number's unit, nor around a short form."""
    if edge[0] == ")" or (edge[0] == "(" and text.find(")", edge.end(), mention.start) >= 0):
        return False
    return not any(quantity.start < edge.start() < quantity.stop for quantity in quantities)


def _about(annotated: Annotated, sentence: Sentence, clause: tuple[int, int], mention: Mention) -> tuple[str, int]:
    """What a number is of, and where the words end that say so: those behind it, or before it where none behind tell."""
    text, (start, stop) = annotated.document.text, clause
    others = annotated.within(mention.stop, stop, Kind.QUANTITY)
    behind, end = _words(text, mention.stop, text.rfind(" và ", mention.stop, others[0].start) if others else stop)
    if " " in behind and behind[0].isalpha() and not BESIDE.match(behind):
        return behind, end
    if before := _before(text, start, mention, annotated.within(start, mention.start, Kind.QUANTITY)):
        return before, mention.stop
    last = others[-1].stop if others else mention.stop
    strong = STRONG.search(text, last, sentence.stop)
    rest, end = _words(text, last, strong.start() if strong else sentence.stop)
    return (rest, end) if rest[:1].isalpha() else (_before(text, sentence.start, mention, ()), mention.stop)


def _words(text: str, start: int, stop: int) -> tuple[str, int]:
    """The first words between two places, and where they end."""
    found = list(islice(WORD.finditer(text, start, max(start, stop)), LONGEST))
    return (squeeze(text[start : found[-1].end()]).strip(" .,;:"), found[-1].end()) if found else ("", start)


def _before(text: str, start: int, mention: Mention, earlier: tuple[Mention, ...]) -> str:
    """The last words before a number; only those behind an earlier number, if they are more than one."""
    begin = earlier[-1].stop if earlier and len(text[earlier[-1].stop : mention.start].strip(" ,").split()) > 1 else start
    stop = earlier[-1].start if earlier and TO.fullmatch(text, earlier[-1].stop, mention.start) else mention.start
    return " ".join(squeeze(text[begin:stop]).strip(" ,;:").removesuffix(" và").split()[-LONGEST:])


def _system(text: str, systems: Shelf[Delivery], sentence: Sentence, mention: Mention) -> str:
    """The system that the same clause names before the number: "hệ thống VSR tại 43 đơn vị"."""
    before = systems.within(sentence.start, mention.start)[-FEW:]
    near = [fact for fact in before if not APART.search(text, fact.evidence.stop, mention.start)]
    return max(near, key=lambda fact: fact.evidence.stop).system if near else ""
