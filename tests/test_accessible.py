"""Each kind of page in a real browser: no rule of WCAG 2.1 A or AA is broken in either language, light or dark; all is
reached and worked by keyboard; nothing sticks out of a phone; nothing needs a script."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from browsing import Visit, needs_chromium, visit
from hoptac import resources
from hoptac.building import build
from hoptac.cli import main
from hoptac.oxigraph import Store
from hoptac.site.shelf import Shelf
from hoptac.store import open_store
from served import Server

pytestmark = needs_chromium
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
# A language changes no colour: the slowest of the rules is asked once of each page, light and dark.
RULES = {"vi": TAGS, "en": TAGS | {"rules": {"color-contrast": {"enabled": False}}}}
PHONE: ViewportSize = {"width": 360, "height": 740}
# All that opens is of one make; the first show what any would.
OPEN = "[...document.querySelectorAll('details')].slice(0, 8).forEach(one => { one.open = true; })"
SMALL = "all => all.filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML.slice(0, 90))"
# The kinds of pages, each by an address of one; a word in braces is a thing of that kind.
KINDS = {
    "home": "/",
    "list": "/agreements",
    "people": "/people",
    "timeline": "/timeline",
    "search": "/search?words=vnpt",
    "agreement": "/doc/{agreement}",
    "organisation": "/doc/{organisation}",
    "person": "/doc/{person}",
    "event": "/doc/{event}",
    "article": "/doc/{document}",
    "area": "/doc/{area}",
    "ledger": "/ledger",
    "ledger of one": "/ledger/{agreement}",
    "compare": "/compare",
    "comparison": "/compare/{pair}",
    "conflicts": "/conflicts",
    "corroborated": "/corroborated",
    "views": "/views",
    "view": "/views/people?limit=12",
    "view around": "/views/around/{person}",
    "path": "/path?one=VNPT&other=Nguyễn+Đức+Trung",
    "questions": "/questions",
    "question": "/questions/agreements",
    "refused": "/doc/person/nobody",
    "misnamed": "/ledger?agreement=nothing+of+this+name",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("accessible") / "store"
    build([resources.path("seeds"), Path(__file__).parent / "golden" / "pairs"], folder)
    return folder


def _subjects(graph: Store) -> list[str]:
    return [str(row[0]) for row in graph.query(resources.read("queries/pages/subjects.rq")).rows()]


@pytest.fixture(scope="module")
def addresses(store: Path) -> dict[str, str]:
    """Each kind of page with the address of one that has much to show."""
    opened = open_store(store)
    shelf = Shelf(opened)
    before, after = shelf.successions[0]
    named = {"agreement": shelf.path(after).removeprefix("/doc/")}
    named["pair"] = "/".join(iri.rpartition("/")[2] for iri in (before, after))
    for kind in ("organisation", "person", "event", "document", "area"):
        things = [path for path in map(shelf.path, _subjects(opened.graph)) if path.startswith(f"/doc/{kind}/")]
        named[kind] = max(sorted(things), key=lambda path: len(shelf.lookup("vi").pointing(shelf.base + "id" + path[4:])))[5:]
    opened.close()
    return {name: address.format(**named) for name, address in KINDS.items()}


def looked(browser: Browser, server: Server, **options: Any) -> Any:
    return visit(browser, f"http://127.0.0.1:{server.port}/", **options)


def opened(made: Visit, address: str) -> Page:
    """The page of an address; that a refused one is refused is no complaint."""
    answer = made.page.goto(made.home.rstrip("/") + address)
    if answer and answer.status == 404:
        made.complaints[:] = [said for said in made.complaints if "404" not in said]
    return made.page


def broken(page: Page, options: dict[str, Any]) -> list[str]:
    """The rules that a page breaks, with where."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_of_wcag_is_broken_and_nothing_sticks_out_of_a_phone(
    browser: Browser, server: Server, addresses: dict[str, str], kind: str
) -> None:
    for locale in ("vi-VN", "en-GB"):
        with looked(browser, server, locale=locale, color_scheme="light") as made:
            page = opened(made, addresses[kind])
            assert page.get_attribute("html", "lang") == locale[:2]
            assert page.locator("h1").count() == 1
            page.evaluate(OPEN)
            assert broken(page, RULES[locale[:2]]) == []
            if locale == "vi-VN":
                page.emulate_media(color_scheme="dark")
                assert broken(page, COLOURS) == []
            page.set_viewport_size(PHONE)
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
            assert page.locator("nav a, button, summary").evaluate_all(SMALL) == []


NARROW = "all => all.filter(one => one.innerText.length > 30 && one.offsetWidth < 140).map(one => one.innerText)"


@pytest.mark.parametrize("question", ["areas", "participants", "roles"])
def test_on_a_phone_the_cells_of_an_answer_are_wide_enough_to_read(browser: Browser, server: Server, question: str) -> None:
    with looked(browser, server, locale="vi-VN", viewport=PHONE) as made:
        page = opened(made, f"/questions/{question}")
        assert page.locator(".answer td").count() > 10
        assert page.locator(".answer td").evaluate_all(NARROW) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def focused(page: Page) -> str:
    return str(page.evaluate("() => { const a = document.activeElement; return a.getAttribute('href') || a.name || a.tagName; }"))


@pytest.mark.parametrize("kind", ["home", "compare", "ledger of one", "person", "path"])
def test_all_is_reached_and_worked_by_keyboard(browser: Browser, server: Server, addresses: dict[str, str], kind: str) -> None:
    with looked(browser, server, locale="vi-VN") as made:
        page = opened(made, addresses[kind])
        page.keyboard.press("Tab")
        assert focused(page) == "#main"
        assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
        wanted = page.evaluate(
            "() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary, [tabindex=\"0\"]')]"
            ".filter(one => one.checkVisibility()).length"
        )
        reached, plain = 1, 0
        for _ in range(wanted - 1):
            page.keyboard.press("Tab")
            reached += page.evaluate("() => document.activeElement !== document.body")
            plain += page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle === 'none'")
        assert (reached, plain) == (wanted, 0)


def test_a_quote_opens_and_a_search_is_sent_by_keyboard_alone(
    browser: Browser, server: Server, addresses: dict[str, str]
) -> None:
    with looked(browser, server, locale="vi-VN") as made:
        page = opened(made, addresses["agreement"])
        summary = page.locator(".quotes > summary").first
        summary.focus()
        page.keyboard.press("Enter")
        assert page.locator(".quotes[open] mark").first.is_visible()
        page.keyboard.press("Escape")
        page.locator("header input[type=search]").focus()
        page.keyboard.type("vien thong")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?words=vien+thong*")
        assert page.locator(".results li").count() > 1


def test_the_skip_link_leads_past_the_menu(browser: Browser, server: Server) -> None:
    with looked(browser, server, locale="vi-VN") as made:
        page = opened(made, "/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_no_page_waits_for_a_script_or_has_one_inside(server: Server, addresses: dict[str, str]) -> None:
    for address in addresses.values():
        page = server.ask(quote(address, safe="/?&=+"), accept="text/html").text
        assert all("defer" in tag and 'src="/' in tag for tag in re.findall(r"<script[^>]*>", page))


def test_quotes_open_without_scripts_on_a_phone(browser: Browser, server: Server, addresses: dict[str, str]) -> None:
    phone = {"viewport": PHONE, "is_mobile": True, "has_touch": True, "java_script_enabled": False}
    with looked(browser, server, locale="vi-VN", **phone) as made:
        page = opened(made, addresses["agreement"])
        page.locator("main details.quotes > summary").first.tap()
        assert page.locator("main details.quotes[open] figure").first.is_visible()


def test_forms_ask_without_scripts(browser: Browser, server: Server) -> None:
    with looked(browser, server, locale="en-GB", java_script_enabled=False) as made:
        page = opened(made, "/compare?lang=en")
        page.fill("input[name=one]", "2014-2020")
        page.fill("input[name=other]", "2020-2025")
        page.click("main button")
        assert page.locator("tbody tr").count() > 8
        assert page.locator(".tally").inner_text().startswith("kept")
        page.goto(f"{made.home}ledger?lang=en")
        page.fill("input[name=agreement]", "2014-2020")
        page.click("main button")
        assert "VNPT iOffice" in str(page.text_content("main"))


def test_the_language_switch_keeps_the_page(browser: Browser, server: Server, addresses: dict[str, str]) -> None:
    with looked(browser, server, locale="vi-VN") as made:
        page = opened(made, addresses["path"])
        steps = page.locator(".steps").count()
        page.click(".language")
        assert page.get_attribute("html", "lang") == "en"
        assert page.locator(".steps").count() == steps > 0


def test_the_moving_picture_runs_its_own_script_and_no_other(browser: Browser, server: Server, addresses: dict[str, str]) -> None:
    with looked(browser, server, locale="vi-VN") as made:
        page = opened(made, addresses["view"])
        page.click("main a[href*='picture.html']")
        page.wait_for_selector("#picture canvas")
        assert page.evaluate("() => Object.keys(hoptac.network.body.nodes).length") > 5


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("command", ["ledger", "compare", "explain"])
def test_no_rule_is_broken_on_pages_that_commands_write(
    browser: Browser, store: Path, tmp_path: Path, command: str, language: str
) -> None:
    article = Path(__file__).parent / "golden" / "pairs" / "lao-cai-1.txt"
    given = {
        "ledger": ["--agreement", "2020-2025", "--store", str(store)],
        "compare": ["2014-2020", "2020-2025", "--store", str(store)],
    }
    target = tmp_path / "page.html"
    assert main([command, *given.get(command, [str(article)]), "-o", str(target), "--language", language]) == 0
    assert not re.search(r"<script|https?://[^<]*\.(?:js|css)", target.read_text("utf-8"))
    with visit(browser, "file:", color_scheme="light", offline=True) as made:
        made.page.goto(target.as_uri())
        made.page.evaluate(OPEN)
        assert broken(made.page, RULES[language]) == []
        if language == "vi":
            made.page.emulate_media(color_scheme="dark")
            assert broken(made.page, COLOURS) == []
