"""Where an article calls a body by a short form: one that it gives in brackets, or the words that its name only suggests.

What comes in are the namings of a sheet; what goes out are they together with the places where their short forms stand.

>>> from hoptac.mentions.english import english
>>> sheet = Sheet.of("Việt Thái Group ký với UBND tỉnh. Việt Thái cam kết hỗ trợ.")
>>> [(naming.start, naming.name) for naming in with_brands(sheet, tuple(english(sheet)))]
[(0, 'Việt Thái Group'), (34, 'Việt Thái Group')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hoptac.lists import lists
from hoptac.mentions.capitals import SMALL, UPPER
from hoptac.mentions.naming import Naming
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.text import apart, fold, lower, whole

ALONE = re.compile(r"[A-Z](?:[A-Za-z]{2,}|\d{2})(?: [A-Z][A-Za-z]+)?")
WORDS = re.compile(rf"[{UPPER}][{SMALL}]+(?: [{UPPER}][{SMALL}]+){{1,2}}")
INITIALS_LAST = re.compile(r" ([A-Z]{3,6})$")
DASHED = re.compile(r" [-–] ([A-Z]{3,8})$")
SHORT_HEADS = ("Công ty", "Tổng công ty", "Trường", "Ngân hàng", "Bệnh viện")
BEFORE, BEHIND = re.compile(rf"(?<!\w)[{UPPER}][{SMALL}]+ $"), re.compile(rf" [{UPPER}]")
LONGEST_WORD = 16
COMPANY = "company"


def with_brands(sheet: Sheet, found: Iterable[Naming]) -> tuple[Naming, ...]:
    """The namings together with the places where the text uses the short forms that it gives to them."""
    found = list(found)
    owners, suggested = _owners(sheet, found)
    if not owners:
        return tuple(found)
    loose = {fold(brand): naming for brand, naming in owners.items() if " " in brand}
    brands = ((span, owners.get(words := sheet.text[slice(*span)]) or loose.get(fold(words))) for span in _spans(sheet, owners))
    short = [
        owner._replace(start=start, stop=stop, name_stop=stop, brand="", short=True)
        for (start, stop), owner in brands
        if owner and (start not in sheet.bodies or _gives(owner, sheet.text[start:stop]))
        if fold(sheet.text[start:stop]) not in suggested or _is_alone(sheet, start, stop)
    ]
    return longest([*found, *short])


def _owners(sheet: Sheet, found: list[Naming]) -> tuple[dict[str, Naming], frozenset[str]]:
    """Whose each short form is, and which of them, folded, are words that only a name suggests."""
    owners: dict[str, Naming] = {}
    suggested: dict[str, Naming] = {}
    for naming in sorted(found, key=lambda naming: not naming.brand):  # what the text says before what a name only suggests
        for brand in filter(None, (naming.brand, _own(naming), *_headed(naming), *_after_dash(naming))):
            owners.setdefault(brand, naming)
        if words := _suggested(sheet, naming):
            suggested.setdefault(words, naming)
    return suggested | owners, frozenset(map(fold, suggested.keys() - owners.keys()))


def _spans(sheet: Sheet, brands: Iterable[str]) -> list[tuple[int, int]]:
    """Where short forms stand: those of several words in any case ("Tỉnh Đoàn"), those of one as they are."""
    several = {lower(brand) for brand in brands if " " in brand}
    found = list(whole(sheet.text, (brand for brand in brands if " " not in brand)))
    return apart([*found, *whole(lower(sheet.text), sorted(several))] if several else found)


def _gives(owner: Naming, words: str) -> bool:
    """Whether the text gives a body this short form, and its name does not only suggest it."""
    return fold(words) in map(fold, filter(None, (owner.brand, *_headed(owner), *_after_dash(owner))))


def _headed(naming: Naming) -> Iterator[str]:
    """A short form behind the first words of a name: "Tổng cục CNQP" of "Tổng cục Công nghiệp quốc phòng (CNQP)"."""
    if naming.kind and naming.brand and not naming.bare:
        first = naming.kind.name
        yield from (
            f"{head} {naming.brand}" for head in (first, *(short for short in SHORT_HEADS if first.startswith(f"{short} ")))
        )


def _after_dash(naming: Naming) -> list[str]:
    """The initials behind an English name in brackets: "(Kyungpook National University - KNU)"."""
    found = DASHED.search(naming.brand) if naming.brand else None
    return [found[1]] if found else []


def _own(naming: Naming) -> str:
    """What a text may call a new body by alone: "Cadence" of "Tập đoàn Cadence", "TNH" of "Bệnh viện Việt Yên TNH"."""
    if naming.kind is None or naming.inner or naming.bare or naming.place or naming.local:
        return ""
    words = naming.name[len(naming.kind.name) :].strip()
    if ALONE.fullmatch(words):
        return words
    initials = INITIALS_LAST.search(words)
    known = initials and (lists().abbreviations.named(initials[1]) or lists().places.named(initials[1]))
    return initials[1] if initials and not known else ""


def _suggested(sheet: Sheet, naming: Naming) -> str:
    """The words of a company's name without those that say what it is: "Tân Long" of "Tập đoàn Tân Long", "Tân Long Group"."""
    if naming.known or naming.inner or naming.bare or naming.place:
        return ""
    if naming.kind:
        words = naming.name[len(naming.kind.name) :].strip() if naming.kind.type == COMPANY else ""
        first, _, last = words.rpartition(" ")
        words = first if name_words().foreign.get(last) == COMPANY else words
    else:
        first, _, last = naming.name.rpartition(" ")
        words = first if naming.type == COMPANY == name_words().foreign.get(last) else ""
    fits = WORDS.fullmatch(words) or ALONE.fullmatch(words)
    return words if fits and not lists().places.named(words) and fold(words) not in name_words().foreign_plain else ""


def _is_alone(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether words are a whole name here: no place or person, no part of a longer name, nothing that is called after one."""
    if not sheet.text[start].isupper() or start in sheet.places or start in sheet.leads:
        return False
    if BEHIND.match(sheet.text, stop) and not sheet.is_person(stop + 1):
        return False
    before = BEFORE.search(sheet.text, max(0, start - LONGEST_WORD), start)
    if before and fold(before[0].strip()) not in name_words().leading:
        return False
    return name_words().calls.search(sheet.folded, max(0, start - LONGEST_WORD), start) is None


def longest(found: Iterable[Naming]) -> tuple[Naming, ...]:
    """The namings that do not overlap, the longest where some do, before all those that the text defines; in order."""
    out: list[Naming] = []
    for naming in sorted(found, key=lambda naming: (naming.start, -naming.stop, not naming.short)):
        if not out or naming.start >= out[-1].stop:
            out.append(naming)
    return tuple(out)
