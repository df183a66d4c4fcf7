"""A release that can be cited: a store comes in, the files of an RO-Crate 1.2 go out, the same bytes each time.

The crate holds the graph in its formats, every question with its rows, the vocabulary, the lists and the queries, each
described in ro-crate-metadata.json (https://w3id.org/ro/crate/1.2) with its size and SHA-256. The facts have a licence,
the quotes in them have none of ours and say so. The date is that of the latest article, never the clock's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from hoptac import resources
from hoptac.errors import UsageError
from hoptac.exports.answers import tables
from hoptac.exports.files import FILES, NAME, Choice
from hoptac.ledger import coverage
from hoptac.questions import catalogue
from hoptac.store import OpenStore
from hoptac.triples.dataset import LICENCE

METADATA = "ro-crate-metadata.json"
SUMS = "manifest-sha256.txt"
SPECIFICATION = "https://w3id.org/ro/crate/1.2"
APACHE = "https://www.apache.org/licenses/LICENSE-2.0"
QUOTES = "#quotes"  # the terms of the words of articles
MEDIA = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".nt": "application/n-triples",
    ".nq": "application/n-quads",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".graphml": "application/graphml+xml",
    ".gexf": "application/gexf+xml",
    ".csv": "text/csv",
    ".rq": "application/sparql-query",
    ".toml": "application/toml",
    ".txt": "text/plain",
    "": "text/plain",
}

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the crate: its path, its content, what it is, and the terms under which it stands."""

    path: str
    content: bytes
    name: str
    description: str
    terms: tuple[str, ...]

    @property
    def node(self) -> Node:
        """The file as the metadata describes it."""
        return {
            "@id": self.path,
            "@type": "File",
            "name": self.name,
            "description": self.description,
            "encodingFormat": MEDIA[Path(self.path).suffix],
            "contentSize": str(len(self.content)),
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "license": _to_all(self.terms),
        }


def crate(opened: OpenStore, choice: Choice, date: str = "") -> Iterator[tuple[str, bytes]]:
    """The files of a crate by their paths; `date` is when it is published, else that of the latest article.

    Raises `UsageError` where no article says when it is of and no date is given.
    """
    known = coverage(opened.graph)
    date = date or known.known_up_to
    if not date:
        raise UsageError("rocrate: no article says when it was published, so a release has no date; give one with --date")
    parts = sorted((*_graph(opened, choice), *_answers(opened, choice), *_sources()), key=lambda part: part.path)
    for part in parts:
        yield part.path, part.content
    told = json.dumps(_metadata(opened, parts, choice, date), ensure_ascii=False, indent=1) + "\n"
    yield METADATA, told.encode()
    sums = [*((part.path, part.content) for part in parts), (METADATA, told.encode())]
    yield SUMS, "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sums).encode()


# ---- what is in it -------------------------------------------------------------------------------


def _terms(choice: Choice) -> tuple[str, ...]:
    return (LICENCE, QUOTES) if choice.quotes else (LICENCE,)


def _graph(opened: OpenStore, choice: Choice) -> Iterator[Part]:
    for form, ((ending, *_), write) in FILES.items():
        kind = "network" if form in ("graphml", "gexf") else "graph"
        name, path = f"The {kind} as {form}", f"graph/{NAME}{ending}"
        yield Part(path, write(opened.graph, choice), name, f"All that the articles say, as a {kind}.", _terms(choice))


def _answers(opened: OpenStore, choice: Choice) -> Iterator[Part]:
    asked = {f"{question.name}.csv": question for question in catalogue()}
    for path, content in tables(opened.graph, choice.quotes, choice.safe):
        question = asked[path]
        yield Part(f"answers/{path}", content, question.en[0], question.vi[0], _terms(choice))


def _sources() -> Iterator[Part]:
    for folder, terms, said in (
        ("ontology", LICENCE, "The vocabulary, the shapes and the lists that the reader looks for."),
        ("queries", APACHE, "The questions, the views and the rules of what is inferred."),
    ):
        for path in sorted(path for path in resources.path(folder).rglob("*") if path.is_file()):
            name = f"{folder}/{path.relative_to(resources.path(folder)).as_posix()}"
            yield Part(name, path.read_bytes(), name, said, (terms,))


# ---- what is said of it --------------------------------------------------------------------------


def _to(name: str) -> Node:
    return {"@id": name}


def _to_all(names: tuple[str, ...]) -> Node | list[Node]:
    """One value as itself, several as a list, as the specification would have it."""
    return _to(names[0]) if len(names) == 1 else [_to(name) for name in names]


def _metadata(opened: OpenStore, parts: list[Part], choice: Choice, date: str) -> Node:
    short = opened.manifest.sha256[:12]
    descriptor = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "name": "Metadata of the release",
        "conformsTo": _to(SPECIFICATION),
        "about": _to("./"),
        "license": _to(LICENCE),
    }
    identifier = {"@id": f"#{short}", "@type": "PropertyValue", "name": "SHA-256", "value": opened.manifest.sha256}
    about = [descriptor, _root(opened, parts, choice, date), identifier, *_context(choice)]
    return {"@context": f"{SPECIFICATION}/context", "@graph": [*about, *(part.node for part in parts)]}


def _root(opened: OpenStore, parts: list[Part], choice: Choice, date: str) -> Node:
    manifest, known = opened.manifest, coverage(opened.graph)
    short = manifest.sha256[:12]
    said = f"{known.articles} articles, {known.known_from or '?'} – {known.known_up_to or '?'}; {manifest.triples} statements"
    name = f"Hoptac: cooperation agreements in the news, up to {known.known_up_to or date}"
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": name,
        "alternateName": "Hoptac: thỏa thuận hợp tác trên báo chí",
        "description": f"Every fact carries the words that say it ({said}).",
        "datePublished": date,
        "temporalCoverage": "/".join(dict.fromkeys(filter(None, (known.known_from, known.known_up_to)))) or date,
        "inLanguage": ["vi", "en"],
        "version": f"{version('hoptac')}+{short}",
        "identifier": _to(f"#{short}"),
        "creditText": f"{name}. Version {version('hoptac')}+{short}.",
        "license": _to_all(_terms(choice)),
        "hasPart": [_to(part.path) for part in parts],
    }


def _context(choice: Choice) -> Iterator[Node]:
    """The things that the metadata speaks of beside the files."""
    yield _work(
        LICENCE, "Creative Commons Attribution 4.0 International", "The licence of the facts, the vocabulary and the lists."
    )
    yield _work(APACHE, "Apache License 2.0", "The licence of the queries.")
    if choice.quotes:
        yield _work(QUOTES, "Quotes", "Words of articles remain their publishers'; they stand here as the proof of facts.")


def _work(name: str, title: str, said: str) -> Node:
    return {"@id": name, "@type": "CreativeWork", "name": title, "description": said}
