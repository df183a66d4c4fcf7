"""The page of two agreements side by side: a shelf, a frame and two sides come in, HTML goes out; `comparison` has the logic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from hoptac.comparison import Line, Words, compare
from hoptac.errors import HoptacError, UsageError
from hoptac.site.asking import SAFE
from hoptac.site.frame import Frame, write
from hoptac.site.lookup import Item, Lookup, Quote
from hoptac.site.rows import field, term
from hoptac.site.shelf import Shelf
from hoptac.site.spelling import dated
from hoptac.site.words import POINTS, WORDS, called
from hoptac.text import visible

OFFERED = 300  # agreements in the list of the form
ENDINGS = ("csv", "md")


def place_of(one: str, other: str) -> str:
    """The path of the comparison of two agreements."""
    return f"/compare/{one.rpartition('/')[2]}/{other.rpartition('/')[2]}"


def compare_page(shelf: Shelf, frame: Frame, fields: Mapping[str, str]) -> str:
    """The form, with the comparison that it asks for."""
    typed = {name: fields.get(name, "").strip() for name in ("one", "other")}
    if not all(typed.values()):
        return _page(shelf, frame, typed)
    try:
        one, other = (shelf.thing("agreement", typed[name], name) for name in ("one", "other"))
        if one == other:
            same = shelf.lookup(frame.language).item(one).text
            raise UsageError(f"compare: both sides are {same}; name two", f"cả hai bên đều là {same}; hãy nêu hai thỏa thuận")
    except HoptacError as wrong:
        return _page(shelf, frame, typed, error=visible(wrong.told(frame.language)))
    return side_by_side(shelf, frame, one, other, typed)


def side_by_side(shelf: Shelf, frame: Frame, one: str, other: str, typed: Mapping[str, str] | None = None) -> str:
    """The comparison of two agreements."""
    lookup = shelf.lookup(frame.language)
    items = lookup.item(one), lookup.item(other)
    place = place_of(one, other)
    downloads = [(frame.file(f"{place}.{ending}"), ending) for ending in ENDINGS]
    if frame.live:
        downloads.append((f"{frame.file(f'{place}.csv')}?{SAFE}=1", WORDS[frame.language]["safe_csv"]))
    chosen = typed or {"one": items[0].text, "other": items[1].text}
    return _page(shelf, frame, chosen, (*items, compare([one], [other], shelf.graph)), downloads)


def comparison_page(shelf: Shelf, frame: Frame, one: str, other: str, lines: list[Line]) -> str:
    """A comparison of any two sides, by what they are called."""
    foreign = "" if frame.language == "vi" else "vi"
    return _page(shelf, frame, {"one": "", "other": ""}, (Item(one, "", foreign), Item(other, "", foreign), lines))


def _page(
    shelf: Shelf,
    frame: Frame,
    chosen: Mapping[str, str],
    told: tuple[Item, Item, list[Line]] | None = None,
    downloads: list[tuple[str, str]] | None = None,
    error: str = "",
) -> str:
    one, other, lines = told or (Item(""), Item(""), None)
    language, lookup = frame.language, shelf.lookup(frame.language)
    return write(
        "compare",
        frame,
        here="/compare",
        title=f"{one.text} → {other.text}",
        one=one,
        other=other,
        lines=lines,
        chosen=chosen,
        error=error,
        offered=[deal.name for deal in shelf.deals[-OFFERED:]] if frame.live else [],
        pairs=[] if told else list(_successions(shelf)),
        downloads=downloads or [],
        areas=any(line.point == "area" for line in lines or ()),
        tally=_tally(lines or [], language),
        at=lambda words: _at(words, lookup),
        spelt=lambda text: dated(str(text), language),
        point=lambda name: called(POINTS, name, language),
        change=lambda name: term(name, language),
        field_name=lambda name: field(name, shelf, language),
    )


def _tally(lines: list[Line], language: str) -> list[tuple[str, str, int]]:
    """How many areas are kept, widened and so on."""
    counted = Counter(line.change for line in lines if line.point == "area")
    return [(change, term(change, language), counted[change]) for change in ("kept", "widened", "reworded", "new", "dropped")]


def _at(words: Words, lookup: Lookup) -> Quote:
    return lookup.quote(words.source, int(words.start or 0), int(words.stop or 0))


def _successions(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """The agreements that follow another: where the two are compared, and their names."""
    names = {deal.iri: deal.name for deal in shelf.deals}
    for before, after in shelf.successions[:OFFERED]:
        if before in names and after in names:
            yield place_of(before, after), visible(names[before]), visible(names[after])
