"""How far the name of a body goes on behind the words that begin it.

What comes in is a sheet and the place where the head ends; what goes out is a `Tail`: where the name ends, and the place
that it names at its end. A name goes on over capitalised words, over small words that names are made of, over "và" and commas
between such words; it ends before a person, a post, another body and any other word.

>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Binh chủng Thông tin liên lạc vừa ký")
>>> sheet.text[: tail(sheet, 10).stop]
'Binh chủng Thông tin liên lạc'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hoptac.mentions.capitals import SMALL, UPPER, is_foreign
from hoptac.mentions.places import PROVINCIAL, is_other_country, level_at, level_of, place_after
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.terms import Place
from hoptac.text import fold

TOKEN = re.compile(
    r"(?P<gap>[ \u00a0]|[ \u00a0]?[-–&][ \u00a0]?|, )"
    rf"(?P<word>(?:S[Tt]\. (?=[{UPPER}]))?[^\W_][\w'’]*(?:[.&](?<![{SMALL}]{{3}}\.)[^\W_][\w'’]*)*)"
)
SHORT = re.compile(rf"[{UPPER}]{{1,6}}(?: ?[&-] ?[{UPPER}]{{1,6}})*(?!\w)")
COUNTED = (
    "tỷ|tỉ|triệu|nghìn|người|năm|tháng|dự án|doanh nghiệp|tỉnh|huyện|xã|đơn vị|bên|địa phương|nước|lực lượng|cơ quan|ngành|trường"
)
NUMBER = re.compile(rf"\d{{1,3}}[A-Z]?(?![\w%]|[.,/]\d| (?:{COUNTED})\b)")
DAY, WARDS = re.compile(r"\d{1,2}[-/]\d{1,2}(?!\w)"), ("phường", "xã", "thị trấn")
LISTED = re.compile(rf", [{UPPER}]\w*(?: \w+){{0,3}}(?:, [{UPPER}]\w*(?: \w+){{0,3}})? và [{UPPER}]")
INNER_SHORT = re.compile(rf" \([{UPPER}][{UPPER}&-]{{1,9}}\)(?= )")
ENGLISH_ASIDE = re.compile(r" \([A-Z][A-Za-z&-]*(?: [A-Za-z&-]+){1,7}(?: [-–] [A-Z]{2,8})?\)")
NAME = re.compile(rf" \(?[{UPPER}]")
WORD = re.compile(r"\w+")
LAST = re.compile(r"[\w'’]+$")
TITLED = re.compile(rf"(?<!\w)[{UPPER}][{SMALL}]+$")
FOLLOWING = re.compile(r"[ \u00a0](\w+)")
LAST_TWO = re.compile(r"(\w+) (\w+)$")
LONGEST_SYLLABLE, LONGEST_FOREIGN = 8, 16
HYPHEN, AND = "-", " và "
FORMS, LONGEST_FORM = (" cổ phần", " hữu hạn", " thành viên", " tnhh", " mtv", " cp", " dự án"), 12  # ends of heads, folded
SOCIETY, GIFTED = "xã hội", "chuyên"
UNITS = ("department", "party")  # types of bodies that belong to the body that their name ends with


class Tail(NamedTuple):
    """Where a name ends, and where its words end before the `level` and `place` that stand at its end.

    `nested` is where a further body begins that the name belongs to; `proper` says that anything but the head was read.
    """

    stop: int
    words_stop: int
    level: str = ""
    place: str = ""
    nested: int | None = None
    proper: bool = False


class _Reader:
    """A name on its way through the text."""

    def __init__(
        self, sheet: Sheet, stop: int, *, local: bool, type_: str, fieldless: bool, unnested: int, gathering: bool
    ) -> None:
        self.sheet, self.text, self.start, self.stop = sheet, sheet.text, stop, stop
        self.local, self.fieldless, self.unnested, self.gathering = local, fieldless, unnested, gathering
        self.company, self.unit, self.school = type_ == "company", type_ in UNITS, type_ == "university"
        self.words_stop = stop
        self.level, self.place = "", ""
        self.nested: int | None = None
        self.proper, self.done = False, False

    def read(self) -> Tail:
        while not self.done and (token := TOKEN.match(self.text, self.stop) or self._past_bracket()) and self._takes(token):
            continue
        words_stop = self.words_stop if self.level else self.stop
        return Tail(self.stop, words_stop, self.level, self.place, self.nested, self.proper or self.stop > self.start)

    def _past_bracket(self) -> re.Match[str] | None:
        """The place behind the short form of a name that it ends with: "Đại học Bách khoa (ĐHBK) Hà Nội"."""
        bracket = INNER_SHORT.match(self.text, self.stop) if self.stop > self.start else None
        if not bracket or not (bracket.end() + 1 in self.sheet.places or level_at(self.text, bracket.end() + 1)):
            return None
        return TOKEN.match(self.text, bracket.end())

    def _takes(self, token: re.Match[str]) -> bool:
        at, gap = token.start("word"), token["gap"]
        dashed = "-" in gap or "–" in gap
        if gap == ", ":
            return not self.fieldless and self._listed(token)
        if place := self.sheet.places.get(at):
            apart = self._apart(place.value, dashed=dashed) and not ENGLISH_ASIDE.match(self.text, place.stop)
            aside = self.text.find(" (", at, place.stop)  # "Hồng Kông (Trung Quốc)"
            stop = aside if aside > 0 else place.stop
            return not (dashed and self.local) and not apart and self._ends_with_place(place.value, stop)
        if dashed and ((self.local and at in self.sheet.kinds) or (gap != HYPHEN and self.stop == self.start)):
            return False
        if self._nests(at):
            return False
        if (found := level_at(self.text, at)) and not self.sheet.folded.startswith(SOCIETY, at):
            return self._level(*found)
        if self.fieldless:
            return False
        if token["word"][0].isupper():
            return self._capital(token, dashed=dashed)
        if token["word"][0].isdigit():
            return self._number(at)
        if self.place and token["word"] != "và":
            return False
        return gap in " \u00a0" and self._small(token)

    def _apart(self, place: Place, *, dashed: bool) -> bool:
        """Whether a country only says whose a body is: "Đại học Chiang Mai – Thái Lan", "Tập đoàn Mirae Hàn Quốc"."""
        if not is_other_country(place) or (self.place and not (dashed and self.school)):
            return False
        before = LAST.search(self.text, max(self.start, self.stop - LONGEST_FOREIGN), self.stop)
        foreign = before is not None and (is_foreign(before[0]) or before[0].isupper())
        return foreign or (dashed and before is not None and fold(before[0]) != "việt")

    def _to(self, stop: int) -> bool:
        self.stop = stop
        return True

    def _level(self, level: str, stop: int) -> bool:
        """A name that ends with its province or town: "tỉnh Nghệ An", or "tỉnh" alone."""
        if self.company and level in WARDS:  # where a company is, and no part of its name
            return False
        found = place_after(self.text, stop, level, self.sheet.places)
        if not found and (level not in PROVINCIAL or self.text[stop : stop + 1].isalnum()):
            return False
        self.level, self.done, self.words_stop = level, True, self.stop
        self.place, self.stop = found or ("", stop)
        return True

    def _capital(self, token: re.Match[str], *, dashed: bool) -> bool:
        at, gap = token.start("word"), token["gap"]
        if self.company and not self.proper and at in self.sheet.kinds:  # "Chi nhánh Tập đoàn …"
            return self._to(max(token.end(), self.sheet.kinds[at].stop))
        if (self.sheet.in_post(at) and not self._in_word(token)) or (self.proper and at in self.sheet.papers):
            return False
        if self.proper and at not in self.sheet.bodies and self._begins_person(token):
            return False
        if self.local and (short := SHORT.match(self.text, at)) and self.stop == self.start:
            return self._to(short.end())
        if (self.local or (dashed and gap != HYPHEN)) and not (self._in_word(token) or self._campus(token) or self._field(token)):
            return False
        self.proper = self.proper or fold(token["word"]) not in name_words().forms
        self.level, self.place = "", ""
        return self._to(token.end())

    def _begins_person(self, token: re.Match[str]) -> bool:
        """Whether a person's name begins with a syllable that belongs to no word of the name."""
        if not self.sheet.is_person(token.start("word")):
            return False
        return not (self._before_place(token) or self._in_word(token) or self._after(token["word"]))

    def _before_place(self, token: re.Match[str]) -> bool:
        """Whether a syllable goes on with one before it and a place follows: "Bệnh viện Hùng Vương Gia Lai"."""
        before = LAST.search(self.text, max(self.start, self.stop - LONGEST_SYLLABLE), self.stop)
        return before is not None and len(before[0]) > 1 and before[0][0].isupper() and token.end() + 1 in self.sheet.places

    def _field(self, token: re.Match[str]) -> bool:
        """Whether a school's name goes on with a field of one syllable behind a dash: "Đại học Kinh tế - Luật"."""
        return self.school and fold(token["word"]) in name_words().forms

    def _campus(self, token: re.Match[str]) -> bool:
        """Whether a foreign school's name goes on with its town behind a dash: "Đại học Nebraska - Omaha"."""
        before = LAST.search(self.text, max(self.start, self.stop - LONGEST_FOREIGN), self.stop)
        at = token.start("word")
        free = not (at in self.sheet.bodies or at in self.sheet.kinds or self.sheet.is_person(at))
        return self.school and before is not None and free and is_foreign(before[0]) and is_foreign(token["word"])

    def _nests(self, at: int) -> bool:
        """Whether another body's name begins here, to which this one belongs; a company's name takes such words in."""
        if self.gathering:
            return False
        kind, body = at in self.sheet.kinds and at != self.unnested, at in self.sheet.bodies
        word = WORD.match(self.text, at)
        if word and self._after(word[0]):
            return False
        if kind and " " not in self.text[at : self.sheet.kinds[at].stop] and self.sheet.in_name(at):
            return False
        if not self.text[at].isupper() or (body and not kind and not self.unit and self._is_brand(at)):
            return False
        if not ((kind and not (self.company and not self.proper)) or (body and not self.company)):
            return False
        self.nested = at
        return True

    def _is_brand(self, at: int) -> bool:
        """Whether a company is named by its brand, which other names take in: "Bệnh viện Quốc tế Becamex"."""
        return self.sheet.bodies[at].value.type == "company"

    def _ends_with_place(self, place: Place, stop: int) -> bool:
        self.place, self.level, self.proper, self.words_stop = place.name, level_of(place), True, self.stop
        self.done = self.local
        return self._to(stop)

    def _in_word(self, token: re.Match[str]) -> bool:
        """Whether a word behind a dash or comma is one that names of bodies are made of."""
        following = TOKEN.match(self.text, token.end())
        return following is not None and name_words().joined(token["word"], following["word"])

    def _listed(self, token: re.Match[str]) -> bool:
        fits = not self.company and self.stop > self.start and self._in_word(token) and LISTED.match(self.text, token.start())
        return bool(fits) and self._to(token.end())

    def _number(self, at: int) -> bool:
        found = NUMBER.match(self.text, at)
        dated = self.place and DAY.match(self.text, at)  # "Ngày thành lập Công đoàn Việt Nam 28-7"
        return bool(found) and not (self.local or dated) and self._to(found.end() if found else at)

    def _small(self, token: re.Match[str]) -> bool:
        word, at = token["word"], token.start("word")
        if word == "và":
            return self._and(token)
        if word == "các":
            at = token.end() + 1
        if word == GIFTED and self.stop == self.start and NAME.match(self.text, token.end()):
            return self._to(token.end())
        if self._after(word):
            return self._to(token.end())
        stop = name_words().goes_on(self.sheet.folded, at)
        if stop > at and self._does(at, stop):
            return False
        return (stop > at and self._to(stop)) or (self._completes(token) and self._to(token.end()))

    def _does(self, at: int, stop: int) -> bool:
        """Whether words say what a body does and not what it is for: "Công ty Hoa Sen đầu tư", but "Nghiên cứu phát triển"."""
        if self.sheet.folded[at:stop] not in name_words().deeds:
            return False
        if self.stop > self.start:
            return not self._ends_in_word()
        formed = self.sheet.folded[max(0, self.start - LONGEST_FORM) : self.start].endswith(FORMS)
        behind = stop + len(AND) if self.sheet.folded.startswith(AND, stop) else stop + 1
        return not (formed or NAME.match(self.text, stop) or name_words().goes_on(self.sheet.folded, behind) > behind)

    def _completes(self, token: re.Match[str]) -> bool:
        """Whether a small syllable ends a word that a capital begins, and with it the name: "Viện Địa lý"."""
        before = TITLED.search(self.text, max(self.start, self.stop - LONGEST_SYLLABLE), self.stop)
        if not before or is_foreign(before[0]) or fold(token["word"]) in name_words().breaks:
            return False
        behind = FOLLOWING.match(self.text, token.end())
        if behind is None or behind[1][0].isupper() or fold(behind[1]) in name_words().breaks:
            return True
        return name_words().goes_on(self.sheet.folded, behind.start(1)) > behind.start(1)

    def _after(self, word: str) -> bool:
        """Whether a word goes on with the word of names that was read last."""
        before = LAST.search(self.text, max(self.start - 1, self.stop - LONGEST_SYLLABLE), self.stop)
        return before is not None and self.stop > self.start and name_words().joined(before[0], word)

    def _ends_in_word(self) -> bool:
        """Whether the last two syllables are one word that names are made of."""
        last = LAST_TWO.search(self.text, max(self.start, self.stop - 2 * LONGEST_SYLLABLE), self.stop)
        return last is not None and name_words().joined(last[1], last[2])

    def _and(self, token: re.Match[str]) -> bool:
        """ "và" inside a name: "Thông tin và Truyền thông", "Khu công nghệ cao và các khu công nghiệp"."""
        following = TOKEN.match(self.text, token.end())
        if not following or self.stop == self.start or following["gap"] != " ":
            return False
        at = following.start("word")
        if following["word"] == "các":
            stop = name_words().goes_on(self.sheet.folded, following.end() + 1)
            return stop > following.end() + 1 and self._to(stop)
        if (stop := name_words().goes_on(self.sheet.folded, at)) > at and following["word"][0].islower():
            return not self.local and NAME.match(self.text, stop) is not None and self._to(stop)
        if (
            self.place
            or not following["word"][0].isupper()
            or at in self.sheet.kinds
            or at in self.sheet.bodies
            or at in self.sheet.places
        ):
            return False
        whole = self._ends_in_word() or (self.unit and TITLED.search(self.text, self.start, self.stop) is not None)
        return whole and self._in_word(following) and self._to(following.end())


def tail(
    sheet: Sheet,
    stop: int,
    *,
    local: bool = False,
    type_: str = "",
    fieldless: bool = False,
    unnested: int = -1,
    gathering: bool = False,
) -> Tail:
    """The tail of a name whose head ends at `stop`, of a body of a `type_`.

    Of a `local` body only its field and its place can follow, of a `fieldless` one ("UBND", "Tỉnh ủy") only its place. At the
    place `unnested` no name of another body begins, nor anywhere in that of a body `gathering` many of a kind ("Hiệp hội").
    """
    reader = _Reader(sheet, stop, local=local, type_=type_, fieldless=fieldless, unnested=unnested, gathering=gathering)
    return reader.read()
