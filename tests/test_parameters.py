"""Names typed by people: found without accents, by their beginning, and refused with a way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand import BRANCH, COMMITTEE, COMPANY
from hoptac import answers
from hoptac.errors import UnknownNameError, UsageError
from hoptac.parameters import Name, chosen, names, thing
from hoptac.questions import Question, catalogue, find
from stores import corpus

TRUNG, TRUNGF, LONG = (
    Name(f"a:{i}", name, name) for i, name in enumerate(["Nguyễn Đức Trung", "Nguyễn Đức Trùng", "Phạm Đức Long"])
)
KNOWN = [TRUNG, TRUNGF, LONG]

HOSTILE = [
    '"',
    "\\",
    ">",
    "> }",
    "\n",
    "\u202e",
    "x' UNION { ?s ?p ?o }",
    "<a:b>",
    "\x00",
    "\ud800",
    "%",
    "' OR 1=1",
    "}" * 50,
    "",
    " ",
]


def asked(question: str, **given_: str) -> list[answers.Row]:
    return answers.rows(answers.answer(question, corpus(), given_))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Nguyễn Đức Trung", TRUNG),
        ("nguyễn đức trung", TRUNG),
        ("NGUYỄN ĐỨC TRÙNG", TRUNGF),
        ("pham duc long", LONG),
        ("Phạm", LONG),
        ("ph", LONG),
        ("long", LONG),
        ("long pham", LONG),
        ("a:2", LONG),
    ],
)
def test_a_name_is_found_from_what_tells_it_from_the_others(typed: str, found: Name) -> None:
    assert chosen(typed, KNOWN, "--person") == found


def test_the_very_name_is_meant_even_where_others_begin_so() -> None:
    longer = Name("a:9", "VNPT Nghệ An", "VNPT Nghệ An")
    group = Name("a:8", "Tập đoàn Bưu chính Viễn thông Việt Nam", "VNPT")
    assert chosen("vnpt", [longer, group], "--organisation") == group


def test_an_ambiguous_name_is_refused_with_all_that_it_could_be() -> None:
    with pytest.raises(UnknownNameError, match='--person "nguyen" could be Nguyễn Đức Trung; Nguyễn Đức Trùng; say which'):
        chosen("nguyen", KNOWN, "--person")


def test_namesakes_are_told_apart_by_their_iris() -> None:
    with pytest.raises(UnknownNameError, match="Nguyễn Đức Trung <a:0>; Nguyễn Đức Trung <a:7>"):
        chosen("Nguyễn Đức Trung", [TRUNG, Name("a:7", "Nguyễn Đức Trung", "Nguyễn Đức Trung")], "--person")


def test_a_long_list_of_what_it_could_be_is_cut() -> None:
    many = [Name(f"a:{i}", f"Lê {i}", f"Lê {i}") for i in range(12)]
    with pytest.raises(UnknownNameError, match="and 7 more"):
        chosen("lê", many, "--person")


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match='--person "Phạm Đúk Long" is not in this graph; did you mean Phạm Đức Long'):
        chosen("Phạm Đúk Long", KNOWN, "--person")


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_hostile_name_is_only_an_unknown_name(typed: str) -> None:
    with pytest.raises(UnknownNameError) as refusal:
        asked("people", person=typed)
    assert str(refusal.value).isprintable()


@given(st.text(max_size=40))
def test_whatever_is_typed_finds_one_thing_or_is_refused(typed: str) -> None:
    message = ""
    try:
        assert chosen(typed, KNOWN, "--person") in KNOWN
    except UnknownNameError as refusal:
        message = str(refusal)
    assert message.isprintable()


def test_a_parameter_keeps_the_rows_of_what_it_names() -> None:
    assert {row["person"] for row in asked("roles", person="bich")} == {"Lê Thị Bích"}
    assert {row["organisation"] for row in asked("roles", organisation="tap doan sao")} == {COMPANY}
    assert {row["party"] for row in asked("parties", organisation=COMMITTEE)} == {COMMITTEE}
    assert {row["document"] for row in asked("people", document="muon")} == {"muon-hon.txt"}


def test_a_parameter_also_acts_on_what_is_no_column() -> None:
    """The agreements of a party, the people of a body."""
    of_branch = {row["agreement"] for row in asked("agreements", organisation=BRANCH)}
    assert of_branch == {row["agreement"] for row in asked("parties") if row["party"] == BRANCH}
    assert {row["person"] for row in asked("people", organisation=COMMITTEE)} == {"Trần Văn Ánh"}


def test_a_row_that_does_not_state_the_column_is_not_kept() -> None:
    assert all(row["holder"] == COMMITTEE for row in asked("goals", organisation=COMMITTEE))


def test_parameters_narrow_together() -> None:
    both = asked("connections", organisation=COMMITTEE, **{"with": COMPANY})
    assert both
    assert {(row["organisation"], row["other"]) for row in both} == {(COMMITTEE, COMPANY)}


@pytest.mark.parametrize("typed", ["2014-2020", "2014", "2014–2020", "bản ghi nhớ, 2014", "BAN GHI NHO"])
def test_an_agreement_is_named_by_its_years_or_title(typed: str) -> None:
    (row,) = asked("agreement-titles", agreement=typed)
    assert row["title"] == "Bản ghi nhớ, giai đoạn 2014–2020"


@pytest.mark.parametrize("question", [question for question in catalogue() if question.within], ids=lambda q: q.name)
def test_asking_only_the_documents_that_speak_of_a_thing_loses_no_row(question: Question) -> None:
    for parameter, kind in question.kinds.items():
        for name in {name.iri: name for name in names(kind, corpus())}.values():
            everywhere = answers.rows(corpus().query(question.narrowed({parameter: name.iri})))
            assert asked(question.name, **{parameter: name.iri}) == everywhere


def test_a_parameter_that_a_question_does_not_take_is_refused_with_those_that_it_takes() -> None:
    with pytest.raises(
        UsageError, match="people: --agreement does not narrow this question; it takes --person, --organisation, --document"
    ):
        asked("people", agreement="2014")


def test_a_name_is_looked_for_among_things_of_its_kind() -> None:
    with pytest.raises(UnknownNameError):
        thing("person", COMPANY, corpus(), "--person")
    assert find("requests").kinds["to"] == "organisation"
