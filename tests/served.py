"""A real server for tests: `hoptac serve` in a process of its own, and a client that follows nothing by itself."""

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

PEOPLE = "SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> }"


@dataclass(frozen=True)
class Got:
    """What the server said."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media(self) -> str:
        return (self.headers["content-type"] or "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    pid: int = 0

    @property
    def memory(self) -> int:
        """The bytes of memory that the server itself takes, without its workers."""
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.pid}/status").read_text("ascii"))
        assert found
        return int(found[1]) * 1024

    def sent(self, raw: bytes, seconds: float = 10) -> bytes:
        """What comes back to bytes as they are, until the server closes or nothing more comes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            answer = b""
            with suppress(TimeoutError, ConnectionError):
                connection.sendall(raw)
                while part := connection.recv(1 << 16):
                    answer += part
            return answer

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Got:
        """The answer to a request; header names are written with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Got(response.status, response.headers, response.read())
        finally:
            connection.close()

    def query(self, sparql: str, accept: str = "application/sparql-results+json", **fields: str) -> Got:
        return self.ask(f"/sparql?{urlencode({'query': sparql, **fields})}", accept=accept)

    def lives(self) -> bool:
        """Whether an honest query that was never asked before is answered."""
        got = self.query(f"{PEOPLE} # {time.monotonic_ns()}")
        return got.status == 200 and b'"p"' in got.body


def free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(store: Path | str, *options: str) -> Iterator[Server]:
    """`hoptac serve` over a store, until the test is done with it."""
    port = free()
    command = [sys.executable, "-m", "hoptac", "serve", "--store", str(store), "--port", str(port), *options]
    with running(command, port) as server:
        yield server


@contextmanager
def running(command: list[str], port: int) -> Iterator[Server]:
    """A server that a command starts, until the test is done with it."""
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        server = Server(port, process.pid)
        try:
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        try:
            server.ask("/sparql")
            return
        except OSError:
            assert process.poll() is None, process.communicate()[1].decode()
            time.sleep(0.05)
    raise TimeoutError("the server did not begin")
