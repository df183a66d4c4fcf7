"""Short forms: which body "Tập đoàn", "doanh nghiệp", "tỉnh" or "Nhà trường" is, by what the article has named before.

What comes in are the bodies of an article; what goes out are organisation mentions for the short forms in it.

>>> from hoptac.entities.bodies import Bodies
>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("UBND tỉnh Nghệ An ký với Công ty Hoa Sen. Tỉnh sẽ hỗ trợ doanh nghiệp này.")
>>> bodies = Bodies(sheet, namings(sheet))
>>> [(sheet.text[m.start : m.stop], m.value) for m in shorts(bodies, ())]
[('Tỉnh', 'Ủy ban nhân dân tỉnh Nghệ An'), ('doanh nghiệp này', 'Công ty Hoa Sen')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hoptac.entities.bodies import Bodies, Body
from hoptac.entities.spans import Free
from hoptac.mentions.places import PROVINCIAL
from hoptac.mentions.words import name_words
from hoptac.model import Kind, Mention
from hoptac.text import fold

# A word alone, and the beginnings of the names of bodies that it can stand for.
HEADS = {
    "tập đoàn": ("tập đoàn", "công ty cổ phần tập đoàn"),
    "tổng công ty": ("tổng công ty",),
    "công ty": ("công ty", "tổng công ty"),
    "ngân hàng": ("ngân hàng",),
    "nhà trường": ("trường", "đại học", "học viện"),
    "học viện": ("học viện",),
    "bệnh viện": ("bệnh viện",),
    "doanh nghiệp": ("tập đoàn", "tổng công ty", "công ty", "ngân hàng"),
    "doanh nghiệp quân đội": ("tập đoàn", "tổng công ty", "công ty", "ngân hàng"),
}
WORDS = "|".join(sorted(HEADS, key=len, reverse=True))
SHORT = re.compile(rf"(?<!\w)(?P<word>{WORDS}|tỉnh|thành phố|địa phương)(?P<this> (?:này|trên|ấy))?(?!\w)")
# Before these a word is one of many, or a place where something is.
NOT_AFTER = re.compile(
    r"(?:các|những|nhiều|mỗi|từng|hai|ba|bốn|năm|sáu|mọi|một|số|nghìn|trăm|cho các|giữa các|là|thành|như|cấp|toàn|trong|ngoài|liên|ở|tại|trên"
    r"|địa bàn|trung tâm|nội|thuộc|giữa|người|khối|nhóm|hội|cộng đồng|chuyển đổi số|hỗ trợ|môi trường|phía) $"
)
ALONE = re.compile(
    r" (?:của|số|nhà nước|nhỏ|lớn|tư nhân|trong|trên|ngoài|khá|rộng|nghèo|miền|biên giới|đi đầu|dẫn đầu|thành viên|và người|tham gia|viễn thông|công nghệ|nước ngoài|FDI)"
)
PROVINCE_ALONE = re.compile(r" (?:khá|rộng|nghèo|miền|biên giới|đi đầu|dẫn đầu|thành|trong cả|lân cận|bạn|khác|phía)")
FIRM = "doanh nghiệp"
COMPANIES = ("tập đoàn", "tổng công ty", "công ty", "ngân hàng")
LOCAL = ("tỉnh", "thành phố", "địa phương")


def shorts(bodies: Bodies, taken: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    """The short forms of an article that lie in none of the spans that are taken."""
    free = Free(taken)
    for found in SHORT.finditer(bodies.sheet.folded):
        if free.at(found.start()) and (mention := _short(bodies, found)):
            yield mention


def _last(bodies: Bodies, place: int, heads: tuple[str, ...]) -> str:
    """Of the bodies whose names begin so, the one named most, before all that is named first."""
    fitting = [body for body in bodies.by_name.values() if body.head.startswith(heads) or fold(body.name).startswith(heads)]
    before = [body for body in fitting if body.start <= place] or fitting
    if not before:
        return ""
    return max(before, key=lambda body: (_weight(body), -body.start)).name


def _weight(body: Body) -> int:
    return sum(body.forms.values())


def _short(bodies: Bodies, found: re.Match[str]) -> Mention | None:
    word, text = found["word"], bodies.sheet.text
    before = bodies.sheet.folded[max(0, found.start() - 18) : found.start()]
    if NOT_AFTER.search(before):
        return None
    if word in LOCAL:
        return _province(bodies, found)
    if not found["this"] and (ALONE.match(text, found.end()) or not _singular(bodies, found)):
        return None
    name = _last(bodies, found.start(), HEADS[word])
    return Mention(Kind.ORGANISATION, found.start(), found.end(), name, "kind-of-body") if name else None


def _singular(bodies: Bodies, found: re.Match[str]) -> bool:
    """Whether a word without "này" means one body that was named: it acts, or has a capital and is no firm in general."""
    if found["word"] == FIRM:
        return name_words().acts.match(bodies.sheet.folded, found.end()) is not None
    capital = bodies.sheet.text[found.start()].isupper()
    return capital or sum(body.type == "company" for body in bodies.by_name.values()) <= 1 or found["word"] not in COMPANIES


def _province(bodies: Bodies, found: re.Match[str]) -> Mention | None:
    """ "tỉnh", where it acts or is acted on: the people's committee of the province."""
    text, level = bodies.sheet.text, found["word"]
    following = text[found.end() : found.end() + 2].strip()
    if following[:1].isupper() or PROVINCE_ALONE.match(text, found.end()):
        return None
    province = bodies.provinces.at(found.start(), level if level in PROVINCIAL else "")
    if province is None:
        return None
    return Mention(Kind.ORGANISATION, found.start(), found.end(), bodies.committee(province), "province-acts")
