"""How far the name of a system goes that begins with a given kind, and the proper name of a product in it.

In come a text, its folding, the span of the kind, and where other names start; out goes a `Phrase`.

>>> text = "Trung tâm điều hành an toàn, an ninh mạng (SOC) và phần mềm quản lý văn bản VNPT iOffice tại sở"
>>> ahead = phrase_at(text, fold(text), (0, 19), {})
>>> text[ahead.start:ahead.stop]
'Trung tâm điều hành an toàn, an ninh mạng (SOC)'
>>> phrase_at(text, fold(text), (51, 59), {}).product
(76, 88)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from hoptac.lists import lists
from hoptac.mentions.wording import wording
from hoptac.text import beginnings, fold

Span = tuple[int, int]

WORD = re.compile(r"[^\S\r\n]?([^\W\d_]+(?:-[^\W\d_]+)*)(?![\w&])")
LATIN = re.compile(r"[^\S\r\n]?((?:[A-Z]|[a-z]+[A-Z]|e-[A-ZĐ])[A-Za-z0-9]*(?:[.&+-][A-Za-zÀ-ỹĐđ0-9]+)*)(?!\w)")
SHORT_FORM = re.compile(r"\s?\((?=[^()]*[A-ZĐ]{2})[A-ZĐ][\w.&/ -]{1,15}\)")
# A Vietnamese word without its marks: what is none can be the name of a product.
SYLLABLE = re.compile(
    r"(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$", re.IGNORECASE
)
LINK = re.compile(r"(?<=nối|ông|hợp)\s(?:với|từ|tới|đến|các|toàn)(?!\w)")  # kết nối, liên thông, tích hợp with what follows
QUOTED = re.compile(r"\s[\"“']([A-ZĐ][^\"“”'\n]{1,30})[\"”']")
JOINT = re.compile(r",\s|\svà\s")
CENTRE = "trung tâm"
LONGEST = 14  # words behind a kind
LONGEST_FORM = 4  # words of a form in the lists


class Phrase(NamedTuple):
    """From the kind's first character to where the name stops; `head` is where the kind stops, `product` a proper name within."""

    start: int
    head: int
    stop: int
    product: Span | None = None


@cache
def forms(*schemes: str) -> frozenset[str]:
    """The folded forms of some schemes of the lists."""
    return frozenset(fold(form) for scheme in schemes for term in lists().scheme(scheme) for form in term.forms)


def longest_form(folded: str, start: int, known: frozenset[str]) -> int:
    """Where the longest of the known forms stops that begins at `start`; `start` itself if none does."""
    stop, at, read, begun = start, start, "", beginnings(known)
    for _ in range(LONGEST_FORM):
        word = WORD.match(folded, at)
        if word is None:
            break
        at, read = word.end(), f"{read} {word[1]}".lstrip()
        if read not in begun:
            break
        stop = at if read in known else stop
    return stop


def phrase_at(text: str, folded: str, head: Span, names: Mapping[int, int]) -> Phrase:
    """The phrase that the kind at `head` begins; `names` says where other names start, into which no phrase runs."""
    stop = head[1]
    for _ in range(LONGEST):
        if product := quoted_at(text, stop) or product_at(text, stop, names):
            if not folded.startswith(CENTRE, head[0]):
                return Phrase(*head, product[1], product)
            stop = product[1]
            continue
        following = _goes_on(text, folded, stop, names)
        if following == stop:
            break
        stop = following
    short = SHORT_FORM.match(text, stop)
    return Phrase(*head, short.end() if short else stop)


def _goes_on(text: str, folded: str, stop: int, names: Mapping[int, int]) -> int:
    """Where a name stops that goes on for one more word or form; `stop` itself if it ends here."""
    if joint := JOINT.match(folded, stop):
        return _joined(folded, stop, joint.end(), names)
    if _name_starts(text, stop, names) and not _inner(folded, stop):
        return stop
    form = longest_form(folded, stop, forms("systemPurposes", "joiningPurposes", "commonWords", "digitalServices"))
    word = WORD.match(folded, stop)
    if word is None or LINK.match(folded, form):
        return stop
    if " " in folded[stop:form].strip():
        return form
    return stop if form == stop and _ends(folded, stop, word) else word.end()


def _joined(folded: str, stop: int, begin: int, names: Mapping[int, int]) -> int:
    """Where a name stops that goes on behind a comma or "và" with what the system does."""
    following = longest_form(folded, begin, forms("joiningPurposes"))
    return following if following > begin and begin not in names and not LINK.match(folded, following) else stop


def _name_starts(text: str, stop: int, names: Mapping[int, int]) -> bool:
    return stop in names or (text[stop : stop + 1] == " " and stop + 1 in names)


def _inner(folded: str, stop: int) -> bool:
    """Whether "tỉnh" or "xã" is part of the name: cấp xã, nội tỉnh."""
    return folded.endswith((" cấp", " nội", " liên"), 0, stop)


def _ends(folded: str, stop: int, word: re.Match[str]) -> bool:
    """Whether a word belongs to the name no more."""
    if _inner(folded, stop) or (word[1] == "về" and folded.endswith("quốc gia", 0, stop)):
        return False
    return word[1] in wording("name_ends") or longest_form(folded, stop, wording("name_verbs")) > stop


def product_at(text: str, stop: int, names: Mapping[int, int]) -> Span | None:
    """The span of a proper name that begins at `stop`: words of Latin letters, not all of them bodies or techniques."""
    start, end, proper = stop, stop, False
    while word := LATIN.match(text, end):
        body = names.get(word.start(1), 0)
        if body > word.end():
            break
        if body < word.end() and is_proper(word[1]):
            proper = True
        elif body < word.end():
            break
        end = word.end()
    if not proper:
        return None
    return start + (len(text[start:end]) - len(text[start:end].lstrip())), end


def quoted_at(text: str, stop: int) -> Span | None:
    """The span of a name in quotation marks that follows a kind at once: ứng dụng "Smart Quảng Nam"."""
    quoted = QUOTED.match(text, stop)
    return quoted.span(1) if quoted else None


def is_proper(word: str) -> bool:
    """Whether a word of Latin letters can be the proper name of a product.

    >>> [word for word in ("iOffice", "VSR", "Sendo", "AI", "Trung", "Khaothi.Online") if is_proper(word)]
    ['iOffice', 'VSR', 'Sendo', 'Khaothi.Online']
    """
    return fold(word) not in forms("technologies", "abbreviations") and (word.isupper() or SYLLABLE.match(word) is None)
