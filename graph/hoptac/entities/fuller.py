"""One body that an article names in full and in short: "Hội Nông dân tỉnh Long An", then "Hội Nông dân".

What comes in are the names of the bodies of an article; what goes out is, for each short one, the one full name that it stands
for. Companies, schools and hospitals are left alone: theirs are names of other bodies.

>>> fuller({"Đoàn Luật sư", "Đoàn Luật sư tỉnh Sơn La", "Hội Luật gia", "Hội Luật gia tỉnh"})
{'Hội Luật gia': 'Hội Luật gia tỉnh', 'Đoàn Luật sư': 'Đoàn Luật sư tỉnh Sơn La'}
>>> fuller({"Hội Nông dân tỉnh Sơn La", "Hội Nông dân Việt Nam tỉnh Sơn La"})
{'Hội Nông dân tỉnh Sơn La': 'Hội Nông dân Việt Nam tỉnh Sơn La'}
"""

from __future__ import annotations

from collections.abc import Iterable

COUNTRY = " Việt Nam"
PLACES = (" tỉnh ", " thành phố ", " Thành phố ", COUNTRY)


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
    return other.replace(COUNTRY, "", 1) == name or (other.startswith(name) and f"{other[len(name) :]} ".startswith(PLACES))
