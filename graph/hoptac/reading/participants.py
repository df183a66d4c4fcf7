"""Who took part in the event, on which side, and doing what: attended, spoke, presented or signed.

What comes in are an `Annotated` and the facts read before, with the Event, the parties and the signatories among them; what goes
out are Participations. Who is only named is no participant; nor is who only took the pictures.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading import events
>>> text = "Dự lễ ký kết thỏa thuận có ông Lê Văn An, Giám đốc VNPT. Ông Trần Phong phát biểu. Bà Vũ Thị Hoa trình bày nội dung."
>>> article = annotate(Document.of("a.txt", text))
>>> [(fact.person, fact.part) for fact in read(article, events.read(article, ())) if fact.part != "attended"]
[('Trần Phong', 'spoke'), ('Vũ Thị Hoa', 'presented')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from hoptac.model import (
    Agreement,
    Annotated,
    Event,
    Evidence,
    Fact,
    Facts,
    Kind,
    Mention,
    Part,
    Participation,
    Party,
    Signatory,
    Statement,
)
from hoptac.openings import Opening, opening
from hoptac.reading.elsewhere import Elsewhere, elsewhere
from hoptac.reading.passages import Passage, told
from hoptac.reading.sides import GOVERNS, Sides, place_of, sides
from hoptac.reading.speakers import TITLES

TOLD = (Part.PROSE, Part.ITEM, Part.CAPTION)
OCCASIONS = ("buổi", "lễ", "bàn ký", "hội nghị", "cuộc", "sự kiện")
OCCASION = rf"(?:{'|'.join(OCCASIONS)})"
ATTENDING = opening(
    *("tham dự", "về dự", "đến dự", "tới dự", "cùng dự", "đồng dự", "có mặt", "chứng kiến", "chủ trì", "khách mời", "thành phần"),
    *("làm trưởng đoàn", "tham gia đoàn", "đoàn công tác gồm", "cùng đi", "tháp tùng", "cùng tiếp", "tiếp đoàn", "tham gia ký"),
    *("sự tham gia của", "sự góp mặt của", "sự hiện diện của", "dẫn đầu", "trao bằng khen", "tặng bằng khen"),
    *(f"tham gia {OCCASION}", f"dự (?:{OCCASION}|hai|có|còn|về phía|phía)", f"tại {OCCASION}"),
    *(f"{occasion} có" for occasion in OCCASIONS),
    "có (?:buổi|cuộc|phiên) (?:làm việc|gặp|họp|tiếp|hội đàm)",
    "đoàn (?!kết|thể|viên)[^.;:]{1,60} (?:có|do|gồm) (?:các |ông|bà|đồng chí|đ/c|gs|pgs|ts)",
    "trao (?:nhau )?(?:các |bản )?(?:văn bản|văn kiện|biên bản|thỏa thuận|hợp đồng|ghi nhớ)",
    *(r"đại diện (?:hai|ba|các|\d) (?:bên|phía|đơn vị)", "phía [^.;:]{1,90} (?:có|do|là)", "bên [^.;:]{1,90} (?:có|do|là)"),
    *("điểm cầu [^.;:]{1,40} có", "đầu cầu [^.;:]{1,40} có", "tại điểm cầu", "tại đầu cầu"),
    behind=r"(?!\w)",
)
# Goes on with who is there: "Bộ Y tế có ông A; Sở Y tế có bà B."
HAS = re.compile(r"(?<!\w)(?:còn )?có (?:sự (?:tham dự|hiện diện) của )?(?:các )?(?:ông|bà|đồng chí|đ/c)(?!\w)")
SPEAKING = opening(
    *("phát biểu", "có ý kiến", "nêu ý kiến", "có bài phát biểu", "nói tại", "kết luận (?:buổi|hội nghị|cuộc)"), behind=r"(?!\w)"
)
THERE = re.compile(r" tại (?:buổi |hội nghị )?(?:lễ|ký|kí|trao)(?!\w)")  # in a line that no stop ends
ANYWHERE = re.compile("")
TOGETHER = re.compile(r"(?:cùng|đều|lần lượt|đã cùng)\s*$")
PRESENTING = opening(
    *("trình bày", "thông qua", "công bố", "báo cáo tóm tắt", "giới thiệu"),
    behind=r"(?!\w)(?=,|\.|$|\s(?:các |những |toàn văn )?(?:nội dung|báo cáo|dự thảo|tóm tắt|thỏa thuận|văn bản|biên bản))",
)
SIDE = re.compile(r"(?<!\w)(?:phía|đại diện(?: cho)?|lãnh đạo|thay mặt(?: cho)?|đoàn công tác(?: của)?|(?:điểm|đầu) cầu) $")
ABSENT = Opening(
    r"(?:vắng mặt|(?:không|chưa)(?: thể| đến| về)* (?:tham dự|dự|có mặt|tham gia))(?!\w)", ("vắng mặt", "không", "chưa")
)
STANDING = "Ban Thường vụ"  # of a party committee, whose secretaries sit in it
LATE, LONGEST_LATE, WORD = re.compile(r"(?<!\w)cố (?!vấn |đô |gắng |định )"), 80, re.compile(r"\w")
# Behind the body for whom somebody speaks stand those who do; another verb tells of something else.
NAMES_THEM = re.compile(r" ?(?:[,(:–-]|(?:tham dự|đến dự|cùng dự|dự|còn|cũng|là|có|gồm|do|tham gia)(?!\w))")
ALWAYS = ("phía ", "cầu ")
SIDE_ENDS = ("phía ", "cầu ", "diện ", "cho ", "đạo ", "mặt ", "tác ", "của ")
LONGEST_SIDE = 20
# A visit or a programme in whose course the event was held: who is named there need not have been at the event.
FRAME = opening(
    *("trong khuôn khổ", "nhân dịp", "nhân chuyến", "trong chuyến", "nằm trong", "bên lề"),
    behind=r"(?!\w)[^,;]*?(?:thăm|chuyến|chương trình)[^,;(]*(?:\([^()]*\))?[^,;]*",
)
ONE_REACH = 140  # characters between a person and what the person does
LONGEST_QUOTE = 700


def read(annotated: Annotated, earlier: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Who attended, presented and spoke by the words for it, and who signed."""
    facts = Facts(earlier)
    if not facts.of(Event):
        return ()
    part = _Participants(annotated, facts)
    return tuple(_unique([*part.present(), *part.signing(facts.of(Signatory))]))


def spoke(annotated: Annotated, earlier: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Who else spoke: the speakers of the statements that were read."""
    facts = Facts(earlier)
    known = {fact.person for fact in facts.of(Participation) if fact.part == "spoke"}
    said = [fact for fact in facts.of(Statement) if fact.speaker not in known]
    if not facts.of(Event) or not said:
        return ()
    part = _Participants(annotated, facts)
    here = [fact for fact in said if part.knows(fact.speaker) and not part.elsewhere.at(fact.evidence.start)]
    heard = (part.fact(fact.speaker, "spoke", fact.evidence, "speaker-of-statement") for fact in here)
    return tuple(_unique(heard))


def _unique(facts: Iterable[Participation]) -> Iterator[Participation]:
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        if (fact.person, fact.part) not in seen:
            seen.add((fact.person, fact.part))
            yield fact


class _Participants:
    """The people of an article as those who took part in its event."""

    def __init__(self, annotated: Annotated, facts: Facts) -> None:
        self.annotated, self.event = annotated, facts.of(Event)[0]
        self.sides: Sides = sides(annotated, facts)
        self.papers = {fact.key for fact in facts.of(Agreement) if fact.event == self.event.key}
        self.signed = bool(facts.of(Party))
        self.people = {person.name for person in annotated.people}
        self.named: dict[str, str] = {}
        self.roll = -1  # the paragraph of which a sentence has told who is there

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """What the article tells of another time."""
        return elsewhere(self.annotated, self.event)

    def knows(self, person: str) -> bool:
        """Whether a speaker is a person of the article."""
        return person in self.people

    def fact(self, person: str, part: str, evidence: Evidence, rule: str) -> Participation:
        return Participation(self.event.key, person, self._side(person), part, evidence=evidence, rule=rule)

    # ---- what a sentence says ------------------------------------------------------------------

    def present(self) -> Iterator[Participation]:
        """Those who attended, spoke or presented, in the order of the text."""
        lead: Passage | None = None
        for passage in told(self.annotated, *TOLD):
            if passage.part is not Part.ITEM:
                lead = passage
            if not passage.of(Kind.PERSON) or self.elsewhere.at(passage.start):
                continue
            self._note_sides(passage)
            yield from self._attending(passage, lead)
            yield from self._speaking(passage)
            yield from self._presenting(passage)
        for line in told(self.annotated, Part.HEADING):
            yield from self._speaking(line, THERE)

    def _attending(self, passage: Passage, lead: Passage | None) -> Iterator[Participation]:
        here = _attends(passage) or (passage.part is Part.ITEM and lead and _attends(lead))
        self.roll = passage.paragraph if here else self.roll
        if not here and not (self.roll == passage.paragraph and HAS.search(passage.folded, passage.start, passage.stop)):
            return
        evidence = self._quote(passage.start, passage.stop)
        frame = FRAME.search(passage.folded, passage.start, passage.stop)
        for person in passage.of(Kind.PERSON):
            if (frame and frame.start() < person.start < frame.end()) or _is_absent(passage, person) or _is_late(passage, person):
                continue
            words = evidence if person.stop <= evidence.stop else self._quote(person.start, person.stop)
            yield self.fact(str(person.value), "attended", words, "named-among-those-present")

    def _speaking(self, passage: Passage, where: re.Pattern[str] = ANYWHERE) -> Iterator[Participation]:
        for found in SPEAKING.finditer(passage.folded, passage.start, passage.stop):
            if not where.match(passage.folded, found.end(), passage.stop):
                continue
            for person in _doers(passage, found):
                quote = self._quote(min(person.start, found.start()), max(person.stop, found.end()))
                yield self.fact(str(person.value), "attended", quote, "speaks-there")
                yield self.fact(str(person.value), "spoke", quote, "speaks-there")

    def _presenting(self, passage: Passage) -> Iterator[Participation]:
        for found in PRESENTING.finditer(passage.folded, passage.start, passage.stop):
            person = passage.last(found.start(), Kind.PERSON)
            if person and found.start() - person.stop <= ONE_REACH:
                quote = self._quote(person.start, found.end())
                yield self.fact(str(person.value), "presented", quote, "presents-there")

    def signing(self, signatories: Iterable[Signatory]) -> Iterator[Participation]:
        """Those of whom an agreement says that they signed it at this event."""
        for fact in signatories:
            if self.knows(fact.person) and fact.agreement in self.papers and not self.elsewhere.at(fact.evidence.start):
                for part in ("attended", "signed"):
                    side = fact.party or self._side(fact.person)
                    yield Participation(self.event.key, fact.person, side, part, evidence=fact.evidence, rule="signatory")

    def _quote(self, start: int, stop: int) -> Evidence:
        return self.annotated.document.evidence(start, min(stop, start + LONGEST_QUOTE))

    # ---- sides -----------------------------------------------------------------------------------

    def _note_sides(self, passage: Passage) -> None:
        """Remember for each person the body after "phía" that stands before them in their sentence."""
        side = ""
        for mention in passage.mentions:
            if mention.kind in (Kind.ORGANISATION, Kind.PLACE) and _leads_side(passage, mention):
                side = self.sides.party(mention) or side
            elif mention.kind is Kind.PERSON and side:
                self.named.setdefault(str(mention.value), side)

    def _side(self, person: str) -> str:
        held = self._held(person)
        whole = (name for body in held for name in (body, f"{STANDING} {body}") if name in self.sides.parties)
        own = next(whole, "")
        side = own or self.named.get(person) or self.sides.side([person]) or self._neighbour(person)
        return side if side or self.signed else self._own(person)

    def _neighbour(self, person: str) -> str:
        """The party that governs the province in whose party committee or office a person sits."""
        places = {place: party for party in self.sides.parties if party.startswith(GOVERNS) and (place := place_of(party))}
        return next((places[place] for body in self._held(person) if (place := _place(body, places))), "")

    def _held(self, person: str) -> list[str]:
        return [m.organisation for m in self.annotated.memberships if m.person == person and m.organisation]

    def _own(self, person: str) -> str:
        """Whom a person speaks for where nothing is signed: the company or school, or the committee of the province."""
        types = {body.name: body.type for body in self.annotated.organisations}
        for body in self._held(person):
            if types.get(body) in ("company", "university", "hospital", "other"):
                return body
        places = {place_of(body): body for body in types if body.startswith(GOVERNS) and types[body] == "government"}
        return next((places[place] for body in self._held(person) if (place := _place(body, places))), "")


def _attends(passage: Passage) -> bool:
    """Whether a sentence has words for being there."""
    return ATTENDING.search(passage.folded, passage.start, passage.stop) is not None


def _is_absent(passage: Passage, person: Mention) -> bool:
    """Whether the clause of a person says who is not there: "ông A không tham dự"."""
    start = passage.folded.rfind(";", passage.start, person.start) + 1 or passage.start
    stop = passage.folded.find(";", person.stop, passage.stop)
    return ABSENT.search(passage.folded, start, passage.stop if stop < 0 else stop) is not None


def _is_late(passage: Passage, person: Mention) -> bool:
    """Whether a person is dead by the words before the name: "cố Thủ tướng A"."""
    start = max(passage.start, person.start - LONGEST_LATE)
    found = LATE.search(passage.folded, start, person.start)
    return found is not None and not WORD.search(passage.masked(found.end(), person.start, *TITLES))


def _leads_side(passage: Passage, mention: Mention) -> bool:
    """Whether the words right before a body say that those named behind it are on its side."""
    near = max(passage.start, mention.start - LONGEST_SIDE)
    ends = passage.folded.endswith(SIDE_ENDS, near, mention.start)  # quicker than to search in vain
    if not ends or SIDE.search(passage.folded, near, mention.start) is None:
        return False
    return passage.folded.endswith(ALWAYS, near, mention.start) or NAMES_THEM.match(passage.folded, mention.stop) is not None


def _place(body: str, places: Iterable[str]) -> str:
    """The province of those given in which a body is, by the end of its name."""
    return next((place for place in places if body.endswith(" " + place)), "")


def _doers(passage: Passage, found: re.Match[str]) -> list[Mention]:
    """Who does what a verb says: the person behind a verb that opens its sentence, else the one before, or all with "cùng"."""
    before = [m for m in passage.of(Kind.PERSON, stop=found.start()) if found.start() - m.stop <= ONE_REACH]
    if before and TOGETHER.search(passage.folded, passage.start, found.start()):
        return before
    if before:
        return before[-1:]
    behind = passage.first(found.end(), Kind.PERSON)
    return [behind] if behind and behind.start - found.end() <= ONE_REACH else []
