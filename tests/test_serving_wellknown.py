"""What a dataset says of itself over a real server holds: its counts, its files, its licences, its questions, its vocabulary."""

import hashlib
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCAT, DCTERMS, OWL, RDF, RDFS, SH, VOID, XSD, Graph, Literal, Namespace, URIRef

from hoptac.oxigraph import Store
from hoptac.questions import catalogue
from hoptac.rdf import Literal as Stated
from hoptac.rdf import Triple
from hoptac.site.terms import vocabulary
from hoptac.store import open_store
from hoptac.vocabulary import BASE, VOCABULARY
from served import Server, served

SPDX = Namespace("http://spdx.org/rdf/terms#")
SCHEMA = Namespace("https://schema.org/")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
DATASET = URIRef(f"{BASE}id/graph/hoptac")
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")


@pytest.fixture(scope="module")
def void(server: Server) -> Graph:
    return Graph().parse(data=server.ask("/.well-known/void").text, format="turtle")


@pytest.fixture(scope="module")
def graph(store: Path) -> Store:
    return open_store(store).graph


def number(graph: Graph, node: URIRef, term: str) -> int:
    (value,) = graph.objects(node, VOID[term])
    return int(str(value))


def test_the_counts_of_classes_and_properties_are_those_of_the_graph(void: Graph, server: Server) -> None:
    def counted(query: str, **fields: str) -> dict[str, int]:
        lines = server.query(query, "text/csv", **fields).text.splitlines()[1:]
        return {iri: int(count) for iri, count in (line.rsplit(",", 1) for line in lines)}

    classes = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c"
    properties = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"
    parts = {DATASET: {}, **{part: {"default-graph-uri": str(void.value(part, DCTERMS.subject))} for part in parts_of(void)}}
    assert len(parts) > 4
    for part, fields in parts.items():
        said = {str(void.value(p, VOID["class"])): number(void, p, "entities") for p in partitions(void, part, "class")}
        assert said == counted(classes, **fields)
        said = {str(void.value(p, VOID.property)): number(void, p, "triples") for p in partitions(void, part, "property")}
        assert said == counted(properties, **fields)
        assert number(void, part, "triples") == sum(said.values())
        assert number(void, part, "properties") == len(said)


def parts_of(void: Graph) -> list[URIRef]:
    return [part for part in void.objects(DATASET, VOID.subset) if isinstance(part, URIRef)]


def partitions(void: Graph, part: URIRef, kind: str) -> list[URIRef]:
    return [node for node in void.objects(part, VOID[f"{kind}Partition"]) if isinstance(node, URIRef)]


def test_every_graph_is_described_and_the_endpoint_names_the_same(void: Graph, server: Server) -> None:
    graphs = set(server.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "text/csv").text.split()[1:])
    assert {str(void.value(part, DCTERMS.subject)) for part in parts_of(void)} == graphs
    service = Graph().parse(data=server.ask("/sparql").text, format="turtle")
    assert {str(name) for name in service.objects(None, SD.name)} == graphs
    assert set(service.objects(None, SD.graph)) == set(parts_of(void))
    assert SD.BasicFederatedQuery not in set(service.objects(None, SD.feature))
    assert set(service.objects(None, SD.feature)) == {SD.UnionDefaultGraph}


def test_every_file_has_the_size_and_checksum_that_are_said_of_it(void: Graph, server: Server) -> None:
    files = list(void.objects(DATASET, DCAT.distribution))
    assert len(files) == 7
    for file in files:
        place = str(void.value(file, DCAT.downloadURL))
        got = server.ask(f"/{place.removeprefix(BASE)}")
        assert got.status == 200
        assert str(void.value(file, DCAT.mediaType)).endswith(got.media)
        assert str(void.value(file, DCAT.byteSize)) == str(len(got.body))
        checksum = void.value(file, SPDX.checksum)
        assert checksum is not None
        assert str(void.value(checksum, SPDX.checksumValue)) == hashlib.sha256(got.body).hexdigest()
        assert server.ask(f"/{place.removeprefix(BASE)}", if_none_match=str(got.headers["etag"])).status == 304
    assert set(void.objects(DATASET, VOID.dataDump)) == {void.value(file, DCAT.downloadURL) for file in files}


def test_the_licence_of_the_facts_stands_apart_from_the_rights_in_the_quotes(void: Graph, server: Server) -> None:
    assert set(void.objects(DATASET, DCTERMS.license)) == {LICENCE}
    with_quotes = set()
    for file in void.objects(DATASET, DCAT.distribution):
        assert set(void.objects(file, DCTERMS.license)) == {LICENCE}
        rights = {right.language for right in void.objects(file, DCTERMS.rights) if isinstance(right, Literal)}
        assert rights in (set(), {"vi", "en"})
        body = server.ask("/" + str(void.value(file, DCAT.downloadURL)).removeprefix(BASE)).text
        with_quotes |= {(bool(rights), "TextQuoteSelector" in body)}
    assert with_quotes == {(True, True), (False, False)}


def test_the_description_is_the_same_each_time_and_in_each_format(store: Path, server: Server, void: Graph) -> None:
    with served(store) as another:
        assert another.ask("/.well-known/void").body == server.ask("/.well-known/void").body
    for form in (ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML, ox.RdfFormat.N_TRIPLES):
        got = server.ask("/.well-known/void", accept=form.media_type)
        assert got.media == form.media_type
        triples = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in ox.parse(got.body, form))
        assert set(Graph().parse(data=triples, format="nt")) == set(void)
    ending = server.ask("/.well-known/void.ttl")
    assert ending.body == server.ask("/.well-known/void").body
    assert server.ask("/.well-known/void.exe").status == 404


def test_the_questions_are_examples_that_run_and_say_what_they_ask(server: Server) -> None:
    examples = Graph().parse(data=server.ask("/.well-known/sparql-examples").text, format="turtle")
    found = list(examples.subjects(RDF.type, SH.SPARQLExecutable))
    assert len(found) == len(catalogue())
    (prefixes,) = set(examples.objects(None, SH.prefixes))
    declared = {
        str(examples.value(node, SH.prefix)): str(examples.value(node, SH.namespace))
        for node in examples.objects(prefixes, SH.declare)
    }
    assert declared["hop"] == f"{VOCABULARY}#"
    for example in found:
        said = {label.language for label in examples.objects(example, RDFS.label) if isinstance(label, Literal)}
        assert {"vi", "en"} <= said
        assert examples.value(example, SCHEMA.target) == URIRef(f"{BASE}sparql")
        heads = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared.items())
        got = server.query(f"{heads}{examples.value(example, SH.select)}", "text/csv")
        assert got.status == 200, f"{example}: {got.text}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_of_the_vocabulary_explains_every_term(server: Server, language: str) -> None:
    page = server.ask("/def", accept="text/html", accept_language=language)
    assert (page.media, page.headers["content-location"]) == ("text/html", "/def.html")
    terms = Graph().parse(data=server.ask("/def.ttl").text, format="turtle")
    ours = {str(term) for term in terms.subjects(RDF.type) if str(term).startswith(f"{VOCABULARY}#")}
    lists = {str(term).partition("#")[0] for term in terms.subjects(RDF.type) if str(term).startswith(f"{VOCABULARY}/")}
    for place in lists:
        of_list = server.ask(place.removeprefix(BASE[:-1]), accept="text/html", accept_language=language).text
        own = {str(term) for term in terms.subjects(RDF.type) if str(term).startswith(f"{place}#")}
        assert {f"{place}#{anchor}" for anchor in re.findall(r'<h3 id="([^"]+)"', of_list)} == own
    assert {f"{VOCABULARY}#{anchor}" for anchor in re.findall(r'<h3 id="([^"]+)"', page.text)} == ours
    for term in ours:
        for comment in terms.objects(URIRef(term), RDFS.comment):
            assert (escaped(str(comment)) in page.text) == (isinstance(comment, Literal) and comment.language == language)
    for href in set(re.findall(r'href="#([^"]+)"', page.text)):
        assert f'id="{href}"' in page.text


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace('"', "&#34;")


def test_the_vocabulary_has_its_version_at_an_address_and_no_other(server: Server) -> None:
    terms = Graph().parse(data=server.ask("/def.ttl").text, format="turtle")
    version = str(terms.value(URIRef(VOCABULARY), URIRef("http://www.w3.org/2002/07/owl#versionIRI"))).removeprefix(BASE)
    got = server.ask(f"/{version}", accept="text/turtle")
    assert set(Graph().parse(data=got.text, format="turtle")) == set(terms)
    assert server.ask(f"/{version}.ttl").body == got.body
    assert server.ask(f"/{version}", accept="text/html").media == "text/html"
    assert server.ask("/def/9.9.9").status == 404
    assert server.ask("/def/x").status == 404


def test_who_asks_the_first_page_for_data_is_led_to_the_dataset(server: Server) -> None:
    led = server.ask("/", accept="text/turtle")
    assert (led.status, led.headers["location"]) == (303, "/.well-known/void")
    assert server.ask("/", accept="text/html,application/xhtml+xml,*/*;q=0.8").media == "text/html"
    page = server.ask("/").text
    for place in re.findall(r'<link rel="alternate" type="[^"]+" href="([^"]+)"', page):
        assert server.ask(place).status == 200


def test_a_term_that_is_no_longer_used_is_shown_as_such_with_what_stands_instead() -> None:
    old, new = f"{VOCABULARY}#old", f"{VOCABULARY}#new"
    kind, label = str(RDF.type), str(RDFS.label)
    told = [(term, kind, str(OWL.Class)) for term in (old, new)]
    names = [(old, label, Stated("cũ", "vi")), (new, label, Stated("mới", "vi"))]
    gone: list[Triple] = [(old, str(OWL.deprecated), Stated("true", "", str(XSD.boolean)))]
    gone.append((old, str(DCTERMS.isReplacedBy), new))
    shown = {term.label: term for term in vocabulary([*told, *names, *gone], "vi").sections[0].terms}
    assert (shown["cũ"].deprecated, shown["mới"].deprecated) == (True, False)
    assert [(key, link.name, link.href) for key, links in shown["cũ"].belongs for link in links] == [("instead", "mới", "#new")]
