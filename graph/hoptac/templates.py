"""HTML from templates that escape whatever they are given. The only importer of jinja2.

>>> render("site/icon.svg")[:4]
'<svg'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("hoptac", "pages/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, /, **values: object) -> str:
    """The page of a template; a value that the template names and nobody gives is an error, never an empty place."""
    return _environment().get_template(template).render(**values)


def load() -> Iterator[str]:
    """Compile all templates before somebody waits for a page, one at each step."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)
        yield name
