"""RDF as plain values: an IRI is a `str`, every other term a `Literal`, a triple a tuple of three.

>>> Literal("thí điểm", "vi").language, Literal("43", datatype="http://www.w3.org/2001/XMLSchema#integer").value
('vi', '43')
"""

from __future__ import annotations

from typing import NamedTuple

SKOS = "http://www.w3.org/2004/02/skos/core#"
STRING = "http://www.w3.org/2001/XMLSchema#string"


class Literal(NamedTuple):
    """A literal: its text with a language or, if it is no plain string, a datatype."""

    value: str
    language: str = ""
    datatype: str = ""


Term = str | Literal
Triple = tuple[str, str, Term]
