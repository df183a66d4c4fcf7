"""Bodies with an English name, or one that ends with an English word for a body: "Việt Thái Group", "University of Leeds".

What comes in is a sheet; what goes out are the `Naming`s of such bodies, some of which lie in longer ones. The words stand in
`ontology/names.toml`.

>>> sheet = Sheet.of("Theo Việt Thái Group, Chung Yuan Christian University (CYCU) và Children of Laos cùng dự.")
>>> [naming.name for naming in english(sheet)]
['Chung Yuan Christian University', 'Việt Thái Group', 'Children of Laos']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hoptac.lists import lists
from hoptac.mentions.capitals import UPPER, is_foreign
from hoptac.mentions.naming import Naming, branded
from hoptac.mentions.places import COUNTRY
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.openings import Opening
from hoptac.text import fold, squeeze, starting

ENGLISH = re.compile(r"[A-Z](?<!\w.)[A-Za-z&'-]{1,40}(?:(?<![a-z]{4}\.) (?:of|for|and|the|[A-Z][A-Za-z&.'-]{0,40})){1,7}(?!\w)")
BEFORE = re.compile(rf"(?<![\w.-])(?:[{UPPER}][\w'’&-]* ){{1,4}}$")
LONGEST, LONGEST_THING = 60, 20  # characters before the last word of a name, and before a name
OF = re.compile(rf" of (?=[{UPPER}])")
OWNER = re.compile(r"(?<![\w.-])(?:[A-Z][A-Za-z'’-]+ ){0,4}[A-Z][A-Za-z'’-]+$")
OWNED = re.compile(rf"(?:the )?[{UPPER}][\w'’-]*(?:(?: and| &)? [{UPPER}][\w'’-]*){{0,4}}")
FORM = re.compile(r",? (?:Co\.?,? ?)?(?:Ltd|Inc|JSC|LLC|Corp|Pte\.? Ltd)(?!\w)\.?(?= [^A-Z]|[),;:]|$)")
BEHIND = re.compile(rf" [{UPPER}]")
NAME = re.compile(r"[A-Z][A-Za-z&'’-]+(?: [A-Z][A-Za-z&'’-]*| & [A-Z][A-Za-z]*){0,3}(?!\w)")
CAPITALS, LONGEST_CAPITALS = re.compile(r"(?<![\w.-])(?<![A-Z] )[A-Z][A-Z\d&]{2,9}\Z"), 12
ORGANISATION = "tổ chức "
HOLDER = 2  # words of a foreign person behind the body that he leads, at least
DEFAULT = "other"


def english(sheet: Sheet) -> Iterator[Naming]:
    """The bodies of a sheet that are named in English, in whole or by their last word."""
    for read in (_ending, _mixed, _owned, _led, _abroad):
        for naming in read(sheet):
            if naming.start not in sheet.bodies and naming.start not in sheet.led and sheet.told(naming.start):
                yield branded(sheet, naming)


def _named(sheet: Sheet, start: int, stop: int, type_: str) -> Naming:
    form = FORM.match(sheet.text, stop)
    stop = form.end() if form else stop
    return Naming(start, stop, squeeze(sheet.text[start:stop]), type=type_, name_stop=stop)


def _ending(sheet: Sheet) -> Iterator[Naming]:
    """The bodies with an English name that ends with a word for them: "Chung Yuan Christian University (CYCU)"."""
    for found in ENGLISH.finditer(sheet.text):
        start = _begin(sheet, found.start(), found.end())
        words = sheet.text[start : found.end()].split()
        last = next((i for i in range(len(words) - 1, 0, -1) if words[i].rstrip(".,") in name_words().foreign), 0)
        if last and _ends(sheet, start, words, last) and not _is_plain(sheet, start, words[:last]):
            stop = start + len(" ".join(words[: last + 1]).rstrip(".,"))
            yield _named(sheet, start, stop, name_words().foreign[words[last].rstrip(".,")])


def _ends(sheet: Sheet, start: int, words: list[str], last: int) -> bool:
    """Whether an English name ends with a word: with its run, or before a stop, a place, a post, or who leads the body."""
    behind = start + len(" ".join(words[: last + 1])) + 1
    if last == len(words) - 1 or words[last].endswith((".", ",")):
        return True
    if FORM.match(sheet.text, behind - 1) or _is_apart(sheet, behind):
        return True
    return sheet.in_post(start - 2) and HOLDER <= len(words) - last - 1 <= HOLDER + 1


def _is_apart(sheet: Sheet, at: int) -> bool:
    """Whether capitals behind a name are those of something else."""
    return at in sheet.places or sheet.is_person(at) or sheet.in_post(at)


def _is_plain(sheet: Sheet, start: int, words: list[str]) -> bool:
    """Whether words name no body: "Digital Bank", or what stands behind "dự án"."""
    if all(fold(word) in name_words().foreign_plain for word in words):
        return True
    return name_words().things.search(sheet.folded, max(0, start - LONGEST_THING), start) is not None


@cache
def _last_words() -> Opening:
    words = sorted(name_words().foreign, key=len, reverse=True)
    return Opening(starting(*words) + r"(?!\w)", map(fold, words))


def _mixed(sheet: Sheet) -> Iterator[Naming]:
    """The bodies with a Vietnamese name that ends with an English word: "Đèo Cả Group"."""
    for last in _last_words().finditer(sheet.folded, written=sheet.text):
        before = BEFORE.search(sheet.text, max(0, last.start() - LONGEST), last.start())
        start = _begin(sheet, before.start(), last.start()) if before else last.start()
        words = sheet.text[start : last.start()]
        if not words or words.isascii() or (BEHIND.match(sheet.text, last.end()) and not _is_apart(sheet, last.end() + 1)):
            continue
        if not _is_plain(sheet, start, words.split()):
            yield _named(sheet, start, last.end(), name_words().foreign[last[0]])


def _begin(sheet: Sheet, start: int, stop: int) -> int:
    """Where a run of capitals begins to be a name: behind a post, and behind a word that only leads into the sentence."""
    while (space := sheet.text.find(" ", start, stop)) > 0:
        if not (sheet.in_post(start) or fold(sheet.text[start:space]) in name_words().leading):
            break
        start = space + 1
    return start


@cache
def _english_places() -> frozenset[str]:
    return frozenset(place.english for place in lists().places)


def _owned(sheet: Sheet) -> Iterator[Naming]:
    """The bodies of something or somewhere: "University of Leeds", "Children of Vietnam", but no "Internet of Things"."""
    stops = {found.stop for found in sheet.places.values()}
    for joint in OF.finditer(sheet.text):
        head = OWNER.search(sheet.text, max(0, joint.start() - LONGEST), joint.start())
        whole = OWNED.match(sheet.text, joint.end())
        if not head or not whole:
            continue
        words = head[0].split()
        type_ = name_words().foreign_of.get(words[-1], "")
        if (type_ or whole.end() in stops or whole[0] in _english_places()) and not _is_plain(sheet, head.start(), words):
            yield _named(sheet, head.start(), whole.end(), type_ or DEFAULT)


def _led(sheet: Sheet) -> Iterator[Naming]:
    """The firms whose foreign name stands behind a word for what they are: "hãng lữ hành Hana Tour", "đối tác Khazna"."""
    for led in name_words().firm_leads.finditer(sheet.folded):
        found = NAME.match(sheet.text, led.end())
        if led[0] == ORGANISATION and not _is_noun(sheet, led.start()):
            continue
        if (
            not found
            or found[0] in name_words().foreign
            or found.start() in sheet.places
            or sheet.is_person(found.start())
            or found[0].isupper()
        ):
            continue
        if any(is_foreign(word) for word in found[0].split()) and not _is_plain(sheet, found.start(), found[0].split()):
            yield Naming(found.start(), found.end(), squeeze(found[0]), type="company", name_stop=found.end())


def _is_noun(sheet: Sheet, start: int) -> bool:
    """Whether "Tổ chức" is what a body is and not what somebody does: with a capital inside a sentence."""
    sentence = sheet.sentence_at(start)
    return sheet.text[start].isupper() and start > (sentence.start if sentence else 0)


def _abroad(sheet: Sheet) -> Iterator[Naming]:
    """The firms that are named by capitals with their country in brackets behind them: "MOECO (Nhật Bản)"."""
    for at, place in sorted(sheet.places.items()):
        if place.value.type != COUNTRY or sheet.text[at - 2 : at] != " (" or not sheet.text.startswith(")", place.stop):
            continue
        found = CAPITALS.search(sheet.text, max(0, at - LONGEST_CAPITALS), at - 2)
        if found and not (lists().abbreviations.named(found[0]) or _is_plain(sheet, found.start(), [found[0]])):
            yield Naming(found.start(), found.end(), found[0], type="company", name_stop=found.end())
