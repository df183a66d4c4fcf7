"""What many tests share: the store of the shipped article, made once; a server of it and a browser, one for each module."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hoptac import resources
from hoptac.building import build
from served import Server, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the shipped article, which no test changes."""
    path: Path = tmp_path_factory.mktemp("shipped") / "store"
    build([resources.path("seeds")], path)
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    with served(store) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """A browser; not for the whole session, since asyncio cannot be used beside one."""
    from browsing import chromium  # who looks at no page needs no playwright

    with chromium() as started:
        yield started
