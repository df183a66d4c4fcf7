"""The server's side of the nursery: workers are asked for and sent away; a nursery that ends is started anew.

Where the graph is to be answered from memory, workers over the disk answer until the copy is there, and where pages are to
be made, workers that must look everything up until what pages need is ready too.

>>> fits(1_000, COPY, free=1 << 30), fits(10_000_000, COPY, free=1 << 30)
(True, False)
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from hoptac.errors import StoreError
from hoptac.serving.line import Line, Message
from hoptac.serving.memory import available
from hoptac.serving.messages import pack
from hoptac.serving.nursery import BEHIND, END, GROW, MAKE, ORDER, READY

COPY, LAID = 450, 800  # bytes that a triple takes in memory: of a copy, and with what pages need of it; measured
# For the allocator of glibc: pages of 2 MiB, of which a fork has few to note; and more of what a query gives back is at hand for
# the next one, which else is looked for among all that a store in memory has taken.
OF_GLIBC = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.tcache_count=1000"}


def fits(triples: int, each: int, free: int | None = None) -> bool:
    """Whether so many triples, each of so many bytes, take less than half of the memory that is available."""
    return triples * each < (available() if free is None else free) // 2


class Worker:
    """A worker as the server sees it: busy with one job or none."""

    def __init__(self, nursery: _Nursery, line: Line) -> None:
        self.nursery, self.line = nursery, line
        self.number, self.busy = 0, True

    def receive(self) -> asyncio.Future[Message]:
        """Its next message; once that is there, it is free."""
        told = self.line.message()
        told.add_done_callback(self._done)
        return told

    def _done(self, told: asyncio.Future[Message]) -> None:
        if not told.cancelled() and told.exception() is None:
            self.busy = False

    def ask(self, head: dict[str, Any], body: str) -> asyncio.Future[Message]:
        """What it will answer to a job."""
        self.busy = True
        self.line.transport.write(pack(head, body.encode("utf-8", "replace")))
        return self.receive()

    def seconds(self) -> float:
        """The seconds of the processor that it has had in all its threads, 0 where the system does not tell."""
        threads = Path(f"/proc/{self.number}/task").glob("*/schedstat")
        try:
            return sum(int(thread.read_text("ascii").split()[0]) for thread in threads) / 1e9
        except OSError:
            return 0.0

    def step_behind(self) -> None:
        """Let it run behind all others from now on."""
        self.nursery.order(BEHIND, self.number)

    def end(self) -> None:
        """End it, whatever it does; once."""
        if self in self.nursery.workers:
            self.busy = True
            self.nursery.order(END, self.number)
            self.nursery.workers.discard(self)
            self.line.transport.abort()


class _Nursery:
    """A nursery that runs, the socket for its orders, and the workers that it made."""

    def __init__(self, process: asyncio.subprocess.Process | None, orders: socket.socket) -> None:
        self.process, self.orders = process, orders
        self.workers: set[Worker] = set()

    @classmethod
    async def start(cls, graph: Path, memory: int, where: str) -> _Nursery:
        """One over a graph on disk or in memory, once it is ready.

        Raises `StoreError` where it cannot be.
        """
        orders, theirs = socket.socketpair()
        orders.setblocking(False)
        command = (sys.executable, "-m", "hoptac.serving.nursery", str(graph), str(memory), where)
        nothing = asyncio.subprocess.DEVNULL
        with theirs:  # in a session of its own: who stops the server on a terminal does not stop it first
            about: dict[str, Any] = {"stdin": theirs.fileno(), "stderr": nothing, "env": os.environ | OF_GLIBC}
            made = cls(await asyncio.create_subprocess_exec(*command, start_new_session=True, **about), orders)
        return await made._once_ready(f"{graph}: no worker can open it; run `hoptac build` again")

    async def grown(self) -> _Nursery:
        """Another that shares the copy of this one and has ready what pages need.

        Raises `StoreError` where it cannot have it, `OSError` where this one has ended.
        """
        orders, theirs = socket.socketpair()
        orders.setblocking(False)
        made = _Nursery(None, orders)
        with theirs:
            socket.send_fds(self.orders, [ORDER.pack(GROW, 0)], [theirs.fileno()])
        return await made._once_ready("what pages need cannot be made ready; each page is looked up")

    async def _once_ready(self, otherwise: str) -> _Nursery:
        try:
            told = await asyncio.get_running_loop().sock_recv(self.orders, len(READY))
        except BaseException:
            await self.close()
            raise
        if told != READY:
            await self.close()
            raise StoreError(otherwise)
        return self

    def order(self, letter: bytes, number: int) -> None:
        """Send an order about a worker; a nursery that has ended needs none."""
        with suppress(OSError):
            self.orders.send(ORDER.pack(letter, number))

    async def worker(self) -> Worker:
        """A new worker.

        Raises `OSError` or `EOFError` where the nursery has ended.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self.orders, [ORDER.pack(MAKE, 0)], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        _, line = await asyncio.get_running_loop().create_unix_connection(Line, sock=ours)
        made = Worker(self, line)
        self.workers.add(made)
        head, _ = await made.receive()
        made.number = head["ready"]
        return made

    async def close(self) -> None:
        """End it and all its workers."""
        for worker in tuple(self.workers):
            worker.end()
        self.orders.close()
        if self.process:
            await self.process.wait()


class Nurse:
    """Gives workers over a graph; in memory as soon as the copy is there, if there is to be one, and then `laid` for pages."""

    def __init__(self, graph: Path, memory: int, in_memory: bool, laid: bool = False) -> None:
        self.graph, self.memory, self.in_memory, self.laid = graph, memory, in_memory, laid
        self._nurseries: list[_Nursery] = []  # the last is in use; those before it have the copy, or workers that are busy
        self._copying: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()

    async def begin(self) -> None:
        """Start, with the disk."""
        self._nurseries.append(await _Nursery.start(self.graph, self.memory, "disk"))
        if self.in_memory:
            self._copying = asyncio.create_task(self._copy())

    async def _copy(self) -> None:
        """Go over to memory, if there is room for it after all."""
        with suppress(StoreError, OSError):
            self._nurseries.append(await _Nursery.start(self.graph, self.memory, "memory"))
            if self.laid:
                self._nurseries.append(await self.current.grown())

    @property
    def current(self) -> _Nursery:
        """The nursery that is in use."""
        return self._nurseries[-1]

    @property
    def prepares(self) -> bool:
        """Whether a quicker nursery is being made."""
        return self._copying is not None and not self._copying.done()

    async def copied(self) -> None:
        """Wait until the copy in memory is there, if there is to be one."""
        if self._copying:
            await self._copying

    async def end(self) -> None:
        """End all workers."""
        if self._copying:
            self._copying.cancel()
            with suppress(asyncio.CancelledError):
                await self._copying
        while self._nurseries:
            await self._nurseries.pop().close()

    def fit(self, worker: Worker) -> bool:
        """Whether a worker can take a job; one that cannot is to be ended."""
        return not worker.busy and not worker.line.lost and worker.nursery is self.current

    async def worker(self) -> Worker:
        """A new worker.

        Raises `StoreError` where the store cannot be opened any more.
        """
        async with self._one_at_a_time:
            try:
                return await self.current.worker()
            except (OSError, EOFError):
                await self.end()
                await self.begin()
                return await self.current.worker()
