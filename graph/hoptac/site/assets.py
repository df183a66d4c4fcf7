"""Scripts and styles that pages bring: the name of one comes in, its bytes go out; there are no others than these.

The editor of the SPARQL page is bundled when the package is built; a package that was built without it has the plain form.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

BUILT, SCRIPTS = "pages/built", "pages/scripts"
EDITOR = ("editor.js", "editor.css", "editor.licences.txt")
PLACES = dict.fromkeys(EDITOR, BUILT) | dict.fromkeys(("suggest.js", "narrow.js", "ways.js"), SCRIPTS)
BEFORE = dict.fromkeys(("suggest.js", "narrow.js", "ways.js"), ("plain.js",))  # what a script begins with
MEDIA = {"js": "text/javascript", "css": "text/css", "txt": "text/plain"}


@cache
def content(name: str) -> bytes:
    """The bytes of a file that pages bring, empty if there is none of that name or this installation lacks it."""
    places = [files("hoptac") / PLACES[name] / part for part in (*BEFORE.get(name, ()), name)] if name in PLACES else []
    return b"".join(place.read_bytes() for place in places) if all(place.is_file() for place in places) else b""


def has_editor() -> bool:
    """Whether the editor was bundled with this installation."""
    return bool(content("editor.js") and content("editor.css"))
