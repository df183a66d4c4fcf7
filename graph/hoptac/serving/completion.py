"""What the editor of the SPARQL page completes: a graph and a language come in, its prefixes, classes and properties go out.

>>> graph = Store.in_memory()
>>> graph.load(b'<a:b> <http://xmlns.com/foaf/0.1/name> "B" <a:g> .')
>>> terms(graph, "en")["properties"]
[{'iri': 'http://xmlns.com/foaf/0.1/name', 'label': 'name'}]
"""

from __future__ import annotations

from hoptac import resources
from hoptac.answers import rows
from hoptac.oxigraph import Store
from hoptac.site.words import TERMS, called
from hoptac.vocabulary import PREFIXES

Term = dict[str, str]


def terms(graph: Store, language: str) -> dict[str, dict[str, str] | list[Term]]:
    """The prefixes of the graph, and the classes and properties that it uses with their labels, for JSON."""
    found = rows(graph.query(resources.read("queries/pages/terms.rq")))
    labels = {row["term"]: str(row["label"]) for row in found if row["language"] == language}
    used = sorted({(str(row["sort"]), str(row["term"])) for row in found})

    def of(sort: str) -> list[Term]:
        return [{"iri": iri, "label": labels.get(iri, _local(iri, language))} for kind, iri in used if kind == sort]

    return {"prefixes": PREFIXES, "classes": of("classes"), "properties": of("properties")}


def _local(iri: str, language: str) -> str:
    return called(TERMS, iri.replace("#", "/").rpartition("/")[2], language)
