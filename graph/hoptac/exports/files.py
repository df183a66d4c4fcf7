"""The formats in which a store is exported, and writing them: a store, a place and formats come in, the paths written go out.

>>> format_of("out/graph.rdf"), format_of("out")
('rdfxml', '')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from hoptac.errors import UsageError
from hoptac.exports.writing import put
from hoptac.oxigraph import Store

NAME = "hoptac"  # of the files in a folder


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a store is exported: with the words of articles or without, cells safe for spreadsheets or as they are."""

    quotes: bool = True
    safe: bool = False


def _rdf(form: str) -> Callable[[Store, Choice], bytes]:
    def write(store: Store, choice: Choice) -> bytes:
        from hoptac.exports.lines import lines
        from hoptac.exports.rdf import rdf

        return rdf(lines(store, choice.quotes), form)

    return write


def _jsonld(store: Store, choice: Choice) -> bytes:
    from hoptac.exports.framed import framed
    from hoptac.exports.lines import lines

    return framed(lines(store, choice.quotes))


def _graphml(store: Store, choice: Choice) -> bytes:
    from hoptac.exports.networks import graphml

    return graphml(store, choice.quotes)


def _gexf(store: Store, choice: Choice) -> bytes:
    from hoptac.exports.networks import gexf

    return gexf(store, choice.quotes)


# Format → the endings of its files, the first being the one that it is given in a folder, and what writes it.
FILES: dict[str, tuple[tuple[str, ...], Callable[[Store, Choice], bytes]]] = {
    "ttl": ((".ttl",), _rdf("ttl")),
    "trig": ((".trig",), _rdf("trig")),
    "nt": ((".nt",), _rdf("nt")),
    "nq": ((".nq",), _rdf("nq")),
    "jsonld": ((".jsonld", ".json"), _jsonld),
    "rdfxml": ((".rdf", ".xml", ".owl"), _rdf("rdfxml")),
    "graphml": ((".graphml",), _graphml),
    "gexf": ((".gexf",), _gexf),
}
FORMATS = (*FILES, "csv")  # csv is a folder, one file a question


def format_of(path: str | PurePath) -> str:
    """The format that a file's ending says, '' if none."""
    ending = PurePath(path).suffix.lower()
    return next((form for form, (endings, _) in FILES.items() if ending in endings), "")


def export(store: Store, target: Path, forms: list[str], choice: Choice) -> Iterator[Path]:
    """Write a store in formats, and say each path when it is there; all formats if none is named and `target` is no file of one.

    Raises `UsageError` for formats that do not fit into one file, or a place that cannot be written.
    """
    if not forms:
        named = format_of(target)
        forms = [named] if named else list(FORMATS)
    for form in forms:
        yield from _export(store, _place(target, form, len(forms)), form, choice)


def _place(target: Path, form: str, together: int) -> Path:
    """The file of a format: `target` itself, or one in it if that is a folder or several formats go there."""
    ending = "" if form == "csv" else FILES[form][0][0]
    if together == 1 and (format_of(target) == form or (target.suffix and not target.is_dir()) or form == "csv"):
        return target
    if format_of(target) and not target.is_dir():
        raise UsageError(f"{target}: one file does not hold {together} formats; name a folder with -o")
    return target / (f"{NAME}{ending}" if ending else "csv")


def _export(store: Store, place: Path, form: str, choice: Choice) -> Iterator[Path]:
    if form == "csv":
        from hoptac.exports.answers import tables

        for name, content in tables(store, choice.quotes, choice.safe):
            put(place / name, content)
        yield place
    else:
        put(place, FILES[form][1](store, choice))
        yield place
