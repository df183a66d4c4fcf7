"""A store with what its pages need at hand, each found once: lists, names, articles, the network of everything.

>>> path_of("https://e.org/id/person/a", "https://e.org/"), iri_of("person/a", "https://e.org/")
('/doc/person/a', 'https://e.org/id/person/a')
"""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from threading import Lock

from hoptac import parameters, resources
from hoptac.answers import Row, rows
from hoptac.collation import collation_key
from hoptac.ledger import Background, Coverage, background, coverage
from hoptac.networks import views
from hoptac.networks.graphs import Graph
from hoptac.parameters import Name
from hoptac.search import Entry, Index
from hoptac.site.deals import Body, Deal, connected, deals
from hoptac.site.lookup import Lookup, Memory
from hoptac.site.terms import pages, vocabulary
from hoptac.store import OpenStore
from hoptac.vocabulary import VOCABULARY

SUGGESTED = 12  # names in the list below a field


def path_of(iri: str, base: str) -> str:
    """The path of the page of a thing."""
    return f"/doc/{iri.removeprefix(f'{base}id/')}"


def iri_of(name: str, base: str) -> str:
    """The IRI of what a path names, as `person/x`."""
    return f"{base}id/{name}"


class Shelf:
    """What the pages over one store have at hand."""

    def __init__(self, opened: OpenStore) -> None:
        self.opened = opened
        self.graph, self.base = opened.graph, opened.manifest.base
        self.memory = Memory(opened.graph, opened.text)
        self.names = cache(self._names)
        self.indexed = cache(self._named)
        self.listed = cache(self._listed)
        self.terms = cache(lambda language, page: vocabulary(opened.graph.graph(VOCABULARY), language, page))
        self._drawing = Lock()
        self._networks: dict[str, Graph] = {}

    @cached_property
    def vocabulary_pages(self) -> list[str]:
        """The IRIs at which the terms are explained."""
        return pages(self.graph.graph(VOCABULARY))

    def lookup(self, language: str) -> Lookup:
        """What one page in a language looks things up by."""
        return Lookup(self.memory, self.base, language)

    def path(self, iri: str) -> str:
        """The path of the page of a thing."""
        return path_of(iri, self.base)

    def _names(self, kind: str) -> list[Name]:
        return parameters.names(kind, self.graph)

    def thing(self, kind: str, wanted: str, place: str) -> str:
        """The IRI of the one thing of a kind that is called so; raises `UnknownNameError` where it is none or several."""
        return parameters.chosen(wanted, self.names(kind), place).iri

    @cached_property
    def index(self) -> Index:
        """All that the search box finds."""
        return Index.of(self.graph)

    def _named(self, kind: str) -> tuple[Index, Counter[str]]:
        """The names of a kind to search in, and how many things each label is of."""
        known = self.names(kind)
        labels = Counter(label for _, label in {(name.iri, name.label) for name in known})
        return Index(tuple(Entry(name.iri, kind, name.label, name.name) for name in known)), labels

    def _listed(self, kind: str) -> list[tuple[str, str]]:
        """The things of a class with their names, in the order of the Vietnamese alphabet."""
        found = {entry.iri: entry.label for entry in self.index.entries if entry.kind == kind and entry.label}
        return sorted(found.items(), key=lambda named: (collation_key(named[1]), named[0]))

    def suggested(self, kind: str, words: str) -> list[tuple[str, str]]:
        """The labels of things of a kind whose names hold these words, and what a form is to say for each of them."""
        index, labels = self.indexed(kind)
        return [(entry.label, entry.label if labels[entry.label] == 1 else entry.iri) for entry in index.find(words, SUGGESTED)]

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """All agreements, in time."""
        return deals(self.graph)

    @cached_property
    def bodies(self) -> list[Body]:
        """The organisations that are parties, the most connected first."""
        return connected(self.deals)

    @cached_property
    def parties(self) -> dict[str, Body]:
        """The same by their IRIs."""
        return {body.iri: body for body in sorted(self.bodies, key=lambda body: body.iri)}

    @cached_property
    def successions(self) -> list[tuple[str, str]]:
        """Which agreement another follows: the earlier and the later, as IRIs."""
        found = rows(self.graph.query(resources.read("queries/pages/successions.rq")))
        return sorted((str(row["before"]), str(row["after"])) for row in found)

    @cached_property
    def coverage(self) -> Coverage:
        """How many articles there are, from when to when."""
        return coverage(self.graph)

    @cached_property
    def background(self) -> Background:
        """What all ledgers need."""
        return background(self.graph)

    @cached_property
    def holds(self) -> list[Row]:
        """How many things of each kind there are."""
        found = rows(self.graph.query(resources.read("queries/pages/holds.rq")))
        return sorted(found, key=lambda row: (-int(row["number"] or 0), str(row["kind"])))

    @cached_property
    def fields(self) -> dict[str, str]:
        """The fields of cooperation: Vietnamese to English."""
        return {str(row["vi"]): str(row["en"]) for row in rows(self.graph.query(resources.read("queries/pages/fields.rq")))}

    def lay(self) -> None:
        """Find now what pages of many agreements need, so that no reader waits for it."""
        for kind in ("agreement", "organisation", "person"):
            self.names(kind)
        _ = self.deals, self.parties, self.successions, self.coverage, self.background, self.fields, self.steps
        for view in views.views():
            self.network(view.name)

    def network(self, name: str) -> Graph:
        """The network of a view; made by one reader while others wait."""
        with self._drawing:
            if name not in self._networks:
                self._networks[name] = views.network(views.view(name), self.graph)
            return self._networks[name]

    @cached_property
    def steps(self) -> Graph:
        """All things and the connections that a path may take."""
        return views.steps(self.network(views.EVERYTHING))
