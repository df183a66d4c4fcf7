"""The values that flow through the house: Document, Sentence, Mention, Evidence and the facts.

All are frozen; a later stage makes new values and never fills in old ones. Every offset counts
code points of `Document.text`, which is NFC, and every span is half open.

>>> document = Document.of("a.txt", "VNPT ký thỏa thuận.")
>>> document.evidence(0, 4)
Evidence(start=0, stop=4, quote='VNPT')
"""

from __future__ import annotations

import calendar
import hashlib
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter

# ---- time, as stated ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date exactly as far as a text states it; `half` is the part of the day (sáng, chiều, tối) or ''."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    half: str = ""

    @property
    def lexical(self) -> str:
        """XML Schema's form: `2014-09-13`, `2020-12`, `2014`, or `--04-29` without a year."""
        year = f"{self.year:04d}" if self.year is not None else "-"
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join([year, *parts])

    @property
    def not_before(self) -> date | None:
        """The first day that it can mean; None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def not_after(self) -> date | None:
        """The last day that it can mean; None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """Years from `start` to `end`, either of which a text may leave open."""

    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed (with its %), its unit with any multiplier (`triệu hóa đơn`), and `hơn`, `gần`, `khoảng` if said."""

    value: str
    unit: str = ""
    bound: str = ""


# ---- text --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words of a document that say a fact: `document.text[start:stop] == quote`."""

    start: int
    stop: int
    quote: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its file's name, its NFC text, and what its file says about itself.

    `published` is the date that the article gives itself (a date line or its page's metadata);
    `published_span` is where the text says so, None where only metadata does.
    """

    name: str
    text: str
    sha256: str
    title: str = ""
    published: StatedDate | None = None
    published_span: tuple[int, int] | None = None
    url: str = ""
    outlet: str = ""
    author: str = ""
    media_type: str = "text/plain"

    @classmethod
    def of(cls, name: str, text: str, **about: object) -> Document:
        """A document from any text; normalises to NFC and hashes the UTF-8 of what it keeps."""
        normal = unicodedata.normalize("NFC", text)
        return cls(name, normal, hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest(), **about)  # type: ignore[arg-type]

    def evidence(self, start: int, stop: int) -> Evidence:
        """The words from `start` to `stop`, without white space at either end."""
        words = self.text[start:stop]
        start += len(words) - len(words.lstrip())
        quote = words.strip()
        return Evidence(start, start + len(quote), quote)


class Part(StrEnum):
    """What a sentence is in its article."""

    DATELINE = "dateline"
    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    CAPTION = "caption"
    CREDIT = "credit"  # "Ảnh: …" with the name of who took the picture
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item, heading, caption or credit; `paragraph` counts from 0 through the article."""

    start: int
    stop: int
    paragraph: int
    part: Part = Part.PROSE


# ---- mentions ----------------------------------------------------------------------------------


class Kind(StrEnum):
    """What a mention names."""

    ORGANISATION = "organisation"
    PERSON = "person"
    POST = "post"
    PLACE = "place"
    GROUP = "group"  # "hai bên", "ba bên", "hai tỉnh": the parties together
    DATE = "date"
    PERIOD = "period"
    QUANTITY = "quantity"
    AGREEMENT = "agreement"  # the noun phrase of an agreement: "bản ghi nhớ hợp tác chiến lược"


@dataclass(frozen=True, slots=True)
class Post:
    """An office: its title, with all of "Phó", "Thường trực", "Quyền", "Nguyên", and the body's canonical name or ''."""

    title: str
    organisation: str = ""


Value = str | StatedDate | Period | Quantity | Post


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something.

    `value` is what it means: the canonical name of an ORGANISATION, PERSON or PLACE, a `Post`, a
    `StatedDate`, a `Period`, a `Quantity`, the kind of an AGREEMENT written out, or the number of a GROUP.
    `rule` names what read it.
    """

    kind: Kind
    start: int
    stop: int
    value: Value
    rule: str


_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its sentences and its mentions, both in the order of the text, names resolved.

    `organisations` and `people` are the entities of the document by their canonical names, `memberships` who holds which post.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()

    def within(self, start: int, stop: int, *kinds: Kind) -> tuple[Mention, ...]:
        """The mentions that lie wholly between `start` and `stop`, of `kinds` if given."""
        first = bisect_left(self.mentions, start, key=_START)
        last = bisect_left(self.mentions, stop, first, key=_START)
        return tuple([m for m in self.mentions[first:last] if m.stop <= stop and (not kinds or m.kind in kinds)])


# ---- facts -------------------------------------------------------------------------------------
# A fact refers to organisations and people by canonical name, to agreements and events by a key of its document.


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


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document."""

    annotated: Annotated
    facts: tuple[Fact, ...]

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.annotated.document
