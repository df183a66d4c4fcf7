"""Figures: every drawn sentence gives the numbers drawn in it, with what they are of and the years that they are for."""

from typing import Any

import pytest

from drawn import cases
from hoptac.model import Figure, Period, Quantity, Statement
from hoptac.reading import figures, systems
from marked import marked

CASES = cases("figures.toml")


def printed(quantity: Quantity) -> str:
    joint = "" if quantity.unit.startswith("/") else " "
    return f"{quantity.bound} {quantity.value}{joint}{quantity.unit}".strip()


def years(period: Period | None) -> str:
    return f"{period.start or ''}-{period.end or ''}" if period else ""


def found(says: str) -> tuple[Figure, ...]:
    annotated, _ = marked(says)
    return figures.read(annotated, systems.read(annotated, ()))


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_each_counted_or_measured_result_is_one_figure(case: dict[str, Any]) -> None:
    annotated, answers = marked(case["says"])
    read = figures.read(annotated, ())
    if all("-" not in answer for answer in answers):
        assert [printed(figure.quantity) for figure in read] == list(answers)
    assert [figure.about for figure in read] == case.get("about", [figure.about for figure in read])
    assert [years(figure.period) for figure in read] == case.get("years", [years(figure.period) for figure in read])


def test_a_range_is_two_figures() -> None:
    assert [printed(figure.quantity) for figure in found("VNPT hỗ trợ 2 - 3 triệu đồng cho mỗi trường.")] == [
        "2 triệu đồng",
        "3 triệu đồng",
    ]


def test_a_number_of_places_belongs_to_the_system_before_it_and_not_to_its_neighbour() -> None:
    says = "VNPT đã xây dựng cổng dữ liệu mở; triển khai phần mềm quản lý công việc tại 27 đơn vị; cấp chữ ký số và 40 máy tính."
    assert [figure.system for figure in found(says)] == ["phần mềm quản lý công việc", ""]


def test_the_evidence_holds_the_number_and_what_it_is_of() -> None:
    (figure,) = found("Tại buổi lễ, VNPT đã nhận 40 sinh viên vào làm việc, ông nói.")
    assert figure.evidence.quote == "VNPT đã nhận 40 sinh viên vào làm việc"


def test_who_says_a_number_reports_it() -> None:
    says = "Ông Lê Văn An, Chủ tịch UBND tỉnh Nghệ An cho biết tỉnh có 21 huyện."
    annotated, _ = marked(says)
    said = Statement("Lê Văn An", "assessment", "", evidence=annotated.document.evidence(49, len(says)), rule="drawn")
    (figure,) = figures.read(annotated, (said,))
    assert figure.reporter == "Lê Văn An"


def test_a_figure_of_years_that_a_section_begins_with_is_for_those_years() -> None:
    says = "NHÌN LẠI\nGiai đoạn 2018 - 2021, VNPT mở rộng mạng.\nCó 300 trường dùng Internet.\nSẮP TỚI\nVNPT tặng 20 máy tính."
    assert [years(figure.period) for figure in found(says)] == ["2018-2021", ""]


@pytest.mark.parametrize("joint", ["; ", "\n", ", "])
def test_the_worst_text_takes_no_longer_than_its_length(joint: str) -> None:
    """Takes a moment; anything quadratic would take minutes."""
    annotated, _ = marked(("VNPT đã triển khai phần mềm VNPT iOffice tại 43 cơ quan, đơn vị trên địa bàn" + joint) * 1_000)
    assert figures.read(annotated, systems.read(annotated, ()))


def test_deliveries_of_another_sentence_have_no_part_in_it() -> None:
    assert all(figure.system == "" for figure in found("VNPT đã triển khai chữ ký số. Có 40 trường học mới."))
