"""A file of JSON lines → a Document for each line: `text`, and as far as given `title`, `url`, `published`, `author`, `outlet`.

>>> (d,) = read("a.jsonl", '{"text": "Hai bên ký.", "published": "2020-12"}'.encode())
>>> d.name, d.published.lexical
('a.jsonl:1', '2020-12')
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from hoptac.documents.metadata import address, line, published
from hoptac.documents.plain import dated, decode
from hoptac.errors import InputError
from hoptac.model import Document


def _record(words: str, number: int) -> dict[str, object]:
    try:
        record = json.loads(words)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"line {number} is no JSON ({error}); give one object a line") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not record["text"].strip():
        raise InputError(f'line {number} has no "text"; give {{"text": "…"}} on each line')
    return record


def read(name: str, data: bytes) -> Iterator[Document]:
    """The documents of a file, named by its lines; raises `InputError` at the first line that is none."""
    for number, words in enumerate(decode(data).split("\n"), 1):
        if words.strip():
            record = _record(words, number)
            yield dated(
                f"{name}:{number}",
                str(record["text"]).encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
                title=line(record.get("title")),
                published=published(record.get("published")),
                author=line(record.get("author")),
                outlet=line(record.get("outlet")),
                url=address(record.get("url")),
                media_type="application/json",
            )
