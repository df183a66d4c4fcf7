"""Whole short articles: what is said in them, promised and aimed at, and nothing else."""

from typing import Any

import pytest

from drawn import articles
from hoptac.model import Commitment, Document, Goal, Reading, Statement
from hoptac.reading import read

ARTICLES = articles("speech.toml")


@pytest.fixture(scope="module", params=ARTICLES, ids=[article["says"].strip().splitlines()[0] for article in ARTICLES])
def article(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Reading]:
    return request.param, read(Document.of("article.txt", request.param["says"].strip()))


def head(words: str) -> str:
    return " ".join(words.split()[:6])


def test_statements(article: tuple[dict[str, Any], Reading]) -> None:
    wanted, reading = article
    found = [[s.speaker, s.kind, head(s.text)] for s in reading.facts if isinstance(s, Statement)]
    assert found == wanted["statements"]


def test_commitments(article: tuple[dict[str, Any], Reading]) -> None:
    wanted, reading = article
    assert [[" + ".join(c.by), head(c.text)] for c in reading.facts if isinstance(c, Commitment)] == wanted["commitments"]


def test_goals(article: tuple[dict[str, Any], Reading]) -> None:
    wanted, reading = article
    assert [[goal.by or 0, head(goal.text)] for goal in reading.facts if isinstance(goal, Goal)] == wanted["goals"]


def test_every_fact_is_words_of_the_article(article: tuple[dict[str, Any], Reading]) -> None:
    _, reading = article
    for fact in reading.facts:
        if isinstance(fact, Statement | Commitment | Goal):
            assert reading.document.text[fact.evidence.start : fact.evidence.stop] == fact.evidence.quote == fact.text
