"""Which of the formats on offer a client likes best: its Accept header comes in, the media types that it takes go out.

As RFC 9110 (12.5.1) has it: of the ranges that match a type the most exact decides its quality, 0 means never, and no
header at all means anything. Where a client likes two alike, the order of the offer decides.

>>> ranked("text/turtle;q=0.5, application/*, */*;q=0.1", ("text/turtle", "application/n-triples", "text/csv"))
('application/n-triples', 'text/turtle', 'text/csv')
>>> ranked("text/html, */*;q=0", ("text/turtle",))
()
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

LONGEST = 4096  # characters of a header that are looked at
RANGE = re.compile(r"([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)")
QUALITY = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


def _ranges(accept: str) -> Iterator[tuple[str, str, float]]:
    """The ranges of a header with their quality; what is none is passed over."""
    for part in accept[:LONGEST].split(","):
        written, *parameters = part.split(";")
        found = RANGE.fullmatch(written.strip())
        stated = next(filter(None, map(QUALITY.fullmatch, parameters)), None)
        if found:
            yield found[1].lower(), found[2].lower(), float(stated[1]) if stated else 1.0


def _quality(media: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    kind, _, name = media.partition("/")
    for asked in ((kind, name), (kind, "*"), ("*", "*")):
        matching = [quality for *range_, quality in ranges if tuple(range_) == asked]
        if matching:
            return max(matching)
    return 0.0


def ranked(accept: str, offered: Iterable[str]) -> tuple[str, ...]:
    """The media types that a client takes, the best first; none if it takes none of them."""
    ranges = list(_ranges(accept)) if accept.strip() else [("*", "*", 1.0)]
    liked = {media: _quality(media, ranges) for media in offered}
    return tuple(sorted((media for media in liked if liked[media] > 0), key=lambda media: -liked[media]))


def language(accept: str, offered: Sequence[str]) -> str:
    """The language that a client likes best by its Accept-Language header, else the first on offer.

    >>> language("fr, en-GB;q=0.8, vi;q=0.3", ("vi", "en")), language("de", ("vi", "en"))
    ('en', 'vi')
    """
    liked: dict[str, float] = {}
    for part in accept[:LONGEST].split(","):
        written, *parameters = part.split(";")
        stated = next(filter(None, map(QUALITY.fullmatch, parameters)), None)
        name = written.strip().lower().partition("-")[0]
        liked[name] = max(liked.get(name, 0.0), float(stated[1]) if stated else 1.0)
    return max(offered, key=lambda name: liked.get(name, 0.0))
