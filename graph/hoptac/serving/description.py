"""What the endpoint says of itself to who asks nothing: the SPARQL 1.1 Service Description, as N-Quads lines.

It claims what holds: SPARQL 1.1 queries, a default graph that is the union of all, no updates, no federation.
"""

from __future__ import annotations

from hoptac.serving.formats import RDF, RESULTS
from hoptac.serving.limits import Limits
from hoptac.triples.terms import iri, literal
from hoptac.vocabulary import Names, expand

SD = "http://www.w3.org/ns/sparql-service-description#"
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


def described(endpoint: str, names: Names, limits: Limits) -> bytes:
    """The description of the endpoint at an address, over the dataset of these names, with what the links of its answers mean."""
    service, dataset, default = iri(f"{endpoint}#service"), iri(names.graph("hoptac")), iri(f"{endpoint}#default-graph")
    about = [
        (service, "Service", ""),
        (service, "endpoint", iri(endpoint)),
        (service, "supportedLanguage", iri(SD + "SPARQL11Query")),
        (service, "feature", iri(SD + "UnionDefaultGraph")),
        *((service, "resultFormat", iri(FORMAT + name)) for name in FORMATS.values()),
        (service, "defaultDataset", dataset),
        (dataset, "Dataset", ""),
        (dataset, "defaultGraph", default),
        (default, "Graph", ""),
    ]
    label = f"{service} {iri(expand('rdfs:label'))} {literal('Hoptac', 'vi')} ."
    notes = (
        _note(f"{names.base}sparql#{name}", text, language)
        for name, texts in (("limits", limits.told()), ("cut", CUT))
        for language, text in texts.items()
    )
    return "\n".join([*(_line(*said) for said in about), label, *notes, ""]).encode()


def _note(about: str, text: str, language: str) -> str:
    return f"{iri(about)} {iri(expand('rdfs:comment'))} {literal(text, language)} ."


def _line(subject: str, term: str, object_: str) -> str:
    """A triple, or of which class a thing is."""
    predicate = iri(SD + term) if object_ else iri(expand("rdf:type"))
    return f"{subject} {predicate} {object_ or iri(SD + term)} ."
