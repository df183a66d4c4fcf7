"""Who a sentence claims to be a party of a paper, or to have signed it.

In come the rules that match a sentence; out go `Claim`s, one for each name, each with the words of its rule.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.passages import passages
>>> from hoptac.rules.book import load
>>> article = annotate(Document.of("a.txt", "VNPT ký thỏa thuận hợp tác với tỉnh Hòa Bình."))
>>> (sentence,) = passages(article, article.sentences)
>>> (paper,) = sentence.of(Kind.AGREEMENT)
>>> rules = load("agreements.toml")
>>> found = list(rules.found(rules.shape(sentence.folded, 0, sentence.stop, sentence.mentions)))
>>> [(claim.name, claim.behind) for claim in Who(article, sentence).parties(found, paper)]
[('Tập đoàn Bưu chính Viễn thông Việt Nam', False), ('Ủy ban nhân dân tỉnh Hòa Bình', True)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hoptac.model import Annotated, Kind, Mention, Post
from hoptac.reading.agreements.authorities import authority
from hoptac.reading.agreements.paper import Claim
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import either
from hoptac.rules.book import Found, Member

# Before a place that acts, rather than one that lies in another name or is where something happens.
ACTS = re.compile(
    r"(?:^|[,;:\"]|(?<!\w)(?:giữa|với|và|cùng|đại diện|lãnh đạo|phía|tỉnh|thành phố|qua|nay|-|đoàn|đại biểu|cấp cao|mà|do)) ?$"
)

OF_THOSE = re.compile(r"(?<!\w)của (?:\w+ ){0,3}$")  # before those who watch: "với sự chứng kiến của lãnh đạo A"
BARE = ("province-acts", "province-signs")
LEVELS = ("tỉnh ", "thành phố ", "tp")

GROUPS = ("Tập đoàn ", "Tổng công ty ")
BRANCH = "chi nhánh "  # "Viettel Nghệ An - Chi nhánh Tập đoàn …": says again what it is
SCHOOLS, UNIVERSITY = ("trường ", "viện ", "khoa "), "đại học "  # a school of a university of several
SEATS = ("Đại biểu", "Ủy viên", "Bí thư", "Phó Bí thư")  # posts beside the one in which somebody signs


@dataclass(frozen=True, slots=True)
class Who:
    """Reads the claims of one sentence."""

    annotated: Annotated
    passage: Passage

    def parties(self, about: Sequence[Found], mention: Mention) -> tuple[Claim, ...]:
        """The parties by the first rule that names two, else by the first that names one."""
        several = [self.claims(found, "party", mention) for found in about if found.rule.says == "parties"]
        several += [self._homes(found) for found in about if found.rule.says == "people"]
        best = next((claims for claims in several if len({claim.name for claim in claims}) > 1), None)
        return tuple(best or next((claims for claims in several if claims), None) or self._subject(about, mention))

    def claims(self, found: Found, slot: str, mention: Mention | None = None) -> list[Claim]:
        """The claims of a slot, one for each name."""
        evidence = self.annotated.document.evidence(found.start, found.stop)
        claims: dict[str, Claim] = {}
        members = found.slots.get(slot, ())
        for i, member in enumerate(members):
            last = i == len(members) - 1
            if i and (self._is_above(members[i - 1], member) or self._is_where(members[i - 1], member, last=last)):
                continue
            for name, one in self._names(member, Kind.PERSON if slot == "signer" else Kind.ORGANISATION):
                behind = mention is not None and one.start > mention.start
                body = _side(found, i) or _body(member)
                claims.setdefault(name, Claim(name, evidence, found.rule.id, behind, body))
        return list(claims.values())

    def _names(self, member: Member, wanted: Kind) -> Iterator[tuple[str, Mention]]:
        """The names that a member of a slot stands for."""
        for one in member:
            if one.kind is wanted:
                if wanted is Kind.PERSON or not self._is_bare(one) or self._acts(one):
                    yield str(one.value), one
            elif wanted is Kind.ORGANISATION and self._acts(one) and (name := authority(one)):
                yield name, one

    def _is_above(self, before: Member, member: Member) -> bool:
        """Whether a body only says whose the one before is: "Bệnh viện A, Bộ B", "Trường Đại học A - Đại học B"."""
        one, other = str(before[-1].value).lower(), str(member[0].value).lower()
        gap = self.passage.folded[before[-1].stop : member[0].start]
        school = one.startswith(SCHOOLS) and other.startswith(UNIVERSITY)
        if gap == " - " and (school or other.startswith(BRANCH)):
            return True
        return gap == ", " and _junior().match(one) is not None and _senior().match(other) is not None

    def _is_where(self, before: Member, member: Member, *, last: bool) -> bool:
        """Whether a place only says where the body before it lies: "Bệnh viện A, tỉnh B", "Cảng A, tỉnh B ký …"."""
        text, place = self.passage.folded, member[0]
        named = place.kind is Kind.PLACE or text.startswith(LEVELS, place.start)
        comma = text.endswith(", ", before[-1].stop, place.start)
        return named and comma and (last or _junior().match(str(before[-1].value).lower()) is not None)

    def _is_bare(self, body: Mention) -> bool:
        """Whether a body is named only by its place: "ngành nông nghiệp Hòa Bình" is none of its committee."""
        return body.rule in BARE and not self.passage.folded.startswith(LEVELS, body.start)

    def _acts(self, place: Mention) -> bool:
        """Whether a place stands where one acts: behind a joining word, or right behind the name of a paper."""
        before = self.passage.folded[self.passage.start : place.start]
        return ACTS.search(before) is not None or any(m.stop + 1 == place.start for m in self.passage.of(Kind.AGREEMENT))

    def _homes(self, found: Found) -> list[Claim]:
        """The bodies of those who sign."""
        signers = [(claim, claim.body or self._only_body(claim.name)) for claim in self.claims(found, "signer")]
        return [Claim(body, claim.evidence, claim.rule) for claim, body in signers if body]

    def _only_body(self, person: str) -> str:
        """The body in which a person holds a post, '' where there is none or several."""
        bodies = {held.organisation for held in self.annotated.memberships if held.person == person and held.organisation}
        return bodies.pop() if len(bodies) == 1 else ""

    def _subject(self, about: Iterable[Found], mention: Mention) -> list[Claim]:
        """The body that a sentence is about, where a later clause of it signs with another ("UBND tỉnh trao …; ký … với B")."""
        if not any(found.rule.says == "partner" for found in about):
            return []
        bodies = self.passage.of(Kind.ORGANISATION, stop=mention.start)
        before = self.passage.folded[self.passage.start : bodies[0].start] if bodies else ""
        if not bodies or OF_THOSE.search(before) or not (ACTS.search(before) or len(before) < 2):
            return []
        evidence = self.annotated.document.evidence(bodies[0].start, mention.stop)
        return [Claim(str(bodies[0].value), evidence, "subject-of-the-sentence")]


@cache
def _junior() -> re.Pattern[str]:
    return re.compile(either("junior"))


@cache
def _senior() -> re.Pattern[str]:
    return re.compile(rf"(?!{either('junior')}){either('senior')}")


def together(about: Iterable[Found]) -> int:
    """How many parties sign together: 2 of "hai bên", 0 where it is not said so."""
    members = (mention for found in about for slot in found.slots.values() for member in slot for mention in member)
    return max((int(str(mention.value) or 2) for mention in members if mention.kind is Kind.GROUP), default=0)


def _side(found: Found, i: int) -> str:
    """The party of the i-th signer where the rule pairs them ("đại diện A, ông X và đại diện B, bà Y")."""
    sides, signers = found.slots.get("party", ()), found.slots.get("signer", ())
    return str(sides[i][0].value) if len(sides) == len(signers) > 1 else ""


def _above(bodies: list[str]) -> str:
    """The last body of those in which one person sits; its group, if that is one of them: "Tập đoàn FPT" of "FPT Telecom"."""
    brand = set(filter(str.isupper, bodies[-1].split()))
    return next((body for body in bodies if body.startswith(GROUPS) and brand & set(body.split())), bodies[-1])


def _body(member: Member) -> str:
    """The body of the office of a person, '' where none stands beside the name; a mere seat counts where there is no other."""
    posts = [m.value for m in member if isinstance(m.value, Post) and m.value.organisation]
    offices = [post for post in posts if not post.title.startswith(SEATS)] or posts
    return (
        _above([post.organisation for post in offices])
        if offices
        else next((str(m.value) for m in member if m.kind is Kind.ORGANISATION), "")
    )
