"""A store elsewhere: the address of any SPARQL 1.1 endpoint comes in, and answers as the store on this machine does.

The default graph that is asked must be the union of all graphs, as it is with us. Where a server has another default but can
be told, it is told. A server that cuts long answers without a word is found out: what is not whole is refused. From a
server that plans our questions for minutes (Virtuoso) the dataset is fetched, in parts, and asked here.

    ask_at("http://localhost:7878/query").query("SELECT …").rows()
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlencode

from hoptac import oxigraph
from hoptac.errors import QueryError, StoreError
from hoptac.oxigraph import Answer, Store, written
from hoptac.rdf import Literal, Term, Triple
from hoptac.vocabulary import PREFIXES, VOCABULARY
from hoptac.wire import Reply, Wire

JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"
FORM = "application/x-www-form-urlencoded"
TRUTH = "__ASK_RETVAL"  # the column by which Virtuoso answers an ASK
PAGE = 5_000  # triples that are fetched at once
MOST = 1_000_000  # triples that are fetched into memory
# What tells a server that its default graph is to be the union: nothing for most; Oxigraph's own field; Fuseki's own graph.
UNIONS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("union-default-graph", "true"),),
    (("default-graph-uri", "urn:x-arq:UnionGraph"),),
)
IS_UNION = "ASK { ?dataset a void:Dataset ; void:uriSpace ?space }"
DOCUMENTS = "SELECT (COUNT(DISTINCT ?article) AS ?n) { GRAPH ?article { ?article a foaf:Document } }"
DATASETS = "SELECT DISTINCT ?space { GRAPH ?graph { ?dataset a void:Dataset ; void:uriSpace ?space } }"
# Headers of an answer that is not whole: of Virtuoso (rows; time) and of Hoptac itself.
CUTS = ("x-sparql-maxrows", "x-sql-state", "hoptac-cut")


class Remote(Store):
    """A store whose questions go over the wire; nothing is in it, and `union` asks for all graphs as one."""

    __slots__ = ("union", "wire")

    def __init__(self, wire: Wire, union: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(Store.in_memory().native)
        self.wire, self.union = wire, union

    def query(
        self,
        sparql: str,
        values: Mapping[str, Term] | None = None,
        prefixes: Mapping[str, str] | None = None,
        graphs: Iterable[str] | None = None,
        defaults: Iterable[str] | None = None,
    ) -> Answer:
        """The answer to a query, as `Store.query` gives it.

        `graphs` without `defaults` only spare an engine work, so then all are asked.
        """
        fields = [("query", _whole(sparql, values or {}, prefixes or {})), *(self.union if defaults is None else ())]
        if defaults is not None:
            fields += [("default-graph-uri", graph) for graph in defaults]
            fields += [("named-graph-uri", graph) for graph in graphs or ()]
        return self._answer(fields)

    def plans_badly(self) -> bool:
        """Whether it is a server that plans our questions for minutes."""
        reply = self.wire.ask("POST", urlencode({"query": "ASK {}"}).encode(), accept=JSON, content_type=FORM)
        return "virtuoso" in reply.headers.get("server", "").lower()

    def _answer(self, fields: list[tuple[str, str]]) -> Answer:
        reply = self.wire.ask("POST", urlencode(fields).encode(), accept=f"{JSON}, {TRIPLES}", content_type=FORM)
        if reply.status == 400:
            raise QueryError(f"{self.wire.address}: the query was refused: {reply.said()}")
        if not reply.done:
            raise StoreError(f"{self.wire.address}: answered {reply.status}: {reply.said()}")
        if reply.media in (TRIPLES, "text/ntriples"):  # the second is Virtuoso's name for it
            return oxigraph.read_answer(reply.body, "nt")
        return self._of_rows(reply)

    def _of_rows(self, reply: Reply) -> Answer:
        try:
            told = json.loads(reply.body)
            rows = told["results"]["bindings"] if "boolean" not in told else []
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self.wire.address}: gives no SPARQL results; see that it is a SPARQL endpoint") from error
        self._require_whole(reply, len(rows))
        if told["head"].get("vars") == [TRUTH]:
            told = {"head": {}, "boolean": any(row[TRUTH]["value"] == "1" for row in rows)}
        for term in (term for row in rows for term in row.values()):
            if term.get("type") == "typed-literal":  # as before the W3C's recommendation
                term["type"] = "literal"
        return oxigraph.read_answer(json.dumps(told).encode(), "json")

    def _require_whole(self, reply: Reply, rows: int) -> None:
        """Nothing where an answer is whole.

        Raises `StoreError` where the server says by a header, if at all, that it cut it.
        """
        told = next((name for name in CUTS if name in reply.headers), "")
        most = reply.headers.get("x-sparql-maxrows", "")
        if told and not (told == "x-sparql-maxrows" and most.isdecimal() and rows < int(most)):
            way = "ask for less, or raise its limit (Virtuoso: ResultSetMaxRows, MaxQueryExecutionTime)"
            raise StoreError(f"{self.wire.address}: cut the answer at {rows} rows; {way}")

    def graph(self, name: str) -> Iterator[Triple]:
        """The triples of one graph, fetched in parts.

        Raises `StoreError` where the parts are not the whole.
        """
        where = f"WHERE {{ GRAPH {written(name)} {{ ?s ?p ?o }} }}"
        number = _number(self.query(f"SELECT (COUNT(*) AS ?n) {where}"))
        found = dict[Triple, None]()
        for start in range(0, number, PAGE):
            part = self.query(f"SELECT ?s ?p ?o {where} LIMIT {PAGE} OFFSET {start}")
            found |= {(str(s), str(p), o): None for s, p, o in part.rows() if o is not None}
        if len(found) != number:
            raise StoreError(f"{self.wire.address}: gave {len(found)} of the {number} triples of {name}; try again")
        yield from found

    def quads(self, subject: str | None = None, value: str | None = None) -> Iterator[tuple[str, str, Term, str]]:
        """What is said of a thing, or with it as the value."""
        given = {name: term for name, term in (("s", subject), ("o", value)) if term is not None}
        for s, p, o, graph in self.query("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }", given).rows():
            if o is not None:
                yield str(s), str(p), o, str(graph)

    def dump(self, form: str, graph: str | None = None, prefixes: Mapping[str, str] | None = None) -> bytes:
        """The dataset, or one graph of it, in any of RDF_FORMATS."""
        names = [graph] if graph else sorted(self.sizes())
        lines = (_line(*triple, name) for name in names for triple in self.graph(name))
        return oxigraph.rewritten(b"".join(lines), form, prefixes)

    def __len__(self) -> int:
        return sum(self.sizes().values())

    def sizes(self) -> dict[str, int]:
        """The graphs of the dataset and how many triples each has; a server may have others beside."""
        base = base_of(self)
        found = self.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").rows()
        sizes = {_text(graph): int(_text(number)) for graph, number in found}
        return {graph: size for graph, size in sizes.items() if graph == VOCABULARY or graph.startswith(f"{base}id/")}

    def fetched(self) -> Store:
        """The dataset fetched into memory.

        Raises `StoreError` where it is larger than `MOST`.
        """
        if (triples := len(self)) > MOST:
            way = "ask it in SPARQL, or publish the graph to a store that answers such questions itself"
            raise StoreError(f"{self.wire.address}: has {triples} triples and {MOST} are fetched; {way}")
        made = Store.in_memory()
        made.load(self.dump("nq"))
        return made


def ask_at(address: str) -> Remote:
    """The store at an address, to be asked there.

    Raises `StoreError` where it does not answer, or its default graph is not the union and cannot be made so.
    """
    wire = Wire(address)
    for union in UNIONS:
        remote = Remote(wire, union)
        if remote.query(IS_UNION, prefixes=PREFIXES).truth:
            return remote
    raise StoreError(
        f"{address}: has no graph of hoptac in its default graph; fill it with `hoptac publish`, or let its default graph be the "
        "union of all (Oxigraph: --union-default-graph)"
    )


def base_of(remote: Remote) -> str:
    """Where the IRIs of the dataset at an address begin.

    Raises `StoreError` where there are several datasets.
    """
    spaces = sorted(str(_text(space)) for (space,) in remote.query(DATASETS, prefixes=PREFIXES).rows())
    if len(spaces) != 1:
        raise StoreError(f"{remote.wire.address}: holds {len(spaces)} datasets of hoptac ({', '.join(spaces)}); keep one a store")
    return spaces[0].removesuffix("id/")


def documents_of(remote: Remote) -> int:
    """How many articles the dataset at an address has."""
    return _number(remote.query(DOCUMENTS, prefixes=PREFIXES))


def _whole(sparql: str, values: Mapping[str, Term], prefixes: Mapping[str, str]) -> str:
    """A query with its prefixes declared, joined with the values that are given to its variables."""
    heads = "".join(
        f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items() if re.search(rf"\b{prefix}:", sparql)
    )
    if not values:
        return heads + sparql
    names, terms = " ".join(f"?{name}" for name in values), " ".join(map(written, values.values()))
    return f"{heads}{sparql}\nVALUES ({names}) {{ ({terms}) }}"


def _number(answer: Answer) -> int:
    return int(next(_text(row[0]) for row in answer.rows()))


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else term or ""


def _line(subject: str, predicate: str, value: Term, graph: str) -> bytes:
    return f"{written(subject)} {written(predicate)} {written(value)} {written(graph)} .\n".encode()
