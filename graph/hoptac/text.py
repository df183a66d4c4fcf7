"""Matching without losing one's place: every folding keeps the length of the text, so an offset is an offset.

>>> fold("Uỷ ban – HOÁ ĐƠN")
'ủy ban - hóa đơn'
>>> plain("Thỏa thuận Đà Nẵng")
'thoa thuan da nang'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

# The old placing of tones beside the new one; "quý" keeps its own, since its u belongs to the q.
TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
OLD_TONE = re.compile(r"o[àáảãạèéẻẽẹ](?<!qo.)(?!\w)|u[ỳýỷỹỵ](?<!qu.)(?!\w)")  # the keys of TONES by their first letters
DIGITS = re.compile(r"\d+")
LONGEST_NAME, MOST_NAMES = 60, 1 << 14
LOOKALIKES = {
    "ð": "đ",
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "“": '"',
    "”": '"',
    "’": "'",
    "‘": "'",
    "\u00a0": " ",
    "\u200b": " ",
}


def vietnamese(text: str) -> str:
    """The text with the Đ of Vietnamese where it has the Icelandic letter that looks alike; of the same length.

    >>> vietnamese("\\u00d0ài") == "\\u0110ài"
    True
    """
    return text.replace("\u00d0", "\u0110").replace("\u00f0", "\u0111") if "\u00d0" in text or "\u00f0" in text else text


def nfc(text: str) -> str:
    """The text in Unicode's composed form, in which all offsets count."""
    return unicodedata.normalize("NFC", text)


def _lower(character: str) -> str:
    low = character.lower()
    return low if len(low) == 1 else character


def lower(text: str) -> str:
    """The text in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_lower, text))


def _fold(text: str) -> str:
    low = lower(text)
    for odd, usual in LOOKALIKES.items():  # ten searches for one character each are far quicker than str.translate
        low = low.replace(odd, usual)
    return OLD_TONE.sub(lambda found: TONES[found[0]], low)


_fold_text = lru_cache(maxsize=8)(_fold)  # each reader asks for the article at hand


class _Folded(dict[str, str]):
    """Texts folded, by themselves; words and names are kept, since the same few thousand come again and again."""

    def __missing__(self, text: str) -> str:
        if len(text) > LONGEST_NAME:
            return _fold_text(text)
        if len(self) >= MOST_NAMES:
            self.clear()
        folded = self[text] = _fold(text)
        return folded


fold = _Folded().__getitem__
"""NFC text in lower case, with one placing of tones, one dash, one quote and one space; of the same length."""


@lru_cache(maxsize=4096)
def _base(character: str) -> str:
    if character == "đ":
        return "d"
    base = unicodedata.normalize("NFD", character)[0]
    return base if len(base) == 1 else character


# Numbers that articles write in words, the longer before those that they begin with.
NUMERALS = {"mười hai": 12, "mười một": 11} | {
    word: number for number, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)
}


def starting(*forms: str) -> str:
    """A pattern for forms that begin a word, of those with one first letter the first that fits; each begins with that letter.

    A pattern with a look-behind in front is tried at every place of a text; this one only where one of the letters stands.

    >>> starting("lễ ký", "ký kết", "kí")
    '(?:l(?<!\\\\wl)(?:ễ ký)|k(?<!\\\\wk)(?:ý kết|í))'
    """
    ends: dict[str, list[str]] = {}
    for form in forms:
        ends.setdefault(form[0], []).append(form[1:])
    return "(?:" + "|".join(rf"{letter}(?<!\w{letter})(?:{'|'.join(rest)})" for letter, rest in ends.items()) + ")"


@lru_cache(maxsize=2)  # more than one reader asks for those of the article at hand
def lines(text: str) -> tuple[tuple[int, int], ...]:
    """Where the lines of a text stand that are not empty.

    >>> lines("a\\r\\n\\nbc")
    ((0, 1), (4, 6))
    """
    found, start = [], 0
    for line in text.replace("\r", "\n").split("\n"):
        if line:
            found.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=2)
def digits(text: str) -> tuple[tuple[int, int], ...]:
    """Where the runs of digits stand in a text.

    >>> digits("5 - 7, 2.014")
    ((0, 1), (4, 5), (7, 8), (9, 12))
    """
    return tuple(found.span() for found in DIGITS.finditer(text))


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in their order that do not overlap, of those that begin at one place the longest.

    >>> apart([(4, 6), (0, 3), (0, 5), (5, 9)])
    [(0, 5), (5, 9)]
    """
    free, out = 0, []
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= free:
            out.append((start, stop))
            free = stop
    return out


def whole(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where some words or phrases stand whole: to look for each is far quicker than to make a pattern of what one text names.

    >>> list(whole("FPT, FPTU và FPT IS", ["FPT", "FPT IS"]))
    [(0, 3), (13, 16), (13, 19)]
    """
    for word in words:
        for at in everywhere(text, word):
            stop = at + len(word)
            if not (is_word(text[at - 1 : at]) or is_word(text[stop : stop + 1])):
                yield at, stop


def everywhere(text: str, words: str) -> Iterator[int]:
    """Where some words stand, also as a part of others.

    >>> list(everywhere("đích, mục đích", "đích"))
    [0, 10]
    """
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@cache
def beginnings(forms: frozenset[str]) -> frozenset[str]:
    """What some forms begin with, by whole words: who reads on word by word can stop where it is none of these.

    >>> sorted(beginnings(frozenset({"cơ sở dữ liệu"})))
    ['cơ', 'cơ sở', 'cơ sở dữ', 'cơ sở dữ liệu']
    """
    return frozenset(" ".join(words[:count]) for words in map(str.split, forms) for count in range(1, len(words) + 1))


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether any of some words or marks stands in a text, also as a part of others: far quicker than to search for a pattern.

    >>> holds_any("hai bên ký; sau đó", (":", ";")), holds_any("hai bên ký", (":", ";"))
    (True, False)
    """
    return any(map(text.__contains__, words))


def is_word(character: str) -> bool:
    """Whether a character is one of those of words, as `re` has it."""
    return character.isalnum() or character == "_"


def plain(text: str) -> str:
    """Folded text without diacritics, of the same length: for people who type without them."""
    return "".join(map(_base, fold(text)))


def squeeze(text: str) -> str:
    """Text on one line with single spaces."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """Text for a reader's eyes: what would turn, hide or erase its neighbours is spelt out.

    >>> visible("Nguyễn\\u202e\\x1b[2J Trung")
    'Nguyễn\\\\u202e\\\\x1b[2J Trung'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _spelt(c) for c in text)


def _spelt(character: str) -> str:
    return " " if character.isspace() else character.encode("unicode_escape").decode("ascii")
