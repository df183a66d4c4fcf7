"""Two reports of one signing: what both give is corroborated, what differs is a conflict that keeps both, and nothing else is."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from articles import Corpus

from hoptac import answers
from hoptac.accounts.figures import Told, differing
from hoptac.documents import documents
from hoptac.model import Document
from hoptac.oxigraph import Store
from hoptac.reading import read
from stores import store_of

PAIRS = Path(__file__).parent / "golden" / "pairs"


@cache
def pair(place: str = "lao-cai") -> Store:
    found = documents(sorted(PAIRS.glob(f"{place}-*.txt")))
    return store_of(*(read(document) for document in found if isinstance(document, Document)))


def asked(question: str, store: Store) -> list[dict[str, object]]:
    return [dict(row) for row in answers.rows(answers.answer(question, store, {}))]


def test_the_conflicts_are_just_the_points_in_which_the_pair_differs() -> None:
    found = {(row["kind"], row["value"], row["other_value"]) for row in asked("conflicts", pair())}
    assert found == {
        ("signing-day", "2023-05-12", "2023-05-13"),
        ("area-count", "4", "3, không có: nông nghiệp thông minh"),
        ("figures", "64 trạm quan trắc", "46 trạm quan trắc"),
        ("awards", "9 cá nhân", "8 cá nhân"),
    }


def test_each_side_of_a_conflict_has_its_document_and_words_that_stand_there() -> None:
    texts = {path.name: path.read_text("utf-8") for path in PAIRS.glob("*.txt")}
    for row in asked("conflicts", pair()):
        for side in ("", "other_"):
            start, stop = (int(str(row[f"{side}quote_{end}"])) for end in ("start", "stop"))
            assert texts[str(row[f"{side}document"])][start:stop] == row[f"{side}quote"]


def test_what_both_give_is_corroborated_with_the_number_of_documents() -> None:
    found = {(row["kind"], row["value"], row["documents"]) for row in asked("corroborated", pair())}
    assert ("figures", "1.250 cán bộ xã", 2) in found
    assert ("awards", "5 tập thể", 2) in found
    assert ("term", "2023–2027", 2) in found
    assert ("post", "Chủ tịch, Ủy ban nhân dân tỉnh Lào Cai", 2) in found


def test_what_only_one_gives_is_neither() -> None:
    values = [str(row["value"]) for question in ("conflicts", "corroborated") for row in asked(question, pair())]
    assert not [value for value in values if "trường học" in value or "chợ" in value]


@cache
def many() -> Store:
    """One signing that fourteen articles tell of."""
    return store_of(*Corpus(1, reports=14))


@pytest.mark.parametrize("rule", ["signing-day", "term-years", "part-of-day"])
def test_many_reports_give_one_conflict_for_each_two_values_and_each_article_stands_on_its_side(rule: str) -> None:
    rows = [row for row in asked("conflicts", many()) if row["kind"] == rule]
    pairs = Counter(frozenset((row["value"], row["other_value"])) for row in rows)
    told = {side: {row[f"{side}document"] for row in rows} for side in ("", "other_")}
    assert len(pairs) == 1
    assert len(told[""] | told["other_"]) == len(rows) + 1 >= 10


def test_what_many_reports_say_alike_is_one_corroboration() -> None:
    rows = [row for row in asked("corroborated", many()) if row["kind"] == "party"]
    assert Counter(row["value"] for row in rows) == {str(row["value"]): row["documents"] for row in rows}
    assert {row["documents"] for row in rows} == {14}


def test_a_morning_and_an_afternoon_of_one_day_differ() -> None:
    rows = [(row["kind"], row["value"], row["other_value"]) for row in asked("conflicts", pair("son-la"))]
    assert rows == [("part-of-day", "sáng", "chiều")]


def test_an_article_agrees_with_itself() -> None:
    (document,) = (found for found in documents([PAIRS / "lao-cai-1.txt"]) if isinstance(found, Document))
    store = store_of(read(document))
    assert asked("conflicts", store) == asked("corroborated", store) == []


def told(document: str, quote: str, printed: str, unit: str, bound: str = "", years: str = "") -> Told:
    return Told.of(("e", document, f"{document}-{quote}", "", quote, printed, unit, bound, "", years), [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", "300 sinh viên đến thực tập", "300", "sinh viên"), told("b", "tuyển 100 sinh viên", "100", "sinh viên")),
        (told("a", "phủ sóng tới 99% dân số", "99%", "dân số"), told("b", "phủ sóng tới 12 dân số", "12", "dân số")),
        (
            told("a", "cấp 38 triệu hóa đơn", "38", "triệu hóa đơn", "hơn"),
            told("b", "cấp 38,8 triệu hóa đơn", "38,8", "triệu hóa đơn"),
        ),
        (told("a", "lắp 10 trạm đo", "10", "trạm đo", years="2020"), told("b", "lắp 20 trạm đo", "20", "trạm đo", years="2021")),
        (told("a", "lắp 15,6 nghìn trạm đo", "15,6", "nghìn trạm đo"), told("b", "lắp 15.600 trạm đo", "15.600", "trạm đo")),
    ],
    ids=["other words", "another scale", "rounded", "other years", "the same in thousands"],
)
def test_figures_that_need_not_contradict_each_other_do_not(one: Told, other: Told) -> None:
    assert differing((one,), (other,)) == differing((other,), (one,)) == []


def test_money_in_tỷ_and_tỉ_is_one_unit() -> None:
    one = told("a", "Ngân hàng cho vay 2.855 tỷ đồng", "2.855", "tỷ đồng")
    other = told("b", "ngân hàng nhận cho vay 2.585 tỉ đồng", "2.585", "tỉ đồng")
    assert [(a.said, b.said) for a, b in differing((one,), (other,))] == [("2.855 tỷ đồng", "2.585 tỉ đồng")]
