"""Where words are cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.reading.clauses import clauses, quotations, trimmed
from hoptac.reading.phrases import either
from hoptac.text import fold


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("phủ sóng; giữ trạm; đào tạo", ["phủ sóng", "giữ trạm", "đào tạo"]),
        ("phủ sóng (a; b); giữ trạm", ["phủ sóng (a; b)", "giữ trạm"]),
        ("một là, phủ sóng; hai là, giữ trạm", ["phủ sóng", "giữ trạm"]),
        ("(1) phủ sóng; (2) giữ trạm.", ["phủ sóng", "giữ trạm"]),
        ("phủ sóng; đồng thời giữ trạm;", ["phủ sóng", "giữ trạm"]),
        ("phủ sóng; nhằm phục vụ dân", ["phủ sóng; nhằm phục vụ dân"]),
        ('"phủ sóng"', ["phủ sóng"]),
        ('lớp "bình dân học vụ số"', ['lớp "bình dân học vụ số"']),
        ("; ;", []),
    ],
)
def test_clauses_are_cut_at_semicolons_and_trimmed(words: str, parts: list[str]) -> None:
    assert [words[a:b] for a, b in clauses(words, 0, len(words))] == parts


def test_only_long_quotations_count() -> None:
    assert quotations('ông nói "vâng", rồi "tỉnh sẽ làm đường".', 0, 42) == [(20, 39)]


@given(st.text(alphabet='ab ;,."()và'))
def test_a_trimmed_span_lies_within_and_trimming_it_again_changes_nothing(text: str) -> None:
    words = fold(text)
    start, stop = trimmed(words, 0, len(words))
    assert 0 <= start <= stop <= len(words)
    assert trimmed(words, start, stop) == (start, stop)


@given(st.lists(st.sampled_from(("và", "đó", "từ đó", "rằng", "làm", ",", ";", " ", "-", ".")), max_size=8).map("".join))
def test_marks_and_joining_words_are_left_out_at_the_end(end: str) -> None:
    words = f"giữ trạm{end}"
    joined = re.sub(rf"(?:[\s,;:.\-]|{either('joint')})+$", "", words)
    assert trimmed(words, 0, len(words)) == (0, len(joined))
