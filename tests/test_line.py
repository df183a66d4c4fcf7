"""A message of a worker is there for who asks for it later, in whatever parts it comes."""

import asyncio

import pytest

from hoptac.serving.line import Line
from hoptac.serving.messages import pack


def test_a_message_that_comes_before_it_is_waited_for_is_not_lost() -> None:
    async def use() -> None:
        line = Line()
        line.data_received(pack({"ready": 1}))
        assert await line.message() == ({"ready": 1}, b"")

    asyncio.run(use())


def test_a_message_comes_in_parts_and_two_come_at_once() -> None:
    async def use() -> None:
        line, sent = Line(), pack({"form": "json"}, b"{}") + pack({"form": "csv"}, b"a")
        first = line.message()
        for place in range(len(sent)):
            line.data_received(sent[place : place + 1])
        assert (await first, await line.message()) == (({"form": "json"}, b"{}"), ({"form": "csv"}, b"a"))

    asyncio.run(use())


def test_who_waits_for_a_worker_that_ends_is_told() -> None:
    async def use() -> None:
        line = Line()
        waiting = line.message()
        line.connection_lost(None)
        with pytest.raises(EOFError):
            await waiting
        with pytest.raises(EOFError):
            await line.message()

    asyncio.run(use())
