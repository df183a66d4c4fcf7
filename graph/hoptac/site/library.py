"""A store with what its pages need at hand: paths come in, pages go out.

`page` gives what stands under a path, `paths` the paths of all pages that need no form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from hoptac import resources
from hoptac.answers import Row, rows
from hoptac.errors import UnknownPageError
from hoptac.questions import catalogue
from hoptac.search import LONGEST, Index
from hoptac.site.frame import Frame, write
from hoptac.site.portrait import portrait
from hoptac.site.things import Description, describe
from hoptac.site.words import COUNTED, TERMS, called
from hoptac.store import OpenStore
from hoptac.text import visible

FIRST = ("agreements", "parties", "areas", "commitments", "roles", "systems")  # questions on the first page
TEXTS = 64  # articles that are kept at hand
KEPT = 512  # descriptions
NOTHING: Mapping[str, str] = {}


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


class Library:
    """The pages over one store."""

    def __init__(self, opened: OpenStore) -> None:
        self.opened = opened
        self.start = f"{opened.manifest.base}id/"
        self.text = lru_cache(TEXTS)(opened.text)
        self.described = lru_cache(KEPT)(lambda thing: describe(opened.graph, thing))
        self._pages: dict[str, Callable[[Frame, Mapping[str, str]], str]] = {"/": self._home, "/search": self._search}

    @cached_property
    def index(self) -> Index:
        """All that the search box finds."""
        return Index.of(self.opened.graph)

    @cached_property
    def _holds(self) -> list[Row]:
        found = rows(self.opened.graph.query(resources.read("queries/pages/holds.rq")))
        return sorted(found, key=lambda row: (-int(row["number"] or 0), str(row["kind"])))

    def paths(self) -> Iterator[str]:
        """The paths of all pages that show something without being asked by a form."""
        yield "/"
        found = self.opened.graph.query(resources.read("queries/pages/subjects.rq"))
        yield from sorted(
            f"/doc/{iri.removeprefix(self.start)}" for iri in map(str, chain(*found.rows())) if iri.startswith(self.start)
        )

    def page(self, path: str, frame: Frame, fields: Mapping[str, str] = NOTHING) -> str:
        """The page of a path, as what a form gave asks for it.

        Raises `UnknownPageError` where there is none.
        """
        if path in self._pages:
            return self._pages[path](frame, fields)
        found = (
            self.described(f"{self.opened.manifest.base}id/{path.removeprefix('/doc/')}") if path.startswith("/doc/") else None
        )
        if found is None or not found.quads:
            raise UnknownPageError(f"{path[:100]}: is no page here; search for it at /search")
        return self.thing(found, frame)

    def _home(self, frame: Frame, _: Mapping[str, str]) -> str:
        """What the graph holds, up to when, and where to begin."""
        spoken = frame.language
        counts = [(called(COUNTED, _local(str(row["kind"])), spoken), row["number"]) for row in self._holds if row["kind"]]
        latest = next((row["latest"] for row in self._holds if row["latest"]), "")
        questions = [{"name": q.name, "text": q.vi[0] if spoken == "vi" else q.en[0]} for q in catalogue() if q.name in FIRST]
        return write("home", frame, counts=counts, latest=latest, questions=questions)

    def _search(self, frame: Frame, fields: Mapping[str, str]) -> str:
        """What the words of the search box find."""
        words = fields.get("words", "")[:LONGEST]
        found = [
            {
                "href": f"/doc/{entry.iri.removeprefix(self.start)}",
                "name": visible(entry.label),
                "words": visible(entry.words),
                "kind": called(TERMS, entry.kind, frame.language),
                "document": visible(entry.document),
            }
            for entry in self.index.find(words)
        ]
        return write("search", frame, words=words, found=found)

    def thing(self, found: Description, frame: Frame) -> str:
        """The page of a thing."""
        base = self.opened.manifest.base
        place = f"/doc/{found.thing.removeprefix(self.start)}"
        return write("thing", frame, view=portrait(found, base, frame.language, self.text), place=place)
