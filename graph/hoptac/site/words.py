"""What the pages say of themselves, in Vietnamese and English: `words.toml` beside this, read and checked once.

>>> WORDS["en"]["skip"], called(FIELDS, "person", "vi"), called(FIELDS, "x", "vi")
('Skip to the content', 'người', 'x')
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from hoptac.errors import ListError

FILE = "words.toml"
LANGUAGES = ("vi", "en")

Words = Mapping[str, tuple[str, ...]]


def called(words: Words, name: str, language: str) -> str:
    """A name in a language, as it is where it has no words."""
    return words[name][LANGUAGES.index(language)] if name in words else name


def checked(told: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words of a file, each section with its names.

    Raises `ListError` for a name that lacks a language.
    """
    made: dict[str, dict[str, tuple[str, ...]]] = {}
    for section, entries in told.items():
        for name, pair in entries.items():
            if not (
                isinstance(pair, list) and len(pair) == len(LANGUAGES) and all(isinstance(word, str) and word for word in pair)
            ):
                raise ListError(f'{FILE}: [{section}] {name} is {pair!r}; say it as ["tiếng Việt", "English"]')
            made.setdefault(section, {})[name] = tuple(pair)
    return made


_READ = checked(tomllib.loads((files(__package__) / FILE).read_text("utf-8")))
WORDS = {language: {name: called(_READ["say"], name, language) for name in _READ["say"]} for language in LANGUAGES}
FIELDS, COLUMNS, COUNTED, TERMS, TOPICS, POINTS, TOLD = (
    _READ[section] for section in ("fields", "columns", "counted", "terms", "topics", "points", "told")
)
