"""The workers of a server: queries come in and pages that ask much, answers go out, and what one of them breaks is replaced.

A job runs in a process of its own (`worker`), which is killed when it takes longer than it may, and made anew when it
died of its memory; the server itself stays. A job that is not done soon leaves its place to the next one and
goes on behind all others: who asks much waits, not who asks little. Answers are kept by job, for a store that
is open never changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoptac.errors import HoptacError, StoreError
from hoptac.guard import changes
from hoptac.serving.jobs import WHOLE, Dataset, Job, Query
from hoptac.serving.kept import Kept
from hoptac.serving.limits import MEBIBYTE, Limits
from hoptac.serving.line import Message
from hoptac.serving.nurse import Nurse, Worker

ROOM = 64 * MEBIBYTE  # for answers that are kept
TURN = 2.0  # seconds that a long job has at least before another may take its place
LOADED = 4  # how many times as long a job may take to be a quick one, where the machine has other things to do
AT_ONCE = 0.02  # seconds in which most jobs are done, and it is not looked what part of the processor they have had
LATER = 30  # seconds after which a server that has just begun may be asked again
SOON = 2  # seconds after which a busy server may be asked again


class RefusedError(HoptacError):
    """A request that was not answered; HTTP says why by `status`; it may be tried `after` so many seconds, 0: never."""

    def __init__(self, status: int, message: str, after: int = 0) -> None:
        super().__init__(message)
        self.status, self.after = status, after


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its form (a key of RESULT_FORMATS or RDF_FORMATS, the ending of a page), its columns, and its bytes."""

    form: str
    columns: tuple[str, ...]
    body: bytes


@dataclass(slots=True)
class _Shared:
    """A job that is being done, and how many wait for its answer."""

    task: asyncio.Task[Reply]
    waiting: int = 0


class Workers:
    """A number of workers over one graph; use it as an asynchronous context."""

    def __init__(self, graph: Path, limits: Limits, number: int = 2, in_memory: bool = False, laid: bool = False) -> None:
        self.limits, self.number = limits, number
        self.nurse = Nurse(graph, limits.memory, in_memory, laid)
        self._free: asyncio.Queue[Worker | None] = asyncio.Queue()
        self._slow: dict[Worker, float] = {}  # since when each runs that is not done soon
        self._waiting = 0
        self._shared: dict[Job, _Shared] = {}
        self._kept = Kept[Job, Reply](lambda job, reply: len(job.body) + len(reply.body), ROOM)

    async def __aenter__(self) -> Workers:
        await self.nurse.begin()
        for _ in range(self.number):
            self._free.put_nowait(None)  # each is made when it is needed first, so that a server need not wait to be open
        self._readying = asyncio.create_task(self._ready())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._readying.cancel()
        with suppress(asyncio.CancelledError):
            await self._readying
        await self.nurse.end()

    async def _ready(self) -> None:
        """Once the nursery has all that it will have, make workers of it, which have their memory to themselves when asked."""
        await self.nurse.copied()
        with suppress(StoreError, OSError, EOFError):
            for _ in range(self.number):  # the place that has waited longest first, so each once
                self._free.put_nowait(await self._taken())

    async def ask(self, query: str, forms: Iterable[str], dataset: Dataset = WHOLE) -> Reply:
        """The answer to a query in the first of the forms that it has; raises as `do` does."""
        return await self.do(Query(query, tuple(forms), dataset, not changes(query)))

    async def do(self, job: Job) -> Reply:
        """What comes of a job; who asks what is asked already waits for the same answer.

        Raises `RefusedError`: 400 what is no query, 404 no such page, 406 no such form, 413 too large, 503 too busy or too long.
        """
        if kept := self._kept.get(job):
            return kept
        if not job.lasting:
            return await self._asked(job)
        shared = self._shared.get(job) or self._share(job)
        shared.waiting += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.waiting -= 1
            if not shared.waiting:
                self._shared.pop(job, None)
                shared.task.cancel()

    def _share(self, job: Job) -> _Shared:
        shared = self._shared[job] = _Shared(asyncio.create_task(self._asked(job)))
        return shared

    async def _asked(self, job: Job) -> Reply:
        if self._waiting >= self.limits.waiting:
            raise RefusedError(503, f"{self._waiting} queries are waiting already; try again in a moment", SOON)
        self._waiting += 1
        try:
            answer, body = await self._answered(job)
        finally:
            self._waiting -= 1
        reply = _reply(answer, body, self.limits)
        if job.lasting:
            self._kept.put(job, reply)
        return reply

    async def _answered(self, job: Job) -> Message:
        """What a worker says. It may take its time, but its place is free again soon."""
        worker = await self._taken()
        asked = worker.ask({"size": self.limits.size, "seconds": self.limits.seconds, **job.head()}, job.body)
        try:
            try:
                await self._soon(worker, asked)
            finally:
                self._free.put_nowait(None if worker.busy else worker)
            return await (asked if asked.done() else self._slowly(worker, asked))
        except TimeoutError:
            early = self.nurse.prepares
            way = "the server has just begun, so try again in a minute" if early else "ask for less"
            told = f"the {job.name} took longer than {self.limits.seconds:g} s; {way}"
            raise RefusedError(503, told, LATER * early) from None
        except (EOFError, OSError):
            memory = self.limits.memory // MEBIBYTE
            raise RefusedError(503, f"the {job.name} ended its worker, which may take {memory} MiB; ask for less") from None
        finally:
            if worker.busy:
                asked.cancel()
                worker.end()

    async def _soon(self, worker: Worker, asked: asyncio.Future[Message]) -> None:
        """Wait until a job is done or not done soon; on a busy machine longer, until it has had its part of the processor."""
        await asyncio.wait({asked}, timeout=AT_ONCE)
        if asked.done():
            return
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

    async def _slowly(self, worker: Worker, asked: asyncio.Future[Message]) -> Message:
        """What a worker says that was not done soon; it runs behind all others and then ends."""
        now = asyncio.get_running_loop().time()
        self._make_room(now)
        self._slow[worker] = now
        worker.step_behind()
        try:
            return await asyncio.wait_for(asked, self.limits.seconds - self.limits.quick)
        except EOFError:
            if worker in self._slow:
                raise
            raise _crowded(self.limits) from None
        finally:
            self._slow.pop(worker, None)
            worker.end()

    def _make_room(self, now: float) -> None:
        """Where enough long jobs run, end the one that has had its turn, if one has.

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
        case "missing":
            raise RefusedError(404, answer["message"])
        case "unwritable":
            raise RefusedError(406, answer["message"])
        case "not acceptable":
            kind = "triples" if answer["graph"] else "rows or a truth"
            raise RefusedError(406, f"the answer is {kind}; ask for a format of that")
        case "too large":
            raise RefusedError(413, f"the answer has {answer['bytes']} bytes and {limits.size} are given; add a LIMIT")
        case _:
            raise RefusedError(400, answer["message"])
