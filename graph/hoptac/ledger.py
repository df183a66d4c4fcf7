"""What was promised and what is reported of it, as a page shows it: rows of the question `ledger` come in, a `Sheet` goes out.

A sheet is a matrix of fields against agreements in time; a cell has the areas of one agreement in one field, each with how it
stands to the agreement before and with the reports that may answer it. What is no area, or answers nothing, stands below.

>>> Coverage(1, "2020-12", "2020-12").said
'1 bài / articles, 2020-12 – 2020-12'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hoptac import oxigraph
from hoptac.answers import Row, answer, rows
from hoptac.parameters import labels
from hoptac.questions import find
from hoptac.tables import ordered

NO_FIELD = "lĩnh vực khác / other fields"
NO_REPORT = "promised, no report in this corpus"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles a ledger rests on, and from when to when they are."""

    articles: int
    known_from: str
    known_up_to: str

    @property
    def said(self) -> str:
        """The coverage in words."""
        return f"{self.articles} bài / articles, {self.known_from or '?'} – {self.known_up_to or '?'}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise, or a report that answers none, with its rows: one for each report that may answer it."""

    first: Row
    answers: tuple[Row, ...]
    change: str = ""

    @property
    def status(self) -> str:
        """How it stands, with the day up to which that is known where nothing is reported."""
        return status(self.first)


@dataclass(frozen=True, slots=True)
class Background:
    """What a sheet needs beside the rows: how areas have changed, their fields, the names and the years of agreements."""

    changes: Mapping[str, str]
    fields: Mapping[str, list[str]]
    names: Mapping[str, str]
    times: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The matrix: agreements as columns, fields as rows, entries in the cells; then other promises and unpromised reports."""

    agreements: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, tuple[tuple[Entry, ...], ...]], ...]
    promises: tuple[Entry, ...]
    unpromised: tuple[Entry, ...]


def coverage(graph: oxigraph.Store) -> Coverage:
    """The coverage of a store."""
    (row,) = rows(answer("coverage", graph, {}))
    return Coverage(int(row["articles"] or 0), str(row["known_from"] or ""), str(row["known_up_to"] or ""))


def status(row: Row) -> str:
    """The status of a row; that nothing is reported is said with the day up to which that is known."""
    known = row["known_up_to"] if row["status"] == NO_REPORT else None
    return f"{row['status']} up to {known}" if known else str(row["status"])


def told(given: Mapping[str, str], graph: oxigraph.Store) -> list[Row]:
    """The rows of the question `ledger`, in its order."""
    question = find("ledger")
    return ordered(rows(answer(question, graph, given)), question.order)


def background(graph: oxigraph.Store) -> Background:
    """The background of all sheets of a store."""
    fields: dict[str, list[str]] = {}
    for row in rows(answer("areas", graph, {})):
        fields.setdefault(str(row["area_iri"]), []).append(str(row["field"] or NO_FIELD))
    changes = {str(row["area_iri"]): str(row["change"]) for row in rows(answer("changes", graph, {}))}
    agreements = rows(answer("agreements", graph, {}))
    times = {str(row["agreement"]): str(row["start"] or row["signed"] or "9999") for row in agreements}
    return Background(changes, fields, labels("agreement", graph), times)


def sheet(told: Iterable[Row], known: Background) -> Sheet:
    """The rows of a ledger as a page shows them."""
    entries = _entries(told, known.changes)
    areas = [entry for entry in entries if entry.first["kind"] == "area"]
    columns = _columns(areas, known)
    return Sheet(
        tuple(columns.items()),
        tuple(_fields(areas, tuple(columns), known.fields)),
        tuple(entry for entry in entries if entry.first["kind"] not in (None, "area")),
        tuple(entry for entry in entries if entry.first["kind"] is None),
    )


def _entries(told: Iterable[Row], changes: Mapping[str, str]) -> list[Entry]:
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in told:
        groups.setdefault((row["promise_iri"] or row["answer_iri"], row["by"]), []).append(row)
    return [
        Entry(group[0], tuple(row for row in group if row["answer"]), changes.get(str(group[0]["promise_iri"]), ""))
        for group in groups.values()
    ]


def _columns(areas: Iterable[Entry], known: Background) -> dict[str, str]:
    """The agreements that list areas, by when they start or were signed, each with its name."""
    listed = {str(entry.first["agreement"]) for entry in areas}
    order = sorted(listed, key=lambda one: (known.times.get(one, "9999")[:4], known.names.get(one, ""), one))
    return {agreement: known.names.get(agreement, agreement) for agreement in order}


def _fields(
    areas: list[Entry], columns: tuple[str, ...], fields: Mapping[str, list[str]]
) -> Iterable[tuple[str, tuple[tuple[Entry, ...], ...]]]:
    """A row for each field, in the order in which the agreements name them."""
    cells: dict[str, dict[str, list[Entry]]] = {}
    for agreement in columns:
        for entry in (entry for entry in areas if entry.first["agreement"] == agreement):
            for field in fields.get(str(entry.first["promise_iri"]), [NO_FIELD]):
                cells.setdefault(field, {}).setdefault(agreement, []).append(entry)
    for field, by_agreement in cells.items():
        yield field, tuple(tuple(by_agreement.get(agreement, ())) for agreement in columns)
