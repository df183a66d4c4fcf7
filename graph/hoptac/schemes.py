"""What the Turtle files of `ontology/` state of their terms, read plainly; `soundness` says whether it is whole.

What comes in is a folder; what goes out are `Statement`s in the order of the files, one a term.

>>> from hoptac import resources
>>> ours = {statement.short: statement for statement in read(resources.path("ontology"))}
>>> ours["hop:piloted"].file, ours["hop:piloted"].labels(PREF, "vi")
('statuses.ttl', ('thí điểm',))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hoptac.oxigraph import parse
from hoptac.rdf import SKOS, Literal

HOP = "https://w3id.org/hoptac/def#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
LISTS = "https://w3id.org/hoptac/def/"
PREFIXES = {
    "hop": HOP,
    "kinds": LISTS + "organisation-kinds#",
    "orgs": LISTS + "organisations#",
    "skos": SKOS,
    "dcterms": DCTERMS,
    "org": ORG,
    "schema": SCHEMA,
}
NO_LISTS = {"hoptac.ttl", "shapes.ttl"}

PREF, ALT, HIDDEN = LABELS = SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"
SCHEME, BROADER, NOTATION = SKOS + "inScheme", SKOS + "broader", SKOS + "notation"
KIND, PART_OF = ORG + "classification", ORG + "subOrganizationOf"
PLACE_KIND, WITHIN, SPATIAL, REPLACED_BY = DCTERMS + "type", DCTERMS + "isPartOf", DCTERMS + "spatial", DCTERMS + "isReplacedBy"
SINCE, UNTIL = SCHEMA + "validFrom", SCHEMA + "validThrough"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def shorten(iri: str) -> str:
    """An IRI as the files write it: a list's own namespace bears the name of its file.

    >>> shorten("https://w3id.org/hoptac/def#piloted"), shorten("https://w3id.org/hoptac/def/places#nghe-an")
    ('hop:piloted', 'places:nghe-an')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    name = iri.removeprefix(LISTS)
    return name.replace("#", ":", 1) if name != iri else f"<{iri}>"


@dataclass(frozen=True, slots=True)
class Statement:
    """All that one file states of one term, by property."""

    iri: str
    file: str
    about: Mapping[str, list[str | Literal]]

    @property
    def short(self) -> str:
        """The IRI as the files write it."""
        return shorten(self.iri)

    @property
    def forms(self) -> list[str]:
        """All Vietnamese labels, whatever their kind."""
        return [form for kind in LABELS if kind in self.about for form in self.labels(kind)]

    def labels(self, kind: str, language: str = "vi") -> tuple[str, ...]:
        """The labels of a kind (`PREF`, `ALT`, `HIDDEN`) in a language."""
        return tuple(
            label.value for label in self.about.get(kind, ()) if isinstance(label, Literal) and label.language == language
        )

    def iris(self, predicate: str) -> tuple[str, ...]:
        """What a property points to."""
        return tuple(value for value in self.about.get(predicate, ()) if isinstance(value, str))

    def iri_of(self, predicate: str) -> str:
        """The first that a property points to, or ''."""
        return next(iter(self.iris(predicate)), "")

    def text(self, predicate: str) -> str:
        """The first literal of a property, or ''."""
        return next((value.value for value in self.about.get(predicate, ()) if isinstance(value, Literal)), "")


def read(folder: Path) -> list[Statement]:
    """The statements of all lists of a folder, file by file.

    Raises `ListError` where a file is no Turtle.
    """
    return [statement for path in sorted(folder.glob("*.ttl")) if path.name not in NO_LISTS for statement in _read_file(path)]


def _read_file(path: Path) -> list[Statement]:
    about: dict[str, dict[str, list[str | Literal]]] = {}
    for subject, predicate, value in parse(path):
        about.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return [Statement(iri, path.name, stated) for iri, stated in about.items()]
