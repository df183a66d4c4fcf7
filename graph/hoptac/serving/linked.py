"""Linked data: the IRI of a thing leads by 303 to its document, which comes in the format that the client likes best.

The dataset's IRIs begin with its base, which need not be the address of this server: they are told by their path.

    /id/person/x → 303 → /doc/person/x, which is one of /doc/person/x.ttl .jsonld .nt .rdf .html
    /id/graph/x → 303 → /.well-known/void, which tells of each graph
    /def, /def/0.1.0, /def/organisation-kinds: the vocabulary, the version of it that this is, a list of it
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import cached_property, partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hoptac.exports.holdings import WELL_KNOWN
from hoptac.exports.lines import Line
from hoptac.serving.negotiated import BY_FORM, Documents, form_of
from hoptac.serving.under import prefix
from hoptac.serving.workers import RefusedError
from hoptac.site.data import terms, written
from hoptac.site.terms import pages
from hoptac.site.things import is_known
from hoptac.store import OpenStore
from hoptac.vocabulary import VOCABULARY, expand

NAME = re.compile(r"([a-z]+)/([a-z0-9\-]+)")
GRAPHS = re.compile(r"graph/[a-z]+")
Made = Callable[[Request, str], Awaitable[bytes]]
Sheet = Callable[[Request, str], str]


class Linked:
    """The documents of one dataset.

    `made` makes the document of a thing under its path and `sheet` draws the vocabulary for people, `tongue` tells in which
    language.
    """

    def __init__(self, opened: OpenStore, made: Made, sheet: Sheet, tongue: Callable[[Request], str]) -> None:
        self.opened, self.made, self.sheet, self.tongue = opened, made, sheet, tongue
        self.documents = Documents(opened.manifest.sha256)

    def thing(self, request: Request) -> Response:
        """Lead from a thing to its document."""
        name = request.path_params["name"]
        if GRAPHS.fullmatch(name) and name != "graph/hoptac" and self._holds(name):
            return RedirectResponse(f"{prefix(request)}/{WELL_KNOWN}", 303, {"Vary": "Accept"})
        self._find(name)
        return RedirectResponse(f"{prefix(request)}/doc/{name}", 303, {"Vary": "Accept"})

    def _holds(self, name: str) -> bool:
        """Whether there is a graph whose IRI ends so."""
        return next(iter(self.opened.graph.graph(f"{self.opened.manifest.base}id/{name}")), None) is not None

    async def document(self, request: Request) -> Response:
        """The document of a thing."""
        name, _, ending = request.path_params["name"].partition(".")
        await run_in_threadpool(self._find, name)
        form = form_of(request, ending)
        place = f"/doc/{name}.{BY_FORM[form]}"
        made = partial(self.made, request, place.removesuffix(".html"))
        return await self.documents.fetched(request, form, place, made, self._language(request, form))

    def vocabulary(self, request: Request) -> Response:
        """The terms: all of them, as of the version that this store holds, or those of one list."""
        name, ending = self._part(request.path_params.get("part", ""))
        form = form_of(request, request.path_params.get("ending", "") or ending)
        place = f"/def{name and '/'}{name}"

        def made() -> bytes:
            return self.sheet(request, self._sheet(name)).encode() if form == "html" else written(self._terms(name), form)

        if request.url.query:  # the language that an address chooses stands in the links of the page
            return self.documents.answer(request, form, f"{place}.{BY_FORM[form]}", made, request.url.query)
        return self.documents.kept(request, form, f"{place}.{BY_FORM[form]}", made, self._language(request, form))

    @cached_property
    def _version(self) -> str:
        """The version of the vocabulary, such as 0.1.0."""
        said = self.opened.graph.graph(VOCABULARY)
        return next((str(value) for _, term, value in said if term == expand("owl:versionIRI")), "").rpartition("/")[2]

    @cached_property
    def _lists(self) -> list[str]:
        """The names of the lists that have a page of their own."""
        return [page.rpartition("/")[2] for page in pages(self.opened.graph.graph(VOCABULARY)) if page != VOCABULARY]

    def _part(self, asked: str) -> tuple[str, str]:
        """A version or a list, and the ending behind it.

        Raises `RefusedError` where it is neither the version that is here nor a list.
        """
        known = ["", self._version, *self._lists]
        for name in known:
            if asked == name or (name and asked.startswith(f"{name}.")):
                return name, asked[len(name) + 1 :]
        raise RefusedError(404, f"{asked[:60]}: is no part of the vocabulary; there are {', '.join(known[1:])}")

    def _sheet(self, name: str) -> str:
        return f"/def/{name}" if name in self._lists else "/def"

    def _terms(self, name: str) -> list[Line]:
        """The terms of a list, or else all, with what the document says of itself."""
        return terms(self.opened, f"{VOCABULARY}/{name}" if name in self._lists else VOCABULARY)

    def _language(self, request: Request, form: str) -> str:
        return self.tongue(request) if form == "html" else ""

    def _find(self, name: str) -> None:
        """See that there is a thing whose IRI ends so.

        Raises `RefusedError` where there is none.
        """
        if not NAME.fullmatch(name) or not is_known(f"{self.opened.manifest.base}id/{name}", self.opened.graph):
            raise RefusedError(404, f"{name[:100]}: is not in this graph; search for it at /search")
