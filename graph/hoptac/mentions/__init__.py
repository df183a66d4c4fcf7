"""What an article mentions besides bodies and people: dates and periods, quantities, agreements, the parties together.

What comes in is a document with its sentences; what goes out are the mentions of all readers. Bodies, people and posts need
the whole article to be understood: `hoptac.entities` reads them, from the modules of this package.

>>> from hoptac.model import Document
>>> [m.kind.value for m in mentions(Document.of("a.txt", "Ngày 13/9/2014, hai bên ký."), ())]
['date', 'group']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hoptac.mentions.agreements import agreements
from hoptac.mentions.dates import dates
from hoptac.mentions.groups import groups
from hoptac.mentions.quantities import quantities
from hoptac.model import Document, Mention, Sentence

READERS: tuple[Callable[[Document, tuple[Sentence, ...]], Iterable[Mention]], ...] = (dates, quantities, groups, agreements)


def mentions(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """The mentions of a document, in order."""
    found = [mention for reader in READERS for mention in reader(document, sentences)]
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.stop)))
