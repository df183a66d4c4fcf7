"""Locks on files, which end with the process that holds them, however it ends.

A path comes in; an open file that is locked goes out, or None where another process has it.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     first = take(Path(folder) / "LOCK")
...     second = take(Path(folder) / "LOCK")
...     first.close()
>>> second is None
True
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes], shared: bool) -> None:
        if not shared:  # Windows itself keeps a file that somebody reads from being removed
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes], shared: bool) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def take(path: Path, *, shared: bool = False) -> IO[bytes] | None:
    """The file locked until it is closed; None where it is locked already. Many can share a lock.

    Raises `OSError` where the file cannot be opened, or made if the lock is not shared.
    """
    file = path.open("rb" if shared else "ab")
    try:
        _lock(file, shared)
    except OSError:
        file.close()
        return None
    return file
