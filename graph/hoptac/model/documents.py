"""An article and its parts: Document, Sentence, and the Evidence that is a run of its words.

>>> Document.of("a.txt", "VNPT ký thỏa thuận.").evidence(0, 4)
Evidence(start=0, stop=4, quote='VNPT')
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hoptac.model.dates import StatedDate


class Evidence(NamedTuple):
    """The words of a document that say a fact: `document.text[start:stop] == quote`."""

    start: int
    stop: int
    quote: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its file's name, its NFC text, and what its file says about itself.

    `published` is the date that the article gives itself (a date line or its page's metadata);
    `published_span` is where the text says so, None where only metadata does.
    """

    name: str
    text: str
    sha256: str
    title: str = ""
    published: StatedDate | None = None
    published_span: tuple[int, int] | None = None
    url: str = ""
    outlet: str = ""
    author: str = ""
    media_type: str = "text/plain"

    @classmethod
    def of(cls, name: str, text: str, **about: object) -> Document:
        """A document from any text; normalises to NFC and hashes the UTF-8 of what it keeps."""
        normal = unicodedata.normalize("NFC", text)
        return cls(name, normal, hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest(), **about)  # type: ignore[arg-type]

    def evidence(self, start: int, stop: int) -> Evidence:
        """The words from `start` to `stop`, without white space at either end."""
        words = self.text[start:stop]
        quote = words.strip()
        if len(quote) < len(words):
            start += len(words) - len(words.lstrip())
        return Evidence(start, start + len(quote), quote)


class Part(StrEnum):
    """What a sentence is in its article."""

    DATELINE = "dateline"
    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    CAPTION = "caption"
    CREDIT = "credit"  # "Ảnh: …" with the name of who took the picture
    BYLINE = "byline"

    __hash__ = str.__hash__  # that of an Enum is a Python call


class Sentence(NamedTuple):
    """A sentence, list item, heading, caption or credit; `paragraph` counts from 0 through the article."""

    start: int
    stop: int
    paragraph: int
    part: Part = Part.PROSE
