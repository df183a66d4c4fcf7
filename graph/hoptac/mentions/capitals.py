"""Runs of capitalised words: what a Vietnamese name is made of before it is known whose name it is.

>>> [run[0] for run in RUN.finditer("Chủ tịch UBND tỉnh Nguyễn Đức Trung và ông Lee Jae-yong")]
['Chủ', 'UBND', 'Nguyễn Đức Trung', 'Lee Jae-yong']
"""

from __future__ import annotations

import re

UPPER = "".join(chr(code) for code in range(0x250) if chr(code).isupper()) + "".join(
    chr(code) for code in range(0x1E00, 0x1F00) if chr(code).isupper()
)
SMALL = UPPER.lower()
WORD = rf"(?:[A-Z][a-z]+-[A-Z][a-z]+(?!\w)|[{UPPER}][\w'’]*(?:-[^\W{UPPER}][\w'’]*)*)"
LONGEST = 12  # words; more of them are no name but a heading
SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
# The first word by its first letter, so that `re` looks only where a capital stands.
FIRST = rf"[{UPPER}](?<!\w.)(?:(?<=[A-Z])[a-z]+-[A-Z][a-z]+(?!\w)|[\w'’]*(?:-[^\W{UPPER}][\w'’]*)*)"
RUN = re.compile(rf"{FIRST}(?:[ \u00a0]{WORD}){{0,{LONGEST - 1}}}")


def is_foreign(word: str) -> bool:
    """Whether a word can be no syllable of Vietnamese.

    >>> [is_foreign(word) for word in ("Omaha", "Lincoln", "Vinh", "Đà", "Bank")]
    [True, True, False, False, True]
    """
    return word.isascii() and SYLLABLE.fullmatch(word.lower()) is None


def in_title_case(name: str) -> str:
    """A person's name that is written in capitals throughout as it is written elsewhere; any other as it is.

    >>> [in_title_case(name) for name in ("NGUYỄN PHÚC", "N.V", "Lê A", "Y THÔNG")]
    ['Nguyễn Phúc', 'N.V', 'Lê A', 'Y Thông']
    """
    words = name.split()
    shouted = name.isupper() and len(words) > 1 and "." not in name
    return " ".join(word.capitalize() for word in words) if shouted else name
