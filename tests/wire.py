"""What strangers may write on the wire, and what may come back."""

import gzip
import re
from urllib.parse import quote

from served import PEOPLE

HOST = b"Host: localhost\r\n"
QUERY = b"/sparql?query=" + quote(PEOPLE).encode()
DIRECT = b"Content-Type: application/sparql-query\r\n"
DIRECTLY = b"POST /sparql HTTP/1.1\r\n" + HOST + DIRECT
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


def get(path: bytes, *headers: bytes) -> bytes:
    return b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"".join(headers) + b"Connection: close\r\n\r\n"


def post(body: bytes, *headers: bytes, path: bytes = b"/sparql") -> bytes:
    length = b"Content-Length: %d\r\n" % len(body)
    return b"POST " + path + b" HTTP/1.1\r\n" + HOST + b"".join(headers) + length + b"Connection: close\r\n\r\n" + body


# What is sent, and the statuses of which one must come back; none where the connection may just end.
SENT: dict[str, tuple[bytes, set[int]]] = {
    "no HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64, {400}),
    "NUL in the address": (get(b"/\x00"), {400}),
    "bytes that are no ASCII in the address": (get(b"/\xe1\xbb\x83"), {400, 404}),
    "percent signs of nothing": (get(b"/search?words=%zz%&%=%"), {200}),
    "a path of percent signs": (get(b"/doc/%zz%/%ff%00"), {404}),
    "percent signs in a query": (get(b"/sparql?query=%zz"), {400}),
    "NUL in a query": (get(b"/sparql?query=ASK%20%7B%00%7D"), {400}),
    "overlong UTF-8": (get(b"/sparql?query=ASK%20%7B%7D%C0%AE"), {400}),
    "overlong UTF-8 in a body": (post(b"ASK {} # \xc0\xae", DIRECT), {400}),
    "half a surrogate": (get(b"/sparql?query=ASK%20%7B%7D%23%ED%A0%80"), {400}),
    "half a surrogate, escaped": (get(b"/sparql?query=" + quote(r"ASK { ?s ?p '\uD800' }").encode()), {400}),
    "a long address": (get(b"/?" + b"a" * 70_000), {414, 431}),
    "an address that never ends": (b"GET /" + b"a" * 400_000, {414, 431}),
    "a long header": (get(b"/", b"X: " + b"a" * 20_000 + b"\r\n"), {431}),
    "a header that never ends": (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 400_000, {431}),
    "many headers": (get(b"/", *[b"X: a\r\n"] * 500), {431}),
    "headers that never end": (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 40_000, {431}),
    "a header of two lines": (get(b"/", b"X: a\r\n b\r\n"), {200, 400}),
    "a header without a name": (get(b"/", b": a\r\n"), {400}),
    "a space before the colon": (get(b"/", b"X : a\r\n"), {400}),
    "two hosts": (get(b"/", b"Host: localhost\r\n"), {400}),
    "no host": (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", {400}),
    "a version that is none": (b"GET / HTTP/9.9\r\n" + HOST + b"\r\n", {400}),
    "two lengths": (post(b"ASK {}", DIRECT, b"Content-Length: 2\r\n"), {400}),
    "a length and chunks": (post(b"0\r\n\r\n", DIRECT, b"Transfer-Encoding: chunked\r\n"), {400}),
    "chunks of no chunks": (post(b"", DIRECT, b"Transfer-Encoding: identity, chunked\r\n"), {400}),
    "a length below nothing": (DIRECTLY + b"Content-Length: -1\r\n\r\n", {400}),
    "a length beyond all numbers": (DIRECTLY + b"Content-Length: %d\r\n\r\n" % 10**30, {400}),
    "a chunk beyond all numbers": (
        DIRECTLY + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 30 + b"\r\nASK {}",
        {400},
    ),
    "a compressed query": (post(gzip.compress(b"ASK {}"), DIRECT, b"Content-Encoding: gzip\r\n"), {415}),
    "a body that would grow": (post(gzip.compress(b" " * (1 << 24)), DIRECT, b"Content-Encoding: gzip\r\n"), {415}),
    "deep JSON": (post(b"[" * 60_000, b"Content-Type: application/json\r\n"), {415}),
    "a form of many parts": (post(b"--x\r\n" * 5_000, b"Content-Type: multipart/form-data; boundary=x\r\n"), {415}),
    "thousands of fields": (post(b"a=1&" * 15_000, FORM), {400}),
    "thousands of parameters": (get(b"/sparql?" + b"a=1&" * 5_000), {400}),
    "thousands of parameters of a page": (get(b"/search?" + b"words=a&" * 5_000), {200, 400}),
    "another charset": (post(b"ASK {}", b"Content-Type: application/sparql-query; charset=utf-16\r\n"), {400}),
    "a method of nobody": (b"BREW /sparql HTTP/1.1\r\n" + HOST + b"\r\n", {400, 405}),
    "DELETE": (b"DELETE /sparql HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {405}),
    "TRACE": (b"TRACE / HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", {405}),
    "CONNECT": (b"CONNECT 127.0.0.1:22 HTTP/1.1\r\n" + HOST + b"\r\n", {400, 404, 405}),
    "an address elsewhere": (get(b"http://evil.example.org/nothing"), {400, 404}),
    "a method in a header": (post(b"CLEAR ALL", DIRECT, b"X-HTTP-Method-Override: PUT\r\n"), {400}),
    "a method in a field": (get(b"/sparql?_method=DELETE&update=CLEAR%20ALL"), {400}),
    "an upgrade": (get(b"/", b"Upgrade: websocket\r\nSec-WebSocket-Key: a\r\nSec-WebSocket-Version: 13\r\n"), {200}),
    "an upgrade of HTTP": (get(b"/", b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"), {200}),
    "the beginning of HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400}),
    "ranges without number": (get(b"/", b"Range: bytes=" + b"0-1," * 2_000 + b"\r\n"), {200}),
    "tags without number": (get(b"/", b"If-None-Match: " + b'"a",' * 2_000 + b"\r\n"), {200}),
    "an Accept without end": (get(QUERY, b"Accept: " + b"a/b;q=0.1," * 1_500 + b"*/*\r\n"), {200, 406}),
    "a language without end": (get(b"/", b"Accept-Language: " + b"vi-" * 5_000 + b"\r\n"), {200}),
    "a promise of a body": (DIRECTLY + b"Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n", {413}),
}  # fmt: skip
TRAVERSALS = (
    "../../../../etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "%252e%252e%252f%252e%252e%252fetc/passwd",
    "..%5c..%5c..%5cetc%5cpasswd",
    "....//....//etc/passwd",
    "..%c0%af..%c0%afetc/passwd",
    "%00../../etc/passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "..;/..;/etc/passwd",
    "person/../../../etc/passwd",
    "manifest.json",
    "../CURRENT",
)
ROUTES = (
    "/",
    "/doc/",
    "/doc/person/",
    "/id/",
    "/questions/",
    "/assets/",
    "/def.",
    "/def/",
    "/.well-known/",
    "/query/",
    "/style.css/",
)


def statuses(answer: bytes) -> list[int]:
    """The statuses of the answers that came back."""
    return [int(found) for found in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]
