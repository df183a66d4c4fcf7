"""Systems: every drawn sentence gives the systems drawn in it with their status and provider, and nothing else."""

from typing import Any

import pytest

from drawn import cases
from hoptac.model import Annotated, Area, Delivery, Document, Fact
from hoptac.reading.progress import Course
from hoptac.reading.system_names import system_names
from hoptac.reading.systems import read
from marked import marked

CASES = cases("systems.toml")
VNPT = "Tập đoàn Bưu chính Viễn thông Việt Nam"


def found(says: str, *earlier: Fact) -> tuple[Delivery, ...]:
    return read(marked(says)[0], earlier)


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_each_system_is_read_with_how_far_it_is_and_by_whom(case: dict[str, Any]) -> None:
    annotated, answers = marked(case["says"])
    deliveries = read(annotated, ())
    assert tuple(delivery.system for delivery in deliveries) == answers
    assert [delivery.status for delivery in deliveries] == case.get("status", [d.status for d in deliveries])
    assert [delivery.provider for delivery in deliveries] == case.get("by", [d.provider for d in deliveries])


def test_the_evidence_runs_from_who_provides_to_what() -> None:
    (delivery,) = found("Chiều nay, VNPT đã triển khai phần mềm VNPT iOffice tại nhiều sở.")
    assert delivery.evidence.quote == "VNPT đã triển khai phần mềm VNPT iOffice"


def test_a_system_told_twice_is_one_as_far_as_the_farthest_report() -> None:
    says = "VNPT sẽ mở rộng Trung tâm điều hành thông minh (IOC).\nTrung tâm điều hành thông minh đã được VNPT đưa vào vận hành."
    assert [(delivery.system, delivery.status) for delivery in found(says)] == [("Trung tâm điều hành thông minh", "delivered")]


def test_a_kind_before_the_same_name_makes_no_second_system() -> None:
    says = "VNPT đã triển khai phòng họp không giấy. Phần mềm phòng họp không giấy được VNPT cập nhật hằng năm."
    assert [delivery.system for delivery in found(says)] == ["phòng họp không giấy"]


def test_what_an_agreement_lists_is_planned_under_it() -> None:
    says = "Nội dung gồm: VNPT làm kho dữ liệu dùng chung cho UBND tỉnh Nghệ An."
    document = marked(says)[0].document
    area = Area("a1", 1, "kho dữ liệu dùng chung", evidence=document.evidence(14, len(says)), rule="drawn")
    (delivery,) = found(says, area)
    assert (delivery.status, delivery.agreement) == ("planned", "a1")


def test_the_beneficiary_is_the_public_body_beside_the_provider_and_not_the_one_that_rules() -> None:
    ruled = "VNPT đã triển khai phần mềm báo cáo điện tử theo hướng dẫn của Văn phòng Chính phủ."
    given = "VNPT đã triển khai phần mềm báo cáo điện tử cho Sở Y tế tỉnh Nghệ An."
    assert [delivery.beneficiary for says in (ruled, given) for delivery in found(says)] == ["", "Sở Y tế tỉnh Nghệ An"]


def test_a_promise_of_an_earlier_paragraph_is_ended_by_a_report() -> None:
    says = "VNPT sẽ giúp UBND tỉnh Nghệ An làm chữ ký số.\nỞ các trường, học bạ điện tử được đưa vào sử dụng."
    assert [delivery.status for delivery in found(says)] == ["planned", "delivered"]


def test_an_article_that_names_no_body_tells_of_no_system() -> None:
    assert found("Người dân đang dùng phần mềm quản lý thư viện.") == ()


@pytest.mark.parametrize(
    "worst", ["hệ thống quản lý, " * 5_000, "phần mềm " + "Aa " * 30_000, "đã sẽ thí điểm; " * 6_000, "(" * 50_000]
)
def test_the_worst_text_takes_no_longer_than_its_length(worst: str) -> None:
    """Takes a moment; anything quadratic would take minutes."""
    annotated = Annotated(Document.of("a.txt", worst), (), ())
    assert list(system_names(annotated)) == []
    assert Course(annotated).sentences == ()
