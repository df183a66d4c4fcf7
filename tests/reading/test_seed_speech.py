"""The seed article: what was said, promised, asked, wished and aimed at in it."""

import pytest

from hoptac import resources
from hoptac.model import Commitment, Document, Goal, Reading, Statement
from hoptac.reading import read

TRUNG, LONG = "Nguyễn Đức Trung", "Phạm Đức Long"
PROVINCE, VNPT = "Ủy ban nhân dân tỉnh Nghệ An", "Tập đoàn Bưu chính Viễn thông Việt Nam"


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read(Document.of("seed.txt", resources.read("seeds/000_1c27b647e69cbd21.txt")))


def statements(seed: Reading, speaker: str, kind: str) -> list[Statement]:
    return [fact for fact in seed.facts if isinstance(fact, Statement) and (fact.speaker, fact.kind) == (speaker, kind)]


def commitments(seed: Reading, by: str) -> list[Commitment]:
    return [fact for fact in seed.facts if isinstance(fact, Commitment) and fact.by == (by,)]


def goals(seed: Reading) -> list[Goal]:
    return [fact for fact in seed.facts if isinstance(fact, Goal)]


def test_the_aim_of_the_agreement_of_2020(seed: Reading) -> None:
    aims = [goal for goal in goals(seed) if goal.rule == "aim-is"]
    assert aims[0].text.startswith("phát huy tối đa thế mạnh của hai bên")
    assert aims[-1].text.endswith("mang lại lợi ích chung cho chính quyền, người dân và doanh nghiệp")
    assert {aim.agreement for aim in aims} == {"a1"}


def test_what_vnpt_undertakes(seed: Reading) -> None:
    (advice,) = commitments(seed, VNPT)
    assert advice.text.startswith("Tập đoàn VNPT tư vấn cho chính quyền Nghệ An phát triển theo chiến lược chính quyền số")
    assert (advice.to, advice.verb, advice.agreement) == (PROVINCE, "tư vấn", "a1")


def test_what_the_province_commits_to(seed: Reading) -> None:
    priority, support = commitments(seed, PROVINCE)
    assert priority.text.startswith("Ưu tiên Tập đoàn VNPT triển khai cho chính quyền Nghệ An")
    assert support.text.startswith("Tỉnh Nghệ An cam kết sẽ hỗ trợ cho VNPT")
    assert (support.to, support.speaker, support.verb) == (VNPT, TRUNG, "cam kết sẽ")


def test_what_the_chairman_asks_of_vnpt(seed: Reading) -> None:
    asked = statements(seed, TRUNG, "request")
    assert [request.to for request in asked] == [VNPT] * 3
    for request, words in zip(asked, ("chỉ đạo, huy động nguồn lực", "đầu tư mạnh hơn", "Trung tâm giám sát"), strict=True):
        assert words in request.text


def test_what_vnpt_wishes(seed: Reading) -> None:
    wishes = statements(seed, LONG, "wish")
    assert [wish.text.split(" ")[0] for wish in wishes] == ["mong", "đồng"]
    assert "không chỉ trong xây dựng chính quyền số" in wishes[0].text
    assert "các doanh nghiệp trên địa bàn tỉnh" in wishes[1].text


def test_who_assesses_the_first_period(seed: Reading) -> None:
    assert "đã mở tiền đề vững chắc" in statements(seed, LONG, "assessment")[0].text
    assert any("đạt được nhiều kết quả tích cực, dù có mức độ khác nhau" in s.text for s in statements(seed, TRUNG, "assessment"))


def test_the_goals_for_2025_and_2030(seed: Reading) -> None:
    by_year = {goal.by: goal for goal in goals(seed) if goal.by}
    assert "tỉnh khá trong khu vực miền Bắc" in by_year[2025].text
    assert "tỉnh khá của cả nước" in by_year[2030].text
    assert {goal.speaker for goal in by_year.values()} == {TRUNG}


def test_what_is_delivered_or_hoped_to_come_of_it_is_no_promise(seed: Reading) -> None:
    said = [fact.text for fact in seed.facts if isinstance(fact, Commitment | Goal)]
    assert not [text for text in said if "đã " in text or "VNPT iOffice" in text]
    assert not [goal for goal in goals(seed) if goal.text.startswith("đưa tỉnh Nghệ An")]
