"""Articles read one after the other, or shared among processes: documents come in, what each gives to the graph goes out.

Whatever the number of processes, what comes out is the same, in the order of the documents. Reading is most of the work of a
build; two processes do it 1.6 times as fast as one, and tasks of 64 documents were measured best. A process that reads ends
with the build, however that ends, and holds no more than its own task.

>>> document = Document.of("a.txt", "Ngày 5/6/2024, Tập đoàn FPT ký bản ghi nhớ với UBND tỉnh Quảng Ninh.")
>>> (told,) = Readers(Names()).told([document])
>>> told.facts["Agreement"], told.document.text
(1, '')
"""

from __future__ import annotations

import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import active_children, get_context, parent_process, resource_tracker
from multiprocessing.process import BaseProcess
from threading import Thread, current_thread, main_thread

from hoptac.errors import ReadingError
from hoptac.identity import Census
from hoptac.model import Document, Reading
from hoptac.reading import read
from hoptac.triples import Replaced, Scope, quads
from hoptac.vocabulary import Names

TASK = 64  # documents that a process is given at a time
WEIGHT = 4_000_000  # characters of documents from which a task has no more of them
AHEAD = 2  # tasks for each process that wait to be read, or to be taken

Tasks = Iterator[list[Document]]


@dataclass(frozen=True, slots=True)
class Told:
    """What one article gives: its IRI, its quads, how many facts of each kind, whom it names; the document without its text."""

    document: Document
    address: str
    lines: str
    facts: Counter[str]
    census: Census


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads: `jobs` processes, each by `reader`; 1 is this very process, and several need a reader that can be pickled."""

    names: Names
    reader: Callable[[Document], Reading] = read
    jobs: int = 1

    def told(self, documents: Iterable[Document], replaced: Replaced | None = None) -> Iterator[Told]:
        """What each document gives, in their order; `replaced` is what the corpus knows better.

        Raises `ReadingError` where a process is killed from outside.
        """
        tasks = _tasks(documents)
        first, second = next(tasks, []), next(tasks, [])
        work = _Work(self.names, self.reader, replaced)
        tasks = chain([first, second], tasks)
        if self.jobs > 1 and second:
            return _shared(tasks, work, self.jobs)
        return (work.one(document) for task in tasks for document in task)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is done with a document, in whatever process."""

    names: Names
    reader: Callable[[Document], Reading]
    replaced: Replaced | None

    def one(self, document: Document) -> Told:
        """What a document gives."""
        reading = self.reader(document)
        scope = Scope.of(reading, self.names, self.replaced)
        census = Census(self.names)
        census.note(reading, scope)
        facts = Counter(type(fact).__name__ for fact in reading.facts)
        return Told(replace(document, text=""), scope.own, "".join(quads(reading, self.names, scope)), facts, census)

    def all(self, documents: list[Document]) -> list[Told]:
        """What each of some documents gives."""
        return [self.one(document) for document in documents]


def available() -> int:
    """How many processes this machine lets us run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tasks(documents: Iterable[Document]) -> Tasks:
    task: list[Document] = []
    weight = 0
    for document in documents:
        task.append(document)
        weight += len(document.text)
        if len(task) == TASK or weight > WEIGHT:
            yield task
            task, weight = [], 0
    if task:
        yield task


def _shared(tasks: Iterable[list[Document]], work: _Work, jobs: int) -> Iterator[Told]:
    """What the documents of all tasks give, in order, read by several processes, none of which outlives this."""
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin)
    waiting: deque[Future[list[Told]]] = deque()
    try:
        for task in tasks:
            with unheard():
                waiting.append(pool.submit(work.all, task))
            if len(waiting) > jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise ReadingError("a process that read articles was killed, perhaps for want of memory; build with --jobs 1") from error
    except BaseException:
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def unheard() -> Iterator[None]:
    """Ctrl-C waits while a process is started, and the process does not hear it before it has begun."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # else it is started inside, and lets Ctrl-C through
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _put_off():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


@contextmanager
def _put_off() -> Iterator[None]:
    """Ctrl-C waits, too, where a thread takes it that does not block it, as those of the store do: Python tells the main one."""
    if current_thread() is not main_thread():
        yield
        return
    come: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: come.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)
        if come:
            signal.raise_signal(signal.SIGINT)


def _begin() -> None:
    """A process that reads leaves Ctrl-C to the build, and ends where the build does, even one that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
