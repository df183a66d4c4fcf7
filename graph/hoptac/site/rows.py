"""Rows of the questions in the words of a page: a row comes in, its quote in its surroundings goes out."""

from __future__ import annotations

from collections.abc import Mapping

from hoptac.answers import Value
from hoptac.ledger import NO_FIELD, NO_REPORT
from hoptac.site.lookup import Lookup, Quote
from hoptac.site.shelf import Shelf
from hoptac.site.spelling import dated
from hoptac.site.words import TOLD, called

Told = Mapping[str, Value]


def quoted(row: Told, lookup: Lookup, prefix: str = "") -> Quote:
    """The quote of a row, or the one whose columns begin with a prefix such as `answer_`."""
    document, start, stop = (row[f"{prefix}{name}"] for name in ("document_iri", "quote_start", "quote_stop"))
    return lookup.quote(str(document), int(start or 0), int(stop or 0))


def term(word: Value, language: str) -> str:
    """A word of the ledger or a comparison in a language; the article's own words stay as they are."""
    return called(TOLD, str(word), language)


def status(row: Told, language: str) -> str:
    """How a promise stands, with the day up to which that is known where nothing is reported."""
    said, known = term(row["status"], language), row["known_up_to"]
    return f"{said} {term('up to', language)} {dated(str(known), language)}" if row["status"] == NO_REPORT and known else said


def field(name: str, shelf: Shelf, language: str) -> str:
    """A field of cooperation in a language."""
    if name == NO_FIELD:
        return term(NO_FIELD, language)
    return name if language == "vi" else shelf.fields.get(name, name)
