"""Bodies in a row that share the place at its end: "Tỉnh ủy - HĐND - UBND tỉnh Sơn La", "Sở Y tế và UBND tỉnh Nghệ An".

What comes in are the namings of a sheet in order; what goes out are they, each with the place that its row gives it.

>>> from hoptac.mentions.organisations import namings
>>> sheet = Sheet.of("UBND tỉnh Nghệ An mời Thành ủy - HĐND - UBND TP Đà Nẵng.")
>>> [(naming.name, naming.place) for naming in in_rows(sheet, namings(sheet))][2:]
[('Hội đồng nhân dân', 'Đà Nẵng'), ('Ủy ban nhân dân', 'Đà Nẵng')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.mentions.naming import LEVEL_BODIES, Naming
from hoptac.mentions.places import PROVINCIAL
from hoptac.mentions.sheet import Sheet
from hoptac.text import fold

GOVERNMENT, PARTY = "government", ("đảng ủy",)
JOINT = re.compile(r" ?[-–/] ?|,? và |, ")


def in_rows(sheet: Sheet, found: Iterable[Naming]) -> tuple[Naming, ...]:
    """The namings; of those that only the text can place, each with the place of the next one that it stands right before."""
    out: list[Naming] = []
    for naming in reversed(list(found)):
        out.append(_in_row(sheet, naming, out[-1]) if out else naming)
    return tuple(reversed(out))


def _in_row(sheet: Sheet, naming: Naming, after: Naming) -> Naming:
    """A naming with the place of the next one; of "Ban Thường vụ Tỉnh ủy" it is the Tỉnh ủy that gets it."""
    if naming.inner:
        return naming._replace(inner=_in_row(sheet, naming.inner, after))
    return _placed(naming, after) if _shares(sheet, naming, after) else naming


def _shares(sheet: Sheet, naming: Naming, after: Naming) -> bool:
    if not after.place or not after.level or JOINT.fullmatch(sheet.text, naming.stop, after.start) is None:
        return False
    if fold(naming.name) in PARTY and naming.bare:
        return after.level not in PROVINCIAL and _governs(after)
    level = naming.level or LEVEL_BODIES.get(fold(naming.name), "")
    fits = after.level in PROVINCIAL or _governs(naming)
    return naming.local and naming.open and fits and level in ("", after.level)


def _governs(naming: Naming) -> bool:
    """Whether a body is one that a commune has as a province does: its committee, its council."""
    return naming.kind is not None and naming.kind.type == GOVERNMENT


def _placed(naming: Naming, after: Naming) -> Naming:
    if naming.bare:
        return naming._replace(name=f"{naming.name} {after.level} {after.place}", bare=False)
    return naming._replace(level=after.level, place=after.place)
