"""What a text says: one kind of fact a class, each with the words that say it and the rule that read it.

A fact refers to organisations and people by canonical name, to agreements and events by a key of its document.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hoptac.model.dates import Period, Quantity, StatedDate
from hoptac.model.documents import Evidence


@dataclass(frozen=True, slots=True)
class Fact:
    """What the text says, the words that say it, and the rule that read it."""

    evidence: Evidence = field(kw_only=True)
    rule: str = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Organisation(Fact):
    """A body; `type` is government, party, company, department, university, hospital or other; `forms` as the text writes it."""

    name: str
    type: str
    forms: tuple[str, ...] = ()
    place: str = ""
    part_of: str = ""
    part_of_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Person(Fact):
    """A person that the text names, without titles; `honours` are ranks and degrees (Đại tá, GS.TS.), no roles."""

    name: str
    forms: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership(Fact):
    """A person holds a post in a body (`org:Membership`)."""

    person: str
    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Event(Fact):
    """A signing or a working session; `kind` is `signing` or `meeting`."""

    key: str
    kind: str
    date: StatedDate | None = None
    place: str = ""
    online: bool = False


@dataclass(frozen=True, slots=True)
class Participation(Fact):
    """A person at an event, on a side ('' if none is said), doing one `part`: attended, spoke, signed or presented."""

    event: str
    person: str
    side: str
    part: str


@dataclass(frozen=True, slots=True)
class Agreement(Fact):
    """An agreement; `status` is `signed` or `planned`; `event` is where it was signed, if the text tells of that event.

    `mentions` are all places where the text names it, or goes back to it ("văn bản này").
    """

    key: str
    kind: str
    subject: str = ""
    subject_evidence: Evidence | None = None
    status: str = "signed"
    event: str = ""
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedOn(Fact):
    """When an agreement was signed; `basis` is `text`, or `dateline` where only the article's own date tells."""

    agreement: str
    date: StatedDate
    basis: str = "text"


@dataclass(frozen=True, slots=True)
class Term(Fact):
    """The years that an agreement is for; `horizon` is the year of "định hướng / tầm nhìn đến năm …"."""

    agreement: str
    period: Period
    horizon: int | None = None


@dataclass(frozen=True, slots=True)
class Duration(Fact):
    """How long an agreement is for, where the text counts it: a number of `unit`, "years" or "months"."""

    agreement: str
    number: int
    unit: str


@dataclass(frozen=True, slots=True)
class Party(Fact):
    """A body is a party of an agreement."""

    agreement: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Signatory(Fact):
    """A person signed an agreement, for a party ('' if it is not said which); only where the text says so of this person."""

    agreement: str
    person: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Succession(Fact):
    """An agreement follows an earlier one, as the text says; what is inferred is left to the rules of `queries/rules/`."""

    later: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Area(Fact):
    """One content item of one agreement as its text words it; `position` counts from 1; `fields` are IRIs of concepts."""

    agreement: str
    position: int
    text: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaCount(Fact):
    """How many content items an agreement has, where the text states the number before it lists them."""

    agreement: str
    number: int


@dataclass(frozen=True, slots=True)
class Delivery(Fact):
    """One report of a system or service: who provides it to whom, and how far it is (delivered, piloted, planned).

    `reporter` is the person or body whose words these are, '' for the newspaper's own.
    """

    system: str
    provider: str
    beneficiary: str
    status: str
    agreement: str = ""
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class Figure(Fact):
    """A counted or measured result or target and what it is of; `period` are the years it is for.

    `by` is who has done what is counted, '' where the text names nobody or tells of what is still to come.
    """

    quantity: Quantity
    about: str
    period: Period | None = None
    agreement: str = ""
    system: str = ""
    reporter: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Result(Fact):
    """Something that a party has done, neither a system nor a figure, as the text words it; `period` are the years it is for."""

    by: str
    text: str
    period: Period | None = None
    agreement: str = ""
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class Statement(Fact):
    """Words ascribed to a speaker; `kind` is assessment, request, commitment, wish or goal; `to` is the body addressed."""

    speaker: str
    kind: str
    text: str
    to: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class Commitment(Fact):
    """What a party says it will do; several in `by` make it joint; `verb` carries the strength; `due` is a year if stated."""

    by: tuple[str, ...]
    to: str
    agreement: str
    text: str
    verb: str = ""
    due: int | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Goal(Fact):
    """A state that somebody aims at; `holder` is '' where the goal is joint or nobody's; `by` is a year if stated."""

    holder: str
    text: str
    by: int | None = None
    agreement: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Award(Fact):
    """An award to a number of recipients: `givers` confer it (tặng), `presenters` hand it over (trao)."""

    award: str
    recipients: int
    recipient: str
    givers: tuple[str, ...] = ()
    presenters: tuple[str, ...] = ()
    reason: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class Credit(Fact):
    """A photographer or reporter that the text names; no participant."""

    person: str
    part: str = "photographer"
