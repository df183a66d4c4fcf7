"""One way through the house: a stage imports only what comes before it; each foreign library has one file."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "graph" / "hoptac"

# The order of the stages; a module may import from its own stage and from those before it.
ORDER = (
    ("errors", "complaints", "rdf", "model", "resources", "files", "templates"),
    ("text", "openings", "datelines", "captions", "wire"),
    ("documents", "sentences"),
    ("oxigraph", "automaton", "terms", "schemes", "soundness"),
    ("lists",),
    ("rules",),
    ("mentions",),
    ("entities",),
    ("reading",),
    ("explanation", "vocabulary"),
    ("nearest", "triples"),
    ("identity",),
    ("locks", "accounts", "inference", "remote", "store", "fetching", "sharing", "building", "dataset", "shapes", "checking"),
    (
        "collation",
        "spreadsheets",
        "guard",
        "questions",
        "parameters",
        "answers",
        "tables",
        "records",
        "search",
        "comparison",
        "ledger",
        "wording",
    ),
    ("networks",),
    ("pages", "site", "exports", "publishing"),
    ("serving",),
    ("cli", "__main__"),
)
STAGE = {name: i for i, names in enumerate(ORDER) for name in names}
FOREIGN = (
    "trafilatura",
    "markdown_it",
    "rich",
    "pyoxigraph",
    "ahocorasick_rs",
    "networkx",
    "pyvis",
    "pyld",
    "igraph",
    "pyshacl",
    "rapidfuzz",
    "oxrdflib",
)
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.name != "__init__.py")


def stage_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The dotted names that a module imports, also inside its functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "hoptac" else {node.module}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_stage_imports_no_later_stage(path: Path) -> None:
    here = stage_of(path)
    assert here in STAGE, f"{path}: say in ORDER where {here} stands"
    for name in imported(path):
        if name.startswith("hoptac."):
            stage = name.split(".")[1]
            assert STAGE.get(stage, -1) <= STAGE[here], f"{path.name} imports {name}, a later stage"


@pytest.mark.parametrize("library", FOREIGN)
def test_a_foreign_library_is_imported_by_one_file_at_most(library: str) -> None:
    importers = [p.name for p in MODULES if any(name.split(".")[0] == library for name in imported(p))]
    assert len(importers) <= 1
