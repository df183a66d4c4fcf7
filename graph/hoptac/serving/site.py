"""The pages for people, asked for over the web: requests come in, `site` writes the HTML that goes out."""

from __future__ import annotations

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from hoptac.errors import UnknownPageError
from hoptac.pages.inline import policy_of
from hoptac.search import LONGEST
from hoptac.serving.formats import HTML
from hoptac.serving.framing import Framing
from hoptac.serving.jobs import Leaf
from hoptac.serving.negotiation import language
from hoptac.serving.under import prefix
from hoptac.serving.workers import RefusedError, Workers
from hoptac.site.frame import Frame, style, write
from hoptac.site.library import DATA, Library
from hoptac.site.words import LANGUAGES
from hoptac.store import OpenStore
from hoptac.templates import render

PLAIN = Framing(LANGUAGES[0])  # of data, which speaks no language and links to IRIs
MEDIA = {"csv": "text/csv", "md": "text/markdown", "html": HTML}


def tongue(request: Request) -> str:
    """The language of a page: as the address says, else as the browser asks."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else language(request.headers.get("accept-language", ""), LANGUAGES)


def framing(request: Request) -> Framing:
    """How the page of a request speaks and links."""
    chosen = request.query_params.get("lang") in LANGUAGES
    return Framing(tongue(request), prefix(request), chosen, request.url.query)


def framed(request: Request) -> Frame:
    """The frame of the page that a request is for."""
    return framing(request).frame()


def page(name: str, request: Request, **values: object) -> str:
    """A page of the site in the language of the request."""
    return write(name, framed(request), **values)


class Site:
    """The pages over one store, for requests."""

    def __init__(self, opened: OpenStore, workers: Workers) -> None:
        self.workers = workers
        self.library = Library(opened)

    def page(self, request: Request) -> Response:
        """The page of an address.

        Raises `RefusedError` where there is none.
        """
        try:
            return HTMLResponse(self.library.page(request.url.path, framed(request), request.query_params))
        except UnknownPageError as error:
            raise RefusedError(404, str(error)) from error

    def found(self, request: Request) -> Response:
        """What the words of a search box find, for a script."""
        words = request.query_params.get("words", "")[:LONGEST]
        return JSONResponse({"found": self.library.found(words, framed(request))}, headers={"Vary": "Accept-Language"})

    def sheet(self, request: Request, path: str) -> str:
        """The page of the vocabulary or of one of its lists."""
        return self.library.page(path, framed(request))

    async def leaf(self, request: Request) -> Response:
        """A page, a table or a moving picture that asks much of the graph: a worker makes it."""
        path = request.url.path
        reply = await self.workers.do(Leaf(path, tuple(request.query_params.items()), framing(request)))
        own = {"Content-Security-Policy": policy_of(reply.body.decode())} if path.endswith("/picture.html") else {}
        return Response(reply.body, headers=own, media_type=MEDIA[reply.form])

    async def document(self, request: Request, path: str) -> bytes:
        """The document of a thing, its page or its data by the path: a worker makes it, for a thing can be part of very much."""
        own = PLAIN if DATA.fullmatch(path) else replace(framing(request), known_up_to=await run_in_threadpool(self._known_up_to))
        return (await self.workers.do(Leaf(path, (), own))).body

    def _known_up_to(self) -> str:
        return self.library.shelf.coverage.known_up_to

    def style(self, _: Request) -> Response:
        """The style of all pages."""
        return Response(style(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    def icon(self, _: Request) -> Response:
        """The mark of the site."""
        return Response(render("site/icon.svg"), media_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"})
