"""`hoptac mcp`: the tools over the Model Context Protocol, on standard input and output. The only importer of mcp."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import mcp.types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from hoptac.errors import HoptacError
from hoptac.serving.limits import Limits
from hoptac.serving.tools import VOCABULARY_FILES, Toolbox, tools
from hoptac.serving.workers import Workers
from hoptac.store import open_store

SCHEME = "hoptac:"
INSTRUCTIONS = (
    "Cooperation agreements as Vietnamese newspapers report them. Every fact carries the exact words that say it: "
    "quote them and name their document. What is 'không nêu / not stated' is not in the articles; do not guess it."
)


def server(box: Toolbox) -> Server[Any]:
    """The protocol's server over a toolbox."""

    async def list_tools(_: Any, __: Any) -> types.ListToolsResult:
        read_only = types.ToolAnnotations(read_only_hint=True, open_world_hint=False)
        return types.ListToolsResult(
            tools=[
                types.Tool(name=tool.name, description=tool.description, input_schema=tool.schema, annotations=read_only)
                for tool in tools()
            ]
        )

    async def call_tool(_: Any, asked: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            result = await box.call(asked.name, asked.arguments or {})
        except HoptacError as error:
            return types.CallToolResult(content=[types.TextContent(text=str(error))], is_error=True)
        words = json.dumps(result, ensure_ascii=False, indent=1)
        return types.CallToolResult(content=[types.TextContent(text=words)], structured_content=result)

    async def list_resources(_: Any, __: Any) -> types.ListResourcesResult:
        names = (*VOCABULARY_FILES, "void")
        return types.ListResourcesResult(
            resources=[types.Resource(name=name, uri=SCHEME + name, mime_type="text/turtle") for name in names]
        )

    async def read_resource(_: Any, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        text = box.read(str(asked.uri).removeprefix(SCHEME))
        return types.ReadResourceResult(contents=[types.TextResourceContents(uri=asked.uri, mime_type="text/turtle", text=text)])

    return Server(
        "hoptac",
        version=version("hoptac"),
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )


async def serve(store: Path) -> None:
    """Serve a store on standard input and output until they close."""
    opened = open_store(store)
    async with Workers(opened.path / "graph", Limits(), number=1) as workers, stdio_server() as (incoming, outgoing):
        made = server(Toolbox(opened, workers))
        await made.run(incoming, outgoing, made.create_initialization_options())
