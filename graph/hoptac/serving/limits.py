"""How much a stranger may ask for, and a query held to its number of rows.

>>> held("SELECT ?s { ?s ?p ?o }", 10)
'SELECT ?s { ?s ?p ?o }\\nLIMIT 10'
>>> held("SELECT ?s { ?s ?p ?o } LIMIT 500", 10)
'SELECT ?s { ?s ?p ?o } LIMIT 10'
>>> held("SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 3 } } VALUES ?s { <a:b> }", 10)
'SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 3 } }\\nLIMIT 10 VALUES ?s { <a:b> }'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hoptac.guard import TOKEN

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds of clock, bytes of memory, rows of answer, bytes of answer; and how many may wait.

    After `quick` seconds a query is one that takes long: it runs behind all others, and beside so many of its kind (`slow`).
    """

    seconds: float = 10.0
    memory: int = 512 * MEBIBYTE
    rows: int = 10_000
    size: int = 32 * MEBIBYTE
    waiting: int = 64
    quick: float = 0.3
    slow: int = 6

    def announced(self) -> str:
        """The limits as one line, for a header."""
        return f"seconds={self.seconds:g}, rows={self.rows}, bytes={self.size}"

    def told(self) -> dict[str, str]:
        """The limits in words, by language."""
        size = self.size // MEBIBYTE
        return {
            "vi": f"Mỗi câu truy vấn được chạy {self.seconds:g} giây, cho nhiều nhất {self.rows} dòng và {size} MiB.",
            "en": f"A query may take {self.seconds:g} seconds and give {self.rows} rows and {size} MiB at most.",
        }


def _outermost(query: str) -> Iterator[tuple[str, int, int]]:
    """The words and numbers of a query outside all brackets, with their places."""
    depth = 0
    for found in TOKEN.finditer(query):
        sort = found.lastgroup
        depth += (sort == "open") - (sort == "close")
        if depth == 0 and sort in ("word", "number"):
            yield found[0].upper(), found.start(), found.end()


def held(query: str, rows: int) -> str:
    """A SELECT, CONSTRUCT or DESCRIBE that gives at most `rows`: its own LIMIT made smaller, or one put where it belongs."""
    words = list(_outermost(query))
    for (word, _, _), (number, start, stop) in pairwise(words):
        if word == "LIMIT" and number.isdecimal():
            return f"{query[:start]}{min(int(number[:9]), rows)}{query[stop:]}"
    at = next((start for word, start, _ in words if word == "VALUES"), len(query))
    tail = query[at:]
    return f"{query[:at].rstrip()}\nLIMIT {rows}{' ' + tail if tail else ''}"
