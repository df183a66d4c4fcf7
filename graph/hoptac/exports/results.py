"""Rows as RDF, for those who keep answers beside the graph: SPARQL results in JSON come in, Turtle goes out.

The terms are those in which the W3C's own test suites write results (rs:ResultSet, rs:solution, rs:binding). Every node
has an address below that of the answer, so that no two answers share one.

>>> body = b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "B"}}]}}'
>>> print(turtle(body, "https://e.org/q").decode().expandtabs(1))
@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> .
<https://e.org/q#result> a rs:ResultSet ;
 rs:resultVariable "a" ;
 rs:solution <https://e.org/q#1> .
<https://e.org/q#1> rs:index 1 ;
 rs:binding <https://e.org/q#1-a> .
<https://e.org/q#1-a> rs:variable "a" ;
 rs:value "B" .
<BLANKLINE>
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hoptac import oxigraph
from hoptac.rdf import Literal, Term
from hoptac.vocabulary import expand

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
TYPE, INTEGER, BOOLEAN = expand("rdf:type"), expand("xsd:integer"), expand("xsd:boolean")
STRING = expand("xsd:string")


def turtle(body: bytes, address: str) -> bytes:
    """The Turtle of an answer that stands at an address."""
    told = json.loads(body)
    statements = _truth(told, address) if "boolean" in told else _rows(told, address)
    lines = "".join(f"{' '.join(map(oxigraph.written, statement))} .\n" for statement in statements)
    return oxigraph.rewritten(lines.encode("utf-8", "replace"), "ttl", {"rs": RS})


def _truth(told: dict[str, Any], address: str) -> Iterator[tuple[Term, Term, Term]]:
    result = f"{address}#result"
    yield result, TYPE, f"{RS}ResultSet"
    yield result, f"{RS}boolean", Literal(str(told["boolean"]).lower(), "", BOOLEAN)


def _rows(told: dict[str, Any], address: str) -> Iterator[tuple[Term, Term, Term]]:
    result, columns = f"{address}#result", told["head"]["vars"]
    rows = list(enumerate(told["results"]["bindings"], 1))
    yield result, TYPE, f"{RS}ResultSet"
    yield from ((result, f"{RS}resultVariable", Literal(column)) for column in columns)
    yield from ((result, f"{RS}solution", f"{address}#{number}") for number, _ in rows)
    for number, binding in rows:
        solution = f"{address}#{number}"
        bound = [column for column in columns if column in binding]
        yield solution, f"{RS}index", Literal(str(number), "", INTEGER)
        yield from ((solution, f"{RS}binding", f"{solution}-{column}") for column in bound)
        for column in bound:
            yield f"{solution}-{column}", f"{RS}variable", Literal(column)
            yield f"{solution}-{column}", f"{RS}value", _term(binding[column], address)


def _term(told: dict[str, Any], address: str) -> Term:
    if told["type"] == "uri":
        return str(told["value"])
    if told["type"] == "bnode":
        return f"{address}#_{told['value']}"
    language = told.get("xml:lang", "")
    return Literal(str(told["value"]), language, "" if language else told.get("datatype", STRING))
