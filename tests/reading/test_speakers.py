"""Whose a verb of saying is: drawn sentences in which "|" stands before the verb."""

import pytest

from drawn import draw
from hoptac.reading.passages import passages
from hoptac.reading.speakers import right_before, said_until, subject, titled

AN = "{Lê Văn An|person}"


def found(says: str, ask: object = right_before) -> tuple[str, ...]:
    verb = draw(says).annotated.document.text.index("|")
    drawn = draw(says.replace("|nói", "nói").replace("|đề nghị", "đề nghị"))
    (passage,) = passages(drawn.annotated, drawn.annotated.sentences)
    who = (subject if ask is subject else right_before)(passage, verb)
    return who.names if who else ()


@pytest.mark.parametrize(
    "says",
    [
        f"Ông {AN} |nói rằng đúng.",
        f"Ông {AN} cũng |nói rằng đúng.",
        f"Ông {AN} - {{Chủ tịch UBND tỉnh|post}} |nói rằng đúng.",
        f"Ông {AN}, {{Chủ tịch UBND tỉnh|post}}, |nói rằng đúng.",
        f"Ông {AN}, trưởng thôn Bãi Bồi, |nói rằng đúng.",
        f"Ông {AN} (áo trắng) |nói rằng đúng.",
        f"Ông {AN} tại lễ ký |nói rằng đúng.",
        f"Ông {AN} phát biểu tại buổi lễ và |nói rằng đúng.",
        f"Ông {AN} của {{FPT|body}} |nói rằng đúng.",
        f"{{Chủ tịch|post}} {{FPT|body}} {AN} |nói rằng đúng.",
    ],
)
def test_titles_and_words_of_manner_stand_between_a_speaker_and_the_verb(says: str) -> None:
    assert found(says) == ("Lê Văn An",)


@pytest.mark.parametrize(
    "says",
    [
        f"Ông {AN} dự lễ rồi về, chủ nhà |nói rằng đúng.",
        f"Đoàn gặp ông {AN}, |nói rằng đúng.",
        f"Ông {AN}, người đã về hưu và đang ốm, |nói rằng đúng.",
        "Chủ nhà |nói rằng đúng.",
    ],
)
def test_a_clause_or_a_preposition_parts_a_name_from_the_verb(says: str) -> None:
    assert found(says) == ()


def test_two_speakers_joined_share_the_verb() -> None:
    assert found(f"Ông {AN} và bà {{Lê Thị Bình|person}} |nói rằng đúng.") == ("Lê Thị Bình", "Lê Văn An")[::-1]


def test_the_subject_of_a_sentence_heads_a_clause() -> None:
    assert found(f"Tiếp đoàn, ông {AN} vui mừng, |đề nghị sớm làm.", subject) == ("Lê Văn An",)
    assert found(f"Tiếp đoàn của ông {AN} từ xa tới, |đề nghị sớm làm.", subject) == ()


def test_a_name_begins_with_its_words_of_address_and_posts() -> None:
    drawn = draw(f"Dự lễ có {{Phó Bí thư|post}} {{Tỉnh ủy|body}}, {{Chủ tịch|post}} {{UBND tỉnh|body}} đồng chí {AN}.")
    (passage,) = passages(drawn.annotated, drawn.annotated.sentences)
    assert passage.folded[titled(passage, passage.mentions[-1]) :].startswith("phó bí thư")


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (f"tỉnh sẽ làm đường, ông {AN} nói", "tỉnh sẽ làm đường, "),
        ("tỉnh sẽ làm đường, đồng thời mong doanh nghiệp giúp", "tỉnh sẽ làm đường, đồng thời "),
        (f"tỉnh sẽ tặng ông {AN} một cuốn sách", f"tỉnh sẽ tặng ông {'Lê Văn An'} một cuốn sách"),
    ],
)
def test_words_end_where_somebody_takes_the_word(says: str, words: str) -> None:
    drawn = draw(f"{says}.")
    (passage,) = passages(drawn.annotated, drawn.annotated.sentences)
    assert drawn.annotated.document.text[: said_until(passage, 0, len(drawn.annotated.document.text) - 1)] == words
