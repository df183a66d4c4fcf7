"""Where a body is at home, and what became of a place or a body, by the lists of `ontology/`.

Bodies and folded names come in; the names of provinces and of successors go out.

>>> successors(fold("Bình Định")), successors(fold("Bộ Thông tin và Truyền thông"))
({'gia lai'}, {'bộ khoa học và công nghệ'})
>>> stem("Ủy ban nhân dân tỉnh Bình Định", "bình định")
'ủy ban nhân dân'
"""

from __future__ import annotations

import re
from functools import cache

from hoptac.lists import lists
from hoptac.model import Organisation
from hoptac.terms import KnownOrganisation, Place
from hoptac.text import fold, squeeze

# The kinds of body that each province has; a company or a school is known by itself wherever it is.
LOCAL = ("government", "party", "department")
PROVINCIAL = ("tỉnh", "thành phố")
LEVEL = re.compile(r"(?<!\w)(?:tỉnh|thành phố|thành|tp\.?)(?!\w)")


def home(body: Organisation) -> str:
    """The province of a body of a province; '' for any other."""
    if body.type not in LOCAL:
        return ""
    found = [hit for hit in lists().places.find(body.name) if hit.value.type in PROVINCIAL and hit.stop == len(body.name)]
    return found[-1].value.name if found else body.place


def stem(name: str, place: str) -> str:
    """What is left of the name of a provincial body without its province and the word for its level."""
    return squeeze(LEVEL.sub(" ", fold(name).replace(place, " ")))


@cache
def _became() -> dict[str, dict[str, str]]:
    """Folded name → folded names of what it became, each with the last day of the old as text."""
    became: dict[str, dict[str, str]] = {}
    for catalogue in (lists().places, lists().organisations):
        terms: dict[str, Place | KnownOrganisation] = {term.iri: term for term in catalogue}
        for old in terms.values():
            for iri in old.replaced_by:
                if fold(terms[iri].name) != fold(old.name):
                    until = old.until.isoformat() if old.until else ""
                    became.setdefault(fold(old.name), {})[fold(terms[iri].name)] = until
    return became


def successors(name: str) -> set[str]:
    """What the thing of a folded name became, in one step."""
    return set(_became().get(name, ()))


def last_day(old: str, new: str) -> str:
    """The last day of what became another, as its list states it; '' where none does."""
    return _became().get(old, {}).get(new, "")
