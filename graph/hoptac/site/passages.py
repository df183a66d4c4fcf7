"""Which words of an article are quoted: its text and the places of quotes come in, passages go out, never the whole article.

A passage is a stretch of quotes that stand close together with a few words around them; each piece of it is quoted or not.

>>> [[(piece.text, piece.quoted) for piece in passage.pieces] for passage in passages("Hôm qua VNPT và tỉnh ký.", [(8, 12)])]
[[('Hôm qua ', False), ('VNPT', True), (' và tỉnh ký.', False)]]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hoptac.text import visible

AROUND = 60  # characters on either side of a passage
CLOSE = 40  # characters between two quotes of one passage
LONGEST = 1_200  # characters of a passage, unless one quote is longer


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article, quoted by some fact or not."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article: where its quotes begin and end, and its words in pieces."""

    start: int
    stop: int
    pieces: tuple[Piece, ...]


def passages(text: str, quotes: Iterable[tuple[int, int]]) -> list[Passage]:
    """The passages of an article, in its order."""
    groups: list[list[tuple[int, int]]] = []
    stop = -CLOSE
    for quote in sorted(set(quotes)):
        if not groups or quote[0] > stop + CLOSE or (quote[0] > stop and quote[1] - groups[-1][0][0] > LONGEST):
            groups.append([])
            stop = 0
        groups[-1].append(quote)
        stop = max(stop, quote[1])
    ends = [max(stop for _, stop in group) for group in groups]
    starts = [group[0][0] for group in groups]
    return [
        Passage(start, stop, tuple(_pieces(text, group, before, after)))
        for group, start, stop, before, after in zip(groups, starts, ends, [0, *ends], [*starts[1:], len(text)], strict=False)
    ]


def _pieces(text: str, quotes: list[tuple[int, int]], before: int, after: int) -> Iterator[Piece]:
    """The pieces of a passage between the end of the passage before and the beginning of the one after."""
    start, stop = quotes[0][0], max(stop for _, stop in quotes)
    lead = text[max(before, start - AROUND) : start].rpartition("\n")[2]
    rest = text[stop : min(after, stop + AROUND)].partition("\n")[0]
    if len(lead) == AROUND:
        lead = f"… {lead.partition(' ')[2]}"
    if len(rest) == AROUND:
        rest = f"{rest.rpartition(' ')[0]} …"
    yield from _piece(lead, False)
    at = start
    for first, last in quotes:
        yield from _piece(text[at:first], False)
        yield from _piece(text[max(at, first) : last], True)
        at = max(at, last)
    yield from _piece(rest, False)


def _piece(text: str, quoted: bool) -> Iterator[Piece]:
    if text:
        yield Piece(visible(text), quoted)
