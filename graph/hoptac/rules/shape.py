"""The shape of a sentence: its words in small letters, a capital for each mention, and one before each marked word.

In come folded text, a span of it and the mentions and marks inside; out goes a string that patterns can be tried on, and the way
back from it to the mentions and to the places of the text. A person and the offices beside the name are one capital, and so are
a body and its short form in brackets.

>>> from hoptac.rules.drawing import drawn
>>> picture = drawn("[Sáng 4/4]Date, ông [Trần Phong]Person – [Chủ tịch UBND tỉnh]Post và [VNPT]Org ký [bản ghi nhớ]Agreement.")
>>> shape = Shape.of(picture.folded, 0, len(picture.folded), picture.mentions)
>>> shape.text
'D, P và O ký A.'
>>> [mention.value for mention in shape.units[3]]
['Trần Phong', 'Chủ tịch UBND tỉnh']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from hoptac.lists import lists
from hoptac.model import Kind, Mention
from hoptac.terms import Term

LETTERS = {
    Kind.ORGANISATION: "O",
    Kind.PERSON: "P",
    Kind.POST: "T",
    Kind.PLACE: "L",
    Kind.GROUP: "G",
    Kind.DATE: "D",
    Kind.PERIOD: "Y",
    Kind.AGREEMENT: "A",
}
MARKS = "BCEFHIJKMNRSUVWXZ"  # capitals for marked words, in the order of their groups

FOR_ANOTHER = ("của ", "mặt ", "cho ", "với ")  # before the title of somebody else
TITLE_TO_NAME = re.compile(r" $")
TITLE_TO_TITLE = re.compile(r"(?:,|/| -| kiêm|, kiêm|, đồng thời là| và)? ?$")
NAME_TO_TITLE = re.compile(r"(?: \([^()]{1,20}\))? ?(?:[-,(:]|, là|, hiện là|- nguyên)? ?(?:trên cương vị )?$")
NAME_TO_BODY = re.compile(r"(?: \(|,? ?-? ?đại diện(?: cho)? |,? ?-? ?đại diện lãnh đạo )$")
BODY_TO_ALIAS = re.compile(r" ?\((?:gọi tắt là |sau đây gọi là |viết tắt là |tên viết tắt là |tập đoàn )?$")
BODY_TO_PARENT = re.compile(
    r"(?: -|,| \()? ?(?:là )?(?:một )?(?:(?:đơn vị |doanh nghiệp )?(?:thành viên|công ty con)(?: thuộc| của)?"
    r"|(?:(?:đơn vị|doanh nghiệp) )?(?:trực )?thuộc) $"
)
BODY_TO_MEMBER = re.compile(r"(?:,| -| \(|,? là) ?(?:một )?(?:đơn vị |doanh nghiệp |công ty )?")
MEMBER_OF = re.compile(r"thành viên (?:của )?")


class Unit(NamedTuple):
    """What one capital of a shape stands for."""

    start: int
    stop: int
    letter: str
    mentions: tuple[Mention, ...] = ()


class Shape(NamedTuple):
    """A sentence as words and capitals; `units` are the mentions by the place of their capital."""

    text: str
    units: Mapping[int, tuple[Mention, ...]]
    starts: tuple[int, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, folded: str, start: int, stop: int, mentions: Iterable[Mention], marks: Iterable[Unit] = ()) -> Shape:
        """The shape of a text from `start` to `stop`."""
        return cls.marked(folded, start, stop, named(folded, start, stop, mentions), marks)

    @classmethod
    def marked(cls, folded: str, start: int, stop: int, named: Sequence[Unit], marks: Iterable[Unit]) -> Shape:
        """The shape of a text whose mentions are units already."""
        units = sorted([*named, *_beside(named, marks, start, stop)], key=itemgetter(0))
        words, found, starts, places, at = [], {}, [], [], 0
        for unit in units:
            plain = folded[start : unit.start]
            starts += [at, at + len(plain)]
            places += [start, unit.start]
            at += len(plain) + 1
            words += [plain, unit.letter]
            if unit.mentions:
                found[at - 1] = unit.mentions
            start = unit.stop if unit.mentions else unit.start
        return cls("".join([*words, folded[start:stop]]), found, (*starts, at), (*places, start))

    def place(self, at: int) -> int:
        """Where in the text a place of the shape is."""
        index = bisect_right(self.starts, at) - 1
        return self.places[index] + at - self.starts[index]

    def members(self, start: int, stop: int) -> tuple[tuple[Mention, ...], ...]:
        """The mentions whose capitals stand between two places of the shape, those of one capital together."""
        return tuple(self.units[at] for at in range(start, stop) if at in self.units)


def named(folded: str, start: int, stop: int, mentions: Iterable[Mention]) -> list[Unit]:
    """The mentions of a text as units: names with their offices, bodies with their short forms."""
    return _joined(folded, _outermost(start, stop, mentions))


def _outermost(start: int, stop: int, mentions: Iterable[Mention]) -> Iterator[Unit]:
    """Mentions as units, without those that lie inside another."""
    free = start
    ordered = sorted(mentions, key=lambda m: (m.start, -m.stop))
    for mention, following in zip(ordered, [*ordered, None][1:], strict=True):
        if mention.kind in LETTERS and free <= mention.start and mention.stop <= stop:
            free = _end(mention, following)
            yield Unit(mention.start, free, LETTERS[mention.kind], (mention,))


def _end(mention: Mention, following: Mention | None) -> int:
    """Where a mention ends; of a group whose noun begins a name that is its number: "ba ngân hàng Vietcombank"."""
    inside = following is not None and following.kind is Kind.ORGANISATION and following.start < mention.stop < following.stop
    return following.start - 1 if following and inside and mention.kind is Kind.GROUP else mention.stop


def _beside(named: Sequence[Unit], marks: Iterable[Unit], start: int, stop: int) -> Iterator[Unit]:
    """The marks that no mention covers."""
    starts = [unit.start for unit in named]
    for mark in marks:
        before = bisect_right(starts, mark.start)
        free = not before or named[before - 1].stop <= mark.start
        if start <= mark.start and mark.stop <= stop and free and (before == len(named) or mark.stop <= starts[before]):
            yield mark


@cache
def _leads() -> re.Pattern[str]:
    """Words of address and honour before a name."""
    terms: list[Term] = [*lists().addresses, *lists().honours]
    forms = sorted({re.escape(form.lower()) for term in terms for form in term.forms}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:(?:các )?(?:{'|'.join(forms)})[., ]{{1,2}})+$")


def _joined(folded: str, units: Iterable[Unit]) -> list[Unit]:
    out: list[Unit] = []
    for unit in _titled(folded, list(units)):
        letter = _joint(folded, out[-1], unit) if out else ""
        if letter:
            unit = _closed(folded, _one(out.pop(), unit, letter))
        elif out and _is_parent(folded, out[-1], unit):
            unit = _closed(folded, Unit(out[-1].start, unit.stop, "O", out.pop().mentions))
        out.append(unit)
    return out


def _is_parent(folded: str, before: Unit, unit: Unit) -> bool:
    """Whether a body only says whose the body before it is, or names it again in brackets."""
    gap = folded[before.stop : unit.start]
    if before.letter + unit.letter == "OT":
        return BODY_TO_MEMBER.fullmatch(gap) is not None and MEMBER_OF.match(folded, unit.start, unit.stop) is not None
    if before.letter + unit.letter != "OO":
        return False
    return (gap == " (" and folded.startswith(")", unit.stop)) or BODY_TO_PARENT.fullmatch(gap) is not None


def _titled(folded: str, units: list[Unit]) -> list[Unit]:
    """Names with the offices right before them, from the last to the first."""
    out: list[Unit] = []
    while units:
        unit = units.pop()
        if unit.letter == "P":
            unit = _with_lead(folded, unit)
            _take_country(folded, units, unit)
            glue = TITLE_TO_NAME
            apart = _is_apart(folded, units, unit)
            while (
                units
                and units[-1].letter == "T"
                and (glue.fullmatch(folded, units[-1].stop, unit.start) or (apart and glue is TITLE_TO_NAME))
                and not _held(folded, units, beside=glue is TITLE_TO_NAME and not apart)
            ):
                unit, glue = _one(units.pop(), unit, "P"), TITLE_TO_TITLE
        out.append(unit)
    return out[::-1]


def _take_country(folded: str, units: list[Unit], person: Unit) -> None:
    """Let the title right before a name hold the country that stands between them: "Bộ trưởng Bộ Y tế Việt Nam A"."""
    if len(units) > 1 and units[-2].letter + units[-1].letter == "TL":
        title, place = units[-2:]
        if folded[title.stop : place.start] == folded[place.stop : person.start] == " ":
            units[-2:] = [Unit(title.start, place.stop, "T", title.mentions)]


def _is_apart(folded: str, units: list[Unit], name: Unit) -> bool:
    """Whether a comma stands between a title and a name with words of address: "Chủ tịch UBND tỉnh, ông Lê Văn An"."""
    if not units or units[-1].letter != "T" or name.start == name.mentions[0].start:
        return False
    another = folded.endswith(FOR_ANOTHER, 0, units[-1].start)
    return not another and folded[units[-1].stop : name.start] == ", "


def _held(folded: str, units: list[Unit], *, beside: bool) -> bool:
    """Whether the last unit, a title, stands behind the name of who holds it, or behind other titles of that one.

    Of one right `beside` another name a comma does not tell so: "Tổng Giám đốc A, Giám đốc B".
    """
    at = len(units) - 1
    while not beside and at > 0 and units[at - 1].letter == "T":
        if not TITLE_TO_TITLE.fullmatch(folded, units[at - 1].stop, units[at].start):
            return False
        at -= 1
    if at < 1 or units[at - 1].letter != "P" or (beside and folded[units[at - 1].stop : units[at].start] == ", "):
        return False
    return NAME_TO_TITLE.fullmatch(folded, units[at - 1].stop, units[at].start) is not None


def _with_lead(folded: str, unit: Unit) -> Unit:
    lead = _leads().search(folded[max(0, unit.start - 24) : unit.start])
    return Unit(unit.start - len(lead[0]), unit.stop, "P", unit.mentions) if lead else unit


def _joint(folded: str, before: Unit, unit: Unit) -> str:
    """The capital of two units that are one thing, or ''."""
    gap = folded[before.stop : unit.start]
    if len(gap) > 24:
        return ""
    pair = before.letter + unit.letter
    glue = {"PT": NAME_TO_TITLE, "PO": NAME_TO_BODY, "TT": TITLE_TO_TITLE, "OO": BODY_TO_ALIAS}.get(pair)
    if pair == "OO" and before.mentions[-1].value != unit.mentions[0].value:
        return ""
    if pair == "PT" and before.mentions[-1].kind is Kind.POST:
        glue = TITLE_TO_TITLE
    return before.letter if glue and glue.fullmatch(gap) else ""


def _one(before: Unit, unit: Unit, letter: str) -> Unit:
    return Unit(before.start, unit.stop, letter, (*before.mentions, *unit.mentions))


def _closed(folded: str, unit: Unit) -> Unit:
    """The unit with the bracket that closes behind it."""
    opened = folded.count("(", unit.start, unit.stop) > folded.count(")", unit.start, unit.stop)
    return Unit(unit.start, unit.stop + 1, unit.letter, unit.mentions) if opened and folded.startswith(")", unit.stop) else unit
