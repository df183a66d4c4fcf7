"""The page of one thing: a shelf, a frame and an IRI come in, HTML goes out."""

from __future__ import annotations

from dataclasses import dataclass

from hoptac.rdf import Literal
from hoptac.site.accounts import concerning
from hoptac.site.citing import bibtex
from hoptac.site.frame import Frame, write
from hoptac.site.lookup import Item, Lookup, text_of
from hoptac.site.neighbourhood import kind_of, neighbourhood, words_of
from hoptac.site.passages import Passage, passages
from hoptac.site.portrait import portrait
from hoptac.site.shelf import Shelf
from hoptac.site.spelling import dated
from hoptac.site.things import EVIDENCE, HASH, SOURCE, TYPE
from hoptac.site.words import WORDS
from hoptac.vocabulary import expand

FOLLOWS, PARTY = expand("hop:follows"), expand("hop:party")
# The list that a kind of thing stands in.
LISTS = {
    "agreement": "agreements", "organisation": "organisations", "person": "people", "event": "events",
    "system": "systems", "document": "articles",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kin:
    """An agreement of a line, how it stands to the one of the page, and where the two are compared."""

    item: Item
    relation: str
    here: bool = False
    compare: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """What the page of an agreement has besides: its line, its ledger."""

    lines: tuple[Kin, ...]
    ledger: str


def thing_page(iri: str, shelf: Shelf, frame: Frame) -> str:
    """The page of a thing."""
    lookup = shelf.lookup(frame.language)
    view = portrait(iri, lookup)
    near, kind, place = neighbourhood(view), _kind(iri, shelf), shelf.path(iri)
    known = frame.known_up_to or shelf.coverage.known_up_to
    return write(
        "thing",
        frame,
        view=view,
        place=place,
        steps=_steps(kind, frame),
        deal=_deal(iri, kind, lookup, frame),
        comparisons=concerning(iri, lookup),
        passages=_passages(iri, lookup) if kind == "document" else [],
        near=near,
        near_kinds=words_of(near.kinds, frame.language) if near else (),
        around=f"/views/around/{place.removeprefix('/doc/')}" if kind_of(view.name) else "",
        asof=dated(known, frame.language),
        bibtex=bibtex(iri, view.name.text, known),
    )


def _kind(iri: str, shelf: Shelf) -> str:
    return shelf.path(iri).removeprefix("/doc/").partition("/")[0]


def _steps(kind: str, frame: Frame) -> list[tuple[str, str]]:
    return [(f"/{LISTS[kind]}", WORDS[frame.language][LISTS[kind]])] if kind in LISTS else []


def _deal(iri: str, kind: str, lookup: Lookup, frame: Frame) -> Deal | None:
    ledger = f"/ledger/{kind}/{iri.rpartition('/')[2]}"
    if kind == "agreement":
        return Deal(tuple(_line(iri, lookup, frame)), ledger)
    is_party = kind == "organisation" and PARTY in lookup.pointing(iri)
    return Deal((), ledger) if is_party else None


def _line(iri: str, lookup: Lookup, frame: Frame) -> list[Kin]:
    """The agreements that this one follows, itself, and those that follow it; none where it stands alone."""
    say = WORDS[frame.language]
    before = [text_of(one) for one in lookup.about(iri).get(FOLLOWS, ()) if not isinstance(one, Literal)]
    after = lookup.pointing(iri).get(FOLLOWS, [])
    if not before and not after:
        return []
    own = iri.rpartition("/")[2]
    return [
        *(Kin(lookup.item(one), say["before"], False, f"/compare/{one.rpartition('/')[2]}/{own}") for one in before),
        Kin(lookup.item(iri), say["this"], True),
        *(Kin(lookup.item(one), say["after"], False, f"/compare/{own}/{one.rpartition('/')[2]}") for one in after),
    ]


def _passages(document: str, lookup: Lookup) -> list[tuple[Passage, list[tuple[str, Item]]]]:
    """The passages of an article, each with what was read there: the kind, and the words or the thing."""
    places = [tuple(map(int, part.split("-"))) for part in _parts(document, lookup)]
    text = lookup.memory.text(lookup.first(document, HASH))
    made = passages(text, [(start, stop) for start, stop in places])
    return [(one, _read(document, [p for p in places if one.start <= p[0] < one.stop], lookup)) for one in made]


def _parts(document: str, lookup: Lookup) -> list[str]:
    found = [place.partition("#")[2] for place in lookup.pointing(document).get(SOURCE, ())]
    return [part for part in found if all(end.isdecimal() for end in part.split("-"))]


def _read(document: str, places: list[tuple[int, ...]], lookup: Lookup) -> list[tuple[str, Item]]:
    """What was read at places of a document."""
    nodes = dict.fromkeys(
        node for start, stop in sorted(places) for node in lookup.pointing(f"{document}#{start}-{stop}").get(EVIDENCE, ())
    )
    return list(dict.fromkeys((_class(node, lookup), _name(node, lookup)) for node in nodes))


def _class(node: str, lookup: Lookup) -> str:
    predicate = lookup.first(node, expand("rdf:predicate"))
    return lookup.item(predicate or lookup.about(node)[TYPE][0]).text


def _name(node: str, lookup: Lookup) -> Item:
    """What a fact is called: the object of a claim, else its own name."""
    said = lookup.about(node).get(expand("rdf:object"))
    return lookup.item(said[0]) if said else lookup.item(node)
