"""The line of a rule as a pattern over shapes.

In comes a line of items, out goes a `Pattern`. The items, with a space between them:
    {party:Org}      a mention of a kind, which fills a slot; {party:Org|Person} of either kind
    {party:Org+}     one or several of them in a list ("A, B và C")
    <sign>           a marked word of the group of that name
    [đã|vừa]         words that may be missing
    (giữa|của)       one of the words
    ...              a gap inside the clause: no name of a body or person, no agreement, no negation lies in it
    ký, với          these very words

>>> line = Pattern.of("{party:Org+} [đã|vừa] ký {what:Agreement}", Grammar())
>>> [(slot, span) for slot, span in line.slots(line.search("D, O và O vừa ký A."))]
[('party', (3, 9)), ('what', (17, 18))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hoptac.errors import ListError
from hoptac.rules.drawing import KINDS
from hoptac.rules.shape import LETTERS

ITEM = re.compile(
    r"\{(?P<slot>[a-z]+):(?P<kinds>[A-Za-z|]+)(?P<several>\+?)\}|<(?P<mark>\w+)>|\[(?P<may>[^\]]+)\]|\((?P<one>[^)]+)\)|(?P<word>\S+)"
)
SOLID = "OPTGA;"
LONGEST_GAP = 90
LONGEST_LIST = 16


class Mark(NamedTuple):
    """A group of marked words and the capital before each of them."""

    letter: str
    words: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """The capital with one of the words."""
        return (
            self.letter + "(?:" + "|".join(map(re.escape, sorted(self.words, key=lambda word: (-len(word), word)))) + r")(?!\w)"
        )


@dataclass(frozen=True, slots=True)
class Grammar:
    """What all lines of a book share.

    `marks` are the groups of marked words, `stops` what no gap crosses, `denies` what undoes the words behind it;
    `between`, `before` and `never` are the words between the members of a list, before a member, and before what is none.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    stops: str = SOLID
    denies: str = ""
    between: tuple[str, ...] = (",", "và")
    before: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def member(self, letters: str) -> str:
        """One mention, with the words that may stand before it, and behind it an aside or the country where it lies."""
        leads = f"(?:{_either(self.before)} ){{0,2}}" if self.before else ""
        return rf"{leads}[{letters}](?: \([^(){SOLID}]{{1,24}}\)|(?: của|,) L)?"

    def slot(self, letters: str, several: bool) -> str:
        """A mention or a list of them."""
        member = self.member(letters)
        more = f"(?: ?{_either(self.between)} ?{member}){{0,{LONGEST_LIST}}}" if several else ""
        return "".join(rf"(?<!\b{re.escape(word)} )" for word in self.never) + member + more


def _either(words: tuple[str, ...] | list[str]) -> str:
    return "(?:" + "|".join(map(_word, words)) + ")"


def _word(words: str) -> str:
    """These very words, marked or not."""
    left = r"(?:(?<!\w)|(?<=[A-Z]))" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    return left + " [A-Z]?".join(map(re.escape, words.split())) + right


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled line; `needs` are the capitals without which it cannot match."""

    expression: re.Pattern[str]
    names: tuple[str, ...]
    needs: str

    @classmethod
    def of(cls, line: str, grammar: Grammar) -> Pattern:
        """The pattern of a line.

        Raises `ListError` for a kind or a group that is not known.
        """
        parts: list[str] = []
        names: list[str] = []
        needs = ""
        for item in ITEM.finditer(line):
            if item["slot"]:
                letters = _letters(item["kinds"], line)
                needs += letters if len(letters) == 1 else ""
                names.append(item["slot"])
                parts.append(f" ?({grammar.slot(letters, bool(item['several']))})")
            else:
                parts.append(_plain(item, grammar, line))
                needs += grammar.marks[item["mark"]].letter if item["mark"] else ""
        return cls(re.compile("".join(parts).removeprefix(" ?")), tuple(names), needs)

    def search(self, shape: str) -> re.Match[str] | None:
        """The first match in a shape."""
        return next(self.finditer(shape), None)

    def finditer(self, shape: str) -> Iterator[re.Match[str]]:
        """The matches in a shape."""
        return self.expression.finditer(shape) if all(letter in shape for letter in self.needs) else iter(())

    def slots(self, found: re.Match[str] | None) -> Iterator[tuple[str, tuple[int, int]]]:
        """The slots of a match with their spans in the shape."""
        for i, name in enumerate(self.names, 1):
            if found and found.start(i) >= 0:
                yield name, found.span(i)


def _letters(kinds: str, line: str) -> str:
    unknown = [kind for kind in kinds.split("|") if kind not in KINDS]
    if unknown:
        raise ListError(f'"{line}": no mention is of kind {unknown[0]}; it can be {", ".join(KINDS)}')
    return "".join(LETTERS[KINDS[kind]] for kind in kinds.split("|"))


def _plain(item: re.Match[str], grammar: Grammar, line: str) -> str:
    """An item that fills no slot."""
    if item["mark"]:
        if item["mark"] not in grammar.marks:
            raise ListError(f'"{line}": no group of words is called {item["mark"]}; it can be {", ".join(grammar.marks)}')
        return " ?" + grammar.marks[item["mark"]].pattern
    if item["may"]:
        return f"(?: ?[A-Z]?{_either(item['may'].split('|'))})?"
    if item["one"]:
        return f" ?[A-Z]?{_either(item['one'].split('|'))}"
    return f"[^{grammar.stops}]{{0,{LONGEST_GAP}}}?" if item["word"] == "..." else f" ?[A-Z]?{_word(item['word'])}"
