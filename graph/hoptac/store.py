"""A store directory: what `hoptac build` leaves and everything else reads.

A path comes in, an `OpenStore` goes out. The directory has generations, each whole in itself, and a file CURRENT that
names the one to read; a build makes a new generation beside and then replaces CURRENT, so that a reader
always has the old one or the new one. A reader holds a shared lock on its generation, which keeps it from
being removed.

    hoptac-store/CURRENT                        000002
    hoptac-store/LOCK                           held by the build that is running
    hoptac-store/generations/000002/manifest.json, graph/ (Oxigraph), texts/{sha256}.txt

>>> open_store(Path("nowhere"))
Traceback (most recent call last):
hoptac.errors.StoreError: nowhere: there is no store; make one with `hoptac build --store nowhere`
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from hoptac import locks, oxigraph
from hoptac.errors import StoreError
from hoptac.vocabulary import Names

FORMAT = 1  # raised whenever an older store can no longer be read


class Manifest(NamedTuple):
    """What a generation holds; `sha256` is of all that went in, so it names this very content."""

    format: int
    base: str
    documents: int
    triples: int
    sha256: str

    def write(self, generation: Path) -> None:
        """Put the manifest into its generation."""
        (generation / "manifest.json").write_text(json.dumps(self._asdict(), indent=1) + "\n", "utf-8")


class OpenStore(NamedTuple):
    """A generation that is open to read; it stays as it is for as long as this object lives."""

    path: Path
    manifest: Manifest
    graph: oxigraph.Store
    lock: locks.Lock | None

    @property
    def names(self) -> Names:
        """The names of this dataset."""
        return Names(self.manifest.base)

    def text(self, sha256: str) -> str:
        """The NFC text of the document with this hash; '' for a store elsewhere, which has the facts alone.

        Raises `StoreError` where it is missing.
        """
        if not (self.path / "texts").is_dir():
            return ""
        try:
            return text_path(self.path, sha256).read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{self.path}: the text {sha256}.txt cannot be read; run `hoptac build` again") from error

    def close(self) -> None:
        """Let the generation go."""
        if self.lock:
            self.lock.release()


def text_path(generation: Path, sha256: str) -> Path:
    """Where a generation keeps the text of a document."""
    return generation / "texts" / f"{sha256}.txt"


def current(path: Path) -> Path | None:
    """The generation that CURRENT names, None where nothing was built yet.

    Raises `StoreError` where CURRENT is damaged.
    """
    try:
        named = (path / "CURRENT").read_text("ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: CURRENT cannot be read; run `hoptac build --store {path}` again") from error
    if not named.isdigit():
        raise StoreError(f"{path}: CURRENT names no generation; run `hoptac build --store {path}` again")
    return path / "generations" / named


def open_store(place: str | Path) -> OpenStore:
    """The current generation of a store, open to read; or, where an address is given, the store that answers there.

    Raises `StoreError` where there is none, or one that this version does not read.
    """
    if is_address(place):
        return _elsewhere(str(place))
    path = Path(place)
    while True:
        generation = current(path)
        if generation is None:
            raise StoreError(f"{path}: there is no store; make one with `hoptac build --store {path}`")
        try:
            lock = locks.take(generation / "manifest.json", shared=True)
        except OSError as error:
            if current(path) != generation:
                continue  # a build has just replaced it
            raise StoreError(f"{path}: is damaged, {generation.name} is not there; run `hoptac build` again") from error
        if lock is not None and (generation / "manifest.json").exists():
            return OpenStore(generation, _manifest(path, generation), oxigraph.Store.open(generation / "graph"), lock)


def lent(path: Path, graph: oxigraph.Store) -> OpenStore:
    """A generation whose lock another process holds, with its graph as that was opened or copied.

    Raises `StoreError` where it is damaged.
    """
    return OpenStore(path, _manifest(path, path), graph, None)


def is_address(place: str | Path) -> bool:
    """Whether a store is named by the address of an endpoint and not by a directory.

    >>> is_address("http://localhost:7878/query"), is_address("hoptac-store")
    (True, False)
    """
    return re.match(r"https?://", str(place), re.IGNORECASE) is not None


def _elsewhere(address: str) -> OpenStore:
    import hashlib

    from hoptac import remote  # what asks over the wire is not needed by who does not

    there = remote.ask_at(address)
    base, triples = remote.base_of(there), len(there)
    mark = hashlib.sha256(f"{address} {base} {triples}".encode()).hexdigest()
    graph = there.fetched() if there.plans_badly() else there
    return OpenStore(Path(address), Manifest(FORMAT, base, remote.documents_of(there), triples, mark), graph, None)


def _manifest(path: Path, generation: Path) -> Manifest:
    try:
        stated = json.loads((generation / "manifest.json").read_bytes())
        form = stated["format"]
        if form == FORMAT:
            return Manifest(**stated)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: its manifest is damaged; run `hoptac build --store {path}` again") from error
    raise StoreError(
        f"{path}: has format {form} and this version of hoptac reads {FORMAT}; run `hoptac build --store {path}` again"
    )
