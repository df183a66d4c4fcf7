"""What is kept of a look at a query is what a look at each query with other things would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.errors import QueryError
from hoptac.guard import SIZE
from hoptac.serving.looks import KNOWN, Looked, Looks

BASE = "https://e.org/"
PIECES = (
    *("SELECT ?p {", "ASK {", "DESCRIBE", "}", "?p a ?q .", "{}", "{}", "{}", "#", "\n", '"', "'", '"""', "<", ">", "\\"),
    *("\\u003C", "<id/a>", "FROM", "FROM NAMED", "BASE", "PREFIX a:", "SERVICE", "LIMIT 500", "LIMIT", "VALUES ?p {"),
    *("NOW()", "a:b", "(", ")", "!", "%s", "%", "<\0>"),
)
THINGS = ("<http://a.b/c>", "<https://e.org/id/agreement/x-1_2.3~#d>", "<http://now.uuid/from/service>", "<http://a.b/c%20d>")


def told(looks: Looks, query: str) -> Looked | str:
    try:
        return looks.look(query)
    except QueryError as refused:
        return str(refused)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.lists(st.sampled_from(THINGS), min_size=28, max_size=28))
def test_a_query_is_told_the_same_whether_one_like_it_was_known(pieces: list[str], things: list[str]) -> None:
    looks, pattern = Looks(BASE, 10), " ".join(pieces)
    holes = pattern.count("{}")
    for chosen in (things[:holes], things[holes : 2 * holes]):
        query = "".join(part + thing for part, thing in zip(pattern.split("{}"), [*chosen, ""], strict=True))
        assert told(looks, query) == told(Looks(BASE, 10), query)


def test_a_question_is_looked_at_once() -> None:
    looks = Looks(BASE, 10)
    for number in range(3):
        found = looks.look(f"SELECT ?p {{ ?p ?q <{BASE}id/agreement/{number}> }} # from the base")
        assert f"/{number}>" in found.query
        assert found.limited
        assert found.lasting
    assert len(looks.known) == 1


def test_what_was_kept_lets_nothing_through() -> None:
    looks = Looks(BASE, 10)
    looks.look(f"SELECT ?p {{ ?p ?q <{BASE}a> }} # {'a' * (SIZE - 100)}")
    with pytest.raises(QueryError):
        looks.look(f"SELECT ?p {{ ?p ?q <{BASE}{'a' * 200}> }} # {'a' * (SIZE - 100)}")
    assert looks.look(f"SELECT ?p FROM <{BASE}id/document/a> {{ ?p ?q ?r }}").dataset.defaults == (f"{BASE}id/document/a",)
    with pytest.raises(QueryError):
        looks.look("SELECT ?p FROM <http://elsewhere.org/a> { ?p ?q ?r }")


def test_no_more_is_kept_than_there_is_room_for() -> None:
    looks = Looks(BASE, 10)
    for number in range(KNOWN + 5):
        looks.look(f"SELECT ?p{number} {{ ?p{number} ?q ?r }}")
    assert len(looks.known) == KNOWN
