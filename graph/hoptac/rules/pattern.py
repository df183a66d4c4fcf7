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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hoptac.errors import ListError
from hoptac.rules.drawing import KINDS
from hoptac.rules.shape import LETTERS

ITEM = re.compile(
    r"\{(?P<slot>[a-z]+):(?P<kinds>[A-Za-z|]+)(?P<several>\+?)\}|<(?P<mark>\w+)>|\[(?P<may>[^\]]+)\]|\((?P<one>[^)]+)\)|(?P<word>\S+)"
)
SOLID = "OPTGA;"
PAPERS = LETTERS[KINDS["Agreement"]]  # what stands in a paper is told of it as well ("theo thỏa thuận giữa A và B")
NO_LETTER_BEFORE = r"(?<![^\W\dA-Z])"
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

    @property
    def leads(self) -> str:
        """The words that may stand before a member."""
        return f"(?:{_either(self.before)} ){{0,2}}" if self.before else ""

    def slot(self, letters: str, *, several: bool, barred: bool) -> str:
        """A mention or a list of them, each with an aside behind it, the country where it lies, or the term of its assembly.

        A `barred` one follows no word of the line, and so must not follow a word that says that it is no member either.
        """
        never = "".join(rf"(?<!\b{re.escape(word)} .)" for word in self.never) if barred else ""
        aside = rf"(?: khóa [\divx]{{1,5}})?(?: \([^(){SOLID}]{{1,36}}\)|(?: của|,)? L)?"
        more = f"(?: ?[A-Z]?{_either(self.between)} ?{self.leads}[{letters}]{aside}){{0,{LONGEST_LIST}}}" if several else ""
        return f"[{letters}]{never}{aside}{more}"


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(_word, words)) + ")"


def _word(words: str) -> str:
    """These very words, marked or not, to the end of the last."""
    return " [A-Z]?".join(map(re.escape, words.split())) + (r"(?!\w)" if words[-1].isalnum() else "")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled line; in any shape that it matches stands one of each group of `capitals`, and one of each of `words`."""

    expression: re.Pattern[str]
    names: tuple[str, ...]
    capitals: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, line: str, grammar: Grammar) -> Pattern:
        """The pattern of a line.

        Raises `ListError` for a kind or a group that is not known.
        """
        parts: list[str] = []
        names: list[str] = []
        needs: list[tuple[str, ...]] = []
        for item in ITEM.finditer(line):
            gap = bool(parts) and parts[-1].endswith("}?")
            if item["slot"]:
                letters = _letters(item["kinds"], line)
                needs.append(tuple(letters))
                names.append(item["slot"])
                loose = gap or not parts
                slot = grammar.slot(letters, several=bool(item["several"]), barred=loose and letters != PAPERS)
                parts.append(f"({slot})" if loose else f" ?{grammar.leads}({slot})")
            else:
                parts.append(_plain(item, grammar, line, bool(parts), gap))
                needs += _needed(item, grammar)
        groups = tuple(dict.fromkeys(needs))
        capitals = tuple(group for group in groups if all(word.isupper() for word in group))
        words = sorted((group for group in groups if group not in capitals), key=len)  # what stands in fewer shapes first
        return cls(re.compile("".join(parts)), tuple(names), capitals, tuple(words))

    def fits(self, capitals: frozenset[str]) -> bool:
        """Whether shapes with these capitals can match."""
        return all(not capitals.isdisjoint(group) for group in self.capitals)

    def can_match(self, text: str) -> bool:
        """Whether a text has the words that the line needs: much quicker than to search in vain."""
        for group in self.words:
            for word in group:
                if word in text:
                    break
            else:
                return False
        return True

    def search(self, shape: str) -> re.Match[str] | None:
        """The first match in a shape."""
        return next(self.finditer(shape), None)

    def finditer(self, shape: str) -> Iterator[re.Match[str]]:
        """The matches in a shape; none begins inside a word."""
        for found in self.expression.finditer(shape):
            before = shape[found.start() - 1 : found.start()]
            if not before.isalnum() or before.isupper():
                yield found

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


def _needed(item: re.Match[str], grammar: Grammar) -> Iterator[tuple[str, ...]]:
    """What stands in any shape that an item matches which fills no slot."""
    if item["mark"]:
        yield (grammar.marks[item["mark"]].letter,)
    elif not item["may"] and item["word"] != "...":
        yield tuple(dict.fromkeys(words.split()[0] for words in (item["one"] or item["word"]).split("|")))


def _plain(item: re.Match[str], grammar: Grammar, line: str, inside: bool, gap: bool) -> str:
    """An item that fills no slot; the first needs no space before it, and one behind a gap must begin a word."""
    if item["word"] == "...":
        return f"[^{grammar.stops}]{{0,{LONGEST_GAP}}}?"
    words = (item["may"] or item["one"] or item["word"] or "").split("|")
    begin = " ?" if inside and not gap else ""
    if item["mark"]:
        if item["mark"] not in grammar.marks:
            raise ListError(f'"{line}": no group of words is called {item["mark"]}; it can be {", ".join(grammar.marks)}')
        return begin + grammar.marks[item["mark"]].pattern
    begin = NO_LETTER_BEFORE if gap and words[0][0].isalnum() else begin
    return f"(?:{begin}[A-Z]?{_either(words)})?" if item["may"] else f"{begin}{'[A-Z]?' if inside else ''}{_either(words)}"
