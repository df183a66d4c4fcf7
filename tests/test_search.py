"""The search box finds names and quotes, typed with or without diacritics, the likeliest first."""

from pathlib import Path

import pytest

from hoptac import resources
from hoptac.building import build
from hoptac.search import Index
from hoptac.store import open_store


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    store = tmp_path_factory.mktemp("search") / "store"
    build([resources.path("seeds")], store)
    opened = open_store(Path(store))
    found = Index.of(opened.graph)
    opened.close()
    return found


@pytest.mark.parametrize("words", ["Nguyễn Đức Trung", "nguyen duc trung", "NGUYEN DUC", "duc trung"])
def test_a_person_is_found_first_however_the_name_is_typed(index: Index, words: str) -> None:
    assert (index.find(words)[0].kind, index.find(words)[0].label) == ("Person", "Nguyễn Đức Trung")


def test_a_short_form_finds_the_body_by_its_full_name(index: Index) -> None:
    assert "Tập đoàn Bưu chính Viễn thông Việt Nam" in [hit.label for hit in index.find("tap doan vnpt")]


def test_words_of_a_quote_find_what_it_says_with_its_article(index: Index) -> None:
    hit = index.find("300 sinh vien")[0]
    assert (hit.kind, hit.label) == ("Figure", "")
    assert hit.document.endswith(".txt")


def test_each_thing_is_found_once(index: Index) -> None:
    found = [hit.iri for hit in index.find("vnpt", 1000)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("words", ["", "  ", "không có chữ này ở đâu cả", "x" * 100_000])
def test_nothing_is_found_where_there_is_nothing(index: Index, words: str) -> None:
    assert index.find(words) == []
