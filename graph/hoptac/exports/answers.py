"""Every question of the catalogue as a CSV file: a store comes in, name and content of each file go out.

The files are as the W3C defines CSV results, their rows in the question's order and, where that leaves two alike, by all
their columns. A cell that a spreadsheet would run as a formula can be told apart by a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

from hoptac.answers import Value, answer, rows
from hoptac.oxigraph import Store
from hoptac.questions import Question, catalogue
from hoptac.spreadsheets import cell
from hoptac.tables import ordered
from hoptac.vocabulary import PREFIXES

QUOTE = "quote"  # the column with the words that prove a row
# The sentences that are the substance of statements, commitments and goals; an area has no other name than its words.
SENTENCES = "SELECT DISTINCT ?text WHERE { GRAPH ?doc { ?said hop:text ?text MINUS { ?agreement hop:area ?said } } }"


def tables(store: Store, quotes: bool = True, safe: bool = False) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each question's file; without `quotes`, no sentence of an article."""
    unwanted = frozenset() if quotes else _sentences(store)
    for question in catalogue():
        yield f"{question.name}.csv", table(question, store, unwanted, safe, quotes)


def _sentences(store: Store) -> frozenset[Value]:
    return frozenset(row["text"] for row in rows(store.query(SENTENCES, prefixes=PREFIXES)))


def table(question: Question, store: Store, unwanted: Collection[Value], safe: bool, quotes: bool = True) -> bytes:
    """The answer to a question as CSV; `unwanted` texts are left out, `safe` is for spreadsheets."""
    found = answer(question, store, {})
    columns = [column for column in found.columns if quotes or column != QUOTE]
    alike = sorted(rows(found), key=lambda row: [str(value) for value in row.values()])
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    for row in ordered(alike, question.order):
        cells = (_text(None if row[column] in unwanted else row[column]) for column in columns)
        writer.writerow(map(cell, cells) if safe else cells)
    return written.getvalue().encode("utf-8", "replace")


def _text(value: Value) -> str:
    return "" if value is None else str(value)
