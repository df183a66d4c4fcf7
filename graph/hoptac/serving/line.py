"""The server's end of the socket of a worker, over which one message at a time is waited for."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from hoptac.serving.messages import LENGTHS, unpack_head

Message = tuple[dict[str, Any], bytes]


class Line(asyncio.Protocol):
    """A line to a worker; `lost` once that has ended."""

    transport: asyncio.Transport

    def __init__(self) -> None:
        self.lost = False
        self._come = bytearray()
        self._next: asyncio.Future[Message] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The line is open."""
        self.transport = cast(asyncio.Transport, transport)  # that of uvloop is one in all but name

    def message(self) -> asyncio.Future[Message]:
        """The next message; its future fails with `EOFError` where the worker ends before."""
        self._next = asyncio.get_running_loop().create_future()
        self._give()
        return self._next

    def data_received(self, data: bytes) -> None:
        """Take what comes."""
        self._come += data
        self._give()

    def connection_lost(self, error: Exception | None) -> None:
        """The worker has ended, or was sent away."""
        self.lost = True
        self._give()

    def _give(self) -> None:
        """Give a message that is there as a whole to who waits for it."""
        if self._next is None or self._next.done():
            return
        told = self._whole()
        if told:
            self._next.set_result(told)
        elif self.lost:
            self._next.set_exception(EOFError())

    def _whole(self) -> Message | None:
        if len(self._come) < LENGTHS.size:
            return None
        head, body = LENGTHS.unpack_from(self._come)
        start, stop = LENGTHS.size + head, LENGTHS.size + head + body
        if len(self._come) < stop:
            return None
        told = unpack_head(bytes(self._come[LENGTHS.size : start])), bytes(self._come[start:stop])
        del self._come[:stop]
        return told
