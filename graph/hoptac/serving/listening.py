"""The server's door: an application comes in and is served on a socket, with limits on what a slow or greedy client may do.

A connection has some seconds for the head of a request, for its answer as a whole, and between two requests; a head has
a size; where the server is full, the connection that has waited longest makes room, of the address that has most of them.
What the front has at hand is written at once. The only importer of uvicorn.
"""

from __future__ import annotations

import asyncio
import math
import resource
import socket
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from hoptac.errors import UsageError
from hoptac.serving.front import KEY, Front, key, line, sum_of
from hoptac.serving.protocol import BODY
from hoptac.serving.rates import Meter
from hoptac.serving.safety import added, bracketed

CONNECTIONS = 500  # at once; a new one ends one that waits
CLOSING = 100  # connections beside them that are about to end
SLOWEST = 16 * 1024  # bytes a second; who reads a long answer faster has as long as that takes
LOOKS = 5  # how often a connection is looked at in the time that a head may take
ADDRESS, HEADER_BYTES, HEADER_COUNT = BODY, 16 * 1024, 100  # what a head may have: a query may stand in the address
UNREAD = 64 * 1024  # bytes that a client may leave unread before it is answered one request after the other
DESCRIPTORS = 4096
OK = b"HTTP/1.1 200 OK\r\n"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds for the head of a request, between an answer and the next request, and for a request and its answer as a whole."""

    head: float = 10.0
    between: float = 5.0
    whole: float = 70.0


class Connection(HttpToolsProtocol):
    """A connection."""

    front: Front
    meter: Meter | None
    patience: Patience
    waits: bool  # for a request or for the rest of its head, and since when
    since: float
    _until: float
    _unread: int

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection; where there are too many, another one ends."""
        if len(self.connections) >= CONNECTIONS:
            _make_room([one for one in self.connections if isinstance(one, Connection)])
        super().connection_made(transport)
        self._at_once, self._head = False, 0
        self._given(self.patience.head, True)
        self._watch()

    def _watch(self) -> None:
        """End the connection when its time is up."""
        if self.transport.is_closing():
            return
        if self.loop.time() >= self._until and not self._is_read():
            self.transport.abort()
        else:
            self.loop.call_later(self.patience.head / LOOKS, self._watch)

    def _is_read(self) -> bool:
        """Whether the client reads a long answer, not too slowly; it then has some seconds more."""
        before, self._unread = self._unread, self.transport.get_write_buffer_size()
        self._until += self.patience.head
        return bool(0 < self._unread <= before - self.patience.head * SLOWEST)

    def _given(self, seconds: float, waits: bool) -> None:
        self.waits, self.since, self._unread = waits, self.loop.time(), sys.maxsize
        self._until = self.since + seconds

    def data_received(self, data: bytes) -> None:
        """Read on, unless the head of a request does not end."""
        super().data_received(data)
        if self.waits and self._head:
            self._head += len(data)
            if self._head > ADDRESS + HEADER_BYTES:
                self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._at_once, self._head = False, 1
        self._given(self.patience.head, True)

    def on_headers_complete(self) -> None:
        """Answer at once what is at hand, refuse what is too large, and let the application answer the rest."""
        if self.transport.is_closing():
            return
        self._given(self.patience.whole, False)
        if len(self.url) > ADDRESS:
            self._refuse(HTTPStatus.REQUEST_URI_TOO_LONG)
        elif len(self.headers) > HEADER_COUNT or sum(map(sum_of, self.headers)) > HEADER_BYTES:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        elif not self._answered():
            super().on_headers_complete()

    def _answered(self) -> bool:
        """Whether the front had the answer at hand."""
        known = key(self.url, self.headers) if self.parser.get_method() == b"GET" else None
        if known is None:
            return False
        self.scope[KEY] = known  # type: ignore[literal-required]
        ready = self.front.ready(known)
        if ready is None or not self._in_turn() or self._too_often():
            return False
        self.transport.writelines([OK, *map(line, self.server_state.default_headers), ready])
        self._at_once = True
        return True

    def _in_turn(self) -> bool:
        """Whether nothing is still to be said on this connection, and there will be more."""
        said = self.cycle is None or self.cycle.response_complete
        stays = self.parser.should_keep_alive() and self.parser.get_http_version() == "1.1"
        return said and stays and self.transport.get_write_buffer_size() < UNREAD

    def _too_often(self) -> bool:
        return bool(self.meter and self.meter.wait(self.client[0] if self.client else "", self.headers))

    def on_body(self, body: bytes) -> None:
        """Give a part of a body to the application, if it waits for one."""
        if not self._at_once and not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """A request is there as a whole."""
        self._head = 0
        if self._at_once:
            self._given(self.patience.between, True)
        elif not self.transport.is_closing():
            if self.cycle.response_complete:
                self._given(self.patience.between, True)
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """An answer is given; what may still come of its request is read within the same time."""
        if self.cycle.response_complete and not self.cycle.more_body:
            self._given(self.patience.between, True)
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        self._refuse(HTTPStatus.BAD_REQUEST)

    def _refuse(self, status: HTTPStatus) -> None:
        """End the connection with a reason."""
        if not self.transport.is_closing():
            self.transport.write(refusal(status))
            self.transport.close()


def refusal(status: HTTPStatus) -> bytes:
    """The bytes of an answer that only tells why there is none.

    >>> refusal(HTTPStatus.BAD_REQUEST).splitlines()[0]
    b'HTTP/1.1 400 Bad Request'
    """
    body = f"{status.phrase}: {status.description or 'send less'}\n".encode()
    about = {b"content-type": b"text/plain; charset=utf-8", b"content-length": b"%d" % len(body), b"connection": b"close"}
    lines = b"".join(map(line, (about | added(status, about.items())).items()))
    return b"HTTP/1.1 %d %b\r\n%b\r\n%b" % (status, status.phrase.encode(), lines, body)


def _make_room(connections: list[Connection]) -> None:
    """End the connection that has waited longest, among those of the address that has most of them."""
    waiting = [one for one in connections if one.waits and not one.transport.is_closing()]
    if waiting:
        many = Counter(one.client and one.client[0] for one in waiting)
        min(waiting, key=lambda one: (-many[one.client and one.client[0]], one.since)).transport.abort()


@dataclass(frozen=True)
class Place:
    """Where a server listens."""

    host: str = "127.0.0.1"
    port: int = 8000


def listening(place: Place) -> socket.socket:
    """The socket that the server listens on.

    Raises `UsageError` where the address is not of this machine or the port is taken.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    try:
        door = socket.create_server((place.host, place.port), family=family, backlog=CONNECTIONS)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"serve: {place.host}:{place.port} cannot be listened on ({reason}); give another --port") from error
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else the second part of an answer waits for 40 ms
    return door


def serve(front: Front, meter: Meter | None, place: Place, patience: Patience, told: Callable[[str], None]) -> None:
    """Serve until the process is told to end; `told` gets the address once it is open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, DESCRIPTORS)), hard))
    configuration = uvicorn.Config(
        front,
        http=type("Served", (Connection,), {"front": front, "meter": meter, "patience": patience}),
        ws="none",
        limit_concurrency=CONNECTIONS + CLOSING,
        timeout_keep_alive=math.ceil(patience.between),
        server_header=False,
        proxy_headers=False,
        access_log=False,
        log_level="error",
    )
    with listening(place) as door:
        told(f"http://{bracketed(place.host)}:{place.port}/")
        uvicorn.Server(configuration).run([door])
