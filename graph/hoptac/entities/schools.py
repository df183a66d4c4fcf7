"""Schools that bear one name and belong to several universities: "Trường Đại học Bách khoa - Đại học Đà Nẵng".

What comes in are the bodies of an article as they are named; what goes out is the whole name of each school that is named with
its university, and of each that is then called by its own name alone.

>>> from hoptac.mentions.organisations import namings
>>> sheet = Sheet.of("Trường Đại học Luật - Đại học Huế ký với FPT. Trường Đại học Luật sẽ mở lớp.")
>>> sorted(with_universities(sheet, namings(sheet)).items())
[(0, 'Trường Đại học Luật - Đại học Huế'), (46, 'Trường Đại học Luật - Đại học Huế')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hoptac.lists import lists
from hoptac.mentions.naming import Naming
from hoptac.mentions.sheet import Sheet
from hoptac.text import fold

JOINT = re.compile(r" [-–] | ?\(")
SCHOOL, UNIVERSITY, TYPE = "trường đại học ", "đại học ", "university"


def with_universities(sheet: Sheet, namings: tuple[Naming, ...]) -> dict[int, str]:
    """The names of the schools of an article that are named with their universities, by where they stand."""
    whole = dict(_whole(sheet, namings))
    if not whole:
        return {}
    own: dict[str, set[str]] = {}
    for naming in namings:
        if naming.start in whole:
            own.setdefault(naming.name, set()).add(whole[naming.start])
    alone = {name: next(iter(found)) for name, found in own.items() if len(found) == 1}
    return {n.start: alone[n.name] for n in namings if n.name in alone} | whole


def _whole(sheet: Sheet, namings: tuple[Naming, ...]) -> Iterator[tuple[int, str]]:
    for school, university in pairwise(namings):
        joined = JOINT.fullmatch(sheet.text, school.stop, university.start)
        if joined and school.known is None and _is_of(school, university):
            name = f"{school.name} - {university.name}"
            known = lists().organisations.named(name)
            yield school.start, known.name if known else name


def _is_of(school: Naming, university: Naming) -> bool:
    """Whether a school stands before a known university that has schools."""
    named = fold(school.name).startswith(SCHOOL) and fold(university.name).startswith(UNIVERSITY)
    return named and university.known is not None and school.inner is None
