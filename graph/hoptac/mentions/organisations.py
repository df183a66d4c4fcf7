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
from collections.abc import Iterable, Iterator

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.heads import begins_name, headed
from hoptac.mentions.known import known
from hoptac.mentions.naming import Naming, branded, written
from hoptac.mentions.several import several
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.terms import KnownOrganisation
from hoptac.text import apart, fold, lower, squeeze, whole

DEEPEST = 3  # names in a name: "Văn phòng Đảng ủy Bệnh viện Bạch Mai"
BRAND_ALONE = re.compile(r"[A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]+)?")
INITIALS_LAST = re.compile(r" ([A-Z]{3,6})$")
ENGLISH = re.compile(r"[A-Z](?<!\w.)[A-Za-z&'-]{1,40}(?:(?<![a-z]{4}\.) (?:of|for|and|the|[A-Z][A-Za-z&.'-]{0,40})){1,7}(?!\w)")


CENTRAL = re.compile(r"(?:Ban [Cc]hấp hành|Ban [Tt]hường vụ|Đoàn [Cc]hủ tịch|Ủy ban) Trung ương")
THE_PARTY = "Đảng"
SHORT_HEADS = ("Công ty", "Tổng công ty", "Trường", "Ngân hàng", "Bệnh viện")
SYLLABLES = re.compile(r"(\w+) (\w+)")
WEB = re.compile(r"\.(?:vn|com|gov|net|org|edu)(?!\w)", re.IGNORECASE)


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
    return _with_brands(sheet, list(_longest([*out, *_foreign(sheet)])))


def _stuttered(sheet: Sheet, start: int, depth: int) -> Naming | None:
    """A name whose first word stands there twice: "Tập đoàn Tập đoàn Điện lực"."""
    kind = sheet.kinds.get(start)
    if kind is None or not sheet.folded.startswith(f"{sheet.folded[start : kind.stop]} ", kind.stop + 1):
        return None
    found = naming_at(sheet, kind.stop + 1, depth + 1)
    return found._replace(start=start) if found and not found.bare else None


def _foreign(sheet: Sheet) -> Iterator[Naming]:
    """The bodies with an English name that ends with a word for them: "Chung Yuan Christian University (CYCU)"."""
    for found in ENGLISH.finditer(sheet.text):
        words = found[0].split()
        last = next((i for i in range(len(words) - 1, 0, -1) if words[i].rstrip(".,") in name_words().foreign), 0)
        if not last or not _ends(sheet, found, words, last):
            continue
        if found.start() not in sheet.bodies and found.start() not in sheet.led and sheet.told(found.start()):
            stop = found.start() + len(" ".join(words[: last + 1]).rstrip(".,"))
            name = squeeze(sheet.text[found.start() : stop])
            yield branded(
                sheet, Naming(found.start(), stop, name, type=name_words().foreign[words[last].rstrip(".,")], name_stop=stop)
            )


def _ends(sheet: Sheet, found: re.Match[str], words: list[str], last: int) -> bool:
    """Whether an English name ends with a word: at the end of its run, or before a stop, a place, a person or a post."""
    behind = found.start() + len(" ".join(words[: last + 1])) + 1
    if behind >= found.end() or words[last].endswith((".", ",")):
        return True
    return behind in sheet.places or sheet.is_person(behind) or sheet.in_post(behind)


def _with_brands(sheet: Sheet, found: list[Naming]) -> tuple[Naming, ...]:
    """The namings together with the places where the text uses the short forms that it gives to them."""
    owners: dict[str, Naming] = {}
    for naming in sorted(found, key=lambda naming: not naming.brand):  # what the text says before what a name only suggests
        for brand in filter(None, (naming.brand, _own_brand(naming), *_headed_brands(naming))):
            owners.setdefault(brand, naming)
    if not owners:
        return tuple(found)
    loose = {fold(brand): naming for brand, naming in owners.items() if " " in brand}
    brands = ((span, owners.get(words := sheet.text[slice(*span)]) or loose.get(fold(words))) for span in _spans(sheet, owners))
    short = [
        owner._replace(start=start, stop=stop, name_stop=stop, brand="", short=True)
        for (start, stop), owner in brands
        if owner and (start not in sheet.bodies or _gives(owner, sheet.text[start:stop]))
    ]
    return tuple(_longest([*found, *short]))


def _spans(sheet: Sheet, brands: Iterable[str]) -> list[tuple[int, int]]:
    """Where short forms stand: those of several words in any case ("Tỉnh Đoàn"), those of one as they are."""
    several = {lower(brand) for brand in brands if " " in brand}
    found = list(whole(sheet.text, (brand for brand in brands if " " not in brand)))
    return apart([*found, *whole(lower(sheet.text), sorted(several))] if several else found)


def _gives(owner: Naming, words: str) -> bool:
    """Whether the text gives a body this short form, and its name does not only suggest it."""
    return fold(words) in map(fold, filter(None, (owner.brand, *_headed_brands(owner))))


def _headed_brands(naming: Naming) -> Iterator[str]:
    """A short form behind the first words of a name: "Tổng cục CNQP" of "Tổng cục Công nghiệp quốc phòng (CNQP)"."""
    if naming.kind and naming.brand and not naming.bare:
        first = naming.kind.name
        yield from (
            f"{head} {naming.brand}" for head in (first, *(short for short in SHORT_HEADS if first.startswith(f"{short} ")))
        )


def _own_brand(naming: Naming) -> str:
    """What a text may call a new body by alone: "Cadence" of "Tập đoàn Cadence", "TNH" of "Bệnh viện Việt Yên TNH"."""
    if naming.kind is None or naming.inner or naming.bare or naming.place or naming.local:
        return ""
    words = naming.name[len(naming.kind.name) :].strip()
    if BRAND_ALONE.fullmatch(words):
        return words
    initials = INITIALS_LAST.search(words)
    known = initials and (lists().abbreviations.named(initials[1]) or lists().places.named(initials[1]))
    return initials[1] if initials and not known else ""


def _longest(found: list[Naming]) -> Iterator[Naming]:
    """The namings that do not overlap, the longest where some do, before all those that the text defines; in order."""
    free = 0
    for naming in sorted(found, key=lambda naming: (naming.start, -naming.stop, not naming.short)):
        if naming.start >= free:
            yield naming
            free = naming.stop


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
    if inner is None or inner.bare or inner.name.startswith(THE_PARTY):
        return None
    return Naming(body.start, inner.stop, name, type=body.value.type, inner=inner, name_stop=inner.stop)


def _no_body(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether the words are those of a building, a system or a phrase that only begins like a body."""
    if WEB.match(sheet.text, stop):
        return True
    if sheet.text.startswith(name_words().small_no_bodies, start) or _in_word(sheet, start):
        return True
    found = name_words().no_bodies.match(sheet.folded, start)
    if (found is not None and found.end() >= stop) or start in sheet.places:
        return True
    return sheet.folded.startswith("tại ", max(0, start - 4)) and name_words().venues.match(sheet.folded, start) is not None


def _in_word(sheet: Sheet, start: int) -> bool:
    """Whether small letters go on with a word before them: "bộ y tế" in "cán bộ y tế"."""
    at = sheet.text.rfind(" ", 0, max(0, start - 1)) + 1
    words = SYLLABLES.match(sheet.text, at) if sheet.text[start : start + 1].islower() else None
    return words is not None and words.start(2) == start and name_words().joined(words[1], words[2])
