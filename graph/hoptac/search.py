"""The search box: words, typed with or without diacritics, come in; the names and quotes that hold them all go out.

Names come before quotes, what begins with the words before what holds them, the short before the long.

>>> area = Entry("a:area", "Area", "", "hạ tầng viễn thông")
>>> index = Index((Entry("a:vnpt", "Organization", "Tập đoàn VNPT", "Tập đoàn VNPT"), area))
>>> [hit.iri for hit in index.find("vien thong")]
['a:area']
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from hoptac import resources
from hoptac.oxigraph import Store
from hoptac.rdf import Literal, Term
from hoptac.text import fold, squeeze

MOST = 20
MARKS = re.compile("[\u0300-\u036f]+")
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
    def _shelves(self) -> tuple[_Shelf, _Shelf]:
        return _Shelf.of(entry for entry in self.entries if entry.label), _Shelf.of(e for e in self.entries if not e.label)

    def find(self, words: str, most: int = MOST) -> list[Entry]:
        """The things that hold all words, the best first, each once."""
        (asked,) = _bare([words[:LONGEST]])
        found: dict[str, Entry] = {}
        for entry in chain.from_iterable(shelf.find(asked) for shelf in self._shelves if asked):
            if len(found) == most:
                break
            found.setdefault(entry.iri, entry)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Entries from the shortest to the longest, and their words as one text, a line each.

    One search through a text is far quicker than one in each entry, and what is found first is already the best.
    """

    entries: tuple[Entry, ...]
    text: str
    starts: array[int]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> _Shelf:
        given = tuple(entries)
        lines = sorted(zip(_bare(entry.words for entry in given), given, strict=True), key=_rank)
        starts = array("Q", accumulate((len(line) + 1 for line, _ in lines), initial=0))
        return cls(tuple(entry for _, entry in lines), "".join(f"\n{line}" for line, _ in lines) + "\n", starts)

    def find(self, asked: str) -> Iterator[Entry]:
        """The entries that begin with what is asked, then those that hold it, then those that hold all its words."""
        parts = asked.split()
        rarest = max(parts, key=len)
        yield from self._holding(f"\n{asked}", ())
        yield from self._holding(asked, ())
        if len(parts) > 1:
            yield from self._holding(rarest, parts)

    def _holding(self, words: str, all_of: Iterable[str]) -> Iterator[Entry]:
        place = self.text.find(words)
        while place >= 0:
            number = bisect_right(self.starts, place) - 1
            stop = self.starts[number + 1]
            if all(self.text.find(part, self.starts[number], stop) >= 0 for part in all_of):
                yield self.entries[number]
            place = self.text.find(words, stop)


def _bare(texts: Iterable[str]) -> list[str]:
    """Texts as they are compared: in small letters, without diacritics, with one space; made all at once, which is quick."""
    folded = [fold(squeeze(text)) for text in texts]
    bare = MARKS.sub("", unicodedata.normalize("NFD", "\n".join(folded))).replace("đ", "d")
    return bare.split("\n") if folded else []


def _rank(line: tuple[str, Entry]) -> tuple[int, str, str]:
    return len(line[0]), line[0], line[1].iri


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
