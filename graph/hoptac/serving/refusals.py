"""What is refused, in the format that the client asked for: a page for people, a line of text or no triples for programs."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hoptac.errors import HoptacError
from hoptac.serving.formats import HTML, with_charset
from hoptac.serving.negotiation import ranked
from hoptac.serving.site import page
from hoptac.serving.workers import RefusedError
from hoptac.text import visible
from hoptac.vocabulary import expand

UNREAD = (408, 413, 415)  # where the rest of a request is not read


def status_of(error: HoptacError) -> int:
    """The status of HTTP that says what is wrong."""
    return error.status if isinstance(error, RefusedError) else 400


def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that Hoptac refuses."""
    assert isinstance(error, HoptacError)
    status, after = status_of(error), error.after if isinstance(error, RefusedError) else 0
    told = {"Retry-After": str(after)} if after else {}
    unread = {"Connection": "close"} if status in UNREAD else {}
    return _answer(request, visible(str(error)), status, told | unread)


def failed(request: Request, error: Exception) -> Response:
    """The answer to a request that leads nowhere, or by a method that is not taken."""
    assert isinstance(error, HTTPException)
    return _answer(request, error.detail, error.status_code, dict(error.headers or {}))


def _answer(request: Request, message: str, status: int, headers: dict[str, str]) -> Response:
    told = {**headers, "Vary": "Accept, Accept-Language"}
    media = (*ranked(request.headers.get("accept", ""), ("text/plain", HTML, *TELLING)), "text/plain")[0]
    if media == HTML:
        return HTMLResponse(page("refused", request, message=message, status=status), status, told)
    body = TELLING[media](message, status) if media in TELLING else f"{message}\n"
    return Response(body, status, {**told, "Content-Type": with_charset(media)})


def _comment(message: str, _: int) -> str:
    """A file of no triples with a comment."""
    return f"# {' '.join(message.split())}\n"


def _json(message: str, status: int) -> str:
    """What JSON-LD takes for no triples, and any program for what it is."""
    return json.dumps({"error": message, "status": status}, ensure_ascii=False) + "\n"


def _xml(message: str, _: int) -> str:
    said = message.replace("--", "- -").replace("\x00", "")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="{expand("rdf:")}"><!-- {said} --></rdf:RDF>\n'


# How a refusal is told in the formats of data.
TELLING: dict[str, Callable[[str, int], str]] = {
    "text/turtle": _comment,
    "application/n-triples": _comment,
    "application/n-quads": _comment,
    "application/trig": _comment,
    "application/ld+json": _json,
    "application/json": _json,
    "application/sparql-results+json": _json,
    "application/rdf+xml": _xml,
}
