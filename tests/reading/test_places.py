"""A shelf finds what a look at every thing would find."""

from hypothesis import given
from hypothesis import strategies as st

from hoptac.model import Annotated, Document, Evidence, Part, Sentence
from hoptac.reading.places import FEW, Shelf, before

SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda span: Evidence(span[0], span[0] + span[1], ""))


def place(words: Evidence) -> tuple[int, int]:
    return words.start, words.stop


@given(st.lists(SPAN, max_size=FEW), st.integers(0, 40), st.integers(1, 12))
def test_a_shelf_finds_what_lies_within_and_around(things: list[Evidence], start: int, length: int) -> None:
    shelf, stop = Shelf(things, place), start + length
    assert shelf.within(start, stop) == sorted(thing for thing in things if start <= thing.start < stop and thing.stop <= stop)
    assert sorted(shelf.around(start, stop)) == sorted(thing for thing in things if thing.start <= start and stop <= thing.stop)


def test_the_sentences_before_one_are_those_of_its_paragraph_without_captions() -> None:
    told = [Sentence(0, 4, 0), Sentence(5, 9, 1), Sentence(10, 14, 1, Part.CAPTION), Sentence(15, 19, 1), Sentence(20, 24, 1)]
    annotated = Annotated(Document.of("a.txt", "x" * 24), tuple(told), ())
    assert list(before(annotated, told[4])) == [told[3], told[1]]
    assert list(before(annotated, told[1])) == []
