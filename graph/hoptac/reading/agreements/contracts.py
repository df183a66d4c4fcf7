"""Several contracts told in one sentence: one with each partner, or with each group of partners that act jointly.

In come the papers of a document; out go the deals of such sentences and the papers that are left.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.papers import read
>>> text = "VNPT ký các hợp đồng tín dụng với Ngân hàng Á Châu, Ngân hàng Sài Gòn và Ngân hàng Hàng Hải."
>>> article = annotate(Document.of("a.txt", text))
>>> found, left = contracts(read(article), article)
>>> [len(deal.parties) for deal in found], left
([2, 2, 2], [])
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from hoptac.model import Annotated, Evidence, Kind
from hoptac.reading.agreements.counted import FOR, number, told_apart
from hoptac.reading.agreements.deal import PROSE, Deal
from hoptac.reading.agreements.paper import Claim, Paper, Told
from hoptac.reading.agreements.papers import Papers
from hoptac.reading.agreements.parties import heads_of, items_after
from hoptac.reading.phrases import either
from hoptac.text import NUMERALS, fold

JOINT = re.compile(r"hợp vốn|đồng tài trợ|liên danh|ba bên|bốn bên|nhiều bên")
# Partners of one body that are counted have a paper each: "ký thỏa thuận hợp tác với 5 doanh nghiệp: A, B, …".
WITH_EACH = re.compile(rf"(?<!\w)với (?:\d+|{'|'.join(NUMERALS)}) (?:đơn vị|đối tác|doanh nghiệp|công ty|trường|cơ sở)(?!\w)")
JOINS = ((" và ", " với "), (", ", "; ", ", giữa ", "; giữa "))  # in a pair, and between pairs
WITH, FEWEST = (" với ", " với đại diện "), 3  # "hai biên bản giữa A và B với C"
TOGETHER = re.compile(r"\s?\)?(?:,| và|, và) (?:ngân hàng )?$")
ACT = re.compile(r"\s?\)? cùng (?:nhau )?(?:góp|cho vay|tài trợ|cấp|thu xếp|đồng)")

Partners = list[list[Claim]]


def contracts(reading: Papers, annotated: Annotated) -> tuple[list[Deal], list[Paper]]:
    """The deals of the sentence that tells several, and the other papers."""
    apart, left = told_apart(reading.papers)
    if apart:
        return apart, left
    for paper in reading.papers:
        if paper.told in (Told.SIGNED, Told.HELD) and (pairs := _paired(paper, annotated)):
            left = [one for one in reading.papers if one is not paper and not _is_same(one, paper)]
            return [_deal(paper, {one.name: one}, [other]) for one, other in pairs], left
    numbers = {counted for paper in reading.papers if (counted := number(paper))}
    several = [paper for paper in reading.papers if paper.told in (Told.SIGNED, Told.HELD) and _is_of_one(paper)]
    for paper in sorted(several, key=lambda one: (one.passage.part not in PROSE, one.date is None)):
        partners = _partners(paper, annotated, reading.partners)
        if len(partners) > 1 and (_is_singly(paper) or len(partners) in numbers):
            own = {claim.name: claim for claim in paper.parties if not claim.behind}
            found = [_deal(paper, own, group) for group in partners]
            left = [other for other in reading.papers if not (_is_told_again(found, other) or _is_same(other, paper))]
            return found, left
    return [], list(reading.papers)


def _deal(paper: Paper, own: dict[str, Claim], partners: list[Claim]) -> Deal:
    deal = Deal.of(paper._replace(shared=True))
    deal.parties = own | {claim.name: claim for claim in partners}
    deal.joint = len(partners) > 1
    return deal


def _is_told_again(found: list[Deal], paper: Paper) -> bool:
    """Whether a paper is one of the deals that were only counted: it names both who sign, and is added to it."""
    mine = [deal for deal in found if paper.told is Told.SIGNED and not paper.past and paper.names == set(deal.parties)]
    for deal in mine:
        deal.add(paper)
    return bool(mine)


def _paired(paper: Paper, annotated: Annotated) -> Partners:
    """Those who sign two by two behind the words for it: "các lễ ký giữa A và B, C và D"; none where they make one list."""
    if counted := _with_one(paper):
        return counted
    bodies = paper.passage.of(Kind.ORGANISATION, start=paper.mention.stop)
    gaps = [paper.passage.folded[one.stop : other.start] for one, other in pairwise(bodies)]
    if len(bodies) < 4 or len(bodies) % 2 or not all(gap.endswith(JOINS[i % 2]) for i, gap in enumerate(gaps)):
        return []
    evidence = annotated.document.evidence(paper.passage.start, paper.passage.stop)
    claims = [Claim(str(body.value), evidence, "signed-two-by-two") for body in bodies]
    return [claims[at : at + 2] for at in range(0, len(claims), 2)]


def _with_one(paper: Paper) -> Partners:
    """Those who sign one paper each with the same body, if they are as many as it says: "hai biên bản giữa A và B với C"."""
    claims = [claim for claim in paper.parties if claim.behind]
    bodies = {str(body.value): body for body in paper.passage.of(Kind.ORGANISATION, start=paper.mention.stop)}
    if len(claims) < FEWEST or number(paper) != len(claims) - 1:
        return []
    text, places = paper.passage.folded, [bodies[claim.name].start for claim in claims if claim.name in bodies]
    withs = [text.endswith(WITH, 0, place) for place in places[1:]]
    return [[claim, claims[-1]] for claim in claims[:-1]] if withs and withs[-1] and not any(withs[:-1]) else []


def _is_of_one(paper: Paper) -> bool:
    """Whether one body signs with those behind the paper."""
    return len({claim.name for claim in paper.parties if not claim.behind}) == 1


def _is_singly(paper: Paper) -> bool:
    """Whether a sentence tells of several papers: it says so, or it is of a contract, which two sign."""
    text = paper.passage.folded[paper.passage.start : paper.passage.stop]
    return (
        paper.mention.rule == "several"
        or _singly().search(text) is not None
        or (WITH_EACH.search(text) is not None and not JOINT.search(text))
        or (paper.kind.startswith("Hợp đồng") and not JOINT.search(text))
    )


@cache
def _singly() -> re.Pattern[str]:
    return re.compile(either("singly"))


def _is_same(paper: Paper, told: Paper) -> bool:
    """Whether another paper only names the contracts again, or one of them."""
    return paper.kind.split()[0] == told.kind.split()[0] and not paper.past


def _partners(paper: Paper, annotated: Annotated, elsewhere: Iterable[Claim]) -> Partners:
    """Those who stand behind the contracts, one group for each; the items of a list below where the sentence only counts them."""
    behind = [claim for claim in paper.parties if claim.behind] or list(paper.partner) or list(elsewhere)
    if len(behind) > 1:
        return _joined(behind, _joint_names(annotated))
    counted = any(m.kind is Kind.GROUP for m in paper.passage.mentions if m.start > paper.mention.start)
    items = items_after(annotated, paper.passage.stop) if counted else []
    return [heads for item in items if (heads := heads_of(annotated, item))]


def _joint_names(annotated: Annotated) -> list[frozenset[str]]:
    """The bodies that one contract joins: "liên danh A và B", "A và B cùng góp"."""
    text = fold(annotated.document.text)
    bodies = [m for m in annotated.mentions if m.kind is Kind.ORGANISATION]
    pairs = []
    for one, other in pairwise(bodies):
        beside = TOGETHER.fullmatch(text, one.stop, other.start)
        if beside and (ACT.match(text, other.stop) or text[max(0, one.start - 10) : one.start].endswith("liên danh ")):
            pairs.append(frozenset((str(one.value), str(other.value))))
    return pairs


def _joined(claims: list[Claim], joint: list[frozenset[str]]) -> Partners:
    groups: Partners = []
    for claim in claims:
        mate = next((group for group in groups if any({claim.name, group[0].name} <= names for names in joint)), None)
        if mate is None:
            groups.append([claim])
        else:
            mate.append(claim)
    return groups


def subject_near(annotated: Annotated, partner: str) -> Evidence | None:
    """What the contract with a partner is for, as the words behind the partner's name tell."""
    text = fold(annotated.document.text)
    for body in annotated.mentions:
        if body.kind is Kind.ORGANISATION and body.value == partner:
            stop = min((at for at in (text.find(mark, body.stop) for mark in (";", "\n", ". ")) if at >= 0), default=len(text))
            if found := FOR.search(text, body.stop, min(stop, body.stop + 200)):
                group = "what" if found["what"] else "inside"
                return annotated.document.evidence(*found.span(group))
    return None
