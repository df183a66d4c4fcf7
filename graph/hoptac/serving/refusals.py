"""What is refused, in the format that the client asked for: a page for people, a line of text for programs."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from hoptac.errors import HoptacError
from hoptac.serving.formats import HTML
from hoptac.serving.negotiation import ranked
from hoptac.serving.site import page
from hoptac.serving.workers import RefusedError
from hoptac.text import visible

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
    if ranked(request.headers.get("accept", ""), ("text/plain", HTML))[:1] == (HTML,):
        return HTMLResponse(page("refused", request, message=message, status=status), status, told)
    return PlainTextResponse(f"{message}\n", status, told)
