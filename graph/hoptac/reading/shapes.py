"""Sentences as shapes for the rules of a book; what is alike in the shapes of all books is made once.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.passages import passages
>>> from hoptac.reading.spots import spots
>>> from hoptac.rules.book import load
>>> article = annotate(Document.of("a.txt", "VNPT ký bản ghi nhớ."))
>>> (sentence,) = passages(article, article.sentences)
>>> shape_of(sentence, load("agreements.toml"), spots(sentence.document.text).agreements).text
'O Bký A.'
"""

from __future__ import annotations

from functools import lru_cache

from hoptac.automaton import Spots
from hoptac.model import Placed
from hoptac.reading.passages import Passage
from hoptac.rules.book import Book
from hoptac.rules.shape import Shape, Unit, named


def shape_of(passage: Passage, book: Book, marks: Spots[str]) -> Shape:
    """The shape of a sentence with the words that a book marks."""
    start, stop = passage.start, passage.stop
    known = _known(passage.placed)
    if (start, stop) not in known:
        known[start, stop] = named(passage.folded, start, stop, passage.mentions)
    return book.shape_of(passage.folded, start, stop, known[start, stop], marks.within(start, stop))


@lru_cache(maxsize=1)
def _known(placed: Placed) -> dict[tuple[int, int], list[Unit]]:
    """What the sentences of the article at hand name, as units; filled as its sentences are asked for."""
    return {}
