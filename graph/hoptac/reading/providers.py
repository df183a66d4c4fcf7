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
from collections.abc import Iterable

from hoptac.mentions.wording import alternatives
from hoptac.model import Annotated, Kind, Mention, Sentence
from hoptac.reading.passages import folded
from hoptac.reading.places import Shelf, before
from hoptac.reading.system_names import SystemName

BY = re.compile(r"(?<!\w)(?:do|được) (?:chính )?$")
BESIDE = re.compile(rf"(?<!\w)(?:{alternatives('beside_agents')}) $")
ACTING = re.compile(rf"\s?(?:{alternatives('acting')})(?!\w)")
USING = re.compile(rf"(?:\s(?:đã|đang|cũng|đều|hiện|vẫn|mới|bắt đầu))*\s(?:{alternatives('using')})(?!\w)")
PUTS_TO_USE = re.compile(r"(?:\s(?:đã|đang|cũng|sẽ))*\sđưa vào (?:sử dụng|vận hành|khai thác)(?!\w)")  # who it is for
CLAUSE = re.compile(r"[;.]")
FIRMS = frozenset({"company", "university", "hospital", "other"})
MOST = 40  # bodies of one sentence that are looked at
SO_THAT = "để "
JOINED, COMPANY = re.compile(r" (?:và|cùng|với) "), "company"
FAR = 120  # characters before a body in which the one stands that is joined to it
NEAR = 16  # characters before a body that tell whether it acts


class Providers:
    """The bodies of an article as those who act in it."""

    def __init__(self, annotated: Annotated, systems: Iterable[SystemName] = ()) -> None:
        self.annotated = annotated
        self.systems = {name.stop: name.start for name in systems}
        self.folded = folded(annotated.document.text)
        self.types = {body.name: body.type for body in annotated.organisations}
        agents = [m for m in annotated.mentions if m.kind in (Kind.ORGANISATION, Kind.GROUP)]
        named = Shelf(self.systems.items(), lambda span: span[::-1])
        self.agents = [m for m in agents if not named.around(m.start, m.start + 1)]
        self._starts = [m.start for m in self.agents]

    def of(self, sentence: Sentence, start: int, stop: int) -> str:
        """The provider of what the sentence names from `start` to `stop`."""
        end = CLAUSE.search(self.folded, stop, sentence.stop)
        before, behind = (
            self.between(sentence.start, start)[-MOST:],
            self.between(stop, end.start() if end else sentence.stop)[:MOST],
        )
        found = self._doer(behind, stop) or next((m for m in reversed(before) if self._is_firm(m) and self._acts(m)), None)
        found = found or next(
            (m for m in behind if self._is_firm(m) and ACTING.match(self.folded, m.stop) and self._acts(m)), None
        )
        clause = max(self.folded.rfind(";", sentence.start, start), sentence.start - 1) + 1
        begins = not self.folded[clause:start].strip()
        if (found is None or (begins and found.start < clause)) and (owner := self.owner(sentence, stop)):
            return _body(owner) if self._is_firm(owner) else ""
        if found and (self._with_another(found) or self._for_another(before)):
            return self._brand(start, stop)
        if found:
            return _body(self._company_of(found))
        return self._brand(start, stop) or self._earlier(sentence) or self._public(before)

    def _with_another(self, found: Mention) -> bool:
        """Whether a company acts together with another one, so that neither is said to provide what they build."""
        before = self.between(max(0, found.start - FAR), found.start)[-1:]
        joined = before and JOINED.fullmatch(self.folded, before[0].stop, found.start)
        both = {self.types.get(str(one.value)) for one in (*before, found)} == {COMPANY}
        return bool(joined) and both and before[0].value != found.value

    def _for_another(self, before: list[Mention]) -> bool:
        """Whether it is done for the sake of the last body before a system: "để thành phố phát triển kho dữ liệu"."""
        last = before[-1] if before else None
        return last is not None and self.folded.endswith(SO_THAT, 0, last.start) and not self._is_firm(last)

    def behind(self, sentence: Sentence, stop: int) -> str:
        """The provider that the words behind a name tell: "phần mềm B do FPT xây dựng"."""
        found = self._doer(self.between(stop, sentence.stop)[:MOST], stop)
        return _body(found) if found else ""

    def _doer(self, behind: list[Mention], stop: int) -> Mention | None:
        """The first body behind a name that stops at a place by which something is done."""
        return next((m for m in behind if BY.search(self.folded, max(stop, m.start - NEAR), m.start)), None)

    def _company_of(self, found: Mention) -> Mention:
        """Of a body and the company that builds together with it the company: "VNPT và Trung ương Đoàn đã cùng xây dựng"."""
        before = self.between(max(0, found.start - FAR), found.start)[-1:]
        joined = before and JOINED.fullmatch(self.folded, before[0].stop, found.start)
        company = before and self.types.get(str(before[0].value)) == COMPANY != self.types.get(str(found.value))
        return before[0] if joined and company else found

    def has_user(self, sentence: Sentence, start: int) -> bool:
        """Whether the sentence names a body before a place that uses what is named there."""
        return any(USING.match(self.folded, m.stop) for m in self.between(sentence.start, start)[-MOST:])

    def sole_firm(self) -> str:
        """The firm of the article, if it names but one."""
        firms = [name for name, type_ in self.types.items() if type_ == "company"]
        return firms[0] if len(firms) == 1 else ""

    def between(self, start: int, stop: int) -> list[Mention]:
        """The bodies named between two places, but for those in the names of systems."""
        return self.agents[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def _acts(self, mention: Mention) -> bool:
        """Whether a body acts where it is named, and is no place, receiver or partner there."""
        owned = self.folded.endswith(" của ", 0, mention.start) and mention.start - len(" của ") in self.systems
        if USING.match(self.folded, mention.stop):
            return False
        if ACTING.match(self.folded, mention.stop) and not owned:
            return True
        return not BESIDE.search(self.folded, max(0, mention.start - NEAR), mention.start)

    def owner(self, sentence: Sentence, stop: int) -> Mention | None:
        """The body whose system it is said to be right behind the name: "phần mềm B của Sở Y tế"."""
        behind = self.between(stop, sentence.stop)[:1]
        return behind[0] if behind and self.folded[stop : behind[0].start] == " của " else None

    def _is_firm(self, mention: Mention) -> bool:
        return mention.kind is Kind.GROUP or self.types.get(str(mention.value), "other") in FIRMS

    def _brand(self, start: int, stop: int) -> str:
        """The firm whose name begins the product's: VNPT iOffice."""
        inside = self.annotated.within(start, stop, Kind.ORGANISATION)
        return next((str(m.value) for m in inside if m.start == self.systems.get(stop)), "")

    def _earlier(self, sentence: Sentence) -> str:
        """The firm that the sentences before in the same paragraph tell of."""
        for told in before(self.annotated, sentence):
            mentions = self.between(told.start, told.stop)[-MOST:]
            firms = [m for m in mentions if m.kind is Kind.ORGANISATION and self._is_firm(m)]
            acting = [m for m in firms if self._acts(m) or BY.search(self.folded, max(0, m.start - NEAR), m.start)]
            if acting:
                return str(acting[-1].value)
        return ""

    def _public(self, before: list[Mention]) -> str:
        """The public body that acts before the name, where no firm does."""
        bodies = (m for m in reversed(before) if m.kind is Kind.ORGANISATION and ACTING.match(self.folded, m.stop))
        bodies = (m for m in bodies if not PUTS_TO_USE.match(self.folded, m.stop))
        return next((str(m.value) for m in bodies if self._acts(m)), "")


def _body(mention: Mention) -> str:
    """The canonical name of a body, '' for the parties together."""
    return str(mention.value) if mention.kind is Kind.ORGANISATION else ""
