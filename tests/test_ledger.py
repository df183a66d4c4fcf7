"""The ledger: promises meet the later reports that may answer them, and nothing else; each with its quotes and its coverage."""

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from articles import Corpus
from corpus import make

from hoptac.answers import Row, answer, rows
from hoptac.building import build
from hoptac.cli import main
from hoptac.inference import rules
from hoptac.ledger import told
from hoptac.oxigraph import Store
from hoptac.parameters import names
from hoptac.questions import find
from hoptac.store import open_store

SIGNING = (
    " date 2021-03-20 Ngày 20/3/2021, UBND tỉnh Nghệ An và Tập đoàn VNPT ký kết Thỏa thuận hợp tác chiến lược về chuyển đổi số "
    "giai đoạn 2021 - 2025.\n\n"
    "Hai bên thống nhất hợp tác 3 nội dung gồm: Hợp tác xây dựng chính quyền số; Hợp tác phát triển du lịch thông minh; "
    "Hợp tác phát triển nguồn nhân lực.\n\n"
    "VNPT đã triển khai phần mềm VNPT eCabinet phục vụ họp không giấy cho UBND tỉnh Nghệ An.\n\n"
    "Tập đoàn VNPT cam kết xây dựng nền tảng chính quyền số cho UBND tỉnh Nghệ An đến năm 2022.\n"
)
LATER = (
    " date 2023-06-10 Thực hiện chương trình chuyển đổi số của UBND tỉnh Nghệ An, VNPT Nghệ An đã triển khai hệ thống phần mềm "
    "quản lý văn bản và điều hành VNPT iOffice cho UBND tỉnh Nghệ An.\n\n"
    "VNPT Nghệ An triển khai thí điểm cổng du lịch thông minh tại UBND tỉnh Nghệ An.\n\n"
    "VNPT Nghệ An đã triển khai phần mềm quản lý bệnh viện VNPT HIS cho các bệnh viện.\n"
)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of an article that promises and a later one that delivers."""
    folder = tmp_path_factory.mktemp("two")
    for name, text in (("ky.txt", SIGNING), ("sau.txt", LATER)):
        (folder / name).write_text(text, "utf-8")
    build([folder / "ky.txt", folder / "sau.txt"], folder / "store")
    return folder / "store"


@cache
def ledger(store: Path, agreement: str = "") -> list[Row]:
    given = {"agreement": agreement} if agreement else {}
    return rows(answer("ledger", open_store(store).graph, given))


def statuses(store: Path, agreement: str) -> dict[object, object]:
    return {row["position"]: row["status"] for row in ledger(store, agreement) if row["kind"] == "area"}


# ---- the shipped article -----------------------------------------------------------------------


def test_the_areas_of_2014_have_reports_but_for_industry(store: Path) -> None:
    delivered, silent = "reported delivered", "promised, no report in this corpus"
    assert statuses(store, "2014-2020") == {1: delivered, 2: delivered, 3: delivered, 4: delivered, 5: silent}


def test_what_answers_the_areas_of_2014(store: Path) -> None:
    answers = {(row["position"], row["answer"]) for row in ledger(store, "2014-2020")}
    assert {(2, "VNPT iOffice"), (2, "VSR"), (2, "43 cơ quan, đơn vị"), (2, "kê khai thuế, BHXH, hóa đơn điện tử")} <= answers
    assert {(4, "300 sinh viên"), (4, "100 nhân viên"), (1, "Tập đoàn VNPT đã xây dựng đủ hạ tầng")} <= answers


def test_what_was_done_before_a_signing_answers_nothing_of_it(store: Path) -> None:
    told = ledger(store, "2020-2025")
    assert {row["status"] for row in told} == {"promised, no report in this corpus"}
    assert {row["answer"] for row in told} == {None}
    assert {row["known_up_to"] for row in told} == {"2020-12"}


# ---- a promise and a later delivery ------------------------------------------------------------


def test_a_later_article_answers_in_the_same_field(two: Path) -> None:
    told = [row for row in ledger(two) if row["kind"] == "area" and row["position"] == 1]
    assert [(row["status"], row["answer"], row["answer_document"]) for row in told] == [
        ("reported delivered", "VNPT iOffice", "sau.txt")
    ]


def test_a_trial_is_reported_as_piloted(two: Path) -> None:
    assert statuses(two, "2021-2025")[2] == "reported piloted"


def test_an_area_of_which_nobody_reports_is_not_called_broken(two: Path) -> None:
    assert statuses(two, "2021-2025")[3] == "promised, no report in this corpus"
    assert not [row for row in ledger(two) if "broken" in str(row["status"])]


def test_what_nobody_promised_stands_as_such(two: Path) -> None:
    found = {row["answer"] for row in ledger(two) if row["status"] == "delivered, nothing promised"}
    assert any("VNPT HIS" in str(name) for name in found)
    assert {row["promise"] for row in ledger(two) if row["status"] == "delivered, nothing promised"} == {None}


def test_a_commitment_that_is_answered_is_past_due_no_more(two: Path) -> None:
    (promise,) = [row for row in ledger(two) if row["kind"] == "commitment"]
    assert (promise["due"], promise["status"], promise["answer"]) == ("2022", "reported delivered", "VNPT iOffice")
    assert rows(answer("overdue", open_store(two).graph, {})) == []


def test_a_commitment_past_due_without_a_report_is_found(tmp_path: Path) -> None:
    (tmp_path / "ky.txt").write_text(SIGNING, "utf-8")
    (tmp_path / "xa.txt").write_text(" date 2024-01-05 UBND tỉnh Nghệ An làm việc với Tập đoàn VNPT.\n", "utf-8")
    build([tmp_path / "ky.txt", tmp_path / "xa.txt"], tmp_path / "store")
    (late,) = rows(answer("overdue", open_store(tmp_path / "store").graph, {}))
    assert late["due"] == "2022"


# ---- reasons, reporters, quotes ----------------------------------------------------------------


def test_the_rules_name_only_rules_that_there_are_and_stand_behind_them() -> None:
    seen: set[str] = set()
    for rule in rules():
        assert set(rule.after) <= seen
        seen.add(rule.name)


def test_every_quote_of_both_sides_re_reads_equal(two: Path) -> None:
    texts = {"ky.txt": SIGNING, "sau.txt": LATER}
    for row in ledger(two):
        for side in ("", "answer_"):
            if row[f"{side}quote"] is not None:
                start, stop = row[f"{side}quote_start"], row[f"{side}quote_stop"]
                assert isinstance(start, int)
                assert isinstance(stop, int)
                assert texts[str(row[f"{side}document"])][start:stop] == row[f"{side}quote"]


def test_who_reports_is_the_article_where_nobody_else_says_so(two: Path) -> None:
    assert {row["reported_by"] for row in ledger(two) if row["answer"]} == {"the article"}


# ---- narrowed, only the articles that speak of it are asked --------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of forty agreements whose parties deliver and report."""
    path = tmp_path_factory.mktemp("many") / "store"
    make(Corpus(40), path)
    with closing(open_store(path)) as opened:
        yield opened.graph


def of_each(told: list[Row], column: str) -> dict[object, list[Row]]:
    """The rows by what they have in a column, in an order of their own."""
    found: dict[object, list[Row]] = {}
    for row in sorted(told, key=str):
        found.setdefault(row[column], []).append(row)
    return found


@pytest.mark.parametrize(("kind", "column"), [("agreement", "agreement"), ("document", "document_iri")])
def test_a_narrowed_ledger_has_the_rows_of_the_whole_one(many: Store, kind: str, column: str) -> None:
    whole = of_each(rows(many.query(find("ledger").sparql)), column)
    assert any(row["answer"] for told in whole.values() for row in told)
    for thing in {name.iri for name in names(kind, many)}:
        assert of_each(told({kind: thing}, many), column).get(thing, []) == whole.get(thing, [])


# ---- the command -------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "md"])
def test_the_coverage_stands_below_a_table(two: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["ledger", "--store", str(two), "--format", form]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "2 bài / articles, 2021-03-20 – 2023-06-10" in out.splitlines()[-1]
    assert "no report in this corpus up to 2023-06-10" in out


def test_the_coverage_stands_in_json_and_csv(two: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["ledger", "--store", str(two), "--format", "json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert told["coverage"] == {"articles": 2, "known_from": "2021-03-20", "known_up_to": "2023-06-10"}
    assert main(["ledger", "--store", str(two), "--format", "csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert len(lines) == len(told["rows"])
    assert {(line["articles"], line["known_up_to"]) for line in lines} == {("2", "2023-06-10")}


def test_a_party_and_an_agreement_narrow_it(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["ledger", "--agreement", "2014-2020", "--party", "VNPT", "--store", str(store), "--format", "json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)["rows"]
    assert {row["position"] for row in told} == {1, 2, 3, 4, 5}


def test_the_page_opens_every_quote_without_a_script(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "ledger.html"
    assert main(["ledger", "--store", str(store), "-o", str(page), "--language", "en"]) == 0
    text = page.read_text("utf-8")
    assert "<script" not in text
    assert "prefers-color-scheme: dark" in text
    assert 'scope="row"' in text
    assert "articles: 1; December 2020 – December 2020" in text
    assert 'href="' not in text
    for words in ("VNPT iOffice", "300 sinh viên", "widened", "no report in this corpus up to December 2020"):
        assert words in text
    assert len(re.findall("<details", text)) == len(re.findall("<summary", text)) > 10
