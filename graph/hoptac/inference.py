"""What follows from what was read: the rules of `queries/rules/` and a filled store come in, N-Quads lines go out.

A rule is a CONSTRUCT query in a file of its own. For each edge that it adds it also makes a `hop:Inferred`, which says
the edge again, names the rule and rests on claims or reports by `prov:wasDerivedFrom`, so that nothing that no text
says stands without its reason. All of it goes into one graph of its own. A rule that builds on what others add names them in
its header: `# after: succession, fields`.

>>> "succession" in [rule.name for rule in rules()]
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter

from hoptac import oxigraph, resources
from hoptac.rdf import Term
from hoptac.triples import terms
from hoptac.vocabulary import Names

AFTER = re.compile(r"^# after: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by the name of its file, and its query."""

    name: str
    sparql: str

    @property
    def after(self) -> tuple[str, ...]:
        """The rules that it builds on."""
        found = AFTER.search(self.sparql)
        return tuple(name.strip() for name in found[1].split(",")) if found else ()


def rules() -> list[Rule]:
    """The rules, each behind those that it builds on, else in the order of their names."""
    paths = sorted(resources.path("queries/rules").glob("*.rq"))
    found = {path.stem: Rule(path.stem, path.read_text("utf-8")) for path in paths}
    order = TopologicalSorter({name: rule.after for name, rule in found.items()}).static_order()
    return [found[name] for name in order]


def inferred(rule: Rule, graph: oxigraph.Store, names: Names) -> Iterator[str]:
    """The lines that a rule adds to what a store holds."""
    target = terms.iri(names.graph("inferred"))
    for subject, predicate, object_ in graph.query(rule.sparql).triples():
        yield f"{terms.iri(subject)} {terms.iri(predicate)} {_term(object_)} {target} .\n"


def _term(value: Term) -> terms.Term:
    if isinstance(value, str):
        return terms.iri(value)
    if value.datatype:
        return f"{terms.literal(value.value)}^^{terms.iri(value.datatype)}"
    return terms.literal(value.value, value.language)
