"""A book of rules: a TOML file of marked words and of rules, each with the sentences that it must find and must leave alone.

In comes a file of `ontology/rules/`; out goes a frozen `Book`, which makes shapes of sentences and tells which rules match them.

>>> book = load("agreements.toml")
>>> text = "UBND tỉnh Lâm Sơn không ký thỏa thuận."
>>> book.shape(text.lower(), 0, len(text), ()).text
'ubnd tỉnh lâm sơn Ckhông Bký thỏa thuận.'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, NamedTuple

from hoptac import resources
from hoptac.automaton import Automaton, Spots
from hoptac.automaton import Found as Marked
from hoptac.errors import ListError
from hoptac.model import Mention
from hoptac.rules.drawing import drawn
from hoptac.rules.pattern import SOLID, Grammar, Mark, Pattern
from hoptac.rules.shape import MARKS, Shape, Unit, named

Member = tuple[Mention, ...]

FOLDER = "ontology/rules"


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording: `says` names what it tells; `finds` and `skips` are its examples and its tests."""

    id: str
    says: str
    line: str
    pattern: Pattern
    finds: tuple[str, ...]
    skips: tuple[str, ...]


class Found(NamedTuple):
    """A rule that matches between two places of the text: the members of its slots, each a mention with those joined to it."""

    rule: Rule
    start: int
    stop: int
    slots: Mapping[str, tuple[Member, ...]]


class _Apt(NamedTuple):
    """The rules that are apt for shapes with some capitals, as their numbers: by a word that they need, or of no need of any."""

    by_word: tuple[tuple[str, tuple[int, ...]], ...]
    wordless: frozenset[int]

    @classmethod
    def of(cls, rules: Iterable[tuple[int, Rule]]) -> _Apt:
        """The numbered rules by one of the words that they need, a long one, since those stand in few texts."""
        by_word: dict[str, list[int]] = {}
        wordless = set()
        for number, rule in rules:
            for word in max(rule.pattern.words, key=lambda group: min(map(len, group)), default=()):
                by_word.setdefault(word, []).append(number)
            if not rule.pattern.words:
                wordless.add(number)
        return cls(tuple((word, tuple(numbers)) for word, numbers in by_word.items()), frozenset(wordless))


@dataclass(frozen=True)
class Book:
    """Rules in their order, and the words that they mark."""

    rules: tuple[Rule, ...]
    grammar: Grammar
    words: Automaton[str]
    denial: re.Pattern[str]

    def shape(
        self, folded: str, start: int, stop: int, mentions: Iterable[Mention], marked: Iterable[Marked[str]] | None = None
    ) -> Shape:
        """The shape of a stretch of folded text with its mentions; `marked` are the words that it marks where found yet."""
        found = Spots(self.words.find(folded)).within(start, stop) if marked is None else marked
        return self.shape_of(folded, start, stop, named(folded, start, stop, mentions), found)

    def shape_of(self, folded: str, start: int, stop: int, units: Sequence[Unit], marked: Iterable[Marked[str]]) -> Shape:
        """The shape of a stretch of text whose mentions are units already, and whose marked words are found."""
        marks = (Unit(one.start, one.stop, one.value) for one in marked if one.value)
        return Shape.marked(folded, start, stop, units, marks)

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """The capitals that the lines need."""
        return frozenset(letter for rule in self.rules for group in rule.pattern.capitals for letter in group)

    @cached_property
    def _by_capitals(self) -> dict[frozenset[str], _Apt]:
        """The rules that can match shapes with these capitals, kept since few sets of them come again and again."""
        return {}

    def _apt(self, capitals: frozenset[str]) -> _Apt:
        """The rules whose capitals are all among these."""
        apt = self._by_capitals.get(capitals)
        if apt is None:
            fitting = ((i, rule) for i, rule in enumerate(self.rules) if rule.pattern.fits(capitals))
            apt = self._by_capitals[capitals] = _Apt.of(fitting)
        return apt

    def candidates(self, letters: Iterable[str], text: str) -> list[Rule]:
        """The rules that can match a shape with these capitals and words, in the order of the book.

        The text may be the shape's own or the one that it is to be made of, of whose words it has no others.
        """
        apt = self._apt(self._capitals.intersection(letters))
        near = {number for word, numbers in apt.by_word if word in text for number in numbers}
        near |= apt.wordless
        return [rule for number in sorted(near) if (rule := self.rules[number]).pattern.can_match(text)]

    def found(self, shape: Shape, rules: Iterable[Rule] | None = None) -> Iterator[Found]:
        """What the rules match in a shape, in the order of the book; `rules` are its candidates where they are known yet."""
        for rule in self.candidates(shape.text, shape.text) if rules is None else rules:
            for match in rule.pattern.finditer(shape.text):
                if self.denied(shape.text, match.start()):
                    continue
                yield self._found(rule, shape, match.span(), rule.pattern.slots(match))

    def denied(self, shape: str, at: int) -> bool:
        """Whether a negation stands right before a place of a shape."""
        return at > 0 and self.denial.search(shape[max(0, at - 24) : at]) is not None

    def _found(self, rule: Rule, shape: Shape, span: tuple[int, int], filled: Iterable[tuple[str, tuple[int, int]]]) -> Found:
        slots: dict[str, tuple[Member, ...]] = {}
        for slot, (start, stop) in filled:
            slots[slot] = (*slots.get(slot, ()), *shape.members(start, stop))
        return Found(rule, shape.place(span[0]), shape.place(span[1]), slots)


@cache
def load(name: str) -> Book:
    """The book of a file of `ontology/rules/`.

    Raises `ListError` where the file lacks something or a rule fails its own examples.
    """
    return read(name, resources.read(f"{FOLDER}/{name}"))


def read(name: str, toml: str) -> Book:
    """The book that a TOML text says; `name` is told in errors."""
    try:
        stated = tomllib.loads(toml)
        grammar = _grammar(stated)
        denial = "|".join(mark.pattern for mark in grammar.marks.values() if mark.letter in grammar.denies) or "(?!)"
        rules = tuple(_rule(about, grammar) for about in stated["rule"])
        return Book(rules, grammar, _words(stated, grammar), re.compile(f"(?:{denial}) $"))
    except (KeyError, tomllib.TOMLDecodeError) as error:
        raise ListError(f"{FOLDER}/{name}: {error} is missing or wrong; see the rules beside it") from None


def _grammar(stated: Mapping[str, Any]) -> Grammar:
    groups = zip(stated["marks"].items(), MARKS, strict=False)
    marks = {name: Mark(letter, tuple(group["words"])) for (name, group), letter in groups}
    lists = stated["lists"]

    def those_that(do: str) -> str:
        return "".join(mark.letter for name, mark in marks.items() if stated["marks"][name].get(do, False))

    between, before, never = (tuple(lists[place]) for place in ("between", "before", "never"))
    return Grammar(marks, SOLID + those_that("stops"), those_that("denies"), between, before, never)


def _words(stated: Mapping[str, Any], grammar: Grammar) -> Automaton[str]:
    """The marked words with their capitals; words that only look like them have none."""
    glued = [(word, "") for word in stated["glued"]["words"]]
    marked = [(word, mark.letter) for mark in grammar.marks.values() for word in mark.words]
    return Automaton([*glued, *marked])


def _rule(about: Mapping[str, Any], grammar: Grammar) -> Rule:
    return Rule(
        id=about["id"],
        says=about["says"],
        line=about["when"],
        pattern=Pattern.of(about["when"], grammar),
        finds=tuple(about["finds"]),
        skips=tuple(about["skips"]),
    )


def failures(book: Book) -> Iterator[str]:
    """What is wrong with the rules by their own examples, one line each."""
    for rule in book.rules:
        for sentence in rule.finds:
            wanted, said = drawn(sentence).slots, _said(book, rule, sentence)
            if wanted not in said:
                yield f'{rule.id}: "{sentence}" gives {said}'
        for sentence in rule.skips:
            if said := _said(book, rule, sentence):
                yield f'{rule.id}: "{sentence}" is to be left alone and gives {said}'


def _said(book: Book, rule: Rule, sentence: str) -> list[dict[str, tuple[object, ...]]]:
    """The slots that a rule alone fills in a drawn sentence."""
    picture = drawn(sentence)
    shape = book.shape(picture.folded, 0, len(picture.folded), picture.mentions)
    found = (found for found in replace(book, rules=(rule,)).found(shape))
    return [{slot: tuple(m.value for member in members for m in member) for slot, members in f.slots.items()} for f in found]
