"""The nursery: a process that has a store at hand and makes workers of it, each in a few milliseconds.

It is started with the folder of a store, how much memory a worker may take, and whether the store is to be copied into
memory, where questions are answered several times as fast; the workers are forks and share that copy. Over the
socket that is its standard input come orders, a letter and the number of a process: to make a worker for the
socket that comes with the order, to end one, to let one run behind all others; or to make another nursery that
has what pages need ready too, and shares the copy. While nothing is ordered it loads what workers will need. It has no
network where the kernel lets it give that up, and ends with that socket.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread, get_native_id
from typing import TypeVar

from hoptac import templates
from hoptac.oxigraph import Store
from hoptac.serving.desk import Desk
from hoptac.serving.worker import die_with_parent, leave_network, while_nobody_asks, work

READY = b"r"
MAKE, END, BEHIND, GROW = b"m", b"e", b"b", b"g"
ORDER = struct.Struct(">cQ")
LAST = 19  # the niceness of what runs only when nothing else wants to
AHEAD = 10  # and of what is made before somebody asks for it
Made = TypeVar("Made")


class Nursery:
    """The workers of a store that were made and have not ended; `opened` gives the desk to a worker."""

    def __init__(self, opened: Callable[[], Desk], memory: int) -> None:
        self.opened, self.memory = opened, memory
        self.children: set[int] = set()

    def serve(self, orders: socket.socket, steps: Iterable[object] = ()) -> None:
        """Do what is ordered until the socket closes, then end all workers; take steps while nothing is ordered."""
        ahead = iter(steps)
        while True:
            while_nobody_asks(orders, ahead)
            order, doors, *_ = socket.recv_fds(orders, ORDER.size, 1)
            self._bury()
            if len(order) < ORDER.size:
                break
            letter, child = ORDER.unpack(order)
            if letter in (MAKE, GROW):
                self._make(socket.socket(fileno=doors[0]), orders, self._work if letter == MAKE else self._grow)
            else:
                self._obey(letter, child)
        for child in self.children:
            os.kill(child, signal.SIGKILL)

    def _make(self, door: socket.socket, orders: socket.socket, life: Callable[[socket.socket], None]) -> None:
        child = os.fork()
        if child:
            self.children.add(child)
            door.close()
            return
        code = 1
        try:
            orders.close()
            die_with_parent()
            life(door)
            code = 0
        finally:
            os._exit(code)

    def _work(self, door: socket.socket) -> None:
        """Live as a worker: in a new thread, where an engine draws lots of its own and not those of whom it was forked from."""
        worker = Thread(target=lambda: work(self.opened(), door, self.memory))
        worker.start()
        worker.join()

    def _grow(self, door: socket.socket) -> None:
        """Lay the desk, then take orders from that socket."""
        behind(self.opened().lay)
        ready(door)
        Nursery(self.opened, self.memory).serve(door)

    def _obey(self, order: bytes, child: int) -> None:
        """End a worker or let it run behind all others; one that has ended by itself is left alone."""
        if child not in self.children:
            return
        with suppress(ProcessLookupError):
            if order == END:
                os.kill(child, signal.SIGKILL)
            elif order == BEHIND:
                for thread in _threads(child):
                    os.setpriority(os.PRIO_PROCESS, thread, LAST)

    def _bury(self) -> None:
        """Let the workers go that have ended, so that their numbers are free."""
        for child in tuple(self.children):
            if os.waitpid(child, os.WNOHANG)[0]:
                self.children.discard(child)


def _threads(child: int) -> list[int]:
    """The numbers of the threads of a process, each of which the kernel schedules by itself; of itself where that is not told."""
    try:
        return [int(thread.name) for thread in Path(f"/proc/{child}/task").iterdir()]
    except OSError:
        return [child]


def main(arguments: list[str]) -> None:
    """Serve; `arguments` are the graph's folder, the bytes of memory of a worker, and `memory` or `disk`."""
    folder, memory, where = arguments
    leave_network()
    orders = socket.socket(fileno=sys.stdin.fileno())
    path = Path(folder)
    if where == "memory":
        behind(lambda: list(load()))
        copy = behind(lambda: Desk.copied(path))
        ready(orders)
        Nursery(lambda: copy, int(memory)).serve(orders)
    else:
        ready(orders)  # who asks at once need not wait
        Nursery(lambda: Desk(Store.open(path), path), int(memory)).serve(orders, load())


def load() -> Iterator[str]:
    """Load what makes pages, step by step, so that each worker has it from its birth."""
    yield import_module("hoptac.site.library").__name__
    yield from templates.load()
    gc.freeze()  # what a fork never touches stays shared


def behind(making: Callable[[], Made]) -> Made:
    """What is made ahead of who asks for it, in a thread that leaves the processor to those who ask meanwhile.

    A process cannot raise its niceness and lower it again, but only the thread that asks for it has it, and threads that it
    begins; what is forked later from another thread has none of it.
    """

    def made() -> Made:
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, get_native_id(), AHEAD)
        return making()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(made).result()


def ready(orders: socket.socket) -> None:
    """Say that orders can come."""
    gc.freeze()
    orders.send(READY)


if __name__ == "__main__":
    main(sys.argv[1:])
