"""The event of an article, who took part in it and in what way, and who only wrote or took pictures."""

from collections.abc import Iterable

import pytest

from hoptac import resources
from hoptac.model import Agreement, Credit, Document, Event, Fact, Participation, Person, Reading
from hoptac.reading import read

PROVINCE, VNPT = "Ủy ban nhân dân tỉnh Nghệ An", "Tập đoàn Bưu chính Viễn thông Việt Nam"


def reading(text: str) -> Reading:
    return read(Document.of("a.txt", text))


def event(facts: Iterable[Fact]) -> Event | None:
    return next((fact for fact in facts if isinstance(fact, Event)), None)


def parts(facts: Iterable[Fact], part: str) -> dict[str, str]:
    return {fact.person: fact.side for fact in facts if isinstance(fact, Participation) and fact.part == part}


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read(Document.of("seed.txt", resources.read("seeds/000_1c27b647e69cbd21.txt")))


def test_who_attended_in_the_seed(seed: Reading) -> None:
    there = parts(seed.facts, "attended")
    assert {name for name, side in there.items() if side == PROVINCE} >= {"Nguyễn Đức Trung", "Lê Ngọc Hoa"}
    assert {name for name, side in there.items() if side == VNPT} >= {"Phạm Đức Long", "Huỳnh Quang Liêm"}


def test_who_spoke_and_presented_in_the_seed(seed: Reading) -> None:
    assert set(parts(seed.facts, "presented")) == {"Phan Nguyên Hào"}
    assert set(parts(seed.facts, "spoke")) == {"Nguyễn Đức Trung", "Phạm Đức Long"}
    assert parts(seed.facts, "signed") == {}


def test_who_took_pictures_is_no_person_of_the_seed(seed: Reading) -> None:
    credited = {(fact.person, fact.part) for fact in seed.facts if isinstance(fact, Credit)}
    assert credited >= {("Phạm Bằng", "photographer"), ("Thành Duy", "photographer")}
    people = {fact.name for fact in seed.facts if isinstance(fact, Person)}
    assert people == {"Nguyễn Đức Trung", "Lê Ngọc Hoa", "Phạm Đức Long", "Huỳnh Quang Liêm", "Phan Nguyên Hào"}


def test_the_signing_of_the_seed(seed: Reading) -> None:
    signing = event(seed.facts)
    assert signing is not None
    assert signing.kind == "signing"


@pytest.mark.parametrize(
    ("text", "kind", "date", "place", "online"),
    [
        (
            "Chiều 26/1/2024, tại Hà Nội, UBND tỉnh Nghệ An và VNPT ký thỏa thuận hợp tác.",
            "signing",
            "2024-01-26",
            "Hà Nội",
            False,
        ),
        (
            "Ngày 11/6, UBND tỉnh Quảng Trị họp trực tuyến với Tập đoàn FPT. Tại buổi làm việc, hai bên trao đổi về nhân lực.",
            "meeting",
            "--06-11",
            "",
            False,
        ),
        (
            "Ngày 3/3/2022, lễ ký biên bản ghi nhớ giữa Đại học Vinh và VNPT được tổ chức trực tuyến.",
            "signing",
            "2022-03-03",
            "",
            True,
        ),
        (
            "Ngày 5/5/2024, Tập đoàn FPT làm việc với UBND tỉnh Nghệ An. Năm 2014, hai bên đã ký bản ghi nhớ hợp tác.",
            "meeting",
            "2024-05-05",
            "",
            False,
        ),
        (
            "Ngày 5/5/2024, Tập đoàn FPT làm việc với UBND tỉnh Nghệ An. Hai bên dự kiến sẽ ký thỏa thuận hợp tác vào tháng 9.",
            "meeting",
            "2024-05-05",
            "",
            False,
        ),
    ],
)
def test_what_the_event_is(text: str, kind: str, date: str, place: str, online: bool) -> None:
    found = event(reading(text).facts)
    assert found is not None
    assert found.date is not None
    assert (found.kind, found.date.lexical, found.place, found.online) == (kind, date, place, online)


@pytest.mark.parametrize(
    "text",
    [
        "Giá điện tăng 3% từ ngày 4/5. Người dân đánh giá cao dịch vụ của VNPT.",
        "Bộ Y tế ban hành thông tư về khám chữa bệnh.",
    ],
)
def test_news_of_no_meeting_has_no_event(text: str) -> None:
    facts = reading(text).facts
    assert event(facts) is None
    assert not parts(facts, "attended")


def test_the_words_of_a_signing_are_its_evidence() -> None:
    text = "Chiều 26/1/2024, tại Hà Nội, UBND tỉnh Nghệ An và VNPT ký thỏa thuận hợp tác."
    found = event(reading(text).facts)
    assert found is not None
    assert text[found.evidence.start : found.evidence.stop] == found.evidence.quote == "ký thỏa thuận hợp tác"


def test_sides_are_those_behind_whom_people_are_named() -> None:
    facts = reading(
        "Ngày 26/1/2024, UBND tỉnh Nghệ An và VNPT ký thỏa thuận hợp tác. Dự lễ ký, về phía tỉnh Nghệ An có đồng chí Lê Văn An, "
        "Bí thư Tỉnh ủy; phía VNPT có ông Trần Phong. Ông Vũ Hòa, nhà báo, viết về việc này."
    ).facts
    assert parts(facts, "attended") == {"Lê Văn An": PROVINCE, "Trần Phong": VNPT}


def test_a_party_to_which_nobody_belongs_is_not_guessed() -> None:
    facts = reading(
        "Ngày 12/1/2026, Bộ Chỉ huy Quân sự tỉnh Thanh Hóa và Sở Y tế tỉnh Thanh Hóa ký kết quy chế phối hợp. Dự lễ có Đại tá "
        "Vũ Văn Tú, Ủy viên Ban Thường vụ Tỉnh ủy, Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh; ông Lê Văn Cường, Giám đốc Sở Y tế; "
        "ông Trần Phong, Phó Bí thư Tỉnh ủy."
    ).facts
    army, health = "Bộ Chỉ huy Quân sự tỉnh Thanh Hóa", "Sở Y tế tỉnh Thanh Hóa"
    assert parts(facts, "attended") == {"Vũ Văn Tú": army, "Lê Văn Cường": health, "Trần Phong": ""}


def test_those_who_sign_are_named_so() -> None:
    facts = reading(
        "Ngày 26/1/2024, UBND tỉnh Nghệ An và VNPT ký kết thỏa thuận hợp tác. Thay mặt UBND tỉnh Nghệ An ký văn bản là ông "
        "Lê Văn An, Phó Chủ tịch UBND tỉnh; phía VNPT là ông Trần Phong, Phó Tổng giám đốc."
    ).facts
    assert parts(facts, "signed") == {"Lê Văn An": PROVINCE, "Trần Phong": VNPT}


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Hai bên ký kết.\nToàn cảnh buổi lễ. Ảnh: Văn Minh\nMinh An", {("Văn Minh", "photographer"), ("Minh An", "reporter")}),
        ("Hai bên ký kết.\nToàn cảnh buổi lễ. Ảnh: TTXVN", set()),
        ("Hai bên ký kết.\nToàn cảnh buổi lễ. Ảnh: UET", set()),
        (
            "Hai bên ký kết.\nToàn cảnh. Ảnh: Lê Sơn - Vũ Hà",
            {("Lê Sơn", "photographer"), ("Vũ Hà", "photographer")},
        ),
    ],
)
def test_credits(text: str, credited: set[tuple[str, str]]) -> None:
    facts = reading(text).facts
    assert {(fact.person, fact.part) for fact in facts if isinstance(fact, Credit)} == credited
    assert not [fact for fact in facts if isinstance(fact, Person)]


def test_an_agreement_of_an_earlier_year_was_not_signed_at_the_event_of_the_article() -> None:
    text = (
        " date 2020-12 Trước lễ ký, ngày 13/9/2014 UBND tỉnh Lào Cai và FPT đã ký bản ghi nhớ giai đoạn 2014 - 2020. "
        "Tại lễ ký kết, UBND tỉnh Lào Cai và FPT ký thỏa thuận hợp tác giai đoạn 2020 - 2025."
    )
    facts = read(Document.of("a.txt", text)).facts
    signed_at = {fact.kind: fact.event for fact in facts if isinstance(fact, Agreement)}
    assert signed_at == {"Bản ghi nhớ": "", "Thỏa thuận hợp tác": "e1"}


def test_who_makes_the_visit_in_whose_course_a_paper_is_signed_is_not_taken_for_present() -> None:
    facts = reading(
        "Ngày 31/5/2018, trong khuôn khổ chuyến thăm Nhật Bản của Chủ tịch nước Lê Văn An, Chủ tịch UBND tỉnh Nghệ An Trần Phong "
        "đã tham dự hội nghị và ký thỏa thuận hợp tác với VNPT."
    ).facts
    assert set(parts(facts, "attended")) == {"Trần Phong"}
