"""The pages that are drawn from the project's own data: the questions from `queries/`, the vocabulary from `ontology/hoptac.ttl`.

In comes the folder of the documentation; out go `questions.md` and `vocabulary.md` in it, the same for the same data.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph
from rdflib.term import IdentifiedNode, Literal

from hoptac import resources
from hoptac.questions import Question, catalogue
from hoptac.vocabulary import PREFIXES

HOP = PREFIXES["hop"]
KINDS = {"Classes": (OWL.Class,), "Properties": (OWL.ObjectProperty, OWL.DatatypeProperty)}


def write(folder: Path) -> None:
    """Write both pages into a folder."""
    (folder / "questions.md").write_text("".join(f"{line}\n" for line in questions()), "utf-8")
    (folder / "vocabulary.md").write_text("".join(f"{line}\n" for line in vocabulary()), "utf-8")


def questions() -> Iterator[str]:
    """The lines of the page of questions."""
    yield "# The questions"
    yield ""
    yield "Each is a file in `queries/`. `hoptac ask NAME` asks it; so do its number, its own words, and words like them."
    for question in catalogue():
        yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield from ("", f"## {question.name}", "")
    yield f"{question.vi[0]}  "
    yield f"*{question.en[0]}*"
    if question.parameters:
        yield ""
        yield "Narrowed by " + ", ".join(f"`--{name}`" for name in question.parameters) + "."


def vocabulary() -> Iterator[str]:
    """The lines of the page of the vocabulary."""
    graph = Graph().parse(resources.path("ontology/hoptac.ttl"))
    yield "# The vocabulary"
    yield ""
    yield f"Namespace `{HOP}`, prefix `hop:`. Where ORG, FOAF, SKOS, DCTERMS, PROV, OA or DCAT has a term, that one is used."
    for heading, kinds in KINDS.items():
        yield from ("", f"## {heading}")
        for term in sorted({term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(HOP)}):
            yield from _term(graph, term)


def _term(graph: Graph, term: IdentifiedNode) -> Iterator[str]:
    texts = ((predicate, text) for predicate in (RDFS.label, RDFS.comment) for text in graph.objects(term, predicate))
    said = {(text.language, predicate): str(text) for predicate, text in texts if isinstance(text, Literal)}
    yield from ("", f"### hop:{str(term).removeprefix(HOP)}", "")
    for language in ("vi", "en"):
        yield f"- **{said[language, RDFS.label]}** ({language}): {said[language, RDFS.comment]}"
