"""RDF terms as N-Quads writes them: values come in, text goes out that no value can break out of.

>>> literal('Người ký: "A"', "vi")
'"Người ký: \\\\"A\\\\""@vi'
>>> stated(StatedDate(2020, 12))
'"2020-12"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hoptac.model import Quantity, StatedDate
from hoptac.vocabulary import concept, expand

Term = str
Triple = tuple[Term, str, Term]  # the predicate is a prefixed name, `hop:party`
Triples = Iterator[Triple]

# A lone surrogate has no UTF-8, so the replacement character stands for it.
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# What a quoted string may not hold as it is.
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_ESCAPES |= {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_ESCAPES |= SURROGATES
_SPECIAL = re.compile('[\x00-\x1f\x7f"\\\\\ud800-\udfff]')
# What a web address may hold besides letters and digits; a % only before two hexadecimal digits.
_NOT_IN_ADDRESS = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-.%]+(?::\d{1,5})?(?:[/?][^#]*)?(?:#[^#]*)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+", re.ASCII)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)


def escape(text: str) -> str:
    """The text as it may stand between the quotes of N-Quads."""
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


def iri(address: str) -> Term:
    """An IRI that this program minted or read out of its own lists; for what a text says is one there is `address`."""
    return f"<{address}>"


def address(text: str) -> Term | None:
    """The web address that a text gives, percent-encoded where it must be; None where it is none.

    >>> address("https://báo.vn/tin 1")
    '<https://b%C3%A1o.vn/tin%201>'
    """
    encoded = _NOT_IN_ADDRESS.sub(_percent, text.strip())
    return iri(encoded) if _ADDRESS.fullmatch(encoded) else None


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


@lru_cache(maxsize=512)
def name(curie: str) -> Term:
    """The term of a prefixed name."""
    return f"<{expand(curie)}>"


@lru_cache(maxsize=64)
def listed(scheme: str, word: str) -> Term:
    """The concept of a closed list by the model's word for it."""
    return iri(concept(scheme, word))


def literal(text: str, language: str = "") -> Term:
    """A string, with its language if it is in one."""
    return f'"{escape(text)}"@{language}' if language else f'"{escape(text)}"'


def typed(lexical: str, datatype: str) -> Term:
    """A literal of an XML Schema datatype, such as `date`."""
    return f'"{escape(lexical)}"^^{name("xsd:" + datatype)}'


def whole(number: int) -> Term:
    """An integer."""
    return typed(str(number), "integer")


def year(number: int) -> Term:
    """A year of the calendar."""
    return typed(f"{number:04d}", "gYear")


def stated(date: StatedDate) -> Term:
    """A date with the datatype of just what is stated of it."""
    known = (date.year is not None, date.month is not None, date.day is not None)
    datatypes = {
        (True, True, True): "date",
        (True, True, False): "gYearMonth",
        (True, False, False): "gYear",
        (False, True, True): "gMonthDay",
    }
    datatype = datatypes.get(known)
    return typed(date.lexical, datatype) if datatype else literal(date.lexical)


def measured(quantity: Quantity) -> Term | None:
    """The number of a quantity as a decimal, read as Vietnamese writes it; None where it is no number.

    >>> measured(Quantity("6.500")), measured(Quantity("99,21%"))
    ('"6500"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"99.21"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    digits = number(quantity)
    return typed(digits, "decimal") if digits else None


def number(quantity: Quantity) -> str:
    """The digits of a quantity with a point before its decimals; '' where it is no number."""
    found = _NUMBER.search(quantity.value)
    if not found:
        return ""
    digits = found[0]
    if _THOUSANDS.fullmatch(digits):
        return re.sub("[.,]", "", digits)
    *units, rest = re.split("[.,]", digits) if not digits.isdigit() else (digits, "")
    whole_part, rest = "".join(units).lstrip("0") or "0", rest.rstrip("0")
    return f"{whole_part}.{rest}" if rest else whole_part
