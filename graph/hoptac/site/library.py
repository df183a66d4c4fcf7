"""All pages over one store by their paths: a path and a frame come in, HTML goes out.

`page` gives what stands under a path, `data` the files that are no pages, `paths` and `files` what stands by itself, so that
a folder can hold it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from hoptac import resources
from hoptac.answers import answer
from hoptac.comparison import compare, written
from hoptac.errors import UnknownPageError
from hoptac.networks import graphs, views
from hoptac.questions import Question, catalogue
from hoptac.search import LONGEST
from hoptac.site import asking
from hoptac.site.answered import table
from hoptac.site.compared import compare_page, place_of, side_by_side
from hoptac.site.data import FORMS, document
from hoptac.site.differences import differences_page
from hoptac.site.frame import Frame, write
from hoptac.site.home import LISTS, PAGE, home_page, list_page, timeline_page
from hoptac.site.ledgers import PARAMETERS, Narrowed, ledger_page, narrowed
from hoptac.site.lookup import Item
from hoptac.site.neighbourhood import kind_of
from hoptac.site.pictures import Asked, moving_picture, view_page, views_page
from hoptac.site.shelf import Shelf, iri_of
from hoptac.site.terms import place
from hoptac.site.thing import thing_page
from hoptac.site.things import describe, is_known
from hoptac.site.ways import path_page
from hoptac.site.words import TERMS, called
from hoptac.spreadsheets import safe
from hoptac.store import OpenStore
from hoptac.text import visible
from hoptac.vocabulary import VOCABULARY, expand

NAME = re.compile(r"([a-z]+)/([a-z0-9\-]+)")
TABLE = re.compile(r"/compare/[^/]*/[^/]*\.[^/.]*")
DATA = re.compile(rf"/doc/(?P<name>{NAME.pattern})\.(?P<ending>{'|'.join(FORMS)})")
NOTHING: Mapping[str, str] = {}
AROUND = 300  # things that have a view of their own in a folder
REHEARSED = ("hop:Agreement", "org:Organization", "foaf:Person")
BROWSED = ("agreements", *LISTS)
Page = Callable[[Frame, list[str], Mapping[str, str]], str]


def missing(path: str) -> UnknownPageError:
    """What is wrong with a path that has no page."""
    return UnknownPageError(f"{visible(path[:100])}: is no page here; search for it at /search")


class Library:
    """The pages over one store."""

    def __init__(self, opened: OpenStore) -> None:
        self.shelf = Shelf(opened)
        self._pages: dict[str, Page] = {
            "": lambda frame, rest, _: home_page(self.shelf, frame),
            "search": lambda frame, rest, fields: self._search(frame, fields),
            "doc": lambda frame, rest, _: self._thing(frame, rest),
            "timeline": lambda frame, rest, _: timeline_page(self.shelf, frame, _number(rest)),
            "ledger": lambda frame, rest, fields: ledger_page(self.shelf, frame, self._narrowed(rest, fields, frame.language)),
            "compare": self._compare,
            "views": self._view,
            "path": lambda frame, rest, fields: path_page(self.shelf, frame, fields),
            "def": lambda frame, rest, _: self._vocabulary(frame, "/".join(rest)),
            "questions": lambda frame, rest, _: self._question(frame, rest),
        }

    def page(self, path: str, frame: Frame, fields: Mapping[str, str] = NOTHING) -> str:
        """The page of a path, as what a form gave asks for it.

        Raises `UnknownPageError` where there is none.
        """
        first, *rest = path.removeprefix("/").split("/") if path.startswith("/") else [path or " "]
        if first in BROWSED:
            return list_page(self.shelf, frame, first, _number(rest))
        if first in ("conflicts", "corroborated"):
            return differences_page(self.shelf, frame, first, _number(rest))
        if first not in self._pages or (rest and first in ("", "search", "path")):
            raise missing(path)
        return self._pages[first](frame, rest, fields)

    def _search(self, frame: Frame, fields: Mapping[str, str]) -> str:
        """What the words of the search box find."""
        words = fields.get("words", "")[:LONGEST]
        return write("search", frame, words=words, found=self.found(words, frame))

    def found(self, words: str, frame: Frame) -> list[dict[str, str]]:
        """What words find, the likeliest first."""
        return [
            {
                "href": frame.link(self.shelf.path(entry.iri)),
                "name": visible(entry.label),
                "words": visible(entry.words),
                "kind": called(TERMS, entry.kind, frame.language),
                "document": visible(entry.document),
            }
            for entry in self.shelf.index.find(words)
        ]

    def _question(self, frame: Frame, rest: list[str]) -> str:
        """The catalogue, or a question with its whole answer; a server asks its workers instead."""
        if not rest:
            return asking.questions_page(frame)
        question = next((question for question in catalogue() if [question.name] == rest), None)
        if question is None:
            raise missing("/".join(rest))
        got = asking.Outcome(table(self.answer(question), self.shelf.lookup(frame.language), question))
        return asking.question_page(frame, asking.Asked(question), got)

    def answer(self, question: Question) -> bytes:
        """The whole answer to a question as SPARQL results in JSON, its rows in an order of their own."""
        told = json.loads(answer(question, self.shelf.graph, {}).serialised("json"))
        told["results"]["bindings"].sort(key=lambda row: json.dumps(row, sort_keys=True))
        return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8", "replace")

    def _thing(self, frame: Frame, rest: list[str]) -> str:
        return thing_page(self._known("/".join(rest)), self.shelf, frame)

    def _known(self, name: str) -> str:
        """The IRI of what a path names; raises `UnknownPageError` where the graph does not know it."""
        iri = iri_of(name, self.shelf.base)
        if not _sane(name) or not is_known(iri, self.shelf.graph):
            raise missing(name)
        return iri

    def _vocabulary(self, frame: Frame, name: str) -> str:
        """Every term, or every one of a list, explained."""
        page = f"{VOCABULARY}/{name}" if name else VOCABULARY
        if page not in self.shelf.vocabulary_pages:
            raise missing(f"def/{name}")
        lists = [place(other) for other in self.shelf.vocabulary_pages if other != page]
        return write("vocabulary", frame, view=self.shelf.terms(frame.language, page), path=place(page), lists=lists)

    def _narrowed(self, rest: list[str], fields: Mapping[str, str], language: str) -> Narrowed:
        """What a ledger is narrowed to: /ledger/agreement/KEY, /ledger/organisation/KEY, or by the form."""
        if not rest:
            return narrowed(self.shelf, fields, language)
        if len(rest) != 2 or rest[0] not in ("agreement", "organisation"):
            raise missing("/".join(rest))
        iri = self._known("/".join(rest))
        typed = {name: self.shelf.lookup("vi").item(iri).text if kind == rest[0] else "" for name, kind in PARAMETERS.items()}
        return Narrowed(typed, {rest[0]: iri})

    def _compare(self, frame: Frame, rest: list[str], fields: Mapping[str, str]) -> str:
        return side_by_side(self.shelf, frame, *self._sides(rest)) if rest else compare_page(self.shelf, frame, fields)

    def _sides(self, rest: list[str]) -> tuple[str, str]:
        if len(rest) != 2 or rest[0] == rest[1]:
            raise missing("/".join(rest))
        return self._known(f"agreement/{rest[0]}"), self._known(f"agreement/{rest[1]}")

    def _view(self, frame: Frame, rest: list[str], fields: Mapping[str, str]) -> str:
        if not rest:
            return views_page(frame)
        view, middle = self._viewed(rest)
        return view_page(self.shelf, frame, view, Asked("", middle) if middle else Asked.by(fields))

    def _viewed(self, rest: list[str]) -> tuple[views.View, str]:
        """The view that a path names, and the thing in its middle, '' for none."""
        known = {view.name: view for view in views.views()}
        if rest[0] not in known or len(rest) not in (1, 3):
            raise missing("/".join(rest))
        return known[rest[0]], self._known("/".join(rest[1:])) if rest[1:] else ""

    def picture(self, path: str, fields: Mapping[str, str] = NOTHING) -> str:
        """The moving picture that stands under /views/NAME/picture.html; raises `UnknownPageError` where there is none."""
        rest = path.removeprefix("/views/").removesuffix("/picture.html").split("/")
        view, middle = self._viewed(rest)
        about = fields.get("about", "")
        if view.hops and not (middle or about):
            raise missing(path)
        return moving_picture(self.shelf, view, Asked(about, middle))

    def leaf(self, path: str, frame: Frame, fields: Mapping[str, str]) -> tuple[str, bytes]:
        """What stands under a path, a page, a moving picture, a table or the data of a thing: the ending of such a file, and it.

        Raises `UnknownPageError` where there is none.
        """
        if data := DATA.fullmatch(path):
            return data["ending"], self.data(self._known(data["name"]), FORMS[data["ending"]])
        if TABLE.fullmatch(path):
            ending, told = self.comparison(path)
            written = told.encode("utf-8", "replace")
            return ending, safe(written) if ending == "csv" and fields.get(asking.SAFE) == "1" else written
        is_picture = path.startswith("/views/") and path.endswith("/picture.html")
        made = self.picture(path, fields) if is_picture else self.page(path, frame, fields)
        return "html", made.encode("utf-8", "replace")

    def rehearse(self, frame: Frame) -> None:
        """Make the pages of some things now, so that what many pages name is looked up before anybody waits for one."""
        some = resources.read("queries/pages/some.rq")
        for kind in map(expand, REHEARSED):
            for thing, _ in self.shelf.graph.query(some, {"kind": kind}).rows():
                thing_page(str(thing), self.shelf, frame)

    def data(self, thing: str, form: str) -> bytes:
        """What the graph says of a thing, in one of FORMS."""
        return document(thing, describe(self.shelf.graph, thing), self.shelf.base, form)

    def comparison(self, path: str) -> tuple[str, str]:
        """A comparison under /compare/KEY/KEY.csv or .md: its ending and text; raises `UnknownPageError` for none."""
        name, _, ending = path.removeprefix("/compare/").rpartition(".")
        if ending not in ("csv", "md"):
            raise missing(path)
        one, other = self._sides(name.split("/"))
        title = " → ".join(self.shelf.lookup("vi").item(side).text for side in (one, other))
        return ending, written(title, compare([one], [other], self.shelf.graph), ending)

    # ---- what a folder can hold ----------------------------------------------------------------

    def paths(self) -> Iterator[str]:
        """The paths of all pages that show something without being asked by a form."""
        yield "/"
        yield from map(place, self.shelf.vocabulary_pages)
        for name, total in self._lengths().items():
            yield from (f"/{name}" if number == 1 else f"/{name}/{number}" for number in range(1, max(1, -(-total // PAGE)) + 1))
        yield from ("/ledger", "/compare", "/conflicts", "/corroborated", "/views", "/questions")
        yield from (f"/questions/{question.name}" for question in catalogue())
        yield from (f"/views/{view.name}" for view in views.views() if not view.hops)
        yield from (f"/ledger/agreement/{deal.iri.rpartition('/')[2]}" for deal in self.shelf.deals)
        yield from (f"/ledger/organisation/{party.rpartition('/')[2]}" for party in self.shelf.parties)
        yield from (place_of(*pair) for pair in self.shelf.successions)
        yield "/path"
        yield "/views/around"
        yield from self._around()
        yield from self._things()

    def _around(self) -> Iterator[str]:
        """The views around the things that are joined to most others."""
        everything = self.shelf.network(views.EVERYTHING)
        for iri in graphs.best(everything, AROUND):
            if kind_of(Item("", self.shelf.path(iri))):
                yield f"/views/around/{self.shelf.path(iri).removeprefix('/doc/')}"

    def files(self) -> Iterator[str]:
        """The paths of files beside the pages: comparisons that `comparison` gives, pictures that `picture` gives."""
        yield from (f"/views/{view.name}/picture.html" for view in views.views() if not view.hops)
        yield from (f"{place_of(*pair)}.{ending}" for pair in self.shelf.successions for ending in ("csv", "md"))

    def _lengths(self) -> dict[str, int]:
        kinds = {kind: len({e.iri for e in self.shelf.index.entries if e.kind == kind and e.label}) for kind in LISTS.values()}
        return {name: kinds[kind] for name, kind in LISTS.items()} | dict.fromkeys(
            ("agreements", "timeline"), len(self.shelf.deals)
        )

    def _things(self) -> Iterator[str]:
        found = self.shelf.graph.query(resources.read("queries/pages/subjects.rq"))
        start = iri_of("", self.shelf.base)
        yield from sorted(self.shelf.path(iri) for iri in map(str, chain(*found.rows())) if iri.startswith(start))


def _sane(name: str) -> bool:
    """Whether a name can be that of a thing: its kind and its key."""
    return bool(NAME.fullmatch(name))


def _number(rest: list[str]) -> int:
    """The number of a page of a list, 1 where none is given."""
    if not rest:
        return 1
    if len(rest) > 1 or not rest[0].isdecimal() or len(rest[0]) > 6 or rest[0][0] == "0":
        raise missing("/".join(rest))
    return int(rest[0])
