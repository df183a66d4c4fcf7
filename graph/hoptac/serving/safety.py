"""What every answer says to a browser, whatever made it: run nothing, guess nothing, tell nobody.

Pages may run the scripts of this server and no others; what is no page, as the answer to a query, runs none.

>>> added(200, [(b"content-type", b"text/csv; charset=utf-8")])[b"content-security-policy"]
b"default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
>>> b"script-src 'self'" in added(404, [(b"content-type", b"text/html")])[b"content-security-policy"]
True
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts are files of this server, which ask this server alone; none runs that stands in a page.
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SEALED = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
RESIZER = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"  # the one style element of YASGUI, of its table's columns
EDITOR = POLICY.replace("style-src 'self'", f"style-src 'self' {RESIZER}")
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"access-control-allow-origin": b"*",  # what is served is public, and no answer depends on who is logged in where
    b"access-control-expose-headers": b"Content-Location, ETag, Hoptac-Cut, Hoptac-Limits, Retry-After",
}
ASKING_FIRST = {
    b"access-control-allow-methods": b"GET, HEAD, POST",
    b"access-control-allow-headers": b"Accept, Accept-Language, Content-Type",
    b"access-control-max-age": b"600",
}
POLICED = b"content-security-policy"
HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[^\s:\[\]/?#@]+)(?::\d{1,5})?")


class Safe:
    """An application whose every answer has these headers; a page that needs another policy brings its own.

    It answers to some names alone, and to scripts of other pages that ask first (the preflight of CORS) itself.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                message["headers"] = [*own, *added(message["status"], own).items()]
            await send(message)

        await self._chosen(scope)(scope, receive, safely)

    def _chosen(self, scope: Scope) -> ASGIApp:
        """Who answers a request."""
        if scope["type"] != "http":
            return self.app
        if not named(scope["headers"], self.hosts):
            return PlainTextResponse(
                "this server has another name; ask it by that, or let it know of this by --allow-host\n", 400
            )
        asks_first = any(name == b"access-control-request-method" for name, _ in scope["headers"])
        if scope["method"] == "OPTIONS" and asks_first:
            return Response(status_code=204, headers={name.decode(): value.decode() for name, value in ASKING_FIRST.items()})
        return self.app


def added(status: int, own: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """What is added to the headers of an answer that it has not itself.

    A 304 says nothing of scripts: a browser would hold it against the page that it has (RFC 9111, 3.2).

    >>> POLICED in added(304, [])
    False
    """
    given = dict(own)
    page = given.get(b"content-type", b"").startswith(b"text/html")
    policy = {POLICED: (POLICY if page else SEALED).encode()} if status != 304 else {}
    return {name: value for name, value in (HEADERS | policy).items() if name not in given}


def named(headers: Iterable[tuple[bytes, bytes]], hosts: Container[str]) -> bool:
    """Whether a request names one host, and that one of these.

    >>> named([(b"host", b"[::1]:80")], {"[::1]"}), named([(b"host", b"localhost@e.org")], {"localhost"})
    (True, False)
    """
    found = [HOST.fullmatch(value.decode("latin-1")) for name, value in headers if name == b"host"]
    return len(found) == 1 and found[0] is not None and found[0]["name"].lower() in hosts


def hosts(host: str, allowed: Iterable[str]) -> list[str]:
    """The names that the server answers to, in small letters; another would let a foreign page read it through a browser.

    >>> hosts("0.0.0.0", ["data.example.org"])
    ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', 'data.example.org']
    """
    return list(dict.fromkeys(name.lower() for name in ("localhost", "127.0.0.1", "[::1]", bracketed(host), *allowed)))


def bracketed(host: str) -> str:
    """A host as it stands in an address.

    >>> bracketed("::1"), bracketed("127.0.0.1")
    ('[::1]', '127.0.0.1')
    """
    return f"[{host}]" if ":" in host else host
