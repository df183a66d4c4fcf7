"""CSV for spreadsheets: the W3C's text comes in; the same goes out with `'` before each cell that would be run as a formula.

>>> print(safe(b'a,b\\n=1+1,"-2, or so"\\nVNPT,').decode())
a,b
'=1+1,"'-2, or so"
VNPT,
>>> number_of_rows(b'a\\r\\n"1\\r\\n2"\\r\\n3\\r\\n')
2
"""

from __future__ import annotations

import re

FORMULAS = tuple("=+-@\t\r\n＝＋－＠")  # in some languages a spreadsheet takes the wide forms too
CELL = re.compile(r'"(?:[^"]|"")*"|[^,\r\n"]+')


def cell(text: str) -> str:
    """The text of a cell, told apart if it looks like a formula.

    >>> cell("=1+1"), cell("VNPT"), cell("")
    ("'=1+1", 'VNPT', '')
    """
    return f"'{text}" if text.startswith(FORMULAS) else text


def safe(written: bytes) -> bytes:
    """A whole file."""
    return CELL.sub(_told_apart, written.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _told_apart(found: re.Match[str]) -> str:
    return f'"{cell(found[0][1:])}' if found[0].startswith('"') else cell(found[0])


def number_of_rows(written: bytes) -> int:
    """The rows of a file below its head; a cell may be of any length, and hold the ends of lines."""
    return sum(outside.count(b"\n") for outside in written.split(b'"')[::2]) - 1
