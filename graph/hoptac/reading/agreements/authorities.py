"""A place that signs is the body that acts for it: a province its people's committee, one abroad its authorities.

In comes the mention of a place; out goes the canonical name of the body, '' for what has none (a country, a region).

>>> from hoptac.model import Mention
>>> authority(Mention(Kind.PLACE, 0, 12, "Hòa Bình", "place")), authority(Mention(Kind.PLACE, 0, 3, "Lào", "place"))
('Ủy ban nhân dân tỉnh Hòa Bình', '')
"""

from __future__ import annotations

from hoptac.entities.provinces import Province
from hoptac.lists import lists
from hoptac.model import Annotated, Kind, Mention, Organisation

COMMITTEE, AUTHORITIES = "Ủy ban nhân dân", "Chính quyền"
LEVELS = {
    "tỉnh": (COMMITTEE, "tỉnh"),
    "thành phố": (COMMITTEE, "thành phố"),
    "thành phố thuộc tỉnh": (COMMITTEE, "thành phố"),
    "tỉnh nước ngoài": (AUTHORITIES, "tỉnh"),
    "thành phố nước ngoài": (AUTHORITIES, "thành phố"),
}


def authority(mention: Mention) -> str:
    """The body that acts for a place."""
    place = lists().places.named(str(mention.value)) if mention.kind is Kind.PLACE else None
    if place is None or place.type not in LEVELS:
        return ""
    organ, level = LEVELS[place.type]
    return f"{organ} {Province(place.name, level).phrase}"


def bodies(annotated: Annotated, names: set[str]) -> list[Organisation]:
    """The bodies among `names` that the article names only by their place."""
    known = {body.name for body in annotated.organisations}
    found: dict[str, Organisation] = {}
    _, places = annotated.placed.of((Kind.PLACE,))
    for mention in places if names - known else ():
        name = authority(mention)
        if name in names - known and name not in found:
            evidence = annotated.document.evidence(mention.start, mention.stop)
            found[name] = Organisation(name, "government", (evidence.quote,), evidence=evidence, rule="place-that-signs")
    return list(found.values())
