"""One body that an article names in full and in short: "Hội Nông dân tỉnh Long An", then "Hội Nông dân".

What comes in are the names of the bodies of an article; what goes out is, for each short one, the one full name that it stands
for. Of companies only the words for their form may be left out; schools and hospitals are left alone: theirs are names of other
bodies.

>>> fuller({"Đoàn Luật sư", "Đoàn Luật sư tỉnh Sơn La", "Hội Luật gia", "Hội Luật gia tỉnh"})
{'Hội Luật gia': 'Hội Luật gia tỉnh', 'Đoàn Luật sư': 'Đoàn Luật sư tỉnh Sơn La'}
>>> fuller({"Hội Nông dân tỉnh Sơn La", "Hội Nông dân Việt Nam tỉnh Sơn La"})
{'Hội Nông dân tỉnh Sơn La': 'Hội Nông dân Việt Nam tỉnh Sơn La'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.lists import lists
from hoptac.mentions.places import PROVINCIAL
from hoptac.text import fold

COUNTRY = " Việt Nam"
FORM = re.compile(
    r"(?:tổng công ty|công ty|tập đoàn|ngân hàng|thương mại cổ phần|cổ phần|trách nhiệm hữu hạn|một thành viên)(?: |$)"
)
PLACES = (" tỉnh ", " thành phố ", " Thành phố ", " tại ", COUNTRY)


def fuller(names: Iterable[str]) -> dict[str, str]:
    """The names that are short for exactly one other, with that one."""
    every = sorted(set(names))
    out: dict[str, str] = {}
    for name in every:
        whole = [other for other in every if _is_fuller(other, name)]
        if len(whole) == 1:
            out[name] = whole[0]
    return out


def _is_fuller(other: str, name: str) -> bool:
    """Whether a name is another one with its country in it, or with its country or province behind it."""
    if other == name or len(other) < len(name):
        return False
    rest = other[len(name) :] if other.startswith(name) else ""
    return other.replace(COUNTRY, "", 1) == name or f"{rest} ".startswith(PLACES) or _is_province(rest)


def _is_province(words: str) -> bool:
    """Whether words behind a name are that of a province alone: "Hội Nông dân Thanh Hóa"."""
    place = lists().places.named(words[1:]) if words.startswith(" ") else None
    return place is not None and place.type in PROVINCIAL


def whole_firms(names: Iterable[str]) -> dict[str, str]:
    """The names of companies that lack words for their form which exactly one other has, with that one.

    >>> whole_firms({"Công ty Hoa Mai", "Công ty Cổ phần Hoa Mai", "Tập đoàn Hoa Mai", "Công ty Cổ phần Thép Hoa Mai"})
    {'Công ty Hoa Mai': 'Công ty Cổ phần Hoa Mai'}
    """
    parted = {name: _parted(name) for name in sorted(set(names))}
    out: dict[str, str] = {}
    for name, (form, rest) in parted.items():
        whole = [other for other, (more, same) in parted.items() if rest and form < more and same in (rest, rest + fold(COUNTRY))]
        if len(whole) == 1:
            out[name] = whole[0]
    return out


def _parted(name: str) -> tuple[frozenset[str], str]:
    """The words for the form of a company, and the rest of its name, both folded."""
    words, at = fold(name), 0
    forms: list[str] = []
    while found := FORM.match(words, at):
        forms.append(found[0].strip())
        at = found.end()
    return frozenset(forms), words[at:]
