"""A Markdown file → one Document: the words without their marks, a line for each block. The only importer of markdown-it.

Simple `key: value` lines between `---` at its head give title, date, author, outlet (or site) and address (url).

>>> (d,) = read("a.md", "---\\ntitle: Lễ ký\\ndate: 2020-12-18\\n---\\n# Tin\\n\\n- **hạ tầng**;\\n- nhân lực.".encode())
>>> d.title, d.published.lexical, d.text
('Lễ ký', '2020-12-18', 'Tin\\n- hạ tầng;\\n- nhân lực.')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hoptac.documents.metadata import address, line, published
from hoptac.documents.plain import dated, decode
from hoptac.errors import InputError
from hoptac.model import Document

if TYPE_CHECKING:
    from markdown_it.token import Token

HEAD = re.compile(r"---[ \t]*\r?\n(?P<lines>.*?\r?\n)---[ \t]*\r?\n", re.DOTALL)
ENTRY = re.compile(r"^(?P<key>\w+):[ \t]*(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)


def _about(head: str) -> dict[str, object]:
    said = {found["key"].lower(): found["value"].strip("\"'") for found in ENTRY.finditer(head)}
    return {
        "title": line(said.get("title")),
        "published": published(said.get("date") or said.get("published")),
        "author": line(said.get("author")),
        "outlet": line(said.get("outlet") or said.get("site")),
        "url": address(said.get("url")),
    }


def _words(token: Token) -> str:
    """The text of an inline token without its marks; what is a picture has only its description."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(breaks.get(child.type, child.content) for child in token.children or [])


def _lines(tokens: list[Token]) -> Iterator[str]:
    """A line for each heading, paragraph and cell row; a mark before each item of a list."""
    mark = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            mark = "- "
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(row or [])
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_words(token))
        elif token.type == "inline":
            yield mark + _words(token)
            mark = ""


def read(name: str, data: bytes) -> Iterator[Document]:
    """The one document of a Markdown file."""
    from markdown_it import MarkdownIt

    text = decode(data)
    head = HEAD.match(text)
    body = text[head.end() :] if head else text
    words = "\n".join(_lines(MarkdownIt("commonmark").enable("table").parse(body)))
    if not words.strip():
        raise InputError("has no words; remove it or give it a text")
    about = _about(head["lines"]) if head else {}
    yield dated(name, words, media_type="text/markdown", **about)
