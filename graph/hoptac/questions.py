"""The catalogue of questions: one SPARQL file each in `queries/`, whose header says what it asks and what it gives.

A name or a number comes in, a `Question` goes out, with its query ready to be asked of any store. The header is
the comment at the top of the file:

    # name: parties                         # vi: / # en: the question in words; several wordings, one a line
    # topic: agreements                     what it is about, a key of [topics] in the words of the pages
    # chart: time agreement start end       how its rows are drawn: `time` LABEL START END, `bars` LABEL NUMBER, `count` COLUMN
    # number: 1                             its numbers in the list of competency questions
    # parameters: agreement, document       the options that narrow it
    # within: document                      each row is of one document, so only those that speak of a thing need be asked;
                                            `answers`: beside these, those that `queries/within/answers.rq` finds
    # unstated: party: why it may be empty  what an empty column, or no row at all (rows), means
    # example: --agreement "2020-2025"      an example of its use; below it what that gives on the shipped graph
    # gives: party = UBND tỉnh | signed = –    a row that is among its rows, – for an empty column
    # rows: 2                               how many rows there are

In the query, a line `#--agreement ?deal PATTERN` is a comment until the option is given; it then says
`VALUES ?deal { the agreement } PATTERN`. So each file is plain SPARQL that any engine answers.

>>> find("parties").parameters
('agreement', 'organisation', 'document')
>>> find("1").name
'parties'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from hoptac import resources
from hoptac.errors import QuestionError
from hoptac.oxigraph import written

DOCUMENT = "document"  # what a question is within that asks one document for each row
NOT_STATED = "không nêu / not stated"
KEYS = ("name", "vi", "en", "topic", "chart", "number", "parameters", "within", "unstated", "example", "gives", "rows")
CHARTS = {"time": 3, "bars": 2, "count": 1}  # how many columns each kind takes
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLOT = re.compile(r"^[ \t]*#--([a-z]+)(?::([a-z]+))? (\?\w+) *(.*)$", re.MULTILINE)
ORDER = re.compile(r"^ORDER BY (.+)$", re.MULTILINE)
KEY = re.compile(r"(DESC\()?\?(\w+)")


class Example(NamedTuple):
    """A use of a question: the options as typed, rows that it gives, and how many in all if that is said."""

    options: str
    gives: tuple[Mapping[str, str | None], ...] = ()
    rows: int | None = None


class Slot(NamedTuple):
    """Where a parameter acts: its name, the kind of thing it names, the variable that it is, and the pattern that ties it."""

    parameter: str
    kind: str
    variable: str
    pattern: str


class Chart(NamedTuple):
    """How the rows of a question are drawn: a kind of CHARTS, and the columns that it takes."""

    kind: str
    columns: tuple[str, ...]


class Question(NamedTuple):
    """A question as its file describes it."""

    name: str
    numbers: tuple[int, ...]
    vi: tuple[str, ...]
    en: tuple[str, ...]
    parameters: tuple[str, ...]
    within: str
    unstated: Mapping[str, str]
    examples: tuple[Example, ...]
    sparql: str
    topic: str = ""
    chart: Chart | None = None

    @property
    def kinds(self) -> dict[str, str]:
        """The parameters that act in the query, and the kind of thing that each names."""
        return {slot.parameter: slot.kind for slot in map(_slot, SLOT.finditer(self.sparql))}

    @property
    def order(self) -> tuple[tuple[str, bool], ...]:
        """The columns that its rows are ordered by, and whether each falls."""
        found = ORDER.search(self.sparql)
        return tuple((column, bool(falling)) for falling, column in KEY.findall(found[1])) if found else ()

    def narrowed(self, things: Mapping[str, str]) -> str:
        """The query, narrowed to the things (IRIs) that parameters name."""

        def fill(found: re.Match[str]) -> str:
            slot = _slot(found)
            if slot.parameter not in things:
                return found[0]
            return f"  VALUES {slot.variable} {{ {written(things[slot.parameter])} }} {slot.pattern}"

        return SLOT.sub(fill, self.sparql)


def _slot(found: re.Match[str]) -> Slot:
    return Slot(found[1], found[2] or found[1], found[3], found[4])


def catalogue() -> tuple[Question, ...]:
    """All questions, by name."""
    return tuple(read(path) for path in sorted(resources.path("queries").glob("*.rq")))


def find(asked: str) -> Question:
    """The question of that name or number.

    Raises `QuestionError` offering the nearest names where there is none.
    """
    if NAME.fullmatch(asked) and (path := resources.path(f"queries/{asked}.rq")).is_file():
        return read(path)
    questions = catalogue()
    for question in questions:
        if asked.isdecimal() and int(asked) in question.numbers:
            return question
    from hoptac.nearest import did_you_mean

    offered = did_you_mean(asked, [question.name for question in questions])
    raise QuestionError(f"{asked!r} is not a question{offered}; `hoptac ask` lists them")


def read(path: Path) -> Question:
    """The question in a file.

    Raises `QuestionError` with file, line and way out where its header does not describe it.
    """
    text = path.read_text("utf-8")
    header = list(_header(text, path.name))

    def all_of(key: str) -> tuple[str, ...]:
        return tuple(value for named, value in header if named == key)

    if all_of("name") != (path.stem,) or not (all_of("vi") and all_of("en")):
        raise QuestionError(f"queries/{path.name}: its header needs `# name: {path.stem}`, `# vi: …` and `# en: …`")
    return Question(
        name=path.stem,
        numbers=tuple(map(int, _listed(*all_of("number")))),
        vi=all_of("vi"),
        en=all_of("en"),
        parameters=_listed(*all_of("parameters")),
        within="".join(all_of("within")),
        unstated=dict(_pair(value, ":", path.name) for value in all_of("unstated")),
        examples=tuple(_examples(header, path.name)),
        sparql=text,
        topic="".join(all_of("topic")),
        chart=next((_chart(value, path.name) for value in all_of("chart")), None),
    )


def _chart(value: str, file: str) -> Chart:
    kind, *columns = value.split()
    if CHARTS.get(kind) != len(columns):
        way_out = "write time LABEL START END, bars LABEL NUMBER or count COLUMN"
        raise QuestionError(f"queries/{file}: `# chart: {value}` is no chart; {way_out}")
    return Chart(kind, tuple(columns))


def _header(text: str, file: str) -> Iterator[tuple[str, str]]:
    """The keys and values of a header, in order."""
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        key, value = _pair(line[1:], ":", file)
        if key not in KEYS:
            raise QuestionError(f"queries/{file}: `# {key}:` is not known; a header has {', '.join(KEYS)}")
        yield key, value


def _listed(*lists: str) -> tuple[str, ...]:
    return tuple(item.strip() for each in lists for item in each.split(","))


def _pair(text: str, sign: str, file: str) -> tuple[str, str]:
    key, found, value = text.partition(sign)
    if not found:
        raise QuestionError(f"queries/{file}: {text.strip()!r} lacks `{sign.strip()}`; write `… {sign.strip()} …`")
    return key.strip(), value.strip()


def _examples(header: list[tuple[str, str]], file: str) -> Iterator[Example]:
    """The examples of a header, each with the `gives` and `rows` below it."""
    starts = [i for i, (key, _) in enumerate(header) if key == "example"]
    for start, stop in pairwise([*starts, len(header)]):
        below = header[start + 1 : stop]
        gives = tuple(_row(value, file) for key, value in below if key == "gives")
        rows = [int(value) for key, value in below if key == "rows"]
        yield Example(header[start][1], gives, rows[0] if rows else None)


def _row(value: str, file: str) -> Mapping[str, str | None]:
    """A row as the header writes it: `column = value | column = value`, – for an empty column."""
    cells = dict(_pair(cell, "=", file) for cell in value.split("|"))
    return {column: None if cell == "–" else cell for column, cell in cells.items()}
