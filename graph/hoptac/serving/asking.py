"""The pages on which people ask: the questions of the catalogue with their forms, and SPARQL itself.

Whatever is asked runs in a worker; a name that somebody types becomes an IRI of the graph before, never a text of a query.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hoptac.answers import prepared
from hoptac.errors import HoptacError
from hoptac.guard import look
from hoptac.questions import NOT_STATED, Question, catalogue, find
from hoptac.serving.answered import table
from hoptac.serving.formats import media_of, with_charset
from hoptac.serving.limits import held
from hoptac.serving.refusals import status_of
from hoptac.serving.site import page, tongue
from hoptac.serving.words import FIELDS, called
from hoptac.serving.workers import Dataset, RefusedError, Reply, Workers
from hoptac.store import OpenStore

DOWNLOADS = ("csv", "json")


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


class Asking:
    """The pages of questions over one store."""

    def __init__(self, opened: OpenStore, workers: Workers) -> None:
        self.opened, self.workers = opened, workers

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
        spoken, error, status, shown = tongue(request), "", 200, None
        try:
            reply = await self._asked(question, given, "json")
            shown = table(reply.body, self.opened.manifest.base, question.order, question.unstated)
        except HoptacError as wrong:
            error, status = str(wrong), status_of(wrong)
        fields = [{"name": key, "label": called(FIELDS, key, spoken), "value": given.get(key, "")} for key in question.parameters]

        def download(ending: str) -> str:
            return f"/questions/{question.name}.{ending}{'?' if given else ''}{urlencode(given)}"

        made = page(
            "question",
            request,
            text=text(question, spoken),
            fields=fields,
            table=shown,
            error=error,
            notes=[f"{NOT_STATED}: {column}: {why}" for column, why in question.unstated.items()],
            download=download,
            sparql=_bare(question.sparql),
        )
        return HTMLResponse(made, status)

    async def query(self, request: Request) -> Response:
        """A form for SPARQL, with what it gives."""
        query = request.query_params.get("query", "")
        error, status, shown, written = "", 200, None, ""
        try:
            if query:
                reply = await self._ran(query)
                shown = table(reply.body, self.opened.manifest.base) if reply.form == "json" else None
                written = "" if shown else reply.body.decode("utf-8", "replace")
        except HoptacError as wrong:
            error, status = str(wrong), status_of(wrong)
        examples = listed(request)
        start = query or next(example["sparql"] for example in examples if example["name"] == "roles")
        made = page("query", request, query=start, table=shown, written=written, error=error, examples=examples)
        return HTMLResponse(made, status)

    async def _ran(self, query: str) -> Reply:
        form = look(query, self.opened.manifest.base)
        limited = held(query, self.workers.limits.rows) if form == "SELECT" else query
        return await self.workers.ask(limited, ("json", "ttl"))
