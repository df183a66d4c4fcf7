"""The search box finds names and quotes, typed with or without diacritics, the likeliest first."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac import resources
from hoptac.search import Entry, Index
from hoptac.site.words import TERMS
from hoptac.store import open_store
from hoptac.text import plain, squeeze


@pytest.fixture(scope="module")
def index(store: Path) -> Index:
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


NAMES = st.lists(st.text("abđ ê", max_size=6), max_size=12)


@given(NAMES, NAMES, st.text("abđ ê", max_size=4))
def test_what_is_found_is_all_that_holds_every_word_in_the_same_order_however_it_is_looked_for(
    names: list[str], quotes: list[str], asked: str
) -> None:
    entries = [Entry(f"n:{i}", "Person", name or "-", name) for i, name in enumerate(names)]
    entries += [Entry(f"q:{i}", "Area", "", quote) for i, quote in enumerate(quotes)]
    words = plain(squeeze(asked))

    def rank(entry: Entry) -> tuple[bool, bool, bool, int, str, str]:
        text = plain(squeeze(entry.words))
        return not entry.label, not text.startswith(words), words not in text, len(text), text, entry.iri

    expected = [e for e in entries if words and all(part in plain(squeeze(e.words)) for part in words.split())]
    assert Index(tuple(entries)).find(asked, 100) == sorted(expected, key=rank)


@pytest.mark.parametrize("words", ["", "  ", "không có chữ này ở đâu cả", "x" * 100_000])
def test_nothing_is_found_where_there_is_nothing(index: Index, words: str) -> None:
    assert index.find(words) == []


def test_every_kind_that_is_found_has_words_in_both_languages() -> None:
    queries = (resources.read(f"queries/search/{name}.rq") for name in ("names", "quotes"))
    kinds = [kind for query in queries for kind in re.findall(r"\w+:(\w+)", re.findall(r"VALUES \?kind \{([^}]*)\}", query)[0])]
    assert len(kinds) > 10
    assert set(kinds) <= set(TERMS)
