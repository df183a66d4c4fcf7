"""Locks on files, which end with the process that holds them, however it ends.

A path comes in; a `Lock` goes out, which lasts as long as the object, or None where another process has it.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     first = take(Path(folder) / "LOCK")
...     second = take(Path(folder) / "LOCK")
>>> first is None, second is None
(False, True)
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, shared: bool) -> None:
        if not shared:  # Windows itself keeps a file that somebody reads from being removed
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int, shared: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class Lock:
    """A file that is locked until `release`, or until nobody holds this object any more."""

    __slots__ = ("_descriptor",)
    _close = staticmethod(os.close)  # held here, for when Python ends it empties modules before it lets go of the last objects

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the file go."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            self._close(descriptor)

    def __del__(self) -> None:
        self.release()


def take(path: Path, *, shared: bool = False) -> Lock | None:
    """A lock on a file; None where it is locked already. Many can share a lock; only a lock of one's own makes the file.

    Raises `OSError` where the file cannot be opened.
    """
    descriptor = os.open(path, os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT, 0o666)
    lock = Lock(descriptor)
    try:
        _lock(descriptor, shared)
    except OSError:
        return None
    return lock
