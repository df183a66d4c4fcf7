"""Systems and services as an article reports them: Delivery facts, one a system, as far as any sentence says that it is.

In come an `Annotated` and the facts of earlier readers; out go deliveries: by whom, for whom, how far, under which agreement.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "VNPT đã triển khai phần mềm VNPT iOffice cho UBND tỉnh Nghệ An."
>>> [(found.system, found.provider, found.status) for found in read(annotate(Document.of("a.txt", text)), ())]
[('VNPT iOffice', 'Tập đoàn Bưu chính Viễn thông Việt Nam', 'delivered')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hoptac.model import Annotated, Delivery, Fact, Kind
from hoptac.openings import closing
from hoptac.reading.passages import folded
from hoptac.reading.progress import DELIVERED, PILOTED, PLANNED, Course
from hoptac.reading.providers import Providers
from hoptac.reading.system_names import SystemName, system_names
from hoptac.reading.ties import Ties
from hoptac.text import fold

FARTHEST = (DELIVERED, PILOTED, PLANNED)
PUBLIC = frozenset({"government", "party", "department"})
# Before a body: it leads or rules, and receives nothing.
RULING = ("hướng dẫn", "chỉ đạo", "quy định", "yêu cầu", "chủ trương", "kế hoạch", "đề án", "theo", "do")
RULES = closing(*RULING, f"(?:{'|'.join(RULING)}) của")
LOCALITY = re.compile(r"(?<!\w)(?:giúp|hỗ trợ|cho|của|trong|toàn|trên địa bàn|tại|với) (?:tỉnh|thành phố|địa phương)(?!\w)")
# What other systems are joined to, and what was built before, are there already.
LINKED = re.compile(
    r"(?<!\w)(?:kết nối|đồng bộ|liên thông|xác thực|tích hợp|đối soát)"
    r"(?:,? (?:dữ liệu|thông suốt|an toàn|liên thông|kết nối|đồng bộ|xác thực|chia sẻ))* (?:với|về|vào|tới|đến) (?:các )?$"
)
BUILT = re.compile(
    r" (?:(?:đã|hiện) (?:có|được )?(?:xây dựng|triển khai|vận hành|đầu tư)?|sẵn có|hiện hữu)(?= ?[,.;)]| của | trước)"
)
FAR = 400  # characters around a name
COMMITTEE = ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân Thành phố", "Ủy ban nhân dân thành phố")
NEAR = 20
# Words before a name that do not tell one system from another.
KIND = re.compile(r"^(?:phần mềm|hệ thống|nền tảng|ứng dụng|dịch vụ|app)\s+(?=\S+\s)")
SHORT_FORM = re.compile(r"\s*\(([^()]*)\)$")


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Delivery, ...]:
    """The deliveries that an article reports, in the order of its text; none where it names no body."""
    if not annotated.organisations:
        return ()
    names = list(system_names(annotated))
    if not names:
        return ()
    sources = _Sources(annotated, Course(annotated), Providers(annotated, names), Ties(annotated, earlier))
    return tuple(_farthest(_delivery(sources, name) for name in names))


class _Sources(NamedTuple):
    """What tells of a delivery."""

    annotated: Annotated
    course: Course
    providers: Providers
    ties: Ties


def _delivery(sources: _Sources, name: SystemName) -> Delivery:
    annotated, _, providers, ties = sources
    status = _status(sources, name)
    provider = _provider(sources, name, status)
    return Delivery(
        name.name,
        provider,
        _beneficiary(annotated, name, provider),
        status,
        ties.agreement_of(name.sentence, name.start, name.stop),
        ties.reporter_of(name.start, name.stop),
        evidence=annotated.document.evidence(*_span(providers, name, provider)),
        rule=name.rule,
    )


def _status(sources: _Sources, name: SystemName) -> str:
    """How far a system is: what an agreement lists is planned, what a body is said to use is delivered."""
    _, course, providers, ties = sources
    if _is_there(providers, name):
        return DELIVERED
    if ties.area_of(name.start, name.stop):
        return PLANNED
    if course.is_silent(name.sentence, name.phrase_start) and providers.has_user(name.sentence, name.phrase_start):
        return DELIVERED
    return course.status_at(name.sentence, name.phrase_start, name.stop)


def _is_there(providers: Providers, name: SystemName) -> bool:
    """Whether the words beside a system say that it exists, whatever is to be done with it: "kết nối với X", "X đã xây dựng"."""
    linked = LINKED.search(providers.folded, max(name.sentence.start, name.phrase_start - NEAR * 3), name.phrase_start)
    return linked is not None or BUILT.match(providers.folded, name.stop) is not None


def _provider(sources: _Sources, name: SystemName, status: str) -> str:
    """Who provides a system; what is in use, and nobody else's, comes from the one firm that signed or is named."""
    _, _, providers, ties = sources
    if _is_there(providers, name):
        return providers.behind(name.sentence, name.stop)
    provider = providers.of(name.sentence, name.phrase_start, name.stop)
    if provider or status == PLANNED:
        return provider
    taken = providers.has_user(name.sentence, name.phrase_start) or providers.owner(name.sentence, name.stop)
    return "" if taken else ties.sole_firm() or providers.sole_firm()


def _span(providers: Providers, name: SystemName, provider: str) -> tuple[int, int]:
    """From the provider, where the clause names it, to the name."""
    clause = max(name.sentence.start, providers.folded.rfind(";", name.sentence.start, name.phrase_start) + 1)
    said = [m for m in providers.between(clause, name.phrase_start) if m.value == provider]
    return (said[-1].start if said else name.phrase_start), name.stop


def _beneficiary(annotated: Annotated, name: SystemName, provider: str) -> str:
    """The public body that the clause names beside the provider, or means by "tỉnh": whom the system is for."""
    words = folded(annotated.document.text)
    start = max(name.sentence.start, words.rfind(";", name.sentence.start, name.phrase_start) + 1, name.phrase_start - FAR)
    end = words.find(";", name.stop, name.sentence.stop)
    stop = min(end if end >= 0 else name.sentence.stop, name.stop + FAR)
    types = {body.name: body.type for body in annotated.organisations}
    for mention in annotated.within(start, stop, Kind.ORGANISATION):
        rules = RULES.search(words, max(start, mention.start - NEAR), mention.start)
        if mention.value != provider and types.get(str(mention.value)) in PUBLIC and not rules:
            return str(mention.value)
    committees = [body.name for body in annotated.organisations if body.name.startswith(COMMITTEE)]
    return committees[0] if len(committees) == 1 and committees[0] != provider and LOCALITY.search(words, start, stop) else ""


def _farthest(found: Iterable[Delivery]) -> Iterator[Delivery]:
    """Of the reports of one system the one that says that it is farthest; the first of those."""
    by_system: dict[str, Delivery] = {}
    for delivery in found:
        key = next((k for k in _keys(delivery.system) if k in by_system), "")
        if not key:
            by_system |= dict.fromkeys(_keys(delivery.system), delivery)
        elif FARTHEST.index(delivery.status) < FARTHEST.index(by_system[key].status):
            known = by_system[key]
            by_system = {k: delivery if kept is known else kept for k, kept in by_system.items()}
    return iter(sorted(set(by_system.values()), key=lambda delivery: delivery.evidence))


def _keys(system: str) -> tuple[str, ...]:
    """The names under which a system counts as one: without its kind, without or by its short form."""
    folded = fold(system)
    short = SHORT_FORM.search(folded)
    whole = KIND.sub("", SHORT_FORM.sub("", folded))
    return (whole, short[1]) if short else (whole,)
