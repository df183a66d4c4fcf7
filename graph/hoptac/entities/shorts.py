"""Short forms: which body "doanh nghiệp", "tập đoàn", "Nhà trường" or "tỉnh" is, by what the article has named before.

What comes in are the bodies of an article and the spans that are names of something else; what goes out are mentions of
organisations. The words stand in `ontology/names.toml`.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("UBND tỉnh Nghệ An ký với Công ty Hoa Sen. Tỉnh sẽ hỗ trợ doanh nghiệp này.")
>>> bodies = Bodies(sheet, namings(sheet))
>>> [(sheet.text[m.start : m.stop], m.value) for m in shorts(bodies, [(0, 40)])]
[('Tỉnh', 'Ủy ban nhân dân tỉnh Nghệ An'), ('doanh nghiệp này', 'Công ty Hoa Sen')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hoptac.entities.bodies import Bodies
from hoptac.entities.spans import Free
from hoptac.mentions.places import LEVELS, PROVINCIAL
from hoptac.mentions.words import ShortForms, name_words
from hoptac.model import Kind, Mention

FIRMS, ANY_PLACE, SHORT = ("doanh nghiệp", "hãng"), "địa phương", "tp"
COMPANIES = ("tập đoàn", "tổng công ty", "công ty", "ngân hàng")
LOOK_BACK = 18


def shorts(bodies: Bodies, taken: Iterable[tuple[int, int]]) -> Iterator[Mention]:
    """The short forms of an article that lie in none of the spans that are taken."""
    free, words = Free(taken), name_words().short_forms
    for found in words.pattern.finditer(bodies.sheet.folded):
        if free.at(found.start()) and (name := _meant(bodies, words, found)):
            rule = "kind-of-body" if found["word"] in words.heads else "province-acts"
            yield Mention(Kind.ORGANISATION, found.start(), found.end(), name, rule)


def _meant(bodies: Bodies, words: ShortForms, found: re.Match[str]) -> str:
    """The body that a short form means, '' where it means none."""
    word, folded = found["word"], bodies.sheet.folded
    before = (folded, max(0, found.start() - LOOK_BACK), found.start())
    if words.many.search(*before) or (not found["this"] and words.where.search(*before)):
        return ""
    if word not in words.heads:
        return _province(bodies, words, found)
    if not found["this"] and (words.firms_behind.match(folded, found.end()) or not _singular(bodies, found)):
        return ""
    return bodies.called(words.heads[word], found.start())


def _singular(bodies: Bodies, found: re.Match[str]) -> bool:
    """Whether a word without "này" means one body that was named: it acts, or has a capital and is no firm in general."""
    sheet = bodies.sheet
    if found["word"] in FIRMS:
        side = sheet.folded.startswith("phía ", max(0, found.start() - 5))
        return side or name_words().acts.match(sheet.folded, found.end()) is not None
    capital = sheet.text[found.start()].isupper()
    return capital or found["word"] not in COMPANIES or bodies.companies <= 1


def _province(bodies: Bodies, words: ShortForms, found: re.Match[str]) -> str:
    """ "tỉnh", where it acts or is acted on: the people's committee of the province; "địa phương" only where it acts."""
    if found["word"] == ANY_PLACE and not (found["this"] or name_words().acts.match(bodies.sheet.folded, found.end())):
        return ""
    following = bodies.sheet.text[found.end() : found.end() + 3].lstrip(" ." if found["word"] == SHORT else " ")
    if following[:1].isupper() or words.provinces_behind.match(bodies.sheet.folded, found.end()):
        return ""
    word = LEVELS.get(found["word"], "")
    province = bodies.provinces.at(found.start(), word if word in PROVINCIAL else "")
    return bodies.acting(province) if province else ""
