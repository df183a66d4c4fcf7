"""A walk over real servers, from the data of the first page through every address of the dataset: each of them answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from hoptac import resources
from hoptac.building import build
from hoptac.serving.formats import ENDINGS, media_of
from hoptac.vocabulary import BASE
from served import Got, Server, served

OTHER = "https://data.example.org/hop-tac/"
FOAF, TERMS = "http://xmlns.com/foaf/0.1/", "http://purl.org/dc/terms/"
TRIPLES = "application/n-triples"


class Walk:
    """A walk over a server whose IRIs begin with a base; `start` is the path under which they are asked for."""

    def __init__(self, server: Server, base: str, start: str = "/") -> None:
        self.server, self.base, self.start = server, base, start
        self.met: dict[str, Got] = {}

    def ask(self, address: str, accept: str = TRIPLES) -> Got:
        """What a path or an IRI answers in the end, redirections followed as a client does."""
        path = f"{self.start}{address.removeprefix(self.base)}" if address.startswith(self.base) else address
        got = self.server.ask(path, accept=accept)
        return self.ask(got.headers["location"], accept) if got.status in (301, 302, 303, 307, 308) else got

    def all(self) -> dict[str, Got]:
        """All addresses that can be reached, and what each answers."""
        waiting = [self.base]
        for address in waiting:
            if address not in self.met:
                self.met[address] = self.ask(address, f"{TRIPLES}, */*;q=0.1")
                waiting += self._mentioned(self.met[address])
        return self.met

    def example(self, kind: str) -> str:
        """The type and key of a thing of a kind."""
        query = f"SELECT ?s {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(CONTAINS(STR(?s), '/id/{kind}/')) }} LIMIT 1"
        return self.server.query(query, "text/csv").text.split()[1].removeprefix(f"{self.base}id/")

    def _mentioned(self, got: Got) -> list[str]:
        if got.media == TRIPLES:
            terms = (term for triple in ox.parse(got.body, ox.RdfFormat.N_TRIPLES) for term in (*triple, triple.predicate))
            found = {term.value.partition("#")[0] for term in terms if isinstance(term, ox.NamedNode)}
            return sorted(iri for iri in found if iri.startswith(self.base))
        return []


@pytest.fixture(scope="module", params=[BASE, OTHER])
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    store: Path = tmp_path_factory.mktemp("walk") / "store"
    build([resources.path("seeds")], store, base=request.param)
    with served(store) as server:
        yield Walk(server, request.param)


def test_every_address_that_any_document_mentions_answers_and_says_what_it_is_about(walk: Walk) -> None:
    met = walk.all()
    assert not {address: got.status for address, got in met.items() if got.status != 200}
    assert len(met) > 250
    kinds = {address.removeprefix(f"{walk.base}id/").partition("/")[0] for address in met if "/id/" in address}
    assert {"person", "organisation", "agreement", "document", "area", "claim", "graph"} <= kinds
    assert {f"{walk.base}{name}" for name in ("sparql", ".well-known/void", "data/hoptac.ttl")} <= set(met)
    for address, got in met.items():
        assert f"<{OTHER if walk.base == BASE else BASE}id/".encode() not in got.body
        if "/id/" in address and got.media == TRIPLES:
            said = list(ox.parse(got.body, ox.RdfFormat.N_TRIPLES))
            topics = [t.object for t in said if t.predicate.value == f"{FOAF}primaryTopic"]
            assert topics == [ox.NamedNode(address if "/id/graph/" not in address else f"{walk.base}id/graph/hoptac")]
            assert any(t.predicate.value == f"{TERMS}license" for t in said)


def test_a_document_is_the_same_triples_in_every_format(walk: Walk) -> None:
    name = walk.example("agreement")
    told = {}
    for ending, form in ENDINGS.items():
        got = walk.server.ask(f"/doc/{name}.{ending}")
        assert (got.status, got.media) == (200, media_of(form))
        assert got.headers["content-location"] == f"/doc/{name}.{ending}"
        if form != "html":
            forms = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML}
            parsed = ox.parse(got.body, forms.get(form, ox.RdfFormat.JSON_LD))
            told[ending] = {(triple.subject, triple.predicate, triple.object) for triple in parsed}
    assert told["ttl"] == told["nt"] == told["rdf"] == told["jsonld"]


def test_below_the_path_of_its_base_everything_answers_as_at_the_top(walk: Walk) -> None:
    path = urlsplit(walk.base).path
    below = Walk(walk.server, walk.base, path)
    person = walk.example("person")
    for name in ("", "sparql", "def", ".well-known/sparql-examples", f"id/{person}", f"doc/{person}.ttl", "id/graph/inferred"):
        assert below.ask(f"{walk.base}{name}").status == 200
    led = walk.server.ask(f"{path}id/{person}")
    assert (led.status, led.headers["location"]) == (303, f"{path}doc/{person}")
    page = walk.server.ask(f"{path}doc/{person}", accept="text/html").text
    links = re.findall(r'(?:href|action)="(/[^"]*)"', page)
    assert links
    assert all(link.startswith(path) and walk.ask(link, "text/html,*/*;q=0.1").status == 200 for link in set(links))


def test_what_is_missing_is_said_in_the_format_that_was_asked_for(walk: Walk) -> None:
    for media in ("text/turtle", TRIPLES, "application/ld+json", "application/rdf+xml", "text/html", "text/plain"):
        got = walk.server.ask("/doc/person/nobody-000000", accept=media)
        assert (got.status, got.media) == (404, media)
        assert "nobody-000000" in got.text
    turtle, xml = (
        walk.server.ask("/doc/person/nobody-000000", accept=media).body for media in ("text/turtle", "application/rdf+xml")
    )
    assert not list(ox.parse(turtle, ox.RdfFormat.TURTLE)) + list(ox.parse(xml, ox.RdfFormat.RDF_XML))
    assert json.loads(walk.server.ask("/doc/a--b/c", accept="application/ld+json").body)["status"] == 404
    assert not list(ox.parse(walk.server.ask("/doc/a--b/c", accept="application/rdf+xml").body, ox.RdfFormat.RDF_XML))
