"""The check: a graph that proves itself passes, and whatever is tampered with is told with its place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from by_hand import BASE, HOP, TEXT, article, reading
from hoptac.building import build
from hoptac.checking import check
from hoptac.cli import main
from hoptac.errors import StoreError
from hoptac.model import Document, Party, Person, Reading
from hoptac.rdf import Literal
from hoptac.store import open_store
from hoptac.vocabulary import PREFIXES


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "lam-son.txt").write_text(TEXT, "utf-8")
    build([tmp_path / "lam-son.txt"], tmp_path / "store", BASE, reader=reading)
    return tmp_path / "store"


def findings(store: Path) -> list[str]:
    return [str(finding) for finding in check(open_store(store))]


def iri(store: Path, pattern: str) -> str:
    """The IRI of the one thing of a pattern."""
    query = f"SELECT DISTINCT ?thing WHERE {{ GRAPH ?g {{ {pattern} }} }}"
    ((thing, *_),) = open_store(store).graph.query(query, prefixes=PREFIXES).rows()
    assert isinstance(thing, str)
    return thing


def update(store: Path, change: str) -> None:
    """Change the graph behind the back of the program."""
    native = ox.Store(str(store / "generations" / "000001" / "graph"))
    native.update(change, prefixes=PREFIXES)
    native.flush()


def test_a_store_as_built_is_found_in_order(store: Path) -> None:
    assert findings(store) == []


@pytest.mark.parametrize("strange", ["\ud800", "\u202e", "\x00", '"\\', "e\u0301", "\U0001f9e1", "\ufffe"])
def test_strange_characters_in_a_text_do_not_shift_a_quote(tmp_path: Path, strange: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store", BASE, reader=lambda document: reading(article(strange + TEXT + strange)))
    problems = findings(tmp_path / "store")
    assert not [problem for problem in problems if "does not say" in problem]


def test_a_quote_that_was_changed_is_told(store: Path) -> None:
    update(
        store,
        'DELETE { GRAPH ?g { ?q oa:exact ?old } } INSERT { GRAPH ?g { ?q oa:exact "hơn 44 cơ quan" } } '
        'WHERE { GRAPH ?g { ?q oa:exact ?old } FILTER(?old = "hơn 43 cơ quan") }',
    )
    (problem,) = findings(store)
    assert problem.startswith("lam-son.txt: document/lam-son-")
    assert "the text does not say 'hơn 44 cơ quan' at " in problem


def test_a_quote_that_was_moved_is_told(store: Path) -> None:
    update(
        store,
        "DELETE { GRAPH ?g { ?p oa:start 14 } } INSERT { GRAPH ?g { ?p oa:start 13 } } WHERE { GRAPH ?g { ?p oa:start 14 } }",
    )
    assert any("does not say 'Ngày 18/12/2020' at 13-29" in problem for problem in findings(store))


def test_a_text_that_was_changed_is_told(store: Path) -> None:
    (text,) = (store / "generations" / "000001" / "texts").iterdir()
    text.write_text(TEXT.replace("18/12/2020", "19/12/2020"), "utf-8")
    problems = findings(store)
    assert any("is not the one that was read (SHA-256)" in problem for problem in problems)
    assert any("does not say 'Ngày 18/12/2020'" in problem for problem in problems)


def test_a_text_that_is_missing_is_told(store: Path) -> None:
    (text,) = (store / "generations" / "000001" / "texts").iterdir()
    text.unlink()
    (problem,) = findings(store)
    assert "cannot be read; run `hoptac build` again" in problem


# What is taken away, what is put in its place, where, and what the check then says.
BREAKS = [
    ("?x rdfs:label ?y", "", "?x a hop:Agreement ; rdfs:label ?y", "rdfs:label: has one label in a document"),
    ("?x hop:evidence ?y", "", "?x a hop:Figure ; hop:evidence ?y", "hop:evidence: has the words that say so"),
    ("?x a hop:Figure", "", "?x a hop:Figure", "is used and described nowhere (dangling)"),
    ("?x org:role ?y", "", "?x org:role ?y", "org:role: Less than 1 values"),
    ("?x rdf:predicate ?y", "", "?x a hop:Claim ; rdf:predicate ?y", "rdf:predicate: Less than 1 values"),
    ("", '?x hop:signedOn "hôm qua"', "?x hop:signedOn ?y", "hop:signedOn: More than 1 values"),
    (
        "?x hop:notBefore ?y",
        "?x hop:notBefore ?z",
        "?x hop:notBefore ?y BIND('2030-01-01'^^xsd:date AS ?z)",
        "not after its last",
    ),
    ("?x hop:status ?y", "?x hop:status hop:wish", "?x hop:status ?y", "hop:status:"),
    ("?x hop:party ?y", "", "?x hop:party ?y", "claims an edge that is not in its graph"),
    ("", "?x hop:horizon '2040'^^xsd:gYear", "?x hop:term ?y", "has an edge that no claim proves"),
    ("", "?x hop:follows ?x", "?x hop:signedOn ?y", "is part of itself, or follows itself"),
    ("", "?x hop:position 1", "?x hop:position 2", "has two areas at one position"),
    ("?x dcat:startDate ?y", "?x dcat:startDate '2050'^^xsd:gYear", "?x dcat:startDate ?y", "ends before it starts"),
    ("?x prov:wasDerivedFrom ?y", "", "?x prov:wasDerivedFrom ?y", "prov:wasDerivedFrom: Less than 1 values"),
    ("", "?x prov:wasDerivedFrom <a:nothing>", "?x a hop:Inferred", "rests on something that is not in the graph"),
]


@pytest.mark.parametrize(("taken", "put", "where", "problem"), BREAKS, ids=[problem for *_, problem in BREAKS])
def test_a_broken_shape_or_rule_is_told(store: Path, taken: str, put: str, where: str, problem: str) -> None:
    update(store, f"DELETE {{ GRAPH ?g {{ {taken} }} }} INSERT {{ GRAPH ?g {{ {put} }} }} WHERE {{ GRAPH ?g {{ {where} }} }}")
    assert any(problem in finding for finding in findings(store))


def test_an_iri_that_nothing_describes_is_told(store: Path) -> None:
    missing = f"{BASE}id/person/nobody-000000"
    update(store, f"INSERT {{ GRAPH ?g {{ ?a hop:speaker <{missing}> }} }} WHERE {{ GRAPH ?g {{ ?a a hop:Statement }} }}")
    assert any("person/nobody-000000: is used and described nowhere (dangling)" in problem for problem in findings(store))


def test_a_term_that_the_vocabulary_lacks_is_told(store: Path) -> None:
    update(store, "INSERT { GRAPH ?g { ?a hop:signd hop:planed } } WHERE { GRAPH ?g { ?a a hop:Agreement } }")
    problems = findings(store)
    assert f"vocabulary: {HOP}planed: is used and described nowhere (dangling)" in problems
    assert f"vocabulary: {HOP}signd: is used and described nowhere (dangling)" in problems


def test_a_document_that_is_gone_is_an_error(store: Path) -> None:
    update(store, "DELETE WHERE { GRAPH ?g { ?d hop:fileName ?n } }")
    with pytest.raises(StoreError, match="holds 0 documents and its manifest says 1"):
        findings(store)


def without(kind: type, name: str) -> Callable[[Document], Reading]:
    def read(document: Document) -> Reading:
        one = reading(document)
        kept = tuple(
            f for f in one.facts if not (isinstance(f, kind) and name in (getattr(f, "organisation", ""), getattr(f, "name", "")))
        )
        return replace(one, facts=kept)

    return read


def test_an_agreement_with_one_party_is_a_doubt_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store", BASE, reader=without(Party, "Tập đoàn Sao Khuê"))
    found = list(check(open_store(tmp_path / "store")))
    assert [finding.doubt for finding in found] == [True, True]
    assert "has fewer than two parties" in str(found[0])


def test_a_doubt_is_printed_and_the_check_succeeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store", BASE, reader=without(Party, "Tập đoàn Sao Khuê"))
    assert main(["check", "--store", str(tmp_path / "store")]) == 0
    out = capsys.readouterr().out
    assert out.count("doubtful: a.txt") == 2
    assert "2 worth a look" in out


def test_a_fact_about_somebody_whom_no_fact_describes_breaks_its_shape(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "store", BASE, reader=without(Person, "Trần Văn Ánh"))
    assert any("org:member: Value does not have class foaf:Person" in problem for problem in findings(tmp_path / "store"))


def test_the_findings_come_in_one_order(store: Path) -> None:
    update(store, "DELETE WHERE { GRAPH ?g { ?s hop:rule ?rule } }")
    first = findings(store)
    assert first == findings(store)
    assert len(first) > 10


def test_the_store_keeps_the_text_whose_hash_stands_on_the_document(store: Path) -> None:
    opened = open_store(store)
    ((sha,),) = opened.graph.query("SELECT ?sha { GRAPH ?d { ?d hop:sha256 ?sha } }", prefixes=PREFIXES).rows()
    assert isinstance(sha, Literal)
    assert opened.text(sha.value) == TEXT
