"""The made-up corpora of the benchmarks have the shape of what is read, and are the same each time."""

from contextlib import closing
from pathlib import Path

import corpus as made
from articles import Corpus

from by_hand import article
from by_hand import facts as by_hand
from hoptac.checking import check
from hoptac.store import open_store

SMALL = Corpus(9)


def test_every_fact_quotes_its_article() -> None:
    for reading in SMALL:
        assert all(reading.document.text[f.evidence.start : f.evidence.stop] == f.evidence.quote for f in reading.facts)


def test_facts_of_every_kind_are_told() -> None:
    assert {type(fact) for reading in Corpus(60) for fact in reading.facts} == {type(fact) for fact in by_hand(article())}


def test_the_same_size_and_seed_give_the_same_articles_and_another_seed_others() -> None:
    assert list(Corpus(5)) == list(Corpus(5)) != list(Corpus(5, seed=2))


def test_the_store_of_a_corpus_passes_every_check(tmp_path: Path) -> None:
    made.make(SMALL, tmp_path / "store")
    with closing(open_store(tmp_path / "store")) as opened:
        assert opened.manifest.documents == len(list(SMALL))
        assert not list(check(opened))
