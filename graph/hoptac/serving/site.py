"""The pages for people: requests come in, HTML goes out, in Vietnamese or English, readable without any script."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import Response

from hoptac.serving.formats import DOWNLOADS
from hoptac.serving.negotiation import language
from hoptac.serving.portrait import portrait
from hoptac.serving.things import Description
from hoptac.serving.words import LANGUAGES, WORDS
from hoptac.store import OpenStore
from hoptac.templates import render


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

    def style(self, _: Request) -> Response:
        """The style of all pages."""
        return Response(render("site/site.css"), media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    def thing(self, request: Request, found: Description) -> str:
        """The page of a thing."""
        base = self.opened.manifest.base
        place = f"/doc/{found.thing.removeprefix(f'{base}id/')}"
        return page("thing", request, view=portrait(found, base, tongue(request)), place=place, endings=DOWNLOADS)
