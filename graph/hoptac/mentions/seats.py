"""The body that an office is of: named beside it, by its place, by a brand alone, or by the title itself.

What comes in is an office without its body; what goes out is the office with what stands beside it.

>>> sheet = Sheet.of("Thứ trưởng Quốc phòng và Chủ tịch tỉnh Nghệ An")
>>> with_body(sheet, Office(0, 10, "Thứ trưởng"), {}).body.name
'Bộ Quốc phòng'
>>> with_body(sheet, Office(25, 33, "Chủ tịch"), {}).place
'Nghệ An'
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import RUN, SMALL, UPPER, is_foreign
from hoptac.mentions.naming import Naming, is_whole, written
from hoptac.mentions.places import PROVINCIAL, level_at, level_of, place_after
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.tails import tail
from hoptac.mentions.words import name_words
from hoptac.terms import OrganisationKind, Place
from hoptac.text import fold, squeeze

COMMITTEES = {" Thường vụ": "Ban Thường vụ", " Chấp hành": "Ban Chấp hành"}  # of whom a title tells
STATE = "nước"
GOVERNED = (*PROVINCIAL, "bang")
ABROAD = ("nước", "vùng")  # types of places that no body of a province is of
WHOSE, WHERE, ASIDE = " của ", " tại ", " ("
MINISTRY, MINISTERS = "Bộ ", ("Bộ trưởng", "Thứ trưởng", "Thứ trưởng Thường trực")
SEAT = re.compile(r" tại ")
OF = re.compile(r"[ \u00a0](?:(?:đương nhiệm|hiện tại) )?(?:(?:của |tại |thuộc )(?:(?:tổ chức|hãng|đơn vị) )?)?")
UNITS = ("Phòng", "Ban", "Khoa")  # whose heads are called by them
SYLLABLE_BEHIND, SMALL_WORD = re.compile(rf" [{SMALL}]"), re.compile(rf" ([{SMALL}]+)(?!\w)")
NEXT = re.compile(r" (\w+)")
LAST_AND_NEXT = re.compile(r"(\w+) (\w+)")
AFTER_NAME = re.compile(rf"[{UPPER}][\w.-]*\)? ?[,(:–-] ?$")
LONGEST_NAME_END = 40
FIELD, MOST_WORDS = re.compile(r" (?:và )?([^\W\d_]+) ([^\W\d_]+)(?!\w)"), 3  # of what a director directs
DIRECTORS, COUNCIL = ("giám đốc", "trưởng phòng", "quản lý"), "hội đồng "
BRANDED = {"công ty", "trường"}  # heads of bodies that a brand can name alone


DELEGATION, HONORARY = "trưởng đoàn", " danh dự"


class Office(NamedTuple):
    """A post as the text words it: `title` written out, the `body` beside it, or the `place` that stands for the body.

    `unread` says that a body stands beside it whose name is not read ("Phó chủ nhiệm ủy ban quốc gia về thanh niên").
    """

    start: int
    stop: int
    title: str
    body: Naming | None = None
    level: str = ""
    place: str = ""
    unread: bool = False

    @property
    def of_delegation(self) -> bool:
        """Whether its holder leads a delegation by it, and no body."""
        return DELEGATION in fold(self.title)


@cache
def _ministries() -> re.Pattern[str]:
    """What ministries are for, as all their forms word it: "quốc phòng", "tt&tt"."""
    forms = {fold(form) for body in lists().organisations for form in body.forms if form.startswith(MINISTRY)}
    fields = sorted((form.removeprefix(fold(MINISTRY)) for form in forms), key=lambda field: (-len(field), field))
    return re.compile(rf"(?:{'|'.join(map(re.escape, fields))})(?!\w)")


def _ministry(field: str) -> str:
    known = lists().organisations.named(MINISTRY + field)
    return known.name if known else MINISTRY + field


def known_of(start: int, stop: int, name: str) -> Naming:
    """A body of the list that an office tells of, in no words of its own."""
    known = lists().organisations.named(name)
    return Naming(start, stop, name, known=known, name_stop=stop, told=True)


def of_member(sheet: Sheet, office: Office, kind: OrganisationKind) -> Office:
    """ "Tỉnh ủy viên": a member of the committee whose name begins the title."""
    named = sheet.folded.startswith(fold(kind.name), office.start)
    stop = office.start + len(kind.name) if named else office.stop
    body = Naming(office.start, stop, kind.name, kind, bare=not is_whole(kind), name_stop=stop, told=not named)
    return office._replace(body=body)


def of_standing(sheet: Sheet, office: Office) -> Office:
    """ "Ủy viên Thường vụ Tỉnh ủy": a member of the standing committee of that committee."""
    end = next((end for end in COMMITTEES if office.title.endswith(end)), "")
    title = office.title.removesuffix(end)
    if not end or office.body is None or not title:
        return office
    own = sheet.folded.find(fold(end), max(0, office.start - 1), office.body.start)
    start = own + 1 if own >= 0 else office.start
    body = office.body._replace(start=start, name=COMMITTEES[end], inner=office.body, level="", place="", told=own < 0)
    return Office(office.start, office.stop, title, body)


def with_body(sheet: Sheet, office: Office, bodies: dict[int, Naming]) -> Office:
    """The office with the body or the place that its title is followed by."""
    within = sheet.places.get(office.stop - len(STATE))
    if within and within.stop > office.stop:  # "Chủ tịch nước Lào"
        return office._replace(stop=within.stop)
    gap = OF.match(sheet.text, office.stop)
    if not gap:
        return office
    if body := bodies.get(gap.end()):
        return Office(office.start, _past_country(sheet, body.stop), office.title, body)
    if office.title.endswith(MINISTERS) and (field := _ministries().match(sheet.folded, gap.end())):
        return Office(office.start, field.end(), office.title, known_of(office.start, field.end(), _ministry(field[0])))
    if kind := sheet.kinds.get(gap.end()):
        return office._replace(unread=_goes_on(sheet, kind.stop))
    level, at = level_at(sheet.text, gap.end()) or ("", gap.end())
    place = place_after(sheet.text, at, level, sheet.places) if level or at in sheet.places else None
    if place and not level and sheet.places[at].value.type in ABROAD:
        return _of_country(sheet, office, sheet.places[at], place[1])
    if place:
        return Office(office.start, place[1], office.title, None, level or level_of(sheet.places[at].value), place[0])
    if level in GOVERNED:
        return Office(office.start, at, office.title, None, level)
    return _unit(sheet, office, gap.end(), bodies) or _with_new(sheet, office, gap.end(), bodies)


def _goes_on(sheet: Sheet, stop: int) -> bool:
    """Whether the name of a body goes on behind its first word, though it is not read: "Viện trưởng Viện kiểm nghiệm X"."""
    small = SMALL_WORD.match(sheet.text, stop)
    unbroken = small is not None and fold(small[1]) not in name_words().breaks
    return unbroken or name_words().goes_on(sheet.folded, stop + 1) > stop + 1


def _with_new(sheet: Sheet, office: Office, at: int, bodies: dict[int, Naming]) -> Office:
    """The office with a body that only its brand or its field tells, or marked as that of a body whose name is not read."""
    branded = _with_brand(sheet, office, at)
    if branded is office and (fielded := _fielded(sheet, office, bodies)):
        return fielded
    if branded is office and _is_of_field(sheet, office, bodies):
        return office._replace(unread=True)
    if branded is office and _is_unread(sheet, at, office.title):
        return office._replace(unread=True, title=office.title.removesuffix(" Hội đồng"))
    return branded


def _unit(sheet: Sheet, office: Office, at: int, bodies: dict[int, Naming]) -> Office | None:
    """ "Trưởng phòng Tổ chức cán bộ": the head of a room, with the room whose first word ends the title."""
    head = next((head for head in UNITS if fold(office.title).endswith(f"trưởng {fold(head)}")), "")
    kind = lists().organisation_kinds.named(head) if head else None
    if kind is None or not sheet.text[at : at + 1].isupper() or sheet.is_person(at) or at in sheet.led:
        return None
    reach, words = tail(sheet, office.stop, type_=kind.type), LAST_AND_NEXT.match(sheet.text, at)
    if not reach.proper or not words or not name_words().joined(words[1], words[2]):
        return None
    start, whole = office.stop - len(head), bodies.get(reach.nested or 0)
    stop = whole.stop if whole else reach.stop
    body = Naming(start, stop, written(head + sheet.text[office.stop : reach.stop]), kind, inner=whole, name_stop=stop)
    return Office(office.start, stop, office.title, body)


def _fielded(sheet: Sheet, office: Office, bodies: dict[int, Naming]) -> Office | None:
    """ "Giám đốc Chiến lược Tập đoàn Bình Minh": a director of a field, with the body that stands behind the field."""
    stop, words = office.stop, 0
    while fold(office.title).endswith(DIRECTORS) and words < MOST_WORDS and (word := FIELD.match(sheet.text, stop)):
        if not name_words().joined(word[1], word[2]):
            return None
        stop, words = word.end(), words + 1
        if (gap := OF.match(sheet.text, stop)) and (body := bodies.get(gap.end())):
            return Office(office.start, body.stop, squeeze(office.title + sheet.text[office.stop : stop]), body)
    return None


def _is_of_field(sheet: Sheet, office: Office, bodies: dict[int, Naming]) -> bool:
    """Whether small words that are not read stand between a director and a body: "Giám đốc chăm sóc khách hàng Tập đoàn X"."""
    stop = office.stop
    for _ in range(2 * MOST_WORDS):
        word = SMALL_WORD.match(sheet.text, stop)
        if not fold(office.title).endswith(DIRECTORS) or not word or fold(word[1]) in name_words().breaks:
            return False
        stop = word.end()
        if stop + 1 in bodies:
            return True
    return False


def _is_unread(sheet: Sheet, at: int, title: str) -> bool:
    """Whether a body stands at a place whose name is not read: "Chủ tịch CĐ Bưu điện", "Chủ tịch Hội đồng Hiến pháp"."""
    run = RUN.match(sheet.text, at)
    if not run or at in sheet.led or at in sheet.places:
        return False
    if fold(title).endswith(COUNCIL.rstrip()) and not sheet.is_person(at):
        return True
    first = run[0].split()[0]
    if (
        first == run[0]
        and SYLLABLE_BEHIND.match(sheet.text, run.end())
        and not is_foreign(first)
        and not _in_break(sheet, run.end())
    ):
        return True
    return (first.isupper() and len(first) > 1 and " " in run[0]) or sheet.folded.startswith(COUNCIL, at)


def _in_break(sheet: Sheet, stop: int) -> bool:
    """Whether the next small word is one with which a sentence goes on: "Giám đốc Long phát biểu"."""
    behind = NEXT.match(sheet.folded, stop)
    return behind is not None and behind[1] in name_words().breaks


def _past_country(sheet: Sheet, stop: int) -> int:
    """Where the words end that say which country's a body is: "Tập đoàn Orion của Nga", "Tỉnh ủy Vân Nam (Trung Quốc)"."""
    aside = sheet.places.get(stop + len(ASIDE)) if sheet.text.startswith(ASIDE, stop) else None
    if aside and aside.value.type in ABROAD and sheet.text.startswith(")", aside.stop):
        return aside.stop + 1
    words = next((words for words in (WHOSE, WHERE) if sheet.text.startswith(words, stop)), "")
    country = sheet.places.get(stop + len(words)) if words else None
    return country.stop if country and country.value.type in ABROAD else stop


def _mission(office: Office, country: str, seat: Place | None, stop: int) -> Office | None:
    """An office of a state abroad with its body: "Đại sứ Nhật Bản tại Việt Nam" is of the embassy; None where it has none."""
    heads = name_words().seat(office.title) or ()
    kinds = (lists().organisation_kinds.named(head) for head in heads if head in name_words().posted)
    kind = next(filter(None, kinds), None)
    if kind is None or fold(office.title).endswith(HONORARY):
        return None
    name = f"{kind.name} {country}" + (f"{WHERE}{seat.name}" if seat else "")
    return Office(office.start, stop, office.title, Naming(office.start, stop, name, kind, name_stop=stop, told=True))


def _shortly(sheet: Sheet, country: Found[Place]) -> str:
    """A country as the text calls it, without what sort of state it is: "Anh", "Việt Nam"."""
    words = squeeze(sheet.text[country.start : country.stop]).removeprefix(f"{STATE} ")
    return min(words, country.value.name, key=len)


def _of_country(sheet: Sheet, office: Office, country: Found[Place], stop: int) -> Office:
    """The office of a country: with its mission, or with the country in its title ("Thủ tướng Lào")."""
    found = SEAT.match(sheet.text, stop)
    seat = sheet.places.get(found.end()) if found else None
    stop = seat.stop if seat else stop
    if mission := _mission(office, _shortly(sheet, country), seat.value if seat else None, stop):
        return mission
    title = squeeze(office.title + sheet.text[office.stop : stop])
    return Office(office.start, stop, title, place=sheet.text[office.stop : stop].strip())


def _with_brand(sheet: Sheet, office: Office, at: int) -> Office:
    """The office with the company that only its brand names: "ông X, Chủ tịch Orion Systems", "Chủ tịch HDX Trần Phong"."""
    run = RUN.match(sheet.text, at)
    heads = name_words().seat(office.title)
    if name_words().short_forms.pattern.match(sheet.folded, at) or not (heads is None or set(heads) & BRANDED):
        return office
    if not run or at in sheet.led or at in sheet.places or sheet.in_post(at) or sheet.is_person(at):
        return office
    stop = _brand_stop(sheet, run)
    if stop <= at or (" " not in run[0] and SYLLABLE_BEHIND.match(sheet.text, stop) and not is_foreign(run[0])):
        return office
    words = sheet.text[at:stop]
    named = AFTER_NAME.search(sheet.text, max(0, office.start - LONGEST_NAME_END), office.start)
    if not (named or (words.isupper() and stop < run.end())) or lists().abbreviations.named(words):
        return office
    body = Naming(at, stop, squeeze(words), name_stop=stop)
    return Office(office.start, stop, office.title, body)


def _brand_stop(sheet: Sheet, run: re.Match[str]) -> int:
    """Where a brand ends in a run of capitals: before a person's name, and before a word that goes on in small letters."""
    starts = [run.start() + found.start() for found in re.finditer(r"\S+", run[0])]
    person = next((at for at in starts[1:] if sheet.is_person(at)), None)
    if person is not None:
        return person - 1
    following = LAST_AND_NEXT.match(sheet.text, starts[-1])
    if following and name_words().joined(following[1], following[2]):
        return starts[-1] - 1
    return run.end()
