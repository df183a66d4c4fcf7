"""Files appear whole or not at all: each is written beside its place and then renamed.

A path and bytes come in; the file is there when `put` returns, with the folders above it.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     put(Path(folder) / "a" / "b.txt", b"x")
...     (Path(folder) / "a" / "b.txt").read_bytes(), [path.name for path in (Path(folder) / "a").iterdir()]
(b'x', ['b.txt'])
"""

from __future__ import annotations

import os
from pathlib import Path

from hoptac.errors import UsageError


def put(path: Path, content: bytes) -> None:
    """Write a file; raises `UsageError` where that cannot be, and then whatever was there before is as it was."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True) if beside.parent.is_dir() else None
        raise UsageError(f"{path}: cannot be written ({error.strerror or error}); choose another place with -o") from error
