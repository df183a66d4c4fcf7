"""What a sentence says of each paper that it mentions: whether it is signed, who its parties are, when, for which years.

In comes an `Annotated`; out go `Paper`s, one for each mention of an agreement, in the order of the text. Nothing is put together
here: two papers may be one agreement.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "Ngày 13/9/2014, VNPT và FPT ký bản ghi nhớ về viễn thông, giai đoạn 2014 - 2020."
>>> (paper,) = papers(annotate(Document.of("a.txt", text)))
>>> paper.told.value, [claim.name for claim in paper.parties], paper.subject.quote
('signed', ['Tập đoàn Bưu chính Viễn thông Việt Nam', 'Tập đoàn FPT'], 'viễn thông')
>>> paper.date.value.lexical, paper.period.value
('2014-09-13', Period(start=2014, end=2020))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from hoptac.model import Annotated, Evidence, Kind, Mention, Part, Post, StatedDate
from hoptac.reading.agreements.authorities import authority
from hoptac.reading.agreements.details import SIGN, date_of, horizon_of, period_of, subject_of
from hoptac.reading.passages import LONGEST, Passage, passages
from hoptac.rules.book import Book, Found, Member, load

SILENT = frozenset({Part.CREDIT, Part.BYLINE, Part.DATELINE})
DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?!\w)")
JUST = re.compile(
    r"(?<!\w)(?:vừa|vừa mới|mới)(?: chính thức| cùng| tiến hành| tổ chức| thực hiện| làm| lễ)* (?:đặt bút )?(?:ký|kí)(?!\w)"
)
BEFORE_NOW = re.compile(
    r"(?<!\w)(?:trước đó|trước đây|từng|lần đầu|giai đoạn trước|đã ký trước|năm ngoái|năm trước|cách đây|khi ấy|hồi năm|"
    r"đã ký (?:kết )?từ)(?!\w)"
)
ACTS = re.compile(r"(?:^|[,;:\"]|(?<!\w)(?:giữa|với|và|cùng|đại diện|lãnh đạo|phía|tỉnh|thành phố|qua|nay|-)) ?$")
OBJECT = re.compile(r" (?:kết |các |một |bản |\w+ ){0,4}")
# A paper that is carried out, reviewed or followed was signed before.
LOOKING_BACK = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|sơ kết|tổng kết|kết quả|đánh giá|theo|tiếp nối|cụ thể hóa|căn cứ|trên cơ sở|phát huy)"
    r"(?! (?:nghi thức|lễ|việc ký|ký))(?: [^ ,;.]+){0,7} $"
)
LATER = re.compile(r"(?<!\w)(?:tới đây|sắp tới|dự kiến|sắp diễn ra|chuẩn bị)(?!\w)")
LOOK_BACK = 80


class Told(StrEnum):
    """How a paper is told of, the strongest first."""

    DENIED = "denied"
    PLANNED = "planned"
    SIGNED = "signed"
    HELD = "held"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody is a party or has signed; `behind` of those that stand behind the paper ("ký thỏa thuận với B")."""

    name: str
    evidence: Evidence
    rule: str
    behind: bool = False
    body: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An agreement as one sentence tells it; `together` where its parties are only "hai bên"."""

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

    @property
    def names(self) -> frozenset[str]:
        """The parties that the sentence names."""
        return frozenset(claim.name for claim in self.parties)

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


@dataclass(frozen=True, slots=True)
class Reading:
    """The papers of a document, and who signs where no paper is named in the sentence.

    `signers` are people ("Đặt bút ký là ông A"), `partners` bodies ("5 ngân hàng mà A ký kết gồm: B, C").
    """

    papers: tuple[Paper, ...]
    signers: tuple[Claim, ...]
    partners: tuple[Claim, ...] = ()


def papers(annotated: Annotated) -> tuple[Paper, ...]:
    """The papers that a document mentions."""
    return read(annotated).papers


def read(annotated: Annotated) -> Reading:
    """The papers of a document and its other signers."""
    book = load("agreements.toml")
    found: list[Paper] = []
    signers: list[Claim] = []
    partners: list[Claim] = []
    lead: Paper | None = None
    read_on = (s for s in annotated.sentences if s.part not in SILENT and s.stop - s.start <= LONGEST)
    for passage in passages(annotated, read_on):
        sentence = _Sentence(annotated, passage, book)
        lead = lead if passage.part is Part.ITEM else None
        here = [_listed(paper, lead) for paper in sentence.papers()]
        lead = next((paper for paper in here if paper.mention.rule == "several" and paper.told is Told.SIGNED), lead)
        found += here
        signers += sentence.elsewhere("people", "signer")
        partners += sentence.elsewhere("partners", "behind")
    return Reading(tuple(found), tuple(signers), tuple(partners))


def _listed(paper: Paper, lead: Paper | None) -> Paper:
    """A paper of an item, signed as the words say that lead into the list: "lễ ký 3 bản ghi nhớ: - bản ghi nhớ giữa A và B …"."""
    if lead is None or paper.told is not Told.NAMED:
        return paper
    return replace(paper, told=lead.told, rule=lead.rule, date=paper.date or lead.date, past=lead.past)


class _Sentence:
    """A sentence with the rules that match it."""

    def __init__(self, annotated: Annotated, passage: Passage, book: Book) -> None:
        self.annotated, self.passage = annotated, passage
        self.mentions = passage.of(Kind.AGREEMENT)
        self.found: tuple[Found, ...] = ()
        if self.mentions or (SIGN.search(passage.folded, passage.start, passage.stop) and passage.of(Kind.PERSON, Kind.GROUP)):
            self.found = tuple(book.found(book.shape(passage.folded, passage.start, passage.stop, passage.mentions)))

    def papers(self) -> Iterator[Paper]:
        """One for each mention."""
        before: Paper | None = None
        for mention in self.mentions:
            before = self._paper(mention, before)
            yield before

    def elsewhere(self, says: str, slot: str) -> list[Claim]:
        """Who signs by the rules that name no paper."""
        about = (found for found in self.found if found.rule.says == says and "what" not in found.slots)
        return [claim for found in about for claim in self._claims(found, slot)]

    def _paper(self, mention: Mention, before: Paper | None) -> Paper:
        about = [found for found in self.found if any(mention in member for member in found.slots.get("what", ()))]
        told, rule = self._told(about)
        along = before if before and self._goes_on(before, mention) else None
        if along and told is Told.NAMED:
            told, rule = along.told, along.rule
        named = self._parties(about, mention)
        words = self.passage.folded[self.passage.start : mention.start]
        reviewed = LOOKING_BACK.search(words[-LOOK_BACK:]) is not None
        after = mention.stop + 60
        period = period_of(self.passage, mention, held=told is Told.HELD)
        return Paper(
            mention,
            self.passage,
            told,
            rule,
            parties=named or (along.parties if along else ()),
            partner=tuple(c for f in about if f.rule.says == "partner" for c in self._claims(f, "party", mention)),
            signers=tuple(c for f in about if f.rule.says == "people" for c in self._claims(f, "signer")),
            together=self._together(about),
            subject=subject_of(self.passage, mention),
            date=date_of(self.passage, mention, beside=told is Told.NAMED or reviewed) or (along.date if along else None),
            period=period,
            horizon=horizon_of(self.passage, period),
            just=JUST.search(self.passage.folded, self.passage.start, min(self.passage.stop, after)) is not None,
            past=reviewed or BEFORE_NOW.search(words) is not None,
        )

    def _goes_on(self, before: Paper, mention: Mention) -> bool:
        """Whether a paper is signed along with the one before it: "ký thỏa thuận hợp tác và biên bản ghi nhớ"."""
        gap = self.passage.folded[before.mention.stop : mention.start]
        return re.search(r"(?:,| và| cùng|;)(?: các| \d| một| bản)* $", gap) is not None

    def _told(self, about: list[Found]) -> tuple[Told, str]:
        says = {found.rule.says: found.rule.id for found in reversed(about) if self._holds(found)}
        for told in Told:
            if told.value in says:
                later = told is Told.SIGNED and self._is_to_come(about)
                return Told.PLANNED if later else told, says[told.value]
        return Told.NAMED, "paper-named"

    def _is_to_come(self, about: list[Found]) -> bool:
        """Whether a sentence that speaks of signing says at its head that this is to come ("ngày 26/1 tới đây")."""
        sign = min((found.start for found in about if found.rule.says == "signed"), default=self.passage.start)
        text, start = self.passage.folded, self.passage.start
        return LATER.search(text, start, sign) is not None and DONE.search(text, start, sign) is None

    def _holds(self, found: Found) -> bool:
        """Whether a rule tells of its paper: nothing planned is done already, and what is signed is not the paper behind."""
        if found.rule.says == "planned":
            return DONE.search(self.passage.folded, found.start, found.stop) is None
        if found.rule.says != "signed" or any(m.stop >= found.stop for member in found.slots["what"] for m in member):
            return True
        behind = next((m.start for m in self.mentions if found.stop <= m.start), self.passage.stop)
        return OBJECT.fullmatch(self.passage.folded, found.stop, behind) is None

    def _parties(self, about: Iterable[Found], mention: Mention) -> tuple[Claim, ...]:
        """The parties by the first rule that names two, else by the first that names one."""
        several = [self._claims(found, "party", mention) for found in about if found.rule.says == "parties"]
        several += [self._homes(found) for found in about if found.rule.says == "people"]
        best = next((claims for claims in several if len({claim.name for claim in claims}) > 1), None)
        return tuple(best or next((claims for claims in several if claims), None) or self._subject(about, mention))

    def _subject(self, about: Iterable[Found], mention: Mention) -> list[Claim]:
        """The body that a sentence is about, where a later clause of it signs with another ("UBND tỉnh trao …; ký … với B")."""
        if not any(found.rule.says == "partner" for found in about):
            return []
        bodies = self.passage.of(Kind.ORGANISATION, stop=mention.start)
        before = self.passage.folded[self.passage.start : bodies[0].start] if bodies else ""
        if not bodies or not (ACTS.search(before) or len(before) < 2):
            return []
        evidence = self.annotated.document.evidence(bodies[0].start, mention.stop)
        return [Claim(str(bodies[0].value), evidence, "subject-of-the-sentence")]

    def _claims(self, found: Found, slot: str, mention: Mention | None = None) -> list[Claim]:
        """The claims of a slot, one for each name."""
        evidence = self.annotated.document.evidence(found.start, found.stop)
        claims: dict[str, Claim] = {}
        for i, member in enumerate(found.slots.get(slot, ())):
            for name, one in self._names(member, Kind.PERSON if slot == "signer" else Kind.ORGANISATION):
                behind = mention is not None and one.start > mention.start
                body = self._side(found, i) or _body(member)
                claims.setdefault(name, Claim(name, evidence, found.rule.id, behind, body))
        return list(claims.values())

    def _names(self, member: Member, wanted: Kind) -> Iterator[tuple[str, Mention]]:
        """The names that a member of a slot stands for; a place only where it is no part of another name."""
        for one in member:
            before = self.passage.folded[self.passage.start : one.start]
            if one.kind is Kind.PLACE and not (ACTS.search(before) or self.beside(one)):
                continue
            name = str(one.value) if one.kind is wanted else authority(one) if wanted is Kind.ORGANISATION else ""
            if name:
                yield name, one

    def beside(self, place: Mention) -> bool:
        """Whether a place stands right behind the name of a paper ("ký kết hợp tác TP.HCM - Sơn Đông")."""
        return any(mention.stop + 1 == place.start for mention in self.mentions)

    def _side(self, found: Found, i: int) -> str:
        """The party of the i-th signer where the rule pairs them ("đại diện A, ông X và đại diện B, bà Y")."""
        sides, signers = found.slots.get("party", ()), found.slots.get("signer", ())
        return str(sides[i][0].value) if len(sides) == len(signers) > 1 else ""

    def _homes(self, found: Found) -> list[Claim]:
        """The bodies of those who sign."""
        return [Claim(c.body, c.evidence, c.rule) for c in self._claims(found, "signer") if c.body]

    def _together(self, about: Iterable[Found]) -> int:
        """How many parties sign together: 2 of "hai bên", 0 where it is not said so."""
        members = (
            m for found in about for slot in found.slots.values() for member in slot for m in member if m.kind is Kind.GROUP
        )
        return max((int(str(m.value) or 2) for m in members), default=0)


def _body(member: Member) -> str:
    """The body of the office of a person, '' where none stands beside the name."""
    bodies = [m.value.organisation for m in member if isinstance(m.value, Post) and m.value.organisation]
    return bodies[-1] if bodies else next((str(m.value) for m in member if m.kind is Kind.ORGANISATION), "")
