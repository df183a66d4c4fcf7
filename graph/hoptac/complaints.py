"""What the engine complains of, for people: its error comes in, one line goes out, without all that it had hoped for.

>>> complaint(SyntaxError("error at 1:8: expected one of DISTINCT, REDUCED, [_]"))
'line 1, column 8: expected one of DISTINCT, REDUCED'
"""

from __future__ import annotations

import re

PLACE = r"^error at (\d+):(\d+)"
HOPED = r"expected one of (?=.*[a-z] [a-z])(?:[A-Z]+, )*|, \[.*|: expected \[_\]"


def complaint(error: Exception) -> str:
    """The message of an error of the engine on one line."""
    message = " ".join(str(error).split())
    if "Prefix not found" in message:
        message = message.partition(": ")[0] + ": a prefix is not declared"
    return re.sub(HOPED, "", re.sub(PLACE, r"line \1, column \2", message))
