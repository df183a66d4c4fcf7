"""The clients that people use ask our endpoint and get what they expect: SPARQLWrapper, curl, Comunica."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from SPARQLWrapper import CSV, GET, JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from served import Server

PEOPLE = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT DISTINCT ?name { ?p a foaf:Person ; foaf:name ?name } ORDER BY ?name"
CONSTRUCT = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> CONSTRUCT { ?p foaf:name ?name } { ?p a foaf:Person ; foaf:name ?name }"
COMUNICA = "@comunica/query-sparql@4.4.1"
CACHE = Path.home() / ".cache" / "hoptac" / "comunica-4.4.1"


@pytest.fixture(scope="module")
def names(server: Server) -> list[str]:
    return server.query(PEOPLE, "text/csv").text.splitlines()[1:]


def endpoint(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}/sparql"


def wrapped(server: Server, query: str, form: str, method: str = GET) -> Any:
    client = SPARQLWrapper(endpoint(server))
    client.setMethod(method)
    client.setQuery(query)
    client.setReturnFormat(form)
    return client.queryAndConvert()


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_reads_rows_truths_and_triples(server: Server, names: list[str], method: str) -> None:
    bindings = wrapped(server, PEOPLE, JSON, method)["results"]["bindings"]
    assert [row["name"]["value"] for row in bindings] == names
    assert wrapped(server, PEOPLE, CSV, method).decode().splitlines()[1:] == names
    assert wrapped(server, "ASK { ?s ?p ?o }", JSON, method)["boolean"] is True
    assert len(Graph().parse(data=wrapped(server, CONSTRUCT, TURTLE, method), format="turtle")) >= len(names)


def test_sparqlwrapper_is_told_what_is_wrong_with_a_query(server: Server) -> None:
    with pytest.raises(QueryBadFormed, match="the query cannot be read"):
        wrapped(server, "SELECT ?s { ?s ?p }", JSON)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_gets_what_it_asks_for(server: Server, names: list[str]) -> None:
    def curl(*options: str) -> str:
        return subprocess.run(["curl", "-sSf", *options], capture_output=True, check=True, timeout=60).stdout.decode()

    asked = ("--data-urlencode", f"query={PEOPLE}", endpoint(server))
    assert curl("-H", "Accept: text/csv", *asked).splitlines()[1:] == names
    assert curl("-G", "-H", "Accept: text/csv", *asked).splitlines()[1:] == names
    assert len(json.loads(curl(*asked))["results"]["bindings"]) == len(names)
    direct = ("-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv", "--data-binary", PEOPLE)
    assert curl(*direct, endpoint(server)).splitlines()[1:] == names
    start = endpoint(server).removesuffix("/sparql")
    assert "sd:Service" in curl(endpoint(server))
    assert "void:Dataset" in curl("-L", "-H", "Accept: text/turtle", f"{start}/id/graph/inferred")
    assert "<html" in curl(f"{start}/")


@pytest.fixture(scope="module")
def comunica() -> Path:
    """Comunica's command, installed once into a cache."""
    command = CACHE / "node_modules" / ".bin" / "comunica-sparql"
    if command.exists():
        return command
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed, and so Comunica is not")
    CACHE.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(CACHE), COMUNICA]
    done = subprocess.run(install, capture_output=True, timeout=600, check=False)
    if done.returncode:
        pytest.skip(f"npm cannot install {COMUNICA}: {done.stderr.decode().strip().splitlines()[-1:]}")
    return command


def test_comunica_finds_the_endpoint_by_its_description_and_joins_what_it_asks(
    server: Server, names: list[str], comunica: Path
) -> None:
    def ask(query: str, source: str) -> list[dict[str, str]]:
        command = [str(comunica), source, "-q", query, "-t", "application/sparql-results+json"]
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr.decode()
        bindings = json.loads(done.stdout)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]

    assert [row["name"] for row in ask(PEOPLE, endpoint(server))] == names
    start = endpoint(server).removesuffix("/sparql")
    person = server.query("SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?p LIMIT 1", "text/csv").text.split()[1]
    document = f"{start}/doc/person/{person.rpartition('/')[2]}.ttl"
    (told,) = ask(f"SELECT DISTINCT ?name {{ <{person}> <http://xmlns.com/foaf/0.1/name> ?name }}", document)
    assert told["name"] in names
