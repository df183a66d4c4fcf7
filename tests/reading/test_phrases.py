"""The closed sets of words: whole, and found as whole words, the longest first."""

import re

import pytest

from hoptac.errors import ListError
from hoptac.reading.phrases import ACTS, checked, either, group, phrases
from hoptac.reading.spots import spoken


def test_every_group_has_words_in_order_and_once() -> None:
    for name, words in phrases().items():
        assert len(set(words)) == len(words), name


def test_a_longer_verb_wins_over_the_shorter_one_in_it() -> None:
    said = "ông bày tỏ mong muốn, rồi nói thêm."
    assert [found.value.form for found in spoken(said, 0, len(said))] == ["bày tỏ mong muốn", "nói thêm"]


def test_words_that_only_hold_a_verb_are_none() -> None:
    words = "hạ tầng nói chung, công nghệ thông tin, giao thông và chuyển giao"
    assert spoken(words, 0, len(words)) == []


def test_a_pattern_of_a_group_finds_whole_words_only() -> None:
    assert re.findall(either("will"), "sẽ hứa sẽ sẽđi") == ["sẽ", "hứa sẽ"]
    assert "sẽ" in group("will")


@pytest.mark.parametrize(
    ("stated", "complaint"),
    [
        ({"say": {"about": "", "words": ["nói"]}}, "[say] lacks about or words"),
        ({"say": {"about": "x", "words": ["Nói"]}}, "has capitals"),
        ({"say": {"about": "x", "words": ["nói"]}, "wish": {"about": "x", "words": ["nói"]}}, "stands in [say] and in [wish]"),
        ({"say": {"about": "x", "words": ["nói"]}}, "there is no [report]"),
    ],
)
def test_a_list_that_is_not_whole_is_refused_with_the_group_and_the_way_out(stated: dict[str, object], complaint: str) -> None:
    with pytest.raises(ListError, match=re.escape(complaint)):
        checked(stated)


def test_every_act_has_its_group() -> None:
    assert set(ACTS) <= set(phrases())
