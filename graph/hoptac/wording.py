"""Asking in words: a question as people type it comes in, the question of the catalogue that it is and the names in it go out.

Nothing is guessed. The wordings of the question files are compared with what was typed, word by word and pair by
pair, rare ones weighing more; names of the graph count as what they name, not as words. Where no wording is near enough,
or two questions are as near, the nearest are offered instead.

>>> catalogue = (("people", ("những ai được nêu tên",)), ("areas", ("thỏa thuận gồm những lĩnh vực nào",)))
>>> matcher = Matcher(catalogue)
>>> matcher.nearest("Linh vuc nao co trong thoa thuan?")[0][1]
'areas'
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from hoptac import oxigraph
from hoptac.errors import UnsureError
from hoptac.parameters import Name, names
from hoptac.questions import Question, catalogue
from hoptac.text import plain

SURE = 0.46  # of 1: a wording must be so near
APART = 0.04  # and so much nearer than one of another question
OFFERED = 3
PAIR = 0.5  # what a pair of neighbours weighs beside a word
LONGEST = 300  # characters of a question in words
KINDS = ("agreement", "person", "organisation", "document")
WORD = re.compile(r"\w+")
SLOT = re.compile(r"\{(\w+)\}")
# Words that ask nothing: they say that something is asked, politely.
FILLERS = frozenset(
    plain(
        "cho tôi hỏi biết xin hãy vui lòng thì là những các một của và ở tại với "
        "the a an of is are was were do does did please tell me"
    ).split()
)
SHORTEST_NAME = 3


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(plain(text)) if word not in FILLERS]


def _features(words: Iterable[str]) -> Counter[str]:
    """The words of a text and its pairs of neighbours."""
    words = list(words)
    return Counter([*words, *(f"{one} {other}" for one, other in pairwise(words))])


class Matcher:
    """The wordings of a catalogue, ready to be compared with what people type."""

    def __init__(self, wordings: Iterable[tuple[str, Iterable[str]]]) -> None:
        self.wordings = [(name, _features(_words(SLOT.sub(r"\1", text)))) for name, texts in wordings for text in texts]
        held = Counter(feature for _, features in self.wordings for feature in features)
        self._weight = {feature: math.log(1 + len(self.wordings) / count) for feature, count in held.items()}
        # A word that no wording has weighs most: it may ask for what nobody can answer.
        self._unknown = 2 * math.log(1 + len(self.wordings))

    def _sum(self, features: Mapping[str, int]) -> float:
        return sum(
            self._weight.get(f, self._unknown / 4 if " " in f else self._unknown) * (PAIR if " " in f else 1) for f in features
        )

    def knows(self, text: str) -> bool:
        """Whether a text asks anything beside its names, and most of that in words that some wording has."""
        asked = set(_words(text)) - set(KINDS)
        return 2 * sum(word in self._weight for word in asked) > len(asked)

    def nearest(self, text: str) -> list[tuple[float, str]]:
        """The names of the questions by how near their nearest wording is, from 1 down to 0."""
        asked = _features(_words(text))
        whole = self._sum(asked)
        best: dict[str, float] = {}
        for name, features in self.wordings:
            shared = self._sum(asked & features)
            near = 2 * shared / (whole + self._sum(features) or 1)
            best[name] = max(near, best.get(name, 0))
        return sorted(((near, name) for name, near in best.items()), key=lambda pair: (-pair[0], pair[1]))


class Understood(NamedTuple):
    """What words were understood as: a question, and the things that narrow it with the names that were found."""

    question: Question
    names: Mapping[str, Name]
    near: float


class _Mentioned(NamedTuple):
    """A name of the graph in the text."""

    start: int
    stop: int
    kind: str
    name: Name


Owners = dict[str, set[Name]]  # the things that answer to a name


def _owners(kind: str, graph: oxigraph.Store) -> Owners:
    """What the names of a kind name, by the name without diacritics."""
    owners: Owners = {}
    for name in names(kind, graph):
        for form in (name.name, name.label):
            if len(form) >= SHORTEST_NAME:
                owners.setdefault(plain(form), set()).add(Name(name.iri, name.label, name.label))
    return owners


def _mentions(text: str, known: Mapping[str, Owners]) -> list[_Mentioned]:
    """The names in a text, the longest first taken, without overlaps; a name that two things have is none."""
    flat = plain(text)
    found: list[_Mentioned] = []
    for kind, owners in known.items():
        for form, things in owners.items():
            if form in flat and len(things) == 1:
                (thing,) = things
                places = re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", flat)
                found += [_Mentioned(place.start(), place.end(), kind, thing) for place in places]
    return _apart(found)


def _apart(found: list[_Mentioned]) -> list[_Mentioned]:
    taken: list[_Mentioned] = []
    for mention in sorted(found, key=lambda m: (m.start - m.stop, m.start, KINDS.index(m.kind))):
        if all(mention.stop <= other.start or other.stop <= mention.start for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def _by_kind(text: str, mentions: list[_Mentioned]) -> str:
    """The text with each name replaced by what it is the name of."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {mention.kind} {text[mention.stop :]}"
    return text


def _narrowing(question: Question, mentions: list[_Mentioned]) -> dict[str, Name]:
    """Which option each name is: a second body is the other side, where the question knows of one."""
    given: dict[str, Name] = {}
    others = [name for name in ("to", "with") if name in question.parameters]
    for mention in mentions:
        options = [mention.kind, *(others if mention.kind == "organisation" else [])]
        free = next((option for option in options if option in question.parameters and option not in given), None)
        if free:
            given[free] = mention.name
    return given


class Listener:
    """Who understands questions about one graph, with its names and all wordings at hand."""

    def __init__(self, graph: oxigraph.Store) -> None:
        self.graph = graph

    @cached_property
    def _known(self) -> dict[str, Owners]:
        return {kind: _owners(kind, self.graph) for kind in KINDS}

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.name: question for question in catalogue()}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher((question.name, (*question.vi, *question.en)) for question in self._questions.values())

    def understand(self, text: str) -> Understood:
        """The question that a text asks.

        Raises `UnsureError` with the nearest questions where that is not sure.
        """
        text = text[:LONGEST]
        mentions = _mentions(text, self._known)
        asked = _by_kind(text, mentions)
        (near, name), (second, _), *_ = ranked = self._matcher.nearest(asked)
        if near < SURE or not self._matcher.knows(asked) or near - second < APART:
            raise self._unsure(text, tuple(other for _, other in ranked[:OFFERED]))
        question = self._questions[name]
        return Understood(question, _narrowing(question, mentions), near)

    def _unsure(self, text: str, nearest: tuple[str, ...]) -> UnsureError:
        asked = [self._questions[name] for name in nearest]
        offered = "; ".join(f"{other.name} ({other.vi[0]} / {other.en[0]})" for other in asked)
        return UnsureError(f"{text!r} is not understood for sure; did you mean one of: {offered}", nearest)


def understand(text: str, graph: oxigraph.Store) -> Understood:
    """The question that a text asks of a graph.

    Raises `UnsureError` with the nearest questions where that is not sure.
    """
    return Listener(graph).understand(text)
