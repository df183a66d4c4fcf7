"""Articles that several processes read: the same store as by one, and nothing is left of them however a build ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import corpus as made
import pytest
from articles import Corpus

from hoptac.building import build
from hoptac.cli import main as hoptac
from hoptac.documents import Found
from hoptac.model import Document
from hoptac.sharing import TASK, Readers, unheard
from hoptac.store import open_store
from hoptac.vocabulary import Names

SHARED = Corpus(TASK + 6)  # more articles than one task takes
PATIENCE = 120  # seconds that a busy machine may take


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles enough to be read for some seconds."""
    folder = tmp_path_factory.mktemp("articles")
    made.write(Corpus(3_000), folder)
    return folder


def built(store: Path, jobs: int) -> tuple[bytes, str, list[str]]:
    """A store of the shared articles: its quads, its digest, and the names in the order in which progress told them."""
    articles = store.parent / "articles"
    articles.mkdir(exist_ok=True)
    made.write(SHARED, articles)
    met: list[Found] = []
    build([articles], store, reader=SHARED.read, progress=met.append, jobs=jobs)
    with closing(open_store(store)) as opened:
        quads = b"\n".join(sorted(opened.graph.dump("nq").splitlines()))
        return quads, opened.manifest.sha256, [found.name for found in met if isinstance(found, Document)]


def test_the_store_is_the_same_byte_for_byte_whatever_the_number_of_processes(tmp_path: Path) -> None:
    one, two = built(tmp_path / "one", 1), built(tmp_path / "two", 2)
    assert one == two
    assert len(one[2]) == len(list(SHARED))


def test_articles_that_make_one_task_are_read_here() -> None:
    told = Readers(Names(), lambda document: SHARED.read(document), jobs=2).told(reading.document for reading in Corpus(9))
    assert len(list(told)) == len(list(Corpus(9)))


def test_an_error_of_reading_ends_the_build_as_it_would_here(tmp_path: Path) -> None:
    made.write(Corpus(2 * TASK), tmp_path)
    with pytest.raises(IndexError):
        build([tmp_path], tmp_path / "store", reader=Corpus(TASK // 2).read, jobs=2)


@pytest.mark.parametrize("jobs", ["0", "-2"])
def test_less_than_one_process_is_refused(jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hoptac(["build", "--jobs", jobs, "--store", str(tmp_path / "store")]) == 2
    assert f"--jobs {jobs}" in capsys.readouterr().err


# ---- a build that is ended from outside --------------------------------------------------------------


def children(parent: int) -> list[int]:
    """The processes that read for a build."""
    listed = subprocess.run(["ps", "-ww", "-o", "pid=,args=", "--ppid", str(parent)], check=False, capture_output=True, text=True)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def awaited(condition: Iterator[bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    for so in condition:
        if so:
            return
        assert time.monotonic() < deadline
        time.sleep(0.05)


def alone(group: int) -> bool:
    """Whether no process is left of a group."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def heard() -> Iterator[None]:
    """What is started hears Ctrl-C, even if these tests run in the background of a shell, which has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def running(folder: Path, heard: None, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build by two processes, in a group of its own, that has begun to read; there is an older store."""
    assert hoptac(["build", "--store", str(tmp_path / "store")]) == 0
    command = [sys.executable, "-m", "hoptac", "build", str(folder), "--jobs", "2", "--store", str(tmp_path / "store")]
    run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    awaited(len(children(run.pid)) == 2 for _ in iter(int, 1))
    yield run
    if not alone(run.pid):
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate()


def test_ctrl_c_ends_all_processes_and_leaves_the_old_store(running: subprocess.Popen[str], tmp_path: Path) -> None:
    os.killpg(running.pid, signal.SIGINT)
    error = running.communicate(timeout=PATIENCE)[1]
    assert running.returncode != 0
    assert "Traceback" not in error
    awaited(alone(running.pid) for _ in iter(int, 1))
    with closing(open_store(tmp_path / "store")) as opened:
        assert opened.manifest.documents == 1
    assert [path.name for path in (tmp_path / "store" / "generations").iterdir()] == ["000001"]


def started(begun: list[bool]) -> None:
    """What starts a process, while Ctrl-C comes."""
    with unheard():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)
        begun.append(True)


def test_ctrl_c_that_a_thread_of_the_store_takes_waits_while_a_process_is_started(heard: None) -> None:
    other, begun = Event(), list[bool]()
    Thread(target=other.wait, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        started(begun)
    other.set()
    assert begun


def test_no_process_outlives_a_build_that_is_killed(running: subprocess.Popen[str], tmp_path: Path) -> None:
    running.kill()
    running.wait(PATIENCE)
    awaited(alone(running.pid) for _ in iter(int, 1))
    with closing(open_store(tmp_path / "store")) as opened:
        assert opened.manifest.documents == 1


def test_a_process_that_is_killed_ends_the_build_in_one_line(running: subprocess.Popen[str], tmp_path: Path) -> None:
    os.kill(children(running.pid)[0], signal.SIGKILL)
    error = running.communicate(timeout=PATIENCE)[1]
    assert running.returncode == 2
    assert "--jobs 1" in error
    assert error.count("\n") == 1
    awaited(alone(running.pid) for _ in iter(int, 1))
    with closing(open_store(tmp_path / "store")) as opened:
        assert opened.manifest.documents == 1
