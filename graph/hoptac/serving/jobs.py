"""What a worker may be asked to do: answer a query in a format, or make a page of the site that asks much of the graph.

>>> Query("ASK {}", ("json",)).head()
{'forms': ('json',), 'defaults': None, 'named': None}
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from hoptac.serving.framing import Framing


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about: those asked outside of GRAPH, and those that GRAPH ranges over; None for all."""

    defaults: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


WHOLE = Dataset()


@dataclass(frozen=True, slots=True)
class Query:
    """A query, the formats in which its answer may come, the best first, its graphs, and whether the answer stays as it is."""

    body: str
    forms: tuple[str, ...]
    dataset: Dataset = WHOLE
    lasting: bool = True
    name: ClassVar[str] = "query"

    def head(self) -> dict[str, Any]:
        """What a worker is told beside the query itself."""
        return {"forms": self.forms, "defaults": self.dataset.defaults, "named": self.dataset.named}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page, picture or table of the site: its path, what a form says, and how it speaks and links."""

    body: str
    fields: tuple[tuple[str, str], ...]
    framing: Framing
    name: ClassVar[str] = "page"
    lasting: ClassVar[bool] = True

    def head(self) -> dict[str, Any]:
        """What a worker is told beside the path."""
        return {"fields": self.fields, "framing": asdict(self.framing)}


Job = Query | Leaf
