"""Names whose end is marked behind them: by a short form or a brand in brackets, or by the place where the body is.

What comes in is a sheet and where a name begins and ends as far as its words tell; what goes out is where it ends, 0 where
nothing marks that.

>>> sheet = Sheet.of("Tổng Lãnh sự quán Hoa Kỳ tại TP.HCM dự")
>>> sheet.text[: to_seat(sheet, 24)]
'Tổng Lãnh sự quán Hoa Kỳ tại TP.HCM'
"""

from __future__ import annotations

import re

from hoptac.lists import lists
from hoptac.mentions.capitals import UPPER
from hoptac.mentions.places import COUNTRY, HOME, level_at, place_after
from hoptac.mentions.sheet import Sheet
from hoptac.text import fold

REST = re.compile(rf"(,? ?[^\W\d_][^()\n.;:]{{3,100}}) \((?:[{UPPER}]\w*(?: \w+)? )?(?P<short>[{UPPER}]{{3,10}})\)")
FIRM_REST = re.compile(rf"( [^\W\d_][^()\n.,;:]{{2,45}}) \((?P<word>[{UPPER}][\w&.-]*)")
SEAT = re.compile(r"( tại [^()\n.,;:]{3,60}) \((?:gọi tắt|viết tắt|sau đây gọi)")
CLAUSE = re.compile(
    r"(?<!\w)(?:của|với|tại|là|ký|cùng|cho|đã|sẽ|có|do|từ|được|phối hợp|hợp tác|giữa|theo|trong|đang|vừa|, gồm)(?!\w)"
)
CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]")
AT = " tại "


def to_short_form(sheet: Sheet, start: int, stop: int) -> int:
    """Where a long name ends whose end its short form marks: "Trung tâm Nghiên cứu, đào tạo thiết kế vi mạch Đà Nẵng (DSAC)"."""
    if seat := SEAT.match(sheet.text, stop):
        return seat.end(1)
    rest = REST.match(sheet.text, stop)
    if not rest or CLAUSE.search(rest[1]):
        return 0
    initials = "".join(word[0] for word in f"{sheet.text[start:stop]}{rest[1]}".upper().replace(",", " ").split())
    if initials == rest["short"]:
        return rest.end(1)
    capitals = (rest.start(1) + word.start() for word in CAPITAL.finditer(rest[1]))
    others = any(at in sheet.bodies or (at in sheet.kinds and sheet.text[at].isupper()) or sheet.is_person(at) for at in capitals)
    return 0 if others else rest.end(1)


def to_brand(sheet: Sheet, start: int, stop: int) -> int:
    """Where a company's name ends whose brand in brackets has a word of it: "Công ty Cổ phần Gạch ngói Thạch Bàn (Thạch Bàn)"."""
    rest = FIRM_REST.match(sheet.text, stop)
    if not rest or CLAUSE.search(rest[1]) or any(at in sheet.bodies for at in range(stop + 1, rest.start("word"))):
        return 0
    return rest.end(1) if fold(rest["word"]) in fold(sheet.text[start : rest.end(1)]).split() else 0


def to_seat(sheet: Sheet, stop: int) -> int:
    """Where a name ends with the place where the body is: " tại TP.HCM"."""
    at = stop + len(AT)
    if not sheet.text.startswith(AT, stop):
        return 0
    level, begin = level_at(sheet.text, at) or ("", at)
    place = place_after(sheet.text, begin, level, sheet.places) if level else None
    return sheet.places[at].stop if at in sheet.places else place[1] if place else 0


def is_abroad(name: str) -> bool:
    """Whether a place is another country: "Hiệp hội Doanh nghiệp Hàn Quốc tại Việt Nam"."""
    return name != HOME and is_country(name)


def is_country(name: str) -> bool:
    """Whether a name is that of a country."""
    place = lists().places.named(name) if name else None
    return place is not None and place.type == COUNTRY
