"""The dataset as files to take away, and what DCAT says of them: a store and a folder come in, `Dump`s and their lines go out.

Each file has its media type, size and SHA-256; the licence of the facts stands apart from the rights in the quotes, and
one file holds the facts alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hoptac.exports.framed import framed
from hoptac.exports.lines import Line, lines
from hoptac.exports.rdf import rdf
from hoptac.files import save
from hoptac.oxigraph import Store
from hoptac.triples.dataset import LICENCE, RIGHTS
from hoptac.triples.terms import Triples, iri, literal, name, typed
from hoptac.vocabulary import Names

MOST = 250_000  # statements; more are taken away by `hoptac export`, which need not be done while somebody waits
MEDIA = "https://www.iana.org/assignments/media-types/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
# The files: name, media type, form, and whether the words of the articles are in them.
FILES = (
    ("hoptac.ttl", "text/turtle", "ttl", True),
    ("hoptac.trig", "application/trig", "trig", True),
    ("hoptac.nt", "application/n-triples", "nt", True),
    ("hoptac.nq", "application/n-quads", "nq", True),
    ("hoptac.jsonld", "application/ld+json", "jsonld", True),
    ("hoptac.rdf", "application/rdf+xml", "rdfxml", True),
    ("hoptac-facts.nq", "application/n-quads", "nq", False),
)
TITLES = {
    True: (("Dữ kiện kèm lời trích", "vi"), ("Facts with their quotes", "en")),
    False: (("Chỉ dữ kiện, không có lời trích", "vi"), ("Facts alone, without the quotes", "en")),
}


@dataclass(frozen=True, slots=True)
class Dump:
    """A file to take away: its size in bytes, and the SHA-256 of them."""

    name: str
    media: str
    size: int
    sha256: str
    quotes: bool


def dumps(store: Store, folder: Path) -> list[Dump]:
    """Write the files of a store into a folder; none where it holds more than `MOST` statements."""
    if len(store) > MOST:
        return []
    quads = {quotes: lines(store, quotes) for quotes in (True, False)}
    return [_dump(folder / file, media, _written(quads[quotes], form), quotes) for file, media, form, quotes in FILES]


def _written(quads: list[Line], form: str) -> bytes:
    return framed(quads) if form == "jsonld" else rdf(quads, form)


def _dump(path: Path, media: str, content: bytes, quotes: bool) -> Dump:
    save(path, content)
    return Dump(path.name, media, len(content), hashlib.sha256(content).hexdigest(), quotes)


def distributions(made: Iterable[Dump], names: Names) -> Iterator[Line]:
    """What DCAT says of files, and of the endpoint, as N-Quads lines in the graph of what is said of the dataset."""
    graph = iri(names.graph("dataset"))
    for dump in made:
        for subject, predicate, value in _distribution(dump, names):
            yield f"{subject} {name(predicate)} {value} {graph} .\n".encode()


def _distribution(dump: Dump, names: Names) -> Triples:
    dataset, place = iri(names.graph("hoptac")), iri(f"{names.base}data/{dump.name}")
    node, checksum = (iri(f"{names.base}.well-known/void#{dump.name}{end}") for end in ("", "-sha256"))
    yield dataset, "dcat:distribution", node
    yield dataset, "void:dataDump", place
    yield node, "rdf:type", name("dcat:Distribution")
    yield from ((node, "dcterms:title", literal(*title)) for title in TITLES[dump.quotes])
    yield node, "dcat:downloadURL", place
    yield node, "dcat:accessURL", place
    yield node, "dcat:mediaType", iri(MEDIA + dump.media)
    yield node, "dcat:byteSize", typed(str(dump.size), "nonNegativeInteger")
    yield node, "dcterms:license", iri(LICENCE)
    if dump.quotes:
        yield from ((node, "dcterms:rights", literal(*right)) for right in RIGHTS)
    yield node, "spdx:checksum", checksum
    yield checksum, "rdf:type", name("spdx:Checksum")
    yield checksum, "spdx:algorithm", iri(SHA256)
    yield checksum, "spdx:checksumValue", typed(dump.sha256, "hexBinary")
