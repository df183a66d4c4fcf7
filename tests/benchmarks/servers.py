"""The servers of the benchmark of serving, each over the same graph on a port of this machine, and what is asked of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote

from served import free

OURS = "hoptac serve"
CONNECTIONS, TIMEOUT = 8, 30
BEGINNING, ENDING = 3_600, 20  # seconds: rdflib loads a large graph for half an hour
RDFLIB = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(default_union=True)
graph.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=graph), port=int(sys.argv[2]), log_level="error")
"""
ONCE = """
local paths, number = {}, 0
for path in io.lines("PATHS") do paths[#paths + 1] = path end
request = function()
  number = number + 1
  local again = number > #paths and "%0A%23" .. number or ""
  return wrk.format("GET", paths[(number - 1) % #paths + 1] .. again, {Accept = "application/sparql-results+json"})
end
"""


@dataclass(frozen=True)
class Peer:
    """A server and the address of its endpoint."""

    name: str
    address: str


@dataclass(frozen=True)
class Measured:
    """Requests a second, and the seconds within which 99 of 100 answers came; `failed` tells of answers that were none."""

    rate: float
    slowest: float
    failed: bool


def measured(peer: Peer, queries: Sequence[str], seconds: int, once: bool = False) -> Measured:
    """What wrk measures of a query that is asked again and again, or of one after the other, each told from those before."""
    paths = [f"/{peer.address.split('/', 3)[3]}?query={quote(query)}" for query in queries]
    with tempfile.TemporaryDirectory() as folder:
        asked, script = Path(folder) / "paths", Path(folder) / "once.lua"
        asked.write_text("".join(f"{path}\n" for path in paths), "utf-8")
        script.write_text(ONCE.replace("PATHS", str(asked)), "utf-8")
        each = ["-s", str(script)] if once else ["-H", "Accept: application/sparql-results+json"]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "--timeout", f"{TIMEOUT}", "--latency", *each]
        address = f"{peer.address}?query={quote(queries[0])}"
        told = subprocess.run([*command, address], check=True, capture_output=True, text=True).stdout
    rate, slowest = re.search(r"Requests/sec:\s+([\d.]+)", told), re.search(r"99%\s+([\d.]+)(us|ms|s|m)", told)
    unit = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}
    most = float(slowest[1]) * unit[slowest[2]] if slowest else 0.0
    return Measured(float(rate[1]) if rate else 0.0, most, "Non-2xx" in told)


def peers(store: Path, quads: Path, folder: Path) -> Iterator[AbstractContextManager[Peer]]:
    """All servers that are installed, ours first, each to be started when it is its turn."""
    yield _running(OURS, _hoptac(store), "/sparql")
    if oxigraph := shutil.which("oxigraph", path=str(Path(sys.executable).parent)):
        yield _running("Oxigraph's server", _oxigraph(oxigraph, quads, folder), "/query")
    if find_spec("rdflib_endpoint"):
        yield _running("rdflib-endpoint", [sys.executable, "-c", RDFLIB, str(quads)], "/")


def is_idle(peer: Peer) -> bool:
    """Whether a server is done with what it was asked, in a time that it is given for that."""
    try:
        urllib.request.urlopen(f"{peer.address}?query=ASK%7B%7D", timeout=TIMEOUT).read()
    except OSError:
        return False
    return True


def _hoptac(store: Path) -> list[str]:
    return [sys.executable, "-m", "hoptac", "serve", "--store", str(store), "--seconds", f"{TIMEOUT}", "--port"]


def _oxigraph(command: str, quads: Path, folder: Path) -> list[str]:
    where = str(folder / "oxigraph")
    subprocess.run([command, "load", "--location", where, "--file", str(quads)], check=True, capture_output=True)
    subprocess.run([command, "optimize", "--location", where], check=True, capture_output=True)
    return [command, "serve-read-only", "--union-default-graph", "--location", where, "--bind"]


@contextmanager
def _running(name: str, command: list[str], path: str) -> Iterator[Peer]:
    port = free()
    place = f"127.0.0.1:{port}"
    listens = place if command[-1] == "--bind" else str(port)
    with subprocess.Popen([*command, listens], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            peer = Peer(name, f"http://{place}{path}")
            _wait(peer, process)
            yield peer
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a server, also one that waits for what it will never have done."""
    process.terminate()
    try:
        process.wait(ENDING)
    except subprocess.TimeoutExpired:
        process.kill()


def _wait(peer: Peer, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers."""
    until = time.monotonic() + BEGINNING
    while process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{peer.address}?query=ASK%7B%7D", timeout=TIMEOUT).read()
            return
        except HTTPError:
            return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"{peer.name}: did not begin within {BEGINNING} s")
