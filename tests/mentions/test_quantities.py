"""A number is read with what it counts, and left alone where it counts nothing.

Each sentence has its quantities drawn in: `⟨bound number unit⟩`. A sentence without a mark must be left alone.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.mentions.quantities import quantities
from hoptac.model import Document, Kind, Quantity
from hoptac.text import squeeze

COUNTS = [
    "Ngân hàng cho vay ⟨hơn 2.750 tỷ đồng⟩ để làm đường.",
    "Nhà trường nhận ⟨120 suất học bổng⟩ trị giá ⟨600 triệu đồng⟩, mỗi suất ⟨5 triệu đồng⟩.",
    "Mạng di động phủ tới ⟨98,7% dân số⟩, trong khi năm 2019 mới có ⟨75,2% dân số⟩.",
    "Doanh nghiệp dựng ⟨1.250 vị trí trạm 2G, 3G và 4G⟩ trên toàn tỉnh.",
    "Phần mềm đang chạy ở ⟨31 sở, ban, ngành⟩, ⟨9 huyện⟩ và ⟨gần 140 xã, phường⟩.",
    "Tuyến cáp dài ⟨khoảng 88 km⟩, vốn ⟨1,5 triệu USD⟩, tức ⟨xấp xỉ 38 tỉ đồng⟩.",
    "Kho rộng ⟨8,6ha⟩ và máy phát ⟨500 MW⟩.",
    "Lương thực tập từ ⟨3⟩-⟨5 triệu đồng/tháng⟩.",
    "Chi phí giảm ⟨10⟩ - ⟨15%⟩ so với trước.",
    "Sức tải tăng từ ⟨1.200 MW⟩ lên ⟨trên 3.000 MW⟩.",
    "Số hồ sơ tăng ⟨2,5 lần⟩.",
    "Đoàn hoàn thành ⟨48/50 chỉ tiêu⟩.",
    "Lãi suất ưu đãi ⟨6,5%/năm⟩.",
    "Hệ thống lưu ⟨1,7 triệu văn bản điện tử⟩ của ⟨18 triệu tài khoản⟩.",
    "Dịp này, ⟨01 tập thể⟩ và ⟨02 cá nhân⟩ được khen.",
    "Gói tín dụng ⟨35 nghìn tỷ đồng⟩ dành cho ⟨29 doanh nghiệp⟩ tham gia.",
    "TRAO ⟨20 tỷ đồng⟩ CHO QUỸ.",
    "Tổng số ⟨300 cán bộ⟩ đã học.",
    "Đã ký với ⟨gần 20 huyện/thị⟩ và ⟨19 UBND cấp xã⟩.",
    "Đoàn làm xong ⟨12 nhiệm vụ⟩ trong năm.",
]

LEFT_ALONE = [
    "Ngày 13/9/2014, lúc 14h30, hai bên ký cho giai đoạn 2014 - 2020.",
    "Đây là lần thứ 4 mà 2 bên bàn 5 nội dung trong 3 ngày.",
    "Văn bản số 57-NQ/TW, Nghị quyết 193/2025/QH15 và Quyết định 163/QĐ-UBND.",
    "Mạng 4G/5G, chợ 4.0, Công nghiệp 4.0 và COVID-19.",
    "Đường dây 500kV mạch 3 qua Nam Định 1, trạm 220 kV.",
    "Gọi 0989011688 hoặc (024) 3556 7788.",
    "Tỉnh đứng thứ 5, trong nhóm 20 tỉnh dẫn đầu, xếp vị trí 12/63 tỉnh.",
    "Một trong 12 dự án, 1 trong 3 đột phá và cả 4 địa phương.",
    "Quân khu 7 tổ chức lễ ở phường 5, quận 7.",
    "Đến 2030 trở thành tỉnh khá, năm 2025 tỉnh phấn đấu.",
    "1. Ngân hàng; 2) Tập đoàn; (3) Tổng công ty.",
    "Khách sạn 5 sao trực 24/7, dịch vụ công mức độ 3, 4.",
    "Năm 2020 đồng chí Bí thư nói như vậy.",
    "Hai bên thống nhất 5 nhiệm vụ trọng tâm và 3 chương trình hợp tác lớn.",
    "Tính đến 6/2023 tỉnh đã xong, hôm 15.10.2023 huyện cũng vậy; tăng 7 bậc.",
]


def drawn(sentence: str) -> str:
    """The sentence with what was read drawn in."""
    for found in reversed(quantities(Document.of("a.txt", sentence))):
        sentence = f"{sentence[: found.start]}⟨{sentence[found.start : found.stop]}⟩{sentence[found.stop :]}"
    return sentence


@pytest.mark.parametrize("sentence", COUNTS)
def test_a_counted_or_measured_number_is_read_with_its_unit(sentence: str) -> None:
    assert drawn(re.sub("[⟨⟩]", "", sentence)) == sentence


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_a_number_that_dates_ranks_or_names_is_left_alone(sentence: str) -> None:
    assert drawn(sentence) == sentence


def test_both_ends_of_a_range_carry_the_whole_unit() -> None:
    found = quantities(Document.of("a.txt", "giảm 10 - 15% chi phí"))
    assert [mention.value for mention in found] == [Quantity("10%", "chi phí"), Quantity("15%", "chi phí")]


def test_the_bound_stands_apart_from_the_number() -> None:
    (found,) = quantities(Document.of("a.txt", "tổng vốn khoảng 22.000 tỷ đồng"))
    assert found.value == Quantity("22.000", "tỷ đồng", "khoảng")


@given(st.text(alphabet="0123456789.,-–/% aăđồngtỷhơnkm\n", max_size=80))
def test_what_is_read_stands_in_the_text(text: str) -> None:
    document = Document.of("a.txt", text)
    for found in quantities(document):
        words = squeeze(document.text[found.start : found.stop])
        assert found.kind is Kind.QUANTITY
        assert isinstance(found.value, Quantity)
        assert found.value.value.rstrip("%").replace(" ", "") in words.replace(" ", "")
        assert words.startswith(found.value.bound)


@pytest.mark.parametrize("worst", ["1" * 100_000, "1." * 50_000, "9 - " * 25_000, "7 người " * 12_000, "hơn " * 25_000])
def test_the_worst_text_takes_no_longer_than_its_length(worst: str) -> None:
    """Takes milliseconds; anything quadratic would take minutes."""
    assert len(quantities(Document.of("a.txt", worst))) <= len(worst)
