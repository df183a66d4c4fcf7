"""Stores elsewhere: a graph that is published to a real server of another maker gives there what it gives here."""

import base64
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from elsewhere import VIRTUOSO, Elsewhere, free, oxigraph, virtuoso
from hoptac import ask, remote, resources
from hoptac.answers import answer, rows
from hoptac.building import build
from hoptac.cli import main
from hoptac.errors import StoreError
from hoptac.exports.lines import lines
from hoptac.publishing import publish
from hoptac.questions import catalogue
from hoptac.store import OpenStore, open_store
from hoptac.wire import Wire
from served import served

FOREIGN = b"<https://e.org/a> <https://e.org/b> <https://e.org/c> .\n"
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH <%s> { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def opened(store: Path) -> OpenStore:
    return open_store(store)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Elsewhere]:
    with oxigraph(tmp_path) as running:
        yield running


def held(address: str) -> list[bytes]:
    """What a store elsewhere holds of the dataset, as sorted lines."""
    return lines(remote.ask_at(address).fetched())


@pytest.mark.parametrize("way", ["store", "update"])
def test_each_graph_is_put_in_its_place_and_others_stay_as_they_are(
    store: Path, opened: OpenStore, there: Elsewhere, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    address = there.store if way == "store" else there.update
    wire, foreign = Wire(there.store), "graph=https%3A%2F%2Fe.org%2Fg"
    wire.ask("PUT", FOREIGN, foreign, content_type="application/n-triples")
    stale = f"graph={opened.names.graph('inferred')}"
    wire.ask("PUT", FOREIGN, stale, content_type="application/n-triples")
    for _ in range(2):
        assert main(["publish", address, "--store", str(store)]) == 0
        assert "5 graphs put by" in capsys.readouterr().out
        assert held(there.query) == lines(opened.graph)
    assert wire.ask("GET", fields=foreign, accept="application/n-triples").body == FOREIGN


def test_quotes_can_stay_at_home(store: Path, opened: OpenStore, there: Elsewhere) -> None:
    assert main(["publish", there.store, "--no-quotes", "--store", str(store)]) == 0
    assert held(there.query) == lines(opened.graph, quotes=False)


def test_every_question_has_the_same_rows_elsewhere_as_here(opened: OpenStore, there: Elsewhere) -> None:
    publish(lines(opened.graph), there.store)
    _same(opened, there.query)


def _same(opened: OpenStore, address: str) -> None:
    far = open_store(address)
    assert far.manifest.base == opened.manifest.base
    for question in catalogue():
        here, elsewhere = (rows(answer(question, graph, {})) for graph in (opened.graph, far.graph))
        assert sorted(here, key=str) == sorted(elsewhere, key=str), question.name
    roles = ask("roles", person="Nguyễn Đức Trung", store=address)
    assert roles == rows(answer("roles", opened.graph, {"person": "Nguyễn Đức Trung"}))


COMMANDS = [
    ["ask", "parties", "--agreement", "2020", "--format", "csv"],
    ["ask", "Ai dự lễ ký phía VNPT?", "--format", "json"],
    ["sparql", "SELECT ?name { GRAPH ?g { ?p a foaf:Person ; foaf:name ?name } } ORDER BY ?name", "--format", "csv"],
    ["sparql", "ASK { ?p a foaf:Person }"],
    ["sparql", "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/hoptac/def> { ?s ?p ?o }", "--format", "csv"],
    ["path", "Nguyễn Đức Trung", "VNPT", "--format", "json"],
    ["ledger", "--format", "csv"],
    ["compare", "2014", "2020", "--format", "csv"],
    ["central", "parties", "--format", "csv"],
    ["entities", "--format", "csv"],
]


def test_commands_say_the_same_of_a_store_elsewhere(
    store: Path, opened: OpenStore, there: Elsewhere, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    publish(lines(opened.graph), there.update)
    for command in COMMANDS:
        said = []
        for place in (str(store), there.query):
            assert main([*command, "--store", place]) == 0
            said.append(capfdbinary.readouterr().out)
        assert said[0] == said[1], command
        assert said[0].strip()
    for place, name in ((str(store), "here"), (there.query, "there")):
        assert main(["view", "parties", "-o", str(tmp_path / f"{name}.html"), "--store", place]) == 0
        assert main(["export", "-o", str(tmp_path / f"{name}.ttl"), "--store", place]) == 0
    assert (tmp_path / "here.html").read_bytes() == (tmp_path / "there.html").read_bytes()
    assert (tmp_path / "here.ttl").read_bytes() == (tmp_path / "there.ttl").read_bytes()
    assert main(["check", "--store", there.query]) == 2


def test_a_store_elsewhere_is_served_as_one_that_is_here(store: Path, opened: OpenStore, there: Elsewhere) -> None:
    publish(lines(opened.graph), there.store)
    query = "SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?p"
    with served(there.query) as far, served(store) as near:
        assert far.query(query, "text/csv").body == near.query(query, "text/csv").body
        person = near.query(query, "text/csv").text.split()[1].rpartition("/")[2]
        assert far.ask(f"/doc/person/{person}.nt").body == near.ask(f"/doc/person/{person}.nt").body
        assert far.ask(f"/doc/person/{person}.html").status == 200


def test_our_own_endpoint_is_a_store_elsewhere_and_says_when_it_cuts(store: Path, opened: OpenStore) -> None:
    with served(store) as server:
        address = f"http://127.0.0.1:{server.port}/sparql"
        far = open_store(address)
        assert rows(answer("people", far.graph, {})) == rows(answer("people", opened.graph, {}))
        with pytest.raises(StoreError, match="cut the answer at 10000 rows"):
            far.graph.query("SELECT * { GRAPH ?g { ?s a ?x . ?t a ?y } }")


# ---- what goes wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("http://127.0.0.1:1/store", "gave no answer"),
        ("ftp://e.org/store", "begins with http"),
        ("http://me:hidden@127.0.0.1:1/store", "do not belong in an address"),
        ("http://", "begins with http"),
    ],
)
def test_an_address_that_cannot_be_is_refused_in_one_line(
    store: Path, address: str, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", address, "--store", str(store)]) == 2
    said = capsys.readouterr()
    assert way in said.err
    assert said.err.count("\n") == 1
    assert "hidden" not in said.err + said.out


def test_an_address_that_takes_no_graphs_is_named_with_what_would(
    store: Path, there: Elsewhere, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", there.query, "--store", str(store)]) == 2
    assert "…/store or …/update" in capsys.readouterr().err
    assert main(["ask", "people", "--store", there.query]) == 2
    assert "hoptac publish" in capsys.readouterr().err
    assert main(["ask", "people", "--store", there.store]) == 2


def test_two_datasets_in_one_store_are_told_apart_by_nobody(opened: OpenStore, there: Elsewhere, tmp_path: Path) -> None:
    build([resources.path("seeds")], tmp_path / "other", base="https://data.example.org/")
    for each in (opened, open_store(tmp_path / "other")):
        publish(lines(each.graph), there.store)
    with pytest.raises(StoreError, match="holds 2 datasets"):
        open_store(there.query)


class Guarded(BaseHTTPRequestHandler):
    """A server that takes graphs from who gives the right name and password, and fails at the third."""

    password = "bí mật:1"
    seen: ClassVar[list[str]] = []
    fails_at = 0

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        right = "Basic " + base64.b64encode(f"me:{self.password}".encode()).decode()
        known = self.headers.get("authorization") == right
        self.seen.append(f"{self.command} {known}")
        fails = known and self.fails_at and len([s for s in self.seen if s == "PUT True"]) >= self.fails_at
        self.send_response(401 if not known else 507 if fails else 201)
        if not known:
            self.send_header("WWW-Authenticate", 'Basic realm="graphs"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_PUT = do_POST = _answer  # noqa: N815

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def guarded(fails_at: int = 0) -> Iterator[str]:
    Guarded.seen, Guarded.fails_at = [], fails_at
    server = ThreadingHTTPServer(("127.0.0.1", free()), Guarded)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/graphs"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_name_and_password_come_from_the_environment_or_netrc_and_are_never_said(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with guarded() as address:
        assert main(["publish", address, "--store", str(store)]) == 2
        assert "HOPTAC_USER" in capsys.readouterr().err
        assert "PUT True" not in Guarded.seen
        monkeypatch.setenv("HOPTAC_USER", "me")
        monkeypatch.setenv("HOPTAC_PASSWORD", Guarded.password)
        assert main(["publish", address, "--store", str(store)]) == 0
        monkeypatch.delenv("HOPTAC_USER")
        (tmp_path / "netrc").write_text(f'machine 127.0.0.1 login me password "{Guarded.password}"\n', "utf-8")
        assert main(["publish", address, "--store", str(store)]) == 0
        assert Guarded.seen.count("PUT True") == 10
        said = capsys.readouterr()
        assert Guarded.password not in said.out + said.err


def test_a_failure_on_the_way_says_what_was_done_before(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOPTAC_USER", "me")
    monkeypatch.setenv("HOPTAC_PASSWORD", Guarded.password)
    with guarded(fails_at=3) as address:
        assert main(["publish", address, "--store", str(store)]) == 2
        said = capsys.readouterr().err
    assert "507" in said
    assert "2 of 5 graphs were put before" in said


def test_an_update_that_is_refused_changes_nothing(opened: OpenStore, there: Elsewhere) -> None:
    publish(lines(opened.graph), there.store)
    broken = [*lines(opened.graph)[:5], b"<a:b> <a:c> <no iri> <https://w3id.org/hoptac/id/graph/inferred> .\n"]
    with pytest.raises(StoreError, match=r"answered 400.*nothing was changed"):
        publish(broken, there.update, "update")
    assert held(there.query) == lines(opened.graph)


def test_a_server_that_says_nothing_is_not_waited_for_for_ever() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        wire = Wire(f"http://127.0.0.1:{silent.getsockname()[1]}/", seconds=0.2)
        with pytest.raises(StoreError, match="timed out"):
            wire.ask("GET")


def test_a_reply_that_is_too_long_is_not_read(there: Elsewhere, opened: OpenStore) -> None:
    publish(lines(opened.graph), there.store)
    with pytest.raises(StoreError, match="more than 0 MiB"):
        Wire(there.store, most=1000).ask("GET", accept="application/n-quads")


# ---- Virtuoso ---------------------------------------------------------------------------------------


@pytest.mark.skipif(VIRTUOSO is None, reason="Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin)")
def test_virtuoso_takes_the_graph_gives_the_same_answers_and_is_found_out_where_it_cuts(
    opened: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with virtuoso(tmp_path) as there:
        with pytest.raises(StoreError, match="HOPTAC_USER"):
            publish([FOREIGN.replace(b" .\n", b" <https://e.org/g> .\n")], there.store)
        monkeypatch.setenv("HOPTAC_USER", "dba")
        monkeypatch.setenv("HOPTAC_PASSWORD", "dba")
        for _ in range(2):
            assert publish(lines(opened.graph), there.store).graphs == 5
        assert held(there.query) == lines(opened.graph)
        _same(opened, there.query)
        far = remote.ask_at(there.query)
        assert len(list(far.query("SELECT ?s { GRAPH ?g { ?s ?p ?o } } LIMIT 9000").rows())) == 9000
        with pytest.raises(StoreError, match="cut the answer at 10000 rows"):
            far.query("SELECT ?s ?t { GRAPH ?g { ?s a ?x . ?t a ?y } }")
