"""Hoptac: cooperation agreements in Vietnamese news as a knowledge graph in which every fact carries the words that say it.

    hoptac.open("hoptac-store")            an rdflib Dataset over a store
    hoptac.ask("roles", person="Trung")    the rows of a question

What is not asked for is not imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hoptac.answers import ask
    from hoptac.dataset import open_dataset as open  # noqa: A004

__all__ = ["ask", "open"]
_WHERE = {"ask": ("hoptac.answers", "ask"), "open": ("hoptac.dataset", "open_dataset")}


def __getattr__(name: str) -> Any:
    """The function of that name, imported when first asked for."""
    from importlib import import_module

    if name not in _WHERE:
        raise AttributeError(f"module 'hoptac' has no attribute {name!r}; it has {', '.join(__all__)}")
    module, function = _WHERE[name]
    return getattr(import_module(module), function)
