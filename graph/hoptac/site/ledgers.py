"""The page of promises and deliveries: a shelf, a frame and what narrows it come in, HTML goes out; `ledger` has the logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from hoptac.errors import HoptacError
from hoptac.ledger import Sheet, sheet, told
from hoptac.site.frame import Frame, write
from hoptac.site.home import covered
from hoptac.site.lookup import Item
from hoptac.site.rows import field, quoted, status, term
from hoptac.site.shelf import Shelf
from hoptac.site.words import WORDS
from hoptac.text import visible

COLUMNS = 8  # agreements in a matrix: the latest
LARGE = 24  # agreements from which a ledger must be narrowed
OFFERED, CHOICES = 300, 24  # names in the lists of the form, and organisations to choose from
PARAMETERS = {"agreement": "agreement", "party": "organisation"}  # the fields of the form, and what they name


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a ledger is narrowed to: the words of the form, the IRIs that they mean, by parameter, and what is wrong."""

    typed: Mapping[str, str]
    given: Mapping[str, str]
    error: str = ""


def narrowed(shelf: Shelf, fields: Mapping[str, str], language: str) -> Narrowed:
    """What the fields of the form mean."""
    typed = {name: fields.get(name, "").strip() for name in PARAMETERS}
    try:
        given = {kind: shelf.thing(kind, typed[name], name) for name, kind in PARAMETERS.items() if typed[name]}
    except HoptacError as wrong:
        return Narrowed(typed, {}, visible(wrong.told(language)))
    return Narrowed(typed, given)


def ledger_page(shelf: Shelf, frame: Frame, by: Narrowed) -> str:
    """The page of a ledger; of a large graph it must be narrowed, and offers by what."""
    whole = not by.given
    wide = frame.live and _agreements(shelf, by.given) > LARGE
    made = None if by.error or wide else sheet(told(by.given, shelf.graph), shelf.background)
    say, language, lookup = WORDS[frame.language], frame.language, shelf.lookup(frame.language)
    shown, hidden = (made, 0) if frame.style or not made else _latest(made)
    last = "" if whole else lookup.item(next(iter(by.given.values()))).text
    return write(
        "ledger",
        frame,
        here="/ledger",
        title=f"{say['ledger_title']}: {last}" if last else say["ledger_title"],
        steps=(("/ledger", say["ledger"]),) if last else (),
        last=last or say["ledger"],
        coverage=covered(shelf, language),
        chosen=by.typed,
        offered=_offered(shelf) if frame.live else {},
        error=by.error,
        choices=[] if made else _choices(shelf, by.given, language),
        sheet=shown,
        hidden=hidden,
        columns=[lookup.item(iri) for iri, _ in shown.agreements] if shown else (),
        downloads=_downloads(frame, by.given),
        at=lambda row: quoted(row, lookup),
        answer_at=lambda row: quoted(row, lookup, "answer_"),
        status=lambda entry: status(entry.first, language),
        change=lambda word: term(word, language),
        term=lambda word: term(word, language),
        field_name=lambda name: field(name, shelf, language),
    )


def _latest(of: Sheet) -> tuple[Sheet, int]:
    """The sheet with the latest agreements alone where there are many, and how many it leaves out."""
    hidden = max(0, len(of.agreements) - COLUMNS)
    cut = tuple((name, cells[hidden:]) for name, cells in of.fields if any(cells[hidden:]))
    return replace(of, agreements=of.agreements[hidden:], fields=cut), hidden


def _offered(shelf: Shelf) -> dict[str, list[str]]:
    bodies = shelf.bodies[:OFFERED]
    return {"agreements": [deal.name for deal in shelf.deals[-OFFERED:]], "parties": [body.name for body in bodies]}


def _agreements(shelf: Shelf, given: Mapping[str, str]) -> int:
    """How many agreements a ledger is about."""
    if "agreement" in given:
        return 1
    body = shelf.parties.get(given.get("organisation", ""))
    return body.agreements if body else len(shelf.deals) * (not given)


def _choices(shelf: Shelf, given: Mapping[str, str], language: str) -> list[Item]:
    """By what a ledger can be narrowed: the agreements of an organisation, the latest first, or the most connected ones."""
    foreign = "" if language == "vi" else "vi"
    if party := given.get("organisation"):
        own = [deal for deal in reversed(shelf.deals) if party in (iri for iri, _ in deal.parties)][:OFFERED]
        return [Item(visible(deal.name), f"/ledger/agreement/{deal.iri.rpartition('/')[2]}", foreign) for deal in own]
    bodies = shelf.bodies[:CHOICES]
    return [Item(visible(body.name), f"/ledger/organisation/{body.iri.rpartition('/')[2]}", foreign) for body in bodies]


def _downloads(frame: Frame, given: Mapping[str, str]) -> list[tuple[str, str]]:
    if not frame.live:
        return []
    query = f"?{urlencode(given)}" if given else ""
    return [(f"{frame.file(f'/questions/ledger.{ending}')}{query}", ending.upper()) for ending in ("csv", "json")]
