"""What strangers may write on the wire, byte by byte: after each the server answers an honest query."""

import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from served import Server, served
from wire import QUERY, ROUTES, SENT, TRAVERSALS, get, statuses

MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with served(store, "--allow-host", "data.example.org") as running:
        yield running


@pytest.mark.parametrize("what", SENT)
def test_after_whatever_is_sent_the_next_query_is_answered(server: Server, what: str) -> None:
    raw, expected = SENT[what]
    answer = server.sent(raw)
    assert statuses(answer)[-1] in expected
    assert b"nosniff" in answer
    assert b"Traceback" not in answer
    assert server.lives()


@pytest.mark.parametrize("route", ROUTES)
def test_no_route_leads_to_a_file(server: Server, route: str) -> None:
    for path in TRAVERSALS:
        answer = server.sent(get(f"{route}{path}".encode()))
        assert statuses(answer)[0] in (400, 404)
        assert b"root:" not in answer
    assert server.lives()


def test_a_line_break_in_an_address_makes_no_header(server: Server) -> None:
    for path in (
        "/?lang=en",
        "/id/person/x",
        "/doc/person/x",
        "/search?words=x",
        "/questions/roles.csv?person=x",
        "/sparql?query=x",
    ):
        answer = server.sent(get(f"{path}%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<b>".encode()))
        head = answer.partition(b"\r\n\r\n")[0].lower()
        assert b"set-cookie" not in re.findall(rb"^([\w-]+):", head, re.MULTILINE)
    assert server.lives()


def test_names_that_look_like_ours_are_not(server: Server) -> None:
    for host in (
        "localhost:99999999",
        "localhost.evil.example.org",
        "evil.example.org#localhost",
        "localhost/evil.example.org",
        "2130706433",
        "0x7f.1",
        "[::1",
        "::1",
        "localhost localhost",
        "localhost,evil.example.org",
        "data.example.org.",
        "%6c%6fcalhost",
    ):
        assert server.ask("/", host=host).status == 400
    for host in ("LocalHost", "DATA.example.org:443", "[::1]"):
        assert server.ask("/", host=host).status == 200
    assert server.lives()


def test_what_a_stranger_sends_along_is_not_in_the_answers_of_others(server: Server) -> None:
    evil = "evil.example.org"
    names = "x_forwarded_host x_host x_original_url x_rewrite_url x_forwarded_prefix forwarded origin cookie referer".split()
    for path in ("/", "/sparql", "/sparql?query=ASK%7B%7D", "/doc/person/none", "/.well-known/void", "/query"):
        first = server.ask(path, "GET", None, **dict.fromkeys(names, evil))
        for got in (first, server.ask(path), server.ask(path)):
            assert evil not in got.text
            assert evil not in str(got.headers)


def test_an_answer_for_one_name_is_not_given_to_another(server: Server) -> None:
    for accept in ("text/turtle", "application/n-triples"):
        for _ in range(2):
            assert "http://data.example.org/sparql" in server.ask("/sparql", host="data.example.org", accept=accept).text
        assert "data.example.org" not in server.ask("/sparql", host="localhost", accept=accept).text


def test_answers_for_one_client_are_not_given_to_another_who_wants_something_else(server: Server) -> None:
    path = QUERY.decode()
    for _ in range(2):
        assert server.ask(path, accept="text/csv").media == "text/csv"
        assert server.ask(path, accept="application/sparql-results+xml").media == "application/sparql-results+xml"
        assert 'lang="vi"' in server.ask("/", accept_language="vi").text
        assert 'lang="en"' in server.ask("/", accept_language="en").text
        assert server.ask(path, "HEAD").body == b""
        assert server.ask(path).body


def test_who_has_an_answer_already_is_not_sent_it_again(server: Server) -> None:
    for path in (QUERY.decode(), "/", "/questions/roles", "/style.css"):
        got = server.ask(path)
        again = server.ask(path, if_none_match=got.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == got.headers["etag"]
        assert server.ask(path, if_none_match='"other"').body == got.body


def test_an_answer_that_changes_by_itself_is_kept_by_nobody(server: Server) -> None:
    path = f"/sparql?query={quote('SELECT (RAND() AS ?x) {}')}"
    one, other = server.ask(path), server.ask(path)
    assert one.headers["cache-control"] == "no-store"
    assert one.body != other.body


def test_requests_one_after_the_other_on_one_connection_are_answered_in_their_order(server: Server) -> None:
    paths = [f"/sparql?query=SELECT({number % 7}%20AS%20?x)%7B%7D" for number in range(300)]
    raw = b"".join(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n\r\n".encode() for path in paths)
    answer = server.sent(raw + get(b"/nothing"))
    assert [int(value) for value in re.findall(rb"x\r\n(\d)\r\n", answer)] == [number % 7 for number in range(300)]
    assert statuses(answer)[-1] == 404


def test_a_client_that_asks_and_does_not_read_takes_no_memory(server: Server) -> None:
    large = f"GET /sparql?query={quote('SELECT * { ?s ?p ?o }')} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    assert len(server.sent(large.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))) > MEBIBYTE // 2
    before = server.memory
    greedy = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(5)]
    for connection in greedy:
        connection.settimeout(2)
        connection.sendall(large * 200)
    time.sleep(1)
    assert server.memory - before < 64 * MEBIBYTE
    assert server.lives()
    for connection in greedy:
        connection.close()
