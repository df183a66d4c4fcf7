"""The papers that an article mentions: each is marked in the sentence, with its kind."""

import re
from time import process_time

import pytest

from hoptac.mentions.agreements import agreements
from hoptac.model import Document

DRAWN = re.compile(r"\[([^\]]*)\]")


def read(text: str) -> list[tuple[str, object, str]]:
    return [(text[m.start : m.stop], m.value, m.rule) for m in agreements(Document.of("a.txt", text))]


@pytest.mark.parametrize(
    ("drawn", "kind", "rule"),
    [
        ("Hai bên ký [Biên bản ghi nhớ] về viễn thông", "Biên bản ghi nhớ", "kind"),
        ("đã ký [bản ghi nhớ hợp tác chiến lược] về CNTT", "Bản ghi nhớ hợp tác chiến lược", "kind"),
        ("ký [thoả thuận hợp tác] mới", "Thỏa thuận hợp tác", "kind"),
        ("trao [bản thỏa thuận] cho nhau", "Thỏa thuận", "kind"),
        ("ký [thỏa thuận Chương trình hợp tác] kinh tế", "Thỏa thuận Chương trình hợp tác", "kind"),
        ("ký [bản ghi nhớ] (MOU) về đào tạo", "Bản ghi nhớ", "kind"),
        ("ký [MOU] về đào tạo", "Bản ghi nhớ", "kind"),
        ("ký loạt [hợp đồng tín dụng]", "Hợp đồng tín dụng", "several"),
        ("ký liền hai [văn bản hợp tác]", "Văn bản hợp tác", "several"),
        ("các [chương trình hợp tác] đã có", "Chương trình hợp tác", "several"),
        ("Lễ ký kết [hợp tác] giữa hai trường", "Thỏa thuận hợp tác", "cooperation"),
        ("Hai bên kí [hợp tác chiến lược]", "Thỏa thuận hợp tác chiến lược", "cooperation"),
        ("Ở [văn bản] này, tỉnh cam kết", "Văn bản", "reference"),
        ("Thay mặt tỉnh ký [văn bản] là ông A", "Văn bản", "reference"),
        ("đưa vào [văn bản] gồm: an toàn", "Văn bản", "reference"),
    ],
)
def test_a_paper_is_called_by_its_kind(drawn: str, kind: str, rule: str) -> None:
    (words,) = DRAWN.findall(drawn)
    assert read(drawn.replace("[", "").replace("]", "")) == [(words, kind, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "việc thỏa thuận hợp tác giữa hai bên là cần thiết",
        "hai đội thỏa thuận miệng sẽ đá một trận",
        "Hai bên đã thỏa thuận rằng sẽ cùng làm",
        "các cầu thủ ký tặng áo, hợp tác ăn ý",
        "đăng ký hợp tác xã kiểu mới",
        "VNPT là đối tác chiến lược của tỉnh",
        "hợp tác chiến lược mang lại lợi ích",
        "38,8 triệu hợp đồng điện tử và hợp đồng lao động",
        "phần mềm quản lý văn bản, xử lý văn bản điện tử",
    ],
)
def test_other_words_are_no_paper(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("worst", ["ký kết ", "thỏa thuận ", "các bên ", "trong văn bản "])
def test_the_worst_text_takes_no_longer_than_its_length(worst: str) -> None:
    text = worst * (100_000 // len(worst))
    read("ký thỏa thuận")
    started = process_time()
    agreements(Document.of("a.txt", text))
    assert process_time() - started < 1
