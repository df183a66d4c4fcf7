"""Where an article names places: those of the list, and those that it calls so itself ("huyện Diễn Châu", "tỉnh Chanthaburi").

What comes in is the text; what goes out are the places by where they start, each with the word of its level as its type.

>>> found = places("UBND tỉnh Chanthaburi tiếp đoàn Nghệ An; Chanthaburi cảm ơn.")
>>> [(at, place.value.name, place.value.type) for at, place in sorted(found.items())]
[(10, 'Chanthaburi', 'tỉnh'), (32, 'Nghệ An', 'tỉnh'), (41, 'Chanthaburi', 'tỉnh')]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from hoptac.automaton import Found
from hoptac.lists import lists
from hoptac.mentions.capitals import RUN, SMALL, UPPER, is_foreign
from hoptac.mentions.words import name_words
from hoptac.terms import Place
from hoptac.text import apart, everywhere, fold, plain, whole

LEVELS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "tp.": "thành phố", "huyện": "huyện", "quận": "quận",
    "thị xã": "thị xã", "tx": "thị xã", "xã": "xã", "phường": "phường", "thị trấn": "thị trấn", "đặc khu": "đặc khu",
    "bang": "bang",
}  # fmt: skip
PROVINCIAL = (PROVINCE := "tỉnh", CITY := "thành phố")
CITY_PARTS, NUMBERED = ("quận", "phường"), re.compile(r"\d{1,2}(?![\w/.-])")  # "Quận 12"
COUNTRY, HOME = "nước", "Việt Nam"
BRITAIN, BRITISH = "nước Anh", " Anh"
OF_STATE = re.compile(r"(?:Đại sứ(?: quán)?|[Ll]ãnh sự(?: quán)?|Thủ tướng|Chính phủ|Ngoại giao|Quốc hội|Hoàng gia) (Anh)(?!\w)")
# The word that a text puts before a place of these types of the list.
LEVEL_OF = {"thành phố thuộc tỉnh": "thành phố", "tỉnh nước ngoài": "tỉnh", "thành phố nước ngoài": "thành phố"}
LEVEL = re.compile(rf"(?i:{'|'.join(sorted((re.escape(level) for level in LEVELS), key=len, reverse=True))})(?![^\W{UPPER}])")
COMMITTEES = ("ủy", "đoàn", "đội", "hội", "bộ")  # "Tỉnh Đoàn" is no province
HIGHLANDER, SCHOOL = "Y", "học "
BEHIND = re.compile(rf" ([{SMALL}]+)")
AREA = re.compile(r" [Kk]hu vực (?:\d{1,2}|[IVX]{1,5})(?!\w)")
AREA_JOINT = re.compile(r" ?[-–,] ?(?:tỉnh |thành phố )?")
LENGTHS = (3, 4, 2)  # syllables of a person behind a place, the likeliest first
LONGEST_NAME = 4  # syllables of a person or a place
LEAST_WITH_PERSON, MOST_LOOKS = 3, 20

Places = Mapping[int, Found[Place]]


def level_of(place: Place) -> str:
    """The word of administration that goes before a place; '' for countries and regions."""
    level = LEVEL_OF.get(place.type, place.type)
    return level if level in LEVELS.values() else ""


def is_other_country(place: Place) -> bool:
    """Whether a place is a country that is not ours."""
    return place.type == COUNTRY and place.name != HOME


def level_at(text: str, at: int) -> tuple[str, int] | None:
    """The level of administration that a word names (TP. → thành phố), and where that word ends."""
    found = LEVEL.match(text, at)
    return (LEVELS[fold(found[0])], found.end()) if found else None


def place_after(text: str, at: int, level: str, known: Places) -> tuple[str, int] | None:
    """The place that is named at `at` behind the word of its level, and where it ends; a person's name is none."""
    at += text[at : at + 1] in (" ", "\u00a0")
    if found := known.get(at):
        return found.value.name, found.stop
    if numbered := NUMBERED.match(text, at) if level in CITY_PARTS else None:
        return numbered[0], numbered.end()
    run = RUN.match(text, at)
    if not run or run[0].isupper() or is_person(text, at, known, named=level not in PROVINCIAL):
        return None
    words = run[0].split(" ")
    cut = _as_elsewhere(text, at, words) or _before_person(words)
    name = " ".join(words[: min(cut, LONGEST_NAME)])
    if level == PROVINCE and " " not in name and not is_foreign(name):  # "Giám đốc Công an tỉnh Giấy khen"
        return None
    return name, at + len(name)


def _as_elsewhere(text: str, at: int, words: list[str]) -> int:
    """How many words of a foreign run name a place before a foreign person: as many as the text elsewhere has of it alone."""
    if len(words) < LEAST_WITH_PERSON or not any(map(is_foreign, words)):
        return 0
    lengths = range(min(len(words) - 2, LONGEST_NAME), 0, -1)
    return next((length for length in lengths if _alone(text, at, " ".join(words[:length]))), 0)


def _alone(text: str, at: int, name: str) -> bool:
    """Whether a name stands anywhere but at a place with no capital behind it."""
    found = text.find(name)
    for _ in range(MOST_LOOKS):
        if found < 0:
            return False
        behind = text[found + len(name) : found + len(name) + 2]
        if found != at and not behind[:1].isalnum() and not (behind[:1] == " " and behind[1:].isupper()):
            return not text[found - 1 : found].isalnum()
        found = text.find(name, found + 1)
    return False


def area_after(text: str, at: int, known: Places) -> int:
    """Where the words end by which the bodies of an area of several districts are called: "Khu vực 8 - Gia Lai"; 0 where none."""
    area = AREA.match(text, at)
    if not area:
        return 0
    joint = AREA_JOINT.match(text, area.end())
    return known[joint.end()].stop if joint and joint.end() in known else area.end()


def _before_person(words: list[str]) -> int:
    """How many words of a run name a place before a person's name: of "Ia Phí Lê Văn An" two, of "Ia Phí" both."""
    starts = [i for i, word in enumerate(words) if i and _strong(word)]
    lengths = {len(words) - i: i for i in reversed(starts)}
    return next((lengths[length] for length in LENGTHS if length in lengths), len(words))


def _strong(word: str) -> bool:
    words = name_words()
    return fold(word) in words.family_names and fold(word) not in words.weak_family_names


def is_person(text: str, at: int, known: Places, *, named: bool = False) -> bool:
    """Whether a run of capitals reads as a person's name: by its family name, or by its hyphen ("Lee Jae-yong").

    `named`: where a place is expected, two syllables are no person.
    """
    run = None if at in known else RUN.match(text, at)
    if run is None:
        return False
    return _is_highland(run, known) or (_is_name(run[0], named) and not _leads_to_place(run, known))


def _is_highland(run: re.Match[str], known: Places) -> bool:
    """Whether a run is a man's name of the highlands: "Y Biêr Niê", but not "Y Dược Huế" nor "Đại học Y Hà Nội"."""
    words = run[0].split(" ")
    if words[0] != HIGHLANDER or not LONGEST_NAME >= len(words) > 2 or run.start() + 2 in known:
        return False
    return not (name_words().joined(words[0], words[1]) or run.string.endswith(SCHOOL, 0, run.start()))


def _leads_to_place(run: re.Match[str], known: Places) -> bool:
    """Whether a run is a word and the place that it leads to: "Đoàn Hòa Bình", "Từ Viêng Chăn"; nobody is called Hà Nội."""
    first = run[0].split(" ", 1)[0]
    place = known.get(run.start() + len(first) + 1)
    if place is None or place.stop != run.end():
        return False
    return fold(first) in name_words().before_places or (place.value.type == CITY and " " in place.value.name)


@lru_cache(maxsize=1 << 12)  # the same names come again and again
def _is_name(words: str, named: bool) -> bool:
    syllables = words.split()
    if words.isupper() or any(word.isupper() and len(word) > 1 for word in syllables[:2]):
        return False
    if "-" in "".join(syllables[1:3]) and len(syllables) <= LONGEST_NAME:
        return True
    least = 3 if named or not _strong(syllables[0]) else 2
    if fold(" ".join(syllables[:3])) in name_words().eponyms:
        return False
    if not _strong(syllables[0]) and len(syllables) > 1 and name_words().joined(syllables[0], syllables[1]):
        return False
    return fold(syllables[0]) in name_words().family_names and len(syllables) >= least


def _level_words(folded: str) -> list[tuple[int, int]]:
    """Where the words for levels stand: to look for each is far quicker than to try them at every letter."""
    return apart((at, at + len(word)) for word in LEVELS for at in everywhere(folded, word))


def _called(text: str, start: int, stop: int, known: Places, bodies: Collection[int]) -> tuple[str, Place] | None:
    """What the word of a level calls, as it stands and as a place; none where one of the `bodies` of the lists begins there."""
    level = LEVELS[fold(text[start:stop])]
    stop += text[stop : stop + 1] in (" ", "\u00a0")
    if not text[stop : stop + 1].isupper() or text[max(0, start - 1) : start].isalnum() or stop in known or stop in bodies:
        return None
    found = place_after(text, stop, level, known)
    if found and (_is_committee(found[0], level) or _goes_on(text, *found)):
        return None
    return (found[0], _place(found[0], level)) if found else None


def _is_committee(name: str, level: str) -> bool:
    """Whether the words behind a level make a committee of it: "Tỉnh Đoàn", "tỉnh Đoàn Thanh Hóa"."""
    words = fold(name)
    return words in COMMITTEES or (level in PROVINCIAL and words.split()[0] in COMMITTEES)


def _place(name: str, level: str) -> Place:
    """A place that a text calls so; a province of the list whose marks it has wrong is that one: "tỉnh Bình Đinh"."""
    listed = lists().places.named(_provinces().get(plain(name), "")) if level in PROVINCIAL else None
    return listed or Place("", name, name, type=level)


@cache
def _provinces() -> Mapping[str, str]:
    """The provinces of the list by their names without marks."""
    return {plain(place.name): place.name for place in lists().places if place.type in PROVINCIAL}


def _goes_on(text: str, name: str, stop: int) -> bool:
    """Whether the last syllable of a name is the first of a word of names: "xã Nông" in "Hợp tác xã Nông nghiệp"."""
    behind = BEHIND.match(text, stop)
    return behind is not None and name_words().joined(name.rpartition(" ")[2], behind[1])


def _britain(text: str) -> Iterator[Found[Place]]:
    """Where "Anh" is the country and no word of address: behind what only a state has ("Đại sứ Anh")."""
    place = lists().places.named(BRITAIN) if BRITISH in text else None
    if place:
        yield from (Found(found.start(1), found.end(), place) for found in OF_STATE.finditer(text))


def places(text: str) -> dict[int, Found[Place]]:
    """The places that a text names."""
    named = lists().named(text)
    known = {found.start: found for found in named.places}
    bodies = frozenset(found.start for found in named.organisations)
    called: dict[str, Place] = {}
    for start, stop in _level_words(fold(text)):
        if start not in known and (found := _called(text, start, stop, known, bodies)):
            called.setdefault(*found)
    known = {hit.start: hit for hit in _britain(text)} | known
    for start, stop in apart(whole(text, called)):
        known.setdefault(start, Found(start, stop, called[text[start:stop]]))
    return known
