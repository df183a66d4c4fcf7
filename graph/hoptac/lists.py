"""The lists of `ontology/` as the reader's words: what the Turtle says, checked whole, as catalogues.

What comes in are the Turtle files of a folder; what goes out is one `Lists`, loaded once by `lists()`.
A list that lacks a label, says a thing twice or points nowhere raises `ListError` with file, term and way out.

>>> words = lists()
>>> words.organisations.named("VNPT").name
'Tập đoàn Bưu chính Viễn thông Việt Nam'
>>> [found.value.name for found in words.posts.find("Chủ tịch HĐQT, Tổng giám đốc Tập đoàn")]
['Chủ tịch Hội đồng quản trị', 'Tổng giám đốc']
>>> words.written_out("Sở TT&TT TP. Đà Nẵng")
'Sở Thông tin và Truyền thông thành phố Đà Nẵng'
>>> [words.fields[field].english for field in words.fields_of("bảo đảm an toàn, an ninh thông tin")]
['information security']
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from hoptac import resources, schemes, soundness
from hoptac.automaton import Automaton, Found, Together
from hoptac.errors import ListError
from hoptac.schemes import HOP, Statement
from hoptac.terms import Abbreviation, Catalogue, KnownOrganisation, OrganisationKind, Place, Term
from hoptac.text import fold

COUNTS = re.compile(r"(?<!\w)(?:(?:gần|hơn|trên|khoảng|được) )?\d[\d.,]* (?=\D)")
NAME = 2  # words up to which a name may also be an ordinary phrase, so that its initials count


class Named(NamedTuple):
    """What a text names of the lists that tell of bodies, people and papers."""

    posts: list[Found[Term]]
    kinds: list[Found[OrganisationKind]]
    places: list[Found[Place]]
    organisations: list[Found[KnownOrganisation]]
    addresses: list[Found[Term]]
    honours: list[Found[Term]]
    agreements: list[Found[Term]]


class Lists:
    """All catalogues. Short names of places and bodies keep their initials when looked for, posts match in any case."""

    def __init__(self, statements: list[Statement]) -> None:
        make = _Terms(statements)
        self._make = make
        self._plain: dict[str, Catalogue[Term]] = {}
        looks = self.scheme("lookalikes")
        self.fields = Catalogue(map(make.term, make.of("fields")), initials=NAME)
        self.posts = Catalogue(map(make.post, make.of("posts")))
        self.agreement_kinds = self.scheme("agreementKinds")
        kinds = map(make.organisation_kind, make.of("organisationKinds"))
        self.organisation_kinds = Catalogue(kinds, initials=NAME, lookalikes=looks)
        self.abbreviations = Catalogue(map(make.abbreviation, make.of("abbreviations")), initials=NAME)
        self.places = Catalogue(map(make.place, make.of("places")), initials=NAME)
        self.organisations = Catalogue(map(make.organisation, make.of("organisations")), initials=NAME, lookalikes=looks)

    def scheme(self, name: str) -> Catalogue[Term]:
        """The plain terms of any scheme by its name in `hop:`, such as `statuses`, `parts` or `awardKinds`."""
        if name not in self._plain:
            self._plain[name] = Catalogue(map(self._make.term, self._make.of(name)))
        return self._plain[name]

    @property
    def post_prefixes(self) -> Catalogue[Term]:
        """What stands before a post and belongs to it: Phó, Quyền, Nguyên."""
        return self.scheme("postPrefixes")

    @property
    def post_suffixes(self) -> Catalogue[Term]:
        """What stands after a post and belongs to it: Thường trực, phụ trách."""
        return self.scheme("postSuffixes")

    @property
    def honours(self) -> Catalogue[Term]:
        """Ranks, degrees and titles of honour, which are no posts."""
        return self.scheme("honours")

    @property
    def addresses(self) -> Catalogue[Term]:
        """Forms of address: ông, bà, đồng chí."""
        return self.scheme("formsOfAddress")

    @cached_property
    def _names(self) -> Together:
        named = (self.posts, self.organisation_kinds, self.places, self.organisations)
        others = (self.addresses, self.honours, self.agreement_kinds)
        return Together(*(catalogue.automaton for catalogue in (*named, *others)))

    def named(self, text: str) -> Named:
        """What a text names, found in one pass over it; kept while the readers of one article ask for it."""
        return _named(self, text)

    @cached_property
    def _hints(self) -> Automaton[Term]:
        return Automaton(((hint, field) for field in self.fields for hint in field.hints), initials=NAME)

    def fields_of(self, text: str) -> tuple[str, ...]:
        """The fields that a text is about, in the order of its words; weak words (hints) count only where no other does.

        How many of a thing there are does not change what it is: "đào tạo 200 cán bộ" is about "đào tạo cán bộ".
        """
        about = COUNTS.sub("", text)
        found = self.fields.find(about) or self._hints.find(about)
        return tuple(dict.fromkeys(hit.value.iri for hit in found))

    def written_out(self, text: str) -> str:
        """The text with every abbreviation of the list written out."""
        parts, place = [], 0
        for found in self.abbreviations.find(text):
            apart = " " if text[found.stop : found.stop + 1].isalnum() else ""  # "TP.Yongin"
            parts += [text[place : found.start], found.value.name + apart]
            place = found.stop
        return "".join([*parts, text[place:]])


@lru_cache(maxsize=2)
def _named(words: Lists, text: str) -> Named:
    every = words._names.apart(text, fold(text))
    return Named(*([one for one in found if one.value is not None] for found in every))


@cache
def lists() -> Lists:
    """The lists of this installation."""
    return load(resources.path("ontology"))


def load(folder: Path) -> Lists:
    """The lists of a folder.

    Raises `ListError` where something is missing, double or broken.
    """
    statements = schemes.read(folder)
    soundness.require(statements, folder.name)
    return Lists(statements)


class _Terms:
    """Terms from statements that are known to be sound."""

    def __init__(self, statements: list[Statement]) -> None:
        self.stated = {statement.iri: statement for statement in statements}
        self.members: dict[str, list[Statement]] = {}
        for statement in statements:
            for scheme in statement.iris(schemes.SCHEME):
                self.members.setdefault(scheme.removeprefix(HOP), []).append(statement)
        self.local = frozenset(kind.iri for kind in self.members.get("localBodies", ()))

    def of(self, scheme: str) -> list[Statement]:
        """The terms of a scheme by its name in `hop:`.

        Raises `ListError` where no list has any.
        """
        if scheme not in self.members:
            raise ListError(f"ontology: no list has hop:{scheme}; install hoptac again")
        return self.members[scheme]

    def term(self, statement: Statement) -> Term:
        return Term(**self.common(statement))

    def post(self, statement: Statement) -> Term:
        """A post; the slips among its hidden labels are read as it is."""
        stated = self.common(statement)
        return Term(**stated | {"forms": (*stated["forms"], *stated["hints"]), "hints": ()})

    def common(self, statement: Statement) -> dict[str, Any]:
        (name,), (english,) = statement.labels(schemes.PREF), statement.labels(schemes.PREF, "en")
        return {
            "iri": statement.iri,
            "name": name,
            "english": english,
            "forms": (name, *statement.labels(schemes.ALT)),
            "hints": statement.labels(schemes.HIDDEN),
            "broader": statement.iri_of(schemes.BROADER),
        }

    def validity(self, statement: Statement) -> dict[str, Any]:
        since, until = statement.text(schemes.SINCE), statement.text(schemes.UNTIL)
        return {
            "replaced_by": statement.iris(schemes.REPLACED_BY),
            "since": date.fromisoformat(since) if since else None,
            "until": date.fromisoformat(until) if until else None,
        }

    def type_of(self, kind: str) -> str:
        """The scorer's word for a kind of organisation, which stands on the kind or on one that is broader."""
        statement = self.stated[kind]
        return statement.text(schemes.NOTATION) or self.type_of(statement.iri_of(schemes.BROADER))

    def abbreviation(self, statement: Statement) -> Abbreviation:
        return Abbreviation(**{**self.common(statement), "forms": statement.labels(schemes.ALT)})

    def organisation_kind(self, statement: Statement) -> OrganisationKind:
        stated = self.common(statement)
        if statement.text(schemes.NOTATION):
            stated["forms"] = ()
        return OrganisationKind(**stated, type=self.type_of(statement.iri), local=statement.iri in self.local)

    def place(self, statement: Statement) -> Place:
        kind = self.stated[statement.iri_of(schemes.PLACE_KIND)]
        within = statement.iri_of(schemes.WITHIN)
        return Place(**self.common(statement), **self.validity(statement), type=kind.labels(schemes.PREF)[0], within=within)

    def organisation(self, statement: Statement) -> KnownOrganisation:
        kind = statement.iri_of(schemes.KIND)
        return KnownOrganisation(
            **self.common(statement),
            **self.validity(statement),
            kind=kind,
            type=self.type_of(kind),
            part_of=statement.iri_of(schemes.PART_OF),
            place=statement.iri_of(schemes.SPATIAL),
        )
