"""Whatever a query does, the server answers the next one."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path
from threading import get_native_id

import pytest

from hoptac.oxigraph import Store
from hoptac.serving.desk import Desk
from hoptac.serving.framing import Framing
from hoptac.serving.jobs import Leaf
from hoptac.serving.limits import MEBIBYTE, Limits, held
from hoptac.serving.nursery import AHEAD, LAST, behind
from hoptac.serving.workers import TURN, RefusedError, Reply, Workers
from hoptac.store import open_store
from hoptac.vocabulary import Names

PEOPLE = "SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> }"
TRIPLES = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def graph(store: Path) -> Iterator[Path]:
    opened = open_store(store)
    yield opened.path / "graph"
    opened.close()


def served(graph: Path, use: Callable[[Workers], Awaitable[None]], limits: Limits | None = None) -> None:
    async def run() -> None:
        async with Workers(graph, limits or Limits(seconds=1, memory=300 * MEBIBYTE), number=1) as workers:
            await use(workers)

    asyncio.run(run())


async def still_answers(workers: Workers) -> None:
    assert b'"p"' in (await workers.ask(f"{PEOPLE} #{id(workers)}", ("json",))).body


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f"SELECT (COUNT(*) AS ?n) {TRIPLES}", 503),
        (f"SELECT * {TRIPLES} ORDER BY RAND()", 503),
        ("SELECT ?s { ?s ?p ?o FILTER(" + "!" * 16_000 + "true) }", 503),
        ("SELECT * " + "{" * 4_000 + "}" * 4_000, 503),
        ("SELECT ?p WHERE {", 400),
    ],
    ids=["cross product", "random order", "many nots", "deep brackets", "no query"],
)
def test_after_a_query_that_breaks_its_worker_the_next_is_answered(graph: Path, query: str, status: int) -> None:
    async def use(workers: Workers) -> None:
        with pytest.raises(RefusedError) as refused:
            await workers.ask(query, ("json",))
        assert refused.value.status == status
        await still_answers(workers)

    served(graph, use)


def test_a_worker_that_is_asked_to_fetch_reaches_nobody(graph: Path) -> None:
    """The guard refuses SERVICE before; a worker that met it all the same has no network to use."""

    async def use(workers: Workers) -> None:
        with pytest.raises(RefusedError):
            await workers.ask("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", ("json",))
        await still_answers(workers)

    served(graph, use)


def test_a_doubling_text_ends_at_the_memory_limit_and_the_next_query_is_answered(graph: Path) -> None:
    binds = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))

    async def use(workers: Workers) -> None:
        with pytest.raises(RefusedError):
            await workers.ask(f'SELECT (STRLEN(?x40) AS ?n) {{ BIND("0123456789" AS ?x0) {binds} }}', ("json",))
        await still_answers(workers)

    served(graph, use, Limits(seconds=20, memory=300 * MEBIBYTE))


PAGES = ("/ledger", "/compare", "/conflicts", "/corroborated", "/views/people", "/views/people/picture.html", "/path")


def leaf(path: str, mark: str = "") -> Leaf:
    return Leaf(path, (("mark", mark),), Framing("vi"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_takes_long_is_ended_like_a_query_and_others_are_answered_meanwhile(
    graph: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pages need is looked up anew here, which takes longer than this."""
    monkeypatch.setattr("hoptac.serving.workers.AT_ONCE", 0.001)

    async def use(workers: Workers) -> None:
        page = asyncio.create_task(workers.do(leaf(path)))
        await asyncio.sleep(0)
        with pytest.raises(RefusedError, match="the page took longer"):
            await page
        workers.limits = Limits()
        assert (await workers.do(leaf(path))).body.startswith(b"<!")

    served(graph, use, Limits(seconds=0.002))


def test_while_a_page_is_made_a_query_is_answered(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        page = asyncio.create_task(workers.do(leaf("/views/people/picture.html")))
        await asyncio.sleep(0.05)
        await still_answers(workers)
        assert not page.done()
        assert (await page).form == "html"

    served(graph, use, Limits(quick=0.01))


def test_a_page_that_takes_much_memory_is_ended_and_the_next_query_is_answered(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        with pytest.raises(RefusedError, match="the page ended its worker, which may take 2 MiB"):
            await workers.do(leaf("/views/people/picture.html"))
        await still_answers(workers)

    served(graph, use, Limits(memory=2 * MEBIBYTE))


def test_a_page_that_is_not_there_is_said_to_be_so(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        for path in ("/views/nothing", "/compare/a/b", "/compare/a/b.csv", "/ledger/agreement/a"):
            with pytest.raises(RefusedError, match="no page here") as refused:
                await workers.do(leaf(path))
            assert refused.value.status == 404

    served(graph, use, Limits())


def test_the_page_and_the_data_of_a_thing_are_made_by_a_worker_within_its_limits(graph: Path) -> None:
    place = "/doc/" + Names().organisation("Ủy ban nhân dân tỉnh Nghệ An").partition("/id/")[2]

    async def use(workers: Workers) -> None:
        page, *data = [await workers.do(leaf(path)) for path in (place, f"{place}.ttl", f"{place}.jsonld")]
        assert [reply.form for reply in (page, *data)] == ["html", "ttl", "jsonld"]
        assert all("Ủy ban nhân dân tỉnh Nghệ An".encode() in reply.body for reply in (page, *data))
        for path in ("/doc/person/nobody-000000", "/doc/person/nobody-000000.ttl", f"{place}.exe"):
            with pytest.raises(RefusedError, match="no page here"):
                await workers.do(leaf(path))
        workers.limits = Limits(size=1000)
        with pytest.raises(RefusedError) as refused:
            await workers.do(leaf(f"{place}.nt"))
        assert refused.value.status == 413

    served(graph, use, Limits())


@pytest.mark.parametrize("laid", [False, True])
def test_no_two_workers_draw_the_same_lots(graph: Path, laid: bool) -> None:
    """Workers are forks of one process, which has drawn lots before; a UUID that two of them give is none."""

    async def run() -> None:
        async with Workers(graph, Limits(), number=1, in_memory=True, laid=laid) as workers:
            await workers.nurse.copied()
            found = set()
            for _ in range(4):
                found.add((await workers.ask("SELECT (STRUUID() AS ?x) (RAND() AS ?y) {}", ("csv",))).body)
                workers.limits = Limits(seconds=0.02)
                await long(workers, len(found))  # which ends its worker
                workers.limits = Limits()
            assert len(found) == 4

    asyncio.run(run())


async def told_of_a_long_query(workers: Workers) -> bool:
    """Whether who asks too much is told to come back once the server has all ready."""
    workers.limits = Limits(seconds=0.02)
    with pytest.raises(RefusedError) as refused:
        await workers.ask(f"SELECT (COUNT(*) AS ?n) {TRIPLES}", ("json",))
    workers.limits = Limits()
    return refused.value.after > 0


def test_workers_that_have_all_ready_make_the_same_pages(graph: Path) -> None:
    async def run() -> None:
        async with Workers(graph, Limits(), number=1, in_memory=True, laid=True) as workers:
            before = [(await workers.do(leaf(path))).body for path in PAGES]
            assert await told_of_a_long_query(workers) == workers.nurse.prepares
            await workers.nurse.copied()
            after = [(await workers.do(leaf(path, "ready"))).body for path in PAGES]
            assert before == [body.replace(b"mark=ready", b"mark=") for body in after]
            assert workers.nurse.current.process is None
            assert not await told_of_a_long_query(workers)

    asyncio.run(run())


def test_once_all_is_ready_workers_are_there_before_somebody_asks(graph: Path) -> None:
    async def run() -> None:
        async with Workers(graph, Limits(), number=2, in_memory=True, laid=True) as workers:
            await workers.nurse.copied()
            async with asyncio.timeout(20):
                while len(workers.nurse.current.workers) < 2:
                    await asyncio.sleep(0.02)
            await still_answers(workers)
            assert len(workers.nurse.current.workers) == 2

    asyncio.run(run())


def test_at_a_desk_in_memory_what_pages_name_is_looked_up_already_and_they_are_the_same(graph: Path) -> None:
    place = "/doc/" + Names().organisation("Ủy ban nhân dân tỉnh Nghệ An").partition("/id/")[2]
    head = {"framing": {"language": "vi"}, "fields": (), "size": sys.maxsize}
    copied, opened = Desk.copied(graph), Desk(Store.open(graph), graph)
    assert copied.library.shelf.memory.about.cache_info().currsize > 0
    assert copied.does(head, place) == opened.does(head, place)


def test_an_answer_larger_than_it_may_be_says_so(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        with pytest.raises(RefusedError, match="LIMIT"):
            await workers.ask("SELECT * { ?s ?p ?o }", ("json",))

    served(graph, use, Limits(size=1000))


def test_the_first_form_that_the_answer_has_is_given(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        rows = await workers.ask(PEOPLE, ("ttl", "csv", "json"))
        triples = await workers.ask("CONSTRUCT { ?p a ?p } WHERE { ?p a <http://xmlns.com/foaf/0.1/Person> }", ("csv", "nt"))
        assert (rows.form, rows.columns, triples.form) == ("csv", ("p",), "nt")
        with pytest.raises(RefusedError, match="format"):
            await workers.ask("ASK {}", ("ttl",))

    served(graph, use)


def test_more_queries_than_may_wait_are_refused_and_the_others_answered(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        asked = (workers.ask(f"{PEOPLE} #{i}", ("json",)) for i in range(20))
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert sum(isinstance(answer, Reply) for answer in answers) == 5
        assert {answer.status for answer in answers if isinstance(answer, RefusedError)} == {503}

    served(graph, use, Limits(waiting=5))


def test_an_answer_is_kept_for_the_same_query(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        assert await workers.ask(PEOPLE, ("json",)) is await workers.ask(PEOPLE, ("json",))

    served(graph, use)


def test_who_asks_what_is_asked_already_waits_for_the_same_answer(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        query = f"SELECT ?a ?j {TRIPLES} LIMIT 100000"
        first, *others = await asyncio.gather(*(workers.ask(query, ("csv",)) for _ in range(20)))
        assert all(other is first for other in others)
        waiting = [asyncio.create_task(workers.ask(f"{query} # again", ("csv",))) for _ in range(2)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        assert (await waiting[1]).body == first.body

    served(graph, use, Limits(waiting=1))


@pytest.mark.parametrize(
    ("query", "limited"),
    [
        ("SELECT ?s { ?s ?p ?o }", "SELECT ?s { ?s ?p ?o }\nLIMIT 10"),
        ("SELECT ?s { ?s ?p ?o } # LIMIT 5", "SELECT ?s { ?s ?p ?o } # LIMIT 5\nLIMIT 10"),
        ("SELECT ?s { ?s ?p 'LIMIT 5' } LIMIT 7", "SELECT ?s { ?s ?p 'LIMIT 5' } LIMIT 7"),
        ("SELECT ?s { ?s ?p ?o } limit 99999999999999999999 OFFSET 2", "SELECT ?s { ?s ?p ?o } limit 10 OFFSET 2"),
        ("DESCRIBE <a:b>", "DESCRIBE <a:b>\nLIMIT 10"),
    ],
)
def test_a_query_is_held_to_its_rows(query: str, limited: str) -> None:
    assert held(query, 10) == limited


async def long(workers: Workers, number: int) -> str:
    """What is said of a query that never ends, once it is refused."""
    with pytest.raises(RefusedError) as refused:
        await workers.ask(f"SELECT (COUNT(*) AS ?n) {TRIPLES} # {number}", ("json",))
    assert (refused.value.status, refused.value.after > 0) == (503, "run already" in str(refused.value))
    return str(refused.value)


async def cancelled(tasks: Iterable[asyncio.Task[str]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def test_short_queries_do_not_wait_for_long_ones(graph: Path) -> None:
    """More long queries than there are workers run at once; a short one is answered before any of them ends."""

    async def use(workers: Workers) -> None:
        running = [asyncio.create_task(long(workers, number)) for number in range(3)]
        await asyncio.sleep(0.5)
        for number in range(3):
            await workers.ask(f"{PEOPLE} # {number}", ("json",))
        assert not any(task.done() for task in running)
        await cancelled(running)
        await still_answers(workers)

    served(graph, use, Limits(seconds=30, quick=0.1))


def test_of_too_many_long_queries_the_oldest_makes_room_once_it_had_its_turn(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        running = {asyncio.create_task(long(workers, number)) for number in range(4)}
        for _ in range(2):
            refused, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            assert all("run already" in task.result() for task in refused)
            if len(running) == 2:
                break
        await asyncio.sleep(TURN)
        running.add(asyncio.create_task(long(workers, 4)))
        refused, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        assert ["run already" in task.result() for task in refused] == [True]
        await cancelled(running)
        await still_answers(workers)

    served(graph, use, Limits(seconds=30, quick=0.1, slow=2))


def test_a_nursery_that_ends_is_started_anew(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        await still_answers(workers)
        process = workers.nurse.current.process
        assert process
        process.kill()
        await process.wait()
        await asyncio.sleep(0.2)
        assert b'"p"' in (await workers.ask(f"{PEOPLE} # again", ("json",))).body

    served(graph, use)


def test_workers_over_a_copy_in_memory_answer_alike(graph: Path) -> None:
    async def run() -> None:
        async with Workers(graph, Limits(), number=1, in_memory=True) as workers:
            before = await workers.ask(PEOPLE, ("csv",))
            await workers.nurse.copied()
            after = await workers.ask(f"{PEOPLE} # from memory", ("csv",))
            assert sorted(before.body.splitlines()) == sorted(after.body.splitlines())

    asyncio.run(run())


def test_an_answer_that_changes_by_itself_is_not_kept(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        query = "SELECT (STRUUID() AS ?x) {}"
        assert await workers.ask(query, ("json",)) != await workers.ask(query, ("json",))

    served(graph, use)


@pytest.mark.skipif(sys.platform != "linux", reason="only there has each thread a niceness of its own")
def test_what_is_made_ahead_leaves_the_processor_to_who_asks() -> None:
    assert behind(lambda: os.getpriority(os.PRIO_PROCESS, get_native_id())) == AHEAD
    assert os.getpriority(os.PRIO_PROCESS, 0) < AHEAD


@pytest.mark.skipif(sys.platform != "linux", reason="only there has each thread a niceness of its own")
def test_a_long_job_runs_behind_all_others_in_each_of_its_threads(graph: Path) -> None:
    async def use(workers: Workers) -> None:
        asked = asyncio.create_task(workers.ask(f"SELECT (COUNT(*) AS ?n) {TRIPLES}", ("json",)))
        async with asyncio.timeout(8):
            while not (slow := list(workers._slow)) or LAST not in niceness(slow[0].number):
                await asyncio.sleep(0.05)
        assert set(niceness(slow[0].number)) == {LAST}
        assert slow[0].seconds() > 0
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked

    served(graph, use, Limits(seconds=8, memory=300 * MEBIBYTE, quick=0.1))


def niceness(process: int) -> list[int]:
    """The niceness of each thread of a process."""
    return [os.getpriority(os.PRIO_PROCESS, int(thread.name)) for thread in Path(f"/proc/{process}/task").iterdir()]
