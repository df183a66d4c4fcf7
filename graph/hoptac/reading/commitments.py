"""Commitments: what a party, several together or a party's speaker says that it will do or give.

What comes in is an `Annotated` and the facts read before it, statements among them; what goes out are `Commitment` facts.

>>> from hoptac.model import Document, Kind, Mention, Party, Sentence
>>> text = "Theo đó, VNPT sẽ giúp tỉnh làm bản đồ số; đào tạo cán bộ."
>>> there = Annotated(Document.of("a.txt", text), (Sentence(0, 57, 0),), (Mention(Kind.ORGANISATION, 9, 13, "VNPT", ""),))
>>> parties = [Party("a1", name, evidence=Evidence(0, 0, ""), rule="") for name in ("VNPT", "UBND tỉnh")]
>>> [(c.by, c.to, c.verb, c.text) for c in read(there, parties)]
[(('VNPT',), 'UBND tỉnh', 'sẽ', 'VNPT sẽ giúp tỉnh làm bản đồ số'), (('VNPT',), 'UBND tỉnh', 'sẽ', 'đào tạo cán bộ')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from hoptac.model import Annotated, Area, Commitment, Document, Evidence, Fact, Facts, Statement
from hoptac.reading.areas.listing import JOINT, WILLS
from hoptac.reading.events import year_of
from hoptac.reading.passages import paragraphs
from hoptac.reading.phrases import either
from hoptac.reading.sides import Sides, sides
from hoptac.reading.telling import Telling, Told
from hoptac.text import fold

DUE = re.compile(
    r"(?<!\w)(?:đến|trước|trong|vào|hết|cuối)\s+(?:cuối\s+|hết\s+)?(?:(?:quý|tháng)\s+\w+\s*[/\-]?\s*)?(?:năm\s+)?(20\d\d)(?!\w|\s*-)"
)
# The rules of lists whose members are also what both will do: "theo thỏa thuận, hai bên sẽ …; …; …".
WILLED = JOINT | WILLS
MOST_DEEDS = 3  # of one sentence that are promised as well; more are a list of what the agreement holds
OF_A_PLAN = re.compile(
    r"(?i:quy hoạch|đề án|chiến lược|nghị quyết|chương trình quốc gia)(?!\w)[^;,]*(?:, )?(?:tầm nhìn |giai đoạn )?$"
)

OF_A_THING = re.compile(  # what the words are about where they only say what will come of it
    r"(?:một |các |những )?(?:(?:sự |việc |mối )?hợp tác (?:giữa|này|ba|với)"
    r"|cơ chế|mô hình|việc|sự|điều|dự án|thỏa thuận|bản ghi nhớ|chương trình)(?!\w)"
)


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Commitment, ...]:
    """The commitments of a document, in the order of the text."""
    facts = Facts(earlier)
    known = sides(annotated, facts)
    if not known.parties:
        return ()
    said = facts.of(Statement)
    areas = facts.of(Area)
    willed = [fact.evidence for fact in areas if fact.rule in WILLED]
    many = frozenset(start for start, number in _told_in(annotated, areas).items() if number > MOST_DEEDS)
    telling = Telling(known, [fact.evidence for fact in areas], said, willed, many, year_of(annotated))
    told = [one for paragraph in paragraphs(annotated) for one in telling.paragraph(paragraph)]
    found = [_told(annotated.document, known, one) for one in told]
    found += _spoken(known, said, found)
    return tuple(sorted(found, key=lambda made: (made.evidence.start, made.evidence.stop)))


def _told_in(annotated: Annotated, areas: Iterable[Area]) -> Counter[int]:
    """How many deeds of an agreement each sentence tells, by where it starts."""
    starts = [sentence.start for sentence in annotated.sentences]
    deeds = (area.evidence.start for area in areas if area.rule in WILLS)
    return Counter(starts[bisect_right(starts, deed) - 1] for deed in deeds)


def _told(document: Document, known: Sides, told: Told) -> Commitment:
    """A commitment that the words say."""
    by, evidence = told.promise.by, document.evidence(told.start, told.stop)
    speaker = told.around.speaker if told.around else ""
    return _commitment(known, by, told.promise.verb, evidence, "joint-will" if len(by) > 1 else "party-will", speaker)


def _commitment(known: Sides, by: tuple[str, ...], verb: str, evidence: Evidence, rule: str, speaker: str) -> Commitment:
    key = known.agreement(by, evidence.start)
    others = known.others(by, key)
    to = others[0] if len(others) == 1 else ""
    due = _due(evidence.quote)
    return Commitment(by, to, key, evidence.quote, verb, due, speaker, evidence=evidence, rule=rule)


def _due(words: str) -> int | None:
    """The year by which it is to be done: the last that the words name, and none that only stands in the name of a plan."""
    years = [found for found in DUE.finditer(words) if not OF_A_PLAN.search(words, 0, found.start())]
    return int(years[-1][1]) if years else None


@cache
def _will() -> re.Pattern[str]:
    return re.compile(either("will"))


@cache
def _own() -> re.Pattern[str]:
    """The speaker's own side as a common noun, and what it will do: "nhà trường sẽ mở lớp"."""
    return re.compile(
        rf"(?:{either('own')}) (?:cũng |luôn )?(?:sẽ|cam kết|sẵn sàng)(?! (?:là|được|có thể|góp phần|trở thành)(?!\w))(?!\w)"
    )


def _spoken(known: Sides, said: Iterable[Statement], found: list[Commitment]) -> Iterator[Commitment]:
    """What a party's speaker promises, where the words name no party that does it."""
    taken = [(made.evidence.start, made.evidence.stop) for made in found]
    for one in said:
        start, stop = one.evidence.start, one.evidence.stop
        words = fold(one.text)
        promised = (one.kind == "commitment" and not OF_A_THING.match(words)) or _own().match(words) is not None
        side = known.side((one.speaker,)) if promised else ""
        if side and not any(a < stop and start < b for a, b in taken):
            will = _will().search(words)
            verb = will[0] if will else ""
            yield _commitment(known, (side,), verb, one.evidence, "speaker-promises", one.speaker)
