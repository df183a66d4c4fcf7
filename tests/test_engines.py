"""Two engines, one answer: every question, plain and narrowed by each of its parameters, on Oxigraph and on rdflib."""

from collections import Counter
from decimal import Decimal
from functools import cache

import pytest
from rdflib import Dataset, URIRef
from rdflib.query import ResultRow
from rdflib.term import Node

from hoptac.parameters import names
from hoptac.questions import Question, catalogue
from hoptac.rdf import Literal, Term
from stores import corpus

# rdflib calls what it has itself deprecated
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning:rdflib")

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + kind for kind in ("integer", "decimal", "double")}
CASES = [(question, "") for question in catalogue()] + [
    (question, parameter) for question in catalogue() for parameter in question.parameters
]

Cell = tuple[str, ...] | Decimal | None


@cache
def second_opinion() -> Dataset:
    """The corpus in rdflib, asked over the union of its graphs."""
    dataset = Dataset(default_union=True)
    dataset.parse(data=corpus().dump("nq"), format="nquads")
    return dataset


def cell(value: str, language: str, datatype: str) -> Cell:
    """A value as both engines mean it: 43.0 is 43, and a plain string is an xsd:string."""
    if datatype in NUMBERS:
        return Decimal(value)
    return value, language, "" if datatype == XSD + "string" else datatype


def of_oxigraph(term: Term | None) -> Cell:
    if isinstance(term, Literal):
        return cell(*term)
    return None if term is None else (term,)


def of_rdflib(term: Node | None) -> Cell:
    if term is None or isinstance(term, URIRef):
        return None if term is None else (str(term),)
    return cell(str(term), getattr(term, "language", None) or "", str(getattr(term, "datatype", None) or ""))


@pytest.mark.parametrize(("question", "parameter"), CASES, ids=[f"{q.name} {p}".strip() for q, p in CASES])
def test_both_engines_give_the_same_rows(question: Question, parameter: str) -> None:
    thing = {parameter: names(question.kinds[parameter], corpus())[0].iri} if parameter else {}
    sparql = question.narrowed(thing)
    answer = corpus().query(sparql)
    first = Counter(tuple(map(of_oxigraph, row)) for row in answer.rows())
    second = Counter(
        tuple(of_rdflib(row[column]) for column in answer.columns)
        for row in second_opinion().query(sparql)
        if isinstance(row, ResultRow)
    )
    assert first == second


def test_the_corpus_gives_the_engines_something_to_disagree_on() -> None:
    assert sum(len(list(corpus().query(question.sparql).rows())) for question in catalogue()) > 100
