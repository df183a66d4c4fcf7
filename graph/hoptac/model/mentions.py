"""A stretch of text that names something, and what it means.

>>> Mention(Kind.POST, 0, 8, Post("Chủ tịch"), "post").value.title
'Chủ tịch'
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hoptac.model.dates import Period, Quantity, StatedDate


class Kind(StrEnum):
    """What a mention names."""

    ORGANISATION = "organisation"
    PERSON = "person"
    POST = "post"
    PLACE = "place"
    GROUP = "group"  # "hai bên", "ba bên", "hai tỉnh": the parties together
    DATE = "date"
    PERIOD = "period"
    QUANTITY = "quantity"
    AGREEMENT = "agreement"  # the noun phrase of an agreement: "bản ghi nhớ hợp tác chiến lược"

    __hash__ = str.__hash__  # that of an Enum is a Python call


@dataclass(frozen=True, slots=True)
class Post:
    """An office: its title, with all of "Phó", "Thường trực", "Quyền", "Nguyên", and the body's canonical name or ''."""

    title: str
    organisation: str = ""


Value = str | StatedDate | Period | Quantity | Post


class Mention(NamedTuple):
    """A stretch of text that names something.

    `value` is what it means: the canonical name of an ORGANISATION, PERSON or PLACE, a `Post`, a
    `StatedDate`, a `Period`, a `Quantity`, the kind of an AGREEMENT written out, or the number of a GROUP.
    `rule` names what read it.
    """

    kind: Kind
    start: int
    stop: int
    value: Value
    rule: str
