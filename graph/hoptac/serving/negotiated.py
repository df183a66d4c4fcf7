"""Documents in the format that a client likes best: a request and what is on offer come in, an answer with its tag goes out.

An ending of the address decides (`.ttl`), else the Accept header. A client that has the document already is told so.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from hoptac.serving.formats import ENDINGS, media_of, with_charset
from hoptac.serving.negotiation import ranked
from hoptac.serving.under import prefix
from hoptac.serving.workers import RefusedError

BY_FORM = {form: ending for ending, form in ENDINGS.items()}
DATA = {ending: form for ending, form in ENDINGS.items() if form != "html"}


def form_of(request: Request, ending: str, offered: Mapping[str, str] = ENDINGS) -> str:
    """The form that an ending or else the client asks for.

    Raises `RefusedError` where there is no such form.
    """
    if ending in offered:
        return offered[ending]
    if ending:
        raise RefusedError(404, f".{ending[:20]}: is no format of this document; there are {', '.join(offered)}")
    types = {media_of(form): form for form in offered.values()}
    media = ranked(request.headers.get("accept", ""), types)
    if not media:
        raise RefusedError(406, f"the document comes as {', '.join(types)}; accept one of these")
    return types[media[0]]


def has_it(request: Request, tag: str) -> bool:
    """Whether a client has the document of a tag already, as RFC 9110 (13.1.2) compares them."""
    asked = request.headers.get("if-none-match", "")
    return asked.strip() == "*" or tag in re.findall(r'"[^"]*"', asked)


class Documents:
    """The documents of one content, which its hash names."""

    def __init__(self, content: str) -> None:
        self.content = content
        self._kept: dict[str, bytes] = {}

    def answer(self, request: Request, form: str, place: str, made: Callable[[], bytes], language: str = "") -> Response:
        """The document of a place in a form, made only if the client has it not."""
        told = self._told(request, form, place, language)
        return _unchanged(told) if has_it(request, told["ETag"]) else _document(made(), form, told)

    async def fetched(
        self, request: Request, form: str, place: str, made: Callable[[], Awaitable[bytes]], language: str = ""
    ) -> Response:
        """The same for a document that is made elsewhere."""
        told = self._told(request, form, place, language)
        return _unchanged(told) if has_it(request, told["ETag"]) else _document(await made(), form, told)

    def kept(self, request: Request, form: str, place: str, made: Callable[[], bytes], language: str = "") -> Response:
        """The same for one of the few documents that are kept once they are made."""
        tag = self._tag(request, form, place, language)

        def once() -> bytes:
            if tag not in self._kept:
                self._kept[tag] = made()
            return self._kept[tag]

        return self.answer(request, form, place, once, language)

    def _told(self, request: Request, form: str, place: str, language: str) -> dict[str, str]:
        """What a client is told of a document."""
        return {
            "ETag": self._tag(request, form, place, language),
            "Vary": "Accept, Accept-Language",
            "Content-Location": prefix(request) + place,
            "Cache-Control": "no-cache",
        }

    def _tag(self, request: Request, form: str, place: str, language: str) -> str:
        key = " ".join((self.content, version("hoptac"), prefix(request), place, form, language))
        return f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"'


def _unchanged(told: dict[str, str]) -> Response:
    return Response(status_code=304, headers=told)


def _document(body: bytes, form: str, told: dict[str, str]) -> Response:
    return Response(body, headers={**told, "Content-Type": with_charset(media_of(form))})
