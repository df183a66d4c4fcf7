"""Files that are whole or not there: what is written is written beside, then renamed.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     save(Path(folder) / "new" / "a.txt", b"Hop tac")
...     (Path(folder) / "new" / "a.txt").read_bytes()
b'Hop tac'
"""

from __future__ import annotations

import os
from pathlib import Path

from hoptac.errors import InputError


def save(path: Path, data: bytes) -> None:
    """Write a file, making its folder; what stood there stays until the new one is whole.

    Raises `InputError` where it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); name another place with -o") from error
