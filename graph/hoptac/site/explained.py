"""The page of `hoptac explain`: explained sentences come in, an article with what was read marked in it goes out."""

from __future__ import annotations

from collections.abc import Sequence

from hoptac.explanation import Explained
from hoptac.model import Kind
from hoptac.site.frame import alone, write
from hoptac.site.rows import term


def explain_page(title: str, sentences: Sequence[Explained], language: str) -> str:
    """The page, whole in itself."""
    kinds = [kind.value for kind in Kind]
    return write(
        "explain", alone(language), title=title, sentences=sentences, kinds=kinds, term=lambda word: term(word, language)
    )
