"""Clients that are slow or idle: each is let go in time, and others are answered meanwhile."""

import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from hoptac.serving.listening import CONNECTIONS
from served import Server, free, running, served
from wire import DIRECT, HOST


@pytest.fixture(scope="module")
def impatient(store: Path) -> Iterator[Server]:
    """A server that waits for nobody longer than a second."""
    port = free()
    program = f"""
from pathlib import Path
from hoptac.serving.application import Settings, run
from hoptac.serving.listening import Patience, Place
from hoptac.store import open_store
patience = Patience(1, 1, 2)
run(open_store(Path({str(store)!r})), Settings(Place(port={port}), patience=patience), lambda _: None)
"""
    with running([sys.executable, "-c", program], port) as server:
        yield server


SLOW = {
    "nothing at all": (b"", b""),
    "a head byte by byte": (b"GET / HTTP/1.1\r\nX: ", b"a"),
    "headers one by one": (b"GET / HTTP/1.1\r\n", b"X: a\r\n"),
    "a body byte by byte": (b"POST /sparql HTTP/1.1\r\n" + HOST + DIRECT + b"Content-Length: 60000\r\n\r\n", b" "),
    "chunks one by one": (b"POST /sparql HTTP/1.1\r\n" + HOST + DIRECT + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "a body that nobody reads": (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 60000\r\n\r\n", b" "),
    "one answer, then nothing": (b"GET / HTTP/1.1\r\n" + HOST + b"\r\n", b""),
}


@pytest.mark.parametrize("what", SLOW)
def test_a_connection_on_which_little_comes_is_ended(impatient: Server, what: str) -> None:
    first, then = SLOW[what]
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=10) as connection:
        connection.sendall(first)
        start = time.monotonic()
        ended = False
        while not ended and time.monotonic() - start < 8:
            try:
                if then:
                    connection.sendall(then)
                connection.settimeout(0.2)
                ended = connection.recv(1 << 16) == b""
            except TimeoutError:
                continue
            except ConnectionError:
                ended = True
        assert ended
    assert impatient.lives()


def test_a_client_that_does_not_read_its_answer_is_let_go(impatient: Server) -> None:
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", impatient.port))
        connection.sendall(
            (b"GET /sparql?query=" + quote("SELECT * { ?s ?p ?o }").encode() + b" HTTP/1.1\r\n" + HOST + b"\r\n") * 20
        )
        time.sleep(5)
        got = b""
        with suppress(ConnectionError):
            while part := connection.recv(1 << 16):
                got += part
        assert got.count(b"HTTP/1.1 200") < 20
    assert impatient.lives()


def test_more_idle_connections_than_there_is_room_for_keep_nobody_out(store: Path) -> None:
    with served(store) as server, ExitStack() as idle:
        for number in range(CONNECTIONS + 100):
            one = idle.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
            one.sendall(b"GET / HTTP/1.1\r\nX-Half: ")
            if number % 50 == 0:
                assert server.lives()
        with ThreadPoolExecutor(8) as clients:
            assert all(clients.map(lambda _: server.lives(), range(16)))
