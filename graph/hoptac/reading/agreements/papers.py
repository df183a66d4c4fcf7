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
from dataclasses import dataclass

from hoptac.model import Annotated, Kind, Mention, Part, StatedDate
from hoptac.openings import opening
from hoptac.reading.agreements.details import SIGN, date_of, horizon_of, period_of, subject_of, until_of, year_of
from hoptac.reading.agreements.paper import Claim, Paper, Told
from hoptac.reading.agreements.parties import counted_below
from hoptac.reading.agreements.who import Who, together
from hoptac.reading.events import year_of as year_told
from hoptac.reading.passages import LONGEST, Passage, told
from hoptac.reading.shapes import told_by
from hoptac.reading.spots import spots
from hoptac.rules.book import Book, Found, load
from hoptac.text import NUMERALS

TOLD = (Part.HEADING, Part.PROSE, Part.ITEM, Part.CAPTION)
DONE = opening("đã", "vừa", behind=r"(?!\w)")
JUST = opening(
    *("vừa", "vừa mới", "mới"),
    behind=r"(?:(?: chính thức| cùng| tiến hành| tổ chức| thực hiện| làm| lễ| được)*| (?:được|cùng) [^.;]{1,120}?)"
    r" (?:đặt bút )?(?:ký|kí)(?!\w)",
)
BEFORE_NOW = opening(
    *("trước đó", "trước đây", "từng", "lần đầu", "giai đoạn trước", "đã ký trước", "năm ngoái", "năm trước", "cách đây"),
    *("khi ấy", "hồi năm", "đã ký (?:kết )?từ"),
    behind=r"(?!\w)",
)
OBJECT = re.compile(r" (?:kết |các |một |bản |\w+ ){0,4}")
# A paper that is carried out, reviewed or followed was signed before; what is done by it may be told right after it is signed.
LOOKING_BACK = re.compile(
    r"(?<!\w)(?:(?P<by>theo|căn cứ|trên cơ sở)"
    r"|thực hiện|triển khai|sơ kết|tổng kết|kết quả|đánh giá|tiếp nối|cụ thể hóa|phát huy)"
    r"(?! (?:nghi thức|lễ|việc ký|ký))(?: [^ ,;.]+){0,7} $"
)
# For how many years a paper has been carried out: "qua 10 năm thực hiện quy chế phối hợp".
SERVED = re.compile(
    r"(?<!\w)(?:qua|sau|trong|tổng kết|sơ kết|đánh giá|nhìn lại|kết quả)(?: hơn| gần)?"
    rf" (?P<years>\d{{1,2}}|{'|'.join(NUMERALS)}) năm (?:tổ chức |triển khai |phối hợp |hợp tác |cùng )*"
    r"(?:thực hiện|triển khai)(?! (?:nghi thức|lễ|việc ký|ký))(?: [^ ,;.]+){0,3} $"
)
RELATIVE = re.compile(
    r" (?:vừa|mới) (?:ký|kí)(?: kết)?(?! (?:vào|hôm|tại|ngày))(?!\w)"
)  # "bản thỏa thuận vừa ký" was signed before
LATER = opening("tới đây", "sắp tới", "dự kiến", "sắp diễn ra", "chuẩn bị", behind=r"(?!\w)")
TOLD_OF = (Told.SIGNED, Told.HELD)  # papers that lead into a list of papers
YEARS_SINCE = re.compile(r"(?<!\w)năm (?:ngày )?(?:ký|kí)(?: kết)?(?!\w)")  # "chuẩn bị kỷ niệm 10 năm ký kết"
ANOTHER = " khác"
JOINED = opening("đồng tài trợ", "hợp vốn", "ngân hàng đầu mối", behind=r"(?!\w)")  # of a credit that several banks give together
THEREBY = ("theo đó,", "theo nội dung")  # how a sentence begins that may tell who signed what the one before it names
LOOK_BACK = 80
WITHOUT_A_NAME = {"ceremony": (Told.SIGNED, "ceremony-between"), "accord": (Told.HELD, "accord-of-both")}
NEAR = 160  # characters behind a paper in which it can be told that it was just signed


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a document, and who signs where no paper is named in the sentence.

    `signers` are people ("Đặt bút ký là ông A"), `partners` bodies ("5 ngân hàng mà A ký kết gồm: B, C"), and so are
    `sides`, all the parties of a paper ("ba trường tham gia ký kết gồm: A, B và C").
    """

    papers: tuple[Paper, ...]
    signers: tuple[Claim, ...]
    partners: tuple[Claim, ...] = ()
    sides: tuple[Claim, ...] = ()


def papers(annotated: Annotated) -> tuple[Paper, ...]:
    """The papers that a document mentions."""
    return read(annotated).papers


def read(annotated: Annotated) -> Papers:
    """The papers of a document and its other signers."""
    book, now = load("agreements.toml"), year_told(annotated)
    found: list[Paper] = []
    signers: list[Claim] = []
    partners: list[Claim] = []
    sides: list[Claim] = []
    lead: Paper | None = None
    for passage in told(annotated, *TOLD):
        if passage.stop - passage.start > LONGEST:
            continue
        lead = lead if passage.part is Part.ITEM else None
        sides += counted_below(annotated, passage)
        if not _is_on_papers(passage):
            continue
        sentence = _Sentence(annotated, passage, book, now)
        here = [_listed(paper, lead) for paper in sentence.papers()]
        lead = next((paper for paper in here if paper.mention.rule == "several" and paper.told in TOLD_OF), lead)
        here, apart = _by_hand(here, sentence.elsewhere("people", "signer"))
        found += here
        signers += apart if not sentence.is_past() else []
        partners += sentence.elsewhere("partners", "behind")
        sides += sentence.elsewhere("sides", "party")
        sides += [claim for paper in here if paper.mention.rule == "several" and len(paper.names) > 1 for claim in paper.parties]
    return Papers(tuple(found), tuple(signers), tuple(partners), tuple(sides))


def _is_on_papers(passage: Passage) -> bool:
    """Whether a sentence names a paper, or may say who signs."""
    if passage.of(Kind.AGREEMENT) or JOINED.search(passage.folded, passage.start, passage.stop):
        return True
    if passage.folded.startswith(THEREBY, passage.start):
        return bool(passage.of(Kind.ORGANISATION, Kind.GROUP))
    return SIGN.search(passage.folded, passage.start, passage.stop) is not None and bool(passage.of(Kind.PERSON, Kind.GROUP))


def _listed(paper: Paper, lead: Paper | None) -> Paper:
    """A paper of an item, signed as the words say that lead into the list: "lễ ký 3 bản ghi nhớ: - bản ghi nhớ giữa A và B …".

    Where the item names only a partner, who signs there signs it too: "A ký hai văn bản: - Với B: bản ghi nhớ …".
    """
    if lead is None:
        return paper
    if paper.told is Told.NAMED:
        paper = paper._replace(told=lead.told, rule=lead.rule, past=lead.past)
    own = tuple(claim for claim in lead.parties if not claim.behind)
    alone = len({claim.name for claim in (*own, *paper.parties, *paper.partner)}) == 2
    parties = (*own, *paper.partner) if alone and paper.partner else paper.parties
    return paper._replace(date=paper.date or lead.date, parties=parties, signers=(*lead.signers, *paper.signers), item=True)


def _by_hand(here: list[Paper], claims: Iterable[Claim]) -> tuple[list[Paper], list[Claim]]:
    """The papers of a sentence with those who are said to sign behind them, and who signs where it names none before."""
    apart: list[Claim] = []
    for claim in claims:
        at = sum(paper.mention.stop <= claim.evidence.start for paper in here) - 1
        if at < 0:
            apart.append(claim)
        elif claim.name not in here[at].signed_by:
            here[at] = here[at]._replace(signers=(*here[at].signers, claim))
    return here, apart


def _along(before: Paper, paper: Paper) -> Paper:
    """A paper that is told along with the one before it."""
    how, rule = (before.told, before.rule) if paper.told is Told.NAMED else (paper.told, paper.rule)
    parties, date = paper.parties or before.parties, paper.date or before.date
    return paper._replace(told=how, rule=rule, parties=parties, date=date, along=True)


class _Sentence:
    """A sentence with the rules that match it."""

    def __init__(self, annotated: Annotated, passage: Passage, book: Book, now: int) -> None:
        self.annotated, self.passage = annotated, passage
        self.now = now
        self.mentions = passage.of(Kind.AGREEMENT)
        self.who = Who(annotated, passage)
        by_rules = told_by(book, passage, spots(passage.document.text).agreements)
        self.found = tuple(by_rules.found) if by_rules else ()

    def papers(self) -> Iterator[Paper]:
        """One for each mention."""
        before: Paper | None = None
        for mention in self.mentions:
            before = self._paper(mention, before)
            yield before

    def elsewhere(self, says: str, slot: str) -> list[Claim]:
        """Who signs by the rules that name no paper."""
        about = (found for found in self.found if found.rule.says == says and "what" not in found.slots)
        return [claim for found in about for claim in self.who.claims(found, slot)]

    def is_past(self) -> bool:
        """Whether all that a sentence dates lies in years before the article's."""
        days = (m.value for m in self.passage.of(Kind.DATE))
        years = [day.year for day in days if isinstance(day, StatedDate) and day.year]
        return bool(years) and max(years) < self.now

    def _paper(self, mention: Mention, before: Paper | None) -> Paper:
        about = [found for found in self.found if any(mention in member for member in found.slots.get("what", ()))]
        signers = tuple(c for f in about if f.rule.says == "people" for c in self.who.claims(f, "signer"))
        how, rule = self._told(mention, about, signers)
        before_it = (self.passage.folded, self.passage.start, mention.start)
        back = LOOKING_BACK.search(self.passage.folded[max(self.passage.start, mention.start - LOOK_BACK) : mention.start])
        reviewed = back is not None
        told = RELATIVE.match(self.passage.folded, mention.stop) is not None
        since = self._since(mention)
        period = period_of(self.passage, mention, held=how is Told.HELD) or until_of(self.passage, mention)
        period = period or (year_of(self.passage, mention, self.now) if how is Told.SIGNED and not reviewed else None)
        date = date_of(self.passage, mention, beside=how is Told.NAMED or reviewed or told)
        paper = Paper(
            self._named(mention),
            self.passage,
            how,
            rule,
            parties=self.who.parties(about, mention),
            partner=tuple(c for f in about if f.rule.says == "partner" for c in self.who.claims(f, "party", mention)),
            signers=signers,
            together=together(about),
            subject=subject_of(self.passage, mention),
            date=None if date and period and date.start == period.start else date,
            period=period,
            horizon=horizon_of(self.passage, period),
            just=JUST.search(self.passage.folded, self.passage.start, min(self.passage.stop, mention.stop + NEAR)) is not None,
            by=back is not None and back["by"] is not None,
            since=since,
            past=(back is not None and not back["by"]) or BEFORE_NOW.search(*before_it) is not None,
        )
        return _along(before, paper) if before and self._goes_on(before, mention) else paper

    def _since(self, mention: Mention) -> int:
        """The year since when a paper has been carried out, where the words before it count the years; else 0."""
        text, start = self.passage.folded, max(self.passage.start, mention.start - LOOK_BACK)
        served = SERVED.search(text[start : mention.start]) if text.find(" năm ", start, mention.start) >= 0 else None
        if served is None or not self.now:
            return 0
        years = served["years"]
        return self.now - (int(years) if years.isdigit() else NUMERALS[years])

    def _named(self, mention: Mention) -> Mention:
        """The mention of a paper, called as the one before it that it is another of: "ký biên bản …; một biên bản khác"."""
        text = self.passage.folded
        if mention.rule != "reference" or not text.startswith(ANOTHER, mention.stop):
            return mention
        noun = text[mention.start : mention.stop] + " "
        like = [one for one in self.mentions if one.start < mention.start and text.startswith(noun, one.start)]
        return mention._replace(value=like[-1].value) if like else mention

    def _goes_on(self, before: Paper, mention: Mention) -> bool:
        """Whether a paper is signed along with the one before it: "ký thỏa thuận hợp tác và biên bản ghi nhớ"."""
        gap = self.passage.folded[before.mention.stop : mention.start]
        return re.search(r"(?:,| và| cùng|;)(?: các| \d| một| bản)* $", gap) is not None

    def _told(self, mention: Mention, about: list[Found], signers: tuple[Claim, ...]) -> tuple[Told, str]:
        if mention.rule in WITHOUT_A_NAME:
            return WITHOUT_A_NAME[mention.rule]
        says = {found.rule.says: found.rule.id for found in reversed(about) if self._holds(found)}
        for how in Told:
            if how.value in says:
                later = how is Told.SIGNED and self._is_to_come(about)
                return Told.PLANNED if later else how, says[how.value]
        return (Told.SIGNED, signers[0].rule) if signers else (Told.NAMED, "paper-named")

    def _is_to_come(self, about: list[Found]) -> bool:
        """Whether a sentence that speaks of signing says at its head that this is to come ("ngày 26/1 tới đây")."""
        sign = min((found.start for found in about if found.rule.says == "signed"), default=self.passage.start)
        text, start = self.passage.folded, self.passage.start
        return LATER.search(text, start, sign) is not None and DONE.search(text, start, sign) is None

    def _holds(self, found: Found) -> bool:
        """Whether a rule tells of its paper: nothing planned is done already, and what is signed is not the paper behind."""
        if found.rule.says == "planned" and YEARS_SINCE.search(self.passage.folded, found.start, found.stop):
            return False
        if found.rule.says == "planned":
            return DONE.search(self.passage.folded, found.start, found.stop) is None
        if found.rule.says != "signed" or any(m.stop >= found.stop for member in found.slots["what"] for m in member):
            return True
        behind = next((m.start for m in self.mentions if found.stop <= m.start), self.passage.stop)
        return OBJECT.fullmatch(self.passage.folded, found.stop, behind) is None
