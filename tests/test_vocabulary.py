"""The vocabulary: every term is labelled, explained and used, says where it belongs once, and none is made up elsewhere."""

import json
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VANN, VOID, XSD, Graph, Literal, Node, URIRef
from rdflib.namespace import DC

from by_hand import BASE, reading
from hoptac import building, resources
from hoptac.identity import Identities, lines
from hoptac.identity.census import Entity
from hoptac.identity.clusters import Link
from hoptac.inference import rules
from hoptac.triples import dataset, quads
from hoptac.vocabulary import CONCEPTS, PREFIXES, VOCABULARY, Names, concept, expand

ONTOLOGY = URIRef(VOCABULARY)
KNOWN = (DC, DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VANN, VOID, XSD)
# The terms of the Web Annotation vocabulary that stand in its recommendation and are used here.
OA = {
    "", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "hasSource", "hasSelector", "exact", "start", "end",
}  # fmt: skip
DATATYPES = {XSD.string, XSD.integer, XSD.decimal, XSD.boolean, XSD.date, XSD.gYear, XSD.duration, RDF.langString}
FILES = sorted(resources.path("ontology").glob("*.ttl"))


@cache
def parse(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


HOPTAC = parse(resources.path("ontology/hoptac.ttl"))
TERMS = sorted(str(term) for term in set(HOPTAC.subjects(RDF.type)) if str(term).startswith(f"{VOCABULARY}#"))
PROPERTIES = [term for term in TERMS if (URIRef(term), RDF.type, OWL.Class) not in HOPTAC]
ONE, OTHER = (Entity("person", f"{BASE}id/person/{n}", "Lê Văn Thử", documents={f"{BASE}id/document/a": None}) for n in "12")
WHO = Identities(merges=(Link(ONE, OTHER, "same-ground", "một tỉnh"),), doubts=(Link(ONE, OTHER, "same-name", "một tên"),))
WRITTEN = "".join([*quads(reading(), Names(BASE)), *dataset(Names(BASE), 1), *lines(WHO, Names(BASE))])


def languages(term: str, predicate: Node) -> list[str]:
    return sorted(str(o.language) for o in HOPTAC.objects(URIRef(term), predicate) if isinstance(o, Literal))


def queries() -> list[Path]:
    return sorted(resources.path("queries").rglob("*.rq"))


def named(text: str) -> set[str]:
    """The prefixed names of our vocabulary in a query."""
    return set(re.findall(r"(?<![\w:/])hop:(\w+)", re.sub(r"(?m)#.*$", "", re.sub(r"<[^>]*>", "", text))))


def test_the_vocabulary_describes_itself() -> None:
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert languages(VOCABULARY, predicate) == ["en", "vi"]
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in HOPTAC
    assert str(HOPTAC.value(ONTOLOGY, VANN.preferredNamespaceUri)) == PREFIXES["hop"]
    assert str(HOPTAC.value(ONTOLOGY, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    version = str(HOPTAC.value(ONTOLOGY, OWL.versionInfo))
    assert str(HOPTAC.value(ONTOLOGY, OWL.versionIRI)) == f"{VOCABULARY}/{version}"


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_one_label_and_one_comment_in_each_language(term: str) -> None:
    assert languages(term, RDFS.label) == ["en", "vi"]
    assert languages(term, RDFS.comment) == ["en", "vi"]


def test_no_two_classes_have_one_label() -> None:
    labels = [o for term in set(TERMS) - set(PROPERTIES) for o in HOPTAC.objects(URIRef(term), RDFS.label)]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("term", PROPERTIES)
def test_a_property_has_one_domain_and_one_range_that_exist(term: str) -> None:
    for predicate in (RDFS.domain, RDFS.range):
        (belongs,) = HOPTAC.objects(URIRef(term), predicate)
        assert belongs in {*DATATYPES, RDFS.Literal} or (belongs, RDF.type, OWL.Class) in HOPTAC


@pytest.mark.parametrize("term", TERMS)
def test_a_term_begins_with_the_case_of_its_kind(term: str) -> None:
    name = term.rpartition("#")[2]
    assert name[0].islower() == (term in PROPERTIES)
    assert re.fullmatch(r"[A-Za-z0-9]+", name)


def test_no_class_is_above_itself_and_no_term_is_its_own_inverse() -> None:
    for start in set(HOPTAC.subjects(RDFS.subClassOf)):
        above = set(HOPTAC.transitive_objects(start, RDFS.subClassOf)) - {start}
        assert not [c for c in above if (c, RDFS.subClassOf, start) in HOPTAC]
    assert not [s for s, o in HOPTAC.subject_objects(OWL.inverseOf) if s == o]


def test_a_term_is_declared_in_one_file() -> None:
    where: dict[Node, str] = {}
    for path in FILES:
        for subject in set(parse(path).subjects(RDF.type)):
            if str(subject).startswith(VOCABULARY):
                assert where.setdefault(subject, path.name) == path.name, f"{subject}: in {where[subject]} and {path.name}"


def test_every_term_is_written_or_inferred_or_above_one_that_is() -> None:
    used = {iri for iri in re.findall(r"<([^>]+)>", WRITTEN) if iri.startswith(VOCABULARY)}
    used |= {expand(f"hop:{name}") for rule in rules() for name in named(rule.sparql)} | {expand("hop:Meeting")}
    above = {str(c) for term in used for c in HOPTAC.transitive_objects(URIRef(term), RDFS.subClassOf)}
    assert set(TERMS) <= used | above


def test_every_term_of_ours_that_is_written_is_declared() -> None:
    files = [resources.path(f"ontology/{name}.ttl") for name in building.VOCABULARIES]
    declared = {str(subject) for file in files for subject in parse(file).subjects(RDF.type)}
    written = {iri for iri in re.findall(r"<([^>]+)>", WRITTEN) if iri.startswith(f"{VOCABULARY}#")}
    assert written - {PREFIXES["hop"]} <= declared


def test_every_reused_term_exists_in_its_own_vocabulary() -> None:
    reused = set(re.findall(r"<([^>]+)>", WRITTEN)) | {
        str(term) for triple in HOPTAC for term in triple if isinstance(term, URIRef)
    }
    for namespace in KNOWN:
        own = str(namespace._NS)
        unknown = [iri for iri in reused if iri.startswith(own) and iri != own and iri.removeprefix(own) not in namespace]
        assert not unknown
    oa = {iri.removeprefix(PREFIXES["oa"]) for iri in reused if iri.startswith(PREFIXES["oa"])}
    assert oa <= OA


@pytest.mark.parametrize("path", queries(), ids=lambda path: str(path.relative_to(resources.path("queries"))))
def test_a_query_names_no_term_that_is_not_declared(path: Path) -> None:
    declared = {str(s).rpartition("#")[2] for file in FILES for s in parse(file).subjects(RDF.type)}
    assert named(path.read_text("utf-8")) <= declared


def test_every_word_of_the_model_for_a_closed_list_has_its_concept() -> None:
    lists = Graph()
    for name in building.VOCABULARIES:
        lists += parse(resources.path(f"ontology/{name}.ttl"))
    words = {
        "status": ("delivered", "piloted", "planned", "signed"),
        "part": ("attended", "spoke", "signed", "presented", "photographer", "reporter"),
        "statement": ("assessment", "request", "commitment", "wish", "goal"),
        "organisation": ("government", "party", "company", "department", "university", "hospital", "other"),
    }
    assert set(CONCEPTS) <= set(words)
    for scheme, those in words.items():
        for word in those:
            assert (URIRef(concept(scheme, word)), SKOS.notation, Literal(word)) in lists


def test_the_shapes_have_one_for_every_class_that_is_written() -> None:
    shapes = parse(resources.path("ontology/shapes.ttl"))
    targets = {str(o) for o in shapes.objects(None, URIRef("http://www.w3.org/ns/shacl#targetClass"))}
    written = set(re.findall(rf"<{re.escape(str(RDF.type))}> <([^>]+)>", WRITTEN)) | {expand("hop:Inferred")}
    above = {str(c) for t in written for c in HOPTAC.transitive_objects(URIRef(t), RDFS.subClassOf)}
    kinds = {str(SKOS.Concept), str(DCAT.Dataset)}  # a kind's label is checked on its agreement; a void:Dataset is one of DCAT
    assert {t for t in written if t not in kinds and t not in targets} <= {expand("hop:SigningEvent")} | (above - written)


# ---- the context of JSON-LD --------------------------------------------------------------------

CONTEXT = json.loads(resources.read("ontology/context.jsonld"))["@context"]


def meant(entry: str | dict[str, str]) -> str:
    """The IRI that an entry of the context stands for."""
    curie = entry if isinstance(entry, str) else entry["@id"]
    return expand(curie) if curie.partition(":")[0] in PREFIXES else curie


@pytest.mark.parametrize("term", TERMS)
def test_the_context_has_every_term_with_the_type_of_its_values(term: str) -> None:
    entry = CONTEXT[term.rpartition("#")[2]]
    assert meant(entry) == term
    belongs = HOPTAC.value(URIRef(term), RDFS.range)
    if (URIRef(term), RDF.type, OWL.ObjectProperty) in HOPTAC:
        assert entry["@type"] == "@id"
    elif belongs == RDF.langString:
        assert entry["@language"] == "vi"
    elif belongs not in (None, RDFS.Literal, XSD.string):
        assert expand(entry["@type"]) == str(belongs)


def test_the_context_brings_every_graph_back_as_it_was() -> None:
    lines = re.sub(r"(?m) <[^>]*> \.$", " .", WRITTEN)
    text = Graph().parse(data=lines, format="nt").serialize(format="json-ld", context=CONTEXT)
    assert {key for node in json.loads(text)["@graph"] for key in node} <= set(CONTEXT)
    assert set(ox.parse(text, ox.RdfFormat.JSON_LD)) == set(ox.parse(lines, ox.RdfFormat.N_QUADS))


# ---- what OOPS! and FOOPS! look for, as far as no network is needed -------------------------------


def test_every_file_of_terms_says_who_made_it_when_and_under_which_licence() -> None:
    for predicate in (DCTERMS.created, DCTERMS.modified):
        (day,) = HOPTAC.objects(ONTOLOGY, predicate)
        assert isinstance(day, Literal)
        assert day.datatype == XSD.date
    assert str(HOPTAC.value(ONTOLOGY, DCTERMS.created)) <= str(HOPTAC.value(ONTOLOGY, DCTERMS.modified))
    makers = {HOPTAC.value(ONTOLOGY, predicate) for predicate in (DCTERMS.creator, DCTERMS.publisher)}
    assert makers == {Literal("Hoptac")}, "the project is named, no person is"
    assert str(HOPTAC.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "hop"
    assert HOPTAC.value(ONTOLOGY, OWL.versionInfo) is not None
    cited = {str(o.language) for o in HOPTAC.objects(ONTOLOGY, DCTERMS.bibliographicCitation) if isinstance(o, Literal)}
    assert cited == {"en", "vi"}


def test_no_two_terms_have_one_label_and_no_label_is_its_own_comment() -> None:
    for language in ("vi", "en"):
        labels = {term: labelled(term, RDFS.label, language) for term in TERMS}
        doubled = [term for term in PROPERTIES if list(labels.values()).count(labels[term]) > 1]
        kinds = {term: set(HOPTAC.objects(URIRef(term), RDFS.domain)) for term in doubled}
        assert all(kinds.values()), "two properties of one label say at least of what they are"
        for term in TERMS:
            assert labels[term] != labelled(term, RDFS.comment, language)
            assert labelled(term, RDFS.comment, language).endswith((".", ")")), term


def labelled(term: str, predicate: Node, language: str) -> str:
    return next(str(o) for o in HOPTAC.objects(URIRef(term), predicate) if isinstance(o, Literal) and o.language == language)


def test_every_class_is_used_by_a_property_or_stands_above_or_below_another() -> None:
    classes = set(TERMS) - set(PROPERTIES)
    tied = {str(o) for p in (RDFS.domain, RDFS.range, RDFS.subClassOf) for o in HOPTAC.objects(None, p)}
    tied |= {str(s) for s in HOPTAC.subjects(RDFS.subClassOf)}
    assert classes <= tied


def test_inverses_and_equivalents_are_of_the_same_kind_and_have_fitting_ends() -> None:
    for one, other in HOPTAC.subject_objects(OWL.inverseOf):
        assert (one, RDF.type, OWL.ObjectProperty) in HOPTAC
        assert HOPTAC.value(one, RDFS.domain) == HOPTAC.value(other, RDFS.range)
        assert HOPTAC.value(one, RDFS.range) == HOPTAC.value(other, RDFS.domain)
    assert not list(HOPTAC.subject_objects(OWL.sameAs)), "terms are not individuals"


def test_symmetric_and_transitive_properties_have_one_class_at_both_ends() -> None:
    for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
        for term in HOPTAC.subjects(RDF.type, kind):
            assert HOPTAC.value(term, RDFS.domain) == HOPTAC.value(term, RDFS.range)


def test_no_two_classes_are_disjoint_and_one_above_the_other() -> None:
    for one, other in HOPTAC.subject_objects(OWL.disjointWith):
        assert other not in set(HOPTAC.transitive_objects(one, RDFS.subClassOf))
        assert one not in set(HOPTAC.transitive_objects(other, RDFS.subClassOf))


def test_no_term_names_a_file_or_a_technique() -> None:
    for term in TERMS:
        assert not re.search(r"(?i)\.(ttl|owl|rdf|html)$|class$|property$|relation$", term)


def test_terms_that_are_no_longer_used_say_so_and_what_stands_instead() -> None:
    for term in HOPTAC.subjects(OWL.deprecated):
        assert HOPTAC.value(term, DCTERMS.isReplacedBy) is not None
