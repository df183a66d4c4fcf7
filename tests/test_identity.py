"""Who is who across articles: what is one is merged with its reason, what is not stays two, and a person has the last word."""

import csv
import io
from pathlib import Path

import pytest

from hoptac import ask
from hoptac.building import build
from hoptac.checking import check
from hoptac.cli import main
from hoptac.errors import InputError
from hoptac.identity.decisions import Decisions
from hoptac.nearest import alike
from hoptac.store import open_store
from hoptac.vocabulary import Names

WHO = Path(__file__).parent / "golden" / "who"
BASE = "https://example.org/"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("who") / "store"
    build([WHO], path, BASE)
    return path


def who(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    assert main(["entities", "--store", str(path), "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))


def people(path: Path, name: str) -> set[str]:
    return {str(row["person_iri"]) for row in ask("people", store=path) if row["person"] == name}


def test_a_namesake_in_another_province_is_another_person_and_a_doubt(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(people(store, "Lê Văn Thử")) == 2
    (doubt,) = (row for row in who(store, capsys) if row["verdict"] == "doubtful")
    assert (doubt["name"], doubt["rule"], doubt["reason"]) == ("Lê Văn Thử", "same-name", "one name, Bình Định and Lào Cai")


def test_an_official_of_a_province_that_became_part_of_another_is_one_person(store: Path) -> None:
    posts = [row for row in ask("posts-over-time", store=store) if row["organisation"] == "Ủy ban nhân dân tỉnh Gia Lai"]
    (earlier,) = (row for row in ask("posts-over-time", store=store) if row["organisation"] == "Ủy ban nhân dân tỉnh Bình Định")
    assert {row["person_iri"] for row in posts} == {earlier["person_iri"]}
    assert (earlier["as_of"], posts[0]["as_of"]) == ("2023-05-10", "2025-09-10")


def test_a_post_that_changed_between_two_articles_is_a_finding_and_no_conflict(store: Path) -> None:
    changes = {(row["person"], row["earlier_organisation"], row["organisation"]) for row in ask("post-changes", store=store)}
    assert ("Lê Văn Thử", "Ủy ban nhân dân tỉnh Bình Định", "Ủy ban nhân dân tỉnh Gia Lai") in changes
    assert ask("conflicts", store=store) == []


def test_bodies_that_became_others_stay_and_lead_to_them(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    became = {(row["name"], row["other_name"], row["rule"]) for row in who(store, capsys) if row["verdict"] == "became"}
    assert became == {
        ("Ủy ban nhân dân tỉnh Bình Định", "Ủy ban nhân dân tỉnh Gia Lai", "merged-province"),
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ", "became"),
    }
    names = {row["organisation"] for row in ask("organisations", store=store)}
    assert {"Ủy ban nhân dân tỉnh Bình Định", "Bộ Thông tin và Truyền thông"} <= names


def test_a_renamed_company_is_one_body_and_its_former_name_leads_there(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in ask("organisations", store=store) if "Năng lượng" in str(row["organisation"])]
    assert len(rows) == 2
    assert len({row["organisation_iri"] for row in rows}) == 1
    (alias,) = (row for row in who(store, capsys) if row["rule"] == "listed-name")
    assert alias["name"] == "Tập đoàn Dầu khí Việt Nam"
    assert f"{BASE}id/{alias['other']}" == rows[0]["organisation_iri"]


def test_somebody_without_a_post_is_who_holds_one_in_a_body_of_that_article(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(people(store, "Trần Thị Mẫu")) == 1
    (merge,) = (row for row in who(store, capsys) if row["name"] == "Trần Thị Mẫu")
    assert merge["rule"] == "named-beside"


def test_every_merge_states_rule_and_reason_and_the_graph_is_sound(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert all(row["rule"] and row["reason"] for row in who(store, capsys))
    assert list(check(open_store(store))) == []


def test_the_order_of_the_articles_changes_nothing(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(sorted(WHO.glob("*.txt"), reverse=True), tmp_path / "store", BASE)
    assert who(tmp_path / "store", capsys) == who(store, capsys)


def test_a_decision_is_applied_and_undone_and_the_addresses_survive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, file = tmp_path / "store", tmp_path / "decisions.toml"
    build([WHO], path, BASE)
    before, rows = people(path, "Lê Văn Thử"), who(path, capsys)
    (doubt,) = (row for row in rows if row["verdict"] == "doubtful")
    file.write_text(f'same = [["{doubt["one"]}", "{doubt["other"]}"]]  # ông chuyển công tác\n', "utf-8")
    build([WHO], path, BASE, decisions=file)
    assert people(path, "Lê Văn Thử") < before
    merged = [row for row in who(path, capsys) if row["rule"] == "decided"]
    assert {f"{BASE}id/{merged[0][side]}" for side in ("one", "other")} == before
    file.write_text("# dòng ấy đã được bỏ\n", "utf-8")
    build([WHO], path, BASE, decisions=file)
    assert (people(path, "Lê Văn Thử"), who(path, capsys)) == (before, rows)


def test_what_a_person_keeps_apart_no_rule_joins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, file = tmp_path / "store", tmp_path / "decisions.toml"
    build([WHO], path, BASE)
    (merge,) = (row for row in who(path, capsys) if row["name"] == "Phạm Văn Ví")
    file.write_text(f'not-same = [["{merge["one"]}", "{merge["other"]}"]]\n', "utf-8")
    build([WHO], path, BASE, decisions=file)
    assert len(people(path, "Phạm Văn Ví")) == 2
    assert not [row for row in who(path, capsys) if row["name"] == "Phạm Văn Ví"]


def test_decisions_are_found_where_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("decisions.toml").write_text('perhaps = [["person/a", "person/b"]]\n', "utf-8")
    assert main(["build", str(WHO), "--store", "store"]) == InputError.code
    assert '"perhaps" is no decision; write same = [ … ] or not-same = [ … ]' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("same = [", "cannot be read as TOML"),
        ('same = [["person/a"]]', "is no pair; write"),
        ('same = [["person/a", "organisation/b"]]', "are of two kinds"),
    ],
)
def test_a_decision_that_cannot_be_understood_is_told_with_its_file(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=problem) as found:
        Decisions.read(file, Names(BASE))
    assert str(file) in str(found.value)


def test_names_that_differ_in_one_word_that_is_like_are_doubtful_and_others_are_not() -> None:
    names = ["Công ty Cổ phần Sao Khuê", "Công ty Cổ phần Sao Khuệ", "Công ty Cổ phần Mây Trắng", "Sở Y tế", "Sở Xây dựng"]
    assert [(one, other) for one, other, _ in alike(names)] == [(0, 1)]


def test_two_papers_of_the_same_parties_in_one_year_are_two_agreements_and_no_conflict(tmp_path: Path) -> None:
    for name, day in (("a.txt", "5/3/2024"), ("b.txt", "6/3/2024"), ("c.txt", "20/11/2024"), ("d.txt", "21/11/2024")):
        text = f"Ngày {day}, UBND tỉnh Lào Cai và Công ty Cổ phần Mây Trắng ký thỏa thuận hợp tác về du lịch."
        (tmp_path / name).write_text(text, "utf-8")
    build([tmp_path], tmp_path / "store", BASE)
    of_article = {row["document"]: row["agreement"] for row in ask("agreements", store=tmp_path / "store")}
    assert of_article["a.txt"] == of_article["b.txt"] != of_article["c.txt"] == of_article["d.txt"]
    days = {(row["value"], row["other_value"]) for row in ask("conflicts", store=tmp_path / "store")}
    assert days == {("2024-03-05", "2024-03-06"), ("2024-11-20", "2024-11-21")}
