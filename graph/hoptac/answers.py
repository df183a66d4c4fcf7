"""Questions asked of a store: a question and what narrows it come in, rows go out.

`answer` gives Oxigraph's own answer, which the W3C formats are written from; `ask` gives plain rows to Python.

>>> from hoptac.oxigraph import Store
>>> store = Store.in_memory()
>>> store.load(b'<a:p> <http://www.w3.org/2000/01/rdf-schema#label> "UBND" <a:d> .')
>>> answer("people", store, {}).columns[:2]
('person', 'person_iri')
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from hoptac import oxigraph, resources
from hoptac.parameters import things
from hoptac.questions import DOCUMENT, Question, find
from hoptac.rdf import Literal, Term
from hoptac.vocabulary import VOCABULARY

FORMATS = ("table", "json", "csv", "tsv", "xml", "md")  # of rows: table and md for people, the others as the W3C defines them
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
DEFAULT_STORE = "hoptac-store"

Value = str | int | None
Row = dict[str, Value]


def answer(question: Question | str, graph: oxigraph.Store, given: Mapping[str, str]) -> oxigraph.Answer:
    """What a store answers to a question, narrowed to the things that `given` names."""
    query, graphs = prepared(find(question) if isinstance(question, str) else question, graph, given)
    return graph.query(query, graphs=graphs)


def prepared(question: Question, graph: oxigraph.Store, given: Mapping[str, str]) -> tuple[str, list[str] | None]:
    """The query of a question narrowed to the things that `given` names, and the graphs that it need ask; None for all."""
    return narrowed(question, graph, things(question, given, graph))


def narrowed(question: Question, graph: oxigraph.Store, asked: Mapping[str, str]) -> tuple[str, list[str] | None]:
    """The same, narrowed to things by their IRIs."""
    graphs = _graphs(question.within, asked.values(), graph) if asked and question.within else None
    return question.narrowed(asked), graphs


def _graphs(within: str, asked: Iterable[str], graph: oxigraph.Store) -> list[str]:
    """The graphs that a question on some things rests on: those that speak of them, and what its `within` finds from there."""
    telling = speaking(asked, graph)
    if within == DOCUMENT:
        return [VOCABULARY, *telling]
    values = f"VALUES ?speaking {{ {' '.join(map(oxigraph.written, telling))} }}"
    found = graph.query(resources.read(f"queries/within/{within}.rq").replace("#--speaking", values)).rows()
    return [VOCABULARY, *sorted({*telling, *(str(row[0]) for row in found)})]


def speaking(asked: Iterable[str], graph: oxigraph.Store) -> list[str]:
    """The documents that speak of all these things; an article speaks of itself.

    An engine that takes the OPTIONAL parts of a question as a whole has little to take from these alone.
    """
    patterns = " ".join(f"{oxigraph.written(thing)} a ?type_{i} ." for i, thing in enumerate(asked))
    found = graph.query(f"SELECT DISTINCT ?document WHERE {{ GRAPH ?document {{ {patterns} }} }}")
    return [str(row[0]) for row in found.rows()]


def rows(found: oxigraph.Answer) -> list[Row]:
    """The rows of an answer: texts and IRIs as `str`, whole numbers as `int`, what is not stated as None."""
    columns = found.columns
    return [dict(zip(columns, map(_value, row), strict=True)) for row in found.rows()]


def _value(term: Term | None) -> Value:
    if isinstance(term, Literal):
        return int(term.value) if term.datatype == INTEGER else term.value
    return term


def ask(question: str, *, store: str | Path | None = None, **parameters: str) -> list[Row]:
    """The rows of a question, by its name or number; each parameter narrows it as the option of that name does.

    `store` is where `hoptac build` put it, or an address that has it: by default what HOPTAC_STORE names, else `hoptac-store`.
    Raises `QuestionError`, `UsageError`, `UnknownNameError` or `StoreError`, each with the way out.
    """
    from hoptac.store import open_store

    with closing(open_store(store or os.environ.get("HOPTAC_STORE", DEFAULT_STORE))) as opened:
        return rows(answer(question, opened.graph, parameters))
