"""What a dataset says of itself at the places where programs look: what it holds, its files, its questions.

    /.well-known/void              VoID and DCAT: what is in which graph, the files to take away, the licences
    /.well-known/sparql-examples   the questions as SHACL's SPARQLExecutable
    /data/hoptac.ttl …             the files
    /                              for who asks for data instead of a page, the same as /.well-known/void

It is worked out when first asked for, and kept: a store that is open never changes.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import RLock

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from hoptac.exports.dumps import Dump, distributions, dumps
from hoptac.exports.examples import WELL_KNOWN as EXAMPLES
from hoptac.exports.examples import examples
from hoptac.exports.holdings import WELL_KNOWN, holdings
from hoptac.exports.lines import Line
from hoptac.serving.formats import HTML, RDF, with_charset
from hoptac.serving.negotiated import BY_FORM, DATA, Documents, form_of, has_it
from hoptac.serving.negotiation import ranked
from hoptac.serving.under import prefix
from hoptac.serving.workers import RefusedError
from hoptac.site.data import written
from hoptac.site.things import Quad, line
from hoptac.store import OpenStore
from hoptac.triples.dataset import LICENCE
from hoptac.vocabulary import PREFIXES, expand


class WellKnown:
    """What one dataset says of itself."""

    def __init__(self, opened: OpenStore) -> None:
        self.opened = opened
        self.documents = Documents(opened.manifest.sha256)
        self._folder = Path(tempfile.mkdtemp(prefix="hoptac-"))  # of the dumps; it goes with this object
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._once = RLock()

    def void(self, request: Request) -> Response:
        """What the dataset holds."""
        return self._answer(request, WELL_KNOWN, self._told)

    def examples(self, request: Request) -> Response:
        """The questions."""
        return self._answer(request, EXAMPLES, lambda: list(examples(self.opened.names)))

    def home(self, page: Callable[[Request], Response]) -> Callable[[Request], Response]:
        """The first page for people, the dataset for programs."""

        def answer(request: Request) -> Response:
            liked = ranked(request.headers.get("accept", ""), (HTML, *RDF))
            if liked[:1] in ((), (HTML,)):
                return page(request)
            return RedirectResponse(f"{prefix(request)}/{WELL_KNOWN}", 303, {"Vary": "Accept, Accept-Language"})

        return answer

    def file(self, request: Request) -> Response:
        """A file to take away.

        Raises `RefusedError` where there is none of that name.
        """
        dump = next((dump for dump in self._made() if dump.name == request.path_params["name"]), None)
        if dump is None:
            raise RefusedError(404, f"{request.path_params['name'][:60]}: is no file here; /{WELL_KNOWN} lists them")
        headers = {"ETag": f'"{dump.sha256[:32]}"', "Content-Type": with_charset(dump.media)}
        if has_it(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return FileResponse(self._folder / dump.name, headers=headers)

    def _answer(self, request: Request, place: str, made: Callable[[], list[Line]]) -> Response:
        form = form_of(request, request.path_params.get("ending", ""), DATA)
        return self.documents.kept(request, form, f"/{place}.{BY_FORM[form]}", lambda: written(made(), form))

    def _made(self) -> list[Dump]:
        """The files, written once however many ask at the same time."""
        with self._once:
            return self._files

    def _told(self) -> list[Line]:
        """What the dataset holds, counted once however many ask at the same time."""
        with self._once:
            return self._void

    @cached_property
    def _files(self) -> list[Dump]:
        return dumps(self.opened.graph, self._folder)

    @cached_property
    def _void(self) -> list[Line]:
        names, graph = self.opened.names, self.opened.names.graph("dataset")
        said = [line((*triple, graph)) for triple in self.opened.graph.graph(graph)]
        told = [line(quad) for quad in _access(self.opened)]
        return [*said, *told, *holdings(self.opened.graph, names), *distributions(self._made(), names)]


def _access(opened: OpenStore) -> list[Quad]:
    """Where the dataset is to be had, and what the document that says so is about."""
    base, node, graph = opened.manifest.base, opened.names.graph("hoptac"), opened.names.graph("dataset")
    document, endpoint = f"{base}{WELL_KNOWN}", f"{base}sparql"
    service = f"{document}#sparql"
    told = [
        (node, "foaf:homepage", base),
        (node, "void:sparqlEndpoint", endpoint),
        *((node, "void:vocabulary", PREFIXES[name]) for name in ("dcterms", "foaf", "oa", "org", "prov", "skos")),
        (service, "rdf:type", expand("dcat:DataService")),
        (service, "dcat:endpointURL", endpoint),
        (service, "dcat:endpointDescription", endpoint),
        (service, "dcat:servesDataset", node),
        (service, "dcterms:conformsTo", "https://www.w3.org/TR/sparql11-protocol/"),
        (document, "rdf:type", expand("void:DatasetDescription")),
        (document, "foaf:primaryTopic", node),
        (document, "dcterms:license", LICENCE),
    ]
    return [(subject, expand(term), value, graph) for subject, term, value in told]
