"""The memory of this machine and of a process: how much there is, how much may be taken, and what a fork shares made its own.

A fork shares its memory with whom it was forked from until either writes there; then the kernel copies that page. A store
in memory counts who reads what, so whoever reads there writes, and a question about things that nobody asked for before
waits for the copies of dozens of pages. `own` copies them all while nobody waits.

>>> memory = "MemTotal: 4000 kB\\nMemAvailable: 900 kB\\n"
>>> available(memory), is_scarce(memory)
(921600, True)
"""

from __future__ import annotations

import ctypes
import os
import re
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from hoptac.serving.limits import MEBIBYTE

UNKNOWN = 4096 * MEBIBYTE  # bytes of memory, where the system does not tell
DATA = 5  # which number of /proc/self/statm counts the pages that can be written, as RLIMIT_DATA does since Linux 4.7
KEPT_FREE = 4  # no process makes memory its own where less than this part of all is available
POPULATE_WRITE = 23  # MADV_POPULATE_WRITE of Linux's mman.h, since 5.14: pages as if written on, with what they hold
SLICE, SLICES = MEBIBYTE, 16  # bytes that are made a process's own at a time, and after how many it is looked what is left
WRITABLE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw.p 00000000 00:00 0 *(?:\[heap\])?$", re.MULTILINE)


def _told(path: str) -> str:
    try:
        return Path(path).read_text("ascii")
    except OSError:
        return ""


def _stated(name: str, told: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", told)
    return int(found[1]) * 1024 if found else UNKNOWN


def available(told: str | None = None) -> int:
    """The bytes that processes may still take, by /proc/meminfo."""
    return _stated("MemAvailable", _told("/proc/meminfo") if told is None else told)


def is_scarce(told: str | None = None) -> bool:
    """Whether so little is left that what can be shared should be."""
    told = _told("/proc/meminfo") if told is None else told
    return available(told) < _stated("MemTotal", told) // KEPT_FREE


def limit(extra: int) -> None:
    """Let this process take so many bytes more than it has; what is only reserved, as for the heap of a thread, is not taken."""
    stated = re.findall(r"\d+", _told("/proc/self/statm"))
    if stated:
        most = int(stated[DATA]) * os.sysconf("SC_PAGE_SIZE") + extra
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def own() -> Iterator[int]:
    """Copy what this process shares with others, so many bytes at each step, as long as memory is not scarce.

    It ends at once where the system has no such call.
    """
    if sys.platform != "linux":
        return
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for number, (start, size) in enumerate(_slices(_told("/proc/self/maps"))):
        if number % SLICES == 0 and is_scarce():
            return
        if advise(start, size, POPULATE_WRITE) == 0:  # else it was given back meanwhile
            yield size


def _slices(maps: str) -> Iterator[tuple[int, int]]:
    """Where each slice of the memory of a process begins that is of no file, and its bytes.

    >>> list(_slices("00100000-00280000 rw-p 00000000 00:00 0 \\n7f0000000000-7f0000100000 r--p 00000000 08:01 7 /lib/libc.so"))
    [(1048576, 1048576), (2097152, 524288)]
    """
    for found in WRITABLE.finditer(maps):
        start, stop = int(found[1], 16), int(found[2], 16)
        for at in range(start, stop, SLICE):
            yield at, min(SLICE, stop - at)
