"""When two figures count the same thing, and when they then differ.

What comes in are the figures of documents on one signing as they tell them; what goes out are groups that agree and pairs
that differ. Figures count the same thing where unit, scale, years, bodies and the words around the number agree.

>>> def told(document, printed, unit, quote):
...     return Told.of(("e", document, document + printed, "", quote, printed, unit, "", "", ""), [])
>>> first = told("a", "72", "trạm 5G", "72 trạm 5G được dựng ở khu vực trung tâm"), told("a", "45", "chợ", "có mặt tại 45 chợ")
>>> second = (told("b", "27", "trạm 5G", "đã phủ 4G tới 99% dân số, dựng 27 trạm 5G"),)
>>> [(one.said, other.said) for one, other in differing(first, second)]
[('72 trạm 5G', '27 trạm 5G')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations

from hoptac.model import Quantity
from hoptac.text import fold
from hoptac.triples.terms import number

# Words by which a unit is multiplied, in either spelling.
SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
# Words that join others and tell nothing of what is counted.
JOINING = frozenset(
    "và với của các những một cho tại ở là có được bị do từ đến tới về trong trên dưới theo đã đang sẽ cũng còn này đó "
    "khi để ra vào lên qua như thì mà nhiều số tổng hơn gần khoảng mỗi đủ chỉ".split()
)
CLAUSE = re.compile(r"[,;:.](?!\d)|(?<!\w)và(?!\w)")
WORD = re.compile(r"\w+")
# How many of the words around the number that says less must stand around the other, by how much the unit says.
ALIKE_OF_MANY, ALIKE_OF_ONE = 0.4, 0.3
ROUNDING = Decimal("0.1")  # within it "gần", "hơn", "khoảng" may mean the same number
SMALL = 100  # below it two equal numbers may be chance


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one document tells it: its number times its scale, the words of its unit, and the words around it."""

    event: str
    document: str
    figure: str
    evidence: str
    label: str
    said: str
    number: Decimal | None
    unit: frozenset[str]
    rough: bool
    years: str
    words: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def of(cls, row: tuple[str, ...], bodies: Iterable[tuple[str, str]]) -> Told:
        """A row of `queries/accounts/figures.rq`; `bodies` are the bodies of its document with what it calls them."""
        event, document, figure, evidence, quote, printed, unit, bound, about, years = row
        parts = fold(unit).split()
        scale = 1
        while parts and parts[0] in SCALES:
            scale *= SCALES[parts.pop(0)]
        clause = _clause(quote, printed)
        named = {body for body, form in bodies if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", clause)}
        forms = {word for body, form in bodies if body in named for word in WORD.findall(fold(form))}
        words = frozenset(WORD.findall(fold(clause))) - JOINING - forms - set(parts) - set(SCALES) - set(WORD.findall(printed))
        return cls(
            event,
            document,
            figure,
            evidence,
            f"{unit}: {about}" if unit and about else unit or about or printed,
            " ".join(filter(None, (bound, printed, unit))),
            _scaled(printed, scale),
            frozenset([*parts, "%"] if "%" in printed else parts),
            bool(bound),
            years,
            words,
            frozenset(named),
        )

    @property
    def profile(self) -> tuple[object, ...]:
        """All that figures are compared by: those of one profile differ from no figure in another way."""
        return self.number, self.unit, self.rough, self.years, self.words, self.bodies

    def counts_with(self, other: Told) -> bool:
        """Whether both may count the same thing: unit, years and bodies do not speak against it."""
        units = ("%" in self.unit) == ("%" in other.unit) and (self.unit <= other.unit or other.unit <= self.unit)
        bodies = not (self.bodies and other.bodies) or bool(self.bodies & other.bodies)
        years = not (self.years and other.years) or self.years == other.years
        return units and bodies and years

    def equals(self, other: Told) -> bool:
        """Whether both give one number of things that may be the same."""
        same = self.number is not None and self.number == other.number and self.counts_with(other)
        return same and (self.number >= SMALL or self.likeness(other) > 0 or len(self.unit & other.unit) > 1)  # type: ignore[operator]

    def likeness(self, other: Told) -> float:
        """How many of the words around one number stand around the other, of those that say less."""
        least = min(len(self.words), len(other.words))
        return len(self.words & other.words) / least if least else 0.0

    def differs(self, other: Told) -> bool:
        """Whether both count the same thing and give different numbers."""
        if self.number is None or other.number is None or self.number == other.number or not self.counts_with(other):
            return False
        broad = len(self.unit & other.unit) < 2  # "người", "đồng", "%" count many things
        if not self.unit & other.unit or (broad and bool(self.bodies) != bool(other.bodies)):
            return False
        rounded = (self.rough or other.rough) and abs(self.number - other.number) <= ROUNDING * max(self.number, other.number)
        return not rounded and self.likeness(other) >= (ALIKE_OF_MANY if broad else ALIKE_OF_ONE)


Side = tuple[Told, ...]
Profile = tuple[tuple[object, ...], ...]


def grouped(documents: Sequence[tuple[Told, ...]]) -> dict[str, list[Told]]:
    """For each figure those that give the same as it does, one of every document, in the order of the documents."""
    groups: dict[Decimal | None, list[list[Told]]] = {}
    home: dict[str, list[Told]] = {}
    for one in (figure for document in documents for figure in document):
        of_number = groups.setdefault(one.number, [])
        group = next((group for group in of_number if group[0].equals(one)), None)
        if group is None:
            of_number.append(group := [])
        if all(one.document != member.document for member in reversed(group)):
            group.append(one)
        home[one.figure] = group
    return home


def sides(documents: Sequence[tuple[Told, ...]], home: Mapping[str, list[Told]]) -> list[tuple[Side, Side]]:
    """Each two numbers in which documents differ: those who give the one and those who give the other, first the first."""
    found: dict[tuple[str, str], tuple[dict[str, Told], dict[str, Told]]] = {}
    for a, b in _differences(documents):
        key = home[a.figure][0].figure, home[b.figure][0].figure
        if key[::-1] in found:
            (a, b), key = (b, a), key[::-1]
        left, right = found.setdefault(key, ({}, {}))
        left.setdefault(a.figure, a)
        right.setdefault(b.figure, b)
    return [(tuple(left.values()), tuple(right.values())) for left, right in found.values()]


def _differences(documents: Sequence[tuple[Told, ...]]) -> Iterator[tuple[Told, Told]]:
    """The figures in which each two documents differ; what two have told already is not compared again for their copies."""
    known: dict[tuple[Profile, Profile], list[tuple[int, int]]] = {}
    profiles = [tuple(figure.profile for figure in document) for document in documents]
    for (one, of_one), (other, of_other) in combinations(zip(documents, profiles, strict=True), 2):
        places = known.get((of_one, of_other))
        if places is None:
            places = [(one.index(a), other.index(b)) for a, b in differing(one, other)]
            known[of_one, of_other] = places
        yield from ((one[i], other[j]) for i, j in places)


def differing(one: tuple[Told, ...], other: tuple[Told, ...]) -> list[tuple[Told, Told]]:
    """The figures in which two documents differ: of those that the other does not give, the ones most alike."""
    left, right = _alone(one, other), _alone(other, one)
    pairs = [(a, b) for a in left for b in right if a.differs(b)]
    pairs.sort(key=lambda pair: (-pair[0].likeness(pair[1]), pair[0].figure, pair[1].figure))
    taken: set[str] = set()
    found = []
    for a, b in pairs:
        if not {a.figure, b.figure} & taken:
            taken |= {a.figure, b.figure}
            found.append((a, b))
    return found


def _alone(these: tuple[Told, ...], those: tuple[Told, ...]) -> list[Told]:
    """The figures of one document whose number the other does not have for such a unit, each number once."""
    alone = [one for one in these if not any(one.number == told.number and one.counts_with(told) for told in those)]
    return list({(one.number, one.unit): one for one in reversed(alone)}.values())[::-1]


def _clause(quote: str, printed: str) -> str:
    """The words around a number, up to the next comma or "và" on either side."""
    at = max(quote.rfind(printed), 0)
    before = [found.end() for found in CLAUSE.finditer(quote, 0, at)]
    behind = CLAUSE.search(quote, at + len(printed))
    return quote[before[-1] if before else 0 : behind.start() if behind else len(quote)]


def _scaled(printed: str, scale: int) -> Decimal | None:
    digits = number(Quantity(printed))
    try:
        return Decimal(digits) * scale if digits else None
    except InvalidOperation:
        return None
