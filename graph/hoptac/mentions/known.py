"""Known bodies and what makes a body of its own of their name: a branch, a province, a daughter company, further words.

What comes in are the places where the list finds a known body; what goes out is its `Naming`.

>>> sheet = Sheet.of("VNPT Nghệ An và CMC Telecom")
>>> [known(sheet, sheet.bodies[at]).name for at in sorted(sheet.bodies)]
['VNPT Nghệ An', 'CMC Telecom']
"""

from __future__ import annotations

import re

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import RUN, UPPER, is_foreign
from hoptac.mentions.holders import before_holder, ends_abroad
from hoptac.mentions.naming import STATE, Naming, branded, written
from hoptac.mentions.places import HOME, PROVINCIAL, area_after, is_other_country, level_at, level_of, place_after
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.tails import tail
from hoptac.mentions.words import name_words
from hoptac.terms import KnownOrganisation
from hoptac.text import fold, squeeze

BRANCH = re.compile(
    rf"(?: ?[-–] ?| )(?i:chi nhánh)(?: ngân hàng)? "
    rf"(?P<place>(?:tỉnh |thành phố |huyện |khu vực |TP\.? ?)?[{UPPER}\d]\w*(?: [{UPPER}\d]\w*){{0,3}})"
)
BRANCH_AT_HOME = re.compile(r"(?: ?[-–] ?| )(?i:chi nhánh) (?P<level>tỉnh|thành phố)(?!\w)")
BRACKET = re.compile(
    rf" \([{UPPER}][\w&. -]{{1,20}}\)(?=(?: ?[-–] ?| )(?i:chi nhánh|tỉnh|thành phố|TP\.?) ?(?:[{UPPER}]|tỉnh|thành))"
)
CAPITAL = re.compile(rf"(?<!\w)[{UPPER}\d]\w*")
SIDE = re.compile(r"(?:Bắc|Nam|Đông|Tây|Trung) ")
FOLLOWING = re.compile(rf" [{UPPER}]\w*")
SHORT = re.compile(r" \([A-Z&-]{2,8}\)")
UNIVERSITY, COMPANY = "university", "company"
BANK = "Ngân hàng"
SOCIETY, SEATED = "Hội ", " tại "
TOWNS = ("thành phố thuộc tỉnh", "huyện", "thị xã", "quận")
MINISTRY = "Bộ "
GOING_ON = (" ", "\u00a0", "-", "–")  # what stands behind a name that goes on
LONG = 3  # words from which a known name can be the beginning of a longer one


def known(sheet: Sheet, found: Found[KnownOrganisation]) -> Naming:
    """The known body, or the body of its own that its name goes on to."""
    bracket = BRACKET.match(sheet.text, found.stop)
    stop = bracket.end() if bracket else found.stop
    naming = Naming(found.start, stop, found.value.name, known=found.value, name_stop=found.stop)
    more = _goes_on(sheet, naming) if sheet.text[stop : stop + 1] in GOING_ON else None
    return branded(sheet, more or _of_ours(sheet, naming._replace(stop=found.stop)))


def _of_ours(sheet: Sheet, naming: Naming) -> Naming:
    """ "Bộ Y tế Việt Nam": a ministry with our country behind it is that ministry."""
    ours = naming.name.startswith(MINISTRY) and sheet.text.startswith(f" {HOME}", naming.stop)
    return naming._replace(stop=naming.stop + len(HOME) + 1) if ours else naming


def _goes_on(sheet: Sheet, naming: Naming) -> Naming | None:
    """The body of its own whose name begins with that of a known one."""
    for read in (_doubled, _of_area, _at_city, _of_province, _abroad, _ours_abroad, _branch, _local, _daughter, _seated, _longer):
        if more := read(sheet, naming):
            return more
    return None


def _local(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Ngân hàng Chính sách xã hội tỉnh": the body of a province that bears the name of a national one."""
    found = level_at(sheet.text, naming.stop + 1)
    if not found or sheet.text[naming.stop] != " " or naming.known is None or naming.known.type == "government":
        return None
    level, stop = found
    whole = sheet.places.get(naming.stop + 1)  # "TP.HCM", whose short form begins with the level
    place = (whole.value.name, whole.stop) if whole else place_after(sheet.text, stop, level, sheet.places)
    words = sheet.text[naming.start : naming.name_stop]
    if level not in PROVINCIAL or not (place or " " in words):
        return None
    begin, stop = naming.stop, place[1] if place else stop
    if place and " " not in words:
        return naming._replace(stop=stop, name_stop=stop, name=f"{words} {place[0]}")
    name = written(words + sheet.text[begin:stop])
    return naming._replace(stop=stop, name_stop=stop, name=name, level=level, place=place[0] if place else "")


def _of_area(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Ngân hàng Nhà nước Khu vực 13": the body of an area that bears the name of a national one."""
    stop = area_after(sheet.text, naming.stop, sheet.places)
    if not stop or naming.known is None or " " not in sheet.text[naming.start : naming.name_stop]:
        return None
    name = written(sheet.text[naming.start : naming.name_stop] + sheet.text[naming.stop : stop])
    return Naming(naming.start, stop, name, type=naming.known.type, name_stop=stop)


def _at_city(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Trường Đại học Giao thông vận tải TP.HCM": a school of one city with the name of another one's."""
    place = sheet.places.get(naming.stop + 1)
    if place is None or naming.known is None or naming.known.type != UNIVERSITY or sheet.text[naming.stop] != " ":
        return None
    name = f"{written(sheet.text[naming.start : naming.name_stop])} {place.value.name}"
    listed = lists().organisations.named(name)
    found = naming._replace(stop=place.stop, name_stop=place.stop)
    return found._replace(name=listed.name, known=listed) if listed else found._replace(name=name, known=None, type=UNIVERSITY)


def _of_province(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Cục Hải quan Thanh Hóa": the department of a province that is called like the one above those of all provinces."""
    place = sheet.places.get(naming.stop + 1)
    kind = lists().organisation_kinds.named(naming.known.name) if naming.known and place else None
    if place is None or kind is None or not kind.local or sheet.text[naming.stop] != " ":
        return None
    level = level_of(place.value)
    if level not in PROVINCIAL:
        return None
    return Naming(naming.start, place.stop, kind.name, kind, level=level, place=place.value.name, name_stop=place.stop)


def _doubled(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Tập đoàn Viễn thông Quân đội Viettel": a name and right behind it another name of the same body."""
    again = sheet.bodies.get(naming.stop + 1)
    if again is None or again.value != naming.known or sheet.text[naming.stop] != " ":
        return None
    return naming._replace(stop=again.stop, name_stop=again.stop)


def _abroad(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Quốc hội Lào": a body of another state that is called like one of ours."""
    place = sheet.places.get(naming.stop + 1)
    if place is None or naming.known is None or naming.known.type not in STATE or sheet.text[naming.stop] != " ":
        return None
    if not is_other_country(place.value):
        return None
    name = f"{written(sheet.text[naming.start : naming.name_stop])} {place.value.name}"
    return Naming(naming.start, place.stop, name, type=naming.known.type, name_stop=place.stop)


def _ours_abroad(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "Hội Sinh viên Việt Nam tại Hàn Quốc": a society of our people in another country."""
    place = sheet.places.get(naming.stop + len(SEATED))
    if place is None or not is_other_country(place.value) or not sheet.text.startswith(SEATED, naming.stop):
        return None
    if naming.known is None or not naming.known.name.startswith(SOCIETY):
        return None
    name = f"{naming.known.name}{sheet.text[naming.stop : place.stop]}"
    return Naming(naming.start, place.stop, name, type=naming.known.type, name_stop=place.stop)


def _longer(sheet: Sheet, naming: Naming) -> Naming | None:
    """A name that goes on where that of the known body ends: "Ban Chấp hành Trung ương Đảng Nhân dân Cách mạng Lào"."""
    following = FOLLOWING.match(sheet.text, naming.stop)
    words = sheet.text[naming.start : naming.stop]
    if not following or len(words.split()) < LONG or naming.stop + 1 in sheet.places or sheet.is_person(naming.stop + 1):
        return None
    if ends_abroad(sheet, naming.start, naming.stop):
        return None
    stop = before_holder(sheet, naming.start, naming.stop, tail(sheet, naming.stop).stop)
    if stop <= naming.stop:
        return None
    name = written(sheet.text[naming.start : stop])
    listed = lists().organisations.named(name)
    return naming._replace(stop=stop, name_stop=stop, name=listed.name if listed else name)


def _seated(sheet: Sheet, naming: Naming) -> Naming | None:
    """A company's whole name with its place, where a short form ends it: "Công ty TNHH Sao Mai Việt Nam Bắc Ninh (SMBN)"."""
    place = sheet.places.get(naming.stop + 1)
    words = sheet.text[naming.start : naming.stop].split()
    if place is None or len(words) <= LONG or naming.known is None or naming.known.type != COMPANY:
        return None
    if sheet.text[naming.stop] != " " or not SHORT.match(sheet.text, place.stop):
        return None
    name = written(sheet.text[naming.start : place.stop])
    return Naming(naming.start, place.stop, name, type=COMPANY, name_stop=place.stop)


def _branch(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "VNPT Nghệ An", "Agribank Chi nhánh Nghệ An": a body of its own; its name stays as it is written."""
    text = sheet.text
    if (found := BRANCH.match(text, naming.stop)) and (stop := _before_person(sheet, found)):
        name = written(text[naming.start : naming.name_stop] + text[naming.stop : stop])
        return naming._replace(stop=stop, name_stop=stop, name=name, place="")
    if found := BRANCH_AT_HOME.match(text, naming.stop):
        name = written(text[naming.start : naming.name_stop] + text[naming.stop : found.start("level")].rstrip())
        return naming._replace(stop=found.end(), name_stop=found.end(), name=name, level=found["level"])
    if naming.known is None or naming.known.type != COMPANY or " " in text[naming.start : naming.stop]:
        return None
    return _at_place(sheet, naming) or _at_quarter(sheet, naming)


def _before_person(sheet: Sheet, branch: re.Match[str]) -> int:
    """Where a branch's place ends: before the name of a person behind it; 0 where no place stands before that."""
    words = [branch.start("place") + word.start() for word in CAPITAL.finditer(branch["place"])]
    person = next((at for at in words if sheet.is_person(at)), None)
    return branch.end() if person is None else person - 1 if person > words[0] else 0


def _at_place(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "VNPT Nghệ An", "Vietcombank Bắc Gia Lai": a brand and the place of its branch."""
    text, begin = sheet.text, naming.stop + 1
    side = SIDE.match(text, begin)
    at = side.end() if side and begin not in sheet.places else begin
    place = sheet.places.get(at)
    bank = naming.known is not None and naming.known.name.startswith(BANK)
    if not place or text[naming.stop] not in " \u00a0-" or place.value.type not in (*PROVINCIAL, *(TOWNS if bank else ())):
        return None
    shouted = text[at : place.stop].isupper()
    name = f"{text[naming.start : at]}{place.value.name}" if shouted else text[naming.start : place.stop]
    return naming._replace(stop=place.stop, name_stop=place.stop, name=squeeze(name))


def _at_quarter(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "BIDV Phố Núi": the branch of a bank that is called after a quarter, in words of Vietnamese."""
    at = naming.stop + 1
    run = RUN.match(sheet.text, at)
    if not run or sheet.text[naming.stop] != " " or naming.known is None or not naming.known.name.startswith(BANK):
        return None
    words = run[0].split()
    if sheet.in_post(naming.start - 2) or not 1 < len(words) <= LONG or any(is_foreign(word) or word.isupper() for word in words):
        return None
    if at in sheet.kinds or at in sheet.bodies or at in sheet.places or sheet.in_post(at) or sheet.is_person(at):
        return None
    return naming._replace(stop=run.end(), name_stop=run.end(), name=squeeze(sheet.text[naming.start : run.end()]))


def _daughter(sheet: Sheet, naming: Naming) -> Naming | None:
    """ "CMC Telecom": a brand with a word that makes a company of its own."""
    run = RUN.match(sheet.text, naming.stop + 1)
    if not run or sheet.text[naming.stop] not in " -" or " " in sheet.text[naming.start : naming.stop]:
        return None
    for words in (2, 1):
        word = " ".join(run[0].split()[:words])
        if fold(word) in name_words().daughters:
            stop = run.start() + len(word)
            if FOLLOWING.match(sheet.text, stop) and not _is_apart(sheet, naming, stop, run.end()):
                return None
            return naming._replace(stop=stop, name_stop=stop, name=squeeze(sheet.text[naming.start : stop]))
    return None


def _is_apart(sheet: Sheet, naming: Naming, stop: int, end: int) -> bool:
    """Whether capitals behind a name that stops at a place, as far as `end`, are those of a place or a person."""
    if stop + 1 in sheet.places or sheet.is_person(stop + 1):
        return True
    return before_holder(sheet, naming.start, naming.stop, end) == stop
