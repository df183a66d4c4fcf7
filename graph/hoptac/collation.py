"""The order in which Vietnamese readers look names up: Đ after D, Ă and Â after A, tones last.

A text comes in; out goes a key to sort by. The letters decide first (a ă â b c d đ e ê … o ô ơ … u ư …),
then the tones (none, huyền, hỏi, ngã, sắc, nặng), then small letters before capitals: the order of the
Unicode collation for Vietnamese, as far as names and words need it.

>>> sorted(["Đà Nẵng", "Hà Nội", "Dương", "Ân", "An", "Ăn", "Án"], key=collation_key)
['An', 'Án', 'Ăn', 'Ân', 'Dương', 'Đà Nẵng', 'Hà Nội']
"""

from __future__ import annotations

import unicodedata

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
# A mark that makes a letter of its own sorts after every plain letter; the stroke of đ counts as one.
LETTERS = str.maketrans({"đ": "d\ue000", "\u0306": "\ue001", "\u0302": "\ue002", "\u031b": "\ue003"})
WITHOUT_TONES = str.maketrans("", "", TONES)

Key = tuple[str, str, str]


def collation_key(text: str) -> Key:
    """What to sort Vietnamese text by."""
    spelt = unicodedata.normalize("NFD", text.lower()).translate(LETTERS)
    return spelt.translate(WITHOUT_TONES), _tones(spelt), text.swapcase()


def _tones(spelt: str) -> str:
    """The tone of each character in turn, as digits: 0 for none."""
    tones: list[str] = []
    for character in spelt:
        found = TONES.find(character) + 1
        if found and tones:
            tones[-1] = str(found)
        else:
            tones.append("0")
    return "".join(tones)
