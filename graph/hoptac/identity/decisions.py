"""What a person has decided on who is who: a TOML file comes in, pairs of IRIs go out.

    same = [
      ["person/le-van-thu-0a1b2c", "person/le-van-thu-3d4e5f"],  # he moved from the one body to the other
    ]
    not-same = [
      ["person/tran-thi-mau-112233", "person/tran-thi-mau-445566"],  # two officials of one name
    ]

A name is the end of an IRI, as `hoptac entities` prints it, or the whole IRI. The next build undoes a line that is taken out.

>>> Decisions().same
()
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hoptac.errors import InputError
from hoptac.vocabulary import Names

FILE = "decisions.toml"
KINDS = ("same", "not-same")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of IRIs that are one thing, and pairs that are two."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    @classmethod
    def read(cls, path: Path, names: Names) -> Decisions:
        """The decisions in a file.

        Raises `InputError` with the file, the place and the way out where it is none.
        """
        try:
            stated = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InputError(f"{path}: cannot be read as TOML ({error}); correct it there") from error
        unknown = sorted(set(stated) - set(KINDS))
        if unknown:
            raise InputError(f'{path}: "{unknown[0]}" is no decision; write {" = [ … ] or ".join(KINDS)} = [ … ]')
        return cls(*(tuple(_pair(pair, path, kind, names) for pair in stated.get(kind, [])) for kind in KINDS))


def _pair(pair: object, path: Path, kind: str, names: Names) -> Pair:
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) and one for one in pair)):
        raise InputError(f'{path}: {kind}: {pair!r} is no pair; write ["person/…", "person/…"], as `hoptac entities` prints them')
    one, other = (name if "://" in name else f"{names.base}id/{name}" for name in pair)
    if one.rpartition("/")[0] != other.rpartition("/")[0]:
        raise InputError(f"{path}: {kind}: {pair[0]} and {pair[1]} are of two kinds; join a person to a person, a body to a body")
    return one, other


def beside(paths: Sequence[Path]) -> Path | None:
    """The decisions file in the current directory, or beside the articles, if there is one."""
    folders = [Path(), *(path if path.is_dir() else path.parent for path in paths)]
    return next((folder / FILE for folder in folders if (folder / FILE).is_file()), None)
