"""Sentences with names and answers drawn in them, for the readers of speech.

`{Ông An|person=Lê Văn An @ VNPT}` is a mention: what the text says, its kind, what it means (the same words if left out) and,
for a person, the party that the person holds a post in. Kinds: person, party, body, group, place, post. What the reader should
find stands between « and ».
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoptac.model import Agreement, Annotated, Document, Fact, Kind, Membership, Mention, Party, Post
from hoptac.sentences import sentences

GOLDEN = Path(__file__).parent / "golden"
TOKEN = re.compile(r"\{(?P<words>[^|{}]+)\|(?P<kind>\w+)(?:=(?P<value>[^@{}]+?))?(?: @ (?P<home>[^{}]+))?\}|(?P<mark>[«»])")
KINDS = {"party": Kind.ORGANISATION, "body": Kind.ORGANISATION}


@dataclass(frozen=True)
class Drawn:
    """A document annotated by hand, the facts that a reader gets, and the words that it should find."""

    annotated: Annotated
    facts: tuple[Fact, ...]
    answers: list[str]


def cases(name: str) -> list[Any]:
    """The cases of a golden file."""
    return list(tomllib.loads((GOLDEN / name).read_text("utf-8"))["case"])


def articles(name: str) -> list[Any]:
    """The articles of a golden file."""
    return list(tomllib.loads((GOLDEN / name).read_text("utf-8"))["article"])


def draw(says: str) -> Drawn:
    """What a drawn sentence or article holds."""
    text, marks, names, place = "", [], [], 0
    for token in TOKEN.finditer(says):
        text += says[place : token.start()]
        place = token.end()
        if token["mark"]:
            marks.append(len(text))
        else:
            names.append((len(text), token))
            text += token["words"]
    document = Document.of("drawn.txt", text + says[place:])
    annotated = Annotated(document, sentences(document), tuple(_mention(start, token) for start, token in names))
    answers = [document.text[a:b] for a, b in zip(marks[::2], marks[1::2], strict=True)]
    return Drawn(annotated, tuple(_facts(document, names)), answers)


def _mention(start: int, token: re.Match[str]) -> Mention:
    value = token["value"] or token["words"]
    kind = KINDS.get(token["kind"]) or Kind(token["kind"])
    return Mention(kind, start, start + len(token["words"]), Post(value) if kind is Kind.POST else value, "drawn")


def _facts(document: Document, names: list[tuple[int, re.Match[str]]]) -> list[Fact]:
    about: dict[str, Any] = {"evidence": document.evidence(0, 1), "rule": "drawn"}
    parties = dict.fromkeys(token["value"] or token["words"] for _, token in names if token["kind"] == "party")
    homes = {token["value"]: token["home"] for _, token in names if token["home"]}
    members: list[Fact] = [Membership(person, "Chủ tịch", home, **about) for person, home in homes.items()]
    return [*members, Agreement("a1", "Thỏa thuận", **about), *(Party("a1", name, **about) for name in parties)]
