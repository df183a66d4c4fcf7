"""The graph for those who know rdflib: the path of a store comes in, an `rdflib.Dataset` over it goes out, to be read.

Its default graph is the union of all; each document is a named graph.

>>> import tempfile
>>> from hoptac import resources
>>> from hoptac.building import build
>>> with tempfile.TemporaryDirectory() as folder:
...     summary = build([resources.path("seeds")], Path(folder) / "store")
...     dataset = open_dataset(Path(folder) / "store")
...     [str(name) for (name,) in dataset.query("SELECT ?name { ?document hop:fileName ?name }")]
['000_1c27b647e69cbd21.txt']
"""

from __future__ import annotations

from pathlib import Path

from oxrdflib import OxigraphStore
from rdflib import Dataset

from hoptac.errors import StoreError
from hoptac.store import OpenStore, is_address, open_store
from hoptac.vocabulary import PREFIXES


class _ReadStore(OxigraphStore):
    """Oxigraph's store under rdflib, which holds the generation that it reads."""

    def __init__(self, opened: OpenStore) -> None:
        super().__init__(store=opened.graph.native)
        self.opened = opened

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Let the generation go."""
        self.opened.close()


def open_dataset(path: str | Path) -> Dataset:
    """A Dataset over the current generation of a store; Oxigraph refuses to write to it.

    Raises `StoreError` where there is no store, or where it is elsewhere.
    """
    if is_address(path):
        raise StoreError(f"{path}: is not on this machine; use rdflib's SPARQLStore for it, or `hoptac.ask(…, store={path!r})`")
    dataset = Dataset(store=_ReadStore(open_store(Path(path))), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, override=True)
    return dataset
