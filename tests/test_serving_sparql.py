"""The SPARQL 1.1 Protocol over a real server: what may be asked, in which ways, and in which formats it is answered."""

import json
from urllib.parse import quote, urlencode

import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from hoptac.serving.formats import RDF, RESULTS
from hoptac.serving.negotiation import ranked
from served import PEOPLE, Server

CONSTRUCT = "CONSTRUCT { ?p a ?c } WHERE { ?p a ?c } LIMIT 5"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
DEFINITIONS = "https://w3id.org/hoptac/def"


def test_a_query_is_answered_alike_by_all_three_ways(server: Server) -> None:
    got = server.query(PEOPLE)
    assert got.status == 200
    assert json.loads(got.body)["results"]["bindings"]
    form = server.ask("/sparql", "POST", urlencode({"query": PEOPLE}).encode(), content_type=FORM)
    direct = server.ask("/sparql", "POST", PEOPLE.encode(), content_type=f"{DIRECT}; charset=utf-8")
    assert form.body == direct.body == got.body


@pytest.mark.parametrize(("query", "offered"), [(PEOPLE, RESULTS), ("ASK {}", RESULTS), (CONSTRUCT, RDF)])
def test_each_format_can_be_asked_for(server: Server, query: str, offered: dict[str, str]) -> None:
    for media in offered:
        if query == "ASK {}" and media in ("text/csv", "text/tab-separated-values"):
            continue
        got = server.query(query, media)
        assert (got.status, got.media) == (200, media)
        assert "Accept" in got.headers["vary"]
        assert "seconds=" in got.headers["hoptac-limits"]


def test_the_client_chooses_by_quality_and_the_server_says_what_it_cannot_give(server: Server) -> None:
    assert server.query(PEOPLE, "application/json;q=0.4, text/csv;q=0.9, image/png").media == "text/csv"
    assert server.query(PEOPLE, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8").media == "application/xml"
    assert server.query(PEOPLE, "").media == "application/sparql-results+json"
    refused = server.query(PEOPLE, "text/turtle")
    assert refused.status == 406
    assert "text/csv" in refused.text
    assert server.query(CONSTRUCT, "text/csv").status == 406


STATED = 'CONSTRUCT { <urn:a> <urn:says> <<( <urn:b> <urn:c> "d" )>> } {}'  # a triple term of RDF 1.2
RESERVED = "CONSTRUCT { <urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#li> <urn:b> } {}"  # no name for an element of RDF/XML


@pytest.mark.parametrize(("query", "media"), [(STATED, "application/ld+json"), (RESERVED, "application/rdf+xml")])
def test_an_answer_that_a_format_cannot_hold_comes_in_the_next_or_is_refused(server: Server, query: str, media: str) -> None:
    refused = server.query(query, media)
    assert refused.status == 406
    assert "take one of ttl" in refused.text
    got = server.query(query, f"{media}, text/turtle;q=0.5")
    assert (got.status, got.media) == (200, "text/turtle")
    assert "urn:" in got.text
    assert server.query(query, "*/*").status == 200


def test_triple_terms_come_in_every_format_that_has_them(server: Server) -> None:
    for media in set(RDF) - {"application/ld+json"}:
        assert server.query(STATED, media).status == 200
    for query in (STATED, 'SELECT (<<( <urn:b> <urn:c> "d" )>> AS ?said) {}'):
        shown = server.ask(f"/query?{urlencode({'query': query})}", accept="text/html")
        assert shown.status == 200
        assert "urn:c" in shown.text


@pytest.mark.parametrize(
    ("accept", "liked"),
    [
        ("a/b;q=0, */*", ("a/c", "d/e")),
        ("a/*;q=0.2, a/c", ("a/c", "a/b")),
        ("A/B ; q=0.5 , nonsense, d/e;q=7", ("d/e", "a/b")),
        ("x/y", ()),
        ("", ("a/b", "a/c", "d/e")),
    ],
)
def test_what_is_liked_comes_first_and_what_is_refused_not_at_all(accept: str, liked: tuple[str, ...]) -> None:
    assert ranked(accept, ("a/b", "a/c", "d/e")) == liked


def test_requests_that_are_no_query_are_refused_with_a_reason(server: Server) -> None:
    def posted(body: str | bytes, media: str) -> int:
        sent = body.encode() if isinstance(body, str) else body
        got = server.ask("/sparql", "POST", sent, **({"content_type": media} if media else {}))
        assert len(got.text) > 10
        return got.status

    update = "INSERT DATA { <a:b> <a:c> <a:d> }"
    assert server.ask(f"/sparql?query={quote(PEOPLE)}&query={quote(PEOPLE)}").status == 400
    assert server.ask("/sparql?nothing=x").status == 400
    assert server.ask("/sparql?query=%FF").status == 400
    assert server.ask("/sparql?query=SELECT").status == 400
    assert server.ask(f"/sparql?update={quote(update)}").status == 400
    assert server.ask(f"/sparql?query={quote(PEOPLE)}", "PUT").status == 405
    assert posted(PEOPLE, "text/plain") == 415
    assert posted(PEOPLE, "") == 415
    assert posted(urlencode({"query": PEOPLE}), f"{FORM}; charset=utf-16") == 400
    assert posted(urlencode({"update": update}), FORM) == 400
    assert posted(update, "application/sparql-update") == 400
    assert posted(update, DIRECT) == 400
    assert posted(b"ASK { ?s ?p '\xff' }", DIRECT) == 400
    assert server.lives()


def test_graphs_may_be_named_and_one_that_is_not_here_is_empty(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    within = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    everything = int(server.query(count, "text/csv").text.split()[1])
    terms = int(server.query(count, "text/csv", **{"default-graph-uri": DEFINITIONS}).text.split()[1])
    assert 0 < terms < everything
    assert server.query(within, "text/csv", **{"named-graph-uri": DEFINITIONS}).text.split() == ["g", DEFINITIONS]
    assert server.query(count, "text/csv", **{"named-graph-uri": DEFINITIONS}).text.split()[1] == "0"
    assert server.query(count, "text/csv", **{"default-graph-uri": "http://example.org/data"}).text.split()[1] == "0"
    for foreign in ("file:///etc/passwd", "a b> ?s", "data"):
        assert server.query(count, **{"default-graph-uri": foreign}).status == 400


def test_a_query_may_name_its_graphs_itself_and_the_request_overrides_it(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) %s { ?s ?p ?o }"
    terms = server.query(count % "", "text/csv", **{"default-graph-uri": DEFINITIONS}).text
    assert server.query(count % f"FROM <{DEFINITIONS}>", "text/csv").text == terms
    assert server.query(count % "FROM <def>", "text/csv").text == terms
    assert server.query(count % f"FROM NAMED <{DEFINITIONS}>", "text/csv").text.split()[1] == "0"
    other = {"default-graph-uri": "https://w3id.org/hoptac/id/graph/nothing"}
    assert server.query(count % f"FROM <{DEFINITIONS}>", "text/csv", **other).text.split()[1] == "0"
    assert server.query(count % "FROM <http://example.org/data>").status == 400


def test_an_iri_that_is_not_whole_is_completed_by_the_base_of_the_dataset(server: Server) -> None:
    got = server.query("CONSTRUCT { <id/x> <p> 1 } WHERE {}", "application/n-triples")
    assert "<https://w3id.org/hoptac/id/x> <https://w3id.org/hoptac/p>" in got.text


def test_nobody_asking_anything_is_told_what_the_endpoint_is(server: Server) -> None:
    got = server.ask("/sparql")
    assert got.media == "text/turtle"
    assert "sd:Service" in got.text
    assert f"<http://127.0.0.1:{server.port}/sparql>" in got.text
    assert "BasicFederatedQuery" not in got.text
    assert json.loads(server.ask("/sparql", accept="application/ld+json").body)


def test_head_has_the_headers_of_get_and_no_body(server: Server) -> None:
    head = server.ask(f"/sparql?query={quote(PEOPLE)}", "HEAD", accept="text/csv")
    assert (head.status, head.media, head.body) == (200, "text/csv", b"")


def test_pages_elsewhere_may_read(server: Server) -> None:
    got = server.ask(f"/sparql?query={quote(PEOPLE)}", origin="https://example.org")
    assert got.headers["access-control-allow-origin"] == "*"
    before = server.ask("/sparql", "OPTIONS", origin="https://example.org", access_control_request_method="POST")
    assert before.status == 204


def test_rdflib_as_a_client_reads_rows_truths_and_triples(server: Server) -> None:
    store = SPARQLStore(f"http://127.0.0.1:{server.port}/sparql")
    assert len(list(store.query(PEOPLE))) == 5
    assert store.query("ASK { ?p a <http://xmlns.com/foaf/0.1/Person> }").askAnswer is True
    assert len(store.query(CONSTRUCT).graph or ()) == 5


def test_an_answer_says_its_limits_and_that_it_was_cut(server: Server) -> None:
    """A product of two lists has more rows than are given."""
    numbers = " ".join(map(str, range(120)))
    much = f"SELECT ?a ?b {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} }}"
    links = f"{DEFINITIONS.removesuffix('def')}sparql"
    for media in RESULTS:
        got = server.query(much, media)
        assert (got.status, got.headers["hoptac-cut"]) == (200, "rows=10000")
        assert "rows=10000" in got.headers["hoptac-limits"]
        few = server.query(f"{much} LIMIT 5", media)
        assert few.headers["hoptac-cut"] is None
        if media.endswith(("json", "xml")):
            assert f"{links}#cut" in got.text
            assert f"{links}#limits" in few.text
            assert f"{links}#cut" not in few.text
    assert json.loads(server.query(much).body)["head"]["link"] == [f"{links}#limits", f"{links}#cut"]
    assert f"<{links}#limits>" in server.ask("/sparql", accept="application/n-triples").text


def test_a_cell_of_csv_may_be_longer_than_readers_of_csv_take(server: Server) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(15))
    got = server.query(f'SELECT ?x15 {{ BIND("12345\\n,\\"78" AS ?x0) {doubled} }}', "text/csv")
    assert got.status == 200
    assert len(got.body) > 9 << 15
