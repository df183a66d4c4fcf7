"""One worker: a process of its own that answers queries and makes pages, one at a time, until its socket closes.

The nursery makes it (`nursery`); it reads messages from a socket and writes them there, and while none comes it makes the memory
that it shares its own. It dies rather than take more
memory or time of the processor than it may: the server then asks for another.
"""

from __future__ import annotations

import ctypes
import os
import resource
import select
import signal
import socket
import sys
from collections.abc import Iterator

from hoptac.serving import memory
from hoptac.serving.desk import Desk
from hoptac.serving.messages import pack, receive

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of Linux's sched.h
SIGNAL_AT_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl.h
DONE = object()
PAUSE = 5  # milliseconds in which nothing comes, after which nobody seems to ask
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


def limit_time(seconds: float) -> None:
    """Let the process take so many seconds of the processor more than it has taken, and a few to spare."""
    taken = resource.getrusage(resource.RUSAGE_SELF)
    most = int(taken.ru_utime + taken.ru_stime + seconds) + SPARE
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def lift_time() -> None:
    """Let the process take any time until it is asked for something again."""
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def work(desk: Desk, door: socket.socket, most: int) -> None:
    """Do what comes through a socket until it closes, with so many bytes of memory to take."""
    memory.limit(most)
    own = memory.own()
    with door, door.makefile("rwb") as pipe:
        pipe.write(pack({"ready": os.getpid()}))
        pipe.flush()
        while_nobody_asks(door, own)
        while (message := receive(pipe)) is not None:
            head, body = message
            limit_time(head["seconds"])
            pipe.write(desk.does(head, body.decode("utf-8", "replace")))
            pipe.flush()
            lift_time()
            while_nobody_asks(door, own)


def while_nobody_asks(door: socket.socket, steps: Iterator[object]) -> None:
    """Take steps until something comes through a socket, or all are taken."""
    coming = select.poll()
    coming.register(door, select.POLLIN)
    while not coming.poll(PAUSE):
        if next(steps, DONE) is DONE:
            return
