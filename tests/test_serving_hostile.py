"""Articles written to harm their readers: built, served, and opened in a real browser, nothing in them runs on any page."""

import csv
import io
import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from browsing import needs_chromium, visit
from hoptac.building import build
from hoptac.cli import main
from served import Server

SCRIPTS = (
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    '"><svg onload=window.ran=1>',
    "'-window.ran=1-'",
    "javascript:window.ran=1",
    "<!--<iframe src=javascript:window.ran=1>",
)
HOSTILE = (*SCRIPTS, "{{7*7}}${7*7}#{7*7}", "<b>\u202egnurT cứĐ\u202c\u2028</b>", "=HYPERLINK(1;2)", "data:text/html,<b>")
MOST = 5  # pages of one kind that are looked at
ADDRESSES = (
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    'https://press.example.org/"><script>window.ran=1</script>',
    "https://press.example.org/a?b=%22%3E%3Cscript%3E#:~:text=x",
)
TEXT = """Ngày {day}/6/2024, Ủy ban nhân dân tỉnh Lâm Sơn và Tập đoàn Sao Khuê ký Thỏa thuận hợp tác về {x} giai đoạn 2024 - 2030.
Tham dự lễ ký có ông Nguyễn Văn An, Chủ tịch UBND tỉnh Lâm Sơn; bà Trần Thị Bình, Phó Tổng Giám đốc Sao Khuê {x}. Ảnh: {x}
Hai bên sẽ hợp tác trên các lĩnh vực: hạ tầng viễn thông {x}; chính quyền số {x}; an toàn thông tin.
Phát biểu tại lễ ký, ông Nguyễn Văn An cho biết: "{x} sẽ được triển khai trên toàn tỉnh".
Tập đoàn Sao Khuê cam kết hỗ trợ tỉnh xây dựng {x} trung tâm dữ liệu. Đến nay, Sao Khuê đã triển khai hệ thống {x} cho 43 đơn vị.
"""


def write(folder: Path) -> None:
    """A hostile article for each trick, as records with hostile titles and addresses and as files with hostile names."""
    folder.mkdir()
    records = [
        {
            "text": TEXT.format(x=trick, day=day),
            "title": f"{trick} ký kết với {trick}",
            "published": f"2024-06-{day:02}",
            "url": ADDRESSES[day % len(ADDRESSES)],
            "outlet": trick,
        }
        for day, trick in enumerate(HOSTILE, 1)
    ]
    (folder / "records.jsonl").write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    for day, trick in enumerate(SCRIPTS[:3], 15):
        (folder / f"{trick.replace('/', '⁄')}.txt").write_text(TEXT.format(x=trick, day=day), "utf-8")
    page = TEXT.format(x="<b onclick=window.ran=1>đậm</b><script>window.ran=1</script>", day=30).replace("\n", "</p><p>")
    (folder / "page.html").write_text(
        f"<html><body onload='window.ran=1'><article><p>{page}</p></article></body></html>", "utf-8"
    )
    (folder / "nul.txt").write_bytes(TEXT.format(x="\x00", day=29).encode())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("hostile")
    write(folder / "articles")
    made = build([folder / "articles"], folder / "store")
    assert made.documents > len(HOSTILE)
    return folder / "store"


TYPED = ("/search?words=", "/query?query=", "/questions/roles?person=", "/doc/person/", "/", "/?lang=", "/questions/")


def kind(path: str) -> str:
    """What sort of page a path leads to."""
    parts = urlsplit(path).path.split("/")[1:]
    return "/".join(parts[:2] if parts[0] in ("doc", "views") else parts[:1])


def pages(server: Server) -> dict[str, str]:
    """Some pages of every kind that the first one leads to, by their paths."""
    found: dict[str, str] = {}
    kinds: Counter[str] = Counter()
    waiting = ["/", *(f"{path}{quote(trick)}" for trick in HOSTILE[::3] for path in TYPED)]
    for path in waiting:
        if path not in found and kinds[kind(path)] < MOST:
            got = server.ask(path, accept="text/html")
            if got.media == "text/html":
                found[path] = got.text
                kinds[kind(path)] += 1
                waiting += map(unescape, re.findall(r'(?:href|src)="(/[^"]*)"', got.text))
    return found


def chosen(found: dict[str, str]) -> list[str]:
    """The page of each kind that holds most of what is hostile."""
    by_kind: dict[str, list[str]] = {}
    for path in sorted(found, key=lambda path: (-found[path].count("ran=1"), path)):
        by_kind.setdefault(kind(path), []).append(path)
    return [path for paths in by_kind.values() for path in paths[:1]]


def expected(complaint: str, path: str) -> bool:
    """Whether a page may complain so: it is not there, or it is the editor, which takes scripts out of a copy that runs none."""
    cleaning = path.startswith("/query") and complaint.startswith("Executing inline event handler violates")
    return cleaning or "the server responded with a status of 4" in complaint


@needs_chromium
def test_nothing_in_an_article_runs_on_any_kind_of_page(server: Server, browser: Browser) -> None:
    found = pages(server)
    assert all(any(trick in unescape(page) for page in found.values()) for trick in SCRIPTS)
    paths = sorted(chosen(found), key=lambda path: path.startswith("/query"))  # the editor goes on when its page is there
    assert len({kind(path) for path in paths}) > 10
    with visit(browser, f"http://127.0.0.1:{server.port}/") as visited:
        for path in paths:
            visited.page.goto(f"http://127.0.0.1:{server.port}{path}")
            assert visited.page.evaluate("() => window.ran") is None, path
            links = visited.page.eval_on_selector_all("[href]", "all => all.map(one => one.href.baseVal ?? one.href)")
            assert {urlsplit(urljoin("http://e.org/", link)).scheme for link in links} <= {"http", "https"}, path
            assert visited.page.locator("iframe, object, embed, base, [onclick], [onload], [onerror]").count() == 0, path
            assert [said for said in visited.complaints if not expected(said, path)] == [], path
        visited.page.goto("about:blank")  # what the editor is still to say comes before
        visited.complaints.clear()


@needs_chromium
@pytest.mark.parametrize("command", [("ledger",), ("view", "parties"), ("view", "around", "--about", "Sao Khuê"), ("explain",)])
def test_nothing_in_an_article_runs_in_a_page_that_a_command_writes(
    store: Path, browser: Browser, tmp_path: Path, command: tuple[str, ...]
) -> None:
    page = tmp_path / "page.html"
    articles = store.parent / "articles"
    given = [str(next(articles.glob("*img*.txt")))] if command[0] == "explain" else ["--store", str(store)]
    assert main([*command, *given, "-o", str(page)]) == 0
    with visit(browser, page.as_uri(), offline=True) as visited:
        visited.page.goto(page.as_uri())
        assert visited.page.evaluate("() => window.ran") is None
        assert visited.page.locator("body").inner_text().strip()


def test_no_answer_of_data_is_taken_for_a_page(server: Server) -> None:
    for path in (
        "/questions/areas.csv",
        "/questions/areas.json",
        "/.well-known/void",
        "/sparql?query=DESCRIBE%20?s%7B?s%20a%20?o%7D",
    ):
        got = server.ask(path)
        assert got.status == 200
        assert got.media not in ("text/html", "application/xhtml+xml", "image/svg+xml", "")
        assert got.headers["x-content-type-options"] == "nosniff"


def test_of_csv_for_spreadsheets_no_cell_is_run_as_a_formula(server: Server) -> None:
    address = "/questions/agreements.csv"
    assert f'href="{address}?safe-csv=1"' in server.ask("/questions/agreements").text
    plain, told_apart = (read(server.ask(f"{address}{field}").body) for field in ("", "?safe-csv=1"))
    formulas = [(row, column) for row, cells in enumerate(plain) for column, cell in enumerate(cells) if cell.startswith(RUN)]
    assert formulas
    assert not any(cell.startswith(RUN) for cells in told_apart for cell in cells)
    for row, column in formulas:
        plain[row][column] = "'" + plain[row][column]
    assert plain == told_apart


RUN = ("=", "+", "-", "@", "\t", "\r", "\n")


def read(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode(), newline="")))
