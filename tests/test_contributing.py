"""What CONTRIBUTING.md shows works: its post and its wording are added to a copy, and the copy reads its sentences."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```(turtle|toml|text)\n(.*?)```", re.DOTALL)


def shown() -> dict[str, list[str]]:
    """The blocks of CONTRIBUTING.md by their language, in order."""
    blocks: dict[str, list[str]] = {}
    for language, body in BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        blocks.setdefault(language, []).append(body)
    return blocks


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("copy")
    for folder in ("graph", "ontology", "queries", "seeds"):
        shutil.copytree(ROOT / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return place


def add(copy: Path, file: str, block: str) -> None:
    with (copy / file).open("a", encoding="utf-8") as end:
        end.write(f"\n{block}")


def explained(copy: Path, sentence: str) -> str:
    """What the copy prints of an article that is one sentence."""
    environment = os.environ | {"PYTHONPATH": str(copy / "graph")}
    command = [sys.executable, "-m", "hoptac", "explain", "-"]
    done = subprocess.run(command, input=sentence.encode(), capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_post_in_three_lines_is_read(copy: Path) -> None:
    before = explained(copy, shown()["text"][0])
    assert "title: Kiến trúc sư trưởng" not in before
    add(copy, "ontology/posts.ttl", shown()["turtle"][0])
    assert "person: Trần Văn Mẫu · title: Kiến trúc sư trưởng · organisation: Tập đoàn FPT" in explained(copy, shown()["text"][0])


def test_a_wording_in_ten_lines_is_read(copy: Path) -> None:
    before = explained(copy, shown()["text"][1])
    assert "a-shakes-hands-with-b" not in before
    add(copy, "ontology/rules/agreements.toml", shown()["toml"][0])
    after = explained(copy, shown()["text"][1])
    assert after.count("→ Party ") == 2
    assert after.count("(a-shakes-hands-with-b)") == 2


def test_the_examples_are_as_short_as_they_say() -> None:
    assert len(shown()["turtle"][0].splitlines()) == 3
    assert len(shown()["toml"][0].splitlines()) <= 10
