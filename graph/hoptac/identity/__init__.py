"""Who is who across articles: the names of all that was read come in, what is one and what may be one goes out.

Reading names things within one article (`triples.scope`): people by name and ground, bodies by their full name. Here the
corpus decides which of those names mean one thing. A merge keeps both IRIs, states its rule and its reason, and is undone by
a line in the decisions file; what is merely likely is a doubt that a person decides. A body that became another is no merge:
both stay, and the one leads to the other.

>>> from hoptac.vocabulary import Names
>>> identify(Census(Names())).replaced
{}
"""

from __future__ import annotations

from hoptac.identity.census import Census
from hoptac.identity.decisions import Decisions
from hoptac.identity.merging import Identities, identify
from hoptac.identity.writing import lines

__all__ = ["Census", "Decisions", "Identities", "identify", "lines"]
