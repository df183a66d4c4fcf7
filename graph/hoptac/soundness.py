"""Whether the lists are whole: each term named once in both languages, no form twice in a scheme, no link to nothing.

What comes in are the statements of all lists; what goes out is nothing, or a `ListError` that names the file, the term
and the way out. Each check is a generator of complaints about one term; `CHECKS` is the visible list of them.

>>> from hoptac.schemes import HOP, PREF, SCHEME, Literal, Statement
>>> post = Statement(HOP + "director", "posts.ttl", {SCHEME: [HOP + "posts"], PREF: [Literal("director", "en")]})
>>> list(named_once(post, Lookup.of([post])))
['has no label @vi; add skos:prefLabel "…"@vi']
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from hoptac import schemes
from hoptac.automaton import capitals
from hoptac.errors import ListError
from hoptac.rdf import SKOS, Literal
from hoptac.schemes import BROADER, HOP, LABELS, PREF, SCHEME, Statement, shorten
from hoptac.text import fold, squeeze

A_SCHEME = SKOS + "ConceptScheme"
UPWARD = {BROADER, schemes.PART_OF, schemes.WITHIN, schemes.REPLACED_BY}
SIDEWAYS = {schemes.KIND, schemes.PLACE_KIND, schemes.SPATIAL, SKOS + "related", SKOS + "topConceptOf"}
LINKS = {SCHEME} | UPWARD | SIDEWAYS
NOTES = {SKOS + name for name in ("definition", "scopeNote", "historyNote", "example", "note")}
KNOWN = {*LABELS, *LINKS, *NOTES, schemes.TYPE, schemes.NOTATION, schemes.SINCE, schemes.UNTIL}
NEEDED = {
    HOP + "organisations": (schemes.KIND, "org:classification hop:…"),
    HOP + "places": (schemes.PLACE_KIND, "dcterms:type hop:…"),
}
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Lookup:
    """All statements by their terms, and the terms with which each shares a form in its scheme, with that form."""

    terms: dict[str, Statement]
    rivals: dict[str, list[tuple[str, Statement]]]

    @classmethod
    def of(cls, statements: list[Statement]) -> Lookup:
        """The look-up over the statements of all lists."""
        owners: dict[tuple[str, str], Statement] = {}
        rivals: dict[str, list[tuple[str, Statement]]] = {}
        for statement in statements:
            for scheme in statement.iris(SCHEME):
                for form in statement.forms:
                    other = owners.setdefault((scheme, fold(form)), statement)
                    if other is not statement:
                        rivals.setdefault(statement.iri, []).append((form, other))
        return cls({statement.iri: statement for statement in statements}, rivals)


Check = Callable[[Statement, Lookup], Iterator[str]]


def require(statements: list[Statement], folder: str) -> None:
    """Nothing where all is sound.

    Raises `ListError` with the first complaint and the number of the others.
    """
    lookup = Lookup.of(statements)
    complaints = [
        f"{folder}/{at.file}: {at.short} {complaint}" for at in statements for check in CHECKS for complaint in check(at, lookup)
    ]
    if complaints:
        more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
        raise ListError(complaints[0] + more)


def known_properties(at: Statement, _: Lookup) -> Iterator[str]:
    """A misspelt property would silently say nothing."""
    for predicate in sorted(at.about.keys() - KNOWN):
        from difflib import get_close_matches  # for the message alone

        near = get_close_matches(shorten(predicate), map(shorten, sorted(KNOWN)), 1, 0)
        yield f"has {shorten(predicate)}, which no list knows; write {near[0]} or take it away"


def in_one_file(at: Statement, lookup: Lookup) -> Iterator[str]:
    """A term is corrected in one place."""
    other = lookup.terms[at.iri]
    if other.file != at.file:
        yield f"stands in {other.file} too; keep it in one file"


def in_a_scheme(at: Statement, _: Lookup) -> Iterator[str]:
    """Outside of every scheme no reader would see a term."""
    if SCHEME not in at.about and A_SCHEME not in at.iris(schemes.TYPE):
        yield "is in no scheme; add skos:inScheme hop:…"


def named_once(at: Statement, _: Lookup) -> Iterator[str]:
    """One name in Vietnamese and one in English."""
    for language in LANGUAGES:
        names = at.labels(PREF, language)
        if not names:
            yield f'has no label @{language}; add skos:prefLabel "…"@{language}'
        elif len(names) > 1:
            said = ", ".join(f'"{name}"' for name in names)
            yield f"has {len(names)} names @{language} ({said}); keep one skos:prefLabel, make the rest skos:altLabel"


def tidy_labels(at: Statement, _: Lookup) -> Iterator[str]:
    """A label is text in one of our languages, composed, without stray spaces."""
    for label in (label for kind in LABELS for label in at.about.get(kind, ())):
        value = label.value if isinstance(label, Literal) else label
        if not isinstance(label, Literal) or label.language not in LANGUAGES:
            yield f'has a label "{value}" that is neither @vi nor @en; write "{value}"@vi'
        elif not value or value != squeeze(value) or not unicodedata.is_normalized("NFC", value):
            yield f'has a label "{value}" that is empty, has stray spaces or is not NFC; write it as the text does'


def one_owner(at: Statement, lookup: Lookup) -> Iterator[str]:
    """A form means one term of its scheme, unless one term ends before the other begins."""
    for form, other in lookup.rivals.get(at.iri, ()):
        if not _apart_in_time(at, other):
            yield f'and {other.short} are both called "{form}"; take it from one of them'


def _apart_in_time(one: Statement, other: Statement) -> bool:
    ends = (one.text(schemes.UNTIL), other.text(schemes.SINCE)), (other.text(schemes.UNTIL), one.text(schemes.SINCE))
    return any(end and begin and end < begin for end, begin in ends)


def said_once(at: Statement, _: Lookup) -> Iterator[str]:
    """A form that is said twice of one term hides a slip; capitals make a difference where they count."""
    forms = at.forms
    if len(set(map(fold, forms))) == len(forms):
        return
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for form in forms:
        key = fold(form), capitals(form, initials=2)
        if key in seen:
            yield f'says "{form}" twice; take one away'
        seen.add(key)


def linked(at: Statement, lookup: Lookup) -> Iterator[str]:
    """A link points to a term of the lists."""
    for predicate in sorted(LINKS.intersection(at.about)):
        for target in at.iris(predicate):
            if target not in lookup.terms:
                yield f"has {shorten(predicate)} {shorten(target)}, which no list has; correct it or add {shorten(target)}"


def ordered(at: Statement, lookup: Lookup) -> Iterator[str]:
    """No term is above itself."""
    for predicate in sorted(UPWARD.intersection(at.about)):
        above, passed = at.iri_of(predicate), {at.iri}
        while above in lookup.terms and above not in passed:
            passed.add(above)
            above = lookup.terms[above].iri_of(predicate)
        if above == at.iri:
            yield f"is above itself by {shorten(predicate)}; take away one of the links"


def classified(at: Statement, lookup: Lookup) -> Iterator[str]:
    """A place and a body say what they are, and a kind of body leads to a type."""
    for scheme in at.iris(SCHEME):
        predicate, example = NEEDED.get(scheme, ("", ""))
        if predicate and not at.iri_of(predicate):
            yield f"does not say its kind; add {example}"
        if scheme == HOP + "organisationKinds" and not (at.text(schemes.NOTATION) or at.iri_of(BROADER)):
            yield "leads to no type; add skos:broader hop:… or, at the top, skos:notation"


def dated(at: Statement, _: Lookup) -> Iterator[str]:
    """Days are days, and the last is not before the first."""
    days = [at.text(schemes.SINCE), at.text(schemes.UNTIL)]
    for day in filter(None, days):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield f'has the day "{day}"; write it as "2025-07-01"^^xsd:date'
    if all(days) and days[0] > days[1]:
        yield f"ends ({days[1]}) before it begins ({days[0]}); correct one of the days"


CHECKS: tuple[Check, ...] = (
    known_properties, in_one_file, in_a_scheme, named_once, tidy_labels, one_owner, said_once, linked, ordered, classified, dated,
)  # fmt: skip
