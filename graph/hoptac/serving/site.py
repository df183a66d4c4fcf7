"""The pages for people, asked for over the web: requests come in, `site` writes the HTML that goes out."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from hoptac.errors import UnknownPageError
from hoptac.pages.inline import policy_of
from hoptac.search import LONGEST
from hoptac.serving.formats import DOWNLOADS
from hoptac.serving.negotiation import language
from hoptac.serving.under import prefix
from hoptac.serving.workers import RefusedError
from hoptac.site.frame import Frame, style, write
from hoptac.site.library import Library
from hoptac.site.things import Description, describe
from hoptac.site.words import LANGUAGES
from hoptac.store import OpenStore
from hoptac.templates import render

KEPT = 512  # descriptions
MEDIA = {"csv": "text/csv", "md": "text/markdown"}


def tongue(request: Request) -> str:
    """The language of a page: as the address says, else as the browser asks."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else language(request.headers.get("accept-language", ""), LANGUAGES)


def framed(request: Request) -> Frame:
    """The frame of the page that a request is for; its links keep a language that the address chose."""
    spoken, start = tongue(request), prefix(request)
    chosen = {"lang": spoken} if request.query_params.get("lang") in LANGUAGES else {}

    def link(path: str, **fields: str) -> str:
        query = urlencode({**fields, **chosen})
        return f"{start}{path}?{query}" if query else f"{start}{path}"

    fields = [(key, value) for key, value in parse_qsl(request.url.query) if key != "lang"]
    other = f"?{urlencode([*fields, ('lang', LANGUAGES[spoken == LANGUAGES[0]])])}"
    return Frame(spoken, link, lambda path: f"{start}{path}", other, chosen, DOWNLOADS)


def page(name: str, request: Request, **values: object) -> str:
    """A page of the site in the language of the request."""
    return write(name, framed(request), **values)


class Site:
    """The pages over one store, for requests."""

    def __init__(self, opened: OpenStore) -> None:
        self.library = Library(opened)
        self.described = lru_cache(KEPT)(lambda thing: describe(opened.graph, thing))

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

    def comparison(self, request: Request) -> Response:
        """A comparison as CSV or Markdown."""
        try:
            ending, told = self.library.comparison(request.url.path)
        except UnknownPageError as error:
            raise RefusedError(404, str(error)) from error
        return Response(told, media_type=MEDIA[ending])

    def picture(self, request: Request) -> Response:
        """A moving picture: a page whose scripts are its own, as the policy in it says."""
        try:
            made = self.library.picture(request.url.path, request.query_params)
        except UnknownPageError as error:
            raise RefusedError(404, str(error)) from error
        return HTMLResponse(made, headers={"Content-Security-Policy": policy_of(made)})

    def style(self, _: Request) -> Response:
        """The style of all pages."""
        return Response(style(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    def icon(self, _: Request) -> Response:
        """The mark of the site."""
        return Response(render("site/icon.svg"), media_type="image/svg+xml", headers={"Cache-Control": "max-age=3600"})

    def thing(self, request: Request, found: Description) -> str:
        """The page of a thing."""
        return self.library.thing(found.thing, framed(request))
