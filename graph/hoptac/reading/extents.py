"""Where the words of a promise begin and end, and which clauses a sentence has.

In come a `Passage` and places in it; out go places and spans. What only joins or tells the words is no part of them, nor is what
comes of the promise.

>>> from hoptac.model import Annotated, Document, Sentence
>>> from hoptac.reading.passages import passages
>>> text = "Ông An cho biết: VNPT sẽ phủ sóng, góp phần phục vụ dân"
>>> (passage,) = passages(Annotated(Document.of("a.txt", text), (), ()), [Sentence(0, len(text), 0)])
>>> text[begin(passage, Promise(("VNPT",), 17, 25, "sẽ", True), 0) : without_result(passage.folded, 17, len(text))[1]]
'VNPT sẽ phủ sóng'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hoptac.reading.clauses import Span, cut, trimmed
from hoptac.reading.passages import Passage
from hoptac.reading.phrases import either
from hoptac.reading.promises import Promise

OFFICE = re.compile(r"\s*\([^()]{1,40}\)\s*-+\s*")
OTHERS_WILL = re.compile(r"(?<!\w)sẽ(?!\w)[^;:]*, ")  # before a party: what something else will do
FIELDS = re.compile(r"(?:trong|trên|về) các lĩnh vực: [^:]*$")


@cache
def _says() -> re.Pattern[str]:
    """What tells a clause; the words of a promise begin behind it."""
    return re.compile(rf"(?:{either('telling')}(?<!và)(?<!còn)|:)[\s,:\"]*")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('opener')}[^,\d;:]*,\s*")


@cache
def _result() -> re.Pattern[str]:
    """What comes of a promise: "…, góp phần …", "… để người dân có thể …"."""
    return re.compile(rf"(?:,\s*{either('result')}| để [^,;\d]{{2,40}} có thể(?!\w))[^\d]*$")


def clauses(passage: Passage) -> Sequence[Span]:
    """The clauses of a sentence; one that ends with a list of fields is whole."""
    text, span = passage.folded, (passage.start, passage.stop)
    listed = text.find("lĩnh vực: ", *span) >= 0 and FIELDS.search(text, *span)
    return (span,) if listed else cut(text, *span)


def edge(passage: Passage, stop: int, start: int) -> int:
    """Where the words of one promise end and those of the next party begin: at the last comma between, or at its name."""
    comma = passage.folded.rfind(",", stop, start)
    return comma + 1 if comma >= 0 else start


def begin(passage: Passage, promise: Promise, start: int) -> int:
    """Where the words of a promise begin: with what it is for or when, without what only joins or tells it."""
    for said in _says().finditer(passage.folded, start, promise.start):
        start = said.end()
    start = trimmed(passage.folded, start, max(start, promise.stop))[0]
    if OTHERS_WILL.search(passage.folded, start, promise.start):
        start = passage.folded.rfind(", ", start, promise.start) + len(", ")
    if office := OFFICE.match(passage.folded, start, promise.start):
        start = office.end()
    while opener := _opener().match(passage.folded, start, promise.start):
        start = opener.end()
    return start


def without_result(folded: str, start: int, stop: int) -> Span:
    """The words of a promise without what comes of it."""
    result = _result().search(folded[start:stop])
    return trimmed(folded, start, start + result.start() if result else stop)
