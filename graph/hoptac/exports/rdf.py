"""Sorted lines as the RDF files that people and programs read: Turtle, TriG, N-Triples, N-Quads, RDF/XML.

The files of triples (Turtle, N-Triples, RDF/XML) hold the union of all graphs; TriG and N-Quads keep apart what each
document says. Oxigraph writes them; the order of the prefixes, which it leaves to chance, is set here.

>>> print(rdf([b"<a:b> <http://www.w3.org/2004/02/skos/core#broader> <a:c> <a:g> .\\n"], "ttl").decode())
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<BLANKLINE>
<a:b> skos:broader <a:c> .
<BLANKLINE>
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hoptac import oxigraph
from hoptac.exports.lines import Line, union
from hoptac.vocabulary import PREFIXES

KINDS = re.compile(rb"<([^<>\s]*/id/)([a-z]+)/[^<>\s/#]+>")  # of things, which each get a prefix of their own
DECLARED = re.compile(rb"@prefix (\S*): <\S*> \.\n")
NAMESPACES = re.compile(rb' xmlns:([\w.-]+)="[^"]*"')


def rdf(quads: list[Line], form: str) -> bytes:
    """The file of a format: ttl, trig, nt, nq or rdfxml."""
    return WRITERS[form](quads)


def _turtle(triples: list[Line], form: str = "ttl") -> bytes:
    text = b"".join(triples)
    written = oxigraph.rewritten(text, form, _prefixes(text))
    body = DECLARED.sub(b"", written)
    used = [line for line in sorted(found[0] for found in DECLARED.finditer(written)) if _in_use(line, body)]
    # A line break stands only between statements: in a literal it is written \n.
    return b"".join(used) + b"\n" + re.sub(rb"^(?=[<\w])", b"\n", body, flags=re.MULTILINE).removeprefix(b"\n")


def _in_use(declaration: bytes, body: bytes) -> bool:
    prefix = declaration.split(b" ", 2)[1]
    # Most are nowhere in it, which is found out far faster without a pattern.
    return prefix in body and re.search(rb"(?:^|[\s^(])" + re.escape(prefix), body) is not None


def _prefixes(text: bytes) -> dict[str, str]:
    things = {kind.decode(): (base + kind + b"/").decode() for base, kind in sorted(set(KINDS.findall(text)), reverse=True)}
    return things | PREFIXES


def _xml(triples: list[Line]) -> bytes:
    written = oxigraph.rewritten(b"".join(triples), "rdfxml", PREFIXES)
    head, opened, rest = written.partition(b"<rdf:RDF")
    names, closed, rest = rest.partition(b">")
    used = [name[0] for name in NAMESPACES.finditer(names) if b"<" + name[1] + b":" in rest or name[1] == b"rdf"]
    return head + opened + b"".join(sorted(used)) + closed + rest


WRITERS: dict[str, Callable[[list[Line]], bytes]] = {
    "ttl": lambda quads: _turtle(union(quads)),
    "trig": lambda quads: _turtle(quads, "trig"),
    "nt": lambda quads: b"".join(union(quads)),
    "nq": b"".join,
    "rdfxml": lambda quads: _xml(union(quads)),
}
