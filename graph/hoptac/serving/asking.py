"""The pages on which people ask, over the web: requests come in, `site.asking` writes the HTML that goes out.

Whatever is asked runs in a worker; a name that somebody types becomes an IRI of the graph before, never a text of a query.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import replace
from functools import cache, partial
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from hoptac.answers import narrowed
from hoptac.errors import HoptacError, UnknownNameError, UnsureError
from hoptac.exports.rdf import rdf
from hoptac.exports.results import turtle
from hoptac.guard import look
from hoptac.oxigraph import Store
from hoptac.questions import Question, catalogue, find
from hoptac.serving.announced import CUT, LIMITS, number_of_rows
from hoptac.serving.completion import terms
from hoptac.serving.formats import media_of, with_charset
from hoptac.serving.jobs import Dataset
from hoptac.serving.limits import MEBIBYTE, held
from hoptac.serving.looks import based, named_by
from hoptac.serving.refusals import status_of
from hoptac.serving.safety import EDITOR
from hoptac.serving.site import framed, tongue
from hoptac.serving.workers import RefusedError, Reply, Workers
from hoptac.site.answered import table
from hoptac.site.asking import DOWNLOADS, SAFE, Asked, Outcome, query_page, question_page, questions_page, shared, unsure_page
from hoptac.site.assets import has_editor
from hoptac.site.constructed import joined
from hoptac.site.lookup import Lookup
from hoptac.site.shelf import Shelf
from hoptac.site.words import FIELDS, called
from hoptac.spreadsheets import safe
from hoptac.text import visible
from hoptac.wording import LONGEST, Listener

DRAWN = MEBIBYTE  # bytes of triples of which a picture is made
GRAPH = b" <urn:hoptac:answer> .\n"  # so that the triples of an answer are lines of N-Quads


class Asking:
    """The pages of questions over one store."""

    def __init__(self, shelf: Shelf, workers: Workers) -> None:
        self.shelf, self.workers = shelf, workers
        self.listener = Listener(shelf.graph)
        self._terms = cache(partial(terms, shelf.graph))

    def questions(self, request: Request) -> Response:
        """The list of questions."""
        return HTMLResponse(questions_page(framed(request)))

    async def ask(self, request: Request) -> Response:
        """What words ask: the page of that question, or the nearest questions where they may ask several."""
        words = request.query_params.get("words", "")[:LONGEST].strip()
        if not words:
            return self.questions(request)
        try:
            understood = await run_in_threadpool(self.listener.understand, words)
        except UnsureError as unsure:
            return HTMLResponse(unsure_page(framed(request), visible(words), unsure.nearest))
        things = {key: name.iri for key, name in understood.names.items()}
        asked = Asked(understood.question, {}, things, visible(words), understood.names)
        return await self._page(request, replace(asked, given=shared(asked, self._thing)))

    async def question(self, request: Request) -> Response:
        """A question: its form with what it gives, or that alone in a format."""
        name, _, ending = request.path_params["name"].partition(".")
        question, language = _known(name), tongue(request)
        given = {key: value for key in question.parameters if (value := request.query_params.get(key, "").strip())}
        try:
            asked = Asked(question, given, await run_in_threadpool(self._things, question, given, language))
        except HoptacError as wrong:
            if ending:
                raise
            got = Outcome(error=visible(wrong.told(language)), status=status_of(wrong))
            return HTMLResponse(question_page(framed(request), Asked(question, given), got), got.status)
        return await self._download(request, asked, ending) if ending else await self._page(request, asked)

    def _things(self, question: Question, given: Mapping[str, str], language: str) -> dict[str, str]:
        """The IRIs of what a form names."""
        kinds = question.kinds
        return {key: self.shelf.thing(kinds[key], typed, called(FIELDS, key, language)) for key, typed in given.items()}

    def _thing(self, kind: str, typed: str) -> str | None:
        """The IRI of the one thing that is called so, if it is one."""
        try:
            return self.shelf.thing(kind, typed, "")
        except UnknownNameError:
            return None

    async def _asked(self, asked: Asked, form: str) -> Reply:
        query, graphs = await run_in_threadpool(narrowed, asked.question, self.shelf.graph, asked.things)
        dataset = Dataset(None, None if graphs is None else tuple(graphs))
        return await self.workers.ask(held(query, self.workers.limits.rows), [form], dataset)

    async def _download(self, request: Request, asked: Asked, ending: str) -> Response:
        if ending not in DOWNLOADS:
            raise RefusedError(404, f".{ending[:20]}: is no format of an answer; there are {', '.join(DOWNLOADS)}")
        reply = await self._asked(asked, "json" if ending == "ttl" else ending)
        address = f"{self.shelf.base}{asked.path[1:]}{'?' if asked.given else ''}{urlencode(asked.given)}"
        body = await run_in_threadpool(turtle, reply.body, address) if ending == "ttl" else reply.body
        rows = self.workers.limits.rows
        cut = {CUT: f"rows={rows}"} if number_of_rows(body, ending) >= rows else {}
        told = {"Content-Type": with_charset(media_of(ending)), LIMITS: self.workers.limits.announced(), **cut}
        if ending == "csv" and request.query_params.get(SAFE) == "1":
            body = await run_in_threadpool(safe, body)
        return Response(body, headers=told)

    async def _page(self, request: Request, asked: Asked) -> Response:
        got = await self._outcome(self._asked(asked, "json"), self.shelf.lookup(tongue(request)), asked.question)
        made = await run_in_threadpool(question_page, framed(request), asked, got)
        return HTMLResponse(made, got.status)

    async def query(self, request: Request) -> Response:
        """A form for SPARQL, with what it gives."""
        query, editor = request.query_params.get("query", ""), has_editor()
        got = await self._outcome(self._ran(query), self.shelf.lookup(tongue(request))) if query else Outcome()
        made = query_page(framed(request), query, got, self.shelf.base, editor)
        return HTMLResponse(made, got.status, {"Content-Security-Policy": EDITOR} if editor else {})

    def terms(self, request: Request) -> Response:
        """What the editor completes."""
        return JSONResponse(self._terms(tongue(request)), headers={"Vary": "Accept-Language"})

    def names(self, request: Request) -> Response:
        """Names of a kind that hold what was typed, with or without diacritics."""
        kind, words = request.query_params.get("kind", ""), request.query_params.get("words", "")
        if kind not in FIELDS or kind not in {kind for question in catalogue() for kind in question.kinds.values()}:
            raise RefusedError(404, f"{kind[:60]}: is no kind of thing that questions ask for")
        return JSONResponse(
            {"found": [{"name": visible(label), "value": value} for label, value in self.shelf.suggested(kind, words)]}
        )

    async def _ran(self, query: str) -> Reply:
        base = self.shelf.base
        form = look(query, base)
        limited = held(query, self.workers.limits.rows) if form == "SELECT" else query
        return await self.workers.ask(based(limited, base), ("json", "nt"), named_by(query, base))

    async def _outcome(self, asked: Awaitable[Reply], lookup: Lookup, question: Question | None = None) -> Outcome:
        """What a query gave, for a page."""
        try:
            reply = await asked
        except HoptacError as wrong:
            return Outcome(error=visible(str(wrong)), status=status_of(wrong))
        if reply.form != "json":
            return await run_in_threadpool(_constructed, reply.body, lookup)
        return Outcome(await run_in_threadpool(table, reply.body, lookup, question))


def _constructed(triples: bytes, lookup: Lookup) -> Outcome:
    """Triples as Turtle and, if they are not too many, as a picture."""
    quads = [line.removesuffix(b" .\n") + GRAPH for line in triples.splitlines(keepends=True)]
    drawing = None
    if len(triples) <= DRAWN:
        graph = Store.in_memory()
        graph.load(b"".join(quads))
        drawing = joined((quad[:3] for quad in graph.quads()), lookup)
    return Outcome(written=rdf(quads, "ttl").decode("utf-8", "replace"), picture=drawing)


def _known(name: str) -> Question:
    if name.isdecimal() or name not in (question.name for question in catalogue()):
        raise RefusedError(404, f"{name[:60]}: is no question; /questions lists them")
    return find(name)
