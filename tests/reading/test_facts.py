"""Facts at hand by their kind, however they were gathered."""

from hoptac.model import Credit, Evidence, Fact, Facts, Person

HERE = Evidence(0, 0, "")


def test_facts_that_grow_are_by_kind_what_they_would_be_at_once() -> None:
    first: tuple[Fact, ...] = (Person("An", evidence=HERE, rule=""), Credit("An", evidence=HERE, rule=""))
    more: tuple[Fact, ...] = (Person("Bình", evidence=HERE, rule=""),)
    grown, whole = Facts(first).then(more), Facts((*first, *more))
    assert grown == whole
    assert [grown.of(kind) for kind in (Person, Credit)] == [whole.of(kind) for kind in (Person, Credit)]


def test_facts_of_a_kind_that_nobody_adds_to_stay_the_same_list() -> None:
    first = Facts([Credit("An", evidence=HERE, rule="")])
    assert first.then((Person("An", evidence=HERE, rule=""),)).of(Credit) is first.of(Credit)
