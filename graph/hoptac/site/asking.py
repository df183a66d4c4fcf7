"""The pages on which people ask: what was asked and what it gave come in, HTML goes out; nothing is asked from here.

A question of the catalogue has a page with its form, its chart, its rows with their quotes, its SPARQL and its files;
words that may be one of several questions get these offered; SPARQL itself has a page with the catalogue as examples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlencode

from hoptac.parameters import Name
from hoptac.questions import Question, catalogue, find
from hoptac.site.answered import Rows
from hoptac.site.drawing import Drawing
from hoptac.site.frame import Frame, write
from hoptac.site.neighbourhood import words_of
from hoptac.site.words import FIELDS, TOPICS, WORDS, called
from hoptac.text import plain

DOWNLOADS = {"csv": "CSV", "json": "JSON", "tsv": "TSV", "xml": "XML", "ttl": "Turtle"}
SAFE = "safe-csv"  # the field by which CSV is asked for as spreadsheets need it
IN_A_FOLDER = ("csv", "json", "ttl")  # of these, what stands beside a page that no server answers
FIRST = "roles"  # the query that stands in the form of who has not written one


class Listed(NamedTuple):
    """A question in a list: its name, its words, its query, and all wordings without diacritics, to search in."""

    name: str
    text: str
    sparql: str
    wordings: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page shows of an answer: a table, or Turtle with its picture, or what was wrong."""

    table: Rows | None = None
    written: str = ""
    picture: Drawing | None = None
    error: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked: what was typed into its form, and the IRIs that this names.

    `words` are those that it was understood from, if it was asked in words, and `names` what was found in them, by the field.
    """

    question: Question
    given: Mapping[str, str] = field(default_factory=dict)
    things: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    names: Mapping[str, Name] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of its page."""
        return f"/questions/{self.question.name}"


def text(question: Question, language: str) -> str:
    """A question in words."""
    return question.vi[0] if language == "vi" else question.en[0]


def bare(sparql: str) -> str:
    """A query without the header and the slots of its file."""
    return "\n".join(line for line in sparql.splitlines() if not line.lstrip().startswith("#"))


def listed(language: str) -> dict[str, list[Listed]]:
    """The questions by their topics, in the order of the pages."""
    made: dict[str, list[Listed]] = {topic: [] for topic in TOPICS}
    for question in catalogue():
        wordings = plain(" ".join((question.name, *question.vi, *question.en)))
        made[question.topic].append(Listed(question.name, text(question, language), bare(question.sparql), wordings))
    return made


def _groups(language: str) -> list[tuple[str, str, list[Listed]]]:
    return [(topic, called(TOPICS, topic, language), found) for topic, found in listed(language).items()]


def questions_page(frame: Frame) -> str:
    """The catalogue by its topics."""
    return write("questions", frame, here="/questions", groups=_groups(frame.language), words="", nearest=())


def unsure_page(frame: Frame, words: str, nearest: tuple[str, ...]) -> str:
    """The catalogue for words that may be one of several questions, the nearest first."""
    offered = [(name, text(find(name), frame.language)) for name in nearest]
    return write("questions", frame, here="/questions", groups=_groups(frame.language), words=words, nearest=offered)


def question_page(frame: Frame, asked: Asked, got: Outcome) -> str:
    """The page of a question with what it gave."""
    question, language = asked.question, frame.language
    return write(
        "question",
        frame,
        here="/questions",
        asked=asked,
        text=text(question, language),
        topic=(question.topic, called(TOPICS, question.topic, language)),
        fields=_fields(asked, language),
        understood=[(called(FIELDS, key, language), name) for key, name in asked.names.items()],
        got=got,
        downloads=_downloads(frame, asked),
        sparql=bare(question.narrowed(asked.things)).strip(),
    )


def _downloads(frame: Frame, asked: Asked) -> list[tuple[str, str]]:
    """The formats of an answer with their addresses."""
    query = f"?{urlencode(asked.given)}" if asked.given else ""
    offered = [ending for ending in DOWNLOADS if frame.live or ending in IN_A_FOLDER]
    made = [(DOWNLOADS[ending], f"{frame.file(f'{asked.path}.{ending}')}{query}") for ending in offered]
    safe = f"{frame.file(f'{asked.path}.csv')}?{urlencode({**asked.given, SAFE: 1})}"
    return [*made, (WORDS[frame.language]["safe_csv"], safe)] if frame.live else made


def _fields(asked: Asked, language: str) -> list[dict[str, str]]:
    """The fields of a question's form, with what was given in them."""
    return [
        {"name": key, "label": called(FIELDS, key, language), "value": asked.given.get(key, ""), "kind": kind}
        for key, kind in asked.question.kinds.items()
        if key in asked.question.parameters
    ]


def query_page(frame: Frame, query: str, got: Outcome, base: str, editor: bool) -> str:
    """A form for SPARQL with what it gave, and the catalogue as examples; with an `editor` where that is installed."""
    start = query or bare(find(FIRST).sparql).strip()
    kinds = words_of(got.picture.kinds, frame.language) if got.picture else ()
    groups = _groups(frame.language)
    return write("query", frame, here="/query", query=start, got=got, kinds=kinds, groups=groups, base=base, editor=editor)


def shared(asked: Asked, thing: Callable[[str, str], str | None]) -> dict[str, str]:
    """What a form would have typed for the names that were understood: a name where it names one thing, else its IRI."""
    kinds = asked.question.kinds
    return {key: name.label if thing(kinds[key], name.label) == name.iri else name.iri for key, name in asked.names.items()}
