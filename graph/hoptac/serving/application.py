"""The whole of `hoptac serve`: a store comes in, an ASGI application goes out; `run` lets it listen.

What is refused is answered in one line of text with the status that says why.
"""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp

from hoptac.errors import HoptacError
from hoptac.serving.asking import Asking
from hoptac.serving.assets import asset
from hoptac.serving.endpoint import Endpoint
from hoptac.serving.front import Front
from hoptac.serving.limits import Limits
from hoptac.serving.linked import Linked
from hoptac.serving.listening import Patience, Place, serve
from hoptac.serving.nurse import COPY, LAID, fits
from hoptac.serving.rates import Buckets, Meter, Metered, Rate, networks
from hoptac.serving.refusals import failed, refused
from hoptac.serving.safety import Safe, hosts
from hoptac.serving.site import Site, tongue
from hoptac.serving.under import Under, path_of
from hoptac.serving.wellknown import WellKnown
from hoptac.serving.workers import Workers
from hoptac.store import OpenStore

MUCH = ("ledger", "compare", "views", "path", "conflicts", "corroborated")  # pages that ask much of the graph
ENDPOINT, ASKED = ("/sparql", "/sparql/"), ("GET", "HEAD", "POST")
BURST = 5.0  # seconds' worth of requests that may come at once


@dataclass(frozen=True)
class Settings:
    """Where the server listens, which names it answers to, and what a query and an address may take."""

    place: Place = field(default_factory=Place)
    allowed: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    rate: float | None = None  # requests a second from one address; None: the usual one, and none for this machine; 0: any
    trusted: tuple[str, ...] = ()  # addresses of our own proxies
    patience: Patience = field(default_factory=Patience)


def _routes(opened: OpenStore, endpoint: Endpoint) -> list[Route]:
    site = Site(opened, endpoint.workers)
    asking = Asking(site.library.shelf, endpoint.workers)
    linked = Linked(opened, site.document, site.sheet, tongue)
    known = WellKnown(opened)
    return [
        *(Route(path, endpoint, methods=ASKED) for path in ENDPOINT),
        Route("/id/{name:path}", linked.thing),
        Route("/doc/{name:path}", linked.document),
        Route("/def", linked.vocabulary),
        Route("/def.{ending}", linked.vocabulary),
        Route("/def/{part}", linked.vocabulary),
        Route("/.well-known/void", known.void),
        Route("/.well-known/void.{ending}", known.void),
        Route("/.well-known/sparql-examples", known.examples),
        Route("/.well-known/sparql-examples.{ending}", known.examples),
        Route("/data/{name}", known.file),
        Route("/", known.home(site.page)),
        Route("/questions", asking.questions),
        Route("/questions/{name}", asking.question),
        Route("/ask", asking.ask),
        Route("/names.json", asking.names),
        Route("/search.json", site.found),
        Route("/query", asking.query),
        Route("/query/terms.json", asking.terms),
        Route("/assets/{name}", asset),
        Route("/style.css", site.style),
        Route("/icon.svg", site.icon),
        *(Route(f"/{name}", site.leaf) for name in MUCH),
        *(Route(f"/{name}/{{rest:path}}", site.leaf) for name in MUCH),
        Route("/{path:path}", site.page),
    ]


def meter(settings: Settings) -> Meter | None:
    """What measures how often an address asks: this machine too, only if a rate was asked for."""
    rate = Rate() if settings.rate is None else Rate(settings.rate, math.ceil(settings.rate * BURST))
    return Meter(Buckets(rate), networks(settings.trusted), settings.rate is not None) if rate.second else None


def application(opened: OpenStore, settings: Settings, measured: Meter | None = None) -> Front:
    """The application over a store; its workers live as long as it runs."""
    triples = opened.manifest.triples
    in_memory, laid = fits(triples, COPY), fits(triples, LAID)
    workers = Workers(opened.path / "graph", settings.limits, in_memory=in_memory, laid=laid)
    endpoint = Endpoint(opened, workers)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with workers:
            yield

    made: ASGIApp = Starlette(
        routes=_routes(opened, endpoint),
        exception_handlers={HoptacError: refused, HTTPException: failed},
        lifespan=lifespan,
    )
    made = Under(made, path_of(opened.manifest.base))
    if measured:
        made = Metered(made, measured)
    return Front(Safe(made, hosts(settings.place.host, settings.allowed)))


def run(opened: OpenStore, settings: Settings, told: Callable[[str], None]) -> None:
    """Serve a store until the process is told to end; `told` gets the address once it is open."""
    measured = meter(settings)
    serve(application(opened, settings, measured), measured, settings.place, settings.patience, told)
