"""The bodies, people and posts that an article names, as facts: Organisation, Person, Membership.

They are read with the names (`hoptac.entities`); this reader takes them over, so that they stand first among the facts.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> article = annotate(Document.of("a.txt", "Ông Lê Văn An là Chủ tịch UBND tỉnh Nghệ An."))
>>> [type(fact).__name__ for fact in read(article, ())]
['Organisation', 'Person', 'Membership']
"""

from __future__ import annotations

from hoptac.model import Annotated, Fact


def read(annotated: Annotated, earlier: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The entities of the article and who holds which post."""
    return (*annotated.organisations, *annotated.people, *annotated.memberships)
