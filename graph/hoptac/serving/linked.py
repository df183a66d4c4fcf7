"""Linked data: the IRI of a thing leads by 303 to its document, which comes in the format that the client likes best.

The dataset's IRIs begin with its base, which need not be the address of this server: they are told by their path.

    /id/person/x → 303 → /doc/person/x, which is one of /doc/person/x.ttl .jsonld .nt .rdf .html
    /def, /.well-known/void: the vocabulary, the dataset
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hoptac.exports.framed import framed
from hoptac.exports.rdf import rdf
from hoptac.oxigraph import Literal
from hoptac.serving.formats import ENDINGS, media_of, with_charset
from hoptac.serving.negotiation import ranked
from hoptac.serving.workers import RefusedError
from hoptac.site.things import Description, Quad, line
from hoptac.store import OpenStore
from hoptac.triples.dataset import LICENCE
from hoptac.vocabulary import VOCABULARY, expand

NAME = re.compile(r"([a-z]+)/([a-z0-9\-]+)")
BY_FORM = {form: ending for ending, form in ENDINGS.items()}
DATA = {ending: form for ending, form in ENDINGS.items() if form != "html"}
INTEGER = expand("xsd:integer")
Described = Callable[[str], Description]
Page = Callable[[Request, Description], str]


class Linked:
    """The documents of one dataset.

    `described` tells what the graph says of a thing, `page` draws that for people, `tongue` tells in which language.
    """

    def __init__(self, opened: OpenStore, described: Described, page: Page, tongue: Callable[[Request], str]) -> None:
        self.opened, self.described, self.page, self.tongue = opened, described, page, tongue

    def thing(self, request: Request) -> Response:
        """Lead from a thing to its document."""
        name = request.path_params["name"]
        self._of(name)
        return RedirectResponse(f"/doc/{name}", 303, {"Vary": "Accept"})

    def document(self, request: Request) -> Response:
        """The document of a thing."""
        name, _, ending = request.path_params["name"].partition(".")
        found = self._of(name)
        form = _form(request, ending, ENDINGS)
        language = self.tongue(request) if form == "html" else ""
        place = f"/doc/{name}.{BY_FORM[form]}"

        def made() -> bytes:
            return self.page(request, found).encode("utf-8", "replace") if form == "html" else self._data(name, found, form)

        return self._answer(request, form, place, made, language)

    def vocabulary(self, request: Request) -> Response:
        """The terms and the closed lists."""
        form = _form(request, request.path_params.get("ending", ""), DATA)

        def made() -> bytes:
            return _written(self._graph(VOCABULARY), form)

        return self._answer(request, form, f"/def.{BY_FORM[form]}", made)

    def void(self, request: Request) -> Response:
        """What the dataset is."""
        form = _form(request, "", DATA)
        return self._answer(request, form, "/.well-known/void", lambda: _written(self._dataset(), form))

    def _of(self, name: str) -> Description:
        """The description of the thing whose IRI ends so.

        Raises `RefusedError` where there is none.
        """
        found = self.described(f"{self.opened.manifest.base}id/{name}") if NAME.fullmatch(name) else None
        if found is None or not found.quads:
            raise RefusedError(404, f"{name[:100]}: is not in this graph; search for it at /search")
        return found

    def _data(self, name: str, found: Description, form: str) -> bytes:
        document = f"{self.opened.manifest.base}doc/{name}"
        about: list[Quad] = [
            (document, expand("rdf:type"), expand("foaf:Document"), document),
            (document, expand("foaf:primaryTopic"), found.thing, document),
            (document, expand("dcterms:license"), LICENCE, document),
        ]
        return _written([*found.lines, *map(line, about)], form)

    def _dataset(self) -> list[bytes]:
        names, manifest = self.opened.names, self.opened.manifest
        node, graph = names.graph("hoptac"), names.graph("dataset")
        more: list[Quad] = [
            (node, expand("void:triples"), Literal(str(manifest.triples), "", INTEGER), graph),
            (node, expand("void:sparqlEndpoint"), f"{manifest.base}sparql", graph),
        ]
        return [*self._graph(graph), *map(line, more)]

    def _graph(self, name: str) -> list[bytes]:
        return [line((*triple, name)) for triple in self.opened.graph.graph(name)]

    def _answer(self, request: Request, form: str, place: str, made: Callable[[], bytes], language: str = "") -> Response:
        """An answer with its tag, without its body where the client has it already."""
        key = " ".join((self.opened.manifest.sha256, version("hoptac"), place, form, language))
        headers = {
            "ETag": f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"',
            "Vary": "Accept, Accept-Language",
            "Content-Location": place,
            "Cache-Control": "no-cache",
        }
        if headers["ETag"] in re.findall(r'"[^"]*"', request.headers.get("if-none-match", "")):
            return Response(status_code=304, headers=headers)
        return Response(made(), headers={**headers, "Content-Type": with_charset(media_of(form))})


def _form(request: Request, ending: str, offered: dict[str, str]) -> str:
    """The form that an ending or else the client asks for.

    Raises `RefusedError` where there is no such form.
    """
    if ending in offered:
        return offered[ending]
    if ending:
        raise RefusedError(404, f".{ending[:20]}: is no format of this document; there are {', '.join(offered)}")
    types = {media_of(form): form for form in offered.values()}
    media = ranked(request.headers.get("accept", ""), types)
    if not media:
        raise RefusedError(406, f"the document comes as {', '.join(types)}; accept one of these")
    return types[media[0]]


def _written(quads: list[bytes], form: str) -> bytes:
    """Quads as a document of triples."""
    return framed(quads) if form == "jsonld" else rdf(quads, form)
