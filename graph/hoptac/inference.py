"""What follows from what was read: the rules of `queries/rules/` and a filled store come in, N-Quads lines go out.

A rule is a CONSTRUCT query in a file of its own. For each edge that it adds it also makes a `hop:Inferred`, which says
the edge again, names the rule and rests on claims or reports by `prov:wasDerivedFrom`, so that nothing that no text
says stands without its reason. All of it goes into one graph of its own.

>>> "succession" in [rule.name for rule in rules()]
True
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hoptac import oxigraph, resources
from hoptac.triples import terms
from hoptac.vocabulary import Names


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by the name of its file, and its query."""

    name: str
    sparql: str


def rules() -> list[Rule]:
    """The rules in the order of their names."""
    return [Rule(path.stem, path.read_text("utf-8")) for path in sorted(resources.path("queries/rules").glob("*.rq"))]


def inferred(rule: Rule, graph: oxigraph.Store, names: Names) -> Iterator[str]:
    """The lines that a rule adds to what a store holds."""
    target = terms.iri(names.graph("inferred"))
    for subject, predicate, object_ in graph.query(rule.sparql).triples():
        yield f"{terms.iri(subject)} {terms.iri(predicate)} {_term(object_)} {target} .\n"


def _term(value: oxigraph.Term) -> terms.Term:
    if isinstance(value, str):
        return terms.iri(value)
    if value.datatype:
        return f"{terms.literal(value.value)}^^{terms.iri(value.datatype)}"
    return terms.literal(value.value, value.language)
