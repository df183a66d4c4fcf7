"""Files to documents: paths of files and folders come in, Documents go out, and a Problem for each file that is none.

Nothing is skipped in silence: a file that cannot be read as an article is given back as a Problem that names it.

>>> from hoptac import resources
>>> [d.name for d in documents([resources.path("seeds")])]
['000_1c27b647e69cbd21.txt']
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hoptac.documents import markdown, page, plain, records
from hoptac.errors import InputError
from hoptac.model import Document

# A long newspaper article has some 50 kB; a file beyond this is no article.
LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that gave no document, and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


Found = Document | Problem


Reader = Callable[[str, bytes], Iterator[Document]]
READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".html": page.read,
    ".htm": page.read,
    ".jsonl": records.read,
}
STDIN = Path("-")


def listed(paths: Iterable[Path]) -> list[Path | Problem]:
    """The files that paths mean, each folder in the order of names; a Problem for a path that means none."""
    files: list[Path | Problem] = []
    for path in paths:
        if path == STDIN:
            files.append(path)
        elif path.is_dir():
            inside = [p for p in sorted(path.rglob("*")) if p.is_file() and not p.name.startswith(".")]
            readable = [p for p in inside if p.suffix.lower() in READERS]
            files += readable or [Problem(str(path), f"has no articles; put {', '.join(READERS)} files there")]
        elif path.exists():
            files.append(path)
        else:
            files.append(Problem(str(path), "is not there; check the path"))
    return list(dict.fromkeys(files))


def names(files: Iterable[Path]) -> dict[Path, str]:
    """A name for each file: its own, with as many of its folders before it as tell it from another of that name."""
    names = {path: path.name for path in files}
    for depth in range(2, max((len(path.parts) for path in names), default=0) + 1):
        twice = {name for name, count in Counter(names.values()).items() if count > 1}
        if not twice:
            break
        names = {p: "/".join(p.parts[-depth:]) if name in twice else name for p, name in names.items()}
    return names


def _read_stdin() -> Iterator[Document]:
    data = sys.stdin.buffer.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise InputError(f"has more than {LIMIT:,} bytes; give files")
    yield from plain.read("stdin.txt", data)


def read_file(path: Path, name: str) -> Iterator[Found]:
    """The documents of one file, or its Problem; `-` is the text on standard input."""
    reader = READERS.get(path.suffix.lower())
    try:
        if path == STDIN:
            yield from _read_stdin()
            return
        if reader is None:
            raise InputError(f"is of a type that is not read; give one of {', '.join(READERS)}")
        if (size := path.stat().st_size) > LIMIT:
            raise InputError(f"has {size:,} bytes, more than the {LIMIT:,} of the longest article; split it")
        yield from reader(name, path.read_bytes())
    except InputError as error:
        yield Problem(str(path), str(error))
    except OSError as error:
        yield Problem(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}; check its permissions")


def documents(paths: Iterable[Path]) -> Iterator[Found]:
    """The documents of files and folders in their order, one at a time; a Problem stands where a file gave none."""
    files = listed(paths)
    names_of = names(file for file in files if isinstance(file, Path))
    for file in files:
        if isinstance(file, Problem):
            yield file
        else:
            yield from read_file(file, names_of[file])
