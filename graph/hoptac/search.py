"""The search box: words, typed with or without diacritics, come in; the names and quotes that hold them all go out.

Names come before quotes, what begins with the words before what holds them, the short before the long.

>>> area = Entry("a:area", "Area", "", "hạ tầng viễn thông")
>>> index = Index((Entry("a:vnpt", "Organization", "Tập đoàn VNPT", "Tập đoàn VNPT"), area))
>>> [hit.iri for hit in index.find("vien thong")]
['a:area']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from hoptac import resources
from hoptac.oxigraph import Literal, Store, Term
from hoptac.text import plain, squeeze

MOST = 20
LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: a thing, its kind (the local name of its class), its label ('' for a quote), the words that find it."""

    iri: str
    kind: str
    label: str
    words: str
    document: str = ""


@dataclass(frozen=True)
class Index:
    """All that can be found in a graph."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, graph: Store) -> Index:
        """The index of a graph."""
        return cls((*_names(graph), *_quotes(graph)))

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        return tuple(plain(entry.words) for entry in self.entries)

    def find(self, words: str, most: int = MOST) -> list[Entry]:
        """The things that hold all words, the best first, each once."""
        asked = plain(squeeze(words[:LONGEST]))
        parts = asked.split()
        if not parts:
            return []
        found = [(text, entry) for text, entry in zip(self._plain, self.entries, strict=True) if all(p in text for p in parts)]
        found.sort(key=lambda pair: _rank(asked, *pair))
        return list({entry.iri: entry for _, entry in reversed(found)}.values())[::-1][:most]


def _rank(asked: str, text: str, entry: Entry) -> tuple[bool, bool, bool, int, str, str]:
    return not entry.label, not text.startswith(asked), asked not in text, len(text), text, entry.iri


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else (term or "")


def _rows(graph: Store, name: str) -> Iterator[tuple[str, ...]]:
    answer = graph.query(resources.read(f"queries/search/{name}.rq"))
    yield from sorted({tuple(map(_value, row)) for row in answer.rows()})


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _names(graph: Store) -> Iterable[Entry]:
    return (Entry(thing, _local(kind), label, name) for thing, kind, label, name in _rows(graph, "names"))


def _quotes(graph: Store) -> Iterable[Entry]:
    return (Entry(thing, _local(kind), "", quote, document) for thing, kind, quote, document in _rows(graph, "quotes"))
