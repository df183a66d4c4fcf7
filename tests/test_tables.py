"""Tables for people: their order, their words for what is not stated, and cells that cannot harm a terminal."""

import pytest

from hoptac.questions import NOT_STATED
from hoptac.tables import Table, of_rows, ordered


def names(*values: str | int | None) -> list[dict[str, str | int | None]]:
    return [{"name": value} for value in values]


def test_rows_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    assert ordered(names("Gia Lai", "Đà Nẵng", "Dương", "Ân", "An"), [("name", False)]) == names(
        "An", "Ân", "Dương", "Đà Nẵng", "Gia Lai"
    )


def test_numbers_stand_by_value_after_what_is_not_stated() -> None:
    assert ordered(names(10, "x", 9, None), [("name", False)]) == names(None, 9, 10, "x")


def test_a_column_may_fall_and_a_second_decides_between_equals() -> None:
    rows: list[dict[str, str | int | None]] = [{"n": 1, "name": "b"}, {"n": 2, "name": "c"}, {"n": 2, "name": "a"}]
    assert [row["name"] for row in ordered(rows, [("n", True), ("name", False)])] == ["a", "c", "b"]


def test_plain_lines_are_aligned_and_have_no_spaces_at_their_ends() -> None:
    lines = Table("", ("person", "n"), (("Lê Ngọc Hoa", "1"), ("Ân", "–"))).plain().splitlines()
    assert lines == ["person       n", "Lê Ngọc Hoa  1", "Ân           –"]


def test_a_bar_in_a_cell_does_not_end_it_in_markdown() -> None:
    assert Table("", ("a",), (("x|y",),)).markdown().splitlines()[2] == "| x\\|y |"


def test_characters_that_turn_or_erase_text_are_spelt_out() -> None:
    table = of_rows(["name"], names("abc\u202edef\x1b[2J\nghi"))
    assert table.rows == (("abc\\u202edef\\x1b[2J ghi",),)


def test_a_terminal_gets_a_drawn_table_with_title_and_notes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    Table(
        "Ai ký?\nWho signed?", ("person", "party"), ((NOT_STATED, "[red]VNPT[/red]"),), ("person: the text names nobody",)
    ).show()
    drawn = capsys.readouterr().out
    assert "Ai ký?" in drawn
    assert "[red]VNPT[/red]" in drawn, "a cell is text, no markup"
    assert f"{NOT_STATED}: person: the text names nobody" in drawn


def test_a_drawn_table_fits_its_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    Table("", ("quote", "document"), (("Ủy ban nhân dân tỉnh " * 20, "a" * 80),)).draw()
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60
