"""Names of bodies that are initials behind their first words: "Viện KHCNVN", where the article also names the Viện in full.

What comes in are namings and names; what goes out is whether the one is short for the other.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> (short,) = namings(Sheet.of("Viện KHCNVN họp"))
>>> has_initials("Viện Khoa học Công nghệ Việt Nam", short)
True
"""

from __future__ import annotations

import re

from hoptac.mentions.naming import Naming


def initials_only(naming: Naming) -> bool:
    """Whether nothing but capitals follows the first words of a name."""
    rest = naming.name[len(naming.kind.name) + 1 :] if naming.kind and not naming.inner else ""
    return len(rest) > 1 and rest.isalpha() and rest.isupper()


def has_initials(name: str, naming: Naming) -> bool:
    """Whether a longer name has the initials that a short one consists of."""
    head = naming.kind.name + " " if naming.kind else ""
    words = [word for word in re.findall(r"\w+", name[len(head) :]) if word != "và"]
    return name.startswith(head) and len(words) > 1 and "".join(word[0] for word in words).upper() == naming.name[len(head) :]
