"""Every question of the catalogue as a CSV file: a store comes in, name and content of each file go out.

The files are as the W3C defines CSV results, their rows in the question's order and, where that leaves two alike, by all
their columns. A cell that a spreadsheet would run as a formula can be told apart by a leading apostrophe.

>>> cell("=1+1", safe=True), cell("VNPT", safe=True), cell(None, safe=True)
("'=1+1", 'VNPT', '')
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from hoptac.answers import Row, Value, answer, rows
from hoptac.oxigraph import Store
from hoptac.questions import Question, catalogue
from hoptac.tables import ordered

QUOTES = ("quote", "text")  # columns with words of an article
FORMULAS = tuple("=+-@\t\r")


def tables(store: Store, quotes: bool = True, safe: bool = False) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each question's file."""
    for question in catalogue():
        yield f"{question.name}.csv", table(question, store, quotes, safe)


def table(question: Question, store: Store, quotes: bool = True, safe: bool = False) -> bytes:
    """The answer to a question as CSV; `quotes` with the words of articles, `safe` for spreadsheets."""
    found = answer(question, store, {})
    columns = [column for column in found.columns if quotes or column not in QUOTES]
    alike = sorted(rows(found), key=lambda row: [str(value) for value in row.values()])
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(_cells(row, columns, safe) for row in ordered(alike, question.order))
    return written.getvalue().encode("utf-8", "replace")


def _cells(row: Row, columns: list[str], safe: bool) -> list[str]:
    return [cell(row[column], safe) for column in columns]


def cell(value: Value, safe: bool) -> str:
    """A value as the text of a cell."""
    text = "" if value is None else str(value)
    return f"'{text}" if safe and text.startswith(FORMULAS) else text
