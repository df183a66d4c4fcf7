"""The site as a folder: whole from a disk and from any host, in both languages, with a search of its own, the same each time."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, expect
from rdflib import Graph

from browsing import chromium, needs_chromium, visit
from hoptac import resources
from hoptac.building import build
from hoptac.cli import main
from hoptac.questions import catalogue
from hoptac.site.folder import folder
from hoptac.store import open_store

# Pages that people look for; a page of a single claim or inference is reached by its address alone.
NAMED = re.compile(r"/vi/(?!search|doc/)|/doc/(agreement|person|organisation|event|system|document)/")
ADDRESS = re.compile(r'(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("folder") / "store"
    build([resources.path("seeds")], path)
    return path


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

    handler = functools.partial(Quiet, directory=str(site.parents[1]))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/in%20a/sub-folder/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


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


def crawled(browser: Browser, home: str, first: str) -> set[str]:
    """Every page of its language that is reached from the first by links, looked at in the browser."""
    seen, waiting = {first}, [first]
    with visit(browser, home) as opened:
        while waiting:
            got = opened.page.goto(waiting.pop(), wait_until="load")
            assert got is None or got.ok
            for link in opened.page.eval_on_selector_all(
                "a[href]", 'links => links.map(a => new URL(a.getAttribute("href"), location.href).href)'
            ):
                address = urldefrag(link)[0]
                if address.startswith(first.rpartition("/")[0]) and address.endswith(".html") and address not in seen:
                    seen.add(address)
                    waiting.append(address)
    return seen


@needs_chromium
def test_from_a_disk_every_page_of_a_language_is_reached_by_links_and_none_complains(site: Path, browser: Browser) -> None:
    home = f"{site.as_uri()}/"
    seen = crawled(browser, home, f"{home}vi/index.html")
    named = {path.as_uri() for path in (site / "vi").rglob("*.html") if NAMED.search(path.as_posix())}
    assert len(named) > 60
    assert named <= seen


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
