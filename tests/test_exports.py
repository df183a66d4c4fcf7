"""Exports: the same bytes each time, nothing lost on the way there and back, no words where none are wanted."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from by_hand import BASE, COMMITTEE
from hoptac import resources, spreadsheets
from hoptac.errors import UsageError
from hoptac.exports import answers, files, framed, lines, networks, rdf, writing
from hoptac.exports.files import Choice
from hoptac.oxigraph import Store
from hoptac.questions import catalogue
from hoptac.vocabulary import expand
from stores import corpus, earlier, later, shipped, store_of

TRIPLES = {"ttl": "turtle", "nt": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
QUADS = {"trig": "trig", "nq": "nquads"}
STORES = [corpus, shipped]
rdflibs_own = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning:rdflib")


def written(store: Store, form: str, **choice: Any) -> bytes:
    return files.FILES[form][1](store, Choice(**choice))


def union(store: Store) -> Graph:
    """What a store holds, as rdflib reads it out of Oxigraph's own lines."""
    return Graph().parse(data=b"".join(lines.union(lines.lines(store))), format="nt")


# ---- there and back ----------------------------------------------------------------------------


@rdflibs_own
@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("form", TRIPLES)
def test_triples_come_back_as_they_were(store: Any, form: str) -> None:
    assert isomorphic(Graph().parse(data=written(store(), form), format=TRIPLES[form]), union(store()))


@rdflibs_own
@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("form", QUADS)
def test_quads_come_back_each_in_its_graph(store: Any, form: str) -> None:
    found = Dataset()
    found.parse(data=written(store(), form), format=QUADS[form])
    expected = Dataset()
    expected.parse(data=store().dump("nq"), format="nquads")
    assert set(found.quads()) == set(expected.quads())


@pytest.mark.parametrize("form", [*TRIPLES, *QUADS])
def test_the_order_of_loading_changes_no_byte(form: str) -> None:
    assert written(store_of(earlier(), later()), form) == written(store_of(later(), earlier()), form)


def test_another_run_with_another_hash_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from stores import corpus; from hoptac.exports.files import Choice, export;"
        "list(export(corpus(), Path(sys.argv[1]), [], Choice()))"
    )
    for seed in ("1", "2"):
        around = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=around)
    one, other = ({p.relative_to(tmp_path / s): p.read_bytes() for p in (tmp_path / s).rglob("*.*")} for s in "12")
    assert one == other
    assert len(one) == len(files.FILES) + len(catalogue())


# ---- what people read --------------------------------------------------------------------------


def test_turtle_has_prefixes_that_can_be_read_and_only_those_in_use() -> None:
    text = written(corpus(), "ttl").decode()
    assert "\nperson:tran-van-anh-" in text
    assert "a foaf:Person" in text
    for line in text.partition("\n\n")[0].splitlines():
        assert f"{line.split()[1]}" in text.partition("\n\n")[2], line


def test_jsonld_holds_its_context_and_each_fact_its_evidence() -> None:
    made = json.loads(written(corpus(), "jsonld"))
    assert made["@context"]["hop"] == expand("hop:")
    (award,) = (node for node in made["@graph"] if node.get("type") == "Award")
    words = [selector["exact"] for selector in award["evidence"]["hasSelector"] if "exact" in selector]
    assert words == ["7 cá nhân"]
    assert award["recipients"] == 7
    kinds = {node.get("type") for node in made["@graph"] if isinstance(node.get("type"), str)}
    assert not kinds & {"Area", "Participation", "oa:TextQuoteSelector"}


def test_jsonld_framed_in_small_batches_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = json.loads(written(corpus(), "jsonld"))["@graph"]
    monkeypatch.setattr(framed, "BATCH", 3)
    parts = json.loads(written(corpus(), "jsonld"))["@graph"]
    assert sorted(map(json.dumps, parts)) == sorted(map(json.dumps, whole))


def test_every_property_of_the_graph_is_spelt_short_in_jsonld() -> None:
    things = [node for node in json.loads(written(corpus(), "jsonld"))["@graph"] if node["id"].startswith(BASE)]
    assert not [key for node in things for key in node if "://" in key]


def test_a_foreign_context_is_never_fetched() -> None:
    with pytest.raises(ValueError, match="is not fetched"):
        framed._refuse("https://example.org/context", {})


# ---- tables ------------------------------------------------------------------------------------


def test_each_question_has_a_file_with_its_columns() -> None:
    found = dict(answers.tables(corpus()))
    assert set(found) == {f"{question.name}.csv" for question in catalogue()}
    header = next(csv.reader(io.StringIO(found["roles.csv"].decode())))
    assert {"person", "role", "organisation", "document", "quote", "quote_start", "quote_stop"} <= set(header)


def test_a_cell_that_a_spreadsheet_would_run_can_be_told_apart() -> None:
    for text in ("=1", "+1", "-1", "@x", "\tx", "\nx", "＝1"):
        assert spreadsheets.cell(text) == f"'{text}"
    for text in ("1", "a=1", "", "'=1"):
        assert spreadsheets.cell(text) == text


CELLS = st.text(st.sampled_from("=+-@\t\r\n＝\"', ab"), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_of_a_whole_file_the_cells_that_would_be_run_and_no_others_are_told_apart(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([["a", "b"], *rows])
    body = written.getvalue().encode()
    read = list(csv.reader(io.StringIO(spreadsheets.safe(body).decode(), newline="")))
    assert read == [["a", "b"], *([spreadsheets.cell(cell) for cell in row] for row in rows)]
    assert spreadsheets.number_of_rows(body) == len(rows)


# ---- networks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("store", STORES)
def test_networks_open_with_what_gephi_shows(store: Any, form: str) -> None:
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    made = read(io.BytesIO(written(store(), form)))
    named = {node["label"]: node for _, node in made.nodes(data=True)}
    assert {node["kind"] for node in named.values()} >= {"person", "organisation"}
    assert all(edge["weight"] >= 1 and edge["kind"] for *_, edge in made.edges(data=True))
    assert all(("viz" in node) if form == "gexf" else {"x", "y", "r", "g", "b", "size"} <= set(node) for node in named.values())


def test_a_network_file_carries_years_and_no_day_of_writing() -> None:
    made = nx.read_gexf(io.BytesIO(networks.gexf(corpus())))
    assert 2020 in {node.get("year") for _, node in made.nodes(data=True)}
    assert b"lastmodified" not in networks.gexf(corpus())


# ---- without quotes ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", files.FORMATS)
def test_no_quotes_means_no_sentence_of_an_article(tmp_path: Path, form: str) -> None:
    list(files.export(corpus(), tmp_path, [form], Choice(quotes=False)))
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*.*")).decode()
    for words in ("Bà Bích đã ký", "Tỉnh cam kết hỗ trợ", "Tập đoàn đầu tư mạnh hơn", "Chủ tịch UBND tỉnh Trần Văn Ánh"):
        assert words not in content
    assert COMMITTEE in content


# ---- files -------------------------------------------------------------------------------------


def test_a_folder_gets_every_format(tmp_path: Path) -> None:
    found = list(files.export(corpus(), tmp_path / "out", [], Choice()))
    assert [path.name for path in found] == [*(f"hoptac{endings[0]}" for endings, _ in files.FILES.values()), "csv"]


@pytest.mark.parametrize(("name", "form"), [("a.ttl", "ttl"), ("a.RDF", "rdfxml"), ("a.json", "jsonld"), ("a.b/c", "")])
def test_the_ending_of_a_file_says_its_format(name: str, form: str) -> None:
    assert files.format_of(name) == form


def test_two_formats_do_not_go_into_one_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a folder with -o"):
        list(files.export(corpus(), tmp_path / "a.ttl", ["ttl", "nt"], Choice()))


def test_a_format_can_be_written_under_any_name(tmp_path: Path) -> None:
    list(files.export(corpus(), tmp_path / "graph.txt", ["nt"], Choice()))
    assert (tmp_path / "graph.txt").read_bytes() == written(corpus(), "nt")


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.nt"
    writing.put(place, b"old")

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match=r"a\.nt: cannot be written \(No space left on device\)"):
        writing.put(place, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.nt"]
    assert place.read_bytes() == b"old"


def test_context_and_frame_stand_with_the_ontology() -> None:
    context = json.loads(resources.read("ontology/context.jsonld"))["@context"]
    frame = json.loads(resources.read("ontology/frame.jsonld"))
    assert {key for key in frame if not key.startswith("@")} <= set(context)


def test_rdf_xml_has_its_namespaces_in_order() -> None:
    head = rdf.rdf(lines.lines(corpus()), "rdfxml").split(b">", 2)[1]
    names = [part.partition(b"=")[0] for part in head.split() if part.startswith(b"xmlns:")]
    assert names == sorted(names)
