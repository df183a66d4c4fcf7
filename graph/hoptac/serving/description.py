"""What the endpoint says of itself to who asks nothing: the SPARQL 1.1 Service Description, as N-Quads lines.

It claims what holds: SPARQL 1.1 queries, a default graph that is the union of all, the graphs there are, no updates, no
federation.
"""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.exports.holdings import part
from hoptac.exports.lines import Line
from hoptac.serving.formats import RDF, RESULTS
from hoptac.serving.limits import Limits
from hoptac.store import OpenStore
from hoptac.triples.terms import Triples, iri, literal, name, whole

FORMAT = "http://www.w3.org/ns/formats/"
FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nq": "N-Quads",
}
CUT = {
    "vi": "Câu trả lời bị cắt ở số dòng tối đa; hãy hỏi từng phần bằng LIMIT và OFFSET.",
    "en": "The answer was cut at the greatest number of rows; ask in parts, by LIMIT and OFFSET.",
}
assert {*RESULTS.values(), *RDF.values()} == set(FORMATS)


def described(endpoint: str, opened: OpenStore, known: Iterable[str], limits: Limits) -> list[Line]:
    """The description of the endpoint at an address, over a store whose graphs are known by these names.

    It also tells what the links of answers mean.
    """
    said = [*_service(endpoint, opened), *_graphs(endpoint, opened, known), *_notes(f"{opened.manifest.base}sparql", limits)]
    return [f"{subject} {name(predicate)} {value} {iri(endpoint)} .\n".encode() for subject, predicate, value in said]


def _service(endpoint: str, opened: OpenStore) -> Triples:
    service, dataset, default = iri(f"{endpoint}#service"), iri(opened.names.graph("hoptac")), iri(f"{endpoint}#default-graph")
    yield service, "rdf:type", name("sd:Service")
    yield service, "rdfs:label", literal("Hoptac", "vi")
    yield service, "sd:endpoint", iri(endpoint)
    yield service, "sd:supportedLanguage", name("sd:SPARQL11Query")
    yield service, "sd:feature", name("sd:UnionDefaultGraph")
    yield from ((service, "sd:resultFormat", iri(FORMAT + form)) for form in FORMATS.values())
    yield service, "sd:defaultDataset", dataset
    yield dataset, "rdf:type", name("sd:Dataset")
    yield dataset, "sd:defaultGraph", default
    yield default, "rdf:type", name("sd:Graph")
    yield default, "void:triples", whole(opened.manifest.triples)


def _graphs(endpoint: str, opened: OpenStore, known: Iterable[str]) -> Triples:
    """The graphs by their names; what each holds is told by the description of the dataset."""
    dataset = iri(opened.names.graph("hoptac"))
    for graph in known:
        node, held = iri(f"{endpoint}#graph-{graph.rpartition('/')[2]}"), iri(part(opened.names, graph))
        yield dataset, "sd:namedGraph", node
        yield node, "rdf:type", name("sd:NamedGraph")
        yield node, "sd:name", iri(graph)
        yield node, "sd:graph", held
        yield held, "rdf:type", name("sd:Graph")


def _notes(endpoint: str, limits: Limits) -> Triples:
    for own, texts in (("limits", limits.told()), ("cut", CUT)):
        yield from ((iri(f"{endpoint}#{own}"), "rdfs:comment", literal(text, language)) for language, text in texts.items())
