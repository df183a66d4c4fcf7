"""The border to Oxigraph: plain values in and out, values bound and never pasted, errors on one line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.errors import ListError, QueryError, StoreError
from hoptac.oxigraph import RDF_FORMATS, RESULT_FORMATS, Store, parse
from hoptac.rdf import Literal
from hoptac.triples.terms import literal

DATA = '<a:vnpt> <a:name> "VNPT"@vi <a:d1> .\n<a:vnpt> <a:since> "1995"^^<a:year> <a:d1> .\n<a:fpt> <a:name> "FPT" <a:d2> .\n'


@pytest.fixture
def store() -> Store:
    made = Store.in_memory()
    made.load(DATA.encode())
    return made


def test_rows_come_as_plain_values_in_the_order_of_the_columns(store: Store) -> None:
    answer = store.query("SELECT ?name ?body ?since { ?body <a:name> ?name OPTIONAL { ?body <a:since> ?since } } ORDER BY ?body")
    assert answer.columns == ("name", "body", "since")
    assert list(answer.rows()) == [
        (Literal("FPT"), "a:fpt", None),
        (Literal("VNPT", "vi"), "a:vnpt", Literal("1995", datatype="a:year")),
    ]


def test_ask_and_construct_have_their_own_answers(store: Store) -> None:
    assert store.query("ASK { <a:fpt> ?p ?o }").truth is True
    assert store.query("ASK { <a:cmc> ?p ?o }").truth is False
    made = store.query("CONSTRUCT { ?s <a:called> ?o } WHERE { ?s <a:name> ?o FILTER(?s = <a:fpt>) }")
    assert made.is_graph
    assert list(made.triples()) == [("a:fpt", "a:called", Literal("FPT"))]
    assert not made.columns


def test_a_named_graph_is_read_alone_and_all_are_read_together(store: Store) -> None:
    assert list(store.graph("a:d2")) == [("a:fpt", "a:name", Literal("FPT"))]
    assert len(list(store.query("SELECT * { ?s ?p ?o }").rows())) == len(store) == 3


@pytest.mark.parametrize("form", RESULT_FORMATS)
def test_rows_are_written_in_every_format_of_the_w3c(store: Store, form: str) -> None:
    text = store.query("SELECT ?name { <a:fpt> <a:name> ?name }").serialised(form).decode()
    assert "name" in text
    assert "FPT" in text
    if form == "json":
        assert json.loads(text)["results"]["bindings"] == [{"name": {"type": "literal", "value": "FPT"}}]


@pytest.mark.parametrize("form", [form for form in RDF_FORMATS if form not in ("trig", "nq")])
def test_triples_are_written_in_every_format_of_rdf(store: Store, form: str) -> None:
    assert "FPT" in store.query("CONSTRUCT WHERE { <a:fpt> <a:name> ?o }").serialised(form).decode()


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_a_graph_is_dumped_in_every_format_of_rdf(store: Store, form: str) -> None:
    assert b"FPT" in (store.dump(form, "a:d2") if form not in ("trig", "nq") else store.dump(form))


def test_a_format_that_does_not_fit_the_answer_is_an_error_that_names_those_that_do(store: Store) -> None:
    with pytest.raises(QueryError, match="ttl: not a format of this answer; take one of json, xml, csv, tsv"):
        store.query("SELECT * { ?s ?p ?o }").serialised("ttl")


@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('"\\\n\r\t<>{}?$\u202e\x00'))))
def test_a_value_is_bound_and_never_read_as_sparql(name: str) -> None:
    store = Store.in_memory()
    store.load(f"<a:x> <a:name> {literal(name)} <a:d> .\n<a:y> <a:name> {literal(name + '!')} <a:d> .".encode())
    answer = store.query("SELECT ?s ?name { ?s <a:name> ?name }", {"name": Literal(name)})
    assert list(answer.rows()) == [("a:x", Literal(name))]


def test_an_iri_is_bound_too(store: Store) -> None:
    rows = store.query("SELECT ?g ?s { GRAPH ?g { ?s <a:name> ?name } }", {"g": "a:d2"}).rows()
    assert list(rows) == [("a:d2", "a:fpt")]


def test_a_value_for_a_variable_that_is_not_selected_is_an_error(store: Store) -> None:
    with pytest.raises(QueryError, match=r"\?s .*; select the variable that is given a value"):
        store.query("SELECT ?name { ?s <a:name> ?name }", {"s": "a:fpt"})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x { ?s foo:p ?x }", "line 1, column 21: a prefix is not declared"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "contains a variable that is unbound"),
        ("SELEC", "cannot be read: line 1, column"),
        ("INSERT DATA { <a:s> <a:p> <a:o> }", "cannot be read: line 1, column"),
    ],
)
def test_a_query_that_is_wrong_is_told_on_one_line(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        store.query(query)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


def test_a_file_that_is_no_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<a:s> <a:p>\n<a:o>\n<a:q> .\n", "utf-8")
    with pytest.raises(ListError, match=r"bad\.ttl: line \d+: .*; correct the Turtle there"):
        parse(path)


def test_a_folder_that_is_no_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "nothing")
