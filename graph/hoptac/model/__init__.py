"""The values that flow through the house: Document, Sentence, Mention, Evidence and the facts.

All are frozen; a later stage makes new values and never fills in old ones. Every offset counts
code points of `Document.text`, which is NFC, and every span is half open.

>>> document = Document.of("a.txt", "VNPT ký thỏa thuận.")
>>> document.evidence(0, 4)
Evidence(start=0, stop=4, quote='VNPT')
"""

from __future__ import annotations

from hoptac.model.dates import Period, Quantity, StatedDate
from hoptac.model.documents import Document, Evidence, Part, Sentence
from hoptac.model.facts import (
    Agreement,
    Area,
    AreaCount,
    Award,
    Commitment,
    Credit,
    Delivery,
    Duration,
    Event,
    Fact,
    Figure,
    Goal,
    Membership,
    Organisation,
    Participation,
    Party,
    Person,
    Result,
    Signatory,
    SignedOn,
    Statement,
    Succession,
    Term,
)
from hoptac.model.mentions import Kind, Mention, Post, Value
from hoptac.model.readings import Annotated, Facts, Placed, Reading

__all__ = [
    "Agreement",
    "Annotated",
    "Area",
    "AreaCount",
    "Award",
    "Commitment",
    "Credit",
    "Delivery",
    "Document",
    "Duration",
    "Event",
    "Evidence",
    "Fact",
    "Facts",
    "Figure",
    "Goal",
    "Kind",
    "Membership",
    "Mention",
    "Organisation",
    "Part",
    "Participation",
    "Party",
    "Period",
    "Person",
    "Placed",
    "Post",
    "Quantity",
    "Reading",
    "Result",
    "Sentence",
    "Signatory",
    "SignedOn",
    "StatedDate",
    "Statement",
    "Succession",
    "Term",
    "Value",
]
