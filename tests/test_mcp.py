"""hoptac mcp, with the SDK's own client over standard input and output."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from hoptac.questions import catalogue

mcp = pytest.importorskip("mcp")


def with_client(store: Path, use: Callable[[Any], Awaitable[None]]) -> None:
    async def run() -> None:
        command = mcp.StdioServerParameters(command=sys.executable, args=["-m", "hoptac", "mcp", "--store", str(store)])
        async with mcp.stdio_client(command) as (incoming, outgoing), mcp.ClientSession(incoming, outgoing) as client:
            await client.initialize()
            await use(client)

    asyncio.run(asyncio.wait_for(run(), 60))


async def called(client: Any, tool: str, **arguments: str) -> Any:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content[0].text
    return json.loads(answer.content[0].text)


def test_each_question_is_a_tool_whose_arguments_are_its_parameters(store: Path) -> None:
    async def use(client: Any) -> None:
        listed = {tool.name: tool for tool in (await client.list_tools()).tools}
        for question in catalogue():
            assert set(listed[question.name].input_schema["properties"]) == set(question.parameters)
            assert question.vi[0] in listed[question.name].description
        assert {"sparql", "describe", "search"} < set(listed)

    with_client(store, use)


def test_answers_carry_their_quotes_and_documents_and_say_what_is_not_stated(store: Path) -> None:
    async def use(client: Any) -> None:
        roles = await called(client, "roles", person="nguyen duc trung")
        assert {row["role"] for row in roles["rows"]} == {"Phó Bí thư", "Chủ tịch"}
        assert all(row["quote"] and row["document"] for row in roles["rows"])
        described = await called(client, "describe", name="Phạm Đức Long")
        assert described["kind"] == "person"
        assert all(fact["quotes"] for fact in described["facts"])
        found = await called(client, "search", words="an ninh thong tin")
        assert found["found"]
        assert all(hit["document"] and hit["quotes"] for hit in found["found"])

    with_client(store, use)


def test_sparql_is_guarded_and_a_query_that_never_ends_is_ended(store: Path) -> None:
    async def use(client: Any) -> None:
        counted = await called(client, "sparql", query="SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> }")
        people = [row["p"]["value"] for row in counted["results"]["results"]["bindings"]]
        assert people
        assert set(counted["quotes"]) <= set(people)
        assert all(quote["words"] and quote["document"] for quotes in counted["quotes"].values() for quote in quotes)
        for query in ("DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"):
            refused = await client.call_tool("sparql", {"query": query})
            assert refused.is_error
            assert "refused" in refused.content[0].text

    with_client(store, use)


def test_a_name_or_tool_that_nobody_knows_is_an_error_with_the_way_out(store: Path) -> None:
    async def use(client: Any) -> None:
        for name, arguments in (("roles", {"person": "Không Ai Cả"}), ("nothing", {}), ("roles", {"colour": "red"})):
            answer = await client.call_tool(name, arguments)
            assert answer.is_error
            assert answer.content[0].text

    with_client(store, use)


def test_the_vocabulary_and_the_description_of_the_dataset_are_resources(store: Path) -> None:
    async def use(client: Any) -> None:
        listed = [str(resource.uri) for resource in (await client.list_resources()).resources]
        assert listed == ["hoptac:vocabulary", "hoptac:fields", "hoptac:void"]
        for uri in listed:
            (content,) = (await client.read_resource(uri)).contents
            assert content.text

    with_client(store, use)


HOSTILE: dict[str, list[dict[str, Any]]] = {
    "sparql": [
        {"query": "SELECT * " + "{" * 4_000 + "}" * 4_000},
        {"query": "SELECT * { ?s ?p '" + "x" * 1_000_000 + "' }"},
        {"query": "SELECT * { ?s ?p ?o FILTER(" + "!" * 16_000 + "true) }"},
        {"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"},
        {"query": ["SELECT * { ?s ?p ?o }"]},
        {"query": None},
        {"query": ""},
        {},
    ],
    "describe": [
        {"name": "x" * 1_000_000},
        {"name": {"a": "b"}},
        {"name": ""},
        {"name": "\x00\u202e<script>"},
        {"name": "a:b> . } #"},
    ],
    "search": [{"words": "x" * 1_000_000}, {"words": 5}],
    "roles": [
        {"person": "x" * 1_000_000},
        {"person": "'; DROP ALL #"},
        {"person": '"} UNION { ?s ?p ?o } #'},
        {"person": "a>\n<b"},
    ],
    "x" * 100_000: [{}],
    "../../etc/passwd": [{"y" * 100_000: "z"}],
}


def test_whatever_a_model_sends_is_refused_in_one_line_and_the_next_call_is_answered(store: Path) -> None:
    async def use(client: Any) -> None:
        for tool, calls in HOSTILE.items():
            for arguments in calls:
                answer = await client.call_tool(tool, arguments)
                told = answer.content[0].text
                assert answer.is_error, (tool[:20], told[:200])
                assert len(told.splitlines()) == 1
                assert len(told) < 500
                assert "Traceback" not in told
        assert (await called(client, "roles", person="nguyen duc trung"))["rows"]

    with_client(store, use)


def test_a_query_that_never_ends_is_ended_while_others_are_answered(store: Path) -> None:
    async def use(client: Any) -> None:
        query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        endless = asyncio.create_task(client.call_tool("sparql", {"query": query}))
        await asyncio.sleep(0.5)
        assert (await called(client, "people"))["rows"]
        assert not endless.done()
        ended = await endless
        assert ended.is_error
        assert "longer than" in ended.content[0].text

    with_client(store, use)


def test_a_resource_that_is_none_is_an_error(store: Path) -> None:
    async def use(client: Any) -> None:
        for uri in ("hoptac:nothing", "file:///etc/passwd", "hoptac:../hoptac"):
            with pytest.raises(mcp.MCPError):
                await client.read_resource(uri)
        assert (await client.list_resources()).resources

    with_client(store, use)
