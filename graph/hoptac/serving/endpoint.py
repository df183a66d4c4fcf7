"""The SPARQL endpoint: a request comes in, the answer in the format that the client likes best goes out.

The guard looks first, then a worker asks: a stranger's query never runs in the server's own process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from hoptac.exports import holdings
from hoptac.serving import protocol
from hoptac.serving.announced import CUT, LIMITS, linked, number_of_rows
from hoptac.serving.description import described
from hoptac.serving.formats import RDF, RESULTS, with_charset
from hoptac.serving.jobs import Dataset, Query
from hoptac.serving.looks import Looked, Looks
from hoptac.serving.negotiation import ranked
from hoptac.serving.protocol import Asked
from hoptac.serving.under import prefix
from hoptac.serving.workers import RefusedError, Reply, Workers
from hoptac.site.data import written
from hoptac.store import OpenStore

GRAPH = re.compile(r"https?://[^\s<>\"{}|^`\\]{1,1000}")
UNACCEPTABLE = 406
OF_FORM = {"SELECT": RESULTS, "ASK": RESULTS, "CONSTRUCT": RDF, "DESCRIBE": RDF}


@lru_cache(256)
def liked(accept: str, form: str) -> tuple[str, ...]:
    """The media types in which a client takes the answer to a query of a form, the best first."""
    return ranked(accept, OF_FORM[form])


@dataclass(frozen=True)
class Endpoint:
    """The endpoint over one store."""

    opened: OpenStore
    workers: Workers

    @cached_property
    def _looks(self) -> Looks:
        return Looks(self.opened.manifest.base, self.workers.limits.rows)

    @cached_property
    def _known(self) -> list[str]:
        return holdings.graphs(self.opened.graph)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; raises as `answer` does."""
        response = await self.answer(Request(scope, receive))
        await response(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        """The answer to a request of the protocol.

        Raises `HoptacError` where it is refused.
        """
        if request.method != "POST" and not request.scope["query_string"]:
            return self.description(request)
        asked = await protocol.read(request)
        found = self._looks.look(asked.query)
        offers = liked(request.headers.get("accept", ""), found.form)
        if not offers:
            offered = ", ".join(OF_FORM[found.form])
            raise RefusedError(UNACCEPTABLE, f"the answer to {found.form} comes as {offered}; accept one of these")
        media, reply = await self._written(found, offers, self._dataset(asked) or found.dataset)
        base, rows = self.opened.manifest.base, self.workers.limits.rows
        cut = found.limited and number_of_rows(reply.body, reply.form) >= rows
        links = [f"{base}sparql#limits", *[f"{base}sparql#cut"][:cut]]
        own = {CUT: f"rows={rows}"} if cut else {}
        fresh = {} if found.lasting else {"Cache-Control": "no-store"}
        return Response(linked(reply.body, reply.form, links), headers=self._headers(media) | own | fresh)

    async def _written(self, found: Looked, offers: Sequence[str], dataset: Dataset) -> tuple[str, Reply]:
        """The answer in the first of some media types that can hold it, and that type.

        Raises `RefusedError`, also where none can.
        """
        media, *others = offers
        try:
            return media, await self.workers.do(Query(found.query, (OF_FORM[found.form][media],), dataset, found.lasting))
        except RefusedError as refusal:
            if refusal.status != UNACCEPTABLE or not others:
                raise
            return await self._written(found, others, dataset)

    def _headers(self, media: str) -> dict[str, str]:
        return {"Content-Type": with_charset(media), "Vary": "Accept", LIMITS: self.workers.limits.announced()}

    def _dataset(self, asked: Asked) -> Dataset | None:
        """The graphs that a request names, None where it names none; one that is not here is empty, for nothing is fetched.

        Raises `RefusedError` for what is no web address.
        """
        if not (asked.defaults or asked.named):
            return None
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
