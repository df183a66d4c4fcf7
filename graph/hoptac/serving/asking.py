"""The pages on which people ask: the questions of the catalogue with their forms, and SPARQL itself.

Whatever is asked runs in a worker; a name that somebody types becomes an IRI of the graph before, never a text of a query.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from hoptac.answers import prepared
from hoptac.errors import HoptacError
from hoptac.guard import look
from hoptac.questions import NOT_STATED, Question, catalogue, find
from hoptac.serving.answered import Rows, table
from hoptac.serving.assets import has_editor
from hoptac.serving.completion import terms
from hoptac.serving.endpoint import based, named_by
from hoptac.serving.formats import media_of, with_charset
from hoptac.serving.limits import held
from hoptac.serving.refusals import status_of
from hoptac.serving.safety import EDITOR
from hoptac.serving.site import page, tongue
from hoptac.serving.workers import Dataset, RefusedError, Reply, Workers
from hoptac.site.words import FIELDS, called
from hoptac.store import OpenStore

DOWNLOADS = ("csv", "json")
FIRST = "roles"  # the query that stands in the form of who has not written one


def text(question: Question, language: str) -> str:
    """A question in words."""
    return question.vi[0] if language == "vi" else question.en[0]


def listed(request: Request) -> list[dict[str, str]]:
    """The questions in the language of a request."""
    spoken = tongue(request)
    return [{"name": q.name, "text": text(q, spoken), "sparql": _bare(q.sparql)} for q in catalogue()]


def _bare(sparql: str) -> str:
    """A query without the header and the slots of its file."""
    return "\n".join(line for line in sparql.splitlines() if not line.lstrip().startswith("#"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page shows of an answer: a table, or Turtle, or what was wrong."""

    table: Rows | None = None
    written: str = ""
    error: str = ""
    status: int = 200


class Asking:
    """The pages of questions over one store."""

    def __init__(self, opened: OpenStore, workers: Workers) -> None:
        self.opened, self.workers = opened, workers
        self._terms = cache(partial(terms, opened.graph))

    def questions(self, request: Request) -> Response:
        """The list of questions."""
        return HTMLResponse(page("questions", request, questions=listed(request)))

    async def question(self, request: Request) -> Response:
        """A question: its form with what it gives, or that alone as CSV or JSON."""
        name, _, ending = request.path_params["name"].partition(".")
        question = self._known(name)
        given = {key: value for key in question.parameters if (value := request.query_params.get(key, "").strip())}
        if ending:
            return await self._download(question, given, ending)
        return await self._form(request, question, given)

    def _known(self, name: str) -> Question:
        if name.isdecimal() or name not in (question.name for question in catalogue()):
            raise RefusedError(404, f"{name[:60]}: is no question; /questions lists them")
        return find(name)

    async def _asked(self, question: Question, given: Mapping[str, str], form: str) -> Reply:
        query, graphs = await run_in_threadpool(prepared, question, self.opened.graph, given)
        dataset = Dataset(None, None if graphs is None else tuple(graphs))
        return await self.workers.ask(held(query, self.workers.limits.rows), [form], dataset)

    async def _download(self, question: Question, given: Mapping[str, str], ending: str) -> Response:
        if ending not in DOWNLOADS:
            raise RefusedError(404, f".{ending[:20]}: is no format of an answer; there are {', '.join(DOWNLOADS)}")
        reply = await self._asked(question, given, ending)
        return Response(reply.body, headers={"Content-Type": with_charset(media_of(ending))})

    async def _form(self, request: Request, question: Question, given: Mapping[str, str]) -> Response:
        got = await self._outcome(self._asked(question, given, "json"), question)
        values = {
            "text": text(question, tongue(request)),
            "fields": _fields(question, given, tongue(request)),
            "notes": [f"{NOT_STATED}: {column}: {why}" for column, why in question.unstated.items()],
            "download": lambda ending: f"/questions/{question.name}.{ending}{'?' if given else ''}{urlencode(given)}",
            "sparql": _bare(question.sparql),
        }
        return HTMLResponse(page("question", request, table=got.table, error=got.error, **values), got.status)

    async def query(self, request: Request) -> Response:
        """A form for SPARQL, with what it gives."""
        query, examples = request.query_params.get("query", ""), listed(request)
        got = await self._outcome(self._ran(query)) if query else Outcome()
        start = query or next(example["sparql"] for example in examples if example["name"] == FIRST)
        values = {"query": start, "table": got.table, "written": got.written, "error": got.error, "examples": examples}
        editor = {"base": self.opened.manifest.base} if has_editor() else {}
        policy = {"Content-Security-Policy": EDITOR} if editor else {}
        return HTMLResponse(page("query", request, editor=editor, **values), got.status, policy)

    def terms(self, request: Request) -> Response:
        """What the editor completes."""
        return JSONResponse(self._terms(tongue(request)), headers={"Vary": "Accept-Language"})

    async def _ran(self, query: str) -> Reply:
        form = look(query, self.opened.manifest.base)
        limited = held(query, self.workers.limits.rows) if form == "SELECT" else query
        base = self.opened.manifest.base
        return await self.workers.ask(based(limited, base), ("json", "ttl"), named_by(query, base))

    async def _outcome(self, asked: Awaitable[Reply], question: Question | None = None) -> Outcome:
        """What a query gave, for a page."""
        try:
            reply = await asked
        except HoptacError as wrong:
            return Outcome(error=str(wrong), status=status_of(wrong))
        if reply.form != "json":
            return Outcome(written=reply.body.decode("utf-8", "replace"))
        order, stated = (question.order, tuple(question.unstated)) if question else ((), ())
        return Outcome(table(reply.body, self.opened.manifest.base, order, stated))


def _fields(question: Question, given: Mapping[str, str], language: str) -> list[dict[str, str]]:
    """The fields of a question's form, with what was given in them."""
    return [{"name": key, "label": called(FIELDS, key, language), "value": given.get(key, "")} for key in question.parameters]
