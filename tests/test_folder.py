"""The site as a folder: whole from a disk and from any host, in both languages, with a search of its own, the same each time."""

import functools
import http.server
import os
import re
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from rdflib import Graph

from browsing import needs_chromium, visit
from hoptac.cli import main
from hoptac.questions import catalogue
from hoptac.serving.safety import POLICY
from hoptac.site.folder import folder
from hoptac.site.shelf import Shelf
from hoptac.site.ways import ways_between
from hoptac.store import open_store

# Pages that people look for; a page of a single claim or inference is reached by its address alone.
NAMED = re.compile(r"/(vi|en)/(?!search|doc/)|/doc/(agreement|person|organisation|event|system|document)/")
LINK = re.compile(r'<a [^>]*href="([^"]*)"')
ADDRESS = re.compile(r'(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def site(store: Path) -> Path:
    target = store.parent / "host" / "in a" / "sub-folder"
    assert main(["export", "--store", str(store), "--format", "site", "-o", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """A plain web host, on which the site lies in a folder."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def end_headers(self) -> None:
            """Let pages run the scripts of the host and no others."""
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

    class Patient(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A browser that goes on before it has read all is no error."""

    handler = functools.partial(Quiet, directory=str(site.parents[1]))
    with Patient(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/in%20a/sub-folder/"
        server.shutdown()


def pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.name != "picture.html")


def test_every_address_on_every_page_leads_to_a_file_of_the_folder(site: Path) -> None:
    for page in pages(site):
        for address in ADDRESS.findall(page.read_text("utf-8")):
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("http", "https")
                continue
            assert not parts.path.startswith("/")
            assert not parts.path or (page.parent / unquote(parts.path)).is_file(), (page, address)


def test_every_page_is_there_in_both_languages_and_leads_to_its_other(site: Path) -> None:
    named = {
        language: {path.relative_to(site / language) for path in (site / language).rglob("*.html")} for language in ("vi", "en")
    }
    assert named["vi"] == named["en"]
    assert len(named["vi"]) > 100
    for page in pages(site):
        text = page.read_text("utf-8")
        other = re.search(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)"', text)
        assert other
        assert f'<html lang="{other[1]}">' in (page.parent / other[2]).read_text("utf-8")
        assert f'<html lang="{other[1]}">' not in text


def test_every_question_has_its_page_and_its_answer_as_files(site: Path) -> None:
    for question in catalogue():
        assert (site / "en" / "questions" / f"{question.name}.html").is_file()
        assert all((site / "questions" / f"{question.name}.{ending}").is_file() for ending in ("csv", "json", "ttl"))


def test_the_data_of_each_thing_is_the_data_that_a_server_gives(site: Path) -> None:
    things = sorted((site / "en" / "doc").rglob("*.html"))
    for page in things[::9]:
        name = page.relative_to(site / "en").with_suffix("")
        graphs = [Graph().parse(site / f"{name}.{ending}") for ending in ("ttl", "nt")]
        assert len(graphs[0]) == len(graphs[1]) > 3
        assert (site / f"{name}.jsonld").is_file()


def test_the_same_store_gives_the_same_bytes(site: Path, store: Path) -> None:
    opened = open_store(store)
    made = dict(folder(opened))
    opened.close()
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()} == made


def test_a_site_without_quotes_and_a_folder_of_other_files_are_refused(tmp_path: Path, store: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    command = ["export", "--store", str(store), "--format", "site", "-o", str(tmp_path)]
    assert main(command) == 2
    assert main([*command, "--no-quotes"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def linked(page: Path) -> set[Path]:
    """The pages that a page links to."""
    addresses = (urlsplit(unescape(address)) for address in LINK.findall(page.read_text("utf-8")))
    places = (page.parent / unquote(parts.path) for parts in addresses if not parts.scheme and parts.path.endswith(".html"))
    return {Path(os.path.normpath(place)) for place in places}


def reached(first: Path) -> set[Path]:
    """Every page of its language that is reached from the first by links."""
    seen, waiting = {first}, [first]
    while waiting:
        new = {page for page in linked(waiting.pop()) if page.is_relative_to(first.parent)} - seen
        seen |= new
        waiting += new
    return seen


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_of_a_language_is_reached_by_links(site: Path, language: str) -> None:
    seen = reached(site / language / "index.html")
    named = {path for path in (site / language).rglob("*.html") if NAMED.search(path.as_posix())}
    assert len(named) > 60
    assert named <= seen


def kind(page: Path, home: Path) -> tuple[str, ...]:
    """What sort of page one is: by its folder."""
    return page.relative_to(home).parts[:-1] or (page.stem,)


def largest(home: Path) -> list[Path]:
    """The largest page of each kind."""
    found: dict[tuple[str, ...], Path] = {}
    for page in sorted(home.rglob("*.html"), key=lambda page: page.stat().st_size):
        found[kind(page, home)] = page
    assert len(found) > 25
    return list(found.values())


@needs_chromium
@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_a_disk_no_page_complains_or_asks_anybody(site: Path, browser: Browser, language: str) -> None:
    """Every page of one language is seen by a browser, and of the other, whose pages are made alike, the largest of each kind."""
    home = site / language
    with visit(browser, f"{site.as_uri()}/") as opened:
        for page in sorted(home.rglob("*.html")) if language == "vi" else largest(home):
            got = opened.page.goto(page.as_uri(), wait_until="load")
            assert got is None or got.ok
            assert page.name == "picture.html" or opened.page.locator("h1").count() == 1, page


@needs_chromium
def test_in_a_folder_of_a_host_pages_are_reached_by_links_and_none_complains(host: str, browser: Browser) -> None:
    with visit(browser, host) as opened:
        for name in (
            "",
            "en/index.html",
            "en/questions.html",
            "en/agreements.html",
            "vi/ledger.html",
            "vi/views.html",
            "en/compare.html",
        ):
            opened.page.goto(f"{host}{name}")
            link = opened.page.locator("main a[href$='.html']").first
            link.click()
            expect(opened.page.locator("h1").first).to_be_visible()
            assert opened.page.url.startswith(host)


@needs_chromium
@pytest.mark.parametrize("where", ["disk", "host"])
def test_the_search_needs_no_server(site: Path, host: str, browser: Browser, where: str) -> None:
    home = f"{site.as_uri()}/" if where == "disk" else host
    with visit(browser, home) as opened:
        page = opened.page
        page.goto(f"{home}en/index.html")
        page.locator("#words").focus()
        page.keyboard.type("nguyen duc")
        expect(page.get_by_role("option").first).to_contain_text("Nguyễn Đức Trung")
        page.keyboard.press("Enter")
        expect(page.locator(".results a").first).to_have_text("Nguyễn Đức Trung")
        expect(page.locator("main p[role=status]")).to_contain_text("found")
        page.locator(".results a").first.click()
        expect(page.locator("h1")).to_contain_text("Nguyễn Đức Trung")
        page.locator("header input[type=search]").focus()
        page.keyboard.type("300 sinh vien")
        expect(page.get_by_role("option").first).to_contain_text("300 sinh viên")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("300 sinh viên")


TOLD = """all => all.map(way => [...way.querySelectorAll('.steps > li > .first')].map(step => step.textContent))"""
PAIRS = (
    ("VNPT", "Nguyễn Đức Trung"),
    ("phan nguyen hao", "2014-2020"),
    ("VSR", "Tỉnh ủy Nghệ An"),
    ("vnpt", "ubnd tinh nghe an"),
)


@needs_chromium
@pytest.mark.parametrize("where", ["disk", "host"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_ways_between_two_names_are_those_of_a_server(
    site: Path, store: Path, host: str, browser: Browser, where: str, language: str
) -> None:
    home = f"{site.as_uri()}/" if where == "disk" else host
    opened = open_store(store)
    shelf = Shelf(opened)
    with visit(browser, home) as made:
        for one, other in PAIRS:
            expected = ways_between(shelf, {"one": one, "other": other}, language)
            made.page.goto(f"{home}{language}/path.html")
            made.page.fill("[name=one]", one)
            made.page.fill("[name=other]", other)
            made.page.click("main button")
            expect(made.page.locator("[data-ways] section")).to_have_count(len(expected))
            shown = made.page.eval_on_selector_all("[data-ways] section", TOLD)
            assert shown == [[f"{source.text} {words} {target.text}" for source, words, target, _ in way] for way in expected]
            quotes = made.page.locator("[data-ways] section").first.locator("mark").all_text_contents()
            assert quotes == [quote.words for *_, said in expected[0] for quote in said]
    opened.close()


@needs_chromium
def test_a_way_leads_on_to_the_pages_of_its_things_and_documents(site: Path, browser: Browser) -> None:
    home = f"{site.as_uri()}/"
    with visit(browser, home) as made:
        made.page.goto(f"{home}en/path.html?one=VNPT&other=Nguy%E1%BB%85n+%C4%90%E1%BB%A9c+Trung")
        links = made.page.locator("[data-ways] a")
        expect(links.first).to_be_visible()
        addresses = {urldefrag(str(link.evaluate("a => a.href")))[0] for link in links.all()}
        assert all(Path(unquote(urlsplit(address).path)).is_file() for address in addresses)
        assert any("/doc/document/" in address for address in addresses)


@needs_chromium
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_that_finds_ways_breaks_no_rule_of_wcag(site: Path, browser: Browser, language: str) -> None:
    rules: dict[str, object] = {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
        "preload": False,
    }
    home = f"{site.as_uri()}/"
    with visit(browser, home, viewport={"width": 360, "height": 740}) as made:
        made.page.goto(f"{home}{language}/path.html?one=VNPT&other=Nguy%E1%BB%85n+%C4%90%E1%BB%A9c+Trung")
        made.page.locator("[data-ways] summary").first.click()
        assert Axe().run(made.page, options=rules).response["violations"] == []
        assert made.page.evaluate("document.documentElement.scrollWidth") <= 360


@needs_chromium
def test_a_name_of_several_things_or_of_none_is_not_guessed(site: Path, browser: Browser) -> None:
    home = f"{site.as_uri()}/"
    with visit(browser, home) as made:
        page = made.page
        page.goto(f"{home}en/path.html?one=nghe+an&other=%3Cimg+src%3Dx%3E")
        expect(page.get_by_role("alert").first).to_contain_text("could be several")
        expect(page.get_by_role("alert").last).to_contain_text("“<img src=x>”: nobody and nothing")
        assert page.locator("[data-ways] img").count() == 0
        chosen = page.locator("[data-ways] .listed a").first.inner_text()
        page.locator("[data-ways] .listed a").first.click()
        expect(page.locator("[name=one]")).to_have_value(chosen)
        expect(page.get_by_role("alert")).to_have_count(1)
        page.goto(f"{home}vi/path.html?one=VNPT&other=VNPT")
        expect(page.get_by_role("alert")).to_contain_text("là một")


def test_things_that_have_a_picture_lead_to_all_that_is_around_them(site: Path) -> None:
    around = sorted((site / "en" / "views" / "around").rglob("*.html"))
    assert len(around) > 10
    for page in around:
        assert "<svg" in page.read_text("utf-8")
        own = (site / "en" / "doc" / page.relative_to(site / "en" / "views" / "around")).read_text("utf-8")
        assert f"views/around/{page.parent.name}/{page.name}" in own
