"""The closed sets of words of `ontology/phrases.toml`, as patterns and as sets.

What comes in is the name of a group; what goes out are its words. Where the verbs of saying stand in a text, `spots` tells.

>>> re.findall(either("purpose"), "nhằm phục vụ dân, qua đó để")
['nhằm', 'qua đó', 'để']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from hoptac import resources
from hoptac.errors import ListError
from hoptac.openings import Opening
from hoptac.text import starting

FILE = "ontology/phrases.toml"
ACTS = ("say", "report", "assessment", "request", "wish", "commitment", "goal")
GLUED = "glued"  # words that only hold a verb


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as the list has it; `act` is its group: what who says it does with the words that follow."""

    form: str
    act: str


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """The words of each group of the list."""
    return checked(resources.table(FILE))


def checked(stated: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The words of each group of a list.

    Raises `ListError` where a group says nothing about itself, a word has capitals, or one is a verb of saying of two kinds.
    """
    act_of: dict[str, str] = {}
    for group, about in stated.items():
        if not about.get("about") or not about.get("words"):
            raise ListError(f'{FILE}: [{group}] lacks about or words; add about = "…" and words = […]')
        for word in about["words"]:
            if word != word.lower():
                raise ListError(f'{FILE}: [{group}] "{word}" has capitals; write it in lower case')
            if group in (*ACTS, GLUED) and act_of.setdefault(word, group) != group:
                raise ListError(f'{FILE}: "{word}" stands in [{act_of[word]}] and in [{group}]; keep it in one')
    if missing := [act for act in ACTS if act not in stated]:
        raise ListError(f"{FILE}: there is no [{missing[0]}]; add it with about and words")
    return {group: tuple(about["words"]) for group, about in stated.items()}


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group as a set."""
    return frozenset(phrases()[name])


@cache
def either(*groups: str) -> str:
    """A pattern for a whole word or phrase of some groups, the longest first."""
    forms = sorted({form for name in groups for form in phrases()[name]})
    by_letter = ((letter, [form[1:] for form in same]) for letter, same in groupby(forms, key=lambda form: form[0]))
    return rf"{starting(*(letter + _branches(ends) for letter, ends in by_letter))}(?!\w)"


@cache
def sought(*groups: str) -> Opening:
    """What finds the words and phrases of some groups in an article."""
    return Opening(either(*groups), (form for name in groups for form in phrases()[name]))


def _branches(forms: Iterable[str]) -> str:
    """A pattern for some sorted words that looks at each of their letters once: kì vọng, kỳ vọng → k(?:ì vọng|ỳ vọng)."""
    ends, branches = False, []
    for first, same in groupby(forms, key=lambda form: form[:1]):
        if first:
            branches.append(re.escape(first) + _branches(form[1:] for form in same))
        else:
            ends = True
    one = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})" if branches else ""
    return f"{one}?" if ends and branches else one
