"""The lines below the words that lead into a list, where no mark makes items of them: each begins with a deed, or who does it,
or all but the last end with semicolons.

In come the passages behind a lead that ends with a colon; out go the spans of the members, fewer than two of which are none.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.passages import passages
>>> text = "Hai bên thống nhất các nội dung:\\nVNPT cung cấp phần mềm.\\nTỉnh Sơn La sẽ bố trí cán bộ.\\nBuổi lễ kết thúc."
>>> article = annotate(Document.of("a.txt", text))
>>> [text[slice(*span)] for span in lines(passages(article, article.sentences)[1:])]
['cung cấp phần mềm', 'bố trí cán bộ']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from hoptac.model import Kind, Part
from hoptac.reading.areas.deeds import begins
from hoptac.reading.clauses import Span, trimmed
from hoptac.reading.passages import Passage

LINES = (Part.PROSE, Part.HEADING)
# Between who does it and what is done.
WILL = re.compile(r"(?: (?:hoan nghênh|và|sẽ|cam kết|sẵn sàng|có trách nhiệm|tiếp tục|chủ động|cùng|phải|cần)(?!\w))* ")


def lines(following: list[Passage]) -> list[Span]:
    """The lines that list what is done."""
    if marked := _marked(following):
        return marked
    firsts = following[:1] + [one for before, one in pairwise(following) if one.paragraph != before.paragraph]
    spans = [span for span in takewhile(bool, map(_deed, firsts)) if span]
    return spans if len(spans) > 1 else []


def _marked(following: list[Passage]) -> list[Span]:
    """The lines that semicolons end, and the one behind them; none where a line holds several sentences."""
    ended = list(takewhile(lambda line: line.part in LINES and line.folded.endswith(";", line.start, line.stop), following))
    whole = following[: len(ended) + 1] if ended else []
    alone = len({line.paragraph for line in whole}) == len(whole) > len(ended)
    return [trimmed(line.folded, line.start, line.stop) for line in whole] if alone else []


def _deed(line: Passage) -> Span | None:
    """What is done as a line tells it; None where it tells something else."""
    start = next(_after_name(line), line.start)
    if line.part not in LINES or not begins(line.folded, start, line.stop):
        return None
    return trimmed(line.folded, start, line.stop)


def _after_name(line: Passage) -> Iterator[int]:
    """Where the words behind the name that opens a line begin."""
    for name in line.of(Kind.ORGANISATION, Kind.GROUP):
        if name.start == line.start and (will := WILL.match(line.folded, name.stop, line.stop)):
            yield will.end()
