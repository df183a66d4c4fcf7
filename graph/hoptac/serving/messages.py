"""What the server and its workers say to each other: a head of JSON and a body of bytes, each with its length before it.

>>> pack({"form": "json"}, b"{}")
b'\\x00\\x00\\x00\\x10\\x00\\x00\\x00\\x02{"form": "json"}{}'
"""

from __future__ import annotations

import json
import struct
from io import BufferedIOBase
from typing import Any

LENGTHS = struct.Struct(">II")


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """A message as it goes over a pipe."""
    words = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return LENGTHS.pack(len(words), len(body)) + words + body


def unpack_head(words: bytes) -> dict[str, Any]:
    """The head of a message."""
    head: dict[str, Any] = json.loads(words.decode("utf-8", "surrogatepass"))
    return head


def receive(pipe: BufferedIOBase) -> tuple[dict[str, Any], bytes] | None:
    """The next message of a pipe, None at its end."""
    lengths = pipe.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    return unpack_head(pipe.read(head)), pipe.read(body)
