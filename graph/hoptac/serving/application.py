"""The whole of `hoptac serve`: a store comes in, an ASGI application goes out; `serve` runs it. The only importer of uvicorn.

What is refused is answered in one line of text with the status that says why.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from hoptac.errors import HoptacError, UsageError
from hoptac.serving.asking import Asking
from hoptac.serving.assets import asset
from hoptac.serving.endpoint import LIMITS, Endpoint
from hoptac.serving.limits import Limits
from hoptac.serving.linked import Linked
from hoptac.serving.nurse import fits
from hoptac.serving.refusals import failed, refused
from hoptac.serving.safety import Safe, bracketed, hosts
from hoptac.serving.site import Site, tongue
from hoptac.serving.workers import Workers
from hoptac.store import OpenStore

CONNECTIONS = 256  # at once; who comes later is answered 503
IDLE = 5  # seconds until a connection on which nothing comes is closed


@dataclass(frozen=True)
class Settings:
    """Where the server listens, which names it answers to, and what a query may take."""

    host: str = "127.0.0.1"
    port: int = 8000
    allowed: list[str] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)


def _routes(opened: OpenStore, endpoint: Endpoint) -> list[Route]:
    site, asking = Site(opened), Asking(opened, endpoint.workers)
    linked = Linked(opened, site.library.described, site.thing, tongue)
    return [
        Route("/sparql", endpoint.answer, methods=["GET", "POST"]),
        Route("/id/{name:path}", linked.thing),
        Route("/doc/{name:path}", linked.document),
        Route("/def", linked.vocabulary),
        Route("/def.{ending}", linked.vocabulary),
        Route("/.well-known/void", linked.void),
        Route("/", site.page),
        Route("/search", site.page),
        Route("/questions", asking.questions),
        Route("/questions/{name}", asking.question),
        Route("/query", asking.query),
        Route("/query/terms.json", asking.terms),
        Route("/assets/{name}", asset),
        Route("/style.css", site.style),
    ]


def application(opened: OpenStore, settings: Settings) -> Starlette:
    """The application over a store; its workers live as long as it runs."""
    workers = Workers(opened.path / "graph", settings.limits, in_memory=fits(opened.manifest.triples))
    endpoint = Endpoint(opened, workers)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with workers:
            yield

    return Starlette(
        routes=_routes(opened, endpoint),
        middleware=[
            Middleware(Safe),
            Middleware(TrustedHostMiddleware, allowed_hosts=hosts(settings.host, settings.allowed), www_redirect=False),
            Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST"], expose_headers=[LIMITS]),
        ],
        exception_handlers={HoptacError: refused, HTTPException: failed},
        lifespan=lifespan,
    )


def listening(settings: Settings) -> socket.socket:
    """The socket that the server listens on.

    Raises `UsageError` where the address is not of this machine or the port is taken.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        door = socket.create_server((settings.host, settings.port), family=family, backlog=CONNECTIONS)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        place = f"{settings.host}:{settings.port}"
        raise UsageError(f"serve: {place} cannot be listened on ({reason}); give another --port") from error
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else the second part of an answer waits for 40 ms
    return door


def serve(opened: OpenStore, settings: Settings, told: Callable[[str], None]) -> None:
    """Serve a store until the process is told to end; `told` gets the address once it is open."""
    configuration = uvicorn.Config(
        application(opened, settings),
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=IDLE,
        server_header=False,
        proxy_headers=False,
        access_log=False,
        log_level="warning",
    )
    with listening(settings) as door:
        told(f"http://{bracketed(settings.host)}:{settings.port}/")
        uvicorn.Server(configuration).run([door])
