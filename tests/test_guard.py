"""The look at a stranger's query: what it refuses, in one line, and what it lets pass."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac import guard
from hoptac.errors import QueryError
from hoptac.questions import Question, catalogue

INSIDE = "SELECT * WHERE { %s }"

HONEST = {
    "SELECT ?s WHERE { ?s ?p ?o }": "SELECT",
    "ask { ?s ?p ?o }": "ASK",
    "PREFIX ex: <http://example.org/> CONSTRUCT { ?s ex:p ?o } WHERE { ?s ex:q ?o }": "CONSTRUCT",
    "BASE <http://example.org/> # a comment with SERVICE\nDESCRIBE <a>": "DESCRIBE",
    'SELECT * WHERE { ?s ?p "SERVICE <http://example.org/> { }" }': "SELECT",
    "SELECT * WHERE { ?s ?p '''it's\n\"LOAD\" { [ ( '''@vi }": "SELECT",
    "SELECT ?service ?from ?load WHERE { ?service ?from ?load }": "SELECT",
    "SELECT * WHERE { ?s <http://example.org/service/from/load> ?o }": "SELECT",
    "SELECT * WHERE { <http://example.org/Minh_(thành_phố)> ?p ?o }": "SELECT",
    "SELECT * FROM <https://w3id.org/hoptac/id/document/a> WHERE { ?s ?p ?o }": "SELECT",
    "SELECT * FROM NAMED <https://w3id.org/hoptac/id/document/a> WHERE { GRAPH ?g { ?s ?p ?o } }": "SELECT",
    "SELECT (COUNT(*) AS ?n) WHERE { VALUES (?a ?b) { " + "(1 2) " * 500 + "} ?a ?b ?c }": "SELECT",
    "SELECT * WHERE { ?s ?p ?o FILTER(?o IN (" + ", ".join(map(str, range(300))) + ")) }": "SELECT",
    "SELECT * WHERE { ?s ?p ?o FILTER(?o < 3 && ?s > 4) }": "SELECT",
    r"SELECT * WHERE { ?s ?p 'H\u00E0 N\u1ED9i' }": "SELECT",
}

REFUSED = {
    "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }": "SERVICE",
    "SELECT * WHERE { service silent ?s { ?s ?p ?o } }": "SERVICE",
    "SELECT * WHERE { SERVICESILENT<http://example.org/>{ ?s ?p ?o } }": "SERVICE",
    "PREFIX e: <http://example.org/> SELECT * WHERE { SERVICEe:a{ ?s ?p ?o } }": "SERVICE",
    "PREFIX : <http://example.org/> SELECT * WHERE { SERVICE:a{ ?s ?p ?o } }": "SERVICE",
    "SELECT * WHERE { ?s ?p trueSERVICE<http://example.org/>{ ?s ?p ?o } }": "SERVICE",
    "SELECT * WHERE { ?s ?p 1SERVICE<http://example.org/>{ ?s ?p ?o } }": "SERVICE",
    "SELECT * WHERE { ?s ?p ?o FILTER(?s<1)SERVICE:a#>\n{ ?s ?p ?o } }": "brackets do not close",
    "SELECT * FROM '''a\nb''' WHERE { }": "FROM",
    r"SELECT * WHERE { \u0053ERVICE <http://example.org/> { ?s ?p ?o } }": "SERVICE",
    r"SELECT * WHERE { ?s ?p '\u0027 SERVICE <http://example.org/> { ?s ?p ?o } #' }": "SERVICE",
    'SELECT * WHERE { ?s ?p " } SERVICE <http://example.org/> { ?s ?p ?o } #': "SERVICE",
    "LOAD <http://example.org/>": "LOAD is refused",
    "INSERT DATA { <a:a> <a:b> <a:c> }": "INSERT is refused",
    "DELETE WHERE { ?s ?p ?o }": "DELETE is refused",
    "SELECT * WHERE { ?s ?p ?o } ; DROP ALL": "DROP is refused",
    "CLEAR ALL": "CLEAR is refused",
    "SELECT * FROM <http://example.org/> WHERE { ?s ?p ?o }": "FROM",
    "SELECT * FROM NAMED <file:///etc/passwd> WHERE { ?s ?p ?o }": "FROM",
    "PREFIX e: <http://example.org/> SELECT * FROM e:a WHERE { ?s ?p ?o }": "FROM",
    "PREFIX e: <http://example.org/> SELECT * FROMe:a WHERE { ?s ?p ?o }": "FROM",
    "PREFIX : <http://example.org/> SELECT*FROM:a{ ?s ?p ?o }": "FROM",
    "": "not with nothing",
    "# nothing but a comment": "not with nothing",
    "HELLO WORLD": "not with HELLO",
    "SELECT * WHERE { ?s ?p '" + "ơ" * 8200 + "' }": "16 kB",
    "SELECT * WHERE " + "{" * 33 + "}" * 33: "32 deep",
    INSIDE % ("{" * 4000 + "}" * 4000): "32 deep",
    INSIDE % ("FILTER(" + "(" * 40 + "1" + ")" * 40 + ")"): "32 deep",
    INSIDE % ("?s <a:p> " + "[ <a:p> " * 40 + "]" * 40): "32 deep",
    INSIDE % ("?s <a:p> " + "(" * 800 + ")" * 800): "32 deep",
    INSIDE % ("FILTER(" + "!" * 16000 + "true)"): "operators",
    INSIDE % ("FILTER(?a<" + "!" * 900 + "1>2)"): "operators",
    INSIDE % ("FILTER(?a<" + "(" * 40 + "1" + ")" * 40 + ">2)"): "brackets do not close",
    INSIDE % ("FILTER(?a<" + "1-" * 900 + "1>2)"): "characters in an IRI",
    INSIDE % ("?s " + "/".join(["<a:p>"] * 800) + " ?o"): "joined patterns",
    INSIDE % ("?s " + "|".join(["<a:p>"] * 800) + " ?o"): "operators",
    INSIDE % ("?s <a:p> (" + "1 " * 800 + ")"): "allowed",
    INSIDE % ("?s <a:p> " + ", ".join(f"?o{i}" for i in range(200))): "joined patterns",
    INSIDE % " ".join(f"?s <a:p> ?o{i} ." for i in range(200)): "joined patterns",
    INSIDE % " ".join(f"OPTIONAL {{ ?s <a:p> ?o{i} }}" for i in range(200)): "joined patterns",
    INSIDE % " UNION ".join(["{}"] * 60): "unions",
}


@pytest.mark.parametrize("query", HONEST)
def test_an_honest_query_passes_and_its_form_is_told(query: str) -> None:
    assert guard.look(query) == HONEST[query]


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: query[:60])
def test_a_query_that_fetches_changes_or_would_not_end_is_refused_in_one_line(query: str) -> None:
    with pytest.raises(QueryError) as refusal:
        guard.look(query)
    message = str(refusal.value)
    assert REFUSED[query] in message
    assert "\n" not in message
    assert len(message) < 200


@pytest.mark.parametrize("question", catalogue(), ids=lambda question: question.name)
def test_every_question_of_the_catalogue_passes(question: Question) -> None:
    assert guard.look(question.sparql) == "SELECT"


def test_from_may_name_the_graphs_of_another_base() -> None:
    query = "SELECT * FROM <https://example.org/id/document/a> WHERE { ?s ?p ?o }"
    assert guard.look(query, base="https://example.org/") == "SELECT"
    with pytest.raises(QueryError):
        guard.look(query)


@pytest.mark.parametrize("piece", ["{", "(", "<", '"', "'", "\\", "#", ":", "a", "?", "\\u0022", "<a ", '"""', ". ", "a:", "1."])
def test_the_look_is_linear_in_the_text(piece: str) -> None:
    start = time.process_time()
    with suppress(QueryError):
        guard.look("SELECT " + piece * (16_000 // len(piece)))
    assert time.process_time() - start < 5


@given(st.text(max_size=300))
def test_any_text_is_answered_or_refused_in_one_line(text: str) -> None:
    message = ""
    try:
        guard.look("SELECT " + text)
    except QueryError as refusal:
        message = str(refusal)
    assert len(message.splitlines()) <= 1
