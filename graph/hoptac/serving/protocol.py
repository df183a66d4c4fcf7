"""The query half of the SPARQL 1.1 Protocol: a request comes in, what it asks goes out, or why it is refused.

A query comes by GET in `query=`, by POST as a form, or by POST as it is (application/sparql-query); the graphs that it
is about may be named beside it. Bodies are read up to a limit and not for longer than a time.

>>> asked([("query", "ASK {}"), ("default-graph-uri", "a:g")])
Asked(query='ASK {}', defaults=('a:g',), named=())
>>> asked([("update", "CLEAR ALL")])
Traceback (most recent call last):
hoptac.serving.workers.RefusedError: updates are refused: this endpoint reads; articles are changed by `hoptac build`
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from hoptac.guard import SIZE
from hoptac.serving.workers import RefusedError

BODY = 4 * SIZE  # bytes; a query of the longest kind, percent-encoded, and its graphs
SECONDS = 10.0  # in which a body must have come
FIELDS = 100
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
READ_ONLY = "updates are refused: this endpoint reads; articles are changed by `hoptac build`"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that it is about; without any it is about all."""

    query: str
    defaults: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def asked(fields: Iterable[tuple[str, str]], query: str | None = None) -> Asked:
    """What the fields of a request ask, or its `query` with what the fields say of graphs.

    Raises `RefusedError` where there is not one query.
    """
    fields = list(fields)

    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in fields if key == name)

    queries = values("query") if query is None else (query, *values("query"))
    if values("update"):
        raise RefusedError(400, READ_ONLY)
    if len(queries) != 1:
        raise RefusedError(400, f"there are {len(queries)} queries; give one as `query=`")
    return Asked(queries[0], values("default-graph-uri"), values("named-graph-uri"))


async def read(request: Request) -> Asked:
    """What a request asks.

    Raises `RefusedError` with the status of HTTP that says why not.
    """
    address = _fields(request.scope["query_string"])
    if request.method != "POST":
        return asked(address)
    media, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    if media.strip() not in (FORM, QUERY):
        raise RefusedError(400 if media.strip() == UPDATE else 415, _no_query(media.strip()))
    if request.headers.get("content-encoding", "identity") != "identity":
        raise RefusedError(415, "a compressed request is not unpacked; send it as it is")
    if "charset" in parameters and "utf-8" not in parameters:
        raise RefusedError(400, f"{parameters.strip()}: a query is UTF-8; send it so")
    body = await _body(request)
    if media.strip() == QUERY:
        return asked(address, _text(body))
    return asked([*address, *_fields(body)])


def _no_query(media: str) -> str:
    return READ_ONLY if media == UPDATE else f"{media or 'a body of no type'}: is no query; send {FORM} or {QUERY}"


def _fields(written: bytes) -> list[tuple[str, str]]:
    if written.startswith(b"query=") and b"&" not in written:
        with suppress(ValueError):  # of which the slower reading knows what is to be said
            return [("query", plain(written.removeprefix(b"query=")))]
    try:
        return parse_qsl(
            written.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS, encoding="utf-8"
        )
    except ValueError as error:  # also of decoding
        raise RefusedError(400, "the fields of the request cannot be read; send UTF-8, percent-encoded") from error


def plain(written: bytes) -> str:
    """The text of one field, many times as fast as `parse_qsl`; raises `ValueError` where it is not percent-encoded UTF-8.

    >>> plain(b"caf%C3%A9+%25"), len(plain(b"%5Cn"))
    ('café %', 2)
    """
    written.decode("ascii")
    escaped = written.replace(b"\\", b"%5C").replace(b"+", b" ").replace(b"%", b"\\x")
    return escaped.decode("unicode_escape").encode("latin-1").decode("utf-8")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the query is not UTF-8 (byte {error.start}); send it so") from error


async def _body(request: Request) -> bytes:
    """The body, of which no more is read than it may have."""
    stated = request.headers.get("content-length", "0")
    if not stated.isdecimal() or int(stated[:12]) > BODY:
        raise RefusedError(413, f"the request is longer than {BODY // 1024} kB; ask in parts")
    try:
        return await asyncio.wait_for(_received(request), SECONDS)
    except TimeoutError:
        raise RefusedError(408, f"the request did not come within {SECONDS:g} s; send it at once") from None


async def _received(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY:
            raise RefusedError(413, f"the request is longer than {BODY // 1024} kB; ask in parts")
    return body
