"""Who took the pictures and who wrote the article: Credits, so that nobody takes them for participants.

What comes in is an `Annotated`; what goes out are Credits for the names in picture credits and bylines. Agencies and "PV", "CTV"
are no names.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> article = annotate(Document.of("a.txt", "Hai bên ký kết.\\nToàn cảnh buổi lễ. Ảnh: Văn Minh\\nMinh An tổng hợp"))
>>> [(fact.person, fact.part) for fact in read(article, ())]
[('Văn Minh', 'photographer'), ('Minh An', 'reporter')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.captions import picture_credits
from hoptac.lists import lists
from hoptac.mentions.capitals import RUN, SMALL, UPPER, in_title_case
from hoptac.model import Annotated, Credit, Fact, Part
from hoptac.text import fold

NAMELESS = re.compile(
    r"(?:PV|CTV|TTXVN|VGP|VOV|VTV|BTC|TL|BVCC|NVCC|ĐVCC|CQCC|Internet|TTO|Vietnam\+|.*\.vn|.*(?:cung cấp|tư liệu|website))",
    re.IGNORECASE,
)
AGENCY = re.compile(r"[A-Z]{2,6}")
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?$")
CAPITALS, SMALL_BEHIND = re.compile(rf"[{UPPER}]\S*(?: [{UPPER}]\S*)*"), re.compile(rf" [{SMALL}]")
SEVERAL = re.compile(r" ?(?:[-–/,;&]|\bvà\b) ?")


def read(annotated: Annotated, earlier: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The credits of the article, each name once for what its bearer did."""
    found = [*_photographers(annotated), *_reporters(annotated)]
    return tuple({(credit.person, credit.part): credit for credit in reversed(found)}.values())[::-1]


def _photographers(annotated: Annotated) -> Iterator[Credit]:
    text = annotated.document.text
    credited = any(sentence.part is Part.CREDIT for sentence in annotated.sentences)
    for credit in picture_credits(text) if credited else ():
        start = credit.name_start
        for name in SEVERAL.split(text[credit.name_start : credit.name_stop]):
            at = text.index(name, start)
            start = at + len(name)
            if _is_name(annotated, name, start) and not NAMELESS.fullmatch(name) and not AGENCY.fullmatch(name):
                yield _credit(annotated, "photographer", at, start, "picture-credit")


def _is_name(annotated: Annotated, name: str, stop: int) -> bool:
    """Whether a credit is a person's: not "Ảnh: Đại diện hai bên ký kết", "Ảnh: Bí thư Tỉnh ủy …" nor a body's own picture."""
    if not CAPITALS.fullmatch(name) or (" " not in name and SMALL_BEHIND.match(annotated.document.text, stop)):
        return False
    words = fold(name)
    if any(words == fold(form) for body in annotated.organisations for form in (body.name, *body.forms)):
        return False
    return all(" " not in words[: found.stop] for found in lists().organisation_kinds.find(words) if found.start == 0)


def _reporters(annotated: Annotated) -> Iterator[Credit]:
    text = annotated.document.text
    for line in annotated.sentences:
        run = RUN.search(text, line.start, line.stop) if line.part is Part.BYLINE else None
        if run and run.start() == line.start and (" " in run[0] or INITIALS.match(run[0])) and not NAMELESS.fullmatch(run[0]):
            yield _credit(annotated, "reporter", run.start(), run.end(), "byline")


def _credit(annotated: Annotated, part: str, start: int, stop: int, rule: str) -> Credit:
    quoted = annotated.document.evidence(start, stop)
    return Credit(in_title_case(quoted.quote), part, evidence=quoted, rule=rule)
