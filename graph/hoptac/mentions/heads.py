"""New bodies by the words that begin their names: "Sở Y tế tỉnh Nghệ An", "Công ty Cổ phần Giáo dục Sun Edu", "Tập đoàn".

What comes in are the places where the list finds the words of a kind; what goes out is the `Naming` that begins there, or None
where no name does ("nội bộ", "các bộ", "Trung tâm dữ liệu").

>>> sheet = Sheet.of("Trường Đại học Bình Minh cùng trường tiểu học")
>>> headed(sheet, sheet.kinds[0], lambda at: None).name
'Trường Đại học Bình Minh'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import RUN, SMALL, UPPER
from hoptac.mentions.holders import before_holder
from hoptac.mentions.listed import listed
from hoptac.mentions.marks import is_abroad, is_country, to_brand, to_seat, to_short_form
from hoptac.mentions.naming import (
    AUTHORITY,
    STATE,
    Naming,
    branded,
    is_fieldless,
    is_strict,
    is_whole,
    needs_place,
    written,
)
from hoptac.mentions.places import LEVEL, area_after, is_other_country, level_at
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.tails import INNER_SHORT, Tail, tail
from hoptac.mentions.topics import topic
from hoptac.mentions.words import name_words
from hoptac.terms import OrganisationKind
from hoptac.text import fold

YOUTH = ("tỉnh đoàn", "thành đoàn")
HEAD_BRAND = re.compile(rf" \([{UPPER}&-]{{2,8}}\)(?= (?:tỉnh|thành phố|[{UPPER}]))")
BEFORE = re.compile(r"(\w+) $")
FOLLOWING = re.compile(rf" ([{UPPER}]\w*)(?: (\w+))?")
UPPERCASE = re.compile(rf"[{UPPER}]")
PLURAL = re.compile(r"(?:các|những|nhiều|mỗi|từng|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|(?<![\d/.-])\d{1,3}|một số|mọi) $")
LEVELS = "tỉnh|thành phố|huyện|quận|xã|phường|địa phương|cấp"
OF_MANY = re.compile(
    r" (?:(?:xã|huyện|phường|cơ sở)(?= ?[,.;:)]| và )|cấp (?:xã|huyện|tỉnh|cơ sở)|hai nơi|hai bên"
    rf"|(?:các|những|hai|ba|bốn|\d+) (?:{LEVELS}))(?!\w)"
)
LEVEL_AT_END = re.compile(rf" {LEVEL.pattern}$")
SMALL_BEHIND = re.compile(rf" ([{SMALL}]+)(?= [^\W\d_])")
LONGEST_SHORT = 5
SOCIETY = "other"
OURS, SEATED = (" việt nam", " người việt"), " tại "
UNIVERSITY, PARTY, COMPANY = "university", "party", "company"
LEAST_NAME, LONGEST_NAME = 3, 4  # syllables of a person's name
MOST_HEADS = 20

Inner = Callable[[int], Naming | None]


def begins_name(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether the word of a kind begins a name here: "Bộ Y tế" and "trường Đại học", but no "nội bộ", "Nam Bộ" nor "các bộ"."""
    text, start = sheet.text, found.start
    head = text[start : found.stop]
    before = BEFORE.search(text, max(0, start - 10), start)
    if " " not in head and (sheet.in_name(start) or _in_place(sheet, start)):
        return False
    if before and name_words().joined(before[1], head.split()[0]):
        return False
    post = sheet.post_over(start)
    if post and not (post.start < start < post.stop <= found.stop or post.start == start < post.stop < found.stop):
        return False
    if head.isupper():
        return len(head) <= LONGEST_SHORT or is_fieldless(found.value) or level_at(text, found.stop + 1) is not None
    return head[0].isupper() or _small_head(sheet, found)


def _in_place(sheet: Sheet, start: int) -> bool:
    """Whether a syllable is the second of a place's name: "Ban" in "Tây Ban Nha"."""
    place = sheet.places.get(sheet.text.rfind(" ", 0, max(0, start - 1)) + 1)
    return place is not None and place.start < start < place.stop


def _small_head(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether a kind in small letters begins a name: "công ty VinFast", "tỉnh ủy"; one syllable only before a word of names."""
    if found.value.local:
        told = found.value.type in ("government", "party") or sheet.folded.startswith(YOUTH, found.start)
        return told or _is_firm_at_place(sheet, found)
    following = FOLLOWING.match(sheet.text, found.stop)
    if not following or found.stop + 1 in sheet.bodies or found.stop + 1 in sheet.places:
        return False
    return " " in sheet.text[found.start : found.stop] or name_words().joined(following[1], following[2] or "")


def _is_firm_at_place(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether a firm is named whose first word alone is small: "công ty Điện lực Nghệ An"."""
    capital = UPPERCASE.search(sheet.text, found.start, found.stop) is not None
    return capital and found.value.type == COMPANY and found.stop + 1 in sheet.places


def headed(sheet: Sheet, found: Found[OrganisationKind], naming_at: Inner) -> Naming | None:
    """The body whose name the words of a kind begin; `naming_at` reads the body that a name ends with."""
    kind, head = found.value, _Head.of(sheet, found)
    reach = _without_holder(sheet, found.start, head.stop, _reach(sheet, kind, head.stop))
    if own := _area(sheet, found, head) or _topical(sheet, found, head, reach):
        return branded(sheet, own)
    if fold(kind.name) in name_words().purposed:
        return None
    if kind.type == COMPANY and _before_person(sheet, found):
        return _bare(sheet, found, head)
    if marked := _marked(sheet, found, head, reach):
        return branded(sheet, marked)
    return _nested(sheet, found, head, reach, naming_at)


def _nested(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail, naming_at: Inner) -> Naming | None:
    """The body with the one that its name ends with, or by its first words alone."""
    kind = found.value
    inner = naming_at(reach.nested) if reach.nested is not None else None
    if reach.nested in sheet.kinds and inner is None and needs_place(sheet.kinds[reach.nested].value):
        reach = _reach(sheet, kind, head.stop, reach.nested)
    inner = None if inner and inner.bare and not _is_organ(kind, inner) else inner
    if inner and _is_beside(sheet, kind, reach, inner):
        inner = None
    if inner is None and _is_common(sheet, found, reach):
        return None
    if not reach.proper and inner is None:
        return None if needs_place(kind) else _bare(sheet, found, head)
    if inner and fold(kind.name) in name_words().posted and (seat := to_seat(sheet, inner.stop)):
        name = written(f"{head.name} {inner.name}{sheet.text[inner.stop : seat]}")
        return Naming(found.start, seat, name, kind, name_stop=seat)
    if inner and reach.stop > head.stop and kind.type == _type(inner) == UNIVERSITY:
        reach, inner = _apart(sheet, reach, inner), None
    return branded(sheet, _named(sheet, found, head, reach, inner))


def _is_beside(sheet: Sheet, kind: OrganisationKind, reach: Tail, inner: Naming) -> bool:
    """Whether a dash parts two companies: "Công ty Cổ phần Hải Sơn - Công ty Cổ phần Bình Minh"."""
    gap = sheet.text[reach.stop : inner.start]
    return kind.type == _type(inner) == COMPANY and gap.strip() in ("-", "–") and gap != "-"


def _is_common(sheet: Sheet, found: Found[OrganisationKind], reach: Tail) -> bool:
    """Whether nothing but small words follows the short form of a kind: "HTX nông nghiệp", "CLB bóng đá"."""
    words = sheet.text[found.stop : reach.stop]
    short = sheet.text[found.start : found.stop].isupper() and not (is_strict(found.value) or reach.level or reach.place)
    return short and bool(words) and words.islower() and words.replace(" ", "").isalpha()


def _topical(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail) -> Naming | None:
    """ "Ủy ban Quốc gia về chuyển đổi số": a committee with what it is for."""
    longer = topic(sheet, reach.stop) if fold(found.value.name) in name_words().topical else 0
    return _named(sheet, found, head, Tail(longer, longer, proper=True), None) if longer else None


def _marked(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail) -> Naming | None:
    """A name whose end is marked behind it: by the short form or the brand in brackets, or by the place where it is abroad."""
    kind = found.value
    if kind.type == COMPANY:
        longer = to_brand(sheet, found.start, reach.stop)
    else:
        longer = 0 if is_strict(kind) else to_short_form(sheet, found.start, reach.stop)
    if longer and kind.type == COMPANY:
        return _named(sheet, found, head, Tail(longer, longer, proper=True), None)
    if longer:
        return _named(sheet, found, head, Tail(longer, longer), None)
    posted = fold(kind.name) in name_words().posted or (kind.type == SOCIETY and is_abroad(reach.place))
    if posted or (kind.type == SOCIETY and _is_ours_abroad(sheet, reach.stop)):
        return _seated(sheet, found, head, reach)
    return None


def _is_ours_abroad(sheet: Sheet, stop: int) -> bool:
    """Whether a society's name ends as one of our people abroad does: "Tổng hội người Việt Nam tại Hàn Quốc"."""
    place = sheet.places.get(stop + len(SEATED))
    seated = sheet.folded.startswith(SEATED, stop) and place is not None and is_other_country(place.value)
    return seated and sheet.folded.endswith(OURS, 0, stop)


def _area(sheet: Sheet, found: Found[OrganisationKind], head: _Head) -> Naming | None:
    """ "Viện Kiểm sát nhân dân Khu vực 8 - Gia Lai": a body of a part of a province or of several, and of no province's own."""
    bracket = INNER_SHORT.match(sheet.text, head.stop)
    stop = area_after(sheet.text, bracket.end() if bracket else head.stop, sheet.places)
    if not stop or not is_fieldless(found.value):
        return None
    name = written(head.name + INNER_SHORT.sub("", sheet.text[head.stop : stop]))
    return Naming(found.start, stop, name, type=found.value.type, name_stop=stop)


def _seated(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail) -> Naming | None:
    """ "Tổng Lãnh sự quán Hoa Kỳ tại TP.HCM": a body of a state with the place abroad where it is."""
    stop = to_seat(sheet, reach.stop) if reach.proper else 0
    name = written(head.name + sheet.text[head.stop : stop])
    return Naming(found.start, stop, name, found.value, name_stop=stop) if stop else None


def _goes_on_unread(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether small words that are no verb follow a head in an office: "Giám đốc Công ty lúa giống Bình Minh"."""
    small = SMALL_BEHIND.match(sheet.text, found.stop)
    return small is not None and sheet.post_over(found.start - 2) is not None and fold(small[1]) not in name_words().breaks


def _is_organ(kind: OrganisationKind, whole: Naming) -> bool:
    """Whether a kind is one of an organ of a body that is called by its head alone: "Đảng ủy Tập đoàn", "Công đoàn Ngân hàng"."""
    return (kind.type == PARTY or fold(kind.name) in name_words().organs) and whole.kind is not None and not whole.local


def _before_person(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether a person stands behind "Chủ tịch Tập đoàn": where other words also follow that head in the text."""
    at = found.stop + 1
    if sheet.post_over(found.start - 2) is None or not sheet.is_person(at) or sheet.text[found.stop] != " ":
        return False
    run = RUN.match(sheet.text, at)
    if not run or not LEAST_NAME <= len(run[0].split()) <= LONGEST_NAME:
        return False
    others = (other for other in sheet.kinds.values() if other.value is found.value and other.start != found.start)
    return any(sheet.text[other.stop + 1 : other.stop + 2].isupper() for other in islice(others, MOST_HEADS))


def _type(naming: Naming) -> str:
    return naming.kind.type if naming.kind else naming.known.type if naming.known else naming.type


def _apart(sheet: Sheet, reach: Tail, inner: Naming) -> Tail:
    """The tail of a school's name without the university behind it: "Trường Đại học Công nghệ - ĐHQG Hà Nội"."""
    stop = len(sheet.text[: inner.start].rstrip(" -–,"))
    return Tail(stop, stop, proper=True)


def _reach(sheet: Sheet, kind: OrganisationKind, stop: int, unnested: int = -1) -> Tail:
    """How far the name of a body of a kind goes behind its head."""
    fieldless = is_fieldless(kind)
    gathering = fold(kind.name) in name_words().gathering
    return tail(sheet, stop, local=is_strict(kind), type_=kind.type, fieldless=fieldless, unnested=unnested, gathering=gathering)


def _without_holder(sheet: Sheet, start: int, head: int, reach: Tail) -> Tail:
    """The tail of a name without the foreign person right behind it who holds an office there."""
    stop = before_holder(sheet, start, head, reach.stop) if reach.proper and not reach.level else reach.stop
    return reach._replace(stop=stop, words_stop=min(stop, reach.words_stop)) if stop < reach.stop else reach


class _Head(NamedTuple):
    """The first words of a name, without the level at their end ("Công an tỉnh") and the short form behind them ("(UBND)")."""

    name: str
    stop: int

    @classmethod
    def of(cls, sheet: Sheet, found: Found[OrganisationKind]) -> _Head:
        level = LEVEL_AT_END.search(sheet.text, found.start, found.stop)
        if level and found.value.type in STATE:
            return cls(LEVEL_AT_END.sub("", found.value.name), level.start())
        bracket = HEAD_BRAND.match(sheet.text, found.stop)
        return cls(found.value.name, bracket.end() if bracket else found.stop)


def _bare(sheet: Sheet, found: Found[OrganisationKind], head: _Head) -> Naming | None:
    """A name of nothing but its head: a body of the province by its whole name ("Tỉnh ủy", "Sở Y tế"), or "Tập đoàn" alone."""
    kind = found.value
    whole = is_whole(kind)
    post = sheet.post_over(found.start)
    if (post and not (whole and post.stop < found.stop)) or fold(head.name).startswith(AUTHORITY):
        return None
    if not (whole and kind.type == "department") and PLURAL.search(sheet.folded, max(0, found.start - 8), found.start):
        return None
    if kind.type == COMPANY and _goes_on_unread(sheet, found):
        return None
    if (not sheet.text[found.start].isupper() and not whole) or OF_MANY.match(sheet.folded, found.stop):
        return None
    return Naming(found.start, found.stop, written(head.name), kind, bare=not whole, name_stop=found.stop)


def _shouted(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail) -> Naming | None:
    """ "HỘI NÔNG DÂN TP HÀ NỘI" in a headline: a name of a head and a place, as other sentences write it."""
    if not (reach.place and reach.words_stop == head.stop and sheet.text[found.start : reach.stop].isupper()):
        return None
    place = reach.place if fold(reach.place).startswith(reach.level) else f"{reach.level} {reach.place}"
    name = f"{head.name} {place}"
    return Naming(found.start, reach.stop, name, found.value, name_stop=reach.stop)


def _named(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail, inner: Naming | None) -> Naming:
    strict = is_strict(found.value)
    if not strict and (shouted := _shouted(sheet, found, head, reach)):
        return shouted
    words = INNER_SHORT.sub("", sheet.text[head.stop : reach.words_stop if strict else reach.stop])
    name = written(f"{head.name} {words}" if words[:1].isalnum() else head.name + words)
    stop = inner.stop if inner else reach.stop
    if strict and inner is None and not reach.level and is_country(reach.place):
        known = lists().organisations.named(name)
        return Naming(found.start, stop, known.name if known else name, known=known, type=found.value.type, name_stop=stop)
    known = None if strict or inner else listed(head.name, name)
    if known:
        return Naming(found.start, stop, known.name, known=known, name_stop=stop)
    return Naming(found.start, stop, name, found.value, level=reach.level, place=reach.place, inner=inner, name_stop=stop)
