"""Files to documents: every file is a document or a problem that names it; nothing is lost."""

import io
import unicodedata
from pathlib import Path

import pytest

from hoptac import resources
from hoptac.documents import LIMIT, Problem, documents
from hoptac.model import Document


def read(*paths: Path) -> list[Document | Problem]:
    return list(documents(paths))


def problem(path: Path) -> str:
    (found,) = read(path)
    assert isinstance(found, Problem)
    assert found.path == str(path)
    return found.reason


def document(path: Path) -> Document:
    (found,) = read(path)
    assert isinstance(found, Document)
    return found


def test_the_seed_article_is_one_document_dated_by_its_first_line() -> None:
    (seed,) = read(resources.path("seeds"))
    assert isinstance(seed, Document)
    assert seed.published is not None
    assert (seed.name, seed.published.lexical) == ("000_1c27b647e69cbd21.txt", "2020-12")


def test_decomposed_text_is_composed_at_the_door(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(unicodedata.normalize("NFD", "Thỏa thuận hợp tác"), "utf-8")
    assert document(tmp_path / "a.txt").text == "Thỏa thuận hợp tác"


def test_utf16_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Hợp tác".encode("utf-16"))
    assert document(tmp_path / "a.txt").text == "Hợp tác"


def test_a_utf8_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Hợp tác".encode("utf-8-sig"))
    assert document(tmp_path / "a.txt").text == "Hợp tác"


def test_carriage_returns_stay_so_that_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Một.\r\nHai.".encode())
    assert document(tmp_path / "a.txt").text == "Một.\r\nHai."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\x7fELF\x00\x01\x02", "is binary"),
        ("Hợp tác".encode()[:4] + b"\xff rest", "is not UTF-8 at byte"),
        ("ký".encode("utf-16-le"), "is binary"),
    ],
)
def test_what_is_no_text_is_reported_by_name_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert problem(tmp_path / "a.txt").startswith(reason)


def test_a_file_too_large_is_reported_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert f"{LIMIT:,}" in problem(tmp_path / "a.txt")


def test_an_unknown_type_is_reported_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_text("text", "utf-8")
    assert ".txt" in problem(tmp_path / "a.exe")


def test_a_missing_path_is_reported(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.txt") == "is not there; check the path"


def test_a_folder_without_articles_is_reported(tmp_path: Path) -> None:
    assert problem(tmp_path).startswith("has no articles")


def test_a_folder_is_read_in_the_order_of_its_names_and_a_bad_file_does_not_stop_it(tmp_path: Path) -> None:
    for name, data in (("b.txt", b"Hai."), ("a.txt", b"\xff"), ("c.txt", b"Ba.")):
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path)
    assert [type(f).__name__ for f in found] == ["Problem", "Document", "Document"]


def test_two_files_of_one_name_keep_names_that_tell_them_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, "utf-8")
    assert [f.name for f in read(tmp_path) if isinstance(f, Document)] == ["x/a.txt", "y/a.txt"]


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một.", "utf-8")
    assert len(read(tmp_path / "a.txt", tmp_path)) == 1


PAGE = """<!doctype html><html lang="vi"><head><title>Lễ ký | Báo Mẫu</title><meta property="og:site_name" content="Báo Mẫu">
<meta property="article:published_time" content="2020-12-18T10:00:00+07:00"><link rel="canonical" href="https://bao.example/bai-1.html">
<script>alert(1)</script></head><body><nav><a href="/">Trang chủ</a></nav><article><h1>Lễ ký thỏa thuận hợp tác</h1>
<p>Ngày 18/12/2020, hai bên ký thỏa thuận hợp tác chiến lược về viễn thông và công nghệ thông tin giai đoạn 2020 - 2025.</p>
<p>Hai bên thống nhất các nội dung hợp tác sau đây trong thời gian tới:</p><ul><li>hạ tầng viễn thông;</li><li>nhân lực.</li></ul>
</article><footer>Liên hệ quảng cáo</footer></body></html>"""


def test_a_saved_page_gives_the_article_with_its_title_date_outlet_and_address(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    found = document(tmp_path / "a.html")
    assert "- hạ tầng viễn thông;\n" in found.text
    assert "alert" not in found.text
    assert "quảng cáo" not in found.text
    assert found.published is not None
    about = (found.published.lexical, found.outlet, found.url, found.media_type)
    assert about == ("2020-12-18", "Báo Mẫu", "https://bao.example/bai-1.html", "text/html")


def test_a_page_dated_in_a_far_year_keeps_its_date_whatever_today_is(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("2020-12-18T", "2098-12-18T"), "utf-8")
    published = document(tmp_path / "a.html").published
    assert published is not None
    assert published.lexical == "2098-12-18"


def test_a_page_without_an_article_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>", "utf-8")
    assert problem(tmp_path / "a.html").startswith("has no article")


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("https://bao.example/bai-1.html", "javascript:alert(1)"), "utf-8")
    assert document(tmp_path / "a.html").url == ""


def test_markdown_loses_its_marks_and_keeps_its_lists_and_tables(tmp_path: Path) -> None:
    text = "# Lễ ký\n\nHai bên **ký** [thỏa thuận](https://a.example):\n\n1. hạ tầng;\n2. nhân lực.\n\n|a|b|\n|-|-|\n|1|2|\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    assert document(tmp_path / "a.md").text == "Lễ ký\nHai bên ký thỏa thuận:\n- hạ tầng;\n- nhân lực.\na | b\n1 | 2"


def test_each_json_line_is_a_document_named_by_its_line(tmp_path: Path) -> None:
    lines = '{"text": "Một.", "title": "T", "url": "https://a.example/1", "published": "2020-12"}\n\n{"text": "Hai \\ud800."}\n'
    (tmp_path / "a.jsonl").write_text(lines, "utf-8")
    one, two = (d for d in read(tmp_path / "a.jsonl") if isinstance(d, Document))
    assert (one.name, one.title, one.url) == ("a.jsonl:1", "T", "https://a.example/1")
    assert (two.name, two.text) == ("a.jsonl:3", "Hai \ufffd.")


@pytest.mark.parametrize("line", ["{", "[]", '{"text": 5}', '{"title": "T"}', "[" * 100_000])
def test_a_json_line_without_a_text_is_reported_by_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "Một."}}\n{line}\n', "utf-8")
    found = read(tmp_path / "a.jsonl")
    assert isinstance(found[-1], Problem)
    assert "line 2" in found[-1].reason


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Hai bên ký.".encode())))
    assert document_of_stdin().text == "Hai bên ký."


def document_of_stdin() -> Document:
    (found,) = read(Path("-"))
    assert isinstance(found, Document)
    return found
