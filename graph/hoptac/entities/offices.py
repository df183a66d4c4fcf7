"""Who holds which office: the offices of an article joined to the names beside them.

What comes in are offices and names in the order of the text; what goes out are `Holding`s: chains of offices ("Phó Bí thư
Tỉnh ủy, Chủ tịch UBND tỉnh") with the names that hold them. A name right behind a chain is its holder; else the name before
it, where nothing but a dash, a comma, a bracket or "là" stands between.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.people import names
>>> from hoptac.mentions.posts import offices
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Bí thư Tỉnh ủy Trần Phong; ông Lê Văn An, Chủ tịch HĐQT kiêm Tổng giám đốc.")
>>> found, bodies = offices(sheet, namings(sheet))
>>> [(h.names[0].words, [o.title for o in h.offices]) for h in holdings(sheet, found, names(sheet, bodies, found))]
[('Trần Phong', ['Bí thư']), ('Lê Văn An', ['Chủ tịch Hội đồng quản trị', 'Tổng giám đốc'])]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from hoptac.mentions.capitals import SMALL
from hoptac.mentions.naming import Naming
from hoptac.mentions.people import Name
from hoptac.mentions.seats import Office
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words

JOIN = re.compile(r"(?:,|;|/| [-–]|\bkiêm(?: nhiệm)?(?: chức(?: vụ)?)?\b|\bđồng thời(?: là)?\b|\bvà\b|\bgiữ chức(?: vụ)?\b|\s)*")
FRAME = (
    r"(?:(?:khi|lúc|thời điểm) (?:đó|ấy)(?: đang)? là|từng là|nay là|vốn là"
    r"|đều là|cùng là|hiện là|đang là|là|giữ chức(?: vụ)?|giữ cương vị|đảm nhiệm chức vụ|nguyên là"
    r"|trên cương vị(?: là)?|với (?:tư cách|vai trò|cương vị)(?: là)?|làm)"
)
BEFORE = re.compile(rf"\s*(?:\((?P<aside>[^()\n]{{1,80}})\))?\s*(?:[-–,(:]\s*)?(?:{FRAME}\s*)?")
ACTS = re.compile(r" (?!và |kiêm |cùng |đồng thời |tại |của )[^\W\dA-ZĐ]")
IS = " là "  # "Chủ tịch UBND tỉnh là ông Lê Văn An"
DASH, GOES_ON = re.compile(r" [-–] "), re.compile(rf" [{SMALL}]|,? và ")
MARK = re.compile(r" ?[-–,] ?")
PRONOUN = re.compile(rf"(?<!\w)(?:ông|bà|đồng chí)(?: (?:đồng thời|hiện|cũng|còn|vừa))* {FRAME}\s*$", re.IGNORECASE)
SHARED = re.compile(r"\s*(?:,|và|cùng)\s*(?:ông|bà|đồng chí)?\s*", re.IGNORECASE)
PLURAL = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|năm|\d+) ")
MANY = re.compile(r"(?<![\w/.-])(?:các|những|hai|ba|bốn|năm|sáu|bảy|\d{1,2})(?: (?:đồng chí|đ/c|ông|bà|vị))* $")
ADDRESS = re.compile(r"(?:đồng chí|đ/c|ông|bà)(?!\w)")
LISTED = re.compile(r" ?(?:[,;]|[,;]? ?(?:và|cùng)(?!\w)) ?")
LISTS = ("", ":", "là", "gồm", "gồm:", "gồm có", "gồm có:", "bao gồm", "bao gồm:", "là các ông", ", gồm")  # lead into names
MADE = "làm"  # "do ông A làm trưởng đoàn": who leads a delegation holds no office
LOOK_BACK = 60
LONGEST_LIST = 40
STATE, PRIVATE = ("chính phủ", "bộ"), ("company", "other", "university")


class Holding(NamedTuple):
    """Offices that stand together, and the names that hold them; without a name, what they are called by alone.

    `aside` is where words in brackets between name and office stand; `pronoun` says that "ông" holds them.
    """

    offices: tuple[Office, ...]
    names: tuple[Name, ...] = ()
    aside: tuple[int, int] | None = None
    pronoun: int | None = None


def chains(sheet: Sheet, offices: tuple[Office, ...]) -> list[list[Office]]:
    """The offices that stand together, with nothing but a comma, a dash, "kiêm" or the like between."""
    out: list[list[Office]] = []
    for office in offices:
        if (
            out
            and JOIN.fullmatch(sheet.folded, out[-1][-1].stop, office.start)
            and "\n" not in sheet.text[out[-1][-1].stop : office.start]
        ):
            out[-1].append(office)
        else:
            out.append([office])
    return out


def holdings(
    sheet: Sheet, offices: tuple[Office, ...], names: tuple[Name, ...], bodies: Iterable[Naming] = ()
) -> tuple[Holding, ...]:
    """The offices with who holds them, in order."""
    joiner = _Joiner(sheet, offices, names, bodies)
    return tuple(holding for chain in chains(sheet, offices) for holding in joiner.holdings(chain))


def _is_state(office: Office) -> bool:
    """Whether an office is one of the government by its title alone."""
    heads = name_words().seat(office.title)
    return office.body is None and heads is not None and all(head in STATE for head in heads)


def _is_firm(office: Office) -> bool:
    """Whether an office is of a body that is none of state or party."""
    kind = office.body and (office.body.kind or office.body.known)
    return kind is not None and kind.type in PRIVATE


class _Joiner:
    def __init__(self, sheet: Sheet, offices: tuple[Office, ...], names: tuple[Name, ...], bodies: Iterable[Naming]) -> None:
        self.sheet = sheet
        self.names = names
        self.starts = [name.start for name in names]
        self.offices = offices
        self.posts = [office.start for office in offices]
        self.bodies = {body.start: body.stop for body in bodies}

    def holdings(self, chain: list[Office]) -> Iterator[Holding]:
        behind = self._all_behind(chain[-1])
        before, aside = self._before(chain[0])
        behind = behind or (self._dashed(chain[-1]) if not before or len(chain) > 1 else ())
        if behind and before and len(chain) > 1:
            cut = self._cut(chain, before[-1])
            if cut:
                yield Holding(tuple(chain[:cut]), before, aside)
            yield Holding(tuple(chain[cut:]), behind)
        elif behind:
            cut = max(self._after_and(chain), self._at_stranger(chain))
            if cut:
                yield Holding(tuple(chain[:cut]))
            yield Holding(tuple(chain[cut:]), behind)
        else:
            cut = self._at_subject(chain)
            yield Holding(tuple(chain[:cut]), before, aside, None if before else self._pronoun(chain[0]))
            if chain[cut:]:
                yield Holding(tuple(chain[cut:]))

    def _cut(self, chain: list[Office], before: Name) -> int:
        """Where a chain between two names falls apart: at its semicolon, else before its last office.

        Behind a name that has its office before it the whole chain is the next one's: "Bộ trưởng A, Bí thư X, Chủ tịch Y Lê B".
        """
        gaps = [self.sheet.text[one.stop : following.start] for one, following in pairwise(chain)]
        parted = next((i for i, gap in enumerate(gaps, 1) if ";" in gap), 0)
        listed = self.sheet.text[before.stop : chain[0].start] == ", " and self._is_held(before)
        return parted or (self._after_and(chain) if listed else len(chain) - 1)

    def _is_held(self, name: Name) -> bool:
        """Whether an office stands right before a name."""
        held = bisect_left(self.posts, name.lead) - 1
        return held >= 0 and self.sheet.text[self.offices[held].stop : name.lead].strip() == ""

    def _at_subject(self, chain: list[Office]) -> int:
        """Where a new clause begins behind a semicolon with an office that acts: "…; Bộ trưởng Bộ Y tế có quyết định"."""
        if not ACTS.match(self.sheet.text, chain[-1].stop):
            return len(chain)
        gaps = [self.sheet.text[one.stop : following.start] for one, following in pairwise(chain)]
        return max((i for i, gap in enumerate(gaps, 1) if ";" in gap), default=len(chain))

    def _after_and(self, chain: list[Office]) -> int:
        """Where the offices of a name behind them begin: after the last "và", which parts two people's offices."""
        gaps = [self.sheet.folded[one.stop : following.start] for one, following in pairwise(chain)]
        return max((i for i, gap in enumerate(gaps, 1) if gap.split() == ["và"]), default=0)

    def _at_stranger(self, chain: list[Office]) -> int:
        """Where a minister follows the offices of a company or a society: "tiếp Chủ tịch Hiệp hội A, Phó Thủ tướng B"."""
        return max((i for i in range(1, len(chain)) if _is_state(chain[i]) and _is_firm(chain[i - 1])), default=0)

    def _all_behind(self, office: Office) -> tuple[Name, ...]:
        """The name right behind an office; of an office of several people all their names: "các Phó Chủ tịch UBND tỉnh: A, B"."""
        index = bisect_left(self.starts, office.stop)
        several = MANY.search(self.sheet.folded, max(0, office.start - LOOK_BACK), office.start)
        if several and index < len(self.names) and self.sheet.folded[office.stop : self.names[index].lead].strip() in LISTS:
            return tuple(self._list_from(index))
        behind = self._behind(office)
        return (behind,) if behind else ()

    def _list_from(self, index: int) -> Iterator[Name]:
        """The names of a list, each with the offices that it has for itself; who is addressed anew in it is none of them."""
        last = min(len(self.names), index + LONGEST_LIST) - 1
        addressed = self._is_addressed(self.names[index])
        while index < last and self._goes_on(self.names[index], self.names[index + 1]):
            if self._is_addressed(self.names[index + 1]) and not addressed:
                break
            yield self.names[index]
            index += 1
        yield self.names[index]

    def _is_addressed(self, name: Name) -> bool:
        """Whether words of address for one person stand before a name: "đồng chí Lê Văn An"."""
        return ADDRESS.match(self.sheet.folded, name.lead, name.start) is not None

    def _goes_on(self, name: Name, following: Name) -> bool:
        """Whether nothing but a comma stands between two names of a list, each with its offices."""
        return LISTED.fullmatch(self.sheet.folded, self._past_offices(name.stop), following.lead) is not None

    def _past_offices(self, place: int) -> int:
        """Where the offices end that stand behind a name."""
        index = bisect_left(self.posts, place)
        while index < len(self.posts) and BEFORE.fullmatch(self.sheet.folded, place, self.posts[index]):
            place = self.offices[index].stop
            index += 1
        return place

    def _behind(self, office: Office) -> Name | None:
        """The name right behind an office; behind a comma or dash only with a word of address."""
        index = bisect_left(self.starts, office.stop)
        if index == len(self.names):
            return None
        name = self.names[index]
        gap = self.sheet.text[office.stop : name.lead]
        if gap == IS and name.lead < name.start:
            return None if self._has_own(name) else name
        if name.lead >= office.stop and (gap in ("", " ") or (gap.strip() in (",", "-", "–", ":") and name.lead < name.start)):
            return None if gap.strip() and self._has_own(name) else name
        return None

    def _dashed(self, office: Office) -> tuple[Name, ...]:
        """The name behind a bare dash, "Bí thư Huyện ủy - Lê Văn An phát biểu"; at the end of a line it is a byline."""
        dash = DASH.match(self.sheet.text, office.stop)
        index = bisect_left(self.starts, office.stop)
        if not dash or index == len(self.names) or self.names[index].start != dash.end():
            return ()
        name = self.names[index]
        return (name,) if GOES_ON.match(self.sheet.text, name.stop) and not self._has_own(name) else ()

    def _has_own(self, name: Name) -> bool:
        """Whether a name is followed by an office of its own."""
        index = bisect_left(self.posts, name.stop)
        return index < len(self.posts) and BEFORE.fullmatch(self.sheet.folded, name.stop, self.posts[index]) is not None

    def _before(self, office: Office) -> tuple[tuple[Name, ...], tuple[int, int] | None]:
        """The names that an office is said of, and the brackets between."""
        index = bisect_left(self.starts, office.start) - 1
        if index < 0:
            return (), None
        stop = self.names[index].stop
        start = self._past_bodies(stop, office.start)
        frame = BEFORE.fullmatch(self.sheet.folded, start, office.start)
        if not frame or "\n" in frame[0] or not (frame[0].strip() or start > stop or self._is_led(index, office)):
            return (), None
        if frame[0].strip().endswith(MADE) and office.of_delegation:
            return (), None
        aside = frame.span("aside") if frame["aside"] else (stop, start) if start > stop else None
        return tuple(self._sharing(index)), aside

    def _is_led(self, index: int, office: Office) -> bool:
        """Whether a name with a word of address stands right before an office with a capital: "Đ/c Đỗ Hòa Giám đốc Sở"."""
        name = self.names[index]
        return name.lead < name.start and not self._is_held(name) and self.sheet.text[office.start].isupper()

    def _past_bodies(self, place: int, limit: int) -> int:
        """Where the bodies end that stand between commas or dashes behind a name: "ông A - Thường vụ Tỉnh ủy - Phó Chủ tịch"."""
        while (mark := MARK.match(self.sheet.text, place)) and self.bodies.get(mark.end(), limit + 1) <= limit:
            place = self.bodies[mark.end()]
        return place

    def _sharing(self, index: int) -> Iterator[Name]:
        """The name at `index`, and the ones before it that share its office: "các ông A, B – Phó Giám đốc"."""
        first = index
        while first and SHARED.fullmatch(self.sheet.folded, self.names[first - 1].stop, self.names[first].start):
            first -= 1
        name = self.names[first]
        plural = self.sheet.folded[max(0, name.lead - 6) : name.start]
        yield from self.names[first : index + 1] if first < index and PLURAL.search(plural) else self.names[index : index + 1]

    def _pronoun(self, office: Office) -> int | None:
        """Where the "ông" stands that an office is said of."""
        start = max(0, office.start - LOOK_BACK)
        found = PRONOUN.search(self.sheet.text, start, office.start)
        return found.start() if found else None
