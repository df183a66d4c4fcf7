"""The SPARQL page in a real browser whose only network is the server: an editor that completes, runs and shares."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from browsing import Visit, needs_chromium, visit
from served import PEOPLE, Server, served

ROOT = Path(__file__).parents[1]


def bundle(root: Path, **environment: str) -> str:
    """What the build hook says of the editor."""
    command = [sys.executable, str(root / "hatch_build.py")]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True)
    return done.stderr


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    told = bundle(ROOT)
    if "is there" not in told:
        pytest.skip(told)
    with served(store) as running:
        yield running


@pytest.fixture
def opened(server: Server, browser: Browser) -> Iterator[Visit]:
    with visit(browser, f"http://127.0.0.1:{server.port}/", locale="en-GB", viewport={"width": 1280, "height": 900}) as made:
        yield made


def address(opened: Visit, query: str = "") -> str:
    return f"{opened.home}query{'?query=' if query else ''}{quote(query)}"


def write(opened: Visit, query: str) -> None:
    opened.page.keyboard.press("Escape")
    opened.page.locator(".yasqe .CodeMirror").click()
    opened.page.keyboard.press("Control+a")
    opened.page.keyboard.press("Delete")
    opened.page.keyboard.type(query)


@needs_chromium
def test_a_query_that_is_typed_is_run_and_its_rows_are_seen(opened: Visit) -> None:
    opened.page.goto(address(opened))
    write(opened, PEOPLE)
    opened.page.keyboard.press("Control+Enter")
    expect(opened.page.locator(".yasr table a.iri").first).to_contain_text("/id/person/")
    assert f"query={quote('SELECT')}" in opened.page.url
    expect(opened.page.locator("#plain")).to_be_hidden()


# All that is read or said of the editor but what is typed, what a query gives, and signs.
SPOKEN = """() => {
  const said = [], place = document.querySelector("#editor");
  const theirs = ".CodeMirror-code, .CodeMirror-measure, tbody td:not(.dt-empty), thead .dt-column-title, textarea, title";
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: within, data } = walker.currentNode;
    if (!within.closest(theirs) && !within.closest("metadata")) said.push(data.trim());
  }
  for (const one of place.querySelectorAll("[title], [aria-label], [placeholder]"))
    for (const name of ["title", "aria-label", "placeholder"]) said.push(one.getAttribute(name) ?? "");
  return [...new Set(said)];
}"""
ENGLISH = re.compile(
    r"\b(?:query|table|response|settings|close|add|open|clear|share|run|view|page|show\w*|filter|download|results?|seconds|"
    r"entries|sort|first|next|last|tab|graphs|arguments|headers|method|data|available|true|documentation)\b",
    re.IGNORECASE,
)
DRAWN = {"rows": PEOPLE, "none": "SELECT ?p { ?p a <a:b> }", "truth": "ASK {}", "triples": "DESCRIBE ?s { ?s a ?o } LIMIT 3"}


@needs_chromium
@pytest.mark.parametrize("query", DRAWN.values(), ids=DRAWN)
def test_on_a_vietnamese_page_the_editor_speaks_vietnamese(server: Server, browser: Browser, query: str) -> None:
    with visit(browser, f"http://127.0.0.1:{server.port}/", locale="vi-VN") as opened:
        page = opened.page
        page.goto(address(opened, query))
        expect(page.locator(".yasr_response_chip")).to_contain_text("giây")
        expect(page.get_by_role("button", name="Chạy câu truy vấn")).to_be_visible()
        expect(page.get_by_role("button", name="Chia sẻ câu truy vấn")).to_be_visible()
        page.locator(".tab.active").click(button="right")
        expect(page.locator(".context-menu")).to_contain_text("Đổi tên thẻ")
        assert [said for said in page.evaluate(SPOKEN) if ENGLISH.search(said)] == []


@needs_chromium
def test_on_an_english_page_the_editor_speaks_english_and_results_are_never_translated(opened: Visit, browser: Browser) -> None:
    query = 'SELECT ("Settings" AS ?Response) {}'
    opened.page.goto(address(opened, query))
    expect(opened.page.get_by_role("button", name="Run query")).to_be_visible()
    with visit(browser, opened.home, locale="vi-VN") as other:
        other.page.goto(address(other, query))
        expect(other.page.locator(".yasr tbody")).to_contain_text("Settings")
        expect(other.page.locator(".yasr .dt-column-title").last).to_have_text("Response")


@needs_chromium
def test_terms_of_the_graph_are_offered_as_they_are_typed_and_bring_their_prefix(opened: Visit) -> None:
    opened.page.goto(address(opened))
    write(opened, "SELECT * { ?agreement hop:part")
    expect(opened.page.locator(".CodeMirror-hint", has_text="hop:party")).to_be_visible()
    assert "PREFIX hop: <https://w3id.org/hoptac/def#>" in opened.page.locator(".CodeMirror-code").inner_text()
    write(opened, "PREFIX org: <http://www.w3.org/ns/org#> SELECT * { ?body a org:Org")
    expect(opened.page.locator(".CodeMirror-hint", has_text="org:Organization")).to_be_visible()


@needs_chromium
def test_an_address_with_a_query_shows_its_rows_and_a_thing_leads_to_its_page_here(opened: Visit) -> None:
    opened.page.goto(address(opened, PEOPLE))
    link = opened.page.locator(".yasr table a.iri").first
    with opened.page.context.expect_page() as other:
        link.click()
    assert other.value.url.startswith(f"{opened.home}doc/person/")


@needs_chromium
def test_results_can_be_taken_away(opened: Visit) -> None:
    opened.page.goto(address(opened, PEOPLE))
    expect(opened.page.locator(".yasr table a.iri").first).to_be_visible()
    with opened.page.expect_download() as taken:
        opened.page.locator(".yasr_download, .yasr_downloadIcon").first.click()
    assert "/id/person/" in taken.value.path().read_text()


@needs_chromium
def test_a_refused_query_says_why_and_the_page_goes_on(opened: Visit) -> None:
    opened.page.goto(address(opened, "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"))
    expect(opened.page.locator(".yasr .errorResult")).to_contain_text("SERVICE")
    assert all("400" in said for said in opened.complaints)
    opened.complaints.clear()


@needs_chromium
def test_without_scripts_the_page_is_a_form_that_answers(server: Server, browser: Browser) -> None:
    with visit(browser, f"http://127.0.0.1:{server.port}/", java_script_enabled=False) as opened:
        opened.page.goto(address(opened))
        opened.page.locator("#query").fill(PEOPLE)
        opened.page.locator("#plain button").click()
        assert "/doc/person/" in str(opened.page.locator("table a").first.get_attribute("href"))


def test_what_is_completed_is_what_the_graph_uses_in_the_language_of_the_page(server: Server) -> None:
    told = json.loads(server.ask("/query/terms.json?lang=vi").body)
    assert {"iri": "http://www.w3.org/ns/org#Organization", "label": "tổ chức"} in told["classes"]
    assert {term["iri"]: term["label"] for term in told["properties"]}[f"{told['prefixes']['hop']}follows"] == "tiếp nối"


def test_only_the_page_of_the_editor_may_run_a_script_and_only_from_here(server: Server) -> None:
    policy = server.ask("/query").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert server.ask("/assets/../pages/built/editor.js").status == 404
    assert server.ask("/assets/nothing.js").status == 404


def test_the_licences_of_all_that_is_bundled_are_there(server: Server) -> None:
    told = server.ask("/assets/editor.licences.txt").text
    assert "@zazuko/yasgui" in told
    assert "codemirror" in told
    assert "esbuild" not in told


def test_the_locked_packages_name_no_place_to_fetch_them_from_and_have_their_sums() -> None:
    lock = json.loads((ROOT / "editor/package-lock.json").read_text("utf-8"))
    packages = [about for name, about in lock["packages"].items() if name]
    assert all("resolved" not in about for about in packages)
    assert all(re.fullmatch(r"sha512-[\w+/=]+", about["integrity"]) for about in packages)


def test_a_build_without_node_is_whole_and_says_that_the_page_is_a_plain_form(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "editor", tmp_path / "editor", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy(ROOT / "hatch_build.py", tmp_path)
    assert "plain form" in bundle(tmp_path, PATH=str(tmp_path), PYTHONPATH="")
    assert "HOPTAC_PLAIN" in bundle(tmp_path, HOPTAC_PLAIN="1")
    assert not (tmp_path / "graph").exists()
