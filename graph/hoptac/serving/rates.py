"""How often one address may ask: an address comes in, the seconds that it must wait go out.

Each address has a bucket of tokens, of which every request takes one; it fills evenly (kept as the one time at which it
will be full again, the generic cell rate algorithm). An IPv6 client has as many addresses as it likes, so a
network of 64 bits counts as one.

>>> times = iter([0.0, 0.0, 0.0, 1.0])
>>> buckets = Buckets(Rate(1, 2), lambda: next(times))
>>> [buckets.wait("192.0.2.1") for _ in range(4)]
[0.0, 0.0, 1.0, 0.0]
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from itertools import islice

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from hoptac.errors import UsageError

Network = IPv4Network | IPv6Network
MOST = 50_000  # addresses that are remembered
WIDE = 64  # bits of an IPv6 address that tell one client from another


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second in the long run, and so many at once."""

    second: float = 20.0
    burst: int = 100


class Buckets:
    """The buckets of all addresses."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate, self._clock = rate, clock
        self._full: dict[str, float] = {}  # when each bucket that is not full will be

    def wait(self, address: str) -> float:
        """0 where an address may ask, which takes a token, or else the seconds until there is one."""
        now, each, key = self._clock(), 1 / self.rate.second, bucket(address)
        full = max(self._full.get(key, now), now)
        early = full + each - now - self.rate.burst * each
        if early > 1e-9:
            return early
        self._full[key] = full + each
        if len(self._full) > MOST:
            self._forget(now)
        return 0.0

    def __len__(self) -> int:
        return len(self._full)

    def _forget(self, now: float) -> None:
        """Let the buckets go that are full, and if all are in use the oldest half."""
        used = {key: full for key, full in self._full.items() if full > now}
        oldest = len(used) // 2 if len(used) > MOST else 0
        self._full = dict(islice(used.items(), oldest, None))


@dataclass(frozen=True)
class Meter:
    """Tells how long a request must wait; `trusted` are our own proxies, and `here` says that this machine is measured too."""

    buckets: Buckets
    trusted: tuple[Network, ...] = ()
    here: bool = False

    def wait(self, peer: str, headers: Iterable[tuple[bytes, bytes]]) -> float:
        """0 where who sends such a request may ask now, or else the seconds until then."""
        address = peer
        if self.trusted:
            forwarded = [value.decode("latin-1") for name, value in headers if name == b"x-forwarded-for"]
            address = client(peer, forwarded, self.trusted)
        return 0.0 if not self.here and of_this_machine(address) else self.buckets.wait(address)


class Metered:
    """An application that answers nobody who asks too often."""

    def __init__(self, app: ASGIApp, meter: Meter) -> None:
        self.app, self.meter = app, meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say when to come back."""
        wait = self.meter.wait((scope.get("client") or ("",))[0], scope["headers"]) if scope["type"] == "http" else 0.0
        if not wait:
            await self.app(scope, receive, send)
            return
        rate, after = self.meter.buckets.rate, math.ceil(wait)
        told = f"one address may ask {rate.second:g} times a second, {rate.burst} at once; come back in {after} s\n"
        await PlainTextResponse(told, 429, {"Retry-After": str(after)})(scope, receive, send)


@lru_cache(MOST)
def bucket(address: str) -> str:
    """The bucket that an address draws from.

    >>> bucket("192.0.2.1"), bucket("2001:db8::1"), bucket("::ffff:192.0.2.1"), bucket("a pipe")
    ('192.0.2.1', '2001:db8::/64', '192.0.2.1', 'a pipe')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, WIDE), strict=False))
    return str(found)


def networks(names: Iterable[str]) -> tuple[Network, ...]:
    """The networks of proxies that are trusted.

    Raises `UsageError` for what is neither address nor network.
    """
    try:
        return tuple(ip_network(name, strict=False) for name in names)
    except ValueError as error:
        raise UsageError(f"serve: --trust-proxy takes an address or network like 10.0.0.0/8 ({error}); give one") from error


def client(peer: str, forwarded: Sequence[str], trusted: Sequence[Network]) -> str:
    """Who asks: the nearest in the chain of proxies that is not trusted; what it says of those behind it, anybody may say.

    >>> proxies = networks(["10.0.0.0/8"])
    >>> client("10.0.0.1", ["198.51.100.7, 192.0.2.1"], proxies), client("192.0.2.9", ["198.51.100.7"], proxies)
    ('192.0.2.1', '192.0.2.9')
    """
    chain = [part.strip() for line in forwarded for part in line.split(",")]
    address = peer
    while chain and within(address, trusted):
        nearer = chain.pop()
        if not is_address(nearer):
            break
        address = nearer
    return address


def within(address: str, trusted: Iterable[Network]) -> bool:
    """Whether an address is in one of these networks."""
    return is_address(address) and any(ip_address(address) in network for network in trusted)


def is_address(text: str) -> bool:
    """Whether a text is an IP address."""
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


@lru_cache(MOST)
def of_this_machine(address: str) -> bool:
    """Whether an address is of this very machine.

    >>> of_this_machine("127.0.0.1"), of_this_machine("::1"), of_this_machine("192.0.2.1")
    (True, True, False)
    """
    return not is_address(address) or ip_address(address).is_loopback
