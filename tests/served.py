"""A real server for tests: `hoptac serve` in a process of its own, and a client that follows nothing by itself."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(store: Path, *options: str) -> Iterator[Server]:
    """`hoptac serve` over a store, until the test is done with it."""
    server = Server(_free())
    command = [sys.executable, "-m", "hoptac", "serve", "--store", str(store), "--port", str(server.port), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
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
