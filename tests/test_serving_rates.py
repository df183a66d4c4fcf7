"""How often one address may ask, and who that is behind proxies; what honest clients get while others are hostile."""

import csv
import io
import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from hoptac.answers import ask
from hoptac.cli import main
from hoptac.questions import catalogue
from hoptac.serving.rates import MOST, Buckets, Rate, client, networks
from served import PEOPLE, Server, served

KEPT = f"/sparql?query={quote(PEOPLE)}"


def statuses(server: Server, number: int, path: str = KEPT, **headers: str) -> Counter[int]:
    return Counter(server.ask(path, "GET", None, **headers).status for _ in range(number))


def test_who_asks_too_often_is_told_when_to_come_back_and_is_then_answered(store: Path) -> None:
    with served(store, "--rate", "1") as server:
        for path in (KEPT, "/style.css", "/doc/none"):
            assert statuses(server, 20, path)[429] > 5
            refused = server.ask(path)
            assert refused.status == 429
            assert "1 times a second" in refused.text
            time.sleep(int(refused.headers["retry-after"]))
            assert server.ask(path).status != 429


def test_this_machine_is_not_limited_unless_asked_for(store: Path) -> None:
    with served(store) as server:
        assert statuses(server, 150) == {200: 150}
        assert statuses(server, 150, x_forwarded_for="192.0.2.1") == {200: 150}


def test_behind_a_proxy_that_is_trusted_each_client_has_its_own_rate_and_cannot_lie_about_it(store: Path) -> None:
    with served(store, "--trust-proxy", "127.0.0.0/8", "--rate", "0.4") as server:
        assert statuses(server, 10, x_forwarded_for="192.0.2.1")[429] > 3
        assert statuses(server, 2, x_forwarded_for="192.0.2.2") == {200: 2}
        lies = Counter(server.ask(KEPT, "GET", None, x_forwarded_for=f"203.0.113.{n}, 192.0.2.1").status for n in range(10))
        assert lies[429] > 3
        wide = Counter(server.ask(KEPT, "GET", None, x_forwarded_for=f"2001:db8::{n:x}").status for n in range(10))
        assert wide[429] > 3


def test_a_proxy_that_is_no_address_is_refused(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", str(store), "--trust-proxy", "proxy.example.org"]) == 2
    assert "--trust-proxy" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["10.0.0.2, 10.0.0.3"], "10.0.0.2"),
        ("10.0.0.1", ["198.51.100.1", "192.0.2.1, 10.0.0.9"], "192.0.2.1"),
        ("10.0.0.1", ["unknown"], "10.0.0.1"),
        ("10.0.0.1", ["192.0.2.1, <script>"], "10.0.0.1"),
        ("192.0.2.1", ["198.51.100.1"], "192.0.2.1"),
    ],
)
def test_the_nearest_that_is_not_trusted_is_the_client(peer: str, forwarded: list[str], who: str) -> None:
    assert client(peer, forwarded, networks(["10.0.0.0/8"])) == who


def test_addresses_without_number_take_no_memory_without_end() -> None:
    now = [0.0]
    buckets = Buckets(Rate(1, 2), lambda: now[0])
    for number in range(MOST + 1_000):
        assert buckets.wait(f"client {number}") == 0
    assert len(buckets) <= MOST
    now[0] = 1_000.0
    assert buckets.wait("client 0") == 0


def honest(server: Server, number: int) -> bool:
    """Whether a question that nobody asked before has just the rows that it has when nobody else asks."""
    name = ("people", "roles", "areas", "agreements")[number % 4]
    sparql = next(question.sparql for question in catalogue() if question.name == name)
    got = server.query(f"{sparql}\n# {number}", "text/csv")
    return got.status == 200 and sorted(map(tuple, csv.reader(io.StringIO(got.text)))) == EXPECTED[name]


EXPECTED: dict[str, list[tuple[str, ...]]] = {}
TRIPLES = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOSTILE = (
    f"SELECT (COUNT(*) AS ?n) {TRIPLES}",
    f"SELECT * {TRIPLES} ORDER BY RAND()",
    "SELECT * " + "{" * 4_000 + "}" * 4_000,
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
)


def hostile(server: Server, number: int) -> bool:
    """Whether an attack is refused in words."""
    got = server.query(f"{HOSTILE[number // 10 % len(HOSTILE)]} # {number}")
    return got.status in (400, 413, 503) and 10 < len(got.text) < 500


def test_of_32_clients_one_in_ten_is_hostile_and_the_honest_have_all_their_rows(store: Path) -> None:
    with served(store, "--seconds", "3") as server:
        for name in ("people", "roles", "areas", "agreements"):
            sparql = next(question.sparql for question in catalogue() if question.name == name)
            EXPECTED[name] = sorted(map(tuple, csv.reader(io.StringIO(server.query(sparql, "text/csv").text))))
            assert len(EXPECTED[name]) == len(ask(name, store=store)) + 1
        numbers = list(range(320))
        random.Random(1).shuffle(numbers)
        with ThreadPoolExecutor(32) as clients:
            answered = list(clients.map(lambda number: (hostile if number % 10 == 0 else honest)(server, number), numbers))
        assert all(answered)
        assert server.lives()
