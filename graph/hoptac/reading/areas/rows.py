"""The rows of a table below the words that lead into it, and the cell of each row that says what it is about.

In come the passages behind a lead; out go the spans of the cells. A row is a line of cells with "|" or tabs between them; the row
of headings ("STT | Lĩnh vực") and cells that only count are passed over.

>>> from hoptac.model import Document, Part, Placed
>>> text = "STT | Lĩnh vực | Đầu mối\\n1 | Hạ tầng số | VNPT"
>>> document = Document.of("a.md", text)
>>> lines = [Passage(document, text.lower(), start, stop, 0, Part.HEADING, Placed(())) for start, stop in ((0, 24), (25, 46))]
>>> [text[slice(*span)] for span in rows(lines)]
['Hạ tầng số']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from hoptac.reading.clauses import Span, trimmed
from hoptac.reading.passages import Passage

CELL = re.compile(r"[^|\t]+")
BETWEEN = re.compile(r" ?\| ?|\t")
HEADINGS = re.compile(r"(?:stt|tt|số thứ tự|nội dung|lĩnh vực|hạng mục|nhiệm vụ|đầu mối|đơn vị)(?!\w)")
COUNTS = re.compile(r"[\s\d.)(]+$")


def rows(following: Iterable[Passage]) -> Iterator[Span]:
    """The telling cells of the rows that stand right below."""
    for row in takewhile(_is_row, following):
        cells = [cell.span() for cell in CELL.finditer(row.folded, row.start, row.stop)]
        telling = [span for span in cells if not COUNTS.fullmatch(row.folded, *span)]
        if telling and not HEADINGS.match(row.folded, trimmed(row.folded, *cells[0])[0]):
            yield trimmed(row.folded, *telling[0])


def _is_row(passage: Passage) -> bool:
    return BETWEEN.search(passage.folded, passage.start, passage.stop) is not None
