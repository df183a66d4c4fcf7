"""hoptac explain shows an article with all that was read in it, and every character of its sentences."""

from pathlib import Path

import pytest

from hoptac.cli import main
from hoptac.documents import documents
from hoptac.explanation import explain
from hoptac.model import Document, Reading
from hoptac.reading import read
from hoptac.resources import path


@pytest.fixture(scope="module")
def seed() -> Reading:
    (document,) = documents([path("seeds")])
    assert isinstance(document, Document)
    return read(document)


def test_the_pieces_of_a_sentence_are_the_sentence(seed: Reading) -> None:
    for explained, sentence in zip(explain(seed), seed.annotated.sentences, strict=True):
        assert "".join(piece.text for piece in explained.pieces) == seed.document.text[sentence.start : sentence.stop]


def test_every_fact_stands_with_the_sentence_that_says_it(seed: Reading) -> None:
    shown = [fact for sentence in explain(seed) for fact in sentence.facts]
    assert len(shown) == len(seed.facts)
    assert all(fact.rule for fact in shown)


def test_the_terminal_view_draws_each_mark_with_meaning_and_rule(capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = path("seeds").glob("*.txt")
    assert main(["explain", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "[UBND tỉnh Nghệ An]organisation=Ủy ban nhân dân tỉnh Nghệ An·" in printed
    assert "    → Person  name: Phạm Đức Long" in printed


def test_the_page_escapes_whatever_an_article_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<script>alert(1)</script> VNPT ký thỏa thuận hợp tác với UBND tỉnh Nghệ An.", "utf-8")
    assert main(["explain", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.html")]) == 0
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert '<mark class="m-organisation"' in page


def test_an_article_cannot_colour_or_turn_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Ông Trần \x1b[31mA\u202eB phát biểu.", "utf-8")
    main(["explain", str(tmp_path / "a.txt")])
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(tmp_path / "none.txt")]) == 2
    assert "none.txt: is not there" in capsys.readouterr().err
