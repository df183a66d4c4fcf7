"""The words of results.toml are whole, or the error names the group and the way out."""

import pytest

from hoptac.errors import ListError
from hoptac.mentions.wording import alternatives, checked, pattern, wording


@pytest.mark.parametrize(
    ("words", "complaint"),
    [([], r"\[planned\] has no words"), (["sẽ", "sẽ"], '"sẽ" twice'), (["Sẽ"], '"Sẽ" twice or with capitals')],
)
def test_a_group_without_words_with_doubles_or_capitals_is_refused(words: list[str], complaint: str) -> None:
    with pytest.raises(ListError, match=complaint):
        checked({"planned": {"words": words}})


def test_longer_words_win_over_shorter_ones() -> None:
    assert alternatives("handing") == "trao\\ thưởng|trao"
    assert pattern("planned").findall("tỉnh đã ký và mong muốn giao việc") == ["đã ký", "mong muốn", "giao"]


def test_no_mark_of_progress_means_two_things() -> None:
    groups = ("planned", "piloted", "delivered", "in_effect", "in_use", "no_progress")
    words = [word for group in groups for word in wording(group)]
    assert sorted(words) == sorted(set(words))
