"""A list of areas in a text, before it is told whose it is.

>>> Listing.__slots__[:3]
('lead', 'start', 'members')
"""

from __future__ import annotations

from dataclasses import dataclass

from hoptac.reading.clauses import Span
from hoptac.reading.passages import Passage

# Rules whose words may be followed by a plain sentence: their list needs semicolons or its number to be believed.
LOOSE = frozenset(
    {
        "they-cooperate",
        "they-work-on",
        "by-it-they",
        "by-what-is-signed-they",
        "by-paragraph",
        "contents-aim-at",
        "agreement-aims-at",
        "they-sign-to-do-tasks",
    }
)
# Those of them that tell what both do: sentences without a subject may go on with it.
JOINT = frozenset({"they-cooperate", "by-it-they", "by-what-is-signed-they"})
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
# The rules whose words are followed by one field.
SINGLE = frozenset({"agreement-in-one-field", "cooperate-in-one-field"})
# The rules whose list is what partners will do together, each member beginning with a verb.
WILLS = frozenset({"they-will-do", "partners-will-do", "one-will-do-with-the-other", "agreement-sets-stress-on"})
# What may stand alone; one who does something with the other is told to do several things where that is their agreement.
ALONE = (WILLS | SINGLE) - {"one-will-do-with-the-other"}
# The rules that lead into names of fields, or into examples of what is done.
FIELDS = SINGLE | {"cooperate-in-areas", "work-of-theirs-in-areas", "work-such-as", "work-with-another-such-as"}
# Beside what they will do stand the fields that they work in, and what else they will do.
BESIDE_WILLS = WILLS | SUBJECTS | FIELDS | (LOOSE - {"by-paragraph"})


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

    def goes_with(self, best: Listing) -> bool:
        """Whether it can be of an agreement beside its surest list: both are sure, or both tell what partners will do."""
        if self.rule in WILLS or best.rule in WILLS:
            return self.rule in BESIDE_WILLS and best.rule in BESIDE_WILLS
        return self.rule not in LOOSE and best.rule not in LOOSE
