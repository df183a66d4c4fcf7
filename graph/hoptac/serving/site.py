"""The pages for people: requests come in, HTML goes out, in Vietnamese or English, readable without any script."""

from __future__ import annotations

from functools import cached_property, lru_cache
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hoptac import resources
from hoptac.answers import Row, rows
from hoptac.questions import catalogue
from hoptac.search import LONGEST, Index
from hoptac.serving.formats import DOWNLOADS
from hoptac.serving.negotiation import language
from hoptac.serving.portrait import portrait
from hoptac.serving.things import Description
from hoptac.serving.words import COUNTED, LANGUAGES, TERMS, WORDS, called
from hoptac.store import OpenStore
from hoptac.templates import render
from hoptac.text import visible

FIRST = ("agreements", "parties", "areas", "commitments", "roles", "systems")  # questions on the first page

TEXTS = 64  # articles that are kept at hand


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def tongue(request: Request) -> str:
    """The language of a page: as the address says, else as the browser asks."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else language(request.headers.get("accept-language", ""), LANGUAGES)


def page(name: str, request: Request, **values: object) -> str:
    """A page of the site in the language of the request; its links keep a language that the address chose."""
    spoken = tongue(request)
    chosen = {"lang": spoken} if request.query_params.get("lang") in LANGUAGES else {}

    def link(path: str, **fields: str) -> str:
        query = urlencode({**fields, **chosen})
        return f"{path}?{query}" if query else path

    fields = [(key, value) for key, value in parse_qsl(request.url.query) if key != "lang"]
    other = f"?{urlencode([*fields, ('lang', LANGUAGES[spoken == LANGUAGES[0]])])}"
    return render(f"site/{name}.html", lang=spoken, say=WORDS[spoken], link=link, other=other, chosen=chosen, **values)


class Site:
    """The pages over one store."""

    def __init__(self, opened: OpenStore) -> None:
        self.opened = opened
        self.text = lru_cache(TEXTS)(opened.text)

    @cached_property
    def _index(self) -> Index:
        return Index.of(self.opened.graph)

    @cached_property
    def _holds(self) -> list[Row]:
        found = rows(self.opened.graph.query(resources.read("queries/pages/holds.rq")))
        return sorted(found, key=lambda row: (-int(row["number"] or 0), str(row["kind"])))

    def home(self, request: Request) -> Response:
        """What the graph holds, up to when, and where to begin."""
        spoken = tongue(request)
        counts = [(called(COUNTED, _local(str(row["kind"])), spoken), row["number"]) for row in self._holds if row["kind"]]
        latest = next((row["latest"] for row in self._holds if row["latest"]), "")
        questions = [{"name": q.name, "text": q.vi[0] if spoken == "vi" else q.en[0]} for q in catalogue() if q.name in FIRST]
        return HTMLResponse(page("home", request, counts=counts, latest=latest, questions=questions))

    def search(self, request: Request) -> Response:
        """What the words of the search box find."""
        words, spoken = request.query_params.get("words", "")[:LONGEST], tongue(request)
        start = f"{self.opened.manifest.base}id/"
        found = [
            {
                "href": f"/doc/{entry.iri.removeprefix(start)}",
                "name": visible(entry.label),
                "words": visible(entry.words),
                "kind": called(TERMS, entry.kind, spoken),
                "document": visible(entry.document),
            }
            for entry in self._index.find(words)
        ]
        return HTMLResponse(page("search", request, words=words, found=found))

    def style(self, _: Request) -> Response:
        """The style of all pages."""
        return Response(render("site/site.css"), media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    def thing(self, request: Request, found: Description) -> str:
        """The page of a thing."""
        base = self.opened.manifest.base
        place = f"/doc/{found.thing.removeprefix(f'{base}id/')}"
        return page("thing", request, view=portrait(found, base, tongue(request), self.text), place=place, endings=DOWNLOADS)
