"""The words of `ontology/results.toml`: by which articles tell of things delivered, counted and awarded.

What comes in is the name of a group; what goes out are its words, in their order or as one pattern.

>>> "xấp xỉ" in wording("bounds")
True
>>> pattern("bounds").findall("hơn 300 và khoảng trên 20")
['hơn', 'khoảng trên']
"""

from __future__ import annotations

import re
from functools import cache

from hoptac import resources
from hoptac.errors import ListError

FILE = "ontology/results.toml"


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return checked(resources.table(FILE))


def checked(stated: dict[str, dict[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    """The words of each group.

    Raises `ListError` where a group has no words, one twice, or one with capitals.
    """
    for group, table in stated.items():
        words = table.get("words", [])
        if not words:
            raise ListError(f"{FILE}: [{group}] has no words; add words = [...]")
        for word in words:
            if word != word.lower() or words.count(word) > 1:
                raise ListError(f'{FILE}: [{group}] has "{word}" twice or with capitals; keep it once, in lower case')
    return {group: tuple(table["words"]) for group, table in stated.items()}


@cache
def wording(group: str) -> frozenset[str]:
    """The words of a group as a set."""
    return frozenset(_groups()[group])


@cache
def alternatives(group: str) -> str:
    """The words of a group as alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(_groups()[group], key=len, reverse=True))


@cache
def pattern(*groups: str) -> re.Pattern[str]:
    """What finds any whole word of the groups in folded text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives(group) for group in groups) + r")(?!\w)")
