"""What an answer says of its limits: in the `link` of its head, where its format has one, and in a header where it was cut.

>>> linked(b'{"head":{"vars":["a"]},"results":{"bindings":[]}}', "json", ["a:limits"])
b'{"head":{"link":["a:limits"],"vars":["a"]},"results":{"bindings":[]}}'
>>> linked(b"a\\r\\n", "csv", ["a:limits"])
b'a\\r\\n'
"""

from __future__ import annotations

import json
from html import escape

from hoptac import spreadsheets

LIMITS, CUT = "Hoptac-Limits", "Hoptac-Cut"


def linked(body: bytes, form: str, addresses: list[str]) -> bytes:
    """An answer with links in its head (SPARQL 1.1 Query Results JSON 3.1.2, XML 2.3.1)."""
    if form == "json" and body.startswith(b'{"head":{'):
        links = json.dumps(addresses, separators=(",", ":")).encode()
        more = b"" if body.startswith(b'{"head":{}') else b","
        return b'{"head":{"link":' + links + more + body.removeprefix(b'{"head":{')
    if form == "xml":
        links = "".join(f'<link href="{escape(address)}"/>' for address in addresses).encode()
        return body.replace(b"<head/>", b"<head></head>", 1).replace(b"</head>", links + b"</head>", 1)
    return body


def number_of_rows(body: bytes, form: str) -> int:
    """The rows of an answer of variables; of JSON those that have a value.

    >>> number_of_rows(b"a\\r\\n1\\r\\n2\\r\\n", "csv"), number_of_rows(b"?a\\n<a:b>\\n", "tsv")
    (2, 1)
    >>> number_of_rows(b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{}},{"a":{}}]}}', "json")
    2
    """
    match form:
        case "json":  # within a string each quotation mark has a backslash before it
            return body.count(b'},{"') + (b'"bindings":[{' in body)
        case "xml":
            return body.count(b"<result>") + body.count(b"<result/>")
        case "tsv":
            return body.count(b"\n") - 1
        case "csv":
            return spreadsheets.number_of_rows(body)
    return 0  # triples have no rows
