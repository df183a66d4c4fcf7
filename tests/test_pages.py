"""Pictures in a real browser without a network: they stand still, answer clicks with the exact words, run no name."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browsing import needs_chromium
from hoptac.networks import graphs, views
from hoptac.networks.layout import spread
from hoptac.networks.rows import Quote
from hoptac.pages import inline, picture
from stores import corpus

SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True},
}
NAMES = [view.name for view in views.views()]
HOSTILE = (
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    '"><svg onload=window.ran=1>',
    "<!--<script>",
    "{{data}} ${1} \\u003c %s \u2028 \u2029",
    "abc\u202egnurT cứĐ",
    "';window.ran=1;'",
    "javascript:window.ran=1",
)


class Opened:
    """A page in the browser with what it complained of and what it asked for."""

    def __init__(self, browser: Browser, path: Path, locale: str = "vi-VN", **size: Any) -> None:
        self.context = browser.new_context(locale=locale, offline=True, **size)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on(
            "console", lambda message: self.errors.append(message.text) if message.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())

    def point(self, script: str, name: str) -> None:
        """Click on the picture where a script of the page says."""
        x, y = self.page.evaluate(f"name => {{ const n = hoptac.network; const p = {script}; return [p.x, p.y]; }}", name)
        self.page.locator("#picture canvas").click(position={"x": x, "y": y})
        # vis-network waits for a second click before it takes the first for one.
        self.page.wait_for_timeout(400)

    def click_node(self, name: str) -> None:
        self.point("n.canvasToDOM(n.getPosition(name))", name)

    def click_edge(self, name: str) -> None:
        self.point("n.canvasToDOM(n.body.edges[name].edgeType.getPoint(0.5))", name)

    def clear_edge(self) -> str:
        """An edge whose middle no other edge and no node covers."""
        found = self.page.evaluate("""() => hoptac.data.edges.map(e => e.id).find(id => {
            const n = hoptac.network, p = n.canvasToDOM(n.body.edges[id].edgeType.getPoint(0.5));
            return n.getEdgeAt(p) === id && !n.getNodeAt(p) && document.elementFromPoint(
              p.x + picture.getBoundingClientRect().x, p.y + picture.getBoundingClientRect().y)?.tagName === "CANVAS"; })""")
        assert found, "every edge is covered"
        return str(found)

    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def close(self) -> None:
        self.context.close()
        assert self.errors == []
        assert [address for address in self.requests if not address.startswith(("file:", "data:", "blob:"))] == []


def drawn(tmp_path: Path, made: Any, layout: str = "spread") -> Path:
    path = tmp_path / "picture.html"
    page = picture.page(made, spread(list(made), graphs.pairs(made)), picture.Frame("Hình", "Picture", layout))
    path.write_text(page, "utf-8")
    return path


def view_page(name: str) -> tuple[Any, str]:
    view = views.view(name)
    made = views.quoted(views.network(view, corpus()), corpus())
    return made, picture.page(made, views.places(view, made), picture.Frame(view.vi, view.en, view.layout))


# ---- every view, on a desk and on a phone ------------------------------------------------------


@needs_chromium
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_a_view_answers_clicks_searches_and_filters(browser: Browser, tmp_path: Path, name: str, size: str) -> None:
    made, page = view_page(name)
    path = tmp_path / f"{name}.html"
    path.write_text(page, "utf-8")
    opened = Opened(browser, path, **SIZES[size])
    first = max(made, key=made.degree)
    opened.click_node(first)
    assert made.nodes[first]["label"] in opened.panel()
    for *_, edge in made.edges(first, data=True):
        assert edge["quotes"][0].words in opened.panel()
    _search(opened, made, first)
    _filter(opened, made)
    opened.close()


def _search(opened: Opened, made: Any, name: str) -> None:
    label = made.nodes[name]["label"]
    opened.page.fill("#search", re.sub(r"[^\w ]", "", _without_accents(label))[:24])
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_timeout(400)
    assert label in opened.page.locator("#panel h2").inner_text()


def _without_accents(text: str) -> str:
    from hoptac.text import plain

    return plain(text)


def _filter(opened: Opened, made: Any) -> None:
    kind = min(node["kind"] for _, node in made.nodes(data=True))
    opened.page.evaluate("document.getElementById('legend').open = true")
    button = opened.page.locator(f"#kinds [data-key={kind}]")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    hidden = opened.page.evaluate("() => Object.values(hoptac.network.body.nodes).filter(n => n.options.hidden).length")
    assert hidden == sum(node["kind"] == kind for _, node in made.nodes(data=True))


@needs_chromium
@pytest.mark.parametrize("name", NAMES)
def test_a_click_on_an_edge_opens_its_exact_quotes(browser: Browser, tmp_path: Path, name: str) -> None:
    made, page = view_page(name)
    path = tmp_path / f"{name}.html"
    path.write_text(page, "utf-8")
    opened = Opened(browser, path, **SIZES["desktop"])
    chosen = opened.clear_edge()
    opened.click_edge(chosen)
    *_, edge = list(made.edges(data=True))[int(chosen.removeprefix("e"))]
    assert opened.page.locator("#panel blockquote").all_inner_texts() == [quote.words for quote in edge["quotes"]]
    assert f"{edge['quotes'][0].start}–{edge['quotes'][0].stop}" in opened.panel()
    opened.close()


@needs_chromium
def test_the_picture_stands_still_until_asked_to_move(browser: Browser, tmp_path: Path) -> None:
    _, page = view_page("around")
    path = tmp_path / "around.html"
    path.write_text(page, "utf-8")
    opened = Opened(browser, path, **SIZES["desktop"])
    places = "() => JSON.stringify(hoptac.network.getPositions())"
    before = opened.page.evaluate(places)
    given = {node["id"]: {"x": node["x"], "y": node["y"]} for node in _told(page)["nodes"]}
    assert json.loads(before) == given
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate(places) == before
    opened.page.click("#move")
    opened.page.wait_for_timeout(500)
    assert opened.page.evaluate(places) != before
    opened.close()


@needs_chromium
def test_the_page_speaks_the_readers_language_and_the_other(browser: Browser, tmp_path: Path) -> None:
    _, page = view_page("people")
    path = tmp_path / "people.html"
    path.write_text(page, "utf-8")
    opened = Opened(browser, path, locale="en-GB", **SIZES["desktop"])
    assert opened.page.inner_text("h1") == views.view("people").en
    opened.page.click("#language")
    assert opened.page.inner_text("h1") == views.view("people").vi
    assert opened.page.get_attribute("html", "lang") == "vi"
    opened.close()


@needs_chromium
def test_all_can_be_reached_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    made, page = view_page("people")
    path = tmp_path / "people.html"
    path.write_text(page, "utf-8")
    opened = Opened(browser, path, **SIZES["desktop"])
    reached = set()
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        reached.add(opened.page.evaluate("() => document.activeElement.id || document.activeElement.className"))
    assert {"search", "list", "language", "move", "near", "far", "fit", "edgeWords"} <= reached
    opened.page.locator("#list").press("Enter")
    listed = opened.page.locator("#panel .entry button").all_inner_texts()
    assert len(listed) == len(made)
    opened.page.locator("#panel .entry button").first.press("Enter")
    opened.page.wait_for_timeout(400)
    assert listed[0] in opened.page.inner_text("#panel h2")
    opened.page.locator(".vis-network").press("Escape")
    assert opened.page.locator("#panel h2").count() == 0
    opened.close()


@needs_chromium
def test_nothing_sticks_out_of_a_phone(browser: Browser, tmp_path: Path) -> None:
    _, page = view_page("around")
    path = tmp_path / "around.html"
    path.write_text(page, "utf-8")
    opened = Opened(browser, path, **SIZES["phone"])
    assert opened.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    opened.page.locator("#list").tap()
    heights = opened.page.locator("#panel .entry button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24
    opened.close()


# ---- hostile names -----------------------------------------------------------------------------


def hostile() -> Any:
    rows = []
    for number, name in enumerate(HOSTILE):
        about = {"source_label": name, "source_kind": "person", "target_label": name[::-1], "target_kind": "organisation"}
        ends = {"source": f"p{number}{name}", "target": "javascript:window.ran=1", "edge": "post", "words": name, "rule": name}
        rows.append(about | ends | {"doc": name, "proof": name})
    made = graphs.graph(rows)
    graphs.quote(made, lambda proofs: tuple(Quote(f"{proof.document}.txt", 0, 1, proof.node) for proof in proofs))
    return made


@needs_chromium
@pytest.mark.parametrize("locale", ["vi-VN", "en-GB"])
def test_no_name_runs_and_every_name_is_shown_as_it_is(browser: Browser, tmp_path: Path, locale: str) -> None:
    made = hostile()
    opened = Opened(browser, drawn(tmp_path, made), locale, **SIZES["desktop"])
    for name, node in made.nodes(data=True):
        opened.page.evaluate("name => hoptac.choose({ node: name })", name)
        assert opened.page.locator("#panel h2").text_content() == node["label"]
    for edge in _told(drawn(tmp_path, made).read_text("utf-8"))["edges"]:
        opened.page.evaluate("edge => hoptac.choose({ edge })", edge["id"])
        assert opened.page.locator("#panel blockquote").text_content() == edge["quotes"][0][3]
    opened.page.click("#edgeWords")
    opened.page.fill("#search", "script")
    assert opened.page.evaluate("() => window.ran") is None
    assert opened.page.locator("#panel a[href^='javascript']").count() == 0
    assert opened.page.locator("img").count() == 0
    opened.close()


@needs_chromium
def test_a_script_that_got_in_all_the_same_would_not_run(browser: Browser, tmp_path: Path) -> None:
    path = drawn(tmp_path, hostile())
    path.write_text(path.read_text("utf-8").replace("</body>", "<script>window.ran = 1</script></body>"), "utf-8")
    opened = Opened(browser, path, **SIZES["desktop"])
    assert opened.page.evaluate("() => window.ran") is None
    assert any("Content Security Policy" in error for error in opened.errors)
    opened.context.close()


@needs_chromium
def test_an_empty_picture_says_so(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, drawn(tmp_path, graphs.graph([])), **SIZES["desktop"])
    assert "Chưa có gì để vẽ" in opened.panel()
    opened.close()


# ---- without a browser -------------------------------------------------------------------------


def _told(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


@pytest.mark.parametrize("name", NAMES)
def test_the_same_graph_gives_the_same_bytes(name: str) -> None:
    assert view_page(name)[1] == view_page(name)[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_nothing(name: str) -> None:
    page = view_page(name)[1]
    assert "default-src &#x27;none&#x27;" in page
    assert not re.search(r"<(?:link|img|iframe|base)\b|\bsrc=", page.partition("<script>")[0])


def test_vietnamese_is_intact() -> None:
    page = view_page("people")[1]
    assert "Ủy ban nhân dân tỉnh Lâm Sơn" in page
    assert '<meta charset="utf-8">' in page


def test_data_reads_back_as_it_was() -> None:
    for name in HOSTILE:
        written = inline.data({"name": name})
        assert json.loads(written) == {"name": name}
        assert not set("<>&\u2028\u2029") & set(written)


def test_what_is_filled_in_is_not_filled_again() -> None:
    assert inline.fill("{{a}}{{b}}", a="{{b}}", b="x") == "{{b}}x"


def test_a_script_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot stand in a page"):
        inline.script("let a = '</SCRIPT>'")


def test_a_thousand_edges_between_two_nodes_are_all_kept() -> None:
    rows = [{"source": "a", "target": "b", "edge": "post", "words": str(number)} for number in range(1000)]
    ends = {"source_kind": "person", "target_kind": "organisation", "source_label": "A", "target_label": "B"}
    made = graphs.graph([row | ends for row in rows])
    page = picture.page(made, {"a": (0, 0), "b": (9, 9)}, picture.Frame("Hình", "Picture"))
    assert len(_told(page)["edges"]) == 1000
