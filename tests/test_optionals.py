"""What is missing stays missing: no OPTIONAL of any query matches something else where what it is about is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from hoptac.answers import INTEGER
from hoptac.model import Document
from hoptac.questions import find
from hoptac.rdf import Literal
from hoptac.reading import read
from stores import store_of

ROOT = Path(__file__).parents[1]
QUERIES = sorted((ROOT / "queries").rglob("*.rq"))


def variables(part: object) -> set[Variable]:
    """All variables of a part of a query that are seen from outside it."""
    if isinstance(part, Variable):
        return {part}
    if isinstance(part, CompValue) and part.name == "Project":
        return set(part.PV)
    if isinstance(part, CompValue):
        return variables([value for key, value in part.items() if key != "_vars"])
    return set().union(*map(variables, part)) if isinstance(part, list | tuple | set) else set()


def bound(part: CompValue) -> set[Variable]:
    """The variables that every row of a part binds."""
    match part.name:
        case "BGP":
            return variables(part.triples)
        case "Join":
            return bound(part.p1) | bound(part.p2)
        case "LeftJoin" | "Minus":
            return bound(part.p1)
        case "Union":
            return bound(part.p1) & bound(part.p2)
        case "Graph":
            return bound(part.p) | variables(part.term)
        case "Extend":
            return bound(part.p) | {part.var}
        case "Project":
            return bound(part.p) & set(part.PV)
        case "AggregateJoin":
            return {aggregate.res for aggregate in part.A}
        case _:
            return bound(part.p) if isinstance(part.p, CompValue) else set()


def loose(part: object) -> Iterator[set[Variable]]:
    """The variables that an OPTIONAL hangs on and that may be unbound before it, where it hangs on nothing else."""
    if isinstance(part, CompValue):
        if part.name == "LeftJoin":
            before, within = bound(part.p1), variables(part.p2)
            if not before & within and variables(part.p1) & within:
                yield (variables(part.p1) & within) - before
        yield from loose([value for key, value in part.items() if key != "_vars"])
    elif isinstance(part, list | tuple):
        for each in part:
            yield from loose(each)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: str(path.relative_to(ROOT / "queries")))
def test_no_optional_hangs_on_what_may_be_missing(path: Path) -> None:
    assert list(loose(prepareQuery(path.read_text("utf-8")).algebra)) == []


def test_a_loose_optional_is_seen() -> None:
    query = "SELECT * { ?a <urn:p> ?b OPTIONAL { ?a <urn:q> ?c } OPTIONAL { ?c <urn:r> ?d } }"
    assert list(loose(prepareQuery(query).algebra)) == [{Variable("c")}]


def test_an_area_of_no_known_field_has_one_row_and_no_field() -> None:
    text = (
        "Ngày 5/6/2024, UBND tỉnh Nghệ An và Tập đoàn FPT ký thỏa thuận hợp tác. "
        "Hai bên hợp tác trên 2 nội dung: chuyển đổi số; phát huy thế mạnh của nhau."
    )
    graph = store_of(read(Document.of("a.txt", text)))
    answer = graph.query(find("areas").sparql)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows()]
    assert [row["field"] for row in rows if row["position"] == Literal("2", datatype=INTEGER)] == [None]
