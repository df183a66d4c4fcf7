"""Which party a verb of doing or giving belongs to: "VNPT sẽ …", "hai bên cùng …", "… được tỉnh ưu tiên …".

What comes in is a `Passage` and the `Sides` of its document; what goes out are `Promise`s: who, by which verb, and where.

>>> from hoptac.model import Annotated, Document, Mention, Sentence
>>> from hoptac.reading.passages import passages
>>> text = "Theo đó, VNPT và MB sẽ giúp tỉnh"
>>> names = (Mention(Kind.ORGANISATION, 9, 13, "VNPT", ""), Mention(Kind.ORGANISATION, 17, 19, "MB", ""))
>>> (passage,) = passages(Annotated(Document.of("a.txt", text), (), names), [Sentence(0, len(text), 0)])
>>> [(p.by, p.verb, p.firm) for p in promises(passage, Sides(("VNPT", "MB")), passage.start, passage.stop)]
[(('VNPT', 'MB'), 'sẽ', True)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hoptac.model import Kind, Mention
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import either, phrases
from hoptac.reading.sides import Sides
from hoptac.reading.spots import spoken

JOIN = re.compile(r"\s*(?:(?:và|cùng với|cùng|với|,)\s*|\(\s*|\)\s*(?:và|cùng|,)?\s*)?")
LENDS = r"\s*(?P<lends>với)\s+(?:hơn |gần |khoảng )?\d[\d.,]*\s+(?:nghìn tỷ|tỷ|tỉ|triệu)\s"
DONE = re.compile(r"(?<!\w)(?:đã|đang|từng|vừa|mới|luôn)(?!\w)")
TOLD = re.compile(r"(?<!\w)(?:cho biết|khẳng định|nói)(?!\w)")
CONDITION = re.compile(r"\s*(?:(?:nếu|giả sử|giá như|trong trường hợp)(?!\w)|để(?!\w)[^,]*$)")
PASSIVE = re.compile(r"(?<!\w)(?P<will>sẽ\s+)?được\s+$")
ANYBODY = (
    "bên",
    "phía",
    "đơn vị",
    "cơ quan",
    "địa phương",
    "tỉnh",
    "tỉnh, thành",
    "tỉnh, thành phố",
    "thành phố",
    "tổ chức",
    "nước",
)  # whom groups can be of
WITH = "cùng"
RANK = re.compile(r"\s*(?:trung ương|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở|sở|bộ|ngành|quốc gia)(?!\w)")  # behind "cấp"
OFFSHOOT = re.compile(r"\s*(?:nhánh|cục|hội|đoàn|bộ|tiết|phí)(?!\w)")  # behind "chi"
COMPANY = re.compile(
    r"\s*(?:các|đại diện|lãnh đạo|đông đảo|toàn thể|nhiều|một số|những|ông|bà|đồng chí|có lợi|hưởng lợi|thắng|quan tâm)(?!\w)"
)  # who comes along; and how they work: "hai bên cùng có lợi"
LONGEST_TIME, LONGEST_REACH = 160, 300  # characters before a party in which a time stands, or a verb that rules its clause
LONGEST_RUN = 12  # names side by side
SERVED = "được "
ALIKE = {"doanh nghiệp": "firms", "trường": "schools", "nhà trường": "schools", "đại học": "schools"}
AMONG = re.compile(r"(?<!\w)giữa [^,;:.]{1,60} và $")  # before the second of two between whom something is
HELD = ("request", "wish", "goal")
ACTORS = (Kind.ORGANISATION, Kind.GROUP, Kind.PLACE)


class Promise(NamedTuple):
    """The parties `by` do something: named from `start`, what they do is behind `stop`; `firm` is a will or a promise."""

    by: tuple[str, ...]
    start: int
    stop: int
    verb: str
    firm: bool


def actors(passage: Passage, known: Sides, start: int, stop: int) -> list[Mention]:
    """The bodies, groups and places named between two places, with the bare names of places that stand for a party."""
    names, bare = passage.of(*ACTORS, start=start, stop=stop), []
    for place in known.places:
        at = passage.document.text.find(place, start, stop)
        while at >= 0:
            if passage.free(at, at + len(place)):
                bare.append(Mention(Kind.PLACE, at, at + len(place), place, "party-place"))
            at = passage.document.text.find(place, at + len(place), stop)
    return sorted([*names, *bare], key=lambda name: name.start) if bare else names


def promises(passage: Passage, known: Sides, start: int, stop: int) -> Iterator[Promise]:
    """What parties do between two places, in order."""
    names = actors(passage, known, start, stop)
    done = start
    for i, first in enumerate(names):
        if first.start < done:
            continue
        run = _run(passage, names[i : i + LONGEST_RUN])
        verb = _after().match(passage.folded, run[-1].stop, stop)
        served = passage.folded.endswith(SERVED, passage.start, first.start)
        by = _parties(passage, known, run) if verb or served else ()
        if not by:
            continue
        found = _active(passage, run, by, verb, start, stop) if verb else None
        found = found or (_served(passage, run, by, stop) if served else None)
        if found:
            yield found
        done = found.stop if found else run[-1].stop


# ---- who -----------------------------------------------------------------------------------------


def _run(passage: Passage, names: list[Mention]) -> list[Mention]:
    """Names side by side: "A, B và C", "A (B)"; never only by a comma: "về phía A, B sẽ …"."""
    run, joined = names[:1], 1
    for name in names[1:]:
        join = JOIN.fullmatch(passage.folded, run[-1].stop, name.start)
        if not join:
            break
        run.append(name)
        joined = joined if join[0].strip() == "," else len(run)
    return run[:joined]


def _parties(passage: Passage, known: Sides, run: list[Mention]) -> tuple[str, ...]:
    """The parties that the names mean; () where one of them is none."""
    found: list[str] = []
    for name in run:
        meant = _group(passage, known, name) if name.kind is Kind.GROUP else tuple(filter(None, (known.party(name),)))
        if not meant:
            return ()
        found += meant
    return tuple(dict.fromkeys(found))


def _group(passage: Passage, known: Sides, name: Mention) -> tuple[str, ...]:
    """The parties of one kind that "hai ngân hàng" means; all of the agreement at hand for "hai bên"; none for one alone."""
    noun = passage.folded[name.start : name.stop].partition(" ")[2]
    nouns = phrases().get(ALIKE.get(noun, ""), noun)
    alike = tuple(party for party in known.parties if party.lower().startswith(nouns))
    anybody = known.agreements.get(known.at(name.start), known.parties) if noun in ANYBODY else ()
    guessed = not known.agreements.get(known.at(name.start))
    return next((several for several in (alike, anybody) if len(several) > 1 and not (guessed and _are_more(name, several))), ())


def _are_more(name: Mention, parties: tuple[str, ...]) -> bool:
    """Whether these are more than a group is said to have: "hai bên" of three whom the text names means nobody knows whom."""
    number = str(name.value)
    return number.isdigit() and len(parties) > int(number)


# ---- does what -----------------------------------------------------------------------------------


@cache
def _after() -> re.Pattern[str]:
    between = rf"(?P<between>(?:[\s)\-]|{either('between')})*)"
    aside = r"(?P<aside>,\s(?:với|là|thuộc|đơn vị)\s[^;:.]{1,110}?,)?"
    return re.compile(rf"{aside}{between}(?:(?P<will>{either('will')})|(?P<deed>{either('deed')}))|{LENDS}")


@cache
def _left() -> re.Pattern[str]:
    """Before a party that acts: the head of a clause or a verb that tells it, then a time or those who speak for it."""
    time = rf"(?:{either('timed')}[^,;:]{{0,50}}\s)?"
    return re.compile(rf"(?:^|[,;:\"(\-]|{either('telling')})\s*{time}(?:{either('headed')}\s+)*$")


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either('refused')}|không(?! ngừng)(?!\w)|thành(?! lập)(?!\w))")


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:cùng|chủ động|tiếp tục|ưu tiên)\s+)*(?P<deed>{either('deed')})")


def _active(
    passage: Passage, run: list[Mention], by: tuple[str, ...], found: re.Match[str], start: int, stop: int
) -> Promise | None:
    left = passage.folded[max(start, run[0].start - LONGEST_TIME) : run[0].start]
    if not _left().search(left) or AMONG.search(left) or (left.endswith("- ") and found["between"].startswith(" -")):
        return None  # the last: one of several words that dashes join
    if _refused().match(passage.folded, found.end(), stop) or _held(passage, start, run[0].start):
        return None
    if found["lends"]:
        return Promise(by, run[0].start, run[-1].stop, found["lends"], firm=True)
    if found["deed"] and (
        found["aside"] or DONE.search(found["between"]) or _asks(passage, found) or _is_no_deed(passage, found)
    ):
        return None
    start = found.end("between") if TOLD.search(found["between"]) else run[0].start
    return Promise(by, start, found.end(), found["will"] or found["deed"], bool(found["will"]))


def _asks(passage: Passage, found: re.Match[str]) -> bool:
    """ "FPT đề xuất tỉnh …": somebody else is to do it."""
    name = passage.first(found.end(), *ACTORS)
    return found["deed"] == "đề xuất" and name is not None and name.start - found.end() < 2


def _is_no_deed(passage: Passage, found: re.Match[str]) -> bool:
    """ "lãnh đạo FPT cùng các đơn vị", "Kho bạc cấp huyện": who is there, or of what rank, and nothing that they do."""
    nouns = {WITH: COMPANY, "cấp": RANK, "chi": OFFSHOOT}.get(found["deed"] or "")
    return nouns is not None and nouns.match(passage.folded, found.end()) is not None


def _held(passage: Passage, start: int, stop: int) -> bool:
    """A verb of asking, wishing, aiming or believing, a purpose or a condition rules these words: they are no promise."""
    start = max(start, stop - LONGEST_REACH)
    hits = spoken(passage.document.text, start, stop)
    ruled = bool(hits) and (hits[-1].value.act in HELD or "tin" in hits[-1].value.form.split())
    return ruled or bool(CONDITION.match(passage.folded, start, stop))


def _served(passage: Passage, run: list[Mention], by: tuple[str, ...], stop: int) -> Promise | None:
    """The passive: "… (sẽ) được VNPT đầu tư"."""
    left = PASSIVE.search(passage.folded[max(passage.start, run[0].start - len(" sẽ được  ")) : run[0].start])
    right = _passive().match(passage.folded, run[-1].stop, stop)
    if not (left and right):
        return None
    return Promise(by, run[0].start, run[-1].stop, right["deed"], bool(left["will"]))
