"""Linked data over a real server: every address that a document holds answers, in the format asked for."""

import json
import re
from pathlib import Path

import pytest

from hoptac.building import build
from hoptac.oxigraph import Store, parse
from hoptac.serving.formats import ENDINGS, media_of
from hoptac.store import open_store
from served import Server

BASE = "https://data.example.org/agreements/"
HOSTILE = """<script>alert(1)</script> & "trích"
Ngày 3/9/2025, UBND tỉnh Nghệ An và Tập đoàn VNPT đã ký Thỏa thuận hợp tác chiến lược giai đoạn 2025-2030. \
Ông Nguyễn Đức Trung, Chủ tịch UBND tỉnh <img src=x onerror=alert(1)> Nghệ An, phát biểu: \
"VNPT cần <b>triển khai</b> trung tâm dữ liệu".
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked")
    (folder / "bai.txt").write_text(HOSTILE, "utf-8")
    build([folder / "bai.txt"], folder / "store", base=BASE)
    return folder / "store"


@pytest.fixture(scope="module")
def names(store: Path) -> list[str]:
    """The type and key of every thing that the graph mentions; a graph that holds others is no thing."""
    dumped = open_store(store).graph.dump("nq").decode()
    found = sorted({name.partition("#")[0] for name in re.findall(rf"<{re.escape(BASE)}id/([^>]*)>", dumped)})
    return [name for name in found if not name.startswith("graph/") or name == "graph/hoptac"]


def test_every_address_of_the_graph_leads_to_a_document_about_it(server: Server, names: list[str]) -> None:
    assert len(names) > 20
    for name in names:
        led = server.ask(f"/id/{name}")
        assert (led.status, led.headers["location"]) == (303, f"/doc/{name}")
        got = server.ask(f"/doc/{name}", accept="application/n-triples")
        assert got.status == 200
        assert f"<{BASE}doc/{name}> <http://xmlns.com/foaf/0.1/primaryTopic> <{BASE}id/{name}> ." in got.text


def test_a_document_comes_in_each_format_by_ending_and_by_accept(server: Server, names: list[str], tmp_path: Path) -> None:
    name = next(name for name in names if name.startswith("organisation/"))
    for ending, form in ENDINGS.items():
        got = server.ask(f"/doc/{name}.{ending}")
        assert (got.status, got.media) == (200, media_of(form))
        asked = server.ask(f"/doc/{name}", accept=media_of(form))
        assert (asked.body, asked.headers["content-location"]) == (got.body, f"/doc/{name}.{ending}")
        assert "Accept" in asked.headers["vary"]
    (tmp_path / "a.ttl").write_bytes(server.ask(f"/doc/{name}.ttl").body)
    triples = server.ask(f"/doc/{name}.nt").body.splitlines()
    assert len(parse(tmp_path / "a.ttl")) == len(set(triples)) > 10
    assert json.loads(server.ask(f"/doc/{name}.jsonld").body)["@graph"]


def test_who_has_a_document_already_is_not_sent_it_again(server: Server, names: list[str]) -> None:
    first = server.ask(f"/doc/{names[0]}.ttl")
    again = server.ask(f"/doc/{names[0]}.ttl", if_none_match=f'W/"other", {first.headers["etag"]}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert server.ask(f"/doc/{names[0]}.nt").headers["etag"] != first.headers["etag"]
    head = server.ask(f"/doc/{names[0]}.ttl", "HEAD")
    assert (head.status, head.body, head.headers["etag"]) == (200, b"", first.headers["etag"])


def test_what_is_not_there_is_said_to_be_missing(server: Server, names: list[str]) -> None:
    for path in (
        "/id/person/nobody-000000",
        "/doc/person/nobody-000000",
        "/id/x",
        f"/doc/{names[0]}.exe",
        "/doc/a%22b/c",
        "/def.exe",
    ):
        assert server.ask(path).status == 404
    assert server.ask(f"/doc/{names[0]}", accept="image/png").status == 406


def test_the_vocabulary_and_the_dataset_describe_themselves(server: Server) -> None:
    vocabulary = server.ask("/def", accept="text/turtle")
    assert "hop:Agreement" in vocabulary.text
    assert server.ask("/def.ttl").body == vocabulary.body
    void = server.ask("/.well-known/void")
    assert f"<{BASE}sparql>" in void.text
    assert "void:triples" in void.text


def test_a_page_shows_facts_with_their_words_and_runs_nothing_of_them(server: Server, names: list[str]) -> None:
    pages = {name: server.ask(f"/doc/{name}.html").text for name in names}
    body = next(page for name, page in pages.items() if name.startswith("organisation/uy-ban-nhan-dan-tinh-nghe-an"))
    assert "<mark>" in body
    assert "bai.txt" in body or "trích" in body
    for page in pages.values():
        own = re.sub(r'<script [^>]*src="/assets/[^>]*></script>', "", page)
        assert not re.search(r"<(script|img|b>triển)", own)
    assert any("&lt;" in page for page in pages.values())


def test_pages_speak_the_language_of_the_browser_unless_the_address_says_other(server: Server, names: list[str]) -> None:
    place = f"/doc/{names[0]}.html"
    assert '<html lang="en">' in server.ask(place, accept_language="en-GB,en;q=0.9,vi;q=0.1").text
    assert '<html lang="vi">' in server.ask(place, accept_language="fr").text
    assert '<html lang="vi">' in server.ask(f"{place}?lang=vi", accept_language="en").text
    assert server.ask("/style.css").media == "text/css"


def test_what_leads_to_a_thing_is_looked_up_in_both_directions() -> None:
    graph = Store.in_memory()
    graph.load(b"<a:b> <a:c> <a:d> <a:g> .\n<a:e> <a:c> <a:b> <a:g> .\n")
    assert list(graph.quads("a:b")) == [("a:b", "a:c", "a:d", "a:g")]
    assert list(graph.quads(value="a:b")) == [("a:e", "a:c", "a:b", "a:g")]
