"""Where `ontology/`, `queries/` and `seeds/` are: in the checkout, or in the wheel. The only module that knows.

>>> read("ontology/hoptac.ttl")[:7]
'@prefix'
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hoptac.errors import ListError, StoreError


@cache
def root() -> Path:
    """The folder that holds `ontology/`, `queries/` and `seeds/`.

    Raises `StoreError` where the installation is not whole.
    """
    here = Path(__file__).resolve()
    for candidate in (here.parent / "data", here.parents[2]):
        if (candidate / "ontology").is_dir() and (candidate / "queries").is_dir():
            return candidate
    raise StoreError(f"{here.parent}: ontology/ and queries/ are not there; install hoptac again")


def path(name: str) -> Path:
    """The path of a resource by its name from the top level, such as `queries/people.rq`."""
    return root() / name


def read(name: str) -> str:
    """The text of a resource by its name from the top level.

    Raises `StoreError` where the installation lacks it.
    """
    try:
        return path(name).read_text("utf-8")
    except OSError as error:
        raise StoreError(f"{path(name)}: cannot be read ({error.strerror}); install hoptac again") from error


def table(name: str) -> dict[str, Any]:
    """What a resource in TOML states.

    Raises `ListError` where it is no TOML, and `StoreError` where the installation lacks it.
    """
    try:
        return tomllib.loads(read(name))
    except tomllib.TOMLDecodeError as error:
        raise ListError(f"{name}: {error}; mend that line, each name may stand once") from None
