"""What every answer says to a browser, whatever made it: run nothing, guess nothing, tell nobody.

>>> b"script" in HEADERS[b"content-security-policy"]
False
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
# The page of the editor: our script, which asks this server alone.
RESIZER = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"  # the one style element of YASGUI, of its table's columns
EDITOR = POLICY.replace("style-src 'self'", f"style-src 'self' {RESIZER}; script-src 'self'; connect-src 'self'")
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}


class Safe:
    """An application whose every answer has these headers; a page that needs another policy brings its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message.get("headers", ())
                given = {name for name, _ in own}
                message["headers"] = [*own, *(header for header in HEADERS.items() if header[0] not in given)]
            await send(message)

        await self.app(scope, receive, safely)


def hosts(host: str, allowed: list[str]) -> list[str]:
    """The names that the server answers to; another name would let a foreign page read it through a browser.

    >>> hosts("0.0.0.0", ["data.example.org"])
    ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', 'data.example.org']
    """
    return list(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", bracketed(host), *allowed]))


def bracketed(host: str) -> str:
    """A host as it stands in an address.

    >>> bracketed("::1"), bracketed("127.0.0.1")
    ('[::1]', '127.0.0.1')
    """
    return f"[{host}]" if ":" in host else host
