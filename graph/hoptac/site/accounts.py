"""What several articles say of one point: a thing comes in, its conflicts and corroborations go out, with all their quotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hoptac.site.lookup import Item, Lookup, Quote, text_of
from hoptac.site.words import POINTS, called
from hoptac.vocabulary import expand

CONCERNS, ACCOUNT, SAYS = expand("hop:concerns"), expand("hop:account"), expand("hop:says")
CONFLICT, RULE, LABEL = expand("hop:Conflict"), expand("hop:rule"), expand("rdfs:label")
SIGNED_AT = expand("hop:signedAt")


@dataclass(frozen=True, slots=True)
class Accounts:
    """A point, what it is about, and what each article says of it; a conflict, or else they say the same."""

    conflict: bool
    kind: str
    about: Item
    accounts: tuple[tuple[str, tuple[Quote, ...]], ...]

    @property
    def documents(self) -> int:
        """How many documents speak of the point."""
        return len({quote.href for quote in self.quotes})

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of all."""
        return tuple(dict.fromkeys(quote for _, quotes in self.accounts for quote in quotes))


def concerning(thing: str, lookup: Lookup) -> list[Accounts]:
    """What is compared of a thing and of the events at which it was signed, conflicts first."""
    things = [thing, *map(text_of, lookup.about(thing).get(SIGNED_AT, ()))]
    nodes = {node for one in things for node in lookup.pointing(one).get(CONCERNS, ())}
    made = [_accounts(node, lookup) for node in sorted(nodes)]
    return sorted(made, key=lambda one: (not one.conflict, one.kind, one.about.text))


def _accounts(node: str, lookup: Lookup) -> Accounts:
    told = [(lookup.first(account, SAYS), lookup.quotes(account)) for account in map(text_of, lookup.about(node)[ACCOUNT])]
    about = Item(lookup.first(node, LABEL), "", "" if lookup.language == "vi" else "vi")
    kind = called(POINTS, lookup.first(node, RULE), lookup.language)
    return Accounts(CONFLICT in lookup.types(node), kind, about, gathered(told))


def gathered(told: Iterable[tuple[str, tuple[Quote, ...]]]) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
    """What is said, each value once with the quotes of all who say it."""
    found: dict[str, list[Quote]] = {}
    for said, quotes in told:
        found.setdefault(said, []).extend(quotes)
    return tuple((said, tuple(dict.fromkeys(quotes))) for said, quotes in sorted(found.items()))
