"""Which bodies an article names: known ones by the list, new ones by the word that begins their name.

What comes in is a sheet; what goes out are `Naming`s in the order of the text: where a body is named, by which words, and
what the name leaves to its article ("UBND tỉnh" its province, "Tập đoàn" its name). Nothing is resolved here.

>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("UBND tỉnh Nghệ An và Tập đoàn Hoa Sen (HSG) ký kết.")
>>> [(naming.name, naming.place, naming.brand) for naming in namings(sheet)]
[('Ủy ban nhân dân', 'Nghệ An', ''), ('Tập đoàn Hoa Sen', '', 'HSG')]
"""

from __future__ import annotations

import re

from hoptac.automaton import Found
from hoptac.mentions.brands import longest, with_brands
from hoptac.mentions.english import english
from hoptac.mentions.heads import begins_name, headed
from hoptac.mentions.holders import ends_abroad
from hoptac.mentions.known import known
from hoptac.mentions.naming import Naming, written
from hoptac.mentions.rows import in_rows
from hoptac.mentions.several import several
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.sites import sites
from hoptac.mentions.words import name_words
from hoptac.openings import Closing, closing
from hoptac.terms import KnownOrganisation

DEEPEST = 3  # names in a name: "Văn phòng Đảng ủy Bệnh viện Bạch Mai"

CENTRAL = re.compile(
    r"(?:Ban [Cc]hấp hành|Ban [Tt]hường vụ|Đoàn [Cc]hủ tịch|Ủy ban(?: [Kk]iểm tra)?|Văn phòng|"
    r"Ban (?:Đối ngoại|Tổ chức|Tuyên huấn|Kinh tế)) Trung ương"
)
THE_PARTY = "Đảng"
SYLLABLES = re.compile(r"(\w+) (\w+)")
WEB = re.compile(r"\.(?:vn|com|gov|net|org|edu)(?!\w)", re.IGNORECASE)
CODE = Closing(r"\w[-/]$", "-/")  # before a part of a paper's number: "196/QCPH-CA-ĐL"
AT = closing("tại", "ở")
PROJECT = closing("dự án", "công trình", "(?:dự án|công trình) xây dựng")
LONGEST_PROJECT = 20
OFFICE = "văn phòng "
BUILT = ("other", "hospital", "university")


def namings(sheet: Sheet) -> tuple[Naming, ...]:
    """The bodies of a sheet, in order, none overlapping."""
    out: list[Naming] = []
    free = 0
    for start in sorted({*sheet.bodies, *sheet.kinds}):
        if start < free or not sheet.told(start):
            continue
        together = several(sheet, sheet.kinds[start]) if start in sheet.kinds else []
        if not together and (naming := naming_at(sheet, start)):
            together = [naming]
        if together:
            out += together
            free = out[-1].stop
    return with_brands(sheet, in_rows(sheet, longest([*out, *english(sheet), *sites(sheet)])))


def _stuttered(sheet: Sheet, start: int, depth: int) -> Naming | None:
    """A name whose first word stands there twice: "Tập đoàn Tập đoàn Điện lực"."""
    kind = sheet.kinds.get(start)
    if kind is None or not sheet.folded.startswith(f"{sheet.folded[start : kind.stop]} ", kind.stop + 1):
        return None
    found = naming_at(sheet, kind.stop + 1, depth + 1)
    return found._replace(start=start) if found and not found.bare else None


def naming_at(sheet: Sheet, start: int, depth: int = 0) -> Naming | None:
    """The body whose name begins at `start`; `depth` counts the names that it stands in."""
    if depth > DEEPEST:
        return None
    body, kind = sheet.bodies.get(start), sheet.kinds.get(start)
    if body and " " not in sheet.text[start : body.stop] and sheet.in_led_name(start):
        return None
    if _no_body(sheet, start, body.stop if body else kind.stop if kind else start):
        return None
    if twice := _stuttered(sheet, start, depth):
        return twice
    if body and not (kind and kind.stop > body.stop):
        return _central(sheet, body, depth) or known(sheet, body)
    if kind is None or not begins_name(sheet, kind):
        return None
    return headed(sheet, kind, lambda at: naming_at(sheet, at, depth + 1))


def _central(sheet: Sheet, body: Found[KnownOrganisation], depth: int) -> Naming | None:
    """ "BCH Trung ương Hội Nông dân Việt Nam": the central committee of another body than the one that the list means by it."""
    name = written(sheet.text[body.start : body.stop])
    if not CENTRAL.fullmatch(name) or sheet.text[body.stop : body.stop + 1] != " ":
        return None
    inner = naming_at(sheet, body.stop + 1, depth + 1)
    if inner is None or inner.bare or (inner.name.startswith(THE_PARTY) and not ends_abroad(sheet, inner.start, inner.stop)):
        return None
    return Naming(body.start, inner.stop, name, type=body.value.type, inner=inner, name_stop=inner.stop)


def _no_body(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether the words are those of a building, a system or a phrase that only begins like a body."""
    if WEB.match(sheet.text, stop) or CODE.search(sheet.text, max(0, start - 2), start):
        return True
    if sheet.text.startswith(name_words().small_no_bodies, start) or _in_word(sheet, start):
        return True
    found = name_words().no_bodies.match(sheet.folded, start)
    if (found is not None and found.end() >= stop) or start in sheet.places:
        return True
    if _is_project(sheet, start):
        return True
    return AT.search(sheet.folded, max(0, start - 5), start) is not None and _is_venue(sheet, start)


def _is_project(sheet: Sheet, start: int) -> bool:
    """Whether a name is that of something that is built: "Dự án Trung tâm Đổi mới sáng tạo Bình Minh"."""
    return PROJECT.search(sheet.folded, max(0, start - LONGEST_PROJECT), start) is not None and _is_built(sheet, start)


def _is_venue(sheet: Sheet, start: int) -> bool:
    """Whether what a name begins with is where something is held: "Bảo tàng Bình Minh", or "văn phòng" in small letters."""
    return bool(name_words().venues.match(sheet.folded, start)) or sheet.text.startswith(OFFICE, start)


def _is_built(sheet: Sheet, start: int) -> bool:
    """Whether a name is that of something that can be built."""
    kind = sheet.kinds.get(start)
    return kind is not None and kind.value.type in BUILT


def _in_word(sheet: Sheet, start: int) -> bool:
    """Whether small letters go on with a word before them: "bộ y tế" in "cán bộ y tế"."""
    at = sheet.text.rfind(" ", 0, max(0, start - 1)) + 1
    words = SYLLABLES.match(sheet.text, at) if sheet.text[start : start + 1].islower() else None
    return words is not None and words.start(2) == start and name_words().joined(words[1], words[2])
