"""Whole short articles: every fact of these kinds that they tell, and no other."""

from typing import Any

import pytest

from drawn import articles
from hoptac.model import (
    Agreement,
    Area,
    Award,
    Commitment,
    Delivery,
    Document,
    Fact,
    Figure,
    Goal,
    Party,
    Reading,
    Signatory,
    SignedOn,
    Statement,
    Term,
)
from hoptac.reading import read

ARTICLES = articles("articles.toml")
KINDS = ("agreements", "commitments", "goals", "figures", "systems", "statements", "awards")


def told(reading: Reading) -> dict[str, list[Any]]:
    """What a reading tells, in the form of the golden file."""

    def of(kind: type[Any]) -> list[Any]:
        return [fact for fact in reading.facts if isinstance(fact, kind)]

    return {
        "agreements": [_agreement(fact, reading.facts) for fact in of(Agreement)],
        "commitments": [f"{' + '.join(fact.by)}: {fact.text}" for fact in of(Commitment)],
        "goals": [f"{fact.by or 0}: {fact.text}" for fact in of(Goal)],
        "figures": [f"{fact.quantity.value} {fact.quantity.unit}".strip() for fact in of(Figure)],
        "systems": [f"{fact.system}: {fact.status}" for fact in of(Delivery)],
        "statements": [f"{fact.speaker}: {fact.text}" for fact in of(Statement)],
        "awards": [f"{', '.join(fact.givers)}: {fact.award}, {fact.recipients} {fact.recipient}" for fact in of(Award)],
    }


def _agreement(agreement: Agreement, facts: tuple[Fact, ...]) -> dict[str, Any]:
    signed = [fact.date.lexical for fact in facts if isinstance(fact, SignedOn) and fact.agreement == agreement.key]
    terms = [fact.period for fact in facts if isinstance(fact, Term) and fact.agreement == agreement.key and fact.period]
    return {
        "kind": agreement.kind,
        "signed": "".join(signed),
        "period": [terms[0].start or 0, terms[0].end or 0] if terms else [],
        "parties": [fact.organisation for fact in facts if isinstance(fact, Party) and fact.agreement == agreement.key],
        "signatories": [fact.person for fact in facts if isinstance(fact, Signatory) and fact.agreement == agreement.key],
        "areas": [fact.text for fact in facts if isinstance(fact, Area) and fact.agreement == agreement.key],
    }


@pytest.mark.parametrize("article", ARTICLES, ids=[article["why"] for article in ARTICLES])
def test_an_article_tells_these_facts_and_no_others(article: dict[str, Any]) -> None:
    found = told(read(Document.of("a.txt", article["text"])))
    bare = {"signed": "", "period": [], "parties": [], "signatories": [], "areas": []}
    wanted = {kind: article.get(kind, []) for kind in KINDS} | {
        "agreements": [bare | one for one in article.get("agreements", [])]
    }
    assert found == wanted
