"""A text file → one Document: UTF-8, or UTF-16 with a byte order mark; its date line becomes `published`.

>>> [d.text for d in read("a.txt", "Hợp tác".encode("utf-16"))]
['Hợp tác']
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from hoptac.datelines import dateline
from hoptac.errors import InputError
from hoptac.model import Document


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark; raises `InputError` with the reason."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in data[:4096]:
        raise InputError("is binary, not text; give the article as UTF-8 text")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"is not {encoding.removesuffix('-sig').upper()} at byte {error.start}; save it as UTF-8") from None
    if not text.strip():
        raise InputError("is empty; remove it or give it a text")
    return text


def dated(name: str, text: str, **about: object) -> Document:
    """A document; where nothing in `about` says when it was published, its own date line does."""
    document = Document.of(name, text, **about)
    found = dateline(document.text)
    if found is None:
        return document
    date, span = found
    return Document.of(name, document.text, **{**about, "published": about.get("published") or date, "published_span": span})


def read(name: str, data: bytes) -> Iterator[Document]:
    """The one document of a text file."""
    yield dated(name, decode(data))
