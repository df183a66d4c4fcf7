"""One worker: a process of its own that answers queries and makes pages, one at a time, until its socket closes.

The nursery makes it (`nursery`); it reads messages from a socket and writes them there. It dies rather than take more
memory or time of the processor than it may: the server then asks for another.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import sys
from pathlib import Path

from hoptac.serving.desk import Desk
from hoptac.serving.messages import pack, receive

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of Linux's sched.h
SIGNAL_AT_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl.h
SPARE = 2  # seconds of the processor that a worker has beyond those of its query, before the kernel ends it


def leave_network() -> bool:
    """Enter an empty network, so that nothing can be reached; whether the kernel let us."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.unshare(NEW_NETWORK) == 0 or libc.unshare(NEW_USER | NEW_NETWORK) == 0)


def die_with_parent() -> None:
    """Let the kernel end this process when the one that made it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SIGNAL_AT_DEATH_OF_PARENT, signal.SIGKILL)


def limit_memory(extra: int) -> None:
    """Let the process take so many bytes more than it has."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0]) if Path("/proc/self/statm").exists() else 0
    if pages:
        most = pages * os.sysconf("SC_PAGE_SIZE") + extra
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: float) -> None:
    """Let the process take so many seconds of the processor more than it has taken, and a few to spare."""
    taken = resource.getrusage(resource.RUSAGE_SELF)
    most = int(taken.ru_utime + taken.ru_stime + seconds) + SPARE
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def work(desk: Desk, door: socket.socket, memory: int) -> None:
    """Do what comes through a socket until it closes, with so many bytes of memory to take."""
    limit_memory(memory)
    with door, door.makefile("rwb") as pipe:
        pipe.write(pack({"ready": os.getpid()}))
        pipe.flush()
        while (message := receive(pipe)) is not None:
            head, body = message
            limit_time(head["seconds"])
            pipe.write(desk.does(head, body.decode("utf-8", "replace")))
            pipe.flush()
