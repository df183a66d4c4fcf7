"""The examples in the headers of the questions, run as typed on the shipped article: each gives what it says."""

import json
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from hoptac import resources
from hoptac.cli import main
from hoptac.questions import Example, Question, catalogue

EXAMPLES = [(question.name, example) for question in catalogue() for example in question.examples]

Row = dict[str, str]


def is_in(said: Mapping[str, str | None], row: Row) -> bool:
    """Whether a row has what a header says of one, – standing for an empty column."""
    return all(row.get(column) == value for column, value in said.items())


@pytest.mark.parametrize(("question", "example"), EXAMPLES, ids=[f"{name} {example.options}" for name, example in EXAMPLES])
def test_an_example_gives_what_its_header_says(
    question: str, example: Example, store: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["ask", question, *shlex.split(example.options), "--store", str(store), "--format", "json"]) == 0
    bindings = json.loads(capfdbinary.readouterr().out)["results"]["bindings"]
    rows: list[Row] = [{column: bound["value"] for column, bound in binding.items()} for binding in bindings]
    missing = [said for said in example.gives if not any(is_in(said, row) for row in rows)]
    assert not missing, f"in no row of {rows}"
    assert example.rows in (None, len(rows))


@pytest.mark.parametrize("question", catalogue(), ids=lambda question: question.name)
def test_every_quote_re_reads_equal_in_the_shipped_article(
    question: Question, store: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (article,) = resources.path("seeds").glob("*.txt")
    text = article.read_text("utf-8")
    main(["ask", question.name, "--store", str(store), "--format", "json"])
    for binding in json.loads(capfdbinary.readouterr().out)["results"]["bindings"]:
        if "quote" in binding:
            assert text[int(binding["quote_start"]["value"]) : int(binding["quote_stop"]["value"])] == binding["quote"]["value"]
            assert binding["document"]["value"] == article.name
