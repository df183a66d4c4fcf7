"""hoptac mcp, with the SDK's own client over standard input and output."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from hoptac import resources
from hoptac.building import build
from hoptac.questions import catalogue

mcp = pytest.importorskip("mcp")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "store"
    build([resources.path("seeds")], path)
    return path


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

    with_client(store, use)


def test_sparql_is_guarded_and_a_query_that_never_ends_is_ended(store: Path) -> None:
    async def use(client: Any) -> None:
        counted = await called(client, "sparql", query="SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> }")
        assert counted["results"]["results"]["bindings"]
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
