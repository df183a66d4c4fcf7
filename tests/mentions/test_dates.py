"""Dates and periods: each is as exact as the words, and the words are marked in the sentence."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.mentions.dates import dates
from hoptac.model import Document, Kind, Period, StatedDate

DRAWN = re.compile(r"\[([^\]]*)\]")


def read(text: str, published: StatedDate | None = None) -> list[tuple[str, str]]:
    """The words of each mention with what they mean."""
    document = Document.of("a.txt", text, published=published)
    return [(text[m.start : m.stop], meaning(m.value)) for m in dates(document)]


def meaning(value: object) -> str:
    if isinstance(value, Period):
        return f"{value.start or ''}..{value.end or ''}"
    assert isinstance(value, StatedDate)
    return f"{value.lexical} {value.half}".strip()


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("[Ngày 13/9/2014], hai bên ký.", "2014-09-13"),
        ("Lễ ký [ngày 28-4-2021] tại Hà Nội", "2021-04-28"),
        ("[Sáng 4.4.2017], lãnh đạo hai nơi gặp nhau", "2017-04-04 sáng"),
        ("[Chiều ngày 8 tháng 10 năm 2019], tại Hà Nội", "2019-10-08 chiều"),
        ("Ký [ngày 8/10 năm 2019].", "2019-10-08"),
        ("[Tháng 4/2021], hai bên ký", "2021-04"),
        ("Từ [tháng 4 năm 2021] đã có", "2021-04"),
        ("Bản ghi nhớ [năm 2014] hết hạn", "2014"),
        ("[cuối năm 2024] sẽ xong", "2024"),
        ("[Ngày 11-9], hai bên ký", "--09-11"),
        ("[Chiều nay (10/7], tại Huế)", "--07-10 chiều"),
        ("[tối ngày 3/4], trường đón khách", "--04-03 tối"),
        ("Hiệp ước ký năm ấy ([18/7/1977])", "1977-07-18"),
        ("Trong hai [ngày 14-15/7/2024], đoàn thăm tỉnh", "2024-07"),
        ("[ngày 24 và 25/7], đoàn thăm tỉnh", "--07"),
        ("In lúc [7/11/2025, 1:40 PM] từ trang nhà", "2025-07-11"),
        ("Cập nhật 2020: [2020-12-18] hoàn tất", "2020-12-18"),
    ],
)
def test_a_date_is_as_exact_as_its_words(drawn: str, meant: str) -> None:
    (words,) = DRAWN.findall(drawn)
    assert read(drawn.replace("[", "").replace("]", "")) == [(words, meant)]


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("Thỏa thuận [giai đoạn 2020 - 2025] đã ký", ["2020..2025"]),
        ("Bản ghi nhớ [2014-2020] hết hạn", ["2014..2020"]),
        ("hợp tác [từ năm 2021 đến năm 2025] và", ["2021..2025"]),
        ("hợp tác [từ 2021 đến hết năm 2025]", ["2021..2025"]),
        ("[Trong các năm 2014 – 2020], VNPT là đối tác", ["2014..2020"]),
        ("phối hợp tuyên truyền [đến năm 2030]", ["..2030"]),
        ("[đến hết năm 2025], xã nào cũng có sóng", ["..2025"]),
        ("[Từ năm 2013], doanh nghiệp đã có mặt", ["2013.."]),
        ("[giai đoạn 2025-2030], [định hướng đến năm 2035]", ["2025..2030", "..2035"]),
        ("[giai đoạn 2021-2025], [tầm nhìn 2045]", ["2021..2025", "..2045"]),
    ],
)
def test_a_period_may_be_open_at_an_end(drawn: str, meant: list[str]) -> None:
    assert read(drawn.replace("[", "").replace("]", "")) == list(zip(DRAWN.findall(drawn), meant, strict=True))


def test_a_horizon_is_told_apart_from_the_end_of_a_period() -> None:
    document = Document.of("a.txt", "giai đoạn 2025-2030, tầm nhìn đến năm 2045, xong đến năm 2027")
    assert [m.rule for m in dates(document)] == ["years", "horizon", "until"]


@pytest.mark.parametrize(
    "text",
    [
        "trong nhiệm kỳ 2020 - 2025 của tỉnh",
        "Đại hội lần thứ XX, nhiệm kỳ XX, 2020-2025",
        "năm học 2020-2021 có 300 sinh viên",
        "Nghị quyết số 57-NQ/TW của Bộ Chính trị",
        "gọi 024.3822.1234 hoặc trực 24/7",
        "cấp 4 - 5, rét 11 - 13 độ C, thắng 4-3",
        "kiểm tra ngày 1-2 lần, mỗi tháng 3 lần",
        "cho vay 15.600 tỷ đồng, phủ 99,21% dân số",
        "họp ngày 31/2/2024",
        "sau 46 năm, hơn 2.022 hộ",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "published", "meant"),
    [
        ("Ngày 11-9, hai bên ký", StatedDate(2025, 9, 11), "2025-09-11"),
        ("ngày 18-12 vừa qua", StatedDate(2021, 1, 5), "2020-12-18"),
        ("Ngày 30/12, hai bên ký", StatedDate(2021, 1, 5), "2020-12-30"),
        ("tháng 6 năm nay", StatedDate(2024, 1, 26), "2024-06"),
        ("tháng 6 năm ngoái", StatedDate(2024, 1, 26), "2023-06"),
        ("Sáng nay, hai bên ký", StatedDate(2024, 3, 1), "2024-03-01 sáng"),
        ("Chiều qua, hai bên ký", StatedDate(2024, 3, 1), "2024-02-29 chiều"),
    ],
)
def test_what_a_date_leaves_out_comes_from_the_date_of_the_article(text: str, published: StatedDate, meant: str) -> None:
    assert [value for _, value in read(text, published)] == [meant]


def test_today_is_no_date_where_the_article_has_only_its_month() -> None:
    assert read("Sáng nay, hai bên ký", StatedDate(2020, 12)) == []


def test_a_date_line_is_a_date_and_dates_the_days() -> None:
    text = "Ngày 18-12 vừa qua, hai bên ký.\n\nHà Nội, ngày 24 tháng 12 năm 2020"
    assert read(text) == [("Ngày 18-12", "2020-12-18"), ("Hà Nội, ngày 24 tháng 12 năm 2020", "2020-12-24")]


@given(st.text(alphabet="0123456789 /-.,()ngày tháng năm đến từ sáng\n", max_size=80))
def test_any_text_gives_dates_in_order_that_do_not_overlap(text: str) -> None:
    found = dates(Document.of("a.txt", text))
    assert all(m.kind in (Kind.DATE, Kind.PERIOD) for m in found)
    ends = [0] + [m.stop for m in found if m.rule != "dateline"]
    starts = [m.start for m in found if m.rule != "dateline"]
    assert all(stop <= start for stop, start in zip(ends, starts, strict=False))


@pytest.mark.parametrize("worst", ["1-2/", "2020 - ", "ngày 1 tháng ", "từ năm 2020 đến ", "1.2.", "(((( sáng "])
def test_the_worst_text_takes_no_longer_than_its_length(worst: str) -> None:
    text = worst * (100_000 // len(worst))
    started = process_time()
    dates(Document.of("a.txt", text))
    assert process_time() - started < 1
