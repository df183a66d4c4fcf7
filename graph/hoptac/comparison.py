"""What one agreement has beside another: two sides, each of agreements, come in; lines of likeness and difference go out.

Areas are compared by the published rule `queries/rules/changes.rq`, asked of these agreements in place of those that follow
each other; parties, kinds, subjects, dates, years and figures by the questions of the catalogue.

>>> sorted(ORDER)[:2]
['area', 'end']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from hoptac import oxigraph, resources
from hoptac.answers import Row, Value, narrowed, rows
from hoptac.oxigraph import written as iri
from hoptac.questions import find
from hoptac.records import as_csv, as_table

RULE = "queries/rules/changes.rq"
HOP = "https://w3id.org/hoptac/def#"
# The edges of the rule, and what people call them.
CHANGES = {"keepsArea": "kept", "widensArea": "widened", "rewordsArea": "reworded", "newBeside": "new", "droppedBy": "dropped"}
# What is compared besides areas: the question that tells it, and its column.
POINTS = {
    "party": ("parties", "party"),
    "kind": ("agreements", "kind"),
    "subject": ("agreements", "subject"),
    "signed": ("signing-date", "signed"),
    "start": ("agreements", "start"),
    "end": ("agreements", "end"),
    "figure": ("figures", "value"),
}
# The columns of a comparison as a table; people see the first of them.
COLUMNS = (
    "point", "change", "one", "one_position", "other", "other_position", "fields",
    "one_document", "one_quote", "one_quote_start", "one_quote_stop",
    "other_document", "other_quote", "other_quote_start", "other_quote_stop",
)  # fmt: skip
PEOPLE = COLUMNS[:7]
ORDER = ("area", *POINTS)
# What only the first or only the second side has; a figure of other years is neither dropped nor new.
ONLY = (("first only", "second only"), ("dropped", "new"))


@dataclass(frozen=True, slots=True)
class Words:
    """What one side says: the text, its position in a list or '', its fields, and where: `source` is the document's IRI."""

    text: str
    position: Value = ""
    fields: tuple[str, ...] = ()
    agreement: str = ""
    document: str = ""
    quote: str = ""
    start: Value = ""
    stop: Value = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One point of a comparison: `change` is kept, widened, reworded, new, dropped or changed; a silent side is None."""

    point: str
    change: str
    one: Words | None
    other: Words | None


def compare(one: Iterable[str], other: Iterable[str], graph: oxigraph.Store) -> list[Line]:
    """The lines of a comparison of the agreements `one` with those of `other`, areas first."""
    sides = tuple(dict.fromkeys(one)), tuple(dict.fromkeys(other))
    return [*_areas(*sides, graph), *_points(*sides, graph)]


def _areas(one: tuple[str, ...], other: tuple[str, ...], graph: oxigraph.Store) -> Iterator[Line]:
    """Areas in the order of the later side, dropped ones at the end."""
    told = _worded(one, graph) | _worded(other, graph)
    pairs: dict[tuple[str, str, str], Line] = {}
    for area, change, beside in sorted(_changes(one, other, graph)):
        if change in ("new", "dropped") and not _everywhere(area, change, one if change == "new" else other, one, other, graph):
            continue
        line = Line(
            "area",
            change,
            told[area] if change == "dropped" else told.get(beside) if change != "new" else None,
            None if change == "dropped" else told[area],
        )
        pairs.setdefault((change, line.one.text if line.one else "", line.other.text if line.other else ""), line)
    yield from sorted(pairs.values(), key=_place)


def _place(line: Line) -> tuple[bool, int, int]:
    other, one = line.other, line.one
    return other is None, int(other.position or 0) if other else 0, int(one.position or 0) if one else 0


def _everywhere(
    area: str, change: str, beside: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...], graph: oxigraph.Store
) -> bool:
    """Whether an area is new beside, or dropped by, all agreements of the other side that list any."""
    if len(beside) == 1:
        return True
    found = {thing for subject, how, thing in _changes(one, other, graph) if subject == area and how == change}
    listing = {str(row["agreement"]) for thing in beside for row in _rows("areas", thing, graph)}
    return listing <= found


def _changes(one: tuple[str, ...], other: tuple[str, ...], graph: oxigraph.Store) -> set[tuple[str, str, str]]:
    """What the rule says of each pair: an area, how it stands, and to which area or agreement."""
    pairs = " ".join(f"({iri(b)} {iri(a)})" for a, b in product(one, other) if a != b)
    values = f"VALUES (?later ?earlier) {{ {pairs} }}"
    lines = resources.read(RULE).splitlines()
    sparql = "\n".join(values if line.endswith("#--pair") else line for line in lines)
    found = graph.query(sparql).triples()
    return {
        (subject, CHANGES[name], object_)
        for subject, predicate, object_ in found
        if (name := predicate.removeprefix(HOP)) in CHANGES and isinstance(object_, str)
    }


def _worded(agreements: Iterable[str], graph: oxigraph.Store) -> dict[str, Words]:
    """The words of each area, by its IRI."""
    told: dict[str, Words] = {}
    for row in (row for agreement in agreements for row in _rows("areas", agreement, graph)):
        known = told.get(str(row["area_iri"]))
        fields = (*(known.fields if known else ()), *([str(row["field"])] if row["field"] else []))
        told[str(row["area_iri"])] = _words(row, str(row["area"]), fields)
    return told


def _words(row: Row, text: str, fields: tuple[str, ...] = ()) -> Words:
    return Words(
        text,
        row.get("position") or "",
        fields,
        str(row.get("agreement") or ""),
        str(row["document"]),
        str(row["quote"] or ""),
        row["quote_start"] if row["quote_start"] is not None else "",
        row["quote_stop"] if row["quote_stop"] is not None else "",
        str(row.get("document_iri") or ""),
    )


def _points(one: tuple[str, ...], other: tuple[str, ...], graph: oxigraph.Store) -> Iterator[Line]:
    """What else both sides say: what only one says is new or dropped, and two single values that differ have changed."""
    for point in POINTS:
        left, right = _values(point, one, graph), _values(point, other, graph)
        if len(left) == len(right) == 1 and left.keys() != right.keys():
            yield Line(point, "changed", *left.values(), *right.values())
            continue
        for key in dict.fromkeys([*left, *right]):
            change = "kept" if key in left and key in right else ONLY[point != "figure"][key in right]
            yield Line(point, change, left.get(key), right.get(key))


def _values(point: str, agreements: Iterable[str], graph: oxigraph.Store) -> dict[str, Words]:
    """The values of a point, each with the first words that say it."""
    question, column = POINTS[point]
    found: dict[str, Words] = {}
    for row in (row for agreement in agreements for row in _rows(question, agreement, graph)):
        if row[column] is not None:
            text = (
                " ".join(str(row[name]) for name in (column, "unit") if row.get(name)) if point == "figure" else str(row[column])
            )
            found.setdefault(text, _words(row, text))
    return found


def _rows(question: str, agreement: str, graph: oxigraph.Store) -> list[Row]:
    query, graphs = narrowed(find(question), graph, {"agreement": agreement})
    return rows(graph.query(query, graphs=graphs))


# ---- as a table --------------------------------------------------------------------------------


def cells(line: Line) -> tuple[str | int, ...]:
    """A line as the cells of COLUMNS; a side that is silent has a dash."""
    one, other = line.one, line.other
    fields = ", ".join(dict.fromkeys([*(one.fields if one else ()), *(other.fields if other else ())]))
    said = (_text(one), _position(one), _text(other), _position(other))
    return line.point, line.change, *said, fields, *_found(one), *_found(other)


def _text(words: Words | None) -> str:
    return words.text if words else "–"


def _position(words: Words | None) -> str | int:
    return words.position if words and words.position else "–"


def _found(words: Words | None) -> tuple[str | int, ...]:
    return (words.document, words.quote, words.start or 0, words.stop or 0) if words else ("", "", "", "")


def written(title: str, lines: Iterable[Line], form: str) -> str:
    """A comparison as `csv`, with the places of all quotes, or as `md` for people."""
    rows = [cells(line) for line in lines]
    if form == "csv":
        return as_csv(COLUMNS, rows)
    return f"{as_table(title, PEOPLE, [row[: len(PEOPLE)] for row in rows]).markdown()}\n"
