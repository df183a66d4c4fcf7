"""The W3C's suites against our own server: `python tests/conformance.py PATH`, PATH being a checkout of w3c/rdf-tests.

A server of ours is started over the suites' data, in a store that is made for it. Printed is how many cases of each suite
pass, and which do not; the exit code is 1 where the server does less than it promises: every query case of the
protocol, every update refused, the service description whole, and the query suite as the engine itself has it.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from hoptac.oxigraph import Store
from hoptac.store import FORMAT, Manifest
from served import Server, served
from suite import HOME, Case, Given, Request, Suite, alike, expected, of_results, of_triples

EMPTY = f"{HOME}nothing"
FORMATS = {
    "tabular": {"application/sparql-results+xml", "application/sparql-results+json", "text/csv", "text/tab-separated-values"},
    "boolean": {"application/sparql-results+xml", "application/sparql-results+json"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json"},
}


@dataclass(frozen=True)
class Score:
    """How many cases of a suite pass, and which do not."""

    suite: str
    cases: int
    failed: tuple[str, ...]

    def __str__(self) -> str:
        names = f" (not: {', '.join(self.failed)})" if self.failed else ""
        return f"{self.suite}: {self.cases - len(self.failed)} of {self.cases}{names}"


def main(arguments: list[str]) -> int:
    """Run all suites and say what passes."""
    if len(arguments) != 1:
        print("usage: python tests/conformance.py PATH-OF-W3C-RDF-TESTS", file=sys.stderr)
        return 2
    suite, ours = Suite(Path(arguments[0])), list[Score]()
    with serving(suite.protocol_data(), "http://kasei.us/2009/09/sparql/data/") as server:
        ours += [protocol(suite, server, updates) for updates in (False, True)]
        ours.append(description(server))
    cases = list(suite.queries())
    with serving(files(suite, cases), HOME) as server:
        through = queries("SPARQL 1.1 query, through the server", cases, lambda case: asked(server, case))
    engine = queries("SPARQL 1.1 query, pyoxigraph itself", cases, lambda case: evaluated(suite, case))
    print(*ours, through, engine, sep="\n")
    return int(any(score.failed for score in ours) or through.failed != engine.failed)


def files(suite: Suite, cases: Iterable[Case]) -> dict[str, Path]:
    """The graphs that cases ask, and their files."""
    return {name: suite.path(name) for case in cases for name in (*case.defaults, *case.named)}


@contextmanager
def serving(graphs: dict[str, Path], base: str) -> Iterator[Server]:
    """Our server over graphs that are read from files."""
    with tempfile.TemporaryDirectory() as folder:
        generation = Path(folder) / "store" / "generations" / "000001"
        (generation / "texts").mkdir(parents=True)
        store = Store.create(generation / "graph")
        for name, path in graphs.items():
            store.native.load(path=str(path), base_iri=name, to_graph=ox.NamedNode(name))
        store.settle()
        Manifest(FORMAT, base, 0, len(store), "0").write(generation)
        del store
        (Path(folder) / "store" / "CURRENT").write_text("000001\n", "ascii")
        with served(Path(folder) / "store") as server:
            yield server


# ---- the protocol --------------------------------------------------------------------------------


def protocol(suite: Suite, server: Server, updates: bool) -> Score:
    """The query cases of the protocol as they should be, or its update cases, whose every update is refused."""
    cases = [(name, requests) for name, requests in suite.requests() if ("update" in name) == updates]
    keeps = _refuses if updates else _answers
    failed = [name for name, requests in cases if not all(keeps(server, request) for request in requests)]
    return Score("SPARQL 1.1 Protocol, " + ("updates refused" if updates else "query"), len(cases), tuple(failed))


def _send(server: Server, request: Request) -> tuple[int, str, bytes]:
    path = request.path.replace("/sparql/", "/sparql", 1)
    got = server.ask(path, request.method, request.body, **request.headers)
    return got.status, got.media, got.body


def _answers(server: Server, request: Request) -> bool:
    status, media, body = _send(server, request)
    if str(status)[0] not in request.statuses:
        return False
    if request.form and media not in FORMATS[request.form]:
        return False
    return request.truth is None or of_results(ox.parse_query_results(body, ox.QueryResultsFormat.JSON)).truth == request.truth


def _refuses(server: Server, request: Request) -> bool:
    """What asks for an update is refused; what only looks at its outcome has nothing to look at."""
    query = request.headers.get("content-type") == "application/sparql-query" or b"query=" in (request.body or b"")[:6]
    return query or 400 <= _send(server, request)[0] < 500


# ---- the service description ---------------------------------------------------------------------

SD = "http://www.w3.org/ns/sparql-service-description#"
# What the recommendation says of each property: the class of its subject, and of its value where that is one of its own.
SCHEMA = {
    "endpoint": ("Service", ""),
    "feature": ("Service", "Feature"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "supportedEntailmentProfile": ("Service", "EntailmentProfile"),
    "entailmentRegime": ("NamedGraph", "EntailmentRegime"),
    "extensionFunction": ("Service", "Function"),
    "extensionAggregate": ("Service", "Aggregate"),
    "languageExtension": ("Service", "Feature"),
    "supportedLanguage": ("Service", "Language"),
    "propertyFeature": ("Service", "Feature"),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", "GraphCollection"),
    "resultFormat": ("Service", ""),
    "inputFormat": ("Service", ""),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "name": ("NamedGraph", ""),
    "graph": ("NamedGraph", "Graph"),
}
CLASSES = {name for pair in SCHEMA.values() for name in pair} - {""}
LANGUAGES = {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"}
FEATURES = {"DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs", "BasicFederatedQuery"}


def description(server: Server) -> Score:
    """The three cases of the service description."""
    got = server.ask("/sparql")
    said = list(ox.parse(got.body, ox.RdfFormat.TURTLE)) if got.media == "text/turtle" else []
    endpoint = ox.NamedNode(f"http://127.0.0.1:{server.port}/sparql")
    cases = {
        "returns-rdf": got.status == 200 and bool(said),
        "has-endpoint-triple": any(t.predicate.value == f"{SD}endpoint" and t.object == endpoint for t in said),
        "conforms-to-schema": bool(said) and not list(_against_schema(said)),
    }
    return Score("SPARQL 1.1 Service Description", len(cases), tuple(name for name, holds in cases.items() if not holds))


def _against_schema(said: list[ox.Triple]) -> Iterator[str]:
    """What of a description the recommendation does not know, or knows otherwise."""
    types = {
        (t.subject, t.object.value) for t in said if t.predicate.value.endswith("#type") and isinstance(t.object, ox.NamedNode)
    }
    types |= {(node, f"{SD}GraphCollection") for node, kind in types if kind == f"{SD}Dataset"}
    types |= {(ox.NamedNode(SD + name), f"{SD}Language") for name in LANGUAGES}
    types |= {(ox.NamedNode(SD + name), f"{SD}Feature") for name in FEATURES}
    yield from (kind for _, kind in types if kind.startswith(SD) and kind.removeprefix(SD) not in CLASSES)
    for triple in said:
        if triple.predicate.value.startswith(SD):
            domain, range_ = SCHEMA.get(triple.predicate.value.removeprefix(SD), ("?", ""))
            if (triple.subject, SD + domain) not in types or (range_ and (triple.object, SD + range_) not in types):
                yield str(triple)


# ---- queries -------------------------------------------------------------------------------------


def queries(suite: str, cases: Iterable[Case], ask: Callable[[Case], Given | None]) -> Score:
    """The cases of the query suite by one who answers them."""
    cases = list(cases)
    return Score(suite, len(cases), tuple(case.name for case in cases if not passes(case, ask(case))))


def passes(case: Case, given: Given | None) -> bool:
    """Whether an answer is what a case expects; None stands for a refusal."""
    if case.result is None:
        return (given is not None) == case.readable
    return given is not None and alike(given, expected(case.result))


def asked(server: Server, case: Case) -> Given | None:
    """What our server answers."""
    graphs = [("default-graph-uri", name) for name in case.defaults or (EMPTY,)]
    graphs += [("named-graph-uri", name) for name in case.named]
    own = re.search(r"^FROM ", case.query, re.MULTILINE)  # a query that names its graphs itself
    fields = urlencode([("query", f"BASE <{case.base}> {case.query}"), *([] if own else graphs)])
    accept = "application/sparql-results+json, application/n-triples"
    got = server.ask("/sparql", "POST", fields.encode(), content_type="application/x-www-form-urlencoded", accept=accept)
    if got.status != 200:
        return None
    if got.media == "application/n-triples":
        return of_triples(ox.parse(got.body, ox.RdfFormat.N_TRIPLES))
    return of_results(ox.parse_query_results(got.body, ox.QueryResultsFormat.JSON))


def evaluated(suite: Suite, case: Case) -> Given | None:
    """What pyoxigraph answers over the data of a case alone."""
    store = ox.Store()
    for name in case.defaults:
        store.load(path=str(suite.path(name)), base_iri=name)
    for name in case.named:
        store.load(path=str(suite.path(name)), base_iri=name, to_graph=ox.NamedNode(name))
    try:
        return of_results(store.query(f"BASE <{case.base}> {case.query}"))
    except (SyntaxError, RuntimeError):
        return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
