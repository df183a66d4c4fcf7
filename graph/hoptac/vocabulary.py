"""Names of things: the prefixes of the graph, and `Names`, which mints the same IRI for the same thing.

In come canonical names and what tells namesakes apart; out come IRIs `{base}id/{type}/{slug}-{6 hex}`. The
hex is of a hash over type and key, for slugs alone collide. Spelling that means nothing (case, the place of a
tone, dashes) changes no IRI:

>>> names = Names("https://example.org/")
>>> names.organisation("Ủy ban nhân dân tỉnh Nghệ An")
'https://example.org/id/organisation/uy-ban-nhan-dan-tinh-nghe-an-38ccc0'
>>> names.organisation("UỶ BAN NHÂN DÂN TỈNH NGHỆ AN") == names.organisation("Ủy ban nhân dân tỉnh Nghệ An")
True
>>> names.person("Nguyễn Đức Trung", "Nghệ An") == names.person("Nguyễn Đức Trung", "Bình Dương")
False
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import PurePath
from typing import NamedTuple, Self

from hoptac.errors import UsageError
from hoptac.text import fold, plain, squeeze

BASE = "https://w3id.org/hoptac/"
VOCABULARY = "https://w3id.org/hoptac/def"
PREFIXES = {
    "hop": f"{VOCABULARY}#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# The concepts of the closed lists whose local name is not the model's word for them; the word is their skos:notation.
CONCEPTS = {
    "part": {"presented": "presentedText", "reporter": "articleAuthor"},
    "organisation": {"government": "governmentBody", "party": "partyBody", "other": "otherBody"},
}
_BASE = re.compile(r"https?://[A-Za-z0-9\-.]+(?::\d{1,5})?/(?:[A-Za-z0-9\-._~]+/)*")
SLUG = 60  # characters; the hex keeps longer names apart


@cache
def expand(curie: str) -> str:
    """The IRI of a prefixed name.

    >>> expand("hop:party")
    'https://w3id.org/hoptac/def#party'
    """
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def concept(scheme: str, word: str) -> str:
    """The IRI of the concept of a closed list that the model calls `word`.

    >>> concept("part", "presented"), concept("status", "piloted")
    ('https://w3id.org/hoptac/def#presentedText', 'https://w3id.org/hoptac/def#piloted')
    """
    return expand("hop:" + CONCEPTS.get(scheme, {}).get(word, word))


@lru_cache(maxsize=1 << 15)
def slug(name: str) -> str:
    """A name in ASCII letters, digits and hyphens, cut at a word.

    >>> slug("Đại học Bách khoa – TP. Hồ Chí Minh")
    'dai-hoc-bach-khoa-tp-ho-chi-minh'
    """
    words = "-".join(re.findall("[a-z0-9]+", plain(name)))
    if len(words) <= SLUG:
        return words
    return words[: SLUG + 1].rpartition("-")[0] or words[:SLUG]


@lru_cache(maxsize=1 << 15)
def _hex(*key: str) -> str:
    import hashlib  # only where IRIs are minted: it loads a library of its own

    folded = "\x1f".join(squeeze(fold(part)) for part in key)
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:6]


class _Base(NamedTuple):
    base: str


class Names(_Base):
    """The IRIs of one dataset; every method is a pure function of `base` and what it is given."""

    __slots__ = ()

    def __new__(cls, base: str = BASE) -> Self:
        """The names of the dataset that has this base.

        Raises `UsageError` where it is no address to begin others with.
        """
        if not _BASE.fullmatch(base):
            raise UsageError(f"{base}: is no base for IRIs; give an address that ends in /, such as {BASE}")
        return super().__new__(cls, base)

    def mint(self, kind: str, name: str, *apart: str) -> str:
        """The IRI of the thing of a kind with this name; `apart` is what tells it from its namesakes."""
        stem = slug(name)
        return f"{self.base}id/{kind}/{stem}{'-' if stem else ''}{self._hex(kind, name, *apart)}"

    def _hex(self, *key: str) -> str:
        """The hash of a key; IRIs in it count without the base, which may move."""
        return _hex(*(part.replace(self.base, "") for part in key))

    def document(self, name: str, sha256: str) -> str:
        """The IRI of an article, and of the graph of what it says; another text under the same name is another article."""
        return self.mint("document", PurePath(name).stem, sha256)

    def graph(self, name: str) -> str:
        """The IRI of a graph that is no document's: `dataset`, `inferred`."""
        return f"{self.base}id/graph/{name}"

    def person(self, name: str, ground: str) -> str:
        """The IRI of a person; `ground` is the province or the body that tells people of one name apart."""
        return self.mint("person", name, ground)

    def organisation(self, name: str) -> str:
        """The IRI of a body; canonical names of provincial bodies carry their province."""
        return self.mint("organisation", name)

    def agreement(self, parties: tuple[str, ...], when: str, apart: str) -> str:
        """The IRI of an agreement: its parties in order, the year of its signing or start, and `apart` if need be."""
        return self.mint("agreement", " ".join([when, *parties]) if parties else apart.rpartition("/")[2], apart)

    def event(self, kind: str, of: str) -> str:
        """The IRI of an event of a kind, such as the signing of the agreement `of`."""
        return self.mint("event", f"{kind} {of.rpartition('/')[2]}", of)

    def report(self, kind: str, document: str, start: int, stop: int, *apart: str) -> str:
        """The IRI of what one document says in one place: the document's own name, the place, and what tells two apart."""
        own = document.rpartition("/")[2]
        return f"{self.base}id/{kind}/{own}-{start}-{stop}-{self._hex(kind, own, *apart)}"
