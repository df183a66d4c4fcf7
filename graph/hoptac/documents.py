"""Files to documents: paths of files and folders come in, Documents go out, and a Problem for each file that is none.

Nothing is skipped in silence: a file that cannot be read as an article is given back as a Problem that names it.

>>> from hoptac import resources
>>> [d.name for d in documents([resources.path("seeds")])]
['000_1c27b647e69cbd21.txt']
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hoptac.datelines import dateline
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


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark; raises `InputError` with the reason."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in data[:4096]:
        raise InputError("is binary, not text; give the article as UTF-8 text")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"is not {encoding.removesuffix('-sig').upper()} at byte {error.start}; save it as UTF-8") from None
    if not text.strip():
        raise InputError("is empty; remove it or give it a text")
    return text


def plain_text(name: str, data: bytes) -> Iterator[Document]:
    """The one document of a text file; its date line becomes `published`."""
    document = Document.of(name, decode(data))
    found = dateline(document.text)
    date, span = found or (None, None)
    yield Document.of(name, document.text, published=date, published_span=span)


Reader = Callable[[str, bytes], Iterator[Document]]
READERS: dict[str, Reader] = {".txt": plain_text}


def listed(paths: Iterable[Path]) -> list[Path | Problem]:
    """The files that paths mean, each folder in the order of names; a Problem for a path that means none."""
    files: list[Path | Problem] = []
    for path in paths:
        if path.is_dir():
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


def read_file(path: Path, name: str) -> Iterator[Found]:
    """The documents of one file, or its Problem."""
    reader = READERS.get(path.suffix.lower())
    try:
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
