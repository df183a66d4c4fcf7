"""What an article says, as facts with their evidence: `read(document)`.

What comes in is a document; what goes out is its `Reading`. The readers run in the order of `READERS`; each gets the annotated
document and the facts of those before it, and answers with facts or stays silent.

>>> facts = read(Document.of("a.txt", "Ông Lê Văn An, Chủ tịch UBND tỉnh Nghệ An, phát biểu.")).facts
>>> [(fact.person, fact.title, fact.organisation) for fact in facts if isinstance(fact, Membership)]
[('Lê Văn An', 'Chủ tịch', 'Ủy ban nhân dân tỉnh Nghệ An')]
"""

from __future__ import annotations

from collections.abc import Callable

from hoptac.entities import annotate
from hoptac.model import Annotated, Document, Fact, Facts, Membership, Reading
from hoptac.reading import (
    agreements,
    areas,
    awards,
    bylines,
    commitments,
    events,
    figures,
    goals,
    participants,
    people,
    results,
    statements,
    systems,
)

__all__ = ["READERS", "Membership", "read"]

Reader = Callable[[Annotated, Facts], tuple[Fact, ...]]

READERS: tuple[Reader, ...] = (
    people.read,
    events.read,
    agreements.read,
    areas.read,
    participants.read,
    statements.read,
    participants.spoke,
    systems.read,
    figures.read,
    results.read,
    awards.read,
    commitments.read,
    goals.read,
    bylines.read,
)


def read(document: Document) -> Reading:
    """All that the readers find in a document."""
    annotated = annotate(document)
    facts = Facts()
    for reader in READERS:
        if found := reader(annotated, facts):
            facts = facts.then(found)
    return Reading(annotated, facts)
