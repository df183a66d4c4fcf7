"""Who confers an award, who hands it over and who receives it, in one sentence.

In come a `Passage` and an award that it names, out goes an `Act` or nothing; active ("tặng Bằng khen cho 7 tập thể") and
passive ("7 tập thể được tặng Bằng khen") alike.

>>> from hoptac.model import Annotated, Document, Mention, Sentence
>>> from hoptac.reading.passages import passages
>>> text = "Ông Lê A và bà Lê B trao Bằng khen của Bộ C cho hai tập thể."
>>> names = ((Kind.PERSON, 0, 8, "Lê A"), (Kind.PERSON, 12, 19, "Lê B"), (Kind.ORGANISATION, 39, 43, "Bộ C"))
>>> annotated = Annotated(Document.of("a.txt", text), (), tuple(Mention(*name, "drawn") for name in names))
>>> (passage,) = passages(annotated, [Sentence(0, len(text), 0)])
>>> from hoptac.reading.spots import spots
>>> act = act_of(passage, spots(text).awards.all()[0])
>>> act.givers, act.presenters, act.recipients[0].number
(('Bộ C',), ('Lê A', 'Lê B'), 2)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from hoptac.automaton import Found
from hoptac.mentions.wording import alternatives
from hoptac.model import Kind, Mention, Post, Quantity
from hoptac.reading.passages import Passage
from hoptac.reading.speakers import TITLES, Speakers, right_before
from hoptac.text import NUMERALS, squeeze

VERB = re.compile(
    rf"(?<!\w)(?:(?P<confers>{alternatives('conferring')})|(?P<receives>{alternatives('receiving')})|{alternatives('handing')})"
    r"\s(?:(?:các|những|\d+|hoa,|hoa và)\s)?(?:danh hiệu\s)?$"
)
FOR = re.compile(r"(?<!\w)(?:(?:tặng )?(?:cho|tới|đến)|tặng(?= \d| các | những | một | hai | ba | bốn | năm ))\s")
PASSIVE = re.compile(r"(?<!\w)được\s")
OF = re.compile(r"\s(?:của|do)\s(?:(?:ông|bà|đồng chí)\s)?")
AUTHORITY = re.compile(
    r"thừa (?:ủy quyền|lệnh|ủy nhiệm)(?: của)? (?:(?P<head>chủ tịch nước|thủ tướng(?: chính phủ)?)(?!\w)|"
    r"(?P<office>[^,;.]{3,60}?)(?=,| trao| tặng| ông | bà | đồng chí ))"
)
NAMED = re.compile(r" ([\"“][^\"“”\n]{3,60}[\"”])")
END = re.compile(r"(?<!\w)(?:vì|do|nhờ|bởi)\s")
IN_WORDS = re.compile(rf"(?<!\w)({'|'.join(NUMERALS)})\s(tập thể|cá nhân)(?!\w)")
JOINED = re.compile(r"[\s,–-]*(?:\s(?:và|cùng)\s)[\s,–-]*(?:các )?(?:ông|bà|đồng chí)?\s*")
MONEY = re.compile(r"(?<!\w)(?:đồng(?! (?:chí|bào|đội))|USD|triệu|tỷ|tỉ|phần quà|suất)(?!\w)")
BETWEEN = re.compile(r"\s*(?:ông|bà|anh|chị|đồng chí|tập thể|cá nhân|và|cũng|đã|vừa|vinh dự|,|-|\s)*\s*")
APPOSITION = re.compile(r"\s?[,–-]\s?[^,;:.()]{3,60}\s")
BESIDE = re.compile(r"\s*(?:,|và|, và|cùng|cùng với)\s*")
AGENTS = (Kind.PERSON, Kind.ORGANISATION)
LONGEST_OFFICE = 6  # words
MANNER = 3  # words between a body and what it does
FAR = 120
NEAR = 40  # characters before an award, or behind it, that say who acts


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who receives an award: how many of what."""

    start: int
    stop: int
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Act:
    """An award in a sentence, from `start` to `stop`: who confers it, who hands it over, who receives it."""

    start: int
    stop: int
    award: str
    givers: tuple[str, ...]
    presenters: tuple[str, ...]
    recipients: tuple[Recipients, ...]


def act_of(passage: Passage, prize: Found[str]) -> Act | None:
    """What a sentence tells of an award that it names; None where nobody receives it."""
    verb = VERB.search(passage.folded, max(passage.start, prize.start - NEAR), prize.start)
    if verb is None:
        return None
    recipients = _received(passage, verb) if verb["receives"] else _active(passage, prize) or _passive(passage, verb)
    return _act(passage, prize, verb, recipients) if recipients else None


def _act(passage: Passage, prize: Found[str], verb: re.Match[str], recipients: tuple[Recipients, ...]) -> Act:
    called, stop = _called(passage, prize)
    if verb["receives"]:
        return Act(min(recipients[0].start, prize.start), stop, called, _conferred_by(passage, prize), (), recipients)
    passive = recipients[-1].stop < verb.start()
    acting, start = _agents(passage, verb, recipients[-1].stop if passive else passage.start)
    givers = _in_whose_name(passage, prize, verb) or (acting if verb["confers"] else ())
    presenters = tuple(name for name in acting if name not in givers)
    spans = [start, prize.start, stop, *(edge for one in recipients for edge in (one.start, one.stop))]
    return Act(min(spans), max(spans), called, givers, presenters, recipients)


def _called(passage: Passage, prize: Found[str]) -> tuple[str, int]:
    """What an award is called, with the name in quotes behind it: "Kỷ niệm chương “Vì thế hệ trẻ”", and where that ends."""
    name = NAMED.match(passage.document.text, prize.stop)
    named = name if name and name.end() <= passage.stop else None
    return (f"{prize.value} {named[1]}", named.end()) if named else (prize.value, prize.stop)


def _in_whose_name(passage: Passage, prize: Found[str], verb: re.Match[str]) -> tuple[str, ...]:
    """Who confers an award that others hand over: by commission of whom, or whose award it is."""
    commission = AUTHORITY.search(passage.folded, passage.start, verb.start())
    return _commissioning(passage, commission) if commission else _conferred_by(passage, prize)


def _commissioning(passage: Passage, commission: re.Match[str]) -> tuple[str, ...]:
    """In whose name an award is handed over."""
    if commission["head"]:
        return (squeeze(passage.document.text[slice(*commission.span("head"))]),)
    return _named(passage, *commission.span("office"))


def _agents(passage: Passage, verb: re.Match[str], start: int) -> tuple[tuple[str, ...], int]:
    """Who acts before the verb, and where their names begin: people, or else the office or body named right before it."""
    place = verb.start() + len(verb[0]) - len(verb[0].lstrip())
    passive = list(PASSIVE.finditer(passage.folded, start, place))
    if passive:
        return _named(passage, passive[-1].end(), place), place
    if last := right_before(passage, place):
        return _with_others(passage, last)
    for named in (passage.last(place, Kind.PERSON), passage.last(place, Kind.POST, Kind.ORGANISATION)):
        if named and named.start >= start and _leads_to(passage, named, place):
            begin = _office_start(passage, named)
            return _named(passage, begin, named.stop), begin
    return (), place


def _leads_to(passage: Passage, named: Mention, place: int) -> bool:
    """Whether who is named is the subject of the verb at a place."""
    apposition = named.kind is Kind.PERSON and APPOSITION.fullmatch(passage.folded, named.stop, place) is not None
    return apposition or _is_near(passage, named, place)


def _is_near(passage: Passage, mention: Mention, place: int) -> bool:
    """Whether only a few words of manner stand between who is named and a verb."""
    return "," not in passage.folded[mention.stop : place] and len(passage.folded[mention.stop : place].split()) <= MANNER


def _with_others(passage: Passage, last: Speakers) -> tuple[tuple[str, ...], int]:
    """The people that "và" or a comma joins to the last one, their posts between."""
    names, start = last.names, last.start
    while (other := passage.last(start, Kind.PERSON)) and JOINED.fullmatch(passage.masked(other.stop, start, *TITLES)):
        names, start = (str(other.value), *names), other.start
    return names, start


def _conferred_by(passage: Passage, prize: Found[str]) -> tuple[str, ...]:
    """The office or body behind the award: "Bằng khen của Bộ trưởng"."""
    for mention in passage.of(*AGENTS, Kind.POST, start=prize.stop, stop=min(passage.stop, prize.stop + FAR)):
        begin = _office_start(passage, mention)
        if OF.fullmatch(passage.folded, prize.stop, begin):
            return _named(passage, begin, mention.stop)
    return ()


def _office_start(passage: Passage, mention: Mention) -> int:
    """Where the post begins that names a body: "Bộ trưởng Bộ Y tế"; where a person's own name begins."""
    if mention.kind is Kind.PERSON:
        return mention.start
    posts = [m for m in passage.of(Kind.POST, stop=mention.stop) if m.start <= mention.start < m.stop]
    return min([mention.start, *(m.start for m in posts)])


def _named(passage: Passage, start: int, stop: int) -> tuple[str, ...]:
    """Who is named between two places: people, else an office ("Bộ trưởng Bộ Y tế"), else a body, else the words of an office."""
    if people := passage.of(Kind.PERSON, start=start, stop=stop):
        return tuple(str(m.value) for m in people)
    offices = [m.value for m in passage.of(Kind.POST, start=start, stop=stop) if isinstance(m.value, Post)]
    if offices:
        return (f"{offices[-1].title} {offices[-1].organisation}".strip(),)
    if bodies := passage.of(Kind.ORGANISATION, start=start, stop=stop):
        joined = takewhile(lambda pair: BESIDE.fullmatch(passage.folded, pair[0].stop, pair[1].start), pairwise(bodies))
        return (str(bodies[0].value), *(str(body.value) for _, body in joined))
    words = squeeze(passage.document.text[start:stop])
    return (words,) if words[:1].isupper() and len(words.split()) <= LONGEST_OFFICE else ()


def _active(passage: Passage, prize: Found[str]) -> tuple[Recipients, ...]:
    """The recipients behind "cho"."""
    to = FOR.search(passage.folded, prize.stop, passage.stop)
    if to is None:
        return ()
    end = END.search(passage.folded, to.end(), passage.stop)
    counted = _counted(passage, to.end(), end.start() if end else passage.stop)
    if counted and counted[0].start - to.end() <= NEAR and ";" not in passage.folded[to.end() : counted[0].start]:
        return counted
    for kind in AGENTS:
        named = passage.first(to.end(), kind)
        if named and (found := _named_recipient(passage, named, passage.masked(to.end(), named.start, *TITLES))):
            return found
    return ()


def _passive(passage: Passage, verb: re.Match[str]) -> tuple[Recipients, ...]:
    """The recipients before "được"."""
    passive = list(PASSIVE.finditer(passage.folded, passage.start, verb.end()))
    if not passive:
        return ()
    named = passage.last(passive[-1].start(), *AGENTS)
    gap = passage.masked(named.stop, passive[-1].start(), *TITLES) if named else ""
    counted = _side_by_side(passage, _counted(passage, passage.start, passive[-1].start()))
    return counted or _named_recipient(passage, named, gap)


def _side_by_side(passage: Passage, counted: tuple[Recipients, ...]) -> tuple[Recipients, ...]:
    """The last of those counted and those that stand right before it: "7 tập thể và 9 cá nhân"; the rest is another matter."""
    first = len(counted) - 1
    while first > 0 and BESIDE.fullmatch(passage.folded, counted[first - 1].stop, counted[first].start):
        first -= 1
    return counted[max(first, 0) :]


def _received(passage: Passage, verb: re.Match[str]) -> tuple[Recipients, ...]:
    """The recipients before "nhận": who is named right before it."""
    named = passage.last(verb.start(), *AGENTS)
    gap = passage.masked(named.stop, verb.start(), *TITLES) if named else ""
    return _counted(passage, max(passage.start, verb.start() - NEAR), verb.start()) or _named_recipient(passage, named, gap)


def _counted(passage: Passage, start: int, stop: int) -> tuple[Recipients, ...]:
    """The collectives and people that are counted between two places."""
    found = []
    for m in passage.of(Kind.QUANTITY, start=start, stop=stop):
        if isinstance(m.value, Quantity) and m.value.value.isdigit() and not MONEY.search(m.value.unit):
            found.append(Recipients(m.start, m.stop, int(m.value.value), m.value.unit))
    for words in IN_WORDS.finditer(passage.folded, start, stop):
        found.append(Recipients(words.start(), words.end(), NUMERALS[words[1]], words[2]))
    return tuple(sorted(found, key=lambda one: one.start))


def _named_recipient(passage: Passage, mention: Mention | None, gap: str) -> tuple[Recipients, ...]:
    """The one body or person that is named right beside the verb, if only words of manner stand between."""
    if mention is None or not BETWEEN.fullmatch(gap):
        return ()
    return (Recipients(mention.start, mention.stop, 1, str(mention.value)),)
