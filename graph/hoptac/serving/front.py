"""The front of the server: what was answered before is answered at once, with its bytes as they went out.

A store that is open never changes, so an answer depends on the request alone. `Front` stands before the application: it
gives every answer of moderate size a tag of its bytes, says 304 to who has them, and keeps answers of 200 for
requests that differ in nothing that an answer may depend on: the address and the headers in `KEYED`. A request
with a header that is neither there nor in `IGNORED` is never answered from what is kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hoptac.serving.kept import Kept
from hoptac.serving.limits import MEBIBYTE

Header = tuple[bytes, bytes]
ROOM = 64 * MEBIBYTE
TAGGED = 4 * MEBIBYTE  # bytes of the longest answer that is tagged
KEYED = frozenset((b"host", b"accept", b"accept-language"))
IGNORED = frozenset(
    f"{name}".encode()
    for name in (
        "accept-encoding cache-control connection cookie dnt forwarded origin pragma priority referer save-data user-agent via "
        "sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-gpc "
        "upgrade-insecure-requests x-forwarded-for x-forwarded-host x-forwarded-proto x-real-ip"
    ).split()
)
KEY = "hoptac.key"  # of a GET whose answer may be kept, in its scope


class Key(NamedTuple):
    """All that an answer depends on."""

    address: bytes
    headers: tuple[Header, ...]


def key(address: bytes, headers: Iterable[Header]) -> Key | None:
    """The key of a GET, None where its answer may depend on more.

    >>> key(b"/", [(b"host", b"localhost"), (b"user-agent", b"x")])
    Key(address=b'/', headers=((b'host', b'localhost'),))
    >>> key(b"/", [(b"range", b"bytes=0-1")])
    """
    kept = []
    for header in headers:
        if header[0] in KEYED:
            kept.append(header)
        elif header[0] not in IGNORED:
            return None
    return Key(address, tuple(kept))


class Front:
    """An application and the answers of it that are kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept = Kept[Key, bytes](lambda key, ready: len(key.address) + sum(map(sum_of, key.headers)) + len(ready), ROOM)

    def ready(self, key: Key) -> bytes | None:
        """The bytes of the answer to a request, headers and body, if they are kept."""
        return self._kept.get(key)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, _Answer(self, scope, send).take)
        else:
            await self.app(scope, receive, send)

    def keep(self, key: Key, start: Message, body: bytes) -> None:
        """Keep an answer for who asks the same."""
        self._kept.put(key, b"%b\r\n%b" % (b"".join(map(line, start["headers"])), body))


def line(header: Header) -> bytes:
    """A header as it goes out."""
    return b"%b: %b\r\n" % header


def sum_of(header: Header) -> int:
    """The bytes of a header."""
    return len(header[0]) + len(header[1])


class _Answer:
    """An answer on its way out; its head is held back until its body is there."""

    def __init__(self, front: Front, scope: Scope, send: Send) -> None:
        self.front, self.scope, self.send = front, scope, send
        self._start: Message | None = None

    async def take(self, message: Message) -> None:
        """Take a part of the answer, and send it on when it is time."""
        if message["type"] == "http.response.start" and message["status"] == 200:
            self._start = message
            return
        if self._start:
            start, self._start = self._start, None
            if message.get("more_body") or len(message.get("body", b"")) > TAGGED:
                await self.send(start)
            else:
                await self._whole(start, message)
                return
        await self.send(message)

    async def _whole(self, start: Message, message: Message) -> None:
        """Send an answer that is there as a whole."""
        body = message.get("body", b"")
        told = dict(start["headers"])
        fresh = b"no-store" not in told.get(b"cache-control", b"")
        if fresh and b"etag" not in told:
            tag = b'"%b"' % hashlib.blake2b(body, digest_size=16).hexdigest().encode()
            start["headers"] = [*start["headers"], (b"etag", tag), *_unless(told, b"cache-control", b"no-cache")]
            if tag in _tags(self.scope["headers"]):
                start["status"] = 304
                start["headers"] = [pair for pair in start["headers"] if pair[0] not in (b"content-length", b"content-type")]
                message = {"type": "http.response.body"}
        if fresh and start["status"] == 200 and b"content-length" in told and KEY in self.scope:
            self.front.keep(self.scope[KEY], start, body)
        await self.send(start)
        await self.send(message)


def _unless(told: dict[bytes, bytes], name: bytes, value: bytes) -> list[Header]:
    return [] if name in told else [(name, value)]


def _tags(headers: Iterable[Header]) -> list[bytes]:
    """The tags that a client has already."""
    return [tag for name, value in headers if name == b"if-none-match" for tag in re.findall(rb'"[^"]*"', value)]
