"""Folders that are whole or not there: files come in, the folder stands in its place with these files and no others.

It is written beside its place and then renamed. What stood there before is replaced only if the same kind of export made
it, which a file of a name of its own (`mark`) tells, so that no folder of somebody's work is ever cleared.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     target = Path(folder) / "made"
...     put_folder(target, [("a/b.txt", b"1"), ("mark", b"")], "mark")
...     put_folder(target, [("c.txt", b"2"), ("mark", b"")], "mark")
...     sorted(path.name for path in target.iterdir())
['c.txt', 'mark']
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from hoptac.errors import UsageError


def put_folder(target: Path, files: Iterable[tuple[str, bytes]], mark: str) -> None:
    """Write a folder of files, each by its path inside.

    Raises `UsageError` where that cannot be, and then whatever was there before is as it was.
    """
    if not _ours(target, mark):
        raise UsageError(f"{target}: holds other files than such an export; name a new or empty folder with -o")
    beside, old = (target.with_name(f".{target.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    try:
        _write(beside, files)
        if target.exists():
            target.rename(old)
        beside.rename(target)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise UsageError(f"{target}: cannot be written ({error.strerror or error}); choose another place with -o") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _ours(target: Path, mark: str) -> bool:
    if not target.exists():
        return True
    return target.is_dir() and (not any(target.iterdir()) or (target / mark).is_file())


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    folder.mkdir(parents=True)
    for name, content in files:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
