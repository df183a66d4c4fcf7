"""Where an article names a system: software, a database, a platform, an IT centre or a digital service.

In comes an `Annotated`, out go `SystemName`s in the order of the text: the product's name alone where there is one, else the
phrase as far as it names. Networks, buildings and what is only counted are none, nor is a kind with nothing of its own.

>>> text = "Tỉnh dùng phần mềm quản lý văn bản VNPT iOffice, hệ thống lễ tân và xếp hàng trực tuyến tại xã, nền tảng số, mạng 4G."
>>> [found.name for found in system_names(Annotated(Document.of("a.txt", text), (Sentence(0, len(text), 0),), ()))]
['VNPT iOffice', 'hệ thống lễ tân và xếp hàng trực tuyến']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from hoptac.automaton import Found
from hoptac.mentions.wording import wording
from hoptac.model import Annotated, Document, Kind, Mention, Part, Sentence
from hoptac.reading.passages import folded
from hoptac.reading.places import Shelf
from hoptac.reading.spots import spots
from hoptac.reading.system_phrases import Phrase, forms, longest_form, phrase_at, product_at
from hoptac.text import squeeze

TOLD = (Part.PROSE, Part.ITEM, Part.CAPTION)
SERVICE = re.compile(
    r"trong lĩnh vực ((?:[^,;.]{2,40}, ){0,4}[^,;.]{2,40}), [^;.]{0,200}?(?:cung cấp|cung ứng|triển khai) (?:các )?dịch vụ"
)
JOINT = re.compile(r",(?=\s)|\svà(?=\s)")
FEWEST = 3  # words behind a general kind that make a name
NEAR = 24  # characters before a kind that tell a noun from a verb
NOUN_BEFORE = re.compile(r"(?<!\w)(?:các|những|nhiều|một số|phần mềm|phần mềm,|phần mềm và|\d+) $")
NO_NAME_BEFORE = re.compile(r"(?<!\w)(?:quy hoạch|chiến lược|khái niệm) $")
GROUND_BEFORE = re.compile(r"(?<!\w)(?:là|làm|tạo|tạo ra|tạo dựng|đặt|xây) $")  # "tạo nền tảng": the ground for something


class SystemName(NamedTuple):
    """A system as the text names it from `start` to `stop`; `phrase_start` is where the words before its name begin."""

    start: int
    stop: int
    name: str
    phrase_start: int
    sentence: Sentence
    rule: str


def system_names(annotated: Annotated) -> Iterator[SystemName]:
    """The systems that an article names, in the order of its text."""
    page = _Page(annotated)
    starts = [head.start for head in page.heads]
    for sentence in annotated.sentences:
        if sentence.part in TOLD:
            heads = page.heads[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.stop)]
            yield from page.names_in(sentence, heads)


class _Page:
    """A document with its folded text, the kinds found in it, and the names that no system's name runs into."""

    def __init__(self, annotated: Annotated) -> None:
        self.document: Document = annotated.document
        self.text = annotated.document.text
        self.folded = folded(self.text)
        self.heads = spots(self.text).systems.all()
        bodies = (Kind.ORGANISATION, Kind.PERSON, Kind.PLACE)
        named = [m for m in annotated.mentions if m.kind in bodies and self.text[m.start].isupper()]
        self.names = {m.start: m.stop for m in named}
        self._named = Shelf(named, _place)
        self._counted = Shelf((m for m in annotated.mentions if m.kind is Kind.QUANTITY), _place)

    def names_in(self, sentence: Sentence, heads: list[Found[str]]) -> Iterator[SystemName]:
        """The systems that a sentence names; a kind within the name of another is none of its own."""
        free = sentence.start
        for head in heads:
            if head.start < free or self._is_another(head):
                continue
            phrase = phrase_at(self.text, self.folded, (head.start, head.stop), self.names)
            if span := self._service(sentence, phrase) or self._span(head.value, phrase):
                free = max(phrase.stop, span[1])
                for start, stop in self._listed(phrase, span, sentence.stop):
                    free = max(free, stop)
                    name = squeeze(self.text[start:stop])
                    yield SystemName(start, stop, name, min(phrase.start, span[0]), sentence, f"system-{head.value}")

    def _listed(self, phrase: Phrase, span: tuple[int, int], stop: int) -> Iterator[tuple[int, int]]:
        """The span of a name and of the products that go on with its list: "phần mềm HIS, LIS và PACS"."""
        yield span
        at = phrase.stop if phrase.product == span else stop
        while (joint := JOINT.match(self.text, at, stop)) and (product := product_at(self.text, joint.end(), self.names)):
            yield product
            at = product[1]

    def _service(self, sentence: Sentence, phrase: Phrase) -> tuple[int, int] | None:
        """The span of fields for which a service is offered: "Trong lĩnh vực kê khai thuế, hóa đơn điện tử, … dịch vụ"."""
        fields = SERVICE.match(self.folded, sentence.start, sentence.stop)
        return fields.span(1) if fields and fields.start(1) <= phrase.start and phrase.stop <= fields.end(1) else None

    def _is_another(self, head: Found[str]) -> bool:
        """Whether the words are part of a body's name, or only count something."""
        centre = self.folded.startswith("trung tâm", head.start)
        within = any(not (centre and m.start == head.start) for m in self._named.around(head.start, head.stop))
        counts = any("%" not in self.text[m.start : m.stop] for m in self._counted.around(head.start, head.stop))
        return within or counts or (head.value == "products" and self.text[head.start : head.stop].islower())

    def _span(self, scheme: str, phrase: Phrase) -> tuple[int, int] | None:
        """The span of the name, if the phrase holds one."""
        if scheme == "generalKinds" and self._is_network(phrase):
            return None
        if phrase.product or scheme == "products":
            return phrase.product or (phrase.start, phrase.head)
        if scheme == "carriers" or self._is_no_name(phrase):
            return None
        stop = self._without_common(phrase)
        if scheme == "digitalServices":
            return phrase.start, stop if self.folded.startswith("trung tâm", phrase.start) else phrase.head
        tells = stop > phrase.head and (scheme != "generalKinds" or self._serves_information(phrase))
        return (phrase.start, stop) if tells else None

    def _is_no_name(self, phrase: Phrase) -> bool:
        """Whether the words before a kind make it something else: a plan, a field, the ground for something, a verb."""
        before = self.folded[max(0, phrase.start - NEAR) : phrase.start]
        if self.folded.startswith("ứng dụng", phrase.start):
            return not (NOUN_BEFORE.search(before) or self._does(phrase))
        if self.folded.startswith("dịch vụ", phrase.start) and before.endswith(" về "):
            return True
        ground = self.folded.startswith("nền tảng", phrase.start) and GROUND_BEFORE.search(before)
        return bool(ground or NO_NAME_BEFORE.search(before))

    def _does(self, phrase: Phrase) -> bool:
        """Whether what follows "ứng dụng" is what it does, and not what is applied."""
        purpose = longest_form(self.folded, phrase.head, forms("systemPurposes"))
        return purpose > phrase.head and self.folded[phrase.head : purpose].strip() not in wording("applied")

    def _without_common(self, phrase: Phrase) -> int:
        """Where the name stops without praise at its end; at the kind's end if nothing but common words follow it."""
        at, last, own = phrase.head, phrase.head, self.folded.startswith("trung tâm", phrase.start)
        shared = self.folded.startswith(("cơ sở dữ liệu", "kho dữ liệu", "csdl"), phrase.start)
        while at < phrase.stop:
            common = longest_form(self.folded, at, forms("commonWords"))
            words = self.folded[at:common].strip(" ,")
            own = own or common == at or (shared and words in wording("shared_names"))
            at = max(common, self._next(at, phrase.stop))
            last = last if words in wording("praise") else at
        return min(last, phrase.stop) if own else phrase.head

    def _next(self, at: int, stop: int) -> int:
        following = self.folded.find(" ", at + 1, stop)
        return following if following > 0 else stop

    def _is_network(self, phrase: Phrase) -> bool:
        """Whether the words behind a general kind make it a network, a building or a system of society."""
        network = longest_form(self.folded, phrase.head, wording("networks"))
        return network > phrase.head and not self.folded.startswith(" thông minh", network)

    def _serves_information(self, phrase: Phrase) -> bool:
        """Whether words behind a general kind, and not too few, tell that it is a system of information technology."""
        if self.text[phrase.stop - 1] == ")" or self.folded.startswith("trung tâm", phrase.start):
            return True
        at = phrase.head
        while at < phrase.stop and len(self.folded[phrase.head : phrase.stop].split()) >= FEWEST:
            if longest_form(self.folded, at, forms("systemPurposes")) > at:
                return True
            at = self._next(at, phrase.stop)
        return False


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.stop
