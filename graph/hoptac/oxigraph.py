"""The border to pyoxigraph: its values never leave this file, and no other file imports it.

What comes in are paths and text, what goes out are plain values (`rdf`).

>>> from hoptac import resources
>>> from hoptac.rdf import SKOS
>>> triples = parse(resources.path("ontology/statuses.ttl"))
>>> ("https://w3id.org/hoptac/def#piloted", SKOS + "prefLabel", Literal("thí điểm", "vi")) in triples
True
>>> store = Store.in_memory()
>>> store.load(b'<a:vnpt> <a:signed> "2014" <a:document> .')
>>> answer = store.query("SELECT ?body ?year { ?body <a:signed> ?year }", {"year": Literal("2014")})
>>> answer.columns, list(answer.rows())
(('body', 'year'), [('a:vnpt', Literal(value='2014', language='', datatype=''))])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from hoptac.complaints import complaint
from hoptac.errors import ListError, QueryError, StoreError, UnwritableError
from hoptac.rdf import STRING, Literal, Term, Triple

RESULT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
RDF_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def parse(path: Path) -> list[Triple]:
    """The triples of a Turtle file, in its order.

    Raises `ListError` naming file and line where it is no Turtle.
    """
    try:
        return [_plain(triple) for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        reason = (error.msg or "").partition(": ")[2] or error.msg
        raise ListError(f"{path.parent.name}/{path.name}: line {error.lineno}: {reason}; correct the Turtle there") from error
    except OSError as error:
        raise ListError(f"{path.parent.name}/{path.name}: {error.strerror or error}; install hoptac again") from error


def _plain(triple: ox.Quad) -> Triple:
    return _name(triple.subject), triple.predicate.value, _term(triple.object)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    if isinstance(term, ox.Literal):
        if language := term.language:
            return Literal(term.value, language)
        datatype = term.datatype.value
        return Literal(term.value, "", "" if datatype == STRING else datatype)
    return _name(term)


def _name(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    if isinstance(node, ox.NamedNode):
        return node.value
    return f"<<( {node} )>>" if isinstance(node, ox.Triple) else str(node)


def _native(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if isinstance(term, str):
        return ox.NamedNode(term)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype or STRING))


def written(term: Term) -> str:
    """A term as SPARQL and N-Triples write it, with every character that could end it escaped or refused.

    Raises `QueryError` where an IRI is none.

    >>> written("a:b"), written(Literal('say "no"', "en"))
    ('<a:b>', '"say \\\\"no\\\\""@en')
    """
    try:
        return str(_native(term))
    except ValueError as error:
        raise QueryError(f"{term!r} is not an IRI ({error}); write it in full") from error


def rewritten(quads: bytes, form: str, prefixes: Mapping[str, str] | None = None) -> bytes:
    """N-Quads lines in another of RDF_FORMATS, in their own order.

    >>> rewritten(b"<a:b> <a:c> <a:d> .", "ttl", {"a": "a:"}).splitlines()
    [b'@prefix a: <a:> .', b'a:b a:c a:d .']
    """
    read = ox.parse(quads, format=ox.RdfFormat.N_QUADS)
    return ox.serialize(read, format=RDF_FORMATS[form], prefixes=dict(prefixes or {})) or b""


class Answer(NamedTuple):
    """What a query gave: rows of SELECT, a truth of ASK, triples of CONSTRUCT and DESCRIBE. It can be taken once."""

    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | list[ox.Triple]

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables of a SELECT in their order; none for another query."""
        return tuple(v.value for v in self.result.variables) if isinstance(self.result, ox.QuerySolutions) else ()

    @property
    def is_graph(self) -> bool:
        """Whether the answer is triples."""
        return isinstance(self.result, ox.QueryTriples | list)

    @property
    def truth(self) -> bool | None:
        """The answer of an ASK; None for another query."""
        return bool(self.result) if isinstance(self.result, ox.QueryBoolean) else None

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT, a value or None for each column."""
        if isinstance(self.result, ox.QuerySolutions):
            for row in self.result:
                yield tuple(None if value is None else _term(value) for value in row)

    def triples(self) -> Iterator[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        if isinstance(self.result, ox.QueryTriples | list):
            for triple in self.result:
                yield _name(triple.subject), triple.predicate.value, _term(triple.object)

    def serialised(self, form: str) -> bytes:
        """The answer in a W3C format: of RESULT_FORMATS for rows and truths, of RDF_FORMATS for triples.

        Raises `QueryError` where the answer has no such form, `UnwritableError` where that cannot hold what is in it.
        """
        formats = RDF_FORMATS if self.is_graph else RESULT_FORMATS
        if form not in formats:
            raise QueryError(f"{form}: not a format of this answer; take one of {', '.join(formats)}")
        try:
            if isinstance(self.result, list):
                return ox.serialize(self.result, format=RDF_FORMATS[form]) or b""
            if isinstance(self.result, ox.QueryTriples):
                return self.result.serialize(format=RDF_FORMATS[form]) or b""
            return self.result.serialize(format=RESULT_FORMATS[form]) or b""
        except OSError as error:  # triple terms in JSON-LD, names that RDF/XML keeps to itself
            others = ", ".join(other for other in formats if other != form)
            raise UnwritableError(f"{form}: cannot hold this answer ({complaint(error)}); take one of {others}") from error


def read_answer(body: bytes, form: str) -> Answer:
    """An answer that somebody else gave, in one of RESULT_FORMATS, or triples in one of RDF_FORMATS.

    Raises `QueryError` where it is none.

    >>> list(read_answer(b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}', "json").rows())
    []
    """
    try:
        if form in RESULT_FORMATS:
            return Answer(ox.parse_query_results(body, RESULT_FORMATS[form]))
        return Answer([ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(body, RDF_FORMATS[form])])
    except SyntaxError as error:
        raise QueryError(f"the answer cannot be read ({complaint(error)}); see that it is one of SPARQL") from error


class Store:
    """An Oxigraph store: opened to read, or made new and filled. `native` is for oxrdflib alone."""

    __slots__ = ("native",)

    def __init__(self, native: ox.Store) -> None:
        self.native = native

    @classmethod
    def create(cls, path: Path) -> Store:
        """A new store on disk, to be filled.

        Raises `OSError` where the disk does not take it.
        """
        return cls(ox.Store(str(path)))

    @classmethod
    def open(cls, path: Path) -> Store:
        """A store on disk, to be read; nobody may write it meanwhile.

        Raises `StoreError` where there is none.
        """
        try:
            return cls(ox.Store.read_only(str(path)))
        except OSError as error:
            raise StoreError(f"{path}: cannot be opened ({complaint(error)}); run `hoptac build` again") from error

    @classmethod
    def in_memory(cls) -> Store:
        """A new store in memory."""
        return cls(ox.Store())

    @classmethod
    def copied(cls, path: Path) -> Store:
        """A copy in memory of a store on disk.

        Raises `StoreError` where there is none.
        """
        made = cls.in_memory()
        made.load(cls.open(path).dump("nq"))
        return made

    def load(self, quads: bytes) -> None:
        """Put N-Quads lines in."""
        self.native.bulk_load(quads, ox.RdfFormat.N_QUADS)

    def load_file(self, path: Path, graph: str) -> None:
        """Put a Turtle file in, into a graph."""
        self.native.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))

    def drop(self, graph: str) -> None:
        """Take a graph out."""
        self.native.remove_graph(ox.NamedNode(graph))

    def settle(self) -> None:
        """Write all to disk in the order that is quickest to read."""
        self.native.flush()
        self.native.optimize()

    def __len__(self) -> int:
        return len(self.native)

    def graph(self, name: str) -> Iterator[Triple]:
        """The triples of one graph."""
        for quad in self.native.quads_for_pattern(None, None, None, ox.NamedNode(name)):
            yield _plain(quad)

    def dump(self, form: str, graph: str | None = None, prefixes: Mapping[str, str] | None = None) -> bytes:
        """The whole dataset in `trig` or `nq`, or one graph of it in any of RDF_FORMATS, in no fixed order."""
        source = None if graph is None else ox.NamedNode(graph)
        return self.native.dump(format=RDF_FORMATS[form], from_graph=source, prefixes=dict(prefixes or {})) or b""

    def quads(self, subject: str | None = None, value: str | None = None) -> Iterator[tuple[str, str, Term, str]]:
        """What is said of a thing, or with it as the value: subject, predicate, value and graph, looked up in the index."""
        about, as_value = (None if name is None else ox.NamedNode(name) for name in (subject, value))
        for quad in self.native.quads_for_pattern(about, None, as_value, None):
            graph = quad.graph_name
            yield (
                _name(quad.subject),
                quad.predicate.value,
                _term(quad.object),
                "" if isinstance(graph, ox.DefaultGraph) else _name(graph),
            )

    def query(
        self,
        sparql: str,
        values: Mapping[str, Term] | None = None,
        prefixes: Mapping[str, str] | None = None,
        graphs: Iterable[str] | None = None,
        defaults: Iterable[str] | None = None,
    ) -> Answer:
        """The answer to a query over the union of all graphs; `values` are given to variables that it selects.

        Where `graphs` are given, `GRAPH ?graph` ranges over these alone; `defaults` are then what else is asked, and not all.
        Raises `QueryError` where the query is not understood.
        """
        given = {ox.Variable(name): _native(value) for name, value in (values or {}).items()}
        known = dict(prefixes or {})
        named: list[ox.NamedNode | ox.BlankNode] | None = None if graphs is None else [ox.NamedNode(graph) for graph in graphs]
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None
        default = None if defaults is None else [ox.NamedNode(graph) for graph in defaults]
        union = default is None
        try:
            found = self.native.query(
                sparql,
                use_default_graph_as_union=union,
                default_graph=default,
                substitutions=given,
                prefixes=known,
                named_graphs=named,
            )
            return Answer(found)
        except SyntaxError as error:
            raise QueryError(f"the query cannot be read: {complaint(error)}; correct it there") from error
        except RuntimeError as error:
            raise QueryError(f"{complaint(error)}; select the variable that is given a value") from error
