"""The date that an article gives itself, in the forms that newspapers print it."""

import pytest

from hoptac.datelines import dateline


@pytest.mark.parametrize(
    ("text", "lexical", "words"),
    [
        (" date 2020-12 Tham dự buổi lễ", "2020-12", "date 2020-12"),
        (" date 2025-09-11 Ngày 11-9, hai bên", "2025-09-11", "date 2025-09-11"),
        ("Tin\n\nHà Nội, ngày 24 tháng 12 năm 2020\n", "2020-12-24", "Hà Nội, ngày 24 tháng 12 năm 2020"),
        ("Đà Nẵng, ngày 26 tháng 01 năm 2024 – Tại Trung tâm", "2024-01-26", "Đà Nẵng, ngày 26 tháng 01 năm 2024"),
        ("(Vĩnh Long, 13/12/2025) – Trong cùng ngày", "2025-12-13", "(Vĩnh Long, 13/12/2025)"),
        ("11/11/2025, 13:40 - Hợp tác", "2025-11-11", "11/11/2025, 13:40"),
        ("Thứ 3, 13/08/2024 07:00\nBài", "2024-08-13", "Thứ 3, 13/08/2024 07:00"),
        ("12/18/2020 3:15:00 PM\nBài", "2020-12-18", "12/18/2020 3:15:00 PM"),
        ("07:30 | 05/03/2023\nBài", "2023-03-05", "07:30 | 05/03/2023"),
        ("Cập nhật: 12/03/2024\nBài", "2024-03-12", "Cập nhật: 12/03/2024"),
        ("PV 26/02/2024 19:21\nBài", "2024-02-26", "PV 26/02/2024 19:21"),
        ("VIÊNG CHĂN (01/12/2025) - Hai tỉnh", "2025-12-01", "VIÊNG CHĂN (01/12/2025)"),
        ("22/7/2025 - Hai bên", "2025-07-22", "22/7/2025"),
        ("08:05' - 12/03/2024\nBài", "2024-03-12", "08:05' - 12/03/2024"),
        ("- Thứ tư - 12/03/2025 18:22\nBài", "2025-03-12", "- Thứ tư - 12/03/2025 18:22"),
        ("Đăng lúc: 12/03/2024 10:00\nBài", "2024-03-12", "Đăng lúc: 12/03/2024"),
        ("Tựa bài\n12-03-2024\nBài", "2024-03-12", "12-03-2024"),
    ],
)
def test_a_date_line_is_read_where_it_stands(text: str, lexical: str, words: str) -> None:
    found = dateline(text)
    assert found is not None
    date, (start, stop) = found
    assert (date.lexical, text[start:stop]) == (lexical, words)


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 13/9/2014, hai bên ký bản ghi nhớ.",
        "Chiều 29/4/2021, đại diện hai bên ký.",
        "Buổi lễ diễn ra ngày 8 tháng 10 năm 2019 tại Hà Nội.",
        "45/99/2024 10:00",
        "31/02/2024\nBài",
        "",
    ],
)
def test_a_date_that_tells_of_something_else_is_no_date_line(text: str) -> None:
    assert dateline(text) is None
