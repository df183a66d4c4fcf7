"""The whole site as files for any plain web host, or for a disk: a store comes in, files by their paths go out.

Every page is the one that a server would give, in both languages, with addresses that hold wherever the folder lies:

    index.html, vi/doc/person/x.html, en/…      the pages
    doc/person/x.ttl .jsonld .nt .rdf           the data of each thing
    questions/people.csv .json .ttl             the answers
    views/parties/picture.html                  moving pictures
    assets/find.js                              all that can be found, for a search that asks no server
    assets/network.js                           all connections, for ways between two names that no server finds
    def.ttl, void.ttl, sparql-examples.ttl …    the vocabulary, what the dataset holds, its questions

The same store gives the same bytes.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Iterator

from hoptac.exports.answers import table as csv
from hoptac.exports.crate import MEDIA
from hoptac.exports.examples import examples
from hoptac.exports.holdings import holdings
from hoptac.exports.lines import Line
from hoptac.exports.results import turtle
from hoptac.questions import catalogue
from hoptac.site import joined
from hoptac.site.assets import content
from hoptac.site.data import FORMS, document, graph, terms, written
from hoptac.site.frame import Frame, style
from hoptac.site.library import Library
from hoptac.site.shelf import iri_of
from hoptac.site.terms import place
from hoptac.site.things import describe
from hoptac.site.words import LANGUAGES, TERMS, called
from hoptac.store import OpenStore
from hoptac.templates import render
from hoptac.text import visible

INDEX = "assets/find.js"
NETWORK = "assets/network.js"
SCRIPTS = ("suggest.js", "narrow.js", "ways.js")
DOWNLOADS = tuple((ending, MEDIA[f".{ending}"]) for ending in FORMS)

File = tuple[str, bytes]


def folder(opened: OpenStore, safe: bool = False) -> Iterator[File]:
    """The files of the site, the pages last; CSV is `safe` for spreadsheets, or as the W3C defines it."""
    library = Library(opened)
    paths = frozenset((*library.paths(), "/search"))
    yield "style.css", style().encode()
    yield "icon.svg", render("site/icon.svg").encode()
    yield from ((f"assets/{name}", content(name)) for name in SCRIPTS)
    yield INDEX, _index(library, paths)
    yield NETWORK, joined.script(library.shelf, paths)
    yield from _data(library, paths)
    yield from _answers(library, safe)
    yield "index.html", library.page("/", _frame(LANGUAGES[0], "/", paths, "index.html")).encode("utf-8", "replace")
    for language in LANGUAGES:
        for path in sorted(paths):
            place = _place(language, path)
            yield place, library.page(path, _frame(language, path, paths, place)).encode("utf-8", "replace")


def _place(language: str, path: str) -> str:
    """Where the page of a path stands in the folder."""
    return f"{language}/index.html" if path == "/" else f"{language}{path}.html"


def _frame(language: str, path: str, paths: Collection[str], own: str) -> Frame:
    """The frame of the page that stands at `own`: it links to pages that there are, wherever the folder lies."""
    here = posixpath.dirname(own)
    other = LANGUAGES[language == LANGUAGES[0]]

    def to(place: str) -> str:
        return posixpath.relpath(place, here or ".")

    def link(path: str, **fields: str) -> str:
        path, sign, part = path.partition("#")
        return f"{to(_place(language, path))}{sign}{part}" if path in paths and not fields else ""

    def file(path: str) -> str:
        return to(path.removeprefix("/"))

    return Frame(language, link, file, to(_place(other, path)), {}, DOWNLOADS, live=False, index=to(INDEX), network=to(NETWORK))


def _index(library: Library, paths: Collection[str]) -> bytes:
    """All that the search box finds, as a script that any page can bring, also one opened from a disk."""
    entries = [
        (path, entry.kind, visible(entry.label), visible(entry.words), visible(entry.document))
        for entry in library.shelf.index.entries
        if (path := library.shelf.path(entry.iri)) in paths
    ]
    kinds = {
        kind: [called(TERMS, kind, language) for language in LANGUAGES] for kind in sorted({kind for _, kind, *_ in entries})
    }
    told = json.dumps({"kinds": kinds, "entries": entries}, ensure_ascii=False, separators=(",", ":"))
    return f"window.hoptacIndex = {told};\n".encode("utf-8", "replace")


def _data(library: Library, paths: Collection[str]) -> Iterator[File]:
    """The data of each thing, the files beside the pages, the vocabulary and the dataset."""
    shelf = library.shelf
    for path in sorted(path for path in paths if path.startswith("/doc/")):
        thing = iri_of(path.removeprefix("/doc/"), shelf.base)
        described = describe(shelf.graph, thing)
        yield from ((f"{path[1:]}.{ending}", document(thing, described, shelf.base, form)) for ending, form in FORMS.items())
    for path in library.files():
        made = library.picture(path) if path.endswith(".html") else library.comparison(path)[1]
        yield path[1:], made.encode("utf-8", "replace")
    for page in shelf.vocabulary_pages:
        yield from _forms(place(page)[1:], terms(shelf.opened, page))
    yield from _told(shelf.opened)


def _forms(name: str, quads: list[Line]) -> Iterator[File]:
    """The same in each form."""
    yield from ((f"{name}.{ending}", written(quads, form)) for ending, form in FORMS.items())


def _told(opened: OpenStore) -> Iterator[File]:
    """What the dataset says of itself: what it holds, and its questions."""
    yield from _forms("void", [*graph(opened, opened.names.graph("dataset")), *holdings(opened.graph, opened.names)])
    yield from _forms("sparql-examples", list(examples(opened.names)))


def _answers(library: Library, safe: bool) -> Iterator[File]:
    for question in catalogue():
        body, path = library.answer(question), f"questions/{question.name}"
        yield f"{path}.csv", csv(question, library.shelf.graph, (), safe)
        yield f"{path}.json", body
        yield f"{path}.ttl", turtle(body, f"{library.shelf.base}{path}")
