"""The verbs of saying, asking, wishing and promising of `ontology/verbs.toml`, found in a text in one pass.

What comes in is text, what goes out are spans with their `Verb`; words that only hold a verb (nói chung, thông tin) are passed over.

>>> [(found.value.form, found.value.act) for found in spoken("Ông nói thêm rằng tỉnh nói chung mong muốn hợp tác.")]
[('nói thêm', 'say'), ('mong muốn', 'wish')]
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from hoptac import resources
from hoptac.automaton import Automaton, Found
from hoptac.errors import ListError

FILE = "ontology/verbs.toml"
ACTS = ("say", "report", "assessment", "request", "wish", "commitment", "goal")
GROUPS = (*ACTS, "glued", "manner", "close", "opinion", "will", "deed", "between", "thing")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as the list has it; `act` is its group: what who says it does with the words that follow."""

    form: str
    act: str


@cache
def words() -> dict[str, tuple[str, ...]]:
    """The words of each group of the list.

    Raises `ListError` where a group has none, or a word has capitals or is a verb of two groups.
    """
    return checked(tomllib.loads(resources.read(FILE)))


def checked(stated: dict[str, dict[str, list[str]]]) -> dict[str, tuple[str, ...]]:
    """The words of each group, if the list is whole."""
    act_of: dict[str, str] = {}
    for group in GROUPS:
        words = stated.get(group, {}).get("words", [])
        if not words or any(word != word.lower() for word in words):
            raise ListError(f"{FILE}: [{group}] has no words, or some with capitals; add words = [...] in lower case")
        for word in words if group in (*ACTS, "glued") else ():
            if act_of.setdefault(word, group) != group:
                raise ListError(f'{FILE}: "{word}" stands in [{act_of[word]}] and in [{group}]; keep it in one')
    return {group: tuple(stated[group]["words"]) for group in GROUPS}


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group as a set."""
    return frozenset(words()[name])


@cache
def _automaton() -> Automaton[Verb]:
    return Automaton((word, Verb(word, group)) for group in (*ACTS, "glued") for word in words()[group])


def spoken(text: str, folded: str | None = None) -> list[Found[Verb]]:
    """The verbs in a text, in order; `folded` is `fold(text)` where the caller has it already."""
    return [found for found in _automaton().find(text, folded) if found.value.act != "glued"]


def either(*groups: str) -> str:
    """The words of some groups as one alternative of a pattern, the longest first."""
    forms = {form for name in groups for form in words()[name]}
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) + ")"
