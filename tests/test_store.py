"""The store: whole generations, switched at once; whatever ends a build, the old one answers as before."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib.query import ResultRow

from by_hand import BASE, TEXT, reading
from hoptac import building, inference, oxigraph
from hoptac.building import Summary, build
from hoptac.dataset import open_dataset
from hoptac.documents import Found, Problem
from hoptac.errors import InputError, StoreError, UsageError
from hoptac.model import Document, Reading, Succession
from hoptac.rdf import Literal, Term
from hoptac.store import FORMAT, OpenStore, open_store
from hoptac.vocabulary import PREFIXES

TESTS = Path(__file__).parent


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "two.txt").write_text(TEXT + "Hết.\n", "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def made(paths: Path, store: Path) -> Summary:
    return build([paths], store, BASE, reader=reading)


def names(opened: OpenStore) -> list[str]:
    rows = opened.graph.query("SELECT ?n WHERE { GRAPH ?d { ?d hop:fileName ?n } } ORDER BY ?n", prefixes=PREFIXES).rows()
    return [row[0].value for row in rows if isinstance(row[0], Literal)]


def generations(store: Path) -> list[str]:
    return sorted(path.name for path in (store / "generations").iterdir())


# ---- what a build leaves -----------------------------------------------------------------------


def test_a_build_is_read_back_with_its_texts_and_its_manifest(articles: Path, store: Path) -> None:
    summary = made(articles, store)
    opened = open_store(store)
    assert (summary.documents, opened.manifest.documents, opened.manifest.base) == (2, 2, BASE)
    assert opened.manifest.triples == summary.triples == len(opened.graph)
    assert summary.facts["Agreement"] == 4
    assert names(opened) == ["one.txt", "two.txt"]
    assert opened.text(Document.of("one.txt", TEXT).sha256) == TEXT


def test_the_same_articles_give_the_same_quads(articles: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for path in (first, second):
        made(articles, path)
    dumps = [sorted(open_store(path).graph.dump("nq").splitlines()) for path in (first, second)]
    assert dumps[0] == dumps[1]
    assert open_store(first).manifest == open_store(second).manifest


def test_small_batches_give_the_same_graph(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(articles, tmp_path / "a")
    monkeypatch.setattr(building, "BATCH", 500)
    made(articles, tmp_path / "b")
    dumps = [sorted(open_store(tmp_path / name).graph.dump("nq").splitlines()) for name in "ab"]
    assert dumps[0] == dumps[1]


def test_one_text_under_two_names_is_one_document(articles: Path, store: Path) -> None:
    (articles / "three.txt").write_text(TEXT, "utf-8")
    summary = made(articles, store)
    assert summary.documents == 2
    assert summary.repeats == (("three.txt", "one.txt"),)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_built(articles: Path, store: Path) -> None:
    (articles / "bad.txt").write_bytes(b"\xff\xfe\xff")
    met: list[Found] = []
    summary = build([articles], store, BASE, reader=reading, progress=met.append)
    assert summary.documents == 2
    assert [problem.path for problem in summary.problems] == [str(articles / "bad.txt")]
    assert [type(found) for found in met].count(Problem) == 1
    assert len(met) == 3


def test_strict_makes_a_problem_fatal(articles: Path, store: Path) -> None:
    (articles / "bad.txt").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match=r"bad\.txt"):
        build([articles], store, BASE, strict=True, reader=reading)


def test_nothing_to_read_is_an_error_that_says_why(tmp_path: Path, store: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        build([tmp_path / "nowhere.txt"], store, BASE, reader=reading)
    with pytest.raises(StoreError, match="no store"):
        open_store(store)


def test_a_base_that_is_no_address_is_refused(articles: Path, store: Path) -> None:
    with pytest.raises(UsageError, match="no base"):
        build([articles], store, 'https://a.example/"> <x', reader=reading)


# ---- generations -------------------------------------------------------------------------------


def test_a_new_build_replaces_the_old_and_removes_it(articles: Path, store: Path) -> None:
    made(articles / "one.txt", store)
    made(articles, store)
    assert names(open_store(store)) == ["one.txt", "two.txt"]
    assert generations(store) == ["000002"]


def test_who_reads_the_old_generation_keeps_it_until_the_next_build(articles: Path, store: Path) -> None:
    made(articles / "one.txt", store)
    old = open_store(store)
    made(articles, store)
    assert names(old) == ["one.txt"]
    assert generations(store) == ["000001", "000002"]
    old.close()
    made(articles, store)
    assert generations(store) == ["000003"]


def test_the_old_store_answers_while_a_new_one_is_being_built(articles: Path, store: Path) -> None:
    made(articles / "one.txt", store)
    seen: list[list[str]] = []

    def looks(document: Document) -> Reading:
        seen.append(names(open_store(store)))
        return reading(document)

    build([articles], store, BASE, reader=looks)
    assert seen == [["one.txt"], ["one.txt"]]
    assert names(open_store(store)) == ["one.txt", "two.txt"]


class Stop(BaseException):
    """What ends a build from outside, as Ctrl-C does."""


@pytest.mark.parametrize("end", [KeyboardInterrupt, Stop, ValueError])
def test_a_build_that_is_ended_leaves_the_old_store(articles: Path, store: Path, end: type[BaseException]) -> None:
    made(articles / "one.txt", store)

    def ends(document: Document) -> Reading:
        if document.name == "two.txt":
            raise end
        return reading(document)

    with pytest.raises(end):
        build([articles], store, BASE, reader=ends)
    assert names(open_store(store)) == ["one.txt"]
    assert generations(store) == ["000001"]


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from by_hand import reading
from hoptac.building import build

def killed(document):
    if document.name == "two.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return reading(document)

build([Path(sys.argv[1])], Path(sys.argv[2]), reader=killed)
"""


def test_kill_9_in_the_middle_leaves_the_old_store_and_the_next_build_clears_up(articles: Path, store: Path) -> None:
    made(articles / "one.txt", store)
    run = subprocess.run([sys.executable, "-c", KILLED, str(articles), str(store), str(TESTS)], check=False)
    assert run.returncode == -signal.SIGKILL
    assert generations(store) == ["000001", "000002"]
    assert names(open_store(store)) == ["one.txt"]
    made(articles, store)
    assert names(open_store(store)) == ["one.txt", "two.txt"]
    assert generations(store) == ["000002"]


def test_a_full_disk_leaves_the_old_store(articles: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(articles / "one.txt", store)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(oxigraph.Store, "load", full)
    with pytest.raises(StoreError, match=r"the disk is full; make room"):
        made(articles, store)
    assert names(open_store(store)) == ["one.txt"]


LIMITED = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from by_hand import reading
from hoptac.building import build
from hoptac.errors import StoreError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    build([Path(sys.argv[1])], Path(sys.argv[2]), reader=reading)
except StoreError as error:
    print(error)
"""


def test_a_disk_that_takes_no_more_ends_the_build_in_one_line(articles: Path, store: Path) -> None:
    made(articles / "one.txt", store)
    command = [sys.executable, "-c", LIMITED, str(articles), str(store), str(TESTS)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.stdout.count("\n") == 1, run.stderr
    assert "cannot be written" in run.stdout
    assert "the store is as it was" in run.stdout
    assert names(open_store(store)) == ["one.txt"]


def test_two_builds_at_once_are_refused(articles: Path, store: Path) -> None:
    def again(document: Document) -> Reading:
        with pytest.raises(StoreError, match="another build"):
            made(articles, store)
        return reading(document)

    assert build([articles / "one.txt"], store, BASE, reader=again).documents == 1


def test_a_folder_that_is_something_else_is_not_built_into(articles: Path) -> None:
    with pytest.raises(StoreError, match="is no store and not empty"):
        made(articles, articles)
    assert sorted(path.name for path in articles.iterdir()) == ["one.txt", "two.txt"]


# ---- opening -----------------------------------------------------------------------------------


def test_a_store_of_another_format_says_so(articles: Path, store: Path) -> None:
    made(articles, store)
    manifest = store / "generations" / "000001" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"format": FORMAT + 1}), "utf-8")
    with pytest.raises(StoreError, match=f"has format {FORMAT + 1} and this version of hoptac reads {FORMAT}"):
        open_store(store)


@pytest.mark.parametrize(("file", "content"), [("CURRENT", "../.."), ("generations/000001/manifest.json", "{")])
def test_a_damaged_store_says_what_to_do(articles: Path, store: Path, file: str, content: str) -> None:
    made(articles, store)
    (store / file).write_text(content, "utf-8")
    with pytest.raises(StoreError, match="run `hoptac build"):
        open_store(store)


@pytest.mark.parametrize("content", ["../..", "000009\n", ""])
def test_a_build_mends_a_damaged_store(articles: Path, store: Path, content: str) -> None:
    made(articles / "one.txt", store)
    (store / "CURRENT").write_text(content, "utf-8")
    made(articles, store)
    assert names(open_store(store)) == ["one.txt", "two.txt"]
    assert generations(store) == [open_store(store).path.name]


def test_a_store_whose_generation_is_gone_says_what_to_do(articles: Path, store: Path) -> None:
    made(articles, store)
    (store / "CURRENT").write_text("000007\n", "ascii")
    with pytest.raises(StoreError, match="000007 is not there; run `hoptac build"):
        open_store(store)


def test_an_open_store_takes_no_writing(articles: Path, store: Path) -> None:
    made(articles, store)
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(store).graph.load(b"<a:s> <a:p> <a:o> .")


def test_opening_and_asking_imports_no_heavy_library(articles: Path, store: Path) -> None:
    made(articles, store)
    code = (
        "import sys; from pathlib import Path; from hoptac.store import open_store;"
        "list(open_store(Path(sys.argv[1])).graph.query('SELECT * { ?s ?p ?o } LIMIT 1').rows());"
        "print([m for m in ('rdflib', 'networkx', 'pyvis', 'pyshacl', 'rich', 'hoptac.lists') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(store)], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


def test_rdflib_reads_the_same_graph(articles: Path, store: Path) -> None:
    made(articles, store)
    dataset = open_dataset(store)
    query = "SELECT ?name WHERE { GRAPH ?d { ?p a foaf:Person ; rdfs:label ?name } }"
    rows = open_store(store).graph.query(query, prefixes=PREFIXES).rows()
    labels = sorted(row[0].value for row in rows if isinstance(row[0], Literal))
    assert sorted(str(row["name"]) for row in dataset.query(query) if isinstance(row, ResultRow)) == labels
    assert len(list(dataset.graphs())) >= 4


# ---- inference ---------------------------------------------------------------------------------


def unstated(document: Document) -> Reading:
    one = reading(document)
    return replace(one, facts=tuple(fact for fact in one.facts if not isinstance(fact, Succession)))


def follows(store: Path) -> Iterator[tuple[Term | None, ...]]:
    query = "SELECT ?graph ?later WHERE { GRAPH ?graph { ?later hop:follows ?earlier } }"
    return open_store(store).graph.query(query, prefixes=PREFIXES).rows()


def test_an_agreement_that_goes_on_where_another_ends_is_inferred_to_follow_it(articles: Path, store: Path) -> None:
    build([articles], store, BASE, reader=unstated)
    ((graph, later),) = follows(store)
    assert graph == BASE + "id/graph/inferred"
    assert isinstance(later, str)
    assert "/agreement/2020-" in later


def test_what_a_text_states_is_not_inferred_again(articles: Path, store: Path) -> None:
    made(articles, store)
    assert BASE + "id/graph/inferred" not in [graph for graph, _ in follows(store)]


def test_every_inferred_edge_names_its_rule_and_what_it_rests_on(articles: Path, store: Path) -> None:
    build([articles], store, BASE, reader=unstated)
    graph = open_store(store).graph
    whole = """SELECT ?rule (COUNT(DISTINCT ?i) AS ?n) WHERE {
      ?i a hop:Inferred ; hop:rule ?rule ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom ?why .
      ?s ?p ?o . ?why a ?type } GROUP BY ?rule"""
    rows = graph.query(whole, prefixes=PREFIXES).rows()
    counts = {rule.value: int(n.value) for rule, n in rows if isinstance(rule, Literal) and isinstance(n, Literal)}
    ((all_of_them,),) = graph.query("SELECT (COUNT(DISTINCT ?i) AS ?n) { ?i a hop:Inferred }", prefixes=PREFIXES).rows()
    assert isinstance(all_of_them, Literal)
    assert sum(counts.values()) == int(all_of_them.value)
    assert {"fields", "succession"} <= set(counts) <= {rule.name for rule in inference.rules()}


def test_an_agreement_covers_the_fields_of_its_areas_and_those_above_them(articles: Path, store: Path) -> None:
    made(articles, store)
    query = "SELECT DISTINCT ?f WHERE { ?a hop:covers ?f }"
    covered = {str(row[0]).rpartition("#")[2] for row in open_store(store).graph.query(query, prefixes=PREFIXES).rows()}
    assert {"smartAgriculture", "agriculture", "informationSecurity"} <= covered


def test_a_lock_that_is_held_until_python_ends_goes_without_a_word(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys, colorsys, hoptac.locks as locks; sys.kept = colorsys, locks;"
        "colorsys.held = locks.take(pathlib.Path(sys.argv[1]))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path / "LOCK")], check=True, capture_output=True, text=True)
    assert run.stderr == ""
