"""Which bodies an article names: known ones by the list, new ones by the word that begins their name.

What comes in is a sheet; what goes out are `Naming`s in the order of the text: where a body is named, by which words, and
what the name leaves to its article ("UBND tỉnh" its province, "Tập đoàn" its name). Nothing is resolved here.

>>> from hoptac.mentions.places import LEVEL, PROVINCIAL, level_at, place_after
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("UBND tỉnh Nghệ An và Tập đoàn Hoa Sen (HSG) ký kết.")
>>> [(naming.name, naming.place, naming.brand) for naming in namings(sheet)]
[('Ủy ban nhân dân', 'Nghệ An', ''), ('Tập đoàn Hoa Sen', '', 'HSG')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import RUN, UPPER
from hoptac.mentions.places import LEVEL, PROVINCIAL, level_at, place_after
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.tails import Tail, tail
from hoptac.mentions.words import name_words
from hoptac.terms import KnownOrganisation, OrganisationKind
from hoptac.text import fold, squeeze

BRAND = re.compile(
    rf" ?\((?:(?:sau đây )?(?:gọi|viết) (?:tắt )?là|viết tắt|gọi tắt|tên viết tắt(?: là)?)?:? ?[\"“'‘]?"
    rf"(?P<brand>[{UPPER}\d][^()\n,;:\"”’]{{0,40}})[\"”'’]?\)"
)
CALLED = re.compile(rf",? (?:sau đây )?(?:gọi|viết) tắt là:? [\"“'‘]?(?P<brand>[{UPPER}][\w&.-]*(?: [{UPPER}][\w&.-]*){{0,3}})")
HEAD_BRAND = re.compile(rf" \([{UPPER}&-]{{2,8}}\)(?= (?:tỉnh|thành phố|[{UPPER}]))")
BRANCH = re.compile(rf" (?:[-–] )?(?i:chi nhánh) (?P<place>(?:tỉnh |thành phố |TP\.? ?)?[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}})")
BEFORE = re.compile(r"(\w+) $")
FOLLOWING = re.compile(rf" ([{UPPER}]\w*)(?: (\w+))?")
ENGLISH = re.compile(r"(?<!\w)[A-Z][A-Za-z&'-]+(?: (?:of|for|and|the|[A-Z][A-Za-z&.'-]*)){1,7}(?!\w)")
LONGEST_SHORT = 5
AUTHORITY = "chính quyền"
WHOLE = ("sở ", "văn phòng ", "trung tâm ", "ban ")
LEVEL_AT_END = re.compile(rf" {LEVEL.pattern}$")
WHOLE_NAME = 4  # syllables
STATE = ("government", "party", "department")
LONG = 3  # words from which a known name can be the beginning of a longer one
PLURAL = re.compile(r"(?:các|những|nhiều|mỗi|từng|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+|một số|mọi) $")


@dataclass(frozen=True, slots=True)
class Naming:
    """A body named in the text.

    `name_stop` is where the name ends without the brackets behind it; `short` is one by the short form that the text gives it.
    `name` is written out and lacks the place that its `level` and `place` tell; `inner` is the body that it is a part of by
    its very name ("Đảng ủy" of "Trường Đại học Duy Tân"); `bare` is a name of nothing but its first word ("Tập đoàn").
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

    @property
    def local(self) -> bool:
        """Whether each province has one of it."""
        return self.kind is not None and is_strict(self.kind)

    @property
    def open(self) -> bool:
        """Whether the text must tell which province's it is."""
        return self.inner is None and not self.place and not self.bare and (self.local or bool(self.level))


def written(text: str) -> str:
    """A name on one line, its abbreviations written out and its first letter a capital."""
    words = squeeze(lists().written_out(text))
    return words[:1].upper() + words[1:]


def namings(sheet: Sheet) -> tuple[Naming, ...]:
    """The bodies of a sheet, in order, none overlapping."""
    out: list[Naming] = []
    free = 0
    for start in sorted({*sheet.bodies, *sheet.kinds}):
        if start < free or not sheet.told(start):
            continue
        if naming := naming_at(sheet, start):
            out.append(naming)
            free = naming.stop
    return _with_brands(sheet, list(_longest([*out, *_foreign(sheet)])))


def _foreign(sheet: Sheet) -> Iterator[Naming]:
    """The bodies with an English name that ends with a word for them: "Chung Yuan Christian University (CYCU)"."""
    for found in ENGLISH.finditer(sheet.text):
        words = found[0].split()
        last = next((i for i in range(len(words) - 1, 0, -1) if words[i].rstrip(".,") in name_words().foreign), 0)
        if last and found.start() not in sheet.bodies and found.start() not in sheet.led and sheet.told(found.start()):
            stop = found.start() + len(" ".join(words[: last + 1]).rstrip(".,"))
            name = squeeze(sheet.text[found.start() : stop])
            yield _branded(
                sheet, Naming(found.start(), stop, name, type=name_words().foreign[words[last].rstrip(".,")], name_stop=stop)
            )


def _with_brands(sheet: Sheet, found: list[Naming]) -> tuple[Naming, ...]:
    """The namings together with the places where the text uses the short forms that it gives to them."""
    owners: dict[str, Naming] = {}
    for naming in found:
        if naming.brand:
            owners.setdefault(naming.brand, naming)
    if not owners:
        return tuple(found)
    either = "|".join(sorted(map(re.escape, owners), key=lambda brand: (-len(brand), brand)))
    brands = [
        replace(owners[brand[0]], start=brand.start(), stop=brand.end(), name_stop=brand.end(), brand="", short=True)
        for brand in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", sheet.text)
    ]
    return tuple(_longest([*found, *brands]))


def _longest(found: list[Naming]) -> Iterator[Naming]:
    """The namings that do not overlap, the longest where some do, in order."""
    free = 0
    for naming in sorted(found, key=lambda naming: (naming.start, -naming.stop, naming.short)):
        if naming.start >= free:
            yield naming
            free = naming.stop


def naming_at(sheet: Sheet, start: int) -> Naming | None:
    """The body whose name begins at `start`."""
    known, kind = sheet.bodies.get(start), sheet.kinds.get(start)
    if _no_body(sheet, start, known.stop if known else kind.stop if kind else start):
        return None
    if known and not (kind and kind.stop > known.stop):
        return _known(sheet, known)
    return _headed(sheet, kind) if kind and _begins_name(sheet, kind) else None


# ---- known bodies ------------------------------------------------------------------------------


def _known(sheet: Sheet, found: Found[KnownOrganisation]) -> Naming:
    naming = Naming(found.start, found.stop, found.value.name, known=found.value, name_stop=found.stop)
    more = _branch(sheet, naming) or _local(sheet, naming) or _daughter(sheet, naming) or _longer(sheet, naming)
    return _branded(sheet, more or naming)


def _local(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Ngân hàng Chính sách xã hội tỉnh": the body of a province that bears the name of a national one."""
    found = level_at(sheet.text, naming.stop + 1)
    if not found or sheet.text[naming.stop] != " " or naming.known is None or naming.known.type == "government":
        return None
    level, stop = found
    place = place_after(sheet.text, stop, level, sheet.places)
    if level not in PROVINCIAL or not (place or " " in sheet.text[naming.start : naming.stop]):
        return None
    stop = place[1] if place else stop
    words = sheet.text[naming.start : naming.stop]
    if place and " " not in words:
        return replace(naming, stop=stop, name_stop=stop, name=f"{words} {place[0]}")
    name = written(sheet.text[naming.start : stop])
    return replace(naming, stop=stop, name_stop=stop, name=name, level=level, place=place[0] if place else "")


def _longer(sheet: Sheet, naming: Naming) -> Naming | None:
    """A name that goes on where that of the known body ends: "Ban Chấp hành Trung ương Đảng Nhân dân Cách mạng Lào"."""
    following = FOLLOWING.match(sheet.text, naming.stop)
    words = sheet.text[naming.start : naming.stop]
    if not following or len(words.split()) < LONG or naming.stop + 1 in sheet.places or sheet.is_person(naming.stop + 1):
        return None
    stop = tail(sheet, naming.stop).stop
    if stop == naming.stop:
        return None
    name = written(sheet.text[naming.start : stop])
    known = lists().organisations.named(name)
    return replace(naming, stop=stop, name_stop=stop, name=known.name if known else name)


def _branch(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "VNPT Nghệ An", "Agribank Chi nhánh Nghệ An": a body of its own; its name stays as it is written."""
    text = sheet.text
    if found := BRANCH.match(text, naming.stop):
        return replace(naming, stop=found.end(), name_stop=found.end(), name=written(text[naming.start : found.end()]), place="")
    at = naming.stop + 1
    place = sheet.places.get(at)
    if not place or text[naming.stop] not in " \u00a0-" or place.value.type not in ("tỉnh", "thành phố"):
        return None
    if naming.known is None or naming.known.type != "company" or " " in text[naming.start : naming.stop]:
        return None
    return replace(naming, stop=place.stop, name_stop=place.stop, name=squeeze(text[naming.start : place.stop]))


def _daughter(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "CMC Telecom": a brand with a word that makes a company of its own."""
    run = RUN.match(sheet.text, naming.stop + 1)
    if not run or sheet.text[naming.stop] not in " -" or " " in sheet.text[naming.start : naming.stop]:
        return None
    for words in (2, 1):
        word = " ".join(run[0].split()[:words])
        if fold(word) in name_words().daughters:
            stop = run.start() + len(word)
            return replace(naming, stop=stop, name_stop=stop, name=squeeze(sheet.text[naming.start : stop]))
    return None


def _branded(sheet: Sheet, naming: Naming) -> Naming:
    """The naming with the short form that the text gives it in brackets or by "gọi tắt là"."""
    found = BRAND.match(sheet.text, naming.stop) or CALLED.match(sheet.text, naming.stop)
    if not found or found.start("brand") in sheet.places or sheet.is_person(found.start("brand")):
        return naming
    if sheet.in_post(found.start("brand")):
        return naming
    return replace(naming, stop=found.end(), brand=found["brand"].strip())


# ---- new bodies --------------------------------------------------------------------------------


def _begins_name(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether the word of a kind begins a name here: "Bộ Y tế" and "trường Đại học", but no "nội bộ", "Nam Bộ" nor "các bộ"."""
    text, start = sheet.text, found.start
    head = text[start : found.stop]
    before = BEFORE.search(text, max(0, start - 10), start)
    if " " not in head and sheet.in_name(start):
        return False
    if before and name_words().joined(before[1], head.split()[0]):
        return False
    post = sheet.post_over(start)
    if post and not post.start < start < post.stop <= found.stop:
        return False
    if head.isupper():
        return len(head) <= LONGEST_SHORT or _fieldless(found.value)
    return head[0].isupper() or _small_head(sheet, found)


def _small_head(sheet: Sheet, found: Found[OrganisationKind]) -> bool:
    """Whether a kind in small letters begins a name: "công ty VinFast", "tỉnh ủy"; one syllable only before a word of names."""
    if found.value.local:
        return found.value.type in ("government", "party")
    following = FOLLOWING.match(sheet.text, found.stop)
    if not following or found.stop + 1 in sheet.bodies or found.stop + 1 in sheet.places:
        return False
    return " " in sheet.text[found.start : found.stop] or name_words().joined(following[1], following[2] or "")


def _no_body(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether the words are those of a building, a system or a phrase that only begins like a body."""
    found = name_words().no_bodies.match(sheet.folded, start)
    if (found is not None and found.end() >= stop) or start in sheet.places:
        return True
    return sheet.folded.startswith("tại ", max(0, start - 4)) and name_words().venues.match(sheet.folded, start) is not None


def is_strict(kind: OrganisationKind) -> bool:
    """Whether a kind's name goes on with nothing but its field and its province: an office of state or party."""
    return (kind.local and kind.type in STATE) or fold(kind.name).startswith(AUTHORITY)


def _needs_place(kind: OrganisationKind) -> bool:
    """Whether a kind's words are a name only with a place behind them: "Điện lực Nghệ An", but "viễn thông" is a field."""
    return kind.local and kind.type == "company" and not fold(kind.name).startswith("công ty")


def _fieldless(kind: OrganisationKind) -> bool:
    """Whether a kind is the whole name of a body but for its place: "UBND", "Sở Y tế", but not "Sở"."""
    return (is_strict(kind) and " " in kind.name) or _needs_place(kind)


def _headed(sheet: Sheet, found: Found[OrganisationKind]) -> Naming | None:
    kind = found.value
    head = _Head.of(sheet, found)
    reach = tail(sheet, head.stop, local=is_strict(kind), company=kind.type == "company", fieldless=_fieldless(kind))
    inner = naming_at(sheet, reach.nested) if reach.nested is not None else None
    inner = None if inner and inner.bare else inner
    if not reach.proper and inner is None:
        return None if _needs_place(kind) else _bare(sheet, found, head)
    return _branded(sheet, _named(sheet, found, head, reach, inner))


@dataclass(frozen=True, slots=True)
class _Head:
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
    whole = _is_whole(kind)
    if sheet.in_post(found.start) or fold(head.name).startswith(AUTHORITY):
        return None
    if not (whole and kind.type == "department") and PLURAL.search(sheet.folded, max(0, found.start - 8), found.start):
        return None
    if not sheet.text[found.start].isupper() and not whole:
        return None
    return Naming(found.start, found.stop, written(head.name), kind, bare=not whole, name_stop=found.stop)


def _is_whole(kind: OrganisationKind) -> bool:
    """Whether the words of a kind are the name of one body: "Tỉnh ủy" and "Sở Y tế" of a province, "Bộ đội Biên phòng"."""
    if kind.local and kind.type in STATE:
        return kind.type != "department" or (" " in kind.name and fold(kind.name).startswith(WHOLE))
    return kind.type in ("government", "party", "other") and len(kind.name.split()) >= (3 if kind.local else WHOLE_NAME)


def _named(sheet: Sheet, found: Found[OrganisationKind], head: _Head, reach: Tail, inner: Naming | None) -> Naming:
    words = head.name + sheet.text[head.stop : reach.words_stop if is_strict(found.value) else reach.stop]
    stop = inner.stop if inner else reach.stop
    return Naming(
        found.start, stop, written(words), found.value, level=reach.level, place=reach.place, inner=inner, name_stop=stop
    )  # fmt: skip
