"""Pages without a server: a store and a frame come in, the same HTML goes out, with links that the frame writes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hoptac.errors import ListError, UnknownPageError
from hoptac.questions import catalogue, find
from hoptac.site.answered import rows_of, table
from hoptac.site.frame import Frame
from hoptac.site.library import Library
from hoptac.site.words import COLUMNS, called, checked
from hoptac.store import open_store
from hoptac.vocabulary import VOCABULARY

FOLDER = Frame("vi", link=lambda path, **fields: f"FOLDER{path}.html", file=lambda path: f"FILE{path}", live=False)


@pytest.fixture(scope="module")
def library(store: Path) -> Iterator[Library]:
    opened = open_store(store)
    yield Library(opened)
    opened.close()


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, str]:
    return {path: library.page(path, FOLDER) for path in library.paths()}


def test_every_path_has_a_page_and_every_address_on_it_is_written_by_its_frame(pages: dict[str, str]) -> None:
    assert len(pages) > 100
    for page in pages.values():
        assert page.count("<h1") == 1
        found = re.findall(r'(?:href|src|action)="([^"]*)"', page)
        assert [address for address in found if not address.startswith(("FOLDER/", "FILE/", "http", "#"))] == []


def test_every_page_that_a_page_links_to_is_among_the_paths(pages: dict[str, str]) -> None:
    asked = ("/query", "/questions", "/path", "/views/around")  # what a server alone answers, or another writes
    for page in pages.values():
        linked = set(re.findall(r'href="FOLDER(/[^"#]*)\.html', page))
        assert {path for path in linked - pages.keys() if not path.startswith(asked)} == set()


def test_a_page_that_no_server_answers_has_no_form(pages: dict[str, str]) -> None:
    assert [path for path, page in pages.items() if "<form" in page] == []


def test_every_identifier_on_a_page_is_one(pages: dict[str, str]) -> None:
    for page in pages.values():
        found = re.findall(r' id="([^"]*)"', page)
        assert len(found) == len(set(found))


def test_the_same_page_has_the_same_bytes(library: Library, pages: dict[str, str]) -> None:
    other = Library(library.shelf.opened)
    for path in list(pages)[::7]:
        assert other.page(path, FOLDER) == pages[path]


def test_files_beside_the_pages_are_given(library: Library) -> None:
    for path in library.files():
        told = library.picture(path) if path.endswith(".html") else library.comparison(path)[1]
        assert len(told) > 100


@pytest.mark.parametrize("path", ["", "/nothing", "/doc/", "/doc/person/nobody", "/doc/../..", "doc", "//"])
def test_a_path_without_a_page_is_refused_by_name(library: Library, path: str) -> None:
    with pytest.raises(UnknownPageError, match="is no page here"):
        library.page(path, FOLDER)


def test_words_that_lack_a_language_are_refused() -> None:
    for wrong in (["một"], "một", ["một", ""], ["một", 1]):
        with pytest.raises(ListError, match=r"\[say\] skip is"):
            checked({"say": {"skip": wrong}})


# ---- the language of answers -----------------------------------------------------------------------


def cells(library: Library, name: str, language: str, column: str) -> set[str]:
    question = find(name)
    rows = table(library.answer(question), library.shelf.lookup(language), question)
    place = rows.columns.index(called(COLUMNS, column, language))
    return {line.cells[place].text for line in rows.lines}


@pytest.mark.parametrize(
    ("name", "column", "vi", "en"),
    [
        ("areas", "field", "nông nghiệp thông minh", "smart agriculture"),
        ("common-fields", "field", "nông nghiệp thông minh", "smart agriculture"),
        ("agreements", "kind", "Thỏa thuận hợp tác chiến lược", "strategic cooperation agreement"),
        ("agreement-titles", "kind", "Thỏa thuận hợp tác chiến lược", "strategic cooperation agreement"),
        ("participants", "part", "tham dự", "attended"),
        ("organisations", "type", "doanh nghiệp", "company"),
        ("statements", "kind", "đánh giá", "assessment"),
        ("systems", "status", "đã triển khai", "delivered"),
        ("connections", "kind", "sự kiện", "event"),
    ],
)
def test_the_terms_of_an_answer_are_called_as_the_page_speaks(library: Library, name: str, column: str, vi: str, en: str) -> None:
    in_vietnamese, in_english = (cells(library, name, language, column) for language in ("vi", "en"))
    assert vi in in_vietnamese
    assert en in in_english
    assert not {vi} & in_english
    assert not {en} & in_vietnamese


def test_no_term_of_any_answer_is_called_in_another_language_than_that_of_the_page(library: Library) -> None:
    lookup = {language: library.shelf.lookup(language) for language in ("vi", "en")}
    for question in catalogue():
        for row in rows_of(library.answer(question)):
            terms = {str(iri) for column, iri in row.items() if column.endswith("_iri") and str(iri).startswith(f"{VOCABULARY}#")}
            assert not [term for term in terms for language in lookup if lookup[language].item(term).lang]
