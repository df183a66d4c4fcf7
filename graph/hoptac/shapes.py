"""Our shapes (SHACL) and what breaks them: the Turtle or N-Triples of a graph comes in, broken places go out.

>>> TYPE, SYSTEM = str(RDF.type).encode(), b"https://w3id.org/hoptac/def#System"
>>> [broken.problem for broken in Shapes().broken(b"<a:x> <%s> <%s> ." % (TYPE, SYSTEM))]
['rdfs:label: has one label in a document']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyshacl
from rdflib import RDF, SH, SKOS, Graph, Node, URIRef

from hoptac import resources
from hoptac.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Broken:
    """A thing that does not have its shape; a `doubt` is worth a look and no error."""

    thing: str
    problem: str
    doubt: bool


def _shapes() -> Graph:
    return Graph().parse(resources.path("ontology/shapes.ttl"), format="turtle")


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of `ontology/shapes.ttl`, read once; `known` are triples that every graph may lean on."""

    known: Graph = field(default_factory=Graph)
    shapes: Graph = field(default_factory=_shapes)

    @classmethod
    def beside(cls, vocabulary: bytes) -> Shapes:
        """The shapes, for graphs that use the concepts of a vocabulary given as N-Triples."""
        known = Graph()
        for concept in Graph().parse(data=vocabulary, format="nt").subjects(RDF.type, SKOS.Concept):
            known.add((concept, RDF.type, SKOS.Concept))
        return cls(known)

    def broken(self, triples: bytes) -> Iterator[Broken]:
        """What of a graph, given as N-Triples, breaks its shape, in a fixed order."""
        data = Graph().parse(data=triples, format="nt")
        for known in self.known:
            data.add(known)
        _, report, _ = pyshacl.validate(data, shacl_graph=self.shapes)
        assert isinstance(report, Graph)
        found = [self._result(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)]
        yield from sorted(found, key=lambda broken: (broken.thing, broken.problem))

    def _result(self, report: Graph, result: Node) -> Broken:
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        message = str(report.value(result, SH.resultMessage)).partition(" on <")[0]
        problem = (f"{_short(path)}: " if path else "") + message + (f" (it has {_short(value)})" if value else "")
        doubt = report.value(result, SH.resultSeverity) == SH.Warning
        return Broken(str(report.value(result, SH.focusNode)), problem, doubt)


def _short(node: Node | None) -> str:
    """A node as people read it: a term by its prefixed name."""
    for prefix, namespace in PREFIXES.items():
        if isinstance(node, URIRef) and node.startswith(namespace):
            return f"{prefix}:{node.removeprefix(namespace)}"
    return str(node or "") if isinstance(node, URIRef) or not node else node.n3()
