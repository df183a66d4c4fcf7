"""The workers of a server: queries come in, answers go out, and what a query breaks is replaced.

A query runs in a process of its own (`worker`), which is killed when it takes longer than it may, and made anew when it
died of its memory; the server itself stays. A query that is not done soon leaves its place to the next one and
goes on behind all others: who asks much waits, not who asks little. Answers are kept by query, for a store that
is open never changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hoptac.errors import HoptacError
from hoptac.guard import changes
from hoptac.serving.kept import Kept
from hoptac.serving.limits import MEBIBYTE, Limits
from hoptac.serving.nurse import Nurse, Worker

ROOM = 64 * MEBIBYTE  # for answers that are kept
TURN = 2.0  # seconds that a long query has at least before another may take its place
LOADED = 4  # how many times as long a query may take to be a quick one, where the machine has other things to do
SOON = 2  # seconds after which a busy server may be asked again


class RefusedError(HoptacError):
    """A query that was not answered; `status` is the one of HTTP that says why, `after` when to try again (seconds, 0: never)."""

    def __init__(self, status: int, message: str, after: int = 0) -> None:
        super().__init__(message)
        self.status, self.after = status, after


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about: those asked outside of GRAPH, and those that GRAPH ranges over; None for all."""

    defaults: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


WHOLE = Dataset()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its form (a key of RESULT_FORMATS or RDF_FORMATS), its columns, and its bytes."""

    form: str
    columns: tuple[str, ...]
    body: bytes


_Key = tuple[str, tuple[str, ...], Dataset]


@dataclass(slots=True)
class _Shared:
    """A query that is being answered, and how many wait for its answer."""

    task: asyncio.Task[Reply]
    waiting: int = 0


class Workers:
    """A number of workers over one graph; use it as an asynchronous context."""

    def __init__(self, graph: Path, limits: Limits, number: int = 2, in_memory: bool = False) -> None:
        self.limits, self.number = limits, number
        self.nurse = Nurse(graph, limits.memory, in_memory)
        self._free: asyncio.Queue[Worker | None] = asyncio.Queue()
        self._slow: dict[Worker, float] = {}  # since when each runs that is not done soon
        self._waiting = 0
        self._shared: dict[_Key, _Shared] = {}
        self._kept = Kept[_Key, Reply](lambda key, reply: len(key[0]) + len(reply.body), ROOM)

    async def __aenter__(self) -> Workers:
        await self.nurse.begin()
        for _ in range(self.number):
            self._free.put_nowait(await self.nurse.worker())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.nurse.end()

    async def ask(self, query: str, forms: Iterable[str], dataset: Dataset = WHOLE) -> Reply:
        """The answer to a query in the first of the forms that it has; who asks what is asked already waits for the same answer.

        Raises `RefusedError`: 400 what is no query, 406 no such form, 413 too large, 503 too busy or too long.
        """
        key = (query, tuple(forms), dataset)
        if kept := self._kept.get(key):
            return kept
        if changes(query):
            return await self._asked(key)
        shared = self._shared.get(key) or self._share(key)
        shared.waiting += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.waiting -= 1
            if not shared.waiting:
                self._shared.pop(key, None)
                shared.task.cancel()

    def _share(self, key: _Key) -> _Shared:
        shared = self._shared[key] = _Shared(asyncio.create_task(self._asked(key)))
        return shared

    async def _asked(self, key: _Key) -> Reply:
        if self._waiting >= self.limits.waiting:
            raise RefusedError(503, f"{self._waiting} queries are waiting already; try again in a moment", SOON)
        self._waiting += 1
        try:
            answer, body = await self._answered(*key)
        finally:
            self._waiting -= 1
        reply = _reply(answer, body, self.limits)
        if not changes(key[0]):
            self._kept.put(key, reply)
        return reply

    async def _answered(self, query: str, forms: tuple[str, ...], dataset: Dataset) -> tuple[dict[str, Any], bytes]:
        """What a worker says. It may take its time, but its place is free again soon."""
        worker = await self._taken()
        head = {"forms": forms, "size": self.limits.size, "seconds": self.limits.seconds, **asdict(dataset)}
        asked = worker.ask(head, query)
        try:
            try:
                await self._soon(worker, asked)
            finally:
                self._free.put_nowait(None if worker.busy else worker)
            return await (asked if asked.done() else self._slowly(worker, asked))
        except TimeoutError:
            raise RefusedError(503, f"the query took longer than {self.limits.seconds:g} s; ask for less") from None
        except (asyncio.IncompleteReadError, OSError):
            memory = self.limits.memory // MEBIBYTE
            raise RefusedError(503, f"the query ended its worker, which may take {memory} MiB; ask for less") from None
        finally:
            if worker.busy:
                asked.cancel()
                worker.end()

    async def _soon(self, worker: Worker, asked: asyncio.Task[tuple[dict[str, Any], bytes]]) -> None:
        """Wait until a query is done or not done soon; on a busy machine longer, until it has had its part of the processor."""
        quick, before = min(self.limits.quick, self.limits.seconds), worker.seconds()
        for _ in range(LOADED):
            await asyncio.wait({asked}, timeout=quick)
            if asked.done() or worker.seconds() - before >= quick / 2:
                return

    async def _taken(self) -> Worker:
        """A worker that is free, or a new one in the place of one that is gone."""
        worker = await self._free.get()
        if worker and self.nurse.fit(worker):
            return worker
        if worker:
            worker.end()
        try:
            return await self.nurse.worker()
        except BaseException:
            self._free.put_nowait(None)
            raise

    async def _slowly(self, worker: Worker, asked: asyncio.Task[tuple[dict[str, Any], bytes]]) -> tuple[dict[str, Any], bytes]:
        """What a worker says that was not done soon; it runs behind all others and then ends."""
        now = asyncio.get_running_loop().time()
        self._make_room(now)
        self._slow[worker] = now
        worker.step_behind()
        try:
            return await asyncio.wait_for(asked, self.limits.seconds - self.limits.quick)
        except asyncio.IncompleteReadError:
            if worker in self._slow:
                raise
            raise _crowded(self.limits) from None
        finally:
            self._slow.pop(worker, None)
            worker.end()

    def _make_room(self, now: float) -> None:
        """Where enough long queries run, end the one that has had its turn, if one has.

        Raises `RefusedError` where none has.
        """
        if len(self._slow) < self.limits.slow:
            return
        oldest = next(iter(self._slow))
        if now - self._slow[oldest] < TURN:
            raise _crowded(self.limits)
        del self._slow[oldest]
        oldest.end()


def _crowded(limits: Limits) -> RefusedError:
    return RefusedError(503, f"{limits.slow} queries that take long run already; ask for less, or again in a moment", SOON)


def _reply(answer: dict[str, Any], body: bytes, limits: Limits) -> Reply:
    match answer.get("error"):
        case None:
            return Reply(answer["form"], tuple(answer["columns"]), body)
        case "not acceptable":
            kind = "triples" if answer["graph"] else "rows or a truth"
            raise RefusedError(406, f"the answer is {kind}; ask for a format of that")
        case "too large":
            raise RefusedError(413, f"the answer has {answer['bytes']} bytes and {limits.size} are given; add a LIMIT")
        case _:
            raise RefusedError(400, answer["message"])
