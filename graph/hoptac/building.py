"""Articles to a store: paths come in, a new generation of the store and a `Summary` come out.

Each article is read (`sharing`), turned into quads and forgotten, so memory is bounded by the longest article and one batch
of each process.
The new generation is made beside the old one, which answers until CURRENT is replaced at the very end; whatever
ends a build before that changes nothing, and the next build clears away what it left.

>>> import tempfile
>>> from hoptac import resources
>>> from hoptac.store import open_store
>>> with tempfile.TemporaryDirectory() as folder:
...     summary = build([resources.path("seeds")], Path(folder) / "store")
...     (summary.documents, open_store(Path(folder) / "store").manifest.documents)
(1, 1)
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from hoptac import accounts, inference, locks, oxigraph, resources, store
from hoptac.documents import Found, Problem, documents
from hoptac.errors import InputError, StoreError
from hoptac.identity import Census, Decisions, identify, lines
from hoptac.model import Document, Reading
from hoptac.reading import read
from hoptac.sharing import Readers, Told
from hoptac.store import FORMAT, Manifest
from hoptac.triples import Replaced, dataset
from hoptac.vocabulary import BASE, VOCABULARY, Names

BATCH = 16_000_000  # characters of N-Quads that are loaded at a time
# The terms and the lists that the graph points to; the reader's other lists stay words.
VOCABULARIES = ("hoptac", "fields", "agreement-kinds", "organisation-kinds", "statuses")
_OWN = {"CURRENT", "CURRENT.new", "LOCK", "generations"}


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: articles read, how many facts of each kind, files that gave none, and texts met again."""

    documents: int
    triples: int
    facts: Mapping[str, int]
    problems: tuple[Problem, ...]
    repeats: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Progress:
    """What has been met so far in a build."""

    strict: bool
    report: Callable[[Found], None]
    census: Census
    decisions: Decisions = field(default_factory=Decisions)
    articles: dict[str, Document] = field(default_factory=dict)  # by IRI, without their texts
    names: dict[str, str] = field(default_factory=dict)
    facts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    repeats: list[tuple[str, str]] = field(default_factory=list)

    def new(self, found: Iterable[Found]) -> Iterator[Document]:
        """The documents whose text was not met before; all else is noted.

        Raises `InputError` for a problem where the build is strict.
        """
        for item in found:
            if isinstance(item, Problem):
                self.report(item)
                if self.strict:
                    raise InputError(str(item))
                self.problems.append(item)
            elif item.sha256 in self.names:
                self.report(item)
                self.repeats.append((item.name, self.names[item.sha256]))
            else:
                self.names[item.sha256] = item.name
                yield item

    def take(self, told: Told) -> None:
        """Note what an article gave."""
        self.report(told.document)
        self.facts.update(told.facts)
        self.census.add(told.census)
        self.articles[told.address] = told.document

    def summary(self, triples: int) -> Summary:
        facts = dict(sorted(self.facts.items()))
        return Summary(len(self.names), triples, facts, tuple(self.problems), tuple(self.repeats))


def build(
    paths: Iterable[Path],
    path: Path,
    base: str = BASE,
    *,
    strict: bool = False,
    progress: Callable[[Found], None] | None = None,
    reader: Callable[[Document], Reading] = read,
    decisions: Path | None = None,
    jobs: int = 1,
) -> Summary:
    """Read articles into a store; `progress` is called with each document that has been read and each problem.

    `decisions` is a file that says who is who where the names do not. `jobs` processes read; the store is the same whatever
    their number. A program that gives more than 1 starts its work under `if __name__ == "__main__":`.

    Raises `InputError` where there is nothing to read (or, if `strict`, at the first problem), `StoreError` where the
    store is in use, is none, or its disk is full; the old generation then answers as before.
    """
    names = Names(base)
    decided = Decisions.read(decisions, names) if decisions else Decisions()
    met = _Progress(strict, progress or (lambda found: None), Census(names), decided)
    try:
        with _locked(path):
            return _build(met, documents(paths), path, Readers(names, reader, jobs))
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.ENOSPC or "No space" in str(error):
            raise StoreError(f"{path}: the disk is full; make room and build again; the store is as it was") from error
        raise StoreError(f"{path}: cannot be written ({error.strerror or error}); the store is as it was") from error


def _build(met: _Progress, found: Iterable[Found], path: Path, readers: Readers) -> Summary:
    generation = _next(path)
    try:
        (generation / "texts").mkdir(parents=True)
        summary = _fill(generation, met, found, readers)
        if not summary.documents:
            raise InputError("; ".join(map(str, summary.problems)) or "no articles were given; name files or folders")
        _switch(path, generation)
    except BaseException as error:
        traceback.clear_frames(error.__traceback__)  # they hold Oxigraph, which would go on writing what is removed now
        shutil.rmtree(generation, ignore_errors=True)
        raise
    _clear(path, keep=generation)
    return summary


def _next(path: Path) -> Path:
    """Where the next generation goes; what earlier builds left beside the current one is cleared away."""
    with suppress(StoreError):  # CURRENT may be damaged, which this build mends
        _clear(path, keep=store.current(path))
    last = max((int(generation.name) for generation in (path / "generations").glob("[0-9]*")), default=0)
    return path / "generations" / f"{last + 1:06d}"


def _fill(generation: Path, met: _Progress, found: Iterable[Found], readers: Readers) -> Summary:
    graph, names = oxigraph.Store.create(generation / "graph"), readers.names
    digest = _vocabularies(graph)
    digest += _load(graph, _lines(generation, met, found, readers))
    digest += _load(graph, _again(generation, met, graph, readers))
    digest += _infer(graph, names)
    graph.settle()
    Manifest(FORMAT, names.base, len(met.names), len(graph), hashlib.sha256(digest).hexdigest()).write(generation)
    return met.summary(len(graph))


def _vocabularies(graph: oxigraph.Store) -> bytes:
    """Load the terms and lists that documents point to; what they were, as a digest."""
    sources = [resources.path(f"ontology/{name}.ttl") for name in VOCABULARIES]
    for source in sources:
        graph.load_file(source, VOCABULARY)
    return b"".join(hashlib.sha256(source.read_bytes()).digest() for source in sources)


def _lines(generation: Path, met: _Progress, found: Iterable[Found], readers: Readers) -> Iterator[str]:
    """The quads of all documents, whose texts are kept beside them, and of the dataset."""
    for told in readers.told(_kept(generation, met.new(found))):
        met.take(told)
        yield told.lines
    yield from dataset(readers.names, len(met.names))


def _kept(generation: Path, found: Iterable[Document]) -> Iterator[Document]:
    """Documents, the text of each kept."""
    for document in found:
        store.text_path(generation, document.sha256).write_bytes(document.text.encode("utf-8", "surrogatepass"))
        yield document


def _again(generation: Path, met: _Progress, graph: oxigraph.Store, readers: Readers) -> Iterator[str]:
    """Once more the quads of articles that name what the others know better, and the reasons why."""
    found = identify(met.census, met.decisions)
    replaced = Replaced(found.replaced, found.names, found.days)
    for told in readers.told(_texts(generation, map(met.articles.__getitem__, found.documents)), replaced):
        graph.drop(told.address)
        yield told.lines
    yield from lines(found, readers.names)


def _texts(generation: Path, kept: Iterable[Document]) -> Iterator[Document]:
    """Documents with the texts that were kept of them."""
    for document in kept:
        text = store.text_path(generation, document.sha256).read_bytes().decode("utf-8", "surrogatepass")
        yield replace(document, text=text)


def _infer(graph: oxigraph.Store, names: Names) -> bytes:
    """Load what the rules add; which rules they were, as a digest."""
    rules = inference.rules()
    for rule in rules:
        _load(graph, inference.inferred(rule, graph, names))
    _load(graph, accounts.compared(graph, names))
    return b"".join(hashlib.sha256(rule.sparql.encode()).digest() for rule in rules)


def _load(graph: oxigraph.Store, lines: Iterable[str]) -> bytes:
    """Load lines, each batch while the next is being made; what they were, as a digest."""
    digest, loading = hashlib.sha256(), Future[None]()
    loading.set_result(None)
    with ThreadPoolExecutor(1) as worker:
        for batch in _batches(lines):
            digest.update(batch)
            loading.result()
            loading = worker.submit(graph.load, batch)
        loading.result()
    return digest.digest()


def _batches(lines: Iterable[str]) -> Iterator[bytes]:
    batch: list[str] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size > BATCH:
            yield "".join(batch).encode()
            batch, size = [], 0
    yield "".join(batch).encode()


def _switch(path: Path, generation: Path) -> None:
    """Make CURRENT name the new generation, in one step that either happened or did not."""
    new = path / "CURRENT.new"
    with new.open("w", encoding="ascii") as file:
        file.write(generation.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path / "CURRENT")


def _clear(path: Path, keep: Path | None) -> None:
    """Remove all generations but one, and those that somebody is reading; the next build meets these again."""
    for generation in sorted((path / "generations").glob("*")):
        manifest = generation / "manifest.json"
        lock = locks.take(manifest) if manifest.exists() else None
        if generation != keep and (lock or not manifest.exists()):
            shutil.rmtree(generation, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """The directory as the store of one build alone.

    Raises `StoreError` where another build has it, or where it is something else.
    """
    if path.exists() and not (path.is_dir() and {child.name for child in path.iterdir()} <= _OWN):
        raise StoreError(f"{path}: is no store and not empty; give --store another directory")
    path.mkdir(parents=True, exist_ok=True)
    lock = locks.take(path / "LOCK")
    if lock is None:
        raise StoreError(f"{path}: another build is writing it; wait until it ends")
    try:
        yield
    finally:
        lock.release()
