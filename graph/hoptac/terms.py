"""What stands in a list: a term with its names, and the catalogue of all terms of one scheme.

What comes in are checked terms, what goes out are look-ups by IRI, by form, and the forms found in a text.

>>> nghe_an = Place("place:nghe-an", "Nghệ An", "Nghe An", ("Nghệ An",), type="tỉnh")
>>> places = Catalogue([nghe_an], initials=2)
>>> [(found.start, found.stop, found.value.name) for found in places.find("UBND tỉnh Nghệ An")]
[(10, 17, 'Nghệ An')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from hoptac.automaton import Automaton, Found
from hoptac.text import fold


@dataclass(frozen=True, slots=True)
class Term:
    """A concept: `name` is its Vietnamese label, `forms` are that and every other way to write it, `hints` its weak words."""

    iri: str
    name: str
    english: str
    forms: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation(Term):
    """A short form and what it stands for: `name` is written out, `forms` are the short forms alone."""


@dataclass(frozen=True, slots=True)
class OrganisationKind(Term):
    """The words that begin a body's name; `type` is government, party, company, department, university, hospital or other.

    Of a `local` kind each province has one: its name goes on with the place. The seven types themselves begin no name.
    """

    type: str = "other"
    local: bool = False


@dataclass(frozen=True, slots=True)
class Place(Term):
    """A province, city or country; `type` is the word before its name (tỉnh, thành phố, nước), `within` what it lies in.

    `since` and `until` are the first and the last day on which it was called and bounded so; None is "as long as matters".
    """

    type: str = ""
    within: str = ""
    replaced_by: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class KnownOrganisation(Term):
    """A body or company that any reader knows; `kind`, `part_of`, `place` and `replaced_by` are IRIs."""

    type: str = "other"
    kind: str = ""
    part_of: str = ""
    place: str = ""
    replaced_by: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


T = TypeVar("T", bound=Term)


class Catalogue(Generic[T]):
    """The terms of one scheme, in the order of its file; of two terms with one form the one that is still valid comes first.

    `lookalikes` are phrases that hold a form and do not mean it: "Chính phủ điện tử" is no government.
    """

    def __init__(self, terms: Iterable[T], *, initials: int = 0, lookalikes: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._lookalikes = tuple(lookalikes)
        self._initials = initials

    def __iter__(self) -> Iterator[T]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, iri: object) -> bool:
        return iri in self._by_iri

    def __getitem__(self, iri: str) -> T:
        return self._by_iri[iri]

    @cached_property
    def _by_iri(self) -> dict[str, T]:
        return {term.iri: term for term in self.terms}

    @cached_property
    def _by_form(self) -> dict[str, T]:
        forms: dict[str, T] = {}
        for form, term in self._pairs():
            forms.setdefault(fold(form), term)
        return forms

    @cached_property
    def automaton(self) -> Automaton[T | None]:
        """The matcher of its forms; it finds None where a lookalike stands."""
        others = [(form, None) for term in self._lookalikes for form in term.forms]
        return Automaton([*others, *self._pairs()], initials=self._initials)

    def _pairs(self) -> list[tuple[str, T]]:
        current_first = sorted(self.terms, key=lambda term: getattr(term, "until", None) is not None)
        stated = [(form, term) for term in current_first for form in term.forms]
        return stated + [(form.replace(" - ", "-"), term) for form, term in stated if " - " in form]

    def named(self, form: str) -> T | None:
        """The term that is called so, in any case and either placing of tones."""
        return self._by_form.get(fold(form))

    def find(self, text: str, folded: str | None = None) -> list[Found[T]]:
        """The terms that `text` names, in order, the longest form at each place; `folded` is `fold(text)` if at hand."""
        return [Found(start, stop, term) for start, stop, term in self.automaton.find(text, folded) if term is not None]
