"""Patterns that are tried only where one of their first words stands, or of their last.

To search a text for a pattern is to try it at every letter that it can begin with, and most articles lack most of the words that
are looked for. So where the words stand with which any pattern begins is looked up once for an article.

>>> signs = opening("lễ k[ýí]", "ký", behind=r"(?!\\w)")
>>> [found[0] for found in signs.finditer("đăng ký, lễ kí, kýtự, ký")]
['ký', 'lễ kí', 'ký']

What is looked for right before a place is tried only where one of the words that it ends with stands there.

>>> where = closing("ở", "tại", "về (?:đến|tới)")
>>> [bool(where.search(words)) for words in ("ông về tới ", "lại ", "tại nhà ")]
[True, False, False]
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from hoptac.text import starting

FIRST = re.compile(r"(\w+)(?=\\? |$|\(\?[!=])")
LAST = re.compile(r"(?:^|[ )])(\w+|\(\?:[\w ]+(?:\|[\w ]+)*\))$")
WORD = re.compile(r"\w+")
MOST_TOKENS, LONGEST_TOKEN = 1 << 15, 40


class _Sought(dict[str, Sequence[tuple[str, int]]]):
    """What of the words that any pattern begins with stands where in a token; kept, since most tokens come again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()

    def __missing__(self, token: str) -> Sequence[tuple[str, int]]:
        found = tuple((word[0], word.start()) for word in WORD.finditer(token) if word[0] in self.words)
        if len(self) >= MOST_TOKENS:
            self.clear()
        if len(token) <= LONGEST_TOKEN:
            self[token] = found
        return found

    def seek(self, words: Iterable[str]) -> None:
        """Seek some more words."""
        self.words.update(words)
        self.clear()


_sought = _Sought()


@lru_cache(maxsize=2)  # all patterns ask for those of the article at hand
def _places(text: str, sought: int) -> Mapping[str, list[int]]:
    """Where the words that are sought stand in a text; asked for anew when their number has grown."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for token in text.split(" "):
        for word, place in _sought[token]:
            places[word].append(at + place)
        at += len(token) + 1
    return places


class Opening:
    """A pattern each of whose `forms` begins with a whole word.

    A form that is but one word is kept whole by what the pattern has behind it. What is searched ends with a word.
    """

    def __init__(self, pattern: str, forms: Iterable[str]) -> None:
        self.pattern = re.compile(pattern)
        self.match = self.pattern.match
        self._firsts = frozenset(map(_first, forms))
        self._starts = lru_cache(maxsize=1)(self._look_up)
        _sought.seek(self._firsts)

    def _look_up(self, text: str) -> list[int]:
        """Where a text has one of the first words."""
        places = _places(text, len(_sought.words))
        return sorted(chain.from_iterable([places[word] for word in self._firsts & places.keys()]))

    def finditer(
        self, text: str, start: int = 0, stop: int = sys.maxsize, *, written: str | None = None
    ) -> Iterator[re.Match[str]]:
        """What the pattern matches between two places of an article, none overlapping; as `re` gives it.

        `written` is the article as it is written, where the pattern has capitals and the first words are looked up folded.
        """
        places, text, free = self._starts(text), text if written is None else written, start
        for index in range(bisect_left(places, start), bisect_left(places, stop)):
            if places[index] >= free and (found := self.match(text, places[index], stop)):
                free = found.end()
                yield found

    def search(self, text: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern matches first between two places of an article."""
        places = self._starts(text)
        if not places:
            return None
        for index in range(bisect_left(places, start), bisect_left(places, stop)):
            if found := self.match(text, places[index], stop):
                return found
        return None


def opening(*forms: str, behind: str = "") -> Opening:
    """The pattern for some forms that begin a word, and for what stands behind them."""
    return Opening(starting(*forms) + behind, forms)


class Closing:
    """A pattern that ends right before a place, and the words of which one stands there in all that it matches."""

    def __init__(self, pattern: str, ends: Iterable[str]) -> None:
        self._search = re.compile(pattern).search
        self._ends = (*sorted(set(ends)), "\n")  # before which `$` stands, too

    def search(self, text: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern matches before the place where a text stops."""
        return self._search(text, start, stop) if text.endswith(self._ends, start, stop) else None


def closing(*forms: str) -> Closing:
    """The pattern for some forms of whole words before a space."""
    return Closing(rf"(?<!\w)(?:{'|'.join(forms)}) $", (end for form in forms for end in _last(form)))


def _last(form: str) -> Iterator[str]:
    """The last words of a form, or of the words that it can end with, and the space behind them.

    Raises `ValueError` where it ends with no whole word.
    """
    found = LAST.search(form)
    if found is None:
        raise ValueError(f"{form!r} ends with no whole word")
    return (f"{word.split()[-1]} " for word in found[1].removeprefix("(?:").removesuffix(")").split("|"))


def _first(form: str) -> str:
    """The first word of a form.

    Raises `ValueError` where it begins with no whole word.
    """
    found = FIRST.match(form)
    if found is None:
        raise ValueError(f"{form!r} begins with no whole word")
    return found[1]
