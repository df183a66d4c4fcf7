"""What strangers may send: after each attack the server answers an honest query."""

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from hoptac.serving.safety import SEALED
from served import Server, served

TRIPLES = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
REPLACING = " ".join(f'BIND(REPLACE(?x{i}, "a", "aaaaaaaaaa") AS ?x{i + 1})' for i in range(14))
DOUBLING = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
VALUES = " ".join(f"VALUES ?v{i} {{ {'1 ' * 90} }}" for i in range(8))
NESTED = "{ SELECT * " * 14 + "{ ?s ?p ?o }" + " }" * 14
ATTACKS = {
    "service": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "hidden service": "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "service in a filter": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE SILENT ?s { ?s ?p ?o } } }",
    "service in a nested query": "SELECT * { { SELECT * { SERVICE ?s { ?s ?p ?o } } } }",
    "from address": "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
    "from file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "load": "LOAD <file:///etc/passwd>",
    "update after a query": "SELECT * { ?s ?p ?o } ; DROP ALL",
    "deep brackets": "SELECT * " + "{" * 4_000 + "}" * 4_000,
    "many nots": "SELECT * { ?s ?p ?o FILTER(" + "!" * 16_000 + "true) }",
    "long path": "SELECT * { ?s " + "/".join(["<a:b>"] * 800) + " ?o }",
    "nested lists": "SELECT * { ?s ?p " + "(" * 800 + ")" * 800 + " }",
    "nested queries": "SELECT * " + "{ SELECT * " * 400 + "{}" + "}" * 400,
    "nested options": "SELECT * { " + "OPTIONAL { ?s ?p ?o " * 40 + "}" * 41,
    "long query": "SELECT * { ?s ?p '" + "x" * 20_000 + "' }",
    "cross product": f"SELECT (COUNT(*) AS ?n) {TRIPLES}",
    "cross product of values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{i} {{ {'1 ' * 90} }}" for i in range(8))
    + " }",
    "random order": f"SELECT * {TRIPLES} ORDER BY RAND()",
    "order of all": f"SELECT * {TRIPLES} ORDER BY ?a ?b DESC(?c) ?d ?e ?f",
    "groups of all": f"SELECT ?a ?d ?g (GROUP_CONCAT(?l) AS ?x) {TRIPLES} GROUP BY ?a ?d ?g",
    "doubling": f'SELECT (STRLEN(?x40) AS ?n) {{ BIND("0123456789" AS ?x0) {DOUBLING} }}',
    "replacing": f'SELECT (STRLEN(?x14) AS ?n) {{ BIND("aaaaaaaaaa" AS ?x0) {REPLACING} }}',
    "far offset": f"SELECT * {TRIPLES} OFFSET 99999999999",
    "construct of all": f"CONSTRUCT {{ ?a ?e ?i }} WHERE {TRIPLES}",
    "describe of all": f"DESCRIBE ?a ?d ?g ?j WHERE {TRIPLES}",
}
# What is much but no attack, or ends by itself: it is answered.
ANSWERED = {
    "many values": "SELECT (COUNT(*) AS ?n) { VALUES ?v { " + "1 " * 4_000 + "} }",
    "long list": "SELECT ?s { ?s ?p ?o FILTER(?o IN (" + ", ".join(map(str, range(400))) + ")) } LIMIT 1",
    "hanging expression": 'SELECT * { BIND(REGEX("' + "a" * 5_000 + '!", "^(a+)+$") AS ?x) }',
    "large expression": 'SELECT * { BIND(REGEX("a", "((a{1,100}){1,100}){1,100}") AS ?x) }',
    "all paths": "SELECT (COUNT(*) AS ?n) { <a:b> (!<a:c>)* ?o }",
    "queries in queries": f"SELECT (COUNT(*) AS ?n) {NESTED}",
    "everything described": "DESCRIBE * { ?s ?p ?o } LIMIT 50",
    "path of paths": "SELECT * { ?s " + "(" * 31 + "<a:b>" + ")*" * 31 + " ?o }",
    "distinct of all": f"SELECT DISTINCT * {TRIPLES}",
    "ask that seems endless": f"ASK {{ {TRIPLES} FILTER(?a = 'x' && ?d = 'y') }}",
    "nothing": "SELECT * { ?s ?p ?o } LIMIT 0",
    "beyond the end": "SELECT * { ?s ?p ?o } OFFSET 99999999",
}


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with served(store, "--seconds", "1.5", "--allow-host", "data.example.org") as running:
        yield running


@pytest.mark.parametrize("attack", ATTACKS)
def test_after_an_attack_the_next_query_is_answered(server: Server, attack: str) -> None:
    body = urlencode({"query": ATTACKS[attack]}).encode()
    got = server.ask("/sparql", "POST", body, content_type="application/x-www-form-urlencoded")
    assert got.status in (400, 413, 503)
    assert 10 < len(got.text) < 500
    assert server.lives()


@pytest.mark.parametrize("what", ANSWERED)
def test_what_is_much_and_ends_is_answered(server: Server, what: str) -> None:
    assert server.query(ANSWERED[what], "application/sparql-results+json, text/turtle").status == 200
    assert server.lives()


def test_only_the_names_that_the_server_was_given_are_answered(server: Server) -> None:
    for host in ("127.0.0.1", "localhost:8000", "[::1]:8000", "data.example.org"):
        assert server.ask("/sparql", host=host).status == 200
    for host in ("evil.example.org", "127.0.0.1.evil.example.org", "localhost@evil.example.org", ""):
        assert server.ask("/sparql", host=host).status == 400
    assert server.lives()


def test_a_long_body_is_refused_before_it_is_read(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest("POST", "/sparql")
    connection.putheader("Content-Type", "application/sparql-query")
    connection.putheader("Content-Length", str(1 << 40))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()
    assert server.lives()


def test_a_body_without_a_length_is_read_no_further_than_it_may_go(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    headers = {"Content-Type": "application/sparql-query"}
    connection.request("POST", "/sparql", iter([b"#" * 8_192] * 12), headers, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()
    assert server.lives()


def test_clients_that_begin_and_say_no_more_do_not_keep_others_waiting(server: Server) -> None:
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(50)]
    for one in idle:
        one.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n")
    assert server.lives()
    for one in idle:
        one.close()


def test_an_answer_that_is_no_page_lets_a_browser_run_nothing_at_all(server: Server) -> None:
    for path in (
        "/sparql",
        "/sparql?query=x",
        "/nothing-here",
        "/sparql?query=ASK%20%7B%7D",
        "/sparql?query=DESCRIBE%20?s%7B?s%20a%20?o%7D",
        "/questions/people.csv",
        "/.well-known/void",
        "/search.json?words=a",
        "/icon.svg",
        "/assets/suggest.js",
    ):
        answer = server.ask(path)
        policy = answer.headers.get_all("content-security-policy")
        assert answer.media != "text/html"
        assert policy == [SEALED]
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert answered_raw(server, b"no http at all\r\n\r\n")["content-security-policy"] == SEALED
    assert server.ask("/sparql", host="evil.example.org").headers["content-security-policy"] == SEALED


def answered_raw(server: Server, raw: bytes) -> dict[str, str]:
    """The headers of the answer to what may be no request."""
    lines = server.sent(raw).decode().partition("\r\n\r\n")[0].splitlines()[1:]
    return {name: value for name, _, value in (line.partition(": ") for line in lines)}


def test_only_a_page_may_run_scripts_and_those_of_the_site_alone(server: Server) -> None:
    for path in ("/", "/nothing-here", "/questions/people", "/def", "/sparql?query=x"):
        answer = server.ask(path, accept="text/html")
        (given,) = answer.headers.get_all("content-security-policy") or []
        policy = dict(part.strip().split(" ", 1) for part in given.split(";"))
        assert answer.media == "text/html"
        assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")


def test_that_a_page_has_not_changed_does_not_take_its_policy_away(server: Server) -> None:
    for path in ("/", "/def"):
        page = server.ask(path, accept="text/html")
        again = server.ask(path, accept="text/html", if_none_match=page.headers["etag"])
        assert again.status == 304
        assert again.headers["content-security-policy"] in (None, page.headers["content-security-policy"])


def test_no_file_is_served_by_its_path(server: Server) -> None:
    for path in (
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/doc/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/pyproject.toml",
    ):
        assert server.ask(path).status in (400, 404)
