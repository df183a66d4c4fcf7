"""Statements: what named people say, one a clause, as assessment, request, commitment, wish or goal.

What comes in is an `Annotated` and the facts read before it; what goes out are `Statement` facts in the order of the text.

>>> from hoptac.model import Document, Mention, Sentence
>>> text = "Ông A đề nghị VNPT phủ sóng 5G; nâng chất lượng dịch vụ."
>>> names = (Mention(Kind.PERSON, 0, 5, "Lê A", ""), Mention(Kind.ORGANISATION, 14, 18, "VNPT", ""))
>>> [(s.speaker, s.kind, s.to, s.text) for s in read(Annotated(Document.of("a.txt", text), (Sentence(0, 56, 0),), names), ())]
[('Lê A', 'request', 'VNPT', 'đề nghị VNPT phủ sóng 5G'), ('Lê A', 'request', 'VNPT', 'nâng chất lượng dịch vụ')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hoptac.model import Annotated, Fact, Kind, Statement
from hoptac.openings import Opening, opening
from hoptac.reading.clauses import Span, clauses, trimmed
from hoptac.reading.passages import folded
from hoptac.reading.phrases import either, sought
from hoptac.reading.sides import Sides, sides
from hoptac.reading.speech import Saying, sayings

SHORTEST = 3  # words
NEAR = 120  # characters from the head of a clause, in which a body that will do something is looked for
LISTED = re.compile(r":[^;:]*;")
# What is told of ("thông tin về tiềm năng …") or named in a row ("…; Nghị quyết số 5"), and says nothing by itself.
TOPIC = re.compile(r"về (?!phía)")
PAPER = re.compile(r"(?:nghị quyết|nghị định|chỉ thị|quyết định|kết luận|thông tư|kế hoạch|công văn|luật)(?: số)?:? ?\d")
# The head of a sentence that a stray semicolon parts from the rest: "Đối với từng nội dung; tỉnh sẽ …".
HEAD = re.compile(r"(?:đối với|về|với|trong|tại) [^,:]*$")
TELLS = re.compile(r"(?<!\w)(?:là|sẽ|cần|đã|đang|phải|có|được|đề nghị|mong)(?!\w)")
WE = ("bên", "tỉnh", "tập đoàn", "tôi")
OURS = (
    *("công ty", "tập đoàn", "tổng công ty", "ngân hàng", "nhà trường", "bệnh viện", "tỉnh", "thành phố"),
    *("đơn vị", "doanh nghiệp", "chúng tôi", "tôi"),
)


def _kind(*forms: str) -> Opening:
    """The words that tell of one kind."""
    return opening(*forms, behind=r"(?!\w)")


# What words tell of what kind they are, and within how many characters from their head, in this order.
KINDS = (
    ("assessment", _kind("tin rằng", "tin tưởng"), 40),
    ("goal", _kind("phấn đấu", "kiên định mục tiêu", "đặt (?:mục|chỉ) tiêu", "mục tiêu (?:của|là|đến)"), 120),
    ("request", _kind("đề nghị", "kiến nghị", "đề xuất", "rất cần (?:các|sự|có)"), 80),
    ("request", _kind("giao", "yêu cầu"), 0),
    ("wish", _kind("mong", "mong muốn", "hy vọng", "hi vọng", "kỳ vọng", *(f"{who} muốn" for who in WE)), 60),
    ("commitment", _kind("cam kết", "hứa", "sẵn sàng", *(f"{who} (?:cũng |còn )?sẽ" for who in OURS)), 80),
)


def read(annotated: Annotated, earlier: Iterable[Fact]) -> tuple[Statement, ...]:
    """The statements of a document."""
    known = sides(annotated, earlier)
    return tuple(statement for said in sayings(annotated) for statement in _statements(annotated, known, said))


def _statements(annotated: Annotated, known: Sides, said: Saying) -> Iterator[Statement]:
    words = folded(annotated.document.text)
    to = _to(annotated, known, said) if said.kind in ("request", "wish") else ""
    kind = ""
    for start, stop in _worthy(words, said):
        evidence = annotated.document.evidence(start, stop)
        kind = said.kind or kind_of(annotated, known, (start, stop), before=kind)
        for speaker in said.speakers:
            yield Statement(speaker, kind, evidence.quote, to, evidence=evidence, rule=said.rule)


def _worthy(words: str, said: Saying) -> Iterator[Span]:
    """The clauses that are statements: a sentence that goes on must first give an opinion, a wish or a promise."""
    worthy = said.rule != "speaker-goes-on"
    for start, stop in _clauses(words, said):
        worthy = worthy or bool(sought("opinion", "will").search(words, start, stop))
        if worthy and len(words[start:stop].split()) >= SHORTEST and not _says_nothing(words[start:stop]):
            yield start, stop


def _says_nothing(clause: str) -> bool:
    """Whether a clause only names what is spoken of."""
    return bool(PAPER.match(clause) or (TOPIC.match(clause) and not TELLS.search(clause)))


def _clauses(words: str, said: Saying) -> list[Span]:
    """One clause a statement; a list that a colon opens is one, unless it lists what is asked or promised."""
    if said.kind in ("", "assessment") and LISTED.search(words, said.start, said.stop):
        span = trimmed(words, said.start, said.stop)
        return [span] if span[0] < span[1] else []
    spans = clauses(words, said.start, said.stop)
    if len(spans) > 1 and HEAD.match(words[slice(*spans[0])]) and not TELLS.search(words, *spans[0]):
        return [(spans[0][0], spans[1][1]), *spans[2:]]
    return spans


@cache
def _will() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:cũng|còn|luôn)\s+)?{either('will')}")


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(either("deed"))


def kind_of(annotated: Annotated, known: Sides, clause: Span, before: str) -> str:
    """What kind of statement some words are by themselves, or by the clause before them.

    A body or both sides that "sẽ …" make a commitment, and so does a deed without a subject behind one.
    """
    words, (start, stop) = folded(annotated.document.text), clause
    for kind, signs, reach in KINDS:
        if (found := signs.search(words, start, stop)) and _is_near(words, start, found.start(), reach):
            return kind
    names = annotated.within(start, min(stop, start + NEAR), Kind.ORGANISATION, Kind.GROUP, Kind.PLACE)
    bare = (words.find(place.lower(), start, stop) + len(place) for place in known.places)
    ends = [*(name.stop for name in names), *bare]
    promised = any(_will().match(words, end, stop) for end in ends) or (before == "commitment" and _deed().match(words, start))
    return "commitment" if promised else "assessment"


def _is_near(words: str, start: int, place: int, reach: int) -> bool:
    """Whether a place lies within so many characters of a line, white space at its head aside where there are none."""
    before = words[start:place]
    return "\n" not in before and len(before) <= reach if reach else not before.strip()


def _to(annotated: Annotated, known: Sides, said: Saying) -> str:
    """The body that is asked: the first one named that the speaker is not of."""
    own = {known.side(said.speakers), *(post.organisation for post in annotated.memberships if post.person in said.speakers)}
    bodies = annotated.within(said.start, said.stop, Kind.ORGANISATION)
    return next((str(body.value) for body in bodies if str(body.value) not in own), "")
