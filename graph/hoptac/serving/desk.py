"""What a worker has at hand: a store, and the pages over it once one is asked for.

A desk in memory has looked up what many pages name, and one that is `laid` has all ready that pages of many agreements need; the
workers that are made of it share that.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoptac.errors import HoptacError, UnknownPageError, UnwritableError
from hoptac.oxigraph import RDF_FORMATS, RESULT_FORMATS, Store
from hoptac.serving.messages import pack
from hoptac.store import lent

if TYPE_CHECKING:
    from hoptac.site.library import Library


class Desk:
    """A store, opened from the folder of its graph or copied from there into memory."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder

    @cached_property
    def library(self) -> Library:
        """The pages; who only answers queries never loads what they need."""
        from hoptac.site.library import Library

        return Library(lent(self.folder.parent, self.store))

    @classmethod
    def copied(cls, folder: Path) -> Desk:
        """A desk in memory, at which the pages of some things have been made, so that the first of each worker is as quick."""
        from hoptac.serving.framing import Framing

        desk = cls(Store.copied(folder), folder)
        desk.library.rehearse(Framing("vi").frame())
        return desk

    def lay(self) -> None:
        """Have ready what pages of many agreements and their pictures need."""
        from hoptac.pages import picture

        picture.load()
        self.library.shelf.lay()

    def does(self, head: dict[str, Any], body: str) -> bytes:
        """The message that answers a job: what it made in the form asked for, or the error; any other fault ends the worker."""
        try:
            form, columns, made = self._page(head, body) if "framing" in head else self._answer(head, body)
        except UnknownPageError as error:
            return pack({"error": "missing", "message": str(error)})
        except UnwritableError as error:
            return pack({"error": "unwritable", "message": str(error)})
        except HoptacError as error:
            return pack({"error": "refused", "message": str(error)})
        if not form:
            return pack({"error": "not acceptable", "graph": columns is None})
        if len(made) > head["size"]:
            return pack({"error": "too large", "bytes": len(made)})
        return pack({"form": form, "columns": columns or ()}, made)

    def _answer(self, head: dict[str, Any], query: str) -> tuple[str, tuple[str, ...] | None, bytes]:
        """The form, '' where the answer has none of those asked for, the columns, None of triples, and the bytes."""
        found = self.store.query(query, graphs=head["named"], defaults=head["defaults"])
        formats = RDF_FORMATS if found.is_graph else RESULT_FORMATS
        form = next((form for form in head["forms"] if form in formats), "")
        columns = None if found.is_graph else found.columns
        return form, columns, found.serialised(form) if form else b""

    def _page(self, head: dict[str, Any], path: str) -> tuple[str, tuple[str, ...], bytes]:
        from hoptac.serving.framing import Framing

        frame, fields = Framing(**head["framing"]).frame(), dict(head["fields"])
        ending, made = self.library.leaf(path, frame, fields)
        return ending, (), made
