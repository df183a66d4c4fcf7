"""The path of a base: where the IRIs of a dataset begin below the top of a host, the server answers there as well.

>>> path_of("https://data.example.org/agreements/"), path_of("https://data.example.org/")
('/agreements', '')
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

KEY = "hoptac.under"


def path_of(base: str) -> str:
    """The path of a base, without its last slash."""
    return urlsplit(base).path.rstrip("/")


def prefix(request: Request) -> str:
    """What stands before the paths of this request and of the links in its answer."""
    found: str = request.scope.get(KEY, "")
    return found


class Under:
    """An application that answers below a path as at the top."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if self.path and scope["type"] == "http" and scope["path"].startswith(f"{self.path}/"):
            scope = {**scope, "path": scope["path"].removeprefix(self.path), KEY: self.path}
        await self.app(scope, receive, send)
