"""The catalogue: every file describes itself, asks what the public interface promises, and proves each row."""

import re
from pathlib import Path

import pytest

from hoptac import answers, questions, resources
from hoptac.errors import QuestionError
from hoptac.parameters import PARAMETERS, names
from hoptac.questions import Question, catalogue, find, read
from hoptac.site.words import TOPICS
from stores import corpus, earlier, later

CATALOGUE = catalogue()
EACH = pytest.mark.parametrize("question", CATALOGUE, ids=lambda question: question.name)
PROOF = ("document", "quote", "quote_start", "quote_stop")
# The columns that the public interface promises, beside the proof; `_iri` stands beside what is a thing.
PROMISED = {
    "people": "person",
    "organisations": "organisation type part_of",
    "roles": "person role organisation",
    "agreements": "agreement kind subject signed start end follows",
    "parties": "agreement party",
    "signatories": "agreement person party",
    "areas": "agreement position area field",
    "participants": "event person side part",
    "systems": "system provider beneficiary status agreement",
    "figures": "value unit about start end",
    "statements": "speaker kind text",
    "commitments": "by to agreement text",
    "goals": "holder by text",
    "awards": "giver award recipients recipient",
}
# Questions whose rows are counts over many documents, so that no one quote proves them.
COUNTS = {"common-fields", "bridges", "coverage"}


def columns(question: Question) -> tuple[str, ...]:
    return answers.answer(question, corpus(), {}).columns


def rows(question: Question) -> list[answers.Row]:
    return answers.rows(answers.answer(question, corpus(), {}))


@pytest.mark.parametrize("name", PROMISED)
def test_the_promised_questions_have_exactly_the_promised_columns(name: str) -> None:
    labels = [column for column in columns(find(name)) if not column.endswith("_iri")]
    assert labels == [*PROMISED[name].split(), *PROOF]


@EACH
def test_each_question_has_rows_in_the_corpus_by_hand(question: Question) -> None:
    assert rows(question)


@EACH
def test_each_row_names_its_document_and_its_quote_re_reads_equal(question: Question) -> None:
    texts = {reading.document.name: reading.document.text for reading in (earlier(), later())}
    for row in rows(question) if question.name not in COUNTS else []:
        text = texts[str(row["document"])]
        start, stop = row["quote_start"], row["quote_stop"]
        if row["quote"] is not None or "quote" not in question.unstated:
            assert (start is None) == (stop is None) == (row["quote"] is None)
        if isinstance(start, int) and isinstance(stop, int):
            assert text[start:stop] == row["quote"]


@EACH
def test_a_row_without_a_quote_is_one_of_what_is_not_stated(question: Question) -> None:
    for row in rows(question) if question.name not in COUNTS else []:
        lacks = [column for column in question.unstated if column != "rows" and row[column] is None]
        assert row["quote"] is not None or lacks


@EACH
def test_each_header_speaks_of_the_query_below_it(question: Question) -> None:
    seen = columns(question)
    assert set(question.parameters) == set(question.kinds)
    assert set(question.unstated) <= {*seen, "rows"}
    assert {column for column, _ in question.order} <= set(seen)
    assert question.order or question.name == "coverage", "without an order rows stand in any"
    assert question.examples, "an example shows what it gives"
    for example in question.examples:
        assert all(set(row) <= set(seen) for row in example.gives)


@EACH
def test_each_parameter_is_one_that_the_commands_know(question: Question) -> None:
    for parameter, kind in question.kinds.items():
        assert parameter in PARAMETERS
        assert resources.path(f"queries/names/{kind}.rq").is_file()


@EACH
def test_each_query_says_what_it_selects_and_avoids_what_is_slow(question: Question) -> None:
    # FILTER NOT EXISTS takes a thousand times as long as MINUS for the same rows, unless it looks up one pattern
    assert not re.search(r"NOT\s+EXISTS(?! \{ \?\w+ \S+ \?\w+ \})|SELECT\s+(DISTINCT\s+)?\*", question.sparql)


@EACH
def test_what_may_be_missing_is_looked_up_before_the_quote(question: Question) -> None:
    # behind the quote, an engine expects too many rows and gathers the OPTIONAL part of the whole graph instead
    behind = re.search(r"\?place oa:start [^}]*?\n +OPTIONAL", question.sparql)
    assert not behind or question.name in {"ledger", "presenters", "proofs"}


@EACH
def test_each_column_of_things_stands_beside_its_label(question: Question) -> None:
    seen = columns(question)
    for column in seen:
        assert not column.endswith("_iri") or column.removesuffix("_iri") in seen


def test_every_competency_question_is_asked() -> None:
    assert {number for question in CATALOGUE for number in question.numbers} == set(range(1, 41))


def test_names_are_words_with_hyphens() -> None:
    assert all(questions.NAME.fullmatch(question.name) for question in CATALOGUE)


def test_a_question_is_found_by_name_or_number() -> None:
    assert find("areas") == find("14") == find("15")


@pytest.mark.parametrize("asked", ["peple", "../views/parties", "people.rq", "", "99", "Ai?"])
def test_an_unknown_question_offers_the_list(asked: str) -> None:
    with pytest.raises(QuestionError, match="`hoptac ask` lists them"):
        find(asked)


def test_an_unknown_question_offers_the_nearest() -> None:
    with pytest.raises(QuestionError, match="did you mean people"):
        find("peple")


BROKEN = {
    "# name: other\n# vi: a\n# en: b\n": "needs `# name: broken`",
    "# name: broken\n# vi: a\n": "and `# en: …`",
    "# name: broken\n# colour: red\n": "`# colour:` is not known",
    "# name: broken\n# just words\n": "lacks `:`",
    "# name: broken\n# vi: a\n# en: b\n# example:\n# gives: person\n": "lacks `=`",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_header_is_refused_with_its_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(text, "utf-8")
    with pytest.raises(QuestionError, match=re.escape(BROKEN[text])) as refusal:
        read(path)
    assert "queries/broken.rq" in str(refusal.value)


def test_a_header_may_have_several_wordings_and_examples(tmp_path: Path) -> None:
    path = tmp_path / "ages.rq"
    path.write_text(
        "# name: ages\n# vi: a\n# vi: b\n# en: c\n# example: --person A\n# gives: x = –\n# rows: 1\n# example:\nSELECT", "utf-8"
    )
    question = read(path)
    assert question.vi == ("a", "b")
    assert [(e.options, e.gives, e.rows) for e in question.examples] == [("--person A", ({"x": None},), 1), ("", (), None)]


def test_a_parameter_that_is_not_given_leaves_the_query_as_it_stands() -> None:
    question = find("parties")
    assert question.narrowed({}) == question.sparql
    narrowed = question.narrowed({"agreement": "https://example.org/a"})
    assert "VALUES ?agreement { <https://example.org/a> }" in narrowed
    assert "#--organisation" in narrowed


@pytest.mark.parametrize("kind", ["person", "organisation", "agreement", "document"])
def test_names_are_known_for_each_kind_of_thing(kind: str) -> None:
    known = names(kind, corpus())
    assert known
    assert all(name.iri.startswith("https://example.org/id/") and name.label and name.name for name in known)


def test_every_question_is_about_a_topic_of_the_pages_and_every_topic_has_questions() -> None:
    assert {question.topic for question in CATALOGUE} == set(TOPICS)


@EACH
def test_a_chart_is_of_columns_that_its_question_has(question: Question) -> None:
    assert question.chart is None or set(question.chart.columns) <= set(columns(question))


@pytest.mark.parametrize("chart", ["pie a", "bars a", "time a b", "count", "count a b"])
def test_a_chart_that_is_none_is_refused_with_the_way_out(tmp_path: Path, chart: str) -> None:
    path = tmp_path / "x.rq"
    path.write_text(f"# name: x\n# vi: x\n# en: x\n# chart: {chart}\nASK {{}}\n", "utf-8")
    with pytest.raises(QuestionError, match=r"x\.rq: .* write time LABEL START END"):
        read(path)
