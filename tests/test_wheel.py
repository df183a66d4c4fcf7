"""A wheel, installed away from the checkout, builds and answers with its own ontology, queries and seeds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the wheel's own files in it."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = (place / "dist").glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(place / "lib"), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return place / "lib"


def hoptac(installed: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "hoptac", *arguments]
    done = subprocess.run(command, cwd=installed.parent, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_wheel_builds_answers_draws_and_checks_on_its_own(installed: Path) -> None:
    where = f"import hoptac.resources as r; print(r.root() == __import__('pathlib').Path({str(installed / 'hoptac' / 'data')!r}))"
    environment = os.environ | {"PYTHONPATH": str(installed)}
    told = subprocess.run([sys.executable, "-c", where], env=environment, capture_output=True, check=True)
    assert told.stdout.strip() == b"True"
    assert "1 articles" in hoptac(installed, "build")
    assert "Nguyễn Đức Trung" in hoptac(installed, "ask", "people", "--format", "csv")
    hoptac(installed, "view", "parties", "-o", "parties.html")
    assert "<!doctype html>" in (installed.parent / "parties.html").read_text("utf-8").lower()
    hoptac(installed, "explain", str(next((installed / "hoptac" / "data" / "seeds").glob("*.txt"))), "-o", "explained.html")
    assert "all is well" in hoptac(installed, "check")


def test_the_wheel_brings_the_editor_of_the_sparql_page(installed: Path) -> None:
    built = "hoptac/pages/built"
    if not (ROOT / "graph" / built / "editor.js").is_file():
        pytest.skip("the editor cannot be bundled on this machine")
    for name in ("editor.js", "editor.css", "editor.licences.txt"):
        assert (installed / built / name).read_bytes() == (ROOT / "graph" / built / name).read_bytes()


def test_the_wheel_holds_every_resource_and_nothing_of_the_tests(installed: Path) -> None:
    data = installed / "hoptac" / "data"
    for folder in ("ontology", "queries", "seeds"):
        ours = {p.relative_to(ROOT) for p in (ROOT / folder).rglob("*") if p.is_file()}
        assert {p.relative_to(data) for p in (data / folder).rglob("*") if p.is_file()} == ours
    assert not list(installed.glob("tests"))
