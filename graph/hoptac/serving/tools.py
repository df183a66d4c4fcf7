"""The questions as tools: a tool's name and arguments come in, a JSON object goes out, with quotes and documents on its facts.

A tool is a question of the catalogue (its header gives the description and the arguments), or one of `sparql`,
`describe` and `search`. Nothing here knows the protocol that carries them.

>>> [tool.name for tool in tools()][-3:]
['sparql', 'describe', 'search']
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from hoptac import resources
from hoptac.answers import prepared
from hoptac.errors import UsageError
from hoptac.guard import look
from hoptac.parameters import PARAMETERS
from hoptac.questions import NOT_STATED, Question, catalogue, find
from hoptac.search import LONGEST, Entry, Index
from hoptac.serving.jobs import Dataset
from hoptac.serving.limits import held
from hoptac.serving.looks import based, named_by
from hoptac.serving.proofs import proofs, proofs_of_all
from hoptac.site.answered import rows_of
from hoptac.store import OpenStore
from hoptac.text import visible

if TYPE_CHECKING:
    from hoptac.serving.workers import Workers

MOST_ROWS = 200  # of a tool's answer; a language model reads it all
QUOTED = 20  # things of an answer in SPARQL whose quotes stand beside it
VOCABULARY_FILES = {"vocabulary": "ontology/hoptac.ttl", "fields": "ontology/fields.ttl"}
QUERY = {"query": "a SELECT, ASK, CONSTRUCT or DESCRIBE of SPARQL 1.1; facts stand in one named graph for each article"}
NAME = {"name": "a person, body, agreement, event or system, by name or IRI"}
WORDS = {"words": "words of a name or a quote, with or without diacritics"}

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, what it is for, and its arguments with their meaning, of which some are required."""

    name: str
    description: str
    arguments: Mapping[str, str]
    required: tuple[str, ...] = ()

    @property
    def schema(self) -> Result:
        """The JSON Schema of its arguments."""
        properties = {name: {"type": "string", "description": meaning} for name, meaning in self.arguments.items()}
        return {"type": "object", "properties": properties, "required": list(self.required), "additionalProperties": False}


def _of_question(question: Question) -> Tool:
    unstated = " ".join(f"An empty {column} means: {why}." for column, why in question.unstated.items())
    description = f"{question.en[0]} / {question.vi[0]} Each fact has its quote and document. {unstated}".strip()
    return Tool(question.name, description, {name: PARAMETERS[name] for name in question.parameters})


def tools() -> tuple[Tool, ...]:
    """All tools: the questions, then the three that are none."""
    return (
        *map(_of_question, catalogue()),
        Tool("sparql", f"Ask the graph in SPARQL; at most {MOST_ROWS} rows.", QUERY, ("query",)),
        Tool("describe", "All that the articles say of one thing, each fact with its quotes.", NAME, ("name",)),
        Tool("search", "Find people, bodies, agreements, systems and quotes by their words.", WORDS, ("words",)),
    )


@dataclass(frozen=True)
class Toolbox:
    """The tools over one store; whatever is asked of the whole graph goes to the workers, within their limits."""

    opened: OpenStore
    workers: Workers

    @cached_property
    def _index(self) -> Index:
        return Index.of(self.opened.graph)

    @cached_property
    def _whole(self) -> Any:
        from hoptac.networks import views

        return views.everything(self.opened.graph)

    async def call(self, name: str, arguments: Mapping[str, object]) -> Result:
        """What a tool answers.

        Raises `HoptacError` where the tool or a name is not known, or the query refused.
        """
        tool = next((tool for tool in tools() if tool.name == name), None)
        if tool is None or set(arguments) - set(tool.arguments) or set(tool.required) - set(arguments):
            takes = ", ".join(tool.arguments) if tool else "nothing, for it is none"
            raise UsageError(f"{_short(name)}: takes {takes}; it was given {_short(', '.join(arguments)) or 'nothing'}")
        given = {key: _text(key, value) for key, value in arguments.items()}
        match name:
            case "sparql":
                return await self._sparql(given["query"])
            case "describe":
                return await self._in_time(self._describe, given["name"])
            case "search":
                return await self._in_time(self._search, given["words"])
        return await self._ask(find(name), given)

    async def _in_time(self, looked_up: Callable[[str], Result], given: str) -> Result:
        """What is looked up in the graph at hand, within the time that a query has."""
        seconds = self.workers.limits.seconds
        try:
            return await asyncio.wait_for(asyncio.to_thread(looked_up, given), seconds)
        except TimeoutError:
            raise UsageError(f"this took longer than {seconds:g} s; ask for less, or again in a moment") from None

    async def _ask(self, question: Question, given: Mapping[str, str]) -> Result:
        query, graphs = await asyncio.to_thread(prepared, question, self.opened.graph, given)
        dataset = Dataset(None, None if graphs is None else tuple(graphs))
        reply = await self.workers.ask(held(query, self.workers.limits.rows), ("json",), dataset)
        found = rows_of(reply.body)
        shown = [{column: NOT_STATED if value is None else value for column, value in row.items()} for row in found]
        return {"question": question.en[0], "rows": shown[:MOST_ROWS], "more": max(0, len(found) - MOST_ROWS)}

    async def _sparql(self, query: str) -> Result:
        base = self.opened.manifest.base
        form = look(query, base)
        limited = held(query, MOST_ROWS) if form in ("SELECT", "DESCRIBE") else query
        reply = await self.workers.ask(based(limited, base), ("json", "ttl"), named_by(query, base))
        told = reply.body.decode("utf-8", "replace")
        things = dict.fromkeys(re.findall(rf"{re.escape(base)}id/[a-z]+/[a-z0-9-]+", told))
        quotes = await asyncio.to_thread(proofs_of_all, self.opened.graph, islice(things, QUOTED))
        answer = {"results": json.loads(told)} if reply.form == "json" else {"turtle": told}
        return {**answer, "quotes": quotes}

    def _describe(self, name: str) -> Result:
        from hoptac.networks import finding, graphs, views

        thing = finding.thing(name, self._whole, self.opened.graph, "name")
        made = views.quoted(graphs.near(self._whole, thing, 1), self.opened.graph)
        node = made.nodes[thing]
        edges = [*made.out_edges(thing, data=True), *made.in_edges(thing, data=True)]
        joined = [
            {
                "from": graphs.called(made.nodes[source]),
                "connection": about["kind"],
                "words": about["words"],
                "to": graphs.called(made.nodes[target]),
                "quotes": _quotes(about["quotes"]),
            }
            for source, target, about in edges
        ]
        facts = [{"fact": fact.kind, "words": fact.words, "quotes": _quotes(fact.quotes)} for fact in node["facts"]]
        about = {"iri": thing, "name": graphs.called(node), "kind": node["kind"]}
        return {**about, "facts": facts[:MOST_ROWS], "connections": joined[:MOST_ROWS]}

    def _search(self, words: str) -> Result:
        return {"found": [self._found(entry) for entry in self._index.find(words)]}

    def _found(self, entry: Entry) -> Result:
        quotes = proofs(self.opened.graph, entry.iri)
        document = entry.document or next((str(quote["document"]) for quote in quotes), "")
        return {
            "iri": entry.iri,
            "kind": entry.kind,
            "name": entry.label or entry.words,
            "document": document,
            "quotes": quotes,
        }

    def read(self, name: str) -> str:
        """The Turtle of a resource: the vocabulary, the fields, or the description of this dataset (`void`).

        Raises `UsageError` where there is none by that name.
        """
        if name in VOCABULARY_FILES:
            return resources.read(VOCABULARY_FILES[name])
        if name == "void":
            return self.opened.graph.dump("ttl", self.opened.names.graph("dataset")).decode()
        raise UsageError(f"{name}: is no resource; take {', '.join((*VOCABULARY_FILES, 'void'))}")


def _quotes(quotes: tuple[Any, ...]) -> list[Result]:
    return [{"document": q.document, "start": q.start, "stop": q.stop, "words": q.words} for q in quotes]


def _text(name: str, value: object) -> str:
    """An argument as text.

    Raises `UsageError` where it is none, or longer than a name is.
    """
    if not isinstance(value, str):
        raise UsageError(f"{name}: is a text; give it as one")
    if name not in QUERY and len(value) > LONGEST:
        raise UsageError(f"{name}: is longer than {LONGEST} characters; give a name or some words")
    return value


def _short(text: str) -> str:
    return visible(text[:80])
