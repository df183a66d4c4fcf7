"""Who sat at the table, where a sentence only says that "hai bên" sign: the bodies whose people are named side by side.

In comes an `Annotated`; out go `Claim`s, one for each side that a sentence introduces ("Về phía A có …; phía B có …"), or none
where not two of them are. Where the article says of one side only who came, the host is the other: "tại A diễn ra lễ ký kết
giữa hai trường. Phía B có …".

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> text = "Hai bên vừa ký bản ghi nhớ. Về phía FPT có ông Lê Văn An; phía VNPT có bà Vũ Thị Lan."
>>> [claim.name for claim in seats(annotate(Document.of("a.txt", text)))]
['Tập đoàn FPT', 'Tập đoàn Bưu chính Viễn thông Việt Nam']
"""

from __future__ import annotations

import re

from hoptac.model import Annotated, Kind, Mention, Part
from hoptac.reading.agreements.paper import Claim
from hoptac.reading.passages import Passage, told

TOLD = (Part.PROSE, Part.ITEM)
SIDE = re.compile(r"(?:^|[,;:.] |\n|(?<!\w)(?:dự|có|và|còn) )(?:về )?(?:phía|bên) (?:lãnh đạo )?$")
COMES = re.compile(r" ?:? ?(?:có|gồm|là|do)(?!\w)")
HOST = re.compile(r"(?<!\w)tại (?:trụ sở |hội trường )?$")
HELD = re.compile(r",? (?:đã |vừa )?(?:diễn ra|tổ chức) ")
BOTH = re.compile(r"(?<!\w)giữa (?:hai|2) ")
LOOK_BACK = 28
PAIR = 2


def seats(annotated: Annotated) -> list[Claim]:
    """The sides at the table, two or more, in the order of the text."""
    found: dict[str, Claim] = {}
    hosts: dict[str, Claim] = {}
    for passage in told(annotated, *TOLD):
        for body in passage.of(Kind.ORGANISATION):
            if _is_side(passage, body):
                found.setdefault(str(body.value), _claim(annotated, passage, body, "side-of-the-table"))
            elif _is_host(passage, body):
                hosts.setdefault(str(body.value), _claim(annotated, passage, body, "host-of-the-table"))
    if len(found) == 1 and len(hosts) == 1:
        found |= hosts
    return list(found.values()) if len(found) >= PAIR else []


def _claim(annotated: Annotated, passage: Passage, body: Mention, rule: str) -> Claim:
    return Claim(str(body.value), annotated.document.evidence(passage.start, passage.stop), rule)


def _is_side(passage: Passage, body: Mention) -> bool:
    """Whether a sentence introduces the people of a body: "về phía A có"."""
    before = passage.folded[max(passage.start, body.start - LOOK_BACK) : body.start]
    return SIDE.search(before) is not None and COMES.match(passage.folded, body.stop) is not None


def _is_host(passage: Passage, body: Mention) -> bool:
    """Whether two sign at a body that is one of them: "tại Trường A diễn ra lễ ký kết giữa hai trường"."""
    before = passage.folded[max(passage.start, body.start - LOOK_BACK) : body.start]
    if not (HOST.search(before) and HELD.match(passage.folded, body.stop)):
        return False
    both = BOTH.search(passage.folded, body.stop, passage.stop)
    return both is not None and passage.folded.startswith(passage.folded[body.start : body.stop].split()[0], both.end())
