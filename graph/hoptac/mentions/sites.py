"""Ports and parks that act: a place in itself, and a body where it signs or is a partner ("Khu Công nghệ cao Đà Nẵng ký với …").

What comes in is a sheet; what goes out are the `Naming`s of those sites that act. The words stand in `ontology/names.toml`.

>>> sheet = Sheet.of("Cảng Long An ký với Tập đoàn FPT. Hàng về Cảng Long An.")
>>> [(naming.start, naming.name) for naming in sites(sheet)]
[(0, 'Cảng Long An')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.mentions.capitals import UPPER
from hoptac.mentions.naming import Naming, branded, written
from hoptac.mentions.places import level_at
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.tails import tail
from hoptac.mentions.words import name_words

ASIDE = re.compile(rf" \((?P<brand>[{UPPER}][\w&. -]{{2,40}})(?:, [^()\n]{{2,20}})?\)")
PARTNER_BEFORE = re.compile(r"(?<!\w)(?:giữa|với|và|cùng|gồm) $")
PARTNER_BEHIND = re.compile(r",? (?:và|với|cùng) ")
ACTS = re.compile(r"(?: (?:đã|vừa|cùng|sẽ|chính thức|cũng))* (?:ký|kí|cam kết|phối hợp|hợp tác|thỏa thuận|bắt tay)(?!\w)")
AT = "tại "
DEALING = re.compile(r"(?<!\w)(?:ký|kí|hợp tác|thỏa thuận|ghi nhớ|phối hợp)(?!\w)")
ENGLISH = re.compile(r"[A-Z][A-Za-z]+ [A-Z][A-Za-z]+")
TYPE = "company"


def sites(sheet: Sheet) -> Iterator[Naming]:
    """The ports and parks of a sheet that act."""
    for head in name_words().sites.finditer(sheet.folded):
        if not sheet.text[head.start()].isupper() or not sheet.told(head.start()):
            continue
        reach = tail(sheet, head.end(), type_=TYPE)
        if reach.proper and not level_at(sheet.text, head.end() + 1) and _acts(sheet, head.start(), reach.stop):
            yield _named(sheet, head.start(), reach.stop)


def _named(sheet: Sheet, start: int, stop: int) -> Naming:
    """The naming with its name in English in brackets behind it, which may begin with a place ("Danang Hi-Tech Park")."""
    aside = ASIDE.match(sheet.text, stop)
    naming = Naming(start, stop, written(sheet.text[start:stop]), type=TYPE, name_stop=stop)
    place = sheet.places.get(aside.start("brand")) if aside else None
    if aside and aside["brand"].isascii() and not (place and place.stop == aside.end("brand")):
        return naming._replace(stop=aside.end(), brand=aside["brand"])
    return branded(sheet, naming)


def _acts(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether a site does something, or stands beside a partner in a clause on working together."""
    aside = ASIDE.match(sheet.text, stop)
    stop = aside.end() if aside else stop
    if sheet.folded.startswith(AT, max(0, start - len(AT))):
        return False
    if ACTS.match(sheet.folded, stop):
        return True
    sentence = sheet.sentence_at(start)
    first, last = (sentence.start, sentence.stop) if sentence else (0, len(sheet.text))
    if not DEALING.search(sheet.folded, first, last):
        return False
    if PARTNER_BEFORE.search(sheet.folded, max(first, start - 8), start) and DEALING.search(sheet.folded, first, start):
        return True
    behind = PARTNER_BEHIND.match(sheet.folded, stop)
    at = behind.end() if behind else -1
    partner = at in sheet.bodies or at in sheet.kinds or ENGLISH.match(sheet.text, max(at, 0)) is not None
    return at > 0 and partner and DEALING.search(sheet.folded, at, last) is not None
