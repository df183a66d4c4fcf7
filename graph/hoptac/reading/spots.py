"""Where the words stand that several readers look for: verbs of saying, marks of progress, systems, awards, the marks of rules.

What comes in is the text of an article; what goes out are `Spots` to be asked for any stretch of it, all found in one pass. Words
that only hold a verb of saying (nói chung, thông tin liên lạc) are passed over.

>>> text = "Ông nói thêm rằng tỉnh nói chung mong muốn hợp tác."
>>> [(found.value.form, found.value.act) for found in spoken(text, 0, len(text))]
[('nói thêm', 'say'), ('mong muốn', 'wish')]
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from hoptac.automaton import Automaton, Found, Spots, Together
from hoptac.lists import lists
from hoptac.mentions.wording import wording
from hoptac.reading.phrases import ACTS, GLUED, Verb, phrases
from hoptac.rules.book import load
from hoptac.text import fold

PROGRESS = ("no_progress", "planned", "piloted", "delivered", "in_effect", "in_use")
SYSTEMS = ("products", "digitalServices", "systemKinds", "generalKinds", "carriers")
NO_HONOURS = frozenset({"gift", "scholarship", "prize"})  # given to many, and for no merit that counts as an award


class Spotted(NamedTuple):
    """What stands where in one text."""

    verbs: Spots[Verb]
    progress: Spots[str]
    systems: Spots[str]
    awards: Spots[str]
    agreements: Spots[str]
    areas: Spots[str]


def _verbs() -> Automaton[Verb]:
    return Automaton((word, Verb(word, name)) for name in (*ACTS, GLUED) for word in phrases()[name])


def _progress() -> Automaton[str]:
    words = [(word, group) for group in PROGRESS for word in sorted(wording(group))]
    return Automaton([*words, (";", "clause")])


def _systems() -> Automaton[str]:
    return Automaton((form, scheme) for scheme in SYSTEMS for term in lists().scheme(scheme) for form in term.forms)


def _awards() -> Automaton[str]:
    kinds = [term for term in lists().scheme("awardKinds") if term.iri.rpartition("#")[2] not in NO_HONOURS]
    return Automaton((form, form) for term in kinds for form in term.forms if " của " not in form)


@cache
def _together() -> Together:
    books = (load("agreements.toml").words, load("areas.toml").words)
    return Together(_verbs(), _progress(), _systems(), _awards(), *books)


@lru_cache(maxsize=2)
def spots(text: str) -> Spotted:
    """All that is looked for in a text; kept while the readers of one article ask for it."""
    return Spotted(*_together().spots(text, fold(text)))


def spoken(text: str, start: int, stop: int) -> list[Found[Verb]]:
    """The verbs of saying between two places of a text, in order."""
    return [found for found in spots(text).verbs.within(start, stop) if found.value.act != GLUED]
