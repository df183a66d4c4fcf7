"""Which thing of a network a name means: what somebody typed and a graph come in, the node goes out.

A name is looked for as `parameters` does: the very name, then without diacritics, then its beginning, then its words.
People, bodies and agreements answer to all their names, everything else to its label.
"""

from __future__ import annotations

from hoptac import oxigraph, parameters
from hoptac.networks.graphs import Graph, called
from hoptac.parameters import Name

KINDS = ("organisation", "person", "agreement")


def thing(wanted: str, of: Graph, store: oxigraph.Store, place: str) -> str:
    """The node that `wanted` names; `place` is where it was given.

    Raises `UnknownNameError` where none is called so, or several are.
    """
    known = [name for kind in KINDS for name in parameters.names(kind, store) if name.iri in of]
    named = {name.iri for name in known}
    others = [Name(name, called(node), node["label"]) for name, node in of.nodes(data=True) if name not in named]
    whole = [Name(name, called(node), called(node)) for name, node in of.nodes(data=True)]
    return parameters.chosen(wanted, [*known, *others, *whole], place).iri
