"""Document → Sentence: headings, items, captions and credits parted from prose, also where a page glued them together.

A line of the document is a paragraph. What comes out is in the order of the text, does not overlap, and leaves out
nothing but white space and the marks of list items.

>>> text = "LỄ KÝ\\nÔng A ký. Ảnh: Văn B\\nHai bên gồm:\\n- hạ tầng;"
>>> [(s.part.value, text[s.start:s.stop]) for s in sentences(Document.of("a.txt", text))]
[('heading', 'LỄ KÝ'), ('caption', 'Ông A ký.'), ('credit', 'Ảnh: Văn B'), ('prose', 'Hai bên gồm:'), ('item', 'hạ tầng;')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hoptac.captions import CreditSpan, picture_credits
from hoptac.datelines import dateline
from hoptac.model import Document, Part, Sentence
from hoptac.text import fold, lines

STOP = re.compile(  # begins with what `re` can look for alone
    r"[.!?…](?:[.!?…]*[\"”’)\]]*(?=\s+[\"“‘(\[]?[\w–-])|(?<=[^\W\d_]{3}\.)"
    r"(?=(?!(?:Vn|Com|Net|Online|App|Edu|Gov|Org|AI|Ai) )[^\W\d_]{2,} [^\W\d_]))"
)
# What stands before a full stop without ending a sentence: titles, short forms, initials, numbers of a list.
SHORT = re.compile(
    r"(?:\b(?:TP|Tp|P|Q|TX|Tx|TT|GS|PGS|TS|ThS|Th\.?S|CN|KS|BS|NGND|NGƯT|St|ST|Mr|Mrs|Ms|Dr|No|tr|vv|v\.v|ĐT|NXB|Co|Ltd|Inc|JSC)|"
    r"(?<!&)\b[A-ZĐ]|(?:^\s*|[:;,] )\d{1,2})$"
)
# What begins a sentence behind a short form, too: "… các lĩnh vực của TP. Cụ thể, …".
OPENS = re.compile(r"\s+(?:Cụ thể|Theo đó|Trong đó|Ngoài ra|Bên cạnh đó|Đồng thời|Hai bên|Đây là|Tuy nhiên|Qua đó)(?!\w)")
BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "|"
CLOSING = re.compile(r"[-–—\s]*(?:Hết|HẾT)[-–—\s.]*$")
MARK = re.compile(r"\s*(?:[-–—*•+·●▪◦✓➢]\s+|(?:\(\d{1,2}\)|\d{1,2}[.)]|[a-hđ]\))\s+)")
LEAD_IN = re.compile(r"\s*\([^()\n]{1,40}\)\s?[-–—]+\s?")
ENDS = (".", "!", "?", "…", ";", ":", ",", '."', ".”", '"', "”", ")")
FOLLOWING = re.compile(r"\s*.{0,2}", re.DOTALL)
WRITTEN = re.compile(
    r"(?:Bài(?: viết)?|Tin(?:(?:,| và) bài)?|Thực hiện)\s?[:：]", re.IGNORECASE
)  # who wrote, before who took the picture
NUMBERED = re.compile(r"(?:^|\W)Ảnh \d{1,2}\.?$")  # under a picture on pages that number them: "… - Ảnh 1."
NAME, DATED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,3}"), re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
WITH_UNIT = re.compile(NAME.pattern + r" \([^()]{2,40}\)")  # "Minh An (Bộ CHQS tỉnh)" under an article
MOST_ABOVE = 40  # sentences in which the head of a page ends
LONGEST_SHORT = 12
LONGEST_HEADING = 160
LONGEST_BYLINE = 6


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """A stretch without the white space at its ends, nor a bar left there of a page's table."""
    words = text[start:stop]
    left = len(words) - len(words.lstrip(BLANK))
    return start + left, start + left + len(words.strip(BLANK))


def _ends_sentence(text: str, start: int, found: re.Match[str]) -> bool:
    if not text[found.end()].isspace() and not _is_glued(text, found.end()):
        return False
    following = FOLLOWING.match(text, found.end())[0].lstrip().strip('"“‘([')  # type: ignore[index]  # it always matches
    if following[:1].islower():
        return False
    short = found[0].startswith(".") and SHORT.search(text, max(start, found.start() - LONGEST_SHORT), found.start())
    return not short or OPENS.match(text, found.end()) is not None


def _is_glued(text: str, at: int) -> bool:
    """Whether a sentence begins right behind the full stop of another: "… của hai trường.Tham gia buổi lễ …"."""
    return text[at - 3 : at - 1].islower() and text[at].isupper() and text[at + 1].islower()


def _split(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences between start and stop."""
    begin = start
    for found in STOP.finditer(text, start, stop):
        if _ends_sentence(text, begin, found):
            yield _trimmed(text, begin, found.end())
            begin = found.end()
    last = _trimmed(text, begin, stop)
    if last[0] < last[1]:
        yield last


def _is_heading(line: str) -> bool:
    words = line.strip()
    if len(words) > LONGEST_HEADING or not words:
        return False
    return words.isupper() or not words.endswith(ENDS)


def _start(credit: CreditSpan) -> int:
    return credit.start


class _Line:
    """One line of the text on its way to sentences."""

    def __init__(self, text: str, span: tuple[int, int], paragraph: int, credits_of: tuple[CreditSpan, ...]) -> None:
        self.text, self.paragraph = text, paragraph
        self.start, self.stop = _trimmed(text, *span)
        first = bisect_left(credits_of, self.start, key=_start)
        self.credits = credits_of[first : bisect_left(credits_of, self.stop, first, key=_start)]

    def sentence(self, start: int, stop: int, part: Part) -> Sentence:
        return Sentence(start, stop, self.paragraph, part)

    def prose(self, start: int, stop: int) -> list[Sentence]:
        """The plain parts of a line; a mark makes an item of it, a bracket before a dash names the office that reports."""
        part = Part.PROSE
        if mark := MARK.match(self.text, start, stop):
            start, part = mark.end(), Part.ITEM
        elif office := LEAD_IN.match(self.text, start, stop):
            start = office.end()
        return [self.sentence(a, b, part) for a, b in _split(self.text, start, stop)]

    def captioned(self, start: int, credit: CreditSpan, last: bool) -> list[Sentence]:
        """The sentences before a credit: its caption, and the prose that the caption is glued to."""
        spans = list(_split(self.text, start, credit.start))
        alone = last and start == self.start and len(spans) <= 2
        cut = 0 if alone else max(0, len(spans) - 1)
        prose = [s for a, b in spans[:cut] for s in self.prose(a, b)]
        captions = [self.sentence(a, b, Part.BYLINE if WRITTEN.match(self.text, a) else Part.CAPTION) for a, b in spans[cut:]]
        return [*prose, *captions, self.sentence(credit.start, credit.stop, Part.CREDIT)]

    def parts(self) -> list[Sentence]:
        """All that the line holds."""
        start, out = self.start, []
        for credit in self.credits:
            if credit.start >= start:
                last = not self.text[credit.stop : self.stop].strip(" .)|")
                out += self.captioned(start, credit, last)
                start = self.stop if last else credit.stop
        rest = self.text[start : self.stop]
        if not rest.strip():
            return out
        if CLOSING.match(rest):
            return [*out, self.sentence(start, self.stop, Part.BYLINE)]
        if not out and not MARK.match(rest) and _is_heading(rest):
            return [self.sentence(*_trimmed(self.text, start, self.stop), Part.HEADING)]
        return out + self.prose(start, self.stop)


def _without_dateline(sentence: Sentence, span: tuple[int, int], text: str) -> Iterator[Sentence]:
    """A sentence that holds the article's date line, cut in two."""
    start, stop = span
    yield Sentence(start, stop, sentence.paragraph, Part.DATELINE)
    rest = re.compile(r"[\s\-–—:.]*").match(text, stop)
    begin = rest.end() if rest else stop
    if begin < sentence.stop:
        part = sentence.part
        if part is Part.PROSE and _is_heading(text[begin : sentence.stop]):
            part = Part.HEADING
        yield Sentence(begin, sentence.stop, sentence.paragraph, part)


def _captions(text: str, found: list[Sentence]) -> list[Sentence]:
    """The line under the number of a picture tells what it shows, also where it ends like a heading."""
    for i, (number, sentence) in enumerate(pairwise(found), 1):
        if sentence.part is Part.HEADING and NUMBERED.search(text, number.start, number.stop):
            found[i] = Sentence(sentence.start, sentence.stop, sentence.paragraph, Part.CAPTION)
    return found


def _signed(text: str, found: list[Sentence], pictures: Iterable[CreditSpan]) -> list[Sentence]:
    """A line of nothing but the name of who took a picture names who wrote the article, wherever it stands."""
    names = {fold(text[credit.name_start : credit.name_stop]) for credit in pictures} | _twice(text, found)
    for i, sentence in enumerate(found):
        if sentence.part is Part.HEADING and fold(text[sentence.start : sentence.stop]) in names:
            found[i] = Sentence(sentence.start, sentence.stop, sentence.paragraph, Part.BYLINE)
    return found


def _twice(text: str, found: list[Sentence]) -> set[str]:
    """The names that stand twice right above the date of an article, as on pages that also link who wrote it."""
    lines = [text[sentence.start : sentence.stop] for sentence in found[:MOST_ABOVE]]
    rows = zip(lines, lines[1:], lines[2:], strict=False)
    return {fold(line) for line, again, dated in rows if line == again and NAME.fullmatch(line) and DATED.match(dated)}


def _is_byline(text: str, sentence: Sentence, last_paragraphs: range) -> bool:
    line = text[sentence.start : sentence.stop]
    words = line.split()
    return (
        (sentence.part is Part.HEADING or WITH_UNIT.fullmatch(line) is not None)
        and sentence.paragraph in last_paragraphs
        and len(words) <= LONGEST_BYLINE
    )


def _bylines(text: str, found: list[Sentence]) -> list[Sentence]:
    """The last lines, as far as they are short and end like no sentence, name who wrote the article."""
    for i in range(len(found) - 1, max(0, len(found) - 4), -1):
        sentence = found[i]
        if sentence.part in (Part.DATELINE, Part.CREDIT, Part.CAPTION):
            continue
        if not _is_byline(text, sentence, range(1, found[-1].paragraph + 1)):
            break
        found[i] = Sentence(sentence.start, sentence.stop, sentence.paragraph, Part.BYLINE)
    return found


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document, in the order of the text."""
    text = document.text
    pictures = picture_credits(text)
    found: list[Sentence] = []
    for paragraph, line in enumerate(lines(text)):
        found += _Line(text, line, paragraph, pictures).parts()
    if dated := document.published_span or (dateline(text) or (None, None))[1]:
        at = next((i for i, s in enumerate(found) if s.start <= dated[0] < s.stop), None)
        if at is not None:
            found[at : at + 1] = _without_dateline(found[at], dated, text)
    return tuple(_bylines(text, _signed(text, _captions(text, found), pictures)))
