"""What the rules of a book find in a sentence; what is alike in the shapes of all books is made once.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.passages import passages
>>> from hoptac.reading.spots import spots
>>> from hoptac.rules.book import load
>>> article = annotate(Document.of("a.txt", "VNPT ký bản ghi nhớ."))
>>> (sentence,) = passages(article, article.sentences)
>>> told = told_by(load("agreements.toml"), sentence, spots(sentence.document.text).agreements)
>>> told.shape.text
'O Bký A.'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hoptac.automaton import Spots
from hoptac.model import Placed
from hoptac.reading.passages import Passage
from hoptac.rules.book import Book, Found
from hoptac.rules.shape import LETTERS, Shape, Unit, named


class Told(NamedTuple):
    """A sentence as the rules see it, and what they find in it."""

    shape: Shape
    found: Iterator[Found]


def told_by(book: Book, passage: Passage, marks: Spots[str]) -> Told | None:
    """What the rules of a book find in a sentence with the words that it marks; None where none of them can find anything."""
    marked = marks.within(passage.start, passage.stop)
    letters = {LETTERS.get(kind, "") for kind in passage.named}.union([mark.value for mark in marked])
    rules = book.candidates(letters, passage.folded[passage.start : passage.stop])
    if not rules:
        return None
    shape = book.shape_of(passage.folded, passage.start, passage.stop, _units(passage), marked)
    return Told(shape, book.found(shape, rules))


def _units(passage: Passage) -> list[Unit]:
    """What a sentence names, as units."""
    known, span = _known(passage.placed), (passage.start, passage.stop)
    if span not in known:
        known[span] = named(passage.folded, *span, passage.mentions)
    return known[span]


@lru_cache(maxsize=1)
def _known(placed: Placed) -> dict[tuple[int, int], list[Unit]]:
    """What the sentences of the article at hand name, as units; filled as its sentences are asked for."""
    return {}
