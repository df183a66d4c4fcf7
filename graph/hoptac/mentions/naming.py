"""A body as an article names it, and what its kind leaves to the article.

What comes in are the words of a name; what goes out is a `Naming`, which tells by which words and with which place the body is
named. Nothing is resolved here.

>>> written("UBND tỉnh Nghệ An")
'Ủy ban nhân dân tỉnh Nghệ An'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from hoptac.lists import lists
from hoptac.mentions.capitals import UPPER
from hoptac.mentions.sheet import Sheet
from hoptac.terms import KnownOrganisation, OrganisationKind
from hoptac.text import fold, squeeze

BRAND = re.compile(
    r"(?: ?[-–] ?(?:CTCP|JSC|Công ty (?:Cổ phần|TNHH)|TNHH(?: MTV| Một thành viên)?))?"
    rf" ?\((?:(?:sau đây )?(?:gọi|viết) (?:tắt )?là|viết tắt|gọi tắt|tên viết tắt(?: là)?)?:? ?[\"“'‘]?"
    r"(?!\d{1,2}[/.-]\d|(?:19|20)\d\d\))"  # a day is no brand
    rf"(?P<brand>[{UPPER}\d][^()\n,;:\"”’]{{0,40}})[\"”'’]?\)"
)
CALLED = re.compile(rf",? (?:sau đây )?(?:gọi|viết) tắt là:? [\"“'‘]?(?P<brand>[{UPPER}][\w&.-]*(?: [{UPPER}][\w&.-]*){{0,3}})")
LEVEL_BODIES = {"tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "tỉnh đoàn": "tỉnh", "thành đoàn": "thành phố"}
AUTHORITY = "chính quyền"
WHOLE = ("sở ", "văn phòng ", "trung tâm ", "ban ", "bộ chỉ huy ")
INNER = ("ban cán sự", "đảng đoàn")  # committees of the party in a body of state, which alone are none
WHOLE_NAME = 4  # syllables
ALIKE = 0.7  # of the words of the shorter of two names
STATE = ("government", "party", "department")


class Naming(NamedTuple):
    """A body named in the text.

    `name_stop` is where the name ends without the brackets behind it; `short` is one by the short form that the text gives it.
    `name` is written out and lacks the place that its `level` and `place` tell; `inner` is the body that it is a part of by
    its very name ("Đảng ủy" of "Trường Đại học Duy Tân"); `bare` is a name of nothing but its first word ("Tập đoàn");
    `told` is one that an office tells of in words that are no form of it ("Bộ trưởng Quốc phòng").
    """

    start: int
    stop: int
    name: str
    kind: OrganisationKind | None = None
    known: KnownOrganisation | None = None
    level: str = ""
    place: str = ""
    brand: str = ""
    inner: Naming | None = None
    bare: bool = False
    name_stop: int = 0
    short: bool = False
    type: str = ""
    told: bool = False

    @property
    def local(self) -> bool:
        """Whether each province has one of it."""
        return self.kind is not None and is_strict(self.kind)

    @property
    def waits(self) -> bool:
        """Whether only what the article names elsewhere tells its name: "Tập đoàn", "Đảng ủy Tập đoàn"."""
        return self.bare or (self.inner is not None and self.inner.waits)

    @property
    def open(self) -> bool:
        """Whether the text must tell which province's it is."""
        return self.inner is None and not self.place and not self.bare and (self.local or bool(self.level))


@lru_cache(maxsize=4096)
def written(text: str) -> str:
    """A name on one line, its abbreviations written out and its first letter a capital."""
    words = squeeze(lists().written_out(text))
    return words[:1].upper() + words[1:]


def branded(sheet: Sheet, naming: Naming) -> Naming:
    """The naming with the short form that the text gives it in brackets or by "gọi tắt là"."""
    found = BRAND.match(sheet.text, naming.stop) or CALLED.match(sheet.text, naming.stop)
    if not found or found.start("brand") in sheet.places:
        return naming
    if sheet.is_person(found.start("brand")) and fold(found["brand"].split()[0]) not in fold(naming.name).split():
        return naming
    if sheet.in_post(found.start("brand")) or _is_another(sheet, naming, *found.span("brand")):
        return naming
    return naming._replace(stop=found.end(), brand=found["brand"].strip())


def _is_another(sheet: Sheet, naming: Naming, start: int, stop: int) -> bool:
    """Whether the brackets hold the name of another known body, to which this one belongs: "Viện Tin học (ĐHQG Hà Nội)"."""
    known = sheet.bodies.get(start)
    return (
        known is not None
        and known.stop == stop
        and known.value != naming.known
        and fold(sheet.text[start:stop]) not in fold(naming.name).split()
        and fold(naming.name) not in map(fold, known.value.forms)
        and not _are_alike(naming.name, known.value.name)
        and sheet.text[start:stop] != initials(naming.name)
    )


def initials(name: str) -> str:
    """The first letters of the capitalised words of a name.

    >>> initials("National University of Singapore")
    'NUS'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _are_alike(one: str, other: str) -> bool:
    """Whether two names have most of their words in common: two ways to write out one short form."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return len(words & others) >= ALIKE * min(len(words), len(others)) and min(len(words), len(others)) >= WHOLE_NAME


def is_strict(kind: OrganisationKind) -> bool:
    """Whether a kind's name goes on with nothing but its field and its province: an office of state or party."""
    return kind.name in _strict()


@cache
def _strict() -> frozenset[str]:
    return frozenset(kind.name for kind in lists().organisation_kinds if _is_office(kind))


def _is_office(kind: OrganisationKind) -> bool:
    return (kind.local and kind.type in STATE) or fold(kind.name).startswith(AUTHORITY) or fold(kind.name) in LEVEL_BODIES


def needs_place(kind: OrganisationKind) -> bool:
    """Whether a kind's words are a name only with a place behind them: "Điện lực Nghệ An", but "viễn thông" is a field."""
    return kind.local and kind.type == "company" and not fold(kind.name).startswith("công ty")


def is_fieldless(kind: OrganisationKind) -> bool:
    """Whether a kind is the whole name of a body but for its place: "UBND", "Sở Y tế", but not "Sở"."""
    return (is_strict(kind) and " " in kind.name) or needs_place(kind)


def is_whole(kind: OrganisationKind) -> bool:
    """Whether the words of a kind are the name of one body: "Tỉnh ủy" and "Sở Y tế" of a province, "Bộ đội Biên phòng"."""
    if fold(kind.name) in LEVEL_BODIES:
        return True
    if fold(kind.name).startswith(INNER):
        return False
    if kind.local and kind.type in STATE:
        return kind.type != "department" or (" " in kind.name and fold(kind.name).startswith(WHOLE))
    return kind.type in ("government", "party", "other") and len(kind.name.split()) >= (3 if kind.local else WHOLE_NAME)
