"""The order of the Vietnamese alphabet, letter by letter and tone by tone."""

import random
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.collation import collation_key

ORDERED = [
    # the letters, each after those it is made from
    "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y".split(),
    # the tones, after all the letters are equal
    "an àn ản ãn án ạn ăn ằn ân".split(),
    # a letter weighs more than a tone, wherever it stands
    ["ba", "bà", "bạ", "bá ba", "bâ", "bầ"],
    ["Dự", "Dương", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Gia Lai"],
    ["An Giang", "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bến Tre", "Cà Mau", "Cao Bằng", "Cần Thơ"],
    ["lê", "Lê", "Lê Ngọc Hoa", "Lê Ngọc Hòa"],
    ["43 cơ quan", "Sở", "Ủy ban"],
]


@pytest.mark.parametrize("names", ORDERED, ids=lambda names: names[0])
def test_names_stand_in_the_order_of_the_dictionary(names: list[str]) -> None:
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=collation_key) == names


@given(st.text(alphabet="aăâdđeêoơưyAĂĐàảãáạỆỡ ", max_size=12))
def test_composed_and_decomposed_spellings_stand_together(text: str) -> None:
    composed, decomposed = (collation_key(normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed[:2] == decomposed[:2]
