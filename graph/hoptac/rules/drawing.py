"""Sentences with their mentions drawn in, as the examples of rules write them: "[VNPT]Org ký [bản ghi nhớ]Agreement".

In comes such a sentence, out go its text and its mentions. "[UBND tỉnh=Ủy ban nhân dân tỉnh Nghệ An]Org" gives a mention the
value behind the sign, "[VNPT]Org:party" says which slot of a rule it must fill.

>>> picture = drawn("[VNPT=Tập đoàn VNPT]Org:party ký [bản ghi nhớ]Agreement.")
>>> picture.text
'VNPT ký bản ghi nhớ.'
>>> [(m.kind.value, m.start, m.stop, m.value) for m in picture.mentions]
[('organisation', 0, 4, 'Tập đoàn VNPT'), ('agreement', 8, 19, 'bản ghi nhớ')]
>>> picture.slots
{'party': ('Tập đoàn VNPT',)}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hoptac.model import Kind, Mention
from hoptac.text import fold

MARKED = re.compile(r"\[(?P<words>[^\]=]+)(?:=(?P<value>[^\]]+))?\](?P<kind>[A-Z][a-z]+)(?::(?P<slot>[a-z]+))?")
KINDS = {
    "Org": Kind.ORGANISATION,
    "Person": Kind.PERSON,
    "Post": Kind.POST,
    "Place": Kind.PLACE,
    "Group": Kind.GROUP,
    "Date": Kind.DATE,
    "Period": Kind.PERIOD,
    "Agreement": Kind.AGREEMENT,
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A text, the mentions that were drawn in it, and the values of those that fill a slot."""

    text: str
    mentions: tuple[Mention, ...]
    slots: Mapping[str, tuple[str, ...]]

    @property
    def folded(self) -> str:
        """The text as patterns see it."""
        return fold(self.text)


def drawn(sentence: str) -> Drawing:
    """The text and the mentions of a sentence with its mentions drawn in.

    Raises `KeyError` for a kind that is none.
    """
    text, mentions, slots, place = "", [], defaultdict(list), 0
    for found in MARKED.finditer(sentence):
        text += sentence[place : found.start()]
        start, place = len(text), found.end()
        text += found["words"]
        value = found["value"] or found["words"]
        mentions.append(Mention(KINDS[found["kind"]], start, len(text), value, "drawn"))
        if found["slot"]:
            slots[found["slot"]].append(value)
    return Drawing(text + sentence[place:], tuple(mentions), {slot: tuple(values) for slot, values in slots.items()})
