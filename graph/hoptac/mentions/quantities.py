"""Numbers with what they count: QUANTITY mentions.

In come a document and its sentences, out go mentions whose value is a `Quantity`: the number as printed, its unit with any
multiplier, and the word that bounds it. A number that dates, ranks, names or divides something is no quantity, nor is
one that counts nothing ("4G", "57-NQ/TW", "lần thứ 4", "2 bên", "5 nội dung").

>>> document = Document.of("a.txt", "VNPT cấp hơn 38,8 triệu hóa đơn điện tử cho 43 cơ quan, đơn vị trong 5 năm.")
>>> [(found.value.bound, found.value.value, found.value.unit) for found in quantities(document)]
[('hơn', '38,8', 'triệu hóa đơn điện tử'), ('', '43', 'cơ quan, đơn vị')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.mentions.units import RATE, WORD, Sort, Unit, unit_at, words
from hoptac.mentions.wording import alternatives
from hoptac.model import Document, Kind, Mention, Quantity, Sentence
from hoptac.openings import closing
from hoptac.text import digits, fold, squeeze

# A number, or two that make a range or a share ("5 - 7", "5 đến 7", "12/14"), and a percent sign.
NUMBER = re.compile(
    r"(?P<first>\d+(?:[.,]\d+)*)(?:(?:\s?%(?=\s?[-–]\s?\d+(?:[.,]\d+)*\s?%))?(?P<joint>\s?[-–/]\s?|\s(?:đến|tới|lên|xuống)\s)(?P<second>\d+(?:[.,]\d+)*))?(?P<percent>\s?%)?"
)
# A number that a second one goes on: "12 tỷ 305 triệu USD".
GOES_ON = re.compile(r"\s(?:nghìn tỷ|nghìn tỉ|ngàn tỷ|tỷ|tỉ|triệu)\s\d+(?:[.,]\d+)*(?=\s(?:tỷ|tỉ|triệu|nghìn|ngàn)(?!\w))")
LABEL = re.compile(r"(?:([^\W\d_]+) )?([^\W\d_]+) $")
BOUND = closing(*alternatives("bounds").split("|"))
PART_OF = re.compile(r"(?:\d|một|hai|ba) trong (?:tổng )?(?:số )?$|(?<!\w)cả $")
TIMES = re.compile(rf"(?<!\w)(?:{alternatives('multiples')})(?: \w+){{0,3}} $")
TOTALS = frozenset({"tổng số", "trong số", "con số"})
OPENS, CLOSES = ("“", "‘", '"'), re.compile(r"[^\d”’\"\n]{1,24}[”’\"]")  # around a number: "5 an", "4 tại chỗ"
YEAR = re.compile(r"(?:19|20)\d\d$")
DAY = re.compile(r"(?:\d{1,2}[./])?\d{1,2}[./](?:19|20)\d\d$")
NEAR = 40  # characters before a number that can say what it is


def quantities(document: Document, sentences: tuple[Sentence, ...] = ()) -> tuple[Mention, ...]:
    """The quantities of a document, in the order of its text."""
    text, folded = document.text, fold(document.text)
    return tuple(mention for found in _numbers(text, folded) for mention in _read(text, folded, found))


def _numbers(text: str, folded: str) -> Iterator[re.Match[str]]:
    free = 0
    for start, _ in digits(folded):
        if start >= free and (found := NUMBER.match(text, start)):
            goes_on = GOES_ON.match(folded, found.end())
            free = goes_on.end() if goes_on else found.end()
            yield found


def _read(text: str, folded: str, found: re.Match[str]) -> Iterator[Mention]:
    if _glued(text, found) or _is_slogan(text, found):
        return
    unit = _unit(text, folded, found)
    if unit is None:
        return
    before = folded[max(0, found.start() - NEAR) : found.start()]
    bound = BOUND.search(before)
    if _is_named(text, before[: bound.start()] if bound else before, found, unit, bound is not None):
        return
    yield from _mentions(found, unit, bound[0] if bound else "")


def _unit(text: str, folded: str, found: re.Match[str]) -> Unit | None:
    """The unit of a number, with the number that goes it on."""
    goes_on = GOES_ON.match(folded, found.end())
    unit = unit_at(text, folded, goes_on.end() if goes_on else found.end(), percent=found["percent"] is not None)
    return unit._replace(text=squeeze(text[found.end() : unit.stop])) if unit and goes_on else unit


def _mentions(found: re.Match[str], unit: Unit, bound: str) -> Iterator[Mention]:
    """One mention, or two for a range."""
    start, says = found.start() - len(bound), bound.strip()
    if found["second"] is None or "/" in found["joint"]:
        value = squeeze(found[0]).replace(" ", "")
        yield Mention(Kind.QUANTITY, start, unit.stop, Quantity(value, unit.text, says), "number")
        return
    sign = "%" if found["percent"] else ""
    if not YEAR.match(found["first"]):
        yield Mention(Kind.QUANTITY, start, found.end("first"), Quantity(found["first"] + sign, unit.text, says), "range")
    yield Mention(Kind.QUANTITY, found.start("second"), unit.stop, Quantity(found["second"] + sign, unit.text, says), "range")


def _glued(text: str, found: re.Match[str]) -> bool:
    """Whether letters or marks make one word of the number and what is beside it: "COVID-19", "57-NQ/TW", "13:40", "4G"."""
    start, stop = found.span()
    before, after = text[max(0, start - 2) : start], text[stop : stop + 2]
    if before[-1:].isalnum() or (len(before) == 2 and before[1] in "-–/.,:_&" and before[0].isalnum()):
        return True
    if after[:1].isalpha():
        unit = WORD.match(text, stop)
        return unit is None or fold(unit[1]) not in words().ending | words().scales
    return len(after) == 2 and after[0] in "-–/:." and after[1].isalnum() and not RATE.match(text, stop)


def _is_slogan(text: str, found: re.Match[str]) -> bool:
    """Whether quotation marks hold a number and few words: a motto."""
    return text[found.start() - 1 : found.start()] in OPENS and CLOSES.match(text, found.end()) is not None


def _label(before: str) -> re.Match[str] | None:
    """The last two words before a number, or the last one."""
    last = before.rfind(" ", 0, -1)
    return LABEL.search(before, before.rfind(" ", 0, max(0, last)) + 1)


def _is_named(text: str, before: str, found: re.Match[str], unit: Unit, bounded: bool) -> bool:
    """Whether a number dates, ranks, names or divides, by its shape and the words before it."""
    first = found["first"]
    if unit.sort < Sort.MEASURE and ((YEAR.match(first) and not bounded) or (len(first) > 2 and first[0] == "0")):
        return True
    if DAY.match(found[0]):
        return True
    if PART_OF.search(before) or (unit.text.startswith("lần") and not TIMES.search(before)):
        return True
    label = _label(before) if unit.sort is not Sort.MEASURE else None
    if label is None:
        return False
    pair = f"{label[1]} {label[2]}"
    if pair in words().labels or (label[2] in words().labels and pair not in TOTALS):
        return True
    name = text[found.start() - len(label[2]) - 1 : found.start() - 1]
    return unit.sort is Sort.NOUN and len(first) == 1 and name.istitle()
