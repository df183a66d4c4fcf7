"""A store elsewhere brought to this machine, for what runs long or is asked by strangers: an address and a folder come in.

The path of a store goes out: of the one that is named, if it is here, or of a copy in the folder, as the store elsewhere is
at that moment. The texts of the articles are not published, so a copy has the facts and their quotes alone.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from hoptac import oxigraph, remote
from hoptac.store import FORMAT, Manifest, is_address


def fetched(place: str | Path, folder: Path) -> Path:
    """The path of a store on this machine.

    Raises `StoreError` where the one elsewhere cannot be had.
    """
    if not is_address(place):
        return Path(place)
    there = remote.ask_at(str(place))
    generation = folder / "generations" / "000001"
    generation.mkdir(parents=True)
    graph, quads = oxigraph.Store.create(generation / "graph"), there.dump("nq")
    graph.load(quads)
    graph.settle()
    mark = sha256(b"".join(sorted(quads.splitlines(keepends=True)))).hexdigest()
    Manifest(FORMAT, remote.base_of(there), remote.documents_of(there), len(graph), mark).write(generation)
    (folder / "CURRENT").write_text(f"{generation.name}\n", "ascii")
    return folder
