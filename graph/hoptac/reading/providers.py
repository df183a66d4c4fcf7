"""Who provides a system, by the words around its name: "do X triển khai", "được X bỏ vốn", or the firm that acts.

In come an `Annotated` and where a system is named; out goes the provider's canonical name, '' where the text does not tell or the
parties do it together.

>>> from hoptac.model import Document
>>> text = "Sở dùng phần mềm B do FPT xây dựng."
>>> fpt = Mention(Kind.ORGANISATION, 22, 25, "Tập đoàn FPT", "drawn")
>>> Providers(Annotated(Document.of("a.txt", text), (Sentence(0, len(text), 0),), (fpt,))).of(Sentence(0, len(text), 0), 8, 18)
'Tập đoàn FPT'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hoptac.mentions.wording import alternatives
from hoptac.model import Annotated, Kind, Mention, Part, Sentence
from hoptac.reading.passages import folded

BY = re.compile(r"(?<!\w)(?:do|được) (?:chính )?$")
BESIDE = re.compile(rf"(?<!\w)(?:{alternatives('beside_agents')}) $")
ACTING = re.compile(rf"\s?(?:{alternatives('acting')})(?!\w)")
CLAUSE = re.compile(r"[;.]")
FIRMS = frozenset({"company", "university", "hospital", "other"})
NEAR = 16  # characters before a body that tell whether it acts


class Providers:
    """The bodies of an article as those who act in it."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.folded = folded(annotated.document.text)
        self.types = {body.name: body.type for body in annotated.organisations}
        self.agents = [m for m in annotated.mentions if m.kind in (Kind.ORGANISATION, Kind.GROUP)]
        self._starts = [m.start for m in self.agents]

    def of(self, sentence: Sentence, start: int, stop: int) -> str:
        """The provider of what the sentence names from `start` to `stop`."""
        if named := self._behind(stop, sentence.stop):
            return named
        acting = [m for m in self._between(sentence.start, start) if self._acts(m)]
        if found := self._last(acting):
            return found.value if found.kind is Kind.ORGANISATION and isinstance(found.value, str) else ""
        behind = [m for m in self._between(stop, sentence.stop) if self._is_firm(m) and ACTING.match(self.folded, m.stop)]
        if behind and isinstance(behind[0].value, str) and behind[0].kind is Kind.ORGANISATION:
            return behind[0].value
        return self._brand(start, stop) or self._earlier(sentence) or self._public(sentence.start, start)

    def sole_firm(self) -> str:
        """The firm of the article, if it names but one."""
        firms = [name for name, type_ in self.types.items() if type_ == "company"]
        return firms[0] if len(firms) == 1 else ""

    def _between(self, start: int, stop: int) -> list[Mention]:
        return self.agents[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def _behind(self, start: int, stop: int) -> str:
        """The body behind "do" or "được" in the clause that follows the name."""
        end = CLAUSE.search(self.folded, start, stop)
        for mention in self._between(start, end.start() if end else stop):
            if isinstance(mention.value, str) and BY.search(self.folded, max(start, mention.start - NEAR), mention.start):
                return mention.value if mention.kind is Kind.ORGANISATION else ""
        return ""

    def _acts(self, mention: Mention) -> bool:
        """Whether a body acts where it is named, and is no place, receiver or partner there."""
        if ACTING.match(self.folded, mention.stop):
            return True
        return not BESIDE.search(self.folded, max(0, mention.start - NEAR), mention.start)

    def _is_firm(self, mention: Mention) -> bool:
        return mention.kind is Kind.GROUP or self.types.get(str(mention.value), "other") in FIRMS

    def _last(self, acting: list[Mention]) -> Mention | None:
        """The firm, or the parties together, that acts last before the name."""
        return next((mention for mention in reversed(acting) if self._is_firm(mention)), None)

    def _brand(self, start: int, stop: int) -> str:
        """The firm whose name begins the product's: VNPT iOffice."""
        firms = (m for m in self._between(start, stop) if m.start == start and m.kind is Kind.ORGANISATION)
        return next((str(m.value) for m in firms), "")

    def _earlier(self, sentence: Sentence) -> str:
        """The firm that the sentences before in the same paragraph tell of."""
        for before in self._before(sentence):
            mentions = self._between(before.start, before.stop)
            firms = [m for m in mentions if m.kind is Kind.ORGANISATION and self._is_firm(m)]
            acting = [m for m in firms if self._acts(m) or BY.search(self.folded, max(0, m.start - NEAR), m.start)]
            if acting:
                return str(acting[-1].value)
        return ""

    def _before(self, sentence: Sentence) -> Iterator[Sentence]:
        for other in reversed(self.annotated.sentences):
            if other.paragraph == sentence.paragraph and other.stop <= sentence.start and other.part in (Part.PROSE, Part.ITEM):
                yield other

    def _public(self, start: int, stop: int) -> str:
        """The public body that acts before the name, where no firm does."""
        acting = [m for m in self._between(start, stop) if ACTING.match(self.folded, m.stop) and m.kind is Kind.ORGANISATION]
        return str(acting[-1].value) if acting else ""
