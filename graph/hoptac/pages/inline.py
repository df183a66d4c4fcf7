"""Fills a page so that nothing in it is taken for something else: text is escaped, data cannot end its element, scripts
and styles run only if their hash is in the page's own policy.

In comes a template with places like {{title}} and what goes there; out comes the whole page.

>>> fill("<title>{{title}}</title>", title=text("<b>"))
'<title>&lt;b&gt;</title>'
>>> data({"name": "</script>"})
'{"name":"\\\\u003c/script\\\\u003e"}'
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re

PLACE = re.compile(r"\{\{(\w+)\}\}")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
# Characters that HTML or an old script engine could read as something else, in the form that JSON reads alike.
ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def fill(template: str, **parts: str) -> str:
    """The template with every place filled, once: what is put in is not looked through again."""
    return PLACE.sub(lambda place: parts[place[1]], template)


def text(words: str) -> str:
    """Words as HTML text or the value of an attribute."""
    return html.escape(words)


def data(value: object) -> str:
    """A value as JSON that may stand in a script element; the same value gives the same bytes."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return written.translate(ESCAPES).encode("utf-8", "replace").decode("utf-8")


def script(code: str) -> str:
    """Code of ours as the inside of a script element; raises `ValueError` where it would end the element."""
    if re.search(r"</script|<!--", code, re.IGNORECASE):
        raise ValueError("a script that holds </script or <!-- cannot stand in a page")
    return code


def policy(scripts: list[str], styles: list[str]) -> str:
    """A content security policy that lets just these scripts and styles run, and nothing be fetched."""
    run = " ".join(map(_hashed, scripts))
    look = " ".join(map(_hashed, styles))
    return f"default-src 'none'; script-src {run}; style-src {look}; img-src data: blob:; base-uri 'none'; form-action 'none'"


def policy_of(page: str) -> str:
    """The policy that a page says of itself, for the header that goes with it.

    >>> policy_of('<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;">')
    "default-src 'none'; frame-ancestors 'none'"
    """
    found = POLICY.search(page)
    if not found:
        raise ValueError("the page says no policy of itself")
    return f"{html.unescape(found[1])}; frame-ancestors 'none'"


def _hashed(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
