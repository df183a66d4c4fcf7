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

JOINT = re.compile(r" ?[-–/] ?|,? và |, ")


def in_rows(sheet: Sheet, found: Iterable[Naming]) -> tuple[Naming, ...]:
    """The namings; of those that only the text can place, each with the place of the next one that it stands right before."""
    out: list[Naming] = []
    for naming in reversed(list(found)):
        after = out[-1] if out else None
        out.append(_placed(naming, after) if after and _shares(sheet, naming, after) else naming)
    return tuple(reversed(out))


def _shares(sheet: Sheet, naming: Naming, after: Naming) -> bool:
    if not (naming.local and naming.open and after.place and after.level in PROVINCIAL):
        return False
    level = naming.level or LEVEL_BODIES.get(fold(naming.name), "")
    return level in ("", after.level) and JOINT.fullmatch(sheet.text, naming.stop, after.start) is not None


def _placed(naming: Naming, after: Naming) -> Naming:
    return naming._replace(level=after.level, place=after.place)
