"""What `--person`, `--organisation`, `--agreement` and `--document` name: words come in, IRIs of the graph go out.

A name is looked for in steps, and the first step that finds one thing decides: the very name or an IRI, the
name without capitals and diacritics, its beginning, words of it in any place. What two things answer to
is refused with both, what none does with the nearest. So a query never holds what a user typed, only an
IRI that the graph already has. The names that count for each kind are the answers of `queries/names/*.rq`: a thing, its
label, and any further names.

>>> names = [Name("a:trung", "Nguyễn Đức Trung", "Nguyễn Đức Trung"), Name("a:vnpt", "Tập đoàn VNPT", "VNPT")]
>>> chosen("vnpt", names, "--organisation").iri
'a:vnpt'
>>> chosen("nguyen duc", names, "--person").iri
'a:trung'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from hoptac import oxigraph, resources
from hoptac.errors import UnknownNameError, UsageError
from hoptac.questions import Question
from hoptac.rdf import Literal, Term
from hoptac.text import fold, plain, squeeze, visible

# Each option and what its help says.
PARAMETERS = {
    "person": "a person, by any part of the name",
    "organisation": "a body or company, by name or short form",
    "agreement": "an agreement, by title, years (2020-2025) or day of signing",
    "document": "an article, by its file's name",
    "to": "the organisation to which something is said or promised",
    "with": "the other organisation",
}
SHOWN = 5  # of the things that an ambiguous name could be


class Name(NamedTuple):
    """A thing of the graph, what it is called on the whole, and one name that it answers to."""

    iri: str
    label: str
    name: str


def things(question: Question, given: Mapping[str, str], graph: oxigraph.Store) -> dict[str, str]:
    """The IRIs of what parameters name.

    Raises `UsageError` for a parameter that the question does not take, `UnknownNameError` for a name that is none or several.
    """
    kinds = question.kinds
    for parameter in given:
        if parameter not in kinds:
            takes = ", ".join(f"--{name}" for name in question.parameters) or "no option"
            raise UsageError(f"{question.name}: --{parameter} does not narrow this question; it takes {takes}")
    return {parameter: thing(kinds[parameter], wanted, graph, f"--{parameter}") for parameter, wanted in given.items()}


def thing(kind: str, wanted: str, graph: oxigraph.Store, place: str) -> str:
    """The IRI of the one thing of a kind that is called so; `place` is where the name was given."""
    return chosen(wanted, names(kind, graph), place).iri


def names(kind: str, graph: oxigraph.Store) -> list[Name]:
    """All names of the things of a kind, in the order of what they are called on the whole."""
    rows = graph.query(resources.read(f"queries/names/{kind}.rq")).rows()
    told = {
        Name(iri, label, name) for iri, label, *called in (map(_text, row) for row in rows) for name in (label, *called) if name
    }
    return sorted(told, key=lambda name: (name.label, name.iri, name.name))


def labels(kind: str, graph: oxigraph.Store) -> dict[str, str]:
    """What each thing of a kind is called on the whole."""
    return {name.iri: name.label for name in reversed(names(kind, graph))}


def _text(value: Term | None) -> str:
    return value.value if isinstance(value, Literal) else value or ""


# ---- steps, the strictest first ------------------------------------------------------------------


def _same(name: Name, wanted: str) -> bool:
    return wanted in (name.iri, name.name)


def _folded(name: Name, wanted: str) -> bool:
    return squeeze(fold(name.name)) == squeeze(fold(wanted))


def _plain(name: Name, wanted: str) -> bool:
    return squeeze(plain(name.name)) == squeeze(plain(wanted))


def _beginning(name: Name, wanted: str) -> bool:
    return squeeze(plain(name.name)).startswith(squeeze(plain(wanted)))


def _words(name: Name, wanted: str) -> bool:
    words = plain(name.name).split()
    return all(any(word.startswith(part) for word in words) for part in plain(wanted).split())


STEPS: tuple[Callable[[Name, str], bool], ...] = (_same, _folded, _plain, _beginning, _words)


def chosen(wanted: str, known: Iterable[Name], place: str) -> Name:
    """The one thing that is called so.

    Raises `UnknownNameError` where none is, with the nearest, or where several are, with them.
    """
    known = list(known)
    for step in STEPS if wanted.strip() else ():
        found = {name.iri: name for name in reversed(known) if step(name, wanted)}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            several = _alternatives(found.values())
            told = f"{place} {_quoted(wanted)} could be {several[0]}; say which"
            raise UnknownNameError(told, f"{_quoted(wanted)} có thể là {several[1]}; hãy nói rõ")
    from hoptac.nearest import nearest

    near = list(nearest(wanted, (name.name for name in known)))
    asked, asks = (f"; did you mean {', '.join(near)}?", f"; có phải là {', '.join(near)}?") if near else ("", "")
    told = visible(f"{place} {_quoted(wanted)} is not in this graph{asked}")
    raise UnknownNameError(told, visible(f"không có {_quoted(wanted)} ở đây{asks}"))


def _quoted(wanted: str) -> str:
    return f'"{visible(wanted[:80])}"'


def _alternatives(found: Iterable[Name]) -> tuple[str, str]:
    """Their labels, with the IRIs where two are called the same, as English and as Vietnamese end such a list."""
    ordered = sorted(found, key=lambda name: (name.label, name.iri))
    same = len({name.label for name in ordered}) < len(ordered)
    shown = [f"{visible(name.label)} <{name.iri}>" if same else visible(name.label) for name in ordered[:SHOWN]]
    more = len(ordered) - len(shown)
    listed = "; ".join(shown)
    return (f"{listed}; and {more} more", f"{listed}; và {more} tên nữa") if more else (listed, listed)
