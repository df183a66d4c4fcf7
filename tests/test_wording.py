"""Questions in words: understood as people type them, with and without diacritics, and never guessed."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hoptac.cli import main
from hoptac.errors import QuestionError
from hoptac.oxigraph import Store
from hoptac.questions import catalogue
from hoptac.store import open_store
from hoptac.text import plain
from hoptac.wording import understand

GOLDEN = tomllib.loads((Path(__file__).parent / "golden" / "wordings.toml").read_text("utf-8"))
RIGHT = [(name, text) for name, texts in GOLDEN["right"].items() for text in texts]


@pytest.fixture(scope="module")
def graph(store: Path) -> Iterator[Store]:
    opened = open_store(store)
    yield opened.graph
    opened.close()


def meant(text: str, graph: Store) -> str:
    try:
        return understand(text, graph).question.name
    except QuestionError:
        return "unsure"


def test_there_are_enough_wordings_to_judge_by() -> None:
    assert len(RIGHT) >= 200
    assert {question.name for question in catalogue() if question.numbers} <= set(GOLDEN["right"])


@pytest.mark.parametrize("typed", [str, plain], ids=["with diacritics", "without"])
def test_of_all_wordings_95_in_100_are_understood_and_none_wrongly(graph: Store, typed: type[str]) -> None:
    answers = [(name, text, meant(typed(text), graph)) for name, text in RIGHT]
    assert [(text, said) for name, text, said in answers if said not in (name, "unsure")] == []
    assert sum(said == name for name, _, said in answers) >= 0.95 * len(answers)


@pytest.mark.parametrize("text", GOLDEN["unsure"]["questions"])
def test_what_no_question_asks_is_answered_by_an_offer_and_no_guess(graph: Store, text: str) -> None:
    with pytest.raises(QuestionError, match="did you mean one of"):
        understand(text, graph)


def test_names_in_the_words_narrow_the_question(graph: Store) -> None:
    understood = understand("Ai dự lễ ký phía VNPT?", graph)
    assert {option: name.label for option, name in understood.names.items()} == {
        "organisation": "Tập đoàn Bưu chính Viễn thông Việt Nam"
    }


def test_a_second_body_is_the_other_side(graph: Store) -> None:
    understood = understand("UBND tỉnh Nghệ An và VNPT liên hệ với nhau qua ai?", graph)
    assert set(understood.names) == {"organisation", "with"}


def test_ask_says_what_it_understood_and_answers(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["ask", "nhung linh vuc nao moi trong thoa thuan 2020", "--format", "csv", "--store", str(store)]
    assert main(asked) == 0
    printed = capsys.readouterr()
    assert "understood as: fields-new --agreement" in printed.err
    assert "nông nghiệp thông minh" in printed.out


def test_ask_shows_the_sparql_instead_of_asking_it(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "What posts does Phạm Đức Long hold?", "--explain", "--store", str(store)]) == 0
    assert "VALUES ?person_iri { <" in capsys.readouterr().out


def test_ask_offers_the_nearest_where_it_is_not_sure(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "thời tiết hôm nay thế nào?", "--store", str(store)]) == 2
    assert "did you mean one of" in capsys.readouterr().err


@pytest.mark.parametrize("text", ['"} DROP ALL', "\u202e\x00", "a" * 100_000, "?" * 1000, "'; SELECT"])
def test_any_words_are_answered_or_refused_in_one_line(graph: Store, text: str) -> None:
    with pytest.raises(QuestionError) as refused:
        understand(text, graph)
    assert "\n" not in str(refused.value)
