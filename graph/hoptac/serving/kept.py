"""Answers that are kept until the room for them is full; the least used goes first.

>>> kept = Kept[str, bytes](lambda name, body: len(name) + len(body), room=80)
>>> for name in ("a" * 4, "b" * 4, "a" * 4, "c" * 4):
...     kept.put(name, kept.get(name) or b"1" * 3)
>>> kept.get("aaaa"), kept.get("long")
(b'111', None)
>>> kept.put("long", b"1" * 70)
>>> kept.get("long")
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
LARGE = 8  # what takes more than this part of the room is not kept, lest one answer drive out all others


class Kept(Generic[Key, Value]):
    """A room of so many bytes; `size` tells how many a key and its value take."""

    def __init__(self, size: Callable[[Key, Value], int], room: int) -> None:
        self._size, self._room, self._taken = size, room, 0
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """What is kept by this key, if it still is."""
        value = self._values.get(key)
        if value is not None:
            self._values.move_to_end(key)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, and let others go if there is no room."""
        size = self._size(key, value)
        if size > self._room // LARGE or key in self._values:
            return
        self._values[key] = value
        self._taken += size
        while self._taken > self._room:
            self._taken -= self._size(*self._values.popitem(last=False))
