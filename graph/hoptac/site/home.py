"""The first page, the lists and the time line: a shelf and a frame come in, HTML goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from hoptac.errors import UnknownPageError
from hoptac.questions import catalogue
from hoptac.site.deals import Deal
from hoptac.site.frame import Frame, write
from hoptac.site.lookup import Item
from hoptac.site.shelf import Shelf
from hoptac.site.spelling import dated
from hoptac.site.words import COUNTED, WORDS, called
from hoptac.text import visible

FIRST = ("agreements", "commitments", "signing-date")  # questions on the first page
DRAWN = 60  # agreements on the first page's time line: the latest
BODIES = 12  # organisations on the first page
PAGE = 100  # things on a page of a list
# The lists by their path, each with the class that its things are of.
LISTS = {
    "organisations": "Organization", "people": "Person", "systems": "System", "events": "Event", "articles": "Document",
}  # fmt: skip
COUNTED_LISTS = {kind: path for path, kind in LISTS.items()} | {"Agreement": "agreements"}


@dataclass(frozen=True, slots=True)
class Span:
    """An agreement on the axis: its title, parties and time in words, and its bar in hundredths of the width (0 for none)."""

    href: str
    title: str
    between: str
    when: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The years from left to right, and which of them are marked where."""

    first: int
    last: int

    @property
    def marks(self) -> list[tuple[int, float]]:
        """Some years, with their places in hundredths of the width."""
        step = max(1, -(-(self.last - self.first) // 6))
        years = [year for year in range(self.first, self.last, step) if self.last - year > step / 2]
        return [(year, self.place(year)) for year in (*years, self.last)]

    def place(self, year: int) -> float:
        """Where a year begins."""
        return round(100 * (year - self.first) / max(1, self.last - self.first), 2)


def axis_of(deals: Iterable[Deal]) -> Axis:
    """The axis on which these agreements stand."""
    years = [year for deal in deals for year in (deal.start, deal.end + 1) if deal.start]
    return Axis(min(years, default=0), max(years, default=1))


def span(deal: Deal, axis: Axis, shelf: Shelf, language: str) -> Span:
    """An agreement in its place; one without last year is as long as the year of its beginning."""
    when = " · ".join(filter(None, (deal.signed and dated(deal.signed, language), deal.years)))
    said = when or WORDS[language]["unstated"]
    x = axis.place(deal.start) if deal.start else 0.0
    width = round(max(1.0, axis.place(deal.end + 1) - x), 2) if deal.start else 0.0
    return Span(shelf.path(deal.iri), visible(deal.title), visible(deal.between), said, x, width)


def home_page(shelf: Shelf, frame: Frame) -> str:
    """What the graph holds, up to when, its agreements in time, its organisations, and where to begin."""
    dated_deals = [deal for deal in shelf.deals if deal.start]
    drawn = dated_deals[-DRAWN:] or shelf.deals[-DRAWN:]
    axis, foreign = axis_of(drawn), "vi" if frame.language != "vi" else ""
    bodies = [(Item(visible(body.name), shelf.path(body.iri), foreign), body) for body in shelf.bodies[:BODIES]]
    return write(
        "home",
        frame,
        here="/",
        counts=_counts(shelf, frame.language),
        coverage=covered(shelf, frame.language),
        deals=[span(deal, axis, shelf, frame.language) for deal in reversed(drawn)],
        axis=axis,
        more=len(shelf.deals) if len(shelf.deals) > len(drawn) else 0,
        bodies=bodies,
        ways=_ways(frame.language),
    )


def covered(shelf: Shelf, language: str) -> str:
    """How many articles there are, from when to when, in words."""
    known, say = shelf.coverage, WORDS[language]
    first, last = (dated(day, language) or say["unstated"] for day in (known.known_from, known.known_up_to))
    return f"{say['of_articles']}: {known.articles}; {first} – {last}"


def _counts(shelf: Shelf, language: str) -> list[tuple[str, str, int]]:
    found = [(str(row["kind"]).replace("#", "/").rpartition("/")[2], int(row["number"] or 0)) for row in shelf.holds]
    return [
        (f"/{COUNTED_LISTS[kind]}", called(COUNTED, kind, language), number) for kind, number in found if kind in COUNTED_LISTS
    ]


def _ways(language: str) -> list[tuple[str, str, str]]:
    """Where to begin: the address, its name, why."""
    say = WORDS[language]
    asked = [question for question in catalogue() if question.name in FIRST]
    questions = [(f"/questions/{q.name}", q.vi[0] if language == "vi" else q.en[0], "") for q in asked]
    named = ("ledger", "compare", "conflicts", "views", "path")
    return [*((f"/{name}", say[name], say[f"{name}_why"]) for name in named), *questions]


# ---- lists -------------------------------------------------------------------------------------


def list_page(shelf: Shelf, frame: Frame, name: str, number: int) -> str:
    """A page of a list; raises `UnknownPageError` where there is none of that number."""
    entries = _agreements(shelf, frame.language) if name == "agreements" else _named(shelf, LISTS[name], frame.language)
    last = _pages(len(entries), PAGE, number, name)
    return write(
        "list",
        frame,
        here=f"/{name}",
        path=f"/{name}",
        title=WORDS[frame.language][name],
        entries=entries[(number - 1) * PAGE : number * PAGE],
        total=len(entries),
        number=number,
        last=last,
    )


def _pages(total: int, size: int, number: int, name: str) -> int:
    last = max(1, -(-total // size))
    if not 1 <= number <= last:
        raise UnknownPageError(f"/{name[:60]}/{number}: there are {last} pages")
    return last


def _agreements(shelf: Shelf, language: str) -> list[tuple[Item, str]]:
    foreign = "" if language == "vi" else "vi"
    return [(Item(visible(deal.name), shelf.path(deal.iri), foreign), visible(deal.between)) for deal in reversed(shelf.deals)]


def _named(shelf: Shelf, kind: str, language: str) -> list[tuple[Item, str]]:
    """The things of a kind by their names, in the order of the Vietnamese alphabet."""
    foreign = "" if language == "vi" else "vi"
    return [(Item(visible(label), shelf.path(iri), foreign), "") for iri, label in shelf.listed(kind)]


# ---- the time line -----------------------------------------------------------------------------


def timeline_page(shelf: Shelf, frame: Frame, number: int) -> str:
    """The agreements of all years, the latest first, some on a page; raises `UnknownPageError` for a page that is none."""
    ordered = sorted(shelf.deals, key=lambda deal: -deal.start)
    last = _pages(len(ordered), PAGE, number, "timeline")
    shown = ordered[(number - 1) * PAGE : number * PAGE]
    axis = axis_of(ordered)
    groups = [
        (year, [span(deal, axis, shelf, frame.language) for deal in deals])
        for year, deals in groupby(shown, key=lambda deal: deal.start)
    ]
    about = {"axis": axis, "years": _years(ordered), "total": len(ordered), "number": number, "last": last}
    return write("timeline", frame, here="/agreements", groups=groups, **about)


def _years(ordered: list[Deal]) -> list[tuple[int, int, int, float]]:
    """The years with how many agreements each has, the page where it begins, and its share of the fullest in hundredths."""
    counts: Mapping[int, int] = {year: len(list(deals)) for year, deals in groupby(ordered, key=lambda deal: deal.start)}
    most, before, found = max(counts.values(), default=1), 0, []
    for year, count in counts.items():
        found.append((year, count, before // PAGE + 1, round(100 * count / most, 1)))
        before += count
    return found
