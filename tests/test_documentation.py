"""The documentation does what it says: the examples of every page run and give what stands under them, and the pages build."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hoptac.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "```console" in path.read_text("utf-8"))
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
SERVING = ("serve", "publish", "mcp")  # what needs another process is shown, and tested where that process is


def examples(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page, each with the lines that stand under it."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            elif line.strip():
                found[-1][1].append(line)
    return found


def shows(output: str, line: str) -> bool:
    """Whether one line of an output has the parts of an example's line, which stand two spaces apart, in their order."""
    parts = [re.escape(part) for part in re.split(r" {2,}", line.strip())]
    return re.search(".*".join(parts), output) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(DOCS)))
def test_the_examples_of_a_page_give_what_stands_under_them(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(DOCS / "articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    main(["build", "articles"])
    for command, lines in examples(page):
        capfd.readouterr()
        name, *arguments = shlex.split(command)
        assert name == "hoptac"
        code = main(arguments)
        told = capfd.readouterr()
        assert code == (2 if any(line.startswith("hoptac: ") for line in lines) else 0), (command, told.err)
        missing = [line for line in lines if not shows(told.out + told.err, line)]
        assert not missing, (command, missing, told.out)


def test_every_command_has_a_page() -> None:
    assert {path.stem for path in (DOCS / "how-to").glob("*.md")} == {*COMMANDS, "index"}


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in SERVING])
def test_the_page_of_a_command_runs_it(command: str) -> None:
    assert any(shlex.split(line)[1] == command for line, _ in examples(DOCS / "how-to" / f"{command}.md"))


def test_the_pages_build_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(DOCS), str(tmp_path / "html")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "hop:Agreement" in (tmp_path / "html" / "vocabulary.html").read_text("utf-8")
