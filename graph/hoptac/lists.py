"""The lists of `ontology/` as the reader's words: what the Turtle says, checked whole, as catalogues.

What comes in are the Turtle files named in `FILES`; what goes out is one frozen `Lists`, loaded once by `lists()`.
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

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from hoptac import resources
from hoptac.automaton import Automaton
from hoptac.oxigraph import SKOS, Literal, parse
from hoptac.terms import Abbreviation, Catalogue, KnownOrganisation, OrganisationKind, Place, Term

FILES = (
    "fields.ttl", "posts.ttl", "agreement-kinds.ttl", "organisation-kinds.ttl",
    "statuses.ttl", "abbreviations.ttl", "places.ttl", "organisations.ttl",
)  # fmt: skip
HOP = "https://w3id.org/hoptac/def#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"

About = dict[str, list[str | Literal]]


@dataclass(frozen=True)
class Lists:
    """All catalogues. Names of places and bodies keep their capitals when they are looked for; all others match in any case."""

    fields: Catalogue[Term]
    posts: Catalogue[Term]
    post_prefixes: Catalogue[Term]  # Phó, Quyền, Nguyên …: before a post
    post_suffixes: Catalogue[Term]  # Thường trực, phụ trách …: after a post
    honours: Catalogue[Term]  # ranks, degrees and titles of honour, which are no posts
    addresses: Catalogue[Term]  # ông, bà, đồng chí
    agreement_kinds: Catalogue[Term]
    organisation_kinds: Catalogue[OrganisationKind]
    statuses: Catalogue[Term]
    parts: Catalogue[Term]
    statement_kinds: Catalogue[Term]
    recipient_kinds: Catalogue[Term]
    abbreviations: Catalogue[Abbreviation]
    places: Catalogue[Place]
    organisations: Catalogue[KnownOrganisation]

    @cached_property
    def _hints(self) -> Automaton[Term]:
        return Automaton((hint, field) for field in self.fields for hint in field.hints)

    def fields_of(self, text: str) -> tuple[str, ...]:
        """The fields that a text is about, in the order of its words; weak words (hints) count only where no other does."""
        found = self.fields.find(text) or self._hints.find(text)
        return tuple(dict.fromkeys(hit.value.iri for hit in found))

    def written_out(self, text: str) -> str:
        """The text with every abbreviation of the list written out."""
        parts, place = [], 0
        for found in self.abbreviations.find(text):
            parts += [text[place : found.start], found.value.name]
            place = found.stop
        return "".join([*parts, text[place:]])


@cache
def lists() -> Lists:
    """The lists of this installation."""
    return load(resources.path("ontology"))


def load(folder: Path) -> Lists:
    """The lists of a folder.

    Raises `ListError` at the first thing that is missing, double or broken.
    """
    stated: dict[str, About] = {}
    for name in FILES:
        for subject, predicate, value in parse(folder / name):
            stated.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return _lists(stated)


def _lists(stated: dict[str, About]) -> Lists:
    terms: dict[str, dict[str, About]] = {}
    for iri, about in stated.items():
        for scheme in _iris(about, SKOS + "inScheme"):
            terms.setdefault(scheme, {})[iri] = about
    local = set(_iris(stated[HOP + "localBodies"], SKOS + "member"))
    types = {iri: _literal(about, SKOS + "notation") for iri, about in terms[HOP + "organisationKinds"].items()}

    def plain(scheme: str) -> Catalogue[Term]:
        return Catalogue(Term(**_common(iri, about)) for iri, about in terms[HOP + scheme].items())

    def type_of(kind: str) -> str:
        while not types[kind]:
            kind = _iri(stated[kind], SKOS + "broader")
        return types[kind]

    return Lists(
        fields=plain("fields"),
        posts=plain("posts"),
        post_prefixes=plain("postPrefixes"),
        post_suffixes=plain("postSuffixes"),
        honours=plain("honours"),
        addresses=plain("formsOfAddress"),
        agreement_kinds=plain("agreementKinds"),
        organisation_kinds=Catalogue(
            OrganisationKind(**_common(iri, about), type=type_of(iri), local=iri in local)
            for iri, about in terms[HOP + "organisationKinds"].items()
        ),
        statuses=plain("statuses"),
        parts=plain("parts"),
        statement_kinds=plain("statementKinds"),
        recipient_kinds=plain("recipientKinds"),
        abbreviations=Catalogue(
            (Abbreviation(**_common(iri, about, named=False)) for iri, about in terms[HOP + "abbreviations"].items()), names=True
        ),
        places=Catalogue(
            (
                Place(
                    **_common(iri, about),
                    **_valid(about),
                    type=_label(stated[_iri(about, DCTERMS + "type")], "vi"),
                    within=_iri(about, DCTERMS + "isPartOf"),
                )
                for iri, about in terms[HOP + "places"].items()
            ),
            names=True,
        ),
        organisations=Catalogue(
            (
                KnownOrganisation(
                    **_common(iri, about),
                    **_valid(about),
                    kind=_iri(about, ORG + "classification"),
                    type=type_of(_iri(about, ORG + "classification")),
                    part_of=_iri(about, ORG + "subOrganizationOf"),
                    place=_iri(about, DCTERMS + "spatial"),
                )
                for iri, about in terms[HOP + "organisations"].items()
            ),
            names=True,
        ),
    )


def _common(iri: str, about: About, *, named: bool = True) -> dict[str, Any]:
    name = _label(about, "vi")
    others = tuple(
        label.value for label in about.get(SKOS + "altLabel", ()) if isinstance(label, Literal) and label.language == "vi"
    )
    return {
        "iri": iri,
        "name": name,
        "english": _label(about, "en"),
        "forms": (name, *others) if named else others,
        "hints": tuple(label.value for label in about.get(SKOS + "hiddenLabel", ()) if isinstance(label, Literal)),
        "broader": _iri(about, SKOS + "broader"),
    }


def _valid(about: About) -> dict[str, Any]:
    since, until = _literal(about, SCHEMA + "validFrom"), _literal(about, SCHEMA + "validThrough")
    return {
        "replaced_by": _iris(about, DCTERMS + "isReplacedBy"),
        "since": date.fromisoformat(since) if since else None,
        "until": date.fromisoformat(until) if until else None,
    }


def _label(about: About, language: str) -> str:
    labels = (label for label in about[SKOS + "prefLabel"] if isinstance(label, Literal))
    return next(label.value for label in labels if label.language == language)


def _literal(about: About, predicate: str) -> str:
    return next((value.value for value in about.get(predicate, ()) if isinstance(value, Literal)), "")


def _iris(about: About, predicate: str) -> tuple[str, ...]:
    return tuple(value for value in about.get(predicate, ()) if isinstance(value, str))


def _iri(about: About, predicate: str) -> str:
    return next(iter(_iris(about, predicate)), "")
