"""What follows what, in the articles of golden/agreements.toml: read, and then inferred by the rules of queries/rules/."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from drawn import cases
from hoptac.building import build
from hoptac.model import Agreement, Document
from hoptac.rdf import Term
from hoptac.reading import read
from hoptac.store import open_store
from hoptac.triples.scope import Scope
from hoptac.vocabulary import PREFIXES, Names

SEVERAL = [case for case in cases("agreements.toml") if len(case.get("agreement", ())) > 1]
FOLLOWS = "SELECT DISTINCT ?later ?earlier { GRAPH ?graph { ?later hop:follows ?earlier } }"


def inferred(text: str, folder: Path) -> set[tuple[Term | None, ...]]:
    """The agreements that the graph of an article says follow one another."""
    (folder / "a.txt").write_bytes(text.encode())
    build([folder / "a.txt"], folder / "store")
    with closing(open_store(folder / "store")) as opened:
        return set(opened.graph.query(FOLLOWS, prefixes=PREFIXES).rows())


def drawn(case: dict[str, Any]) -> set[tuple[Term | None, ...]]:
    """The same as the golden file has it."""
    reading = read(Document.of("a.txt", case["text"]))
    keys = [fact.key for fact in reading.facts if isinstance(fact, Agreement)]
    names = [Scope.of(reading, Names()).agreements[key].strip("<>") for key in keys]
    return {(names[i], names[one["follows"] - 1]) for i, one in enumerate(case["agreement"]) if one.get("follows")}


@pytest.mark.parametrize("case", SEVERAL, ids=[case["why"] for case in SEVERAL])
def test_an_agreement_follows_those_that_it_follows_and_no_others(case: dict[str, Any], tmp_path: Path) -> None:
    assert inferred(case["text"], tmp_path) == drawn(case)


def test_some_of_the_articles_have_a_lineage() -> None:
    assert sum(any(one.get("follows") for one in case["agreement"]) for case in SEVERAL) >= 3
