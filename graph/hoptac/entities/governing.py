"""Who acts for a place: its people's committee, the authorities of one abroad, the committee of the party.

What comes in are provinces, bodies and offices; what goes out is the name of the body that acts, '' where none is told.

>>> committee(Province("Nghệ An", "tỉnh"))
'Ủy ban nhân dân tỉnh Nghệ An'
>>> is_of_party("Tỉnh ủy Nghệ An"), is_of_party("Ủy ban nhân dân tỉnh Nghệ An")
(True, False)
"""

from __future__ import annotations

import re

from hoptac.entities.provinces import Province, Provinces
from hoptac.mentions.capitals import is_foreign
from hoptac.mentions.naming import LEVEL_BODIES, Naming
from hoptac.mentions.places import PROVINCIAL
from hoptac.mentions.seats import Office
from hoptac.text import fold

COMMITTEE = "Ủy ban nhân dân"
DISTRICT = re.compile(r" (?:huyện|quận|thị xã) (.+)$")
DISTRICT_COMMITTEES = ("huyện ủy", "quận ủy", "thị ủy")
GOVERNING = ("ủy ban nhân dân", "hội đồng nhân dân", "chính quyền")
STATE = "bang"
GOVERNORS = {"tỉnh trưởng": ("tỉnh",), "thị trưởng": ("thành phố",), "thống đốc": (STATE, "tỉnh")}  # and what they govern abroad
OF_BANKS = "thống đốc"
PARTIES = ("đảng ", "tỉnh ủy ", "thành ủy ", "huyện ủy ", "ban chấp hành ", "ban thường vụ ")
PARTY, GOVERNMENT = "party", "government"


def committee(province: Province) -> str:
    """The body that acts for a province: its people's committee, or its authorities where it lies abroad."""
    at_home = province.level not in (*PROVINCIAL, STATE) and not any(map(is_foreign, province.name.split()))
    organ = COMMITTEE if province.vietnamese or at_home else "Chính quyền"
    return f"{organ} {province.phrase}"


def is_of_party(name: str) -> bool:
    """Whether the name of a body is that of a committee of the party."""
    return fold(name).startswith(PARTIES)


def is_party(naming: Naming) -> bool:
    """Whether a body is one of the party."""
    return naming.kind is not None and naming.kind.type == PARTY


def party_level(name: str) -> str:
    """The level that the own name of a committee of party or youth tells."""
    return LEVEL_BODIES.get(fold(name), "")


def party_of(name: str, provinces: Provinces) -> str:
    """The party committee of a body: of a province its Tỉnh ủy or Thành ủy, of others their Đảng ủy."""
    for province in provinces.each():
        if name.endswith(" " + province.phrase) and fold(name).startswith(GOVERNING):
            return province.committee
    return name if is_of_party(name) else f"Đảng ủy {name.removeprefix(COMMITTEE + ' ')}"


def party_beside(naming: Naming, whole: str) -> str:
    """A party committee called by its first word, of the body beside it: its Đảng ủy, or the Huyện ủy of its district."""
    found = DISTRICT.search(whole)
    return f"{naming.name} {found[1] if found and fold(naming.name) in DISTRICT_COMMITTEES else whole}"


def is_governor(office: Office) -> bool:
    """Whether an office is that of who governs a place: "Thống đốc", "Tỉnh trưởng"."""
    return fold(office.title).endswith(tuple(GOVERNORS))


def governed(office: Office, provinces: Provinces, *, has_bank: bool) -> str:
    """The body of an office that only a place stands with: "Tỉnh trưởng Xiengkhuang", "Chủ tịch tỉnh", "Bí thư Hà Nội".

    Where the article names the State Bank (`has_bank`), a "Thống đốc" without a place is the bank's.
    """
    known = provinces.known(office.place) if office.place else _level_of(office, provinces, has_bank)
    if known is None:
        return ""
    if fold(office.title).endswith("bí thư"):
        return known.committee
    return committee(known) if fold(office.title).endswith("chủ tịch") or is_governor(office) else ""


def _level_of(office: Office, provinces: Provinces, has_bank: bool) -> Province | None:
    """The province of an office whose title or words tell its level: a "Tỉnh trưởng" has one abroad."""
    title = next((title for title in GOVERNORS if fold(office.title).endswith(title)), "")
    if not title or (title == OF_BANKS and has_bank):
        return provinces.at(office.start, office.level) if office.level else None
    abroad = (provinces.at(office.start, level, vietnamese=False) for level in GOVERNORS[title])
    return next(filter(None, abroad), None)
