"""Comparisons: any two agreements, or what two parties have signed, by one published rule; each side with its quotes."""

import csv
import io
from pathlib import Path

import pytest

from hoptac import resources
from hoptac.building import build
from hoptac.cli import main
from hoptac.errors import UsageError

OTHER = (
    " date 2022-05-12 Ngày 12/5/2022, UBND tỉnh Thanh Hóa và Tập đoàn FPT ký kết Thỏa thuận hợp tác về chuyển đổi số "
    "giai đoạn 2022 - 2025.\n\n"
    "Hai bên thống nhất hợp tác 2 nội dung gồm: Hợp tác trong lĩnh vực công nghiệp CNTT; Hợp tác phát triển du lịch thông minh.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped article and one on other parties."""
    folder = tmp_path_factory.mktemp("compare")
    (folder / "khac.txt").write_text(OTHER, "utf-8")
    build([resources.path("seeds"), folder / "khac.txt"], folder / "store")
    return folder / "store"


def compared(store: Path, capfdbinary: pytest.CaptureFixture[bytes], *sides: str) -> list[dict[str, str]]:
    assert main(["compare", *sides, "--store", str(store), "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))


def areas(lines: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(line["change"], line["one_position"], line["other_position"]) for line in lines if line["point"] == "area"]


def test_the_agreement_of_2020_keeps_two_areas_widens_three_and_has_one_new(
    store: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = compared(store, capfdbinary, "2014-2020", "2020-2025")
    assert areas(lines) == [
        ("widened", "2", "1"),
        ("widened", "1", "2"),
        ("kept", "3", "3"),
        ("widened", "4", "4"),
        ("kept", "5", "5"),
        ("new", "–", "6"),
    ]
    points = {(line["point"], line["change"], line["one"], line["other"]) for line in lines}
    assert ("signed", "changed", "2014-09-13", "2020-12") in points
    assert ("figure", "first only", "300 sinh viên", "–") in points
    assert ("kind", "changed", "Bản ghi nhớ hợp tác chiến lược", "Thỏa thuận hợp tác chiến lược") in points


def test_the_other_way_round_what_was_new_is_dropped(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = compared(store, capfdbinary, "2020-2025", "2014-2020")
    assert ("dropped", "6", "–") in areas(lines)
    assert ("kept", "3", "3") in areas(lines)


def test_agreements_that_do_not_follow_each_other_compare(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = areas(compared(store, capfdbinary, "2014-2020", "2022-2025"))
    assert ("kept", "5", "1") in found
    assert ("new", "–", "2") in found
    assert [change for change, *_ in found].count("dropped") == 4


def test_the_agreements_of_two_parties_compare(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = areas(compared(store, capfdbinary, "--party", "VNPT", "--party", "FPT"))
    assert ("new", "–", "2") in found
    assert ("dropped", "6", "–") in found


def test_parties_that_signed_together_are_compared_in_time(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    together = compared(store, capfdbinary, "--party", "VNPT", "--party", "UBND tỉnh Nghệ An")
    assert areas(together) == areas(compared(store, capfdbinary, "2014-2020", "2020-2025"))


@pytest.mark.parametrize("sides", [["2014-2020"], ["2014-2020", "2014-2020"], ["--party", "VNPT"]])
def test_one_side_is_no_comparison(store: Path, sides: list[str]) -> None:
    with pytest.raises(UsageError, match="compare: "):
        main(["--debug", "compare", *sides, "--store", str(store)])


def test_every_quote_of_a_comparison_re_reads_equal(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (article,) = resources.path("seeds").glob("*.txt")
    texts = {article.name: article.read_text("utf-8"), "khac.txt": OTHER}
    for line in compared(store, capfdbinary, "2014-2020", "2022-2025"):
        for side in ("one", "other"):
            if quote := line[f"{side}_quote"]:
                start, stop = int(line[f"{side}_quote_start"]), int(line[f"{side}_quote_stop"])
                assert texts[line[f"{side}_document"]][start:stop] == quote


def test_the_page_has_both_sides_with_their_quotes(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "compare.html"
    assert main(["compare", "2014-2020", "2020-2025", "--store", str(store), "-o", str(page)]) == 0
    text = page.read_text("utf-8")
    assert "<script" not in text
    assert text.count("<blockquote") > 10
    assert 'href="' not in text
    assert "nông nghiệp thông minh" in text
