"""A list of areas in a text, before it is told whose it is.

>>> Listing.__slots__[:3]
('lead', 'start', 'members')
"""

from __future__ import annotations

from dataclasses import dataclass

from hoptac.reading.clauses import Span
from hoptac.reading.passages import Passage

# Rules whose words may be followed by a plain sentence: their list needs semicolons or its number to be believed.
LOOSE = frozenset({"they-cooperate", "they-work-on", "by-it-they", "by-what-is-signed-they", "by-paragraph"})
# The rules whose words are mostly followed by a single subject: only three short members or more are a list.
SUBJECTS = frozenset(
    {
        "agreement-in-fields",
        "agreement-in-such-fields",
        "they-cooperate-on",
        "partners-cooperate-on",
        "one-works-with-the-other-on",
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its members, the passage that leads into it, the number that it is said to have, and the rule that found it."""

    lead: Passage
    start: int
    members: tuple[Span, ...]
    count: int
    rule: str

    @property
    def is_whole(self) -> bool:
        """Whether it has as many members as the text counts."""
        return self.count == len(self.members)

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """How sure it is that this is the list of an agreement, to choose among several."""
        return (self.is_whole, self.rule not in LOOSE and self.rule not in SUBJECTS, min(len(self.members), 12))
