"""The SPARQL endpoint: a request comes in, the answer in the format that the client likes best goes out.

The guard looks first, then a worker asks: a stranger's query never runs in the server's own process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

from hoptac.exports import holdings
from hoptac.guard import changes, graphs, look
from hoptac.serving import protocol
from hoptac.serving.announced import CUT, LIMITS, linked, number_of_rows
from hoptac.serving.description import described
from hoptac.serving.formats import RDF, RESULTS, with_charset
from hoptac.serving.jobs import WHOLE, Dataset
from hoptac.serving.limits import held
from hoptac.serving.negotiation import ranked
from hoptac.serving.protocol import Asked
from hoptac.serving.under import prefix
from hoptac.serving.workers import RefusedError, Reply, Workers
from hoptac.site.data import written
from hoptac.store import OpenStore

GRAPH = re.compile(r"https?://[^\s<>\"{}|^`\\]{1,1000}")
RELATIVE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s<>\"{}|^`\\]*>")
UNACCEPTABLE = 406
OF_FORM = {"SELECT": RESULTS, "ASK": RESULTS, "CONSTRUCT": RDF, "DESCRIBE": RDF}


def based(query: str, base: str) -> str:
    """A query in which an IRI that is not whole is completed by the base of the dataset, as RFC 3986 (5.1.4) lets a service say.

    >>> based("DESCRIBE <id/person/a>", "https://e.org/"), based("ASK {}", "https://e.org/")
    ('BASE <https://e.org/> DESCRIBE <id/person/a>', 'ASK {}')
    """
    return f"BASE <{base}> {query}" if RELATIVE.search(query) else query


def named_by(query: str, base: str) -> Dataset:
    """The graphs that a query names itself, after the guard's look; all where it names none."""
    own = graphs(query, base)
    return Dataset(*own) if own else WHOLE


@dataclass(frozen=True)
class Endpoint:
    """The endpoint over one store."""

    opened: OpenStore
    workers: Workers

    @cached_property
    def _known(self) -> list[str]:
        return holdings.graphs(self.opened.graph)

    async def answer(self, request: Request) -> Response:
        """Answer a request of the protocol.

        Raises `HoptacError` where it is refused.
        """
        if request.method != "POST" and not request.url.query:
            return self.description(request)
        asked = await protocol.read(request)
        form = look(asked.query, self.opened.manifest.base)
        media = ranked(request.headers.get("accept", ""), OF_FORM[form])
        if not media:
            raise RefusedError(UNACCEPTABLE, f"the answer to {form} comes as {', '.join(OF_FORM[form])}; accept one of these")
        base, rows = self.opened.manifest.base, self.workers.limits.rows
        query = held(asked.query, rows) if form == "SELECT" else asked.query
        offers = [(liked, OF_FORM[form][liked]) for liked in media]
        best, reply = await self._written(based(query, base), offers, self._dataset(asked))
        cut = query != asked.query and number_of_rows(reply.body, reply.form) >= rows
        links = [f"{base}sparql#limits", *[f"{base}sparql#cut"][:cut]]
        own = {CUT: f"rows={rows}"} if cut else {}
        fresh = {"Cache-Control": "no-store"} if changes(asked.query) else {}
        return Response(linked(reply.body, reply.form, links), headers=self._headers(best) | own | fresh)

    async def _written(self, query: str, offers: Sequence[tuple[str, str]], dataset: Dataset) -> tuple[str, Reply]:
        """The answer in the first of some formats that can hold it, and its media type; an offer is both names of one.

        Raises `RefusedError`, also where none can.
        """
        (media, form), *others = offers
        try:
            return media, await self.workers.ask(query, [form], dataset)
        except RefusedError as refusal:
            if refusal.status != UNACCEPTABLE or not others:
                raise
            return await self._written(query, others, dataset)

    def _headers(self, media: str) -> dict[str, str]:
        return {"Content-Type": with_charset(media), "Vary": "Accept", LIMITS: self.workers.limits.announced()}

    def _dataset(self, asked: Asked) -> Dataset:
        """The graphs that a request names, or else its query; one that is not here is empty, for nothing is fetched.

        Raises `RefusedError` for what is no web address.
        """
        if not (asked.defaults or asked.named):
            return named_by(asked.query, self.opened.manifest.base)
        for graph in (*asked.defaults, *asked.named):
            if not GRAPH.fullmatch(graph):
                raise RefusedError(400, f"{graph[:200]}: is no name of a graph; give the IRI of one of this dataset, or none")
        return Dataset(asked.defaults, asked.named)

    def description(self, request: Request) -> Response:
        """The description of the endpoint itself, for who asks nothing."""
        media = ranked(request.headers.get("accept", ""), RDF) or ("text/turtle",)
        address = f"{request.url.scheme}://{request.url.netloc}{prefix(request)}/sparql"
        made = written(described(address, self.opened, self._known, self.workers.limits), RDF[media[0]])
        return Response(made, headers=self._headers(media[0]))
