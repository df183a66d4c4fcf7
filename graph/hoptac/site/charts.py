"""Answers as pictures: the rows of a question and its kind of chart come in, bars in hundredths of the width go out.

`time` draws from a start to an end as they are stated (days, months, years), `bars` a number for each label, `count` how
many different rows have each value. The table below has all of it in words, so a chart may leave out what is too much.

>>> rows = [{"what": "A", "start": 2014, "end": 2020}, {"what": "B", "start": 2021}]
>>> made = drawn(Chart("time", ("what", "start", "end")), rows)
>>> [(bar.label, bar.told, bar.start, bar.length) for bar in made.bars]
[('A', '2014 – 2020', 0.0, 87.5), ('B', '2021', 87.5, 12.5)]
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hoptac.answers import Row, Value
from hoptac.collation import collation_key
from hoptac.questions import Chart
from hoptac.tables import MACHINES
from hoptac.text import visible

MOST = 40  # bars
TICKS = 8
SHORTEST = 0.6  # hundredths of the width that a bar has at least
STATED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PROOFS = (*MACHINES, "document", "document_iri", "quote")  # columns in which rows of one fact may differ


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is of, what it says, where it begins and how long it is, in hundredths of the width."""

    label: str
    told: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: its bars, the years along its axis with their places, and how many bars are left out."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...] = ()
    more: int = 0


def drawn(chart: Chart, rows: Sequence[Row]) -> Drawn | None:
    """The chart of some rows, None where they have nothing to draw."""
    found = DRAWERS[chart.kind](rows, *chart.columns)
    return found if found.bars else None


def _text(value: Value) -> str:
    return visible(str(value)) if value is not None else ""


# ---- time ----------------------------------------------------------------------------------------


def _when(value: Value) -> tuple[float, float] | None:
    """When what is stated begins and ends, in years; None where no year is stated."""
    found = STATED.match(str(value))
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if not month:
        return float(year), year + 1.0
    start = year + (month - 1) / 12 + (day - 1 if day else 0) / 372
    return start, start + (1 / 372 if day else 1 / 12)


def _spans(rows: Iterable[Row], label: str, start: str, end: str) -> Iterator[tuple[float, float, str, str]]:
    """When each row begins and ends, what it is of, and how that is stated."""
    for row in rows:
        stated = [value for value in (row.get(start), row.get(end)) if value is not None]
        times = [time for time in map(_when, stated) if time]
        if times and row.get(label) is not None:
            told = " – ".join(dict.fromkeys(map(_text, stated)))
            yield min(times)[0], max(time[1] for time in times), _text(row[label]), told


def _time(rows: Sequence[Row], label: str, start: str, end: str) -> Drawn:
    spans = sorted(set(_spans(rows, label, start, end)), key=lambda span: (*span[:2], collation_key(span[2]), span[3]))
    shown = spans[:MOST]
    if not shown:
        return Drawn(())
    first, last = math.floor(shown[0][0]), math.ceil(max(stop for _, stop, *_ in shown))

    def place(year: float) -> float:
        return round(100 * (year - first) / (last - first), 2)

    bars = tuple(Bar(name, told, place(a), max(SHORTEST, round(place(b) - place(a), 2))) for a, b, name, told in shown)
    step = math.ceil((last - first) / TICKS)
    return Drawn(bars, tuple((place(year), str(year)) for year in range(first, last, step)), len(spans) - len(shown))


# ---- numbers -------------------------------------------------------------------------------------


def _bars(rows: Sequence[Row], label: str, number: str) -> Drawn:
    found: Counter[str] = Counter()
    for row in rows:
        value = row.get(number)
        if isinstance(value, int) and row.get(label) is not None:
            found[_text(row[label])] = max(value, found[_text(row[label])])
    return _long(found)


def _count(rows: Sequence[Row], column: str) -> Drawn:
    facts = {tuple(sorted((key, str(value)) for key, value in row.items() if key not in PROOFS)): row for row in rows}
    return _long(Counter(_text(row[column]) for row in facts.values() if row.get(column) is not None))


def _long(found: Counter[str]) -> Drawn:
    """Bars as long as their numbers, the longest first."""
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], collation_key(pair[0])))
    most = max((number for _, number in ordered), default=0)
    shown = [(label, number) for label, number in ordered[:MOST] if number > 0]
    bars = tuple(Bar(label, str(number), 0.0, max(SHORTEST, round(100 * number / most, 2))) for label, number in shown)
    return Drawn(bars, (), len(ordered) - len(shown))


DRAWERS: dict[str, Callable[..., Drawn]] = {"time": _time, "bars": _bars, "count": _count}
