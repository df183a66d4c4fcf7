"""One worker: a process of its own that opens a store and answers queries, one at a time, until its pipe closes.

It is started with the folder of a store and its limits, reads messages from standard input and writes them to
standard output. It has no network where the kernel lets it give that up, and dies rather than take more
memory than it may: the server then starts another.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from pathlib import Path
from typing import Any

from hoptac.errors import HoptacError
from hoptac.oxigraph import RDF_FORMATS, RESULT_FORMATS, Store
from hoptac.serving.messages import pack, receive

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of Linux's sched.h


def leave_network() -> bool:
    """Enter an empty network, so that nothing can be reached; whether the kernel let us."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.unshare(NEW_NETWORK) == 0 or libc.unshare(NEW_USER | NEW_NETWORK) == 0)


def limit_memory(extra: int) -> None:
    """Let the process take so many bytes more than it has."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0]) if Path("/proc/self/statm").exists() else 0
    if pages:
        most = pages * os.sysconf("SC_PAGE_SIZE") + extra
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(store: Store, head: dict[str, Any], query: str) -> bytes:
    """The message that answers a query: its body in the form asked for, or the error."""
    try:
        found = store.query(query, graphs=head["named"], defaults=head["defaults"])
        formats = RDF_FORMATS if found.is_graph else RESULT_FORMATS
        form = next((form for form in head["forms"] if form in formats), "")
        if not form:
            return pack({"error": "not acceptable", "graph": found.is_graph})
        body = found.serialised(form)
        if len(body) > head["size"]:
            return pack({"error": "too large", "bytes": len(body)})
        return pack({"form": form, "columns": found.columns}, body)
    except HoptacError as error:
        return pack({"error": "refused", "message": str(error)})


def main(arguments: list[str]) -> None:
    """Serve queries over the pipes; `arguments` are the graph's folder and the bytes of memory that a query may take."""
    folder, memory = arguments
    store = Store.open(Path(folder))
    leave_network()
    limit_memory(int(memory))
    sys.stdout.buffer.write(pack({"ready": True}))
    sys.stdout.buffer.flush()
    while (message := receive(sys.stdin.buffer)) is not None:
        head, body = message
        sys.stdout.buffer.write(answer(store, head, body.decode("utf-8", "replace")))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
