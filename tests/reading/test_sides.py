"""The sides of a document: who its parties are, what stands for them, and which agreement the text speaks of."""

from typing import Any

import pytest

from hoptac.model import (
    Agreement,
    Annotated,
    Area,
    Document,
    Event,
    Evidence,
    Fact,
    Kind,
    Membership,
    Mention,
    Organisation,
    Participation,
    Party,
    Period,
    Sentence,
    SignedOn,
    StatedDate,
    Term,
)
from hoptac.reading.sides import Sides, place_of, sides

COMMITTEE, POLICE, COMPANY = "Ủy ban nhân dân tỉnh Lâm Sơn", "Công an tỉnh Lâm Sơn", "Tập đoàn Sao Khuê"
TEXT = "x" * 3000


def at(start: int = 0) -> dict[str, Any]:
    return {"evidence": Evidence(start, start + 1, "x"), "rule": "by-hand"}


def paper(*mentions: Mention, bodies: tuple[Organisation, ...] = ()) -> Annotated:
    return Annotated(Document.of("a.txt", TEXT), (Sentence(0, 3000, 0),), mentions, bodies)


def two_agreements() -> list[Fact]:
    parties = [Party(key, name, **at()) for key in ("a1", "a2") for name in (COMMITTEE, COMPANY)]
    terms = [Term("a1", Period(2014, 2020), **at()), Term("a2", Period(2020, 2025), **at())]
    return [Agreement("a1", "Bản ghi nhớ", **at()), Agreement("a2", "Thỏa thuận", **at()), *parties, *terms]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (COMMITTEE, "Lâm Sơn"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Tỉnh ủy Lâm Sơn", "Lâm Sơn"),
        (COMPANY, ""),
        ("Bộ Y tế", ""),
    ],
)
def test_a_body_of_a_province_tells_its_place(name: str, place: str) -> None:
    assert place_of(name) == place


def test_a_place_stands_for_the_party_that_governs_it() -> None:
    known = sides(paper(), [Party("a1", name, **at()) for name in (COMMITTEE, POLICE, COMPANY)])
    assert known.party(Mention(Kind.PLACE, 0, 7, "Lâm Sơn", "")) == COMMITTEE
    assert known.party(Mention(Kind.ORGANISATION, 0, 7, "Bộ Y tế", "")) == ""


def test_a_person_speaks_for_the_side_taken_then_for_the_post_then_for_the_place_of_the_post() -> None:
    facts = [
        *(Party("a1", name, **at()) for name in (COMMITTEE, COMPANY)),
        Participation("e1", "An", COMPANY, "attended", **at()),
        Membership("An", "Cố vấn", COMMITTEE, **at()),
        Membership("Bình", "Chủ tịch", COMPANY, **at()),
        Membership("Chi", "Bí thư", "Tỉnh ủy Lâm Sơn", **at()),
        Membership("Dũng", "Bộ trưởng", "Bộ Y tế", **at()),
    ]
    known = sides(paper(), facts)
    assert [known.side((name,)) for name in ("An", "Bình", "Chi", "Dũng")] == [COMPANY, COMPANY, COMMITTEE, ""]


def test_the_main_agreement_is_the_latest() -> None:
    assert sides(paper(), two_agreements()).agreement((COMPANY,), 2000) == "a2"
    signed = SignedOn("a1", StatedDate(2026), **at())
    assert sides(paper(), [*two_agreements(), signed]).agreement((COMPANY,), 2000) == "a1"


def test_an_agreement_whose_years_or_areas_were_told_just_before_is_meant() -> None:
    years = Mention(Kind.PERIOD, 990, 1000, Period(2014, 2020), "")
    assert sides(paper(years), two_agreements()).agreement((COMPANY,), 1100) == "a1"
    assert sides(paper(years), two_agreements()).agreement((COMPANY,), 2000) == "a2"
    area = Area("a1", 1, "x", **at(1500))
    assert sides(paper(), [*two_agreements(), area]).agreement((COMPANY,), 2000) == "a1"


def test_those_who_meet_are_the_sides_where_nothing_is_agreed() -> None:
    bodies = (Organisation(COMPANY, "company", **at()), Organisation("Chính phủ", "government", **at()))
    meeting: list[Fact] = [Event("e1", "meeting", **at()), Participation("e1", "An", COMMITTEE, "attended", **at())]
    assert sides(paper(bodies=bodies), meeting).parties == (COMMITTEE, COMPANY)
    assert sides(paper(bodies=bodies), ()).parties == ()


def test_the_others_of_an_agreement_are_its_parties_but_these() -> None:
    known = Sides(("A", "B", "C"), {"a1": ("A", "B")})
    assert known.others(("A",), "a1") == ("B",)
    assert known.others(("A",)) == ("B", "C")
