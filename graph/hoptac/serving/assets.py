"""Scripts and styles that pages bring: the name of one comes in, the file goes out; there are no others than these.

The editor of the SPARQL page is bundled when the package is built; a package that was built without it has the plain form.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from hoptac.serving.workers import RefusedError

BUILT = "pages/built"
MEDIA = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}
NAMES = {f"editor.{ending}": f"{BUILT}/editor.{ending}" for ending in ("js", "css", "licences.txt")}


@cache
def content(name: str) -> bytes:
    """The bytes of a file that pages bring, empty if this installation lacks it."""
    place = files("hoptac") / NAMES[name]
    return place.read_bytes() if place.is_file() else b""


def has_editor() -> bool:
    """Whether the editor was bundled with this installation."""
    return bool(content("editor.js") and content("editor.css"))


def asset(request: Request) -> Response:
    """A file that pages bring.

    Raises `RefusedError` where there is none of that name.
    """
    name = request.path_params["name"]
    body = content(name) if name in NAMES else b""
    if not body:
        raise RefusedError(404, f"{name[:60]}: is no file of these pages")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA[f".{name.rpartition('.')[2]}"], headers=headers)
