"""Scripts and styles that pages bring, over the web: a request comes in, the file goes out, with its tag."""

from __future__ import annotations

import hashlib
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from hoptac.serving.workers import RefusedError
from hoptac.site.assets import MEDIA, content


@cache
def _tag(name: str) -> str:
    return f'"{hashlib.sha256(content(name)).hexdigest()[:32]}"'


def asset(request: Request) -> Response:
    """A file that pages bring.

    Raises `RefusedError` where there is none of that name.
    """
    name = request.path_params["name"]
    body = content(name)
    if not body:
        raise RefusedError(404, f"{name[:60]}: is no file of these pages")
    headers = {"ETag": _tag(name), "Cache-Control": "no-cache"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA[name.rpartition(".")[2]], headers=headers)
