"""Requests to a server elsewhere: an address and what is asked of it come in, its reply goes out, or one line that says why not.

Who we are is taken from HOPTAC_USER and HOPTAC_PASSWORD or from ~/.netrc, and told only to a server that asks (Basic or
Digest); an address that holds a password is refused. No redirection is followed, no reply is read beyond a size or
waited for beyond a time.

>>> Wire("https://me:secret@example.org/sparql")
Traceback (most recent call last):
hoptac.errors.UsageError: https://example.org/sparql: a name and password do not belong in an address; set HOPTAC_USER and \
HOPTAC_PASSWORD, or use ~/.netrc
"""

from __future__ import annotations

import base64
import http.client
import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit

from hoptac.errors import StoreError, UsageError
from hoptac.text import visible

SECONDS = 60.0  # without a byte
MOST = 512 << 20  # bytes of a reply
SAID = 200  # characters of what a server says of an error


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type of the body."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def done(self) -> bool:
        """Whether what was asked was done."""
        return 200 <= self.status < 300

    def said(self) -> str:
        """The first line of what the server says of an error."""
        lines = (line.strip() for line in self.body[: 4 * SAID].decode("utf-8", "replace").splitlines())
        return visible(next((line for line in lines if line), "no reason given"))[:SAID]


class Leave:
    """The name and password for a server, told in the way that it asked for, once it has asked."""

    def __init__(self, address: str, credentials: tuple[str, str]) -> None:
        self.credentials = credentials
        known = request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, address, *credentials)
        self._digest = request.HTTPDigestAuthHandler(known)
        self._challenge: dict[str, str] | None = None  # of Digest; {} for Basic

    def learn(self, challenge: str) -> None:
        """Take notice of how a server asks (the header WWW-Authenticate)."""
        scheme, _, rest = challenge.partition(" ")
        if scheme.lower() == "digest":
            self._challenge = request.parse_keqv_list(request.parse_http_list(rest))
        elif scheme.lower() == "basic":
            self._challenge = {}

    def header(self, asked: request.Request) -> str:
        """What a request tells of us; '' as long as the server has not asked."""
        if self._challenge is None:
            return ""
        if self._challenge:
            return f"Digest {self._digest.get_authorization(asked, self._challenge)}"
        return f"Basic {base64.b64encode(':'.join(self.credentials).encode()).decode()}"


@dataclass(frozen=True, slots=True)
class Wire:
    """A server at an address."""

    address: str
    seconds: float = SECONDS
    most: int = MOST
    _leave: Leave | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        if "@" in parts.netloc:
            way = "set HOPTAC_USER and HOPTAC_PASSWORD, or use ~/.netrc"
            raise UsageError(f"{bare}: a name and password do not belong in an address; {way}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{bare}: is no address of a server; give one that begins with http:// or https://")
        if credentials := _credentials(parts.hostname):
            leave = Leave(self.address, credentials)
            object.__setattr__(self, "_leave", leave)
            # Who is asked before any body is sent can refuse one without reading it, which some do by hanging up.
            leave.learn(self._sent("GET", None, self.address, {}).headers.get("www-authenticate", ""))

    def ask(self, method: str, body: bytes | None = None, fields: str = "", **headers: str) -> Reply:
        """The reply to a request; `fields` are added to the address, header names are written with _ for -.

        Raises `StoreError` where none came.
        """
        place = f"{self.address}{'&' if '?' in self.address else '?'}{fields}" if fields else self.address
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._sent(method, body, place, told)

    def _sent(self, method: str, body: bytes | None, place: str, headers: dict[str, str]) -> Reply:
        asked = request.Request(place, body, headers, method=method)  # noqa: S310 (of http and https alone, as checked)
        try:
            if self._leave and (told := self._leave.header(asked)):
                asked.add_unredirected_header("Authorization", told)
            return self._reply(OPENER.open(asked, timeout=self.seconds))
        except HTTPError as refused:
            return self._reply(refused)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise StoreError(f"{self.address}: gave no answer ({_reason(error)}); see that the server runs there") from error

    def _reply(self, got: Any) -> Reply:
        with got:
            body: bytes = got.read(self.most + 1)
        if len(body) > self.most:
            raise StoreError(f"{self.address}: answers with more than {self.most >> 20} MiB; ask for less")
        return Reply(got.status, {name.lower(): value for name, value in got.headers.items()}, body)


def _reason(error: Exception) -> str:
    inner = error.reason if isinstance(error, URLError) else error
    return visible(getattr(inner, "strerror", None) or str(inner) or type(inner).__name__)


def _opener() -> request.OpenerDirector:
    """What opens addresses of http and https; it knows neither files nor redirections."""
    made = request.OpenerDirector()
    for handler in (
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPErrorProcessor(),
        request.HTTPDefaultErrorHandler(),
    ):
        made.add_handler(handler)
    return made


OPENER = _opener()


def _credentials(host: str) -> tuple[str, str] | None:
    """Name and password for a host.

    Raises `UsageError` where ~/.netrc cannot be read.
    """
    if user := os.environ.get("HOPTAC_USER"):
        return user, os.environ.get("HOPTAC_PASSWORD", "")
    path = Path(os.environ.get("NETRC", Path.home() / ".netrc"))
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except (netrc.NetrcParseError, OSError) as error:
        raise UsageError(f"{path}: cannot be read ({type(error).__name__}); correct it, or set HOPTAC_USER") from None
    return (found[0], found[2] or "") if found else None
