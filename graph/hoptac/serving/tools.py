"""The questions as tools: a tool's name and arguments come in, a JSON object goes out, with quotes and documents on its facts.

A tool is a question of the catalogue (its header gives the description and the arguments), or one of `sparql`,
`describe` and `search`. Nothing here knows the protocol that carries them.

>>> [tool.name for tool in tools()][-3:]
['sparql', 'describe', 'search']
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hoptac import resources
from hoptac.answers import answer, rows
from hoptac.errors import UsageError
from hoptac.guard import look
from hoptac.parameters import PARAMETERS
from hoptac.questions import NOT_STATED, Question, catalogue, find
from hoptac.search import Index
from hoptac.serving.limits import held
from hoptac.store import OpenStore

if TYPE_CHECKING:
    from hoptac.serving.workers import Workers

MOST_ROWS = 200  # of a tool's answer; a language model reads it all
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
    """The tools over one store; a stranger's SPARQL goes to the workers and nowhere else."""

    opened: OpenStore
    workers: Workers

    @cached_property
    def _index(self) -> Index:
        return Index.of(self.opened.graph)

    async def call(self, name: str, arguments: Mapping[str, str]) -> Result:
        """What a tool answers.

        Raises `HoptacError` where the tool or a name is not known, or the query refused.
        """
        tool = next((tool for tool in tools() if tool.name == name), None)
        if tool is None or set(arguments) - set(tool.arguments) or set(tool.required) - set(arguments):
            takes = ", ".join(tool.arguments) if tool else "nothing, for it is none"
            raise UsageError(f"{name}: takes {takes}; it was given {', '.join(arguments) or 'nothing'}")
        match name:
            case "sparql":
                return await self._sparql(arguments["query"])
            case "describe":
                return self._describe(arguments["name"])
            case "search":
                return self._search(arguments["words"])
        return self._ask(find(name), arguments)

    def _ask(self, question: Question, given: Mapping[str, str]) -> Result:
        found = rows(answer(question, self.opened.graph, given))
        shown = [{column: NOT_STATED if value is None else value for column, value in row.items()} for row in found]
        return {"question": question.en[0], "rows": shown[:MOST_ROWS], "more": max(0, len(found) - MOST_ROWS)}

    async def _sparql(self, query: str) -> Result:
        look(query, self.opened.manifest.base)
        reply = await self.workers.ask(held(query, MOST_ROWS), ("json", "ttl"))
        if reply.form == "json":
            return {"results": json.loads(reply.body)}
        return {"turtle": reply.body.decode("utf-8", "replace")}

    def _describe(self, name: str) -> Result:
        from hoptac.networks import finding, graphs, views

        whole = views.everything(self.opened.graph)
        thing = finding.thing(name, whole, self.opened.graph, "name")
        made = views.quoted(graphs.near(whole, thing, 1), self.opened.graph)
        node = made.nodes[thing]
        facts = [{"fact": fact.kind, "words": fact.words, "quotes": _quotes(fact.quotes)} for fact in node["facts"]]
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
        return {
            "iri": thing,
            "name": graphs.called(node),
            "kind": node["kind"],
            "facts": facts,
            "connections": joined[:MOST_ROWS],
        }

    def _search(self, words: str) -> Result:
        found = self._index.find(words)
        return {"found": [{"iri": e.iri, "kind": e.kind, "name": e.label or e.words, "document": e.document} for e in found]}

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
