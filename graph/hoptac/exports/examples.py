"""The questions as examples that editors and language models read: SHACL's `sh:SPARQLExecutable`, as N-Quads lines.

The names of a dataset come in; each question goes out with its wordings, its query as any engine takes it, the prefixes, and
the endpoint that answers it.

>>> any(b"sh:select" in line or b"shacl#select" in line for line in examples(Names("https://e.org/")))
True
"""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.questions import Question, catalogue
from hoptac.triples.terms import Triples, iri, literal, name, typed
from hoptac.vocabulary import PREFIXES, Names

WELL_KNOWN = ".well-known/sparql-examples"


def examples(names: Names) -> Iterator[bytes]:
    """The lines of all questions."""
    document = f"{names.base}{WELL_KNOWN}"
    for subject, predicate, value in _examples(document, names):
        yield f"{subject} {name(predicate)} {value} {iri(document)} .\n".encode()


def bare(sparql: str) -> str:
    """A query without the header and the slots of its file."""
    return "\n".join(line for line in sparql.splitlines() if not line.lstrip().startswith("#"))


def _examples(document: str, names: Names) -> Triples:
    prefixes = f"{document}#prefixes"
    for prefix, namespace in PREFIXES.items():
        node = iri(f"{document}#prefix-{prefix}")
        yield iri(prefixes), "sh:declare", node
        yield node, "rdf:type", name("sh:PrefixDeclaration")
        yield node, "sh:prefix", literal(prefix)
        yield node, "sh:namespace", typed(namespace, "anyURI")
    for question in catalogue():
        yield from _example(question, f"{document}#{question.name}", prefixes, names)


def _example(question: Question, node: str, prefixes: str, names: Names) -> Triples:
    yield iri(node), "rdf:type", name("sh:SPARQLExecutable")
    yield iri(node), "rdf:type", name("sh:SPARQLSelectExecutable")
    yield iri(node), "rdfs:label", literal(question.name)
    for language, texts in (("vi", question.vi), ("en", question.en)):
        yield iri(node), "rdfs:label", literal(texts[0], language)
        yield from ((iri(node), "rdfs:comment", literal(text, language)) for text in texts if "{" not in text)
    yield iri(node), "sh:prefixes", iri(prefixes)
    yield iri(node), "sh:select", literal(bare(question.sparql))
    yield iri(node), "schema:target", iri(f"{names.base}sparql")
    yield iri(node), "foaf:page", iri(f"{names.base}questions/{question.name}")
