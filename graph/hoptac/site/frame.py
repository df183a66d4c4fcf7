"""What stands around a page: its language, how it writes addresses, and whether a server answers its forms.

>>> frame = Frame("en", link=lambda path, **fields: path, file=lambda path: path)
>>> write("refused", frame, message="no such page", status=404)[:15]
'<!doctype html>'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from hoptac.networks.legend import legend
from hoptac.site.drawing import key_corners
from hoptac.site.words import LANGUAGES, WORDS
from hoptac.templates import render


class Link(Protocol):
    """How the address of a page is written; fields are those of a form that the page answers to."""

    def __call__(self, path: str, **fields: str) -> str:
        """The address of the page of a path that begins with /."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page speaks and links.

    `other` is the address of the same page in the other language; `chosen` are fields that its forms carry on; `downloads`
    are the endings and media types of the data of a thing. A page with a `style` of its own stands alone: it has no menu
    and asks for nothing. `index` is the address of all that can be found, for pages that no server searches for,
    `network` that of all connections, for those that no server finds ways for. `known_up_to` is the latest day of the articles,
    where who frames the page knows it.
    """

    language: str
    link: Link
    file: Callable[[str], str]
    other: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    downloads: tuple[tuple[str, str], ...] = ()
    live: bool = True
    style: str = ""
    index: str = ""
    network: str = ""
    known_up_to: str = ""

    @property
    def other_language(self) -> str:
        """The language that the page does not speak."""
        return LANGUAGES[self.language == LANGUAGES[0]]


def write(template: str, frame: Frame, /, here: object = "", **values: object) -> str:
    """The page of a template in a frame; `here` is the path of the part of the site that it belongs to."""
    say = WORDS[frame.language]
    told = {"frame": frame, "say": say, "link": frame.link, "file": frame.file, "here": here, "corners": key_corners}
    return render(f"site/{template}.html", **told, **values)


def alone(language: str) -> Frame:
    """The frame of a page in a file of its own, which leads nowhere."""
    return Frame(language, link=lambda path, **fields: "", file=lambda path: "", live=False, style=style())


def style() -> str:
    """The style of all pages."""
    return render("site/site.css", nodes=legend().nodes.values())
