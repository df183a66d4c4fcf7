"""All agreements of a graph for lists and the time line: a store comes in, agreements in time go out, with their parties.

>>> from hoptac.oxigraph import Store
>>> deals(Store.in_memory())
()
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from hoptac import resources
from hoptac.answers import Row, rows
from hoptac.collation import collation_key
from hoptac.oxigraph import Store


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement: its title and when, as far as stated; its parties by IRI and name; the years that it spans, 0 if unknown."""

    iri: str
    title: str
    signed: str
    years: str
    start: int
    end: int
    parties: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The title with what tells it from others of that title."""
        return ", ".join(filter(None, (self.title, self.years or self.signed)))

    @property
    def between(self) -> str:
        """The names of the parties."""
        return " – ".join(name for _, name in self.parties)


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, how many agreements it is party of, and with how many others."""

    iri: str
    name: str
    agreements: int
    partners: int


def deals(graph: Store) -> tuple[Deal, ...]:
    """The agreements, the earliest first, those without a year last."""
    told: dict[str, list[Row]] = {}
    for row in rows(graph.query(resources.read("queries/pages/deals.rq"))):
        told.setdefault(str(row["agreement"]), []).append(row)
    made = [_deal(iri, said) for iri, said in told.items()]
    return tuple(sorted(made, key=lambda deal: (deal.start or 9999, deal.signed, collation_key(deal.name), deal.iri)))


def _deal(iri: str, told: list[Row]) -> Deal:
    def least(key: str) -> str:
        return min((str(row[key]) for row in told if row[key] is not None), default="")

    start, end = (int(year[:4]) if year[:4].isdecimal() else 0 for year in (least("start") or least("day"), least("end")))
    parties = {(str(row["party"]), str(row["name"])) for row in told if row["party"]}
    title = max((str(row["title"]) for row in told), key=lambda title: (len(title), title))
    return Deal(iri, title, least("signed"), least("years"), start, max(start, end), tuple(sorted(parties, key=_by_name)))


def _by_name(party: tuple[str, str]) -> tuple[tuple[str, str, str], str]:
    return collation_key(party[1]), party[0]


def connected(of: Iterable[Deal]) -> list[Body]:
    """The organisations that are parties, those with the most partners first, then with the most agreements."""
    agreements: Counter[tuple[str, str]] = Counter()
    partners: dict[tuple[str, str], set[str]] = {}
    for deal in of:
        agreements.update(deal.parties)
        for one, other in combinations(deal.parties, 2):
            partners.setdefault(one, set()).add(other[0])
            partners.setdefault(other, set()).add(one[0])
    bodies = [Body(*party, number, len(partners.get(party, ()))) for party, number in agreements.items()]
    return sorted(bodies, key=lambda body: (-body.partners, -body.agreements, collation_key(body.name), body.iri))
