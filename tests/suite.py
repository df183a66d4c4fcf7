"""The W3C's suites of SPARQL 1.1 as values: a checkout of w3c/rdf-tests comes in, cases and what they expect go out.

Nothing of the suites stands here. Answers are compared as SPARQL means them: rows in any order, blank nodes by any name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, RDFS, BNode, Graph, Namespace, Node, URIRef
from rdflib.collection import Collection

HOME = "https://w3c.github.io/rdf-tests/sparql/sparql11/"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")

NUMBERS = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")}
TRUTH = "http://www.w3.org/2001/XMLSchema#boolean"

Term = Any  # a term of pyoxigraph
Row = tuple[tuple[str, Term], ...]


@dataclass(frozen=True)
class Case:
    """A case of the query suite: its query, the data around it, and what it expects (None: that it can be read, or not)."""

    name: str
    query: str
    base: str
    defaults: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    result: Path | None = None
    readable: bool = True


@dataclass(frozen=True)
class Request:
    """A request of the protocol suite, and what it expects."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: tuple[str, ...]
    form: str
    truth: bool | None


class Suite:
    """A checkout of the suites."""

    def __init__(self, checkout: Path) -> None:
        self.root = checkout / "sparql" / "sparql11"
        if not (self.root / "manifest-sparql11-query.ttl").is_file():
            raise SystemExit(f"{checkout}: is no checkout of w3c/rdf-tests; give the path of one")

    def path(self, iri: str) -> Path:
        """The file that an IRI of the suites stands for."""
        return self.root / iri.removeprefix(HOME)

    def manifest(self, name: str) -> tuple[Graph, list[Node]]:
        """A manifest and its entries in order."""
        graph = Graph().parse(self.root / name, format="turtle", publicID=HOME + name)
        lists = [entries for _, entries in graph.subject_objects(MF.entries)]
        return graph, [entry for entries in lists for entry in Collection(graph, entries)]

    def queries(self) -> Iterator[Case]:
        """The cases of the query suite."""
        top = Graph().parse(self.root / "manifest-sparql11-query.ttl", format="turtle", publicID=HOME)
        for included in [item for _, found in top.subject_objects(MF.include) for item in Collection(top, found)]:
            graph, entries = self.manifest(str(included).removeprefix(HOME))
            for entry in entries:
                if case := self._case(graph, entry):
                    yield case

    def _case(self, graph: Graph, entry: Node) -> Case | None:
        kind, name = str(graph.value(entry, RDF.type)).rpartition("#")[2], str(graph.value(entry, MF.name))
        action = graph.value(entry, MF.action)
        if "SyntaxTest" in kind:
            source = str(action)
            return Case(name, self.path(source).read_text("utf-8"), source, readable=kind.startswith("Positive"))
        if kind not in ("QueryEvaluationTest", "CSVResultFormatTest"):
            return None
        assert action is not None
        source = str(graph.value(action, QT.query))
        defaults, named = (tuple(map(str, graph.objects(action, key))) for key in (QT.data, QT.graphData))
        result = self.path(str(graph.value(entry, MF.result)))
        return Case(name, self.path(source).read_text("utf-8"), source, defaults, named, result)

    def requests(self) -> Iterator[tuple[str, list[Request]]]:
        """The cases of the protocol suite: what each is called, and its requests in order."""
        graph, entries = self.manifest("protocol/manifest.ttl")
        for entry in entries:
            action = graph.value(entry, MF.action)
            assert action is not None
            listed = graph.value(action, HT.requests)
            assert listed is not None
            yield str(entry).rpartition("#")[2], [_request(graph, node) for node in Collection(graph, listed)]

    def protocol_data(self) -> dict[str, Path]:
        """The graphs that the protocol suite asks, and their files."""
        graph, _ = self.manifest("protocol/manifest.ttl")
        nodes = set(graph.objects(None, UT.graphData))
        return {str(graph.value(node, RDFS.label)): self.path(str(graph.value(node, UT.graph))) for node in nodes}


def _request(graph: Graph, node: Node) -> Request:
    listed, body, response = (graph.value(node, key) for key in (HT.headers, HT.body, HT.resp))
    pairs = list(Collection(graph, listed)) if listed else []
    headers = {str(graph.value(pair, HT.fieldName)): str(graph.value(pair, HT.fieldValue)) for pair in pairs}
    sent = str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding))) if body else None
    assert response is not None
    truth = graph.value(response, MF.expectedBoolean)
    return Request(
        str(graph.value(node, HT.methodName)),
        str(graph.value(node, HT.absolutePath)),
        headers,
        sent,
        tuple(str(status)[-3] for status in graph.objects(response, MF.expectedStatus)),
        str(graph.value(response, MF.expectedFormat) or ""),
        None if truth is None else bool(truth.toPython()),  # type: ignore[attr-defined]
    )


# ---- answers and whether they are what is expected ----------------------------------------------


@dataclass(frozen=True)
class Given:
    """An answer: a truth, or rows; a triple is a row of three."""

    truth: bool | None
    rows: tuple[Row, ...]


def of_results(found: Any) -> Given:
    """What pyoxigraph gives for a query, or has read."""
    if isinstance(found, ox.QueryBoolean):
        return Given(bool(found), ())
    if isinstance(found, ox.QuerySolutions):
        names = [variable.value for variable in found.variables]
        rows = (zip(names, row, strict=True) for row in found)
        return Given(None, tuple(tuple((name, value) for name, value in row if value is not None) for row in rows))
    return of_triples(found)


def of_triples(found: Iterable[Any]) -> Given:
    """Triples, each once."""
    return Given(None, tuple({(("s", t.subject), ("p", t.predicate), ("o", t.object)) for t in found}))


def expected(path: Path) -> Given:
    """What a file of the suite says that the answer is."""
    home = f"{HOME}{path.parent.name}/{path.name}"
    if path.suffix in (".srx", ".srj"):
        form = ox.QueryResultsFormat.XML if path.suffix == ".srx" else ox.QueryResultsFormat.JSON
        return of_results(ox.parse_query_results(path=str(path), format=form))
    graph = Graph().parse(path, publicID=home)
    if sets := list(graph.subjects(RDF.type, RS.ResultSet)):
        return _result_set(graph, sets[0])
    return of_triples(ox.parse(path=str(path), base_iri=home))


def _result_set(graph: Graph, node: Node) -> Given:
    if (truth := graph.value(node, RS.boolean)) is not None:
        return Given(bool(truth.toPython()), ())  # type: ignore[attr-defined]
    rows = [list(graph.objects(solution, RS.binding)) for solution in graph.objects(node, RS.solution)]
    said = [tuple((str(graph.value(b, RS.variable)), _native(graph.value(b, RS.value))) for b in row) for row in rows]
    return Given(None, tuple(said))


def _native(node: Node | None) -> Term:
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    assert node is not None
    (triple,) = ox.parse(f"<a:b> <a:c> {node.n3()} .", ox.RdfFormat.N_TRIPLES)
    return triple.object


def alike(one: Given, other: Given) -> bool:
    """Whether two answers say the same."""
    if one.truth is not None or other.truth is not None or len(one.rows) != len(other.rows):
        return one.truth == other.truth and len(one.rows) == len(other.rows)
    return _matched(sorted(one.rows, key=_shape), list(other.rows), {})


def _shape(row: Row) -> str:
    """A row without the names of its blank nodes, its numbers as their values."""
    return str(sorted((name, _plain(value)) for name, value in row))


def _plain(value: Term) -> str:
    if isinstance(value, ox.BlankNode):
        return "_"
    if isinstance(value, ox.Literal) and value.datatype.value in NUMBERS:
        return f"{float(value.value)} {value.datatype}"
    if isinstance(value, ox.Literal) and value.datatype.value == TRUTH:
        return str(value.value in ("1", "true"))
    return str(value)


def _matched(rows: list[Row], others: list[Row], same: dict[Term, Term]) -> bool:
    """Whether each row is one of the others, with one blank node for each."""
    if not rows:
        return True
    for place, other in enumerate(others):
        more = _joined(dict(rows[0]), dict(other), same) if _shape(other) == _shape(rows[0]) else None
        if more is not None and _matched(rows[1:], others[:place] + others[place + 1 :], more):
            return True
    return False


def _joined(row: dict[str, Term], other: dict[str, Term], same: dict[Term, Term]) -> dict[Term, Term] | None:
    made = dict(same)
    for name, value in row.items():
        if isinstance(value, ox.BlankNode):
            known = made.setdefault(value, other[name])
            if known != other[name] or list(made.values()).count(known) > 1:
                return None
    return made
