"""The names offered in place of one that nobody knows."""

from hoptac.nearest import did_you_mean, nearest

KNOWN = ["Nguyễn Đức Trung", "Phạm Đức Long", "Lê Ngọc Hoa", "Ủy ban nhân dân tỉnh Nghệ An"]


def test_a_name_without_diacritics_or_capitals_is_near_its_own() -> None:
    assert nearest("pham duc long", KNOWN)[0] == "Phạm Đức Long"


def test_a_slip_of_the_keyboard_is_forgiven() -> None:
    assert nearest("Lê Ngọk Hoa", KNOWN)[0] == "Lê Ngọc Hoa"


def test_what_is_like_no_name_offers_none() -> None:
    assert nearest("qwx", KNOWN) == ()
    assert did_you_mean("qwx", KNOWN) == ""


def test_what_is_offered_does_not_depend_on_the_order_of_the_names() -> None:
    assert nearest("Duc", KNOWN) == nearest("Duc", reversed(KNOWN))


def test_the_offer_ends_a_message() -> None:
    assert did_you_mean("Lê Ngọc Hòa", KNOWN).startswith("; did you mean Lê Ngọc Hoa")
