"""`hoptac ask`, `hoptac sparql` and `hoptac.ask` as their users meet them: over a store on disk, in every format."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib.query import Result

import hoptac
from by_hand import COMMITTEE, COMPANY, article, reading
from hoptac.answers import FORMATS
from hoptac.building import build
from hoptac.cli import main
from hoptac.errors import StoreError
from hoptac.oxigraph import RDF_FORMATS
from hoptac.questions import catalogue

SELECT = "SELECT ?name WHERE { ?p a foaf:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store of the article with one fact of every kind."""
    folder = tmp_path_factory.mktemp("asking")
    (folder / "lam-son.txt").write_text(article().text, "utf-8")
    build([folder / "lam-son.txt"], folder / "store", "https://example.org/", reader=reading)
    return str(folder / "store")


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(store: str, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command over the store: its code, what it wrote to standard output, what to standard error."""

    def _run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--store", store])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return _run


def test_a_table_stands_in_the_vietnamese_order_without_the_columns_of_machines(run: Run) -> None:
    code, out, err = run("ask", "organisations")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].split() == ["organisation", "type", "part_of", "document", "quote"]
    assert [line.split("  ")[0] for line in lines[1:4]] == ["Sao Khuê Lâm Sơn", COMPANY, COMMITTEE]


def test_what_is_not_stated_is_said_so_and_explained(run: Run) -> None:
    _, out, _ = run("ask", "signers", "--agreement", "2014-2020")
    assert "không nêu / not stated" in out.splitlines()[1]
    assert "person: the text does not say of any person that this person signed" in out


def test_no_row_at_all_is_said_so_too(run: Run) -> None:
    for form in ("table", "md"):
        _, out, _ = run("ask", "signatories", "--agreement", "2014-2020", "--format", form)
        assert "không nêu / not stated: the text does not say of any person that this person signed" in out


def test_an_agreement_is_called_by_its_name_in_a_table_and_by_its_iri_for_machines(run: Run) -> None:
    assert "Bản ghi nhớ, 2014–2020" in run("ask", "parties")[1]
    assert "https://example.org/id/agreement/" in run("ask", "parties", "--format", "csv")[1]


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
@pytest.mark.parametrize("question", ["people", "agreements", "signatories"])
def test_the_formats_for_machines_are_what_the_w3c_defines(run: Run, question: str, form: str) -> None:
    code, out, _ = run("ask", question, "--format", form)
    assert code == 0
    parsed = Result.parse(io.BytesIO(out.encode()), format=form)
    assert parsed.vars is not None
    assert [str(variable) for variable in parsed.vars][-3:] == ["quote", "quote_start", "quote_stop"]


def test_json_leaves_out_what_is_not_stated(run: Run) -> None:
    _, out, _ = run("ask", "signers", "--agreement", "2014", "--format", "json")
    (binding,) = json.loads(out)["results"]["bindings"]
    assert "person" not in binding
    assert binding["document"]["value"] == "lam-son.txt"


def test_markdown_is_one_table_whatever_the_cells_hold(run: Run) -> None:
    _, out, _ = run("ask", "systems", "--format", "md")
    lines = out.splitlines()
    assert lines[1].startswith("| --- |")
    assert {line.replace("\\|", "").count("|") for line in lines[:3]} == {lines[1].count("|")}


def test_without_a_question_all_are_listed_in_both_languages(run: Run) -> None:
    code, out, _ = run("ask")
    assert code == 0
    for question in catalogue():
        assert question.name in out
        assert question.vi[0] in out
        assert question.en[0] in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", "peple"], "'peple' is not a question; did you mean people"),
        (["ask", "people", "--person", "Bich Le Thj"], "is not in this graph; did you mean Lê Thị Bích, Bà Bích?"),
        (["ask", "people", "--agreement", "2014"], "it takes --person, --organisation, --document"),
        (["ask", "--person", "Bích"], "say which question"),
        (["ask", "people", "--format", "yaml"], "invalid choice: 'yaml'"),
        (["sparql", "DROP ALL"], "DROP is refused"),
        (["sparql", "SELECT * WHERE { SERVICE <http://example.org/> {} }"], "SERVICE is refused"),
        (["sparql", "SELECT * FROM <http://example.org/> WHERE {}"], "FROM <http://example.org/> is refused"),
        (["sparql", "SELECT ?s WHERE { ?s ?p }"], "the query cannot be read: line 1, column 26"),
        (["sparql", SELECT, "--format", "ttl"], "ttl: not a format of this answer; take one of json, xml, csv, tsv"),
        (["sparql", "nowhere.rq"], "nowhere.rq: there is no such file; give a query, a file or -"),
    ],
)
def test_a_mistake_is_one_line_with_the_way_out(run: Run, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("hoptac: ")
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_query_of_ones_own_may_use_our_prefixes_undeclared(run: Run) -> None:
    assert run("sparql", SELECT)[1].splitlines() == ["name", "Lê Thị Bích", "Trần Văn Ánh"]


def test_a_query_comes_from_a_file_or_from_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(SELECT, "utf-8")
    from_file = run("sparql", str(file), "--format", "csv")[1]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SELECT.encode())))
    assert run("sparql", "-", "--format", "csv")[1] == from_file
    assert "Trần Văn Ánh" in from_file


def test_a_file_that_is_no_text_or_too_long_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_bytes(b"\xff\xfe")
    assert "the query is not UTF-8 (byte 0)" in run("sparql", str(file))[2]
    file.write_bytes(b"#" * 1_000_000)
    assert "longer than 16 kB" in run("sparql", str(file))[2]


def test_ask_answers_true_or_false(run: Run) -> None:
    assert run("sparql", "ASK { ?a a hop:Agreement }")[1] == "true\n"
    assert run("sparql", "ASK { ?a a hop:Nothing }")[1] == "false\n"
    assert json.loads(run("sparql", "ASK {}", "--format", "json")[1])["boolean"] is True


@pytest.mark.parametrize("form", ["ttl", "nt", "rdfxml", "jsonld", "trig", "nq"])
@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning:rdflib")
def test_a_constructed_graph_comes_in_every_rdf_format(run: Run, form: str) -> None:
    query = "CONSTRUCT { ?a hop:party ?o } WHERE { ?a hop:party ?o }"
    parsers = {"rdfxml": "xml", "jsonld": "json-ld", "ttl": "turtle", "nq": "nquads"}
    written = run("sparql", query, "--format", form)[1]
    parsed = rdflib.Dataset(default_union=True).parse(data=written, format=parsers.get(form, form))
    assert len(parsed) == 4
    assert form in RDF_FORMATS


def test_describe_gives_turtle(run: Run) -> None:
    _, out, _ = run("sparql", "DESCRIBE hop:party")
    assert (rdflib.URIRef("https://w3id.org/hoptac/def#party"), None, None) in rdflib.Graph().parse(data=out, format="turtle")


def test_python_gets_plain_rows(store: str) -> None:
    rows = hoptac.ask("areas", store=store, agreement="2020")
    assert [(row["position"], row["area"]) for row in rows] == [(1, "an toàn thông tin"), (2, "nông nghiệp thông minh")]
    assert rows == hoptac.ask("15", store=Path(store), agreement="2020")
    assert hoptac.ask("signers", store=store, agreement="2014")[0]["person"] is None


def test_python_finds_the_store_as_the_commands_do(store: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOPTAC_STORE", store)
    assert hoptac.ask("people")
    monkeypatch.delenv("HOPTAC_STORE")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="hoptac-store: there is no store"):
        hoptac.ask("people")


def test_python_opens_the_store_as_an_rdflib_dataset(store: str) -> None:
    dataset = hoptac.open(store)
    assert len(dataset) > 100
    dataset.close()


def test_the_package_has_what_it_says_and_nothing_else() -> None:
    assert all(callable(getattr(hoptac, name)) for name in hoptac.__all__)
    with pytest.raises(AttributeError, match="it has ask, open"):
        _ = hoptac.tell


# What a quick answer does without: large libraries, and those of Python itself that cost as much as the answer.
LIBRARIES = {"rdflib", "oxrdflib", "networkx", "pyvis", "pyshacl", "rich", "rapidfuzz", "ahocorasick_rs", "hoptac.reading"}
OF_PYTHON = set("dataclasses inspect ast shutil tempfile logging hashlib subprocess random importlib.metadata".split())


@pytest.mark.parametrize("asked", ["people", "Có những thỏa thuận nào?"])
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_quick_answer_imports_nothing_that_it_does_not_need(store: str, asked: str, form: str) -> None:
    told = "import sys; from hoptac.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", told, "ask", asked, "--format", form, "--store", store]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "pyoxigraph" in done.stderr.split()
    assert not (LIBRARIES | OF_PYTHON) & set(done.stderr.split())


def test_importing_the_package_imports_no_part_of_it() -> None:
    told = "import sys, hoptac; print(*(name for name in sys.modules if name.startswith('hoptac')))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["hoptac"]


def test_every_format_that_is_offered_can_be_written(run: Run) -> None:
    for form in FORMATS:
        assert run("ask", "people", "--format", form)[0] == 0


FORMULA = 'SELECT ("=1+1" AS ?a) ("VNPT" AS ?b) {}'


def test_csv_is_as_it_is_unless_it_is_asked_for_as_spreadsheets_need_it(run: Run) -> None:
    assert run("sparql", FORMULA, "--format", "csv")[1] == "a,b\r\n=1+1,VNPT\r\n"
    assert run("sparql", FORMULA, "--format", "csv", "--safe-csv")[1] == "a,b\r\n'=1+1,VNPT\r\n"
    for command in (("ask", "people"), ("ledger",), ("central",), ("entities",)):
        assert run(*command, "--format", "csv", "--safe-csv")[1] == run(*command, "--format", "csv")[1]
        code, _, err = run(*command, "--safe-csv")
        assert code == 2
        assert "--format csv" in err
