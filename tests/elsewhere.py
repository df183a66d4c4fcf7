"""Stores elsewhere for tests: real servers of other makers, each started by the test that asks for it and ended with it."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")
SETTINGS = """\
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = t.db
TransactionFile = t.trx
[Parameters]
ServerPort = {sql}
ServerThreads = 4
NumberOfBuffers = 4000
MaxDirtyBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass(frozen=True)
class Elsewhere:
    """A server of another maker: where it is asked, where graphs are put, where updates go ('' if nowhere)."""

    query: str
    store: str
    update: str = ""


def free() -> int:
    """A port that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """A server that runs until the test is done with it."""
    with (folder / "said.txt").open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said, cwd=folder) as process:
        try:
            for _ in range(1200):
                assert process.poll() is None, (folder / "said.txt").read_text("utf-8", "replace")
                with socket.socket() as door:
                    if door.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield
        finally:
            process.kill()


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Elsewhere]:
    """Oxigraph's own server, in memory."""
    port = free()
    with running([str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}", *options], port, folder):
        start = f"http://127.0.0.1:{port}"
        yield Elsewhere(f"{start}/query", f"{start}/store", f"{start}/update")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Elsewhere]:
    """Virtuoso as Debian has it; its name and password are dba."""
    port = free()
    (folder / "v.ini").write_text(SETTINGS.format(sql=free(), port=port), "ascii")
    with running([str(VIRTUOSO), "+foreground", "+configfile", "v.ini"], port, folder):
        start = f"http://127.0.0.1:{port}"
        yield Elsewhere(f"{start}/sparql", f"{start}/sparql-graph-crud-auth")
