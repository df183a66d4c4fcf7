"""The values of this reader: a paper as one sentence tells it, and who is claimed to be a party or to have signed.

>>> [told.value for told in Told]
['denied', 'planned', 'signed', 'held', 'named']
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from hoptac.model import Evidence, Mention, StatedDate
from hoptac.reading.passages import Passage


class Told(StrEnum):
    """How a paper is told of, the strongest first."""

    DENIED = "denied"
    PLANNED = "planned"
    SIGNED = "signed"
    HELD = "held"
    NAMED = "named"


class Claim(NamedTuple):
    """Somebody is a party or has signed; `behind` of those that stand behind the paper ("ký thỏa thuận với B")."""

    name: str
    evidence: Evidence
    rule: str
    behind: bool = False
    body: str = ""


class Paper(NamedTuple):
    """An agreement as one sentence tells it; `together` where its parties are only "hai bên", `item` of a list of papers.

    `along` where it is listed behind another in one breath ("ký thỏa thuận về A, thỏa thuận về B").
    `by` where it is what something is done by ("theo thỏa thuận, A và B sẽ …").
    `since` is the year since when a paper has been carried out, where the text counts the years ("qua 10 năm thực hiện"), else 0.
    `shared` where one sentence tells it along with others of the same kind, so that its own name is told elsewhere, if it is.
    """

    mention: Mention
    passage: Passage
    told: Told
    rule: str
    parties: tuple[Claim, ...] = ()
    partner: tuple[Claim, ...] = ()
    signers: tuple[Claim, ...] = ()
    together: int = 0
    subject: Evidence | None = None
    date: Mention | None = None
    period: Mention | None = None
    horizon: Mention | None = None
    just: bool = False
    past: bool = False
    item: bool = False
    along: bool = False
    shared: bool = False
    by: bool = False
    since: int = 0

    @property
    def names(self) -> frozenset[str]:
        """The parties that the sentence names."""
        return frozenset(claim.name for claim in self.parties)

    @property
    def by_people(self) -> bool:
        """Whether its parties are only those that the people who sign it hold a post in."""
        return bool(self.parties) and {claim.rule for claim in self.parties} <= {claim.rule for claim in self.signers}

    @property
    def partners(self) -> frozenset[str]:
        """Those with whom the sentence says that it is signed, without saying who signs it with them."""
        return frozenset(claim.name for claim in self.partner)

    @property
    def signed_by(self) -> frozenset[str]:
        """The people who sign it."""
        return frozenset(claim.name for claim in self.signers)

    @property
    def day(self) -> StatedDate | None:
        """When it is signed, as the sentence tells."""
        return self.date.value if self.date and isinstance(self.date.value, StatedDate) else None

    @property
    def kind(self) -> str:
        """What the paper is called."""
        return str(self.mention.value)

    @property
    def clear(self) -> bool:
        """Whether the sentence by itself tells of an agreement, and does not only go back to one."""
        if self.told is Told.DENIED or self.mention.rule == "several":
            return False
        if self.told in (Told.SIGNED, Told.PLANNED):
            return True
        return len(self.names) > 1 or self.period is not None or (self.told is Told.HELD and bool(self.partner or self.together))
