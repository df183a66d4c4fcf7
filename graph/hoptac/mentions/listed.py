"""Which body of the list a new name means: by its very words, by its brand, or by its words with a wrong mark.

What comes in is a name with the first words that begin it; what goes out is the body of the list, None where it is none.

>>> [listed("Công ty", "Công ty Samsung").name, listed("Đài Truyền hình", "Đài Truyền hinh Việt Nam").name]
['Tập đoàn Samsung', 'Đài Truyền hình Việt Nam']
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hoptac.lists import lists
from hoptac.terms import KnownOrganisation
from hoptac.text import fold, plain

COMPANY = "company"
FIRMS = ("công ty", "tập đoàn", "tổng công ty", "hãng", "ngân hàng")
LONG = 4  # words of a name that no other has but for its marks


def listed(head: str, name: str) -> KnownOrganisation | None:
    """The body of the list that a name means which begins with a head."""
    return lists().organisations.named(name) or _company(head, name) or _slipped(name)


def _company(head: str, name: str) -> KnownOrganisation | None:
    """The company of the list that a name calls by its brand: "Công ty Samsung"."""
    known = lists().organisations.named(name.removeprefix(head).strip()) if fold(head) in FIRMS else None
    return known if known and known.type == COMPANY else None


@cache
def _unmarked() -> Mapping[str, KnownOrganisation]:
    """The bodies of the list with a long name, by it without marks."""
    return {plain(body.name): body for body in lists().organisations if len(body.name.split()) >= LONG}


def _slipped(name: str) -> KnownOrganisation | None:
    """The body of the list whose name has a wrong mark here: "Đài Truyền hinh Việt Nam"."""
    return _unmarked().get(plain(name)) if len(name.split()) >= LONG else None
