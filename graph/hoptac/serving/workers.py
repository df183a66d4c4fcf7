"""The workers of a server: queries come in, answers go out, and what a query breaks is replaced.

A query runs in a process of its own (`worker`), which is killed when it takes longer than it may, and started
anew when it died of its memory; the server itself stays. Answers are kept by query until the room for them
is full, for a store that is open never changes.
"""

from __future__ import annotations

import asyncio
import sys
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from hoptac.errors import HoptacError
from hoptac.serving.limits import MEBIBYTE, Limits
from hoptac.serving.messages import LENGTHS, pack, unpack_head

KEPT = 64 * MEBIBYTE


class RefusedError(HoptacError):
    """A query that was not answered; `status` is the one of HTTP that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


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
class _Kept:
    """The answers that are kept, the least used of which goes first."""

    replies: OrderedDict[_Key, Reply] = field(default_factory=OrderedDict)
    size: int = 0

    def get(self, key: _Key) -> Reply | None:
        if key in self.replies:
            self.replies.move_to_end(key)
        return self.replies.get(key)

    def put(self, key: _Key, reply: Reply) -> None:
        if len(reply.body) > KEPT // 8 or key in self.replies:
            return
        self.replies[key] = reply
        self.size += len(reply.body)
        while self.size > KEPT:
            self.size -= len(self.replies.popitem(last=False)[1].body)


class _Worker:
    """One process and the pipes to it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, graph: Path, memory: int) -> _Worker:
        command = (sys.executable, "-m", "hoptac.serving.worker", str(graph), str(memory))
        pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        worker = cls(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=nothing))
        await worker.receive()
        return worker

    async def receive(self) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdout is not None
        head, body = LENGTHS.unpack(await self.process.stdout.readexactly(LENGTHS.size))
        return unpack_head(await self.process.stdout.readexactly(head)), await self.process.stdout.readexactly(body)

    async def ask(self, head: dict[str, Any], query: str) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdin is not None
        self.process.stdin.write(pack(head, query.encode("utf-8", "replace")))
        await self.process.stdin.drain()
        return await self.receive()

    async def stop(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()


class Workers:
    """A number of workers over one graph; use it as an asynchronous context."""

    def __init__(self, graph: Path, limits: Limits, number: int = 2) -> None:
        self.graph, self.limits, self.number = graph, limits, number
        self._free: asyncio.Queue[_Worker | None] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._waiting = 0
        self._kept = _Kept()

    async def __aenter__(self) -> Workers:
        for _ in range(self.number):
            self._free.put_nowait(await self._start())
        return self

    async def __aexit__(self, *_: object) -> None:
        for worker in list(self._all):
            await self._end(worker)

    async def _start(self) -> _Worker:
        worker = await _Worker.start(self.graph, self.limits.memory)
        self._all.add(worker)
        return worker

    async def _end(self, worker: _Worker) -> None:
        self._all.discard(worker)
        await worker.stop()

    async def ask(self, query: str, forms: Iterable[str], dataset: Dataset = WHOLE) -> Reply:
        """The answer to a query in the first of the forms that it has.

        Raises `RefusedError`: 400 what is no query, 406 no such form, 413 too large, 503 too busy or too long.
        """
        key = (query, tuple(forms), dataset)
        if kept := self._kept.get(key):
            return kept
        if self._waiting >= self.limits.waiting:
            raise RefusedError(503, f"{self._waiting} queries are waiting already; try again in a moment")
        self._waiting += 1
        try:
            reply = await self._ask(*key)
        finally:
            self._waiting -= 1
        self._kept.put(key, reply)
        return reply

    async def _ask(self, query: str, forms: tuple[str, ...], dataset: Dataset) -> Reply:
        worker = await self._free.get() or await self._start()
        back: _Worker | None = None
        try:
            head = {"forms": forms, "size": self.limits.size, **asdict(dataset)}
            answer, body = await asyncio.wait_for(worker.ask(head, query), self.limits.seconds)
            back = worker
        except TimeoutError:
            raise RefusedError(503, f"the query took longer than {self.limits.seconds:g} s; ask for less") from None
        except (asyncio.IncompleteReadError, OSError):
            raise RefusedError(
                503, f"the query ended its worker, which may take {self.limits.memory // MEBIBYTE} MiB; ask for less"
            ) from None
        finally:
            if back is None:
                await self._end(worker)
            self._free.put_nowait(back)
        return _reply(answer, body, self.limits)


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
