"""Who and what an article names, resolved inside it: `annotate(document)` gives sentences, mentions and entities.

What comes in is a document; what goes out is an `Annotated`: every mention in the order of the text with what it means, and
the organisations, people and memberships that the text names.

>>> document = Document.of("a.txt", "Ông Lê Văn An, Chủ tịch UBND tỉnh Nghệ An, phát biểu. Ông cảm ơn VNPT. Tỉnh sẽ hỗ trợ.")
>>> article = annotate(document)
>>> [(document.text[m.start : m.stop], m.value) for m in article.within(50, 90, Kind.PERSON, Kind.ORGANISATION)]
[('Ông', 'Lê Văn An'), ('VNPT', 'Tập đoàn Bưu chính Viễn thông Việt Nam'), ('Tỉnh', 'Ủy ban nhân dân tỉnh Nghệ An')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hoptac.entities.bodies import Bodies
from hoptac.entities.offices import holdings
from hoptac.entities.people import Held, People, leaders
from hoptac.entities.places import places
from hoptac.entities.shorts import shorts
from hoptac.mentions import mentions
from hoptac.mentions.naming import Naming
from hoptac.mentions.organisations import namings
from hoptac.mentions.people import names
from hoptac.mentions.posts import offices
from hoptac.mentions.sheet import Sheet
from hoptac.model import Annotated, Document, Kind, Membership, Mention, Organisation, Person
from hoptac.sentences import sentences


def annotate(document: Document) -> Annotated:
    """The document with its sentences, mentions and entities."""
    parts = sentences(document)
    sheet = Sheet.of(document.text, parts)
    posts, named = offices(sheet, namings(sheet))
    called = names(sheet, named, posts)
    bodies = Bodies(sheet, named)
    people = People(bodies, called, holdings(sheet, posts, called, named))
    found = [*_bodies(bodies, named), *people.mentions()]
    found += leaders(people, found)
    found += shorts(bodies, _spans(found))
    found += places(bodies, _spans(found))
    bodies.act(mention for mention in found if mention.rule in ("province-acts", "province-signs"))
    found += mentions(document, parts)
    return Annotated(
        document,
        parts,
        tuple(sorted(found, key=_order)),
        tuple(_organisations(document, bodies)),
        tuple(_people(document, people)),
        tuple(_memberships(document, people)),
    )


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.start, -mention.stop, mention.kind


def _bodies(bodies: Bodies, named: tuple[Naming, ...]) -> Iterator[Mention]:
    for naming in named:
        name = bodies.name_of.get(naming.start)
        if name:
            rule = _rule(naming)
            yield Mention(Kind.ORGANISATION, naming.start, naming.stop, name, rule)


def _spans(found: list[Mention]) -> list[tuple[int, int]]:
    return [(mention.start, mention.stop) for mention in found]


def _rule(naming: Naming) -> str:
    if naming.bare:
        return "head-of-name"
    if naming.told:
        return "told-by-office"
    if naming.short:
        return "defined-short-form"
    return "known-body" if naming.known else "local-body" if naming.local else "head-and-name"


def _organisations(document: Document, bodies: Bodies) -> Iterator[Organisation]:
    for body in bodies.by_name.values():
        yield Organisation(
            name=body.name,
            type=body.type,
            forms=tuple(body.forms),
            place=body.place,
            part_of=body.part_of,
            part_of_evidence=document.evidence(*body.part_of_at) if body.part_of_at else None,
            evidence=document.evidence(body.start, body.stop),
            rule="named",
        )


def _people(document: Document, people: People) -> Iterator[Person]:
    for holder in people.by_name.values():
        yield Person(
            name=holder.name,
            forms=tuple(holder.forms),
            honours=tuple(holder.honours),
            evidence=document.evidence(holder.start, holder.stop),
            rule="named",
        )


def _short(held: Iterable[Held]) -> Iterator[tuple[str, str]]:
    """The beginnings of the titles of each person: "Đại sứ" of one who is "Đại sứ Lào tại Việt Nam"."""
    for person, title in {(one.person, one.title) for one in held}:
        words = title.split(" ")
        yield from ((person, " ".join(words[:count])) for count in range(1, len(words)))


def _memberships(document: Document, people: People) -> Iterator[Membership]:
    seen: set[tuple[str, str, str]] = set()
    whole = {(held.person, held.title) for held in people.held if held.body} | set(_short(people.held))
    for held in people.held:
        key = (held.person, held.title, held.body)
        if key in seen or (not held.body and (held.person, held.title) in whole):
            continue
        seen.add(key)
        yield Membership(
            person=held.person,
            title=held.title,
            organisation=held.body,
            evidence=document.evidence(held.start, held.stop),
            rule="office-beside-name",
        )
