"""The bodies of an article: one entity for each, by its whole name, with all the forms that the text has for it.

What comes in are the bodies as they are named; what goes out is a `Bodies`: the name of each naming, the facts, and the short
forms that the text defines ("(DHPIZA)", "gọi tắt là …").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from hoptac.entities.body import Body, leading
from hoptac.entities.fuller import fuller, whole_firms
from hoptac.entities.governing import DISTRICT_COMMITTEES, GOVERNMENT, PARTY, committee, is_of_party, party_level
from hoptac.entities.initials import has_initials, initials_only
from hoptac.entities.provinces import Province, Provinces
from hoptac.entities.schools import with_universities
from hoptac.lists import lists
from hoptac.mentions.naming import AUTHORITY, Naming
from hoptac.mentions.places import HOME, LEVEL, PROVINCIAL
from hoptac.mentions.sheet import Sheet
from hoptac.mentions.words import name_words
from hoptac.model import Mention
from hoptac.terms import OrganisationKind
from hoptac.text import fold, squeeze

GROUP, GROUP_NAME = "tập đoàn", "Tập đoàn "
COMMITTEES = (" tỉnh ủy", " thành ủy")  # end the names of their offices
DISTRICTS = ("huyện", "quận", "thị xã")
BETWEEN = (", ", " và ")
STANDING = "Ban Thường vụ"
SOCIETY, COMPANY = "other", "company"
MARKS = re.compile(r"[-,.–]")
NAMED = re.compile(rf"{LEVEL.pattern}[ .]?\w")  # the word of its level and a name


class Bodies:
    """The bodies that an article names, resolved."""

    def __init__(self, sheet: Sheet, namings: tuple[Naming, ...]) -> None:
        self.sheet = sheet
        self.provinces = Provinces(sheet, namings)
        self.namings = namings
        self.told: set[int] = set()
        self.by_start = {naming.start: naming for naming in namings}
        self._written = {naming.name for naming in namings}
        self.starts = sorted(naming.start for naming in namings)
        self._spellings: dict[str, str] = {}
        self._schools = with_universities(sheet, namings)
        self.name_of: dict[int, str] = {
            n.start: self._spelt(name) for n in namings if not n.waits and (name := self.canonical(n))
        }
        self._make_full()
        self.by_name: dict[str, Body] = {}
        self._gathered: tuple[dict[int, str], set[int]] | None = None
        self._called: dict[tuple[str, ...], tuple[list[int], list[str]]] = {}
        self.gather()
        self._write_out()
        waiting = {naming.start: name for naming in namings if naming.waits and (name := self._awaited(naming))}
        self.name_of |= waiting
        if any(not self.by_start[start].bare for start in waiting):
            self.gather()

    @cached_property
    def _stops(self) -> frozenset[int]:
        named = {naming.stop for naming in self.namings if naming.start in self.name_of}
        return frozenset(named | {found.stop for found in self.sheet.places.values()})

    @cached_property
    def companies(self) -> int:
        """How many companies the article names."""
        return sum(body.type == COMPANY for body in self.by_name.values())

    @cached_property
    def _apart(self) -> frozenset[str]:
        """The bodies that are named elsewhere than behind a post."""
        named = (n for n in self.namings if not self.sheet.in_post(n.start - 2))
        return frozenset(self.name_of[n.start] for n in named if n.start in self.name_of)

    def acting(self, province: Province) -> str:
        """The body that acts for a province: its people's committee, or that of the party where only that one is a side."""
        name = committee(province)
        party = (province.committee, f"{STANDING} {province.committee}")
        return name if name in self.by_name else next((body for body in party if body in self._apart), name)

    def gather(self) -> None:
        """Make the entities of all names as they are resolved by now."""
        named = dict(self.name_of), set(self.told)
        if named == self._gathered:
            return
        self._gathered = named
        self.by_name.clear()
        self._called.clear()
        for naming in self.namings:
            if naming.start in self.name_of and (not naming.bare or naming.start in self.told):
                self._enter(naming, self.name_of[naming.start])

    # ---- names -------------------------------------------------------------------------------

    def canonical(self, naming: Naming) -> str:
        """The whole name of a body, '' where the text does not tell it."""
        if naming.start in self._schools and naming.inner is None:
            return self._schools[naming.start]
        if naming.inner:
            inner = self.canonical(naming.inner)
            return f"{naming.name} {inner}" if inner else naming.name
        if naming.local:
            return self._local(naming)
        if naming.level == "" and naming.place and (shorter := self._at_home(naming)):
            return shorter
        if naming.open:
            province = self.provinces.at(naming.start, naming.level)
            return f"{naming.name} {province.name}" if province else naming.name
        return self._in_vietnam(naming)

    def _in_vietnam(self, naming: Naming) -> str:
        """A group's name, or that of its company in Vietnam, where the article names that one and does not say "Tập đoàn"."""
        at_home = f"{naming.name.removeprefix(GROUP_NAME)} {HOME}"
        grouped = self.sheet.folded.startswith(GROUP, naming.start)
        return at_home if naming.known and not grouped and at_home in self._written else naming.name

    def _make_full(self) -> None:
        """Give the societies and companies that are named in short the full names that the article has for them."""
        societies = [n for n in self.namings if n.kind and _has_fuller(n.kind) and n.inner is None and n.start in self.name_of]
        whole = fuller(self.name_of[naming.start] for naming in societies)
        firms = [n for n in self.namings if _type(n) == COMPANY and n.inner is None and n.start in self.name_of]
        whole |= whole_firms(self.name_of[naming.start] for naming in firms)
        for naming in (*societies, *firms):
            self.name_of[naming.start] = whole.get(self.name_of[naming.start], self.name_of[naming.start])
        self._share_places(naming for naming in societies if not naming.place and not naming.level)

    def _share_places(self, societies: Iterable[Naming]) -> None:
        """Give societies the province that the next body of a list names for both: "Hội LHPN, Bộ đội Biên phòng Sơn La"."""
        behind = {naming.start: following for naming, following in pairwise(self.namings)}
        names = set(self.name_of.values())
        for naming in societies:
            beside, name = behind.get(naming.start), self.name_of[naming.start]
            if beside is None or not beside.place or self.sheet.text[naming.stop : beside.start] not in BETWEEN:
                continue
            fitting = [other for other in names if other.startswith(f"{name} ") and other.endswith(f" {beside.place}")]
            self.name_of[naming.start] = fitting[0] if len(fitting) == 1 else name

    def _spelt(self, name: str) -> str:
        """A name as the article spells it first: "Tập đoàn y tế Myongji" is "Tập đoàn Y tế Myongji"."""
        return self._spellings.setdefault(squeeze(MARKS.sub(" ", fold(name))), name)

    def _at_home(self, naming: Naming) -> str:
        """The name without the country at its end, where the article also leaves that out: "Đại học Joongbu Hàn Quốc"."""
        shorter = naming.name.removesuffix(f" {naming.place}")
        return shorter if shorter in self._written else ""

    def _local(self, naming: Naming) -> str:
        province = self._province(naming)
        if fold(naming.name).startswith(AUTHORITY):
            return committee(province) if province else ""
        if province is None:
            return f"{naming.name} {naming.level}".rstrip()
        if party_level(naming.name) or fold(naming.name).endswith(COMMITTEES):
            return f"{naming.name} {province.name}"
        if fold(naming.name) in name_words().of_committee and not (naming.level or naming.place):
            return f"{naming.name} {province.committee}"
        return f"{naming.name} {province.phrase}"

    def _province(self, naming: Naming) -> Province | None:
        level = naming.level or party_level(naming.name)
        if not naming.place:
            asked = level if level in PROVINCIAL else ""
            if naming.kind and naming.kind.type == "department" and not naming.level:
                return self.provinces.over(naming.start)
            return self.provinces.at(naming.start, asked)
        known = self.provinces.known(naming.place)
        return known if known and not naming.level else Province(naming.place, naming.level or level or "tỉnh")

    # ---- entities ----------------------------------------------------------------------------

    def _enter(self, naming: Naming, name: str) -> None:
        known = naming.known
        body = self.by_name.get(name)
        if body is None:
            type_ = _type(naming)
            body = Body(name, type_, naming.start, naming.name_stop, known=known is not None)
            body.head = _head(naming)
            self.by_name[name] = body
        if not naming.told:
            body.forms[squeeze(self.sheet.text[naming.start : naming.name_stop])] += 1

    def imply(self, offices: Iterable[tuple[str, int, int]]) -> None:
        """Enter the bodies that only offices tell of, by the words that say so: "Bí thư, Tỉnh trưởng" of a province."""
        for name, start, stop in offices:
            if name not in self.by_name:
                self.by_name[name] = Body(name, PARTY if is_of_party(name) else GOVERNMENT, start, stop)

    def act(self, mentions: Iterable[Mention]) -> None:
        """Enter the provinces that act and have no body named; of those that have one, the words are a form of it."""
        for mention in mentions:
            name, form = str(mention.value), squeeze(self.sheet.text[mention.start : mention.stop])
            if name not in self.by_name and (NAMED.match(form) or mention.rule == "province-signs"):
                self.by_name[name] = Body(name, GOVERNMENT, mention.start, mention.stop)
            if name in self.by_name:
                self.by_name[name].forms[form] += 1

    # ---- what the text leaves out --------------------------------------------------------------

    def call(self, naming: Naming, name: str) -> str:
        """Give a naming the name that its surroundings tell."""
        self.name_of[naming.start] = name
        self.told.add(naming.start)
        return name

    def _write_out(self) -> None:
        """Give the bodies that are named by initials the names of those that they are: "Viện KHCNVN" the Viện's."""
        short = [naming for naming in self.namings if naming.start in self.name_of and initials_only(naming)]
        for naming in short:
            fitting = [name for name in self.by_name if has_initials(name, naming)]
            if len(fitting) == 1:
                self.name_of[naming.start] = fitting[0]
        if short:
            self.gather()

    def _awaited(self, naming: Naming) -> str:
        """The name of a body that the article tells elsewhere, or of an organ of it."""
        if naming.bare or naming.inner is None:
            return self.short_for(naming)
        whole = self._awaited(naming.inner)
        return f"{naming.name} {whole}" if whole else ""

    def short_for(self, naming: Naming) -> str:
        """The body that a bare head stands for, '' where the text names none."""
        if near := self.in_sentence(fold(naming.name), naming.start):
            return near
        name = self.called((fold(naming.name) + " ",), naming.start)
        others = any(not name.endswith(f" {district}") for district in self._districts)
        return "" if others and fold(naming.name) in DISTRICT_COMMITTEES else name

    @cached_property
    def _districts(self) -> frozenset[str]:
        """The districts that the article names."""
        return frozenset(found.value.name for found in self.sheet.places.values() if found.value.type in DISTRICTS)

    def in_sentence(self, head: str, place: int) -> str:
        """The body with this first word that the sentence of a place names before it, the last if there are several."""
        sentence = self.sheet.sentence_at(place)
        first = bisect_left(self.starts, sentence.start if sentence else place)
        before = [self.by_start[at] for at in self.starts[first : bisect_left(self.starts, place)]]
        names = [self.name_of[n.start] for n in before if not n.waits and n.start in self.name_of]
        return next((name for name in reversed(names) if fold(name).startswith(f"{head} ")), "")

    def called(self, heads: tuple[str, ...], place: int) -> str:
        """The body whose name begins with one of these heads that a place of the text means by it."""
        if heads not in self._called:
            bodies = self.by_name.values()
            fitting = [b for b in bodies if f"{b.head} ".startswith(heads) or fold(b.name).startswith(heads)]
            self._called[heads] = leading(fitting)
        starts, names = self._called[heads]
        return names[max(0, bisect_right(starts, place) - 1)] if names else ""

    def ends_at(self, place: int) -> bool:
        """Whether the name of a body or of a province ends at a place of the text."""
        return place in self._stops

    def of_place(self, naming: Naming, place: str) -> str:
        """A local body's name in a province; '' where its level is another."""
        province = self.provinces.known(place)
        level = naming.level or party_level(naming.name)
        if province is None or (level and province.level != level):
            return ""
        whole = naming._replace(place=province.name, level=province.level)
        return self._local(whole) if naming.local else f"{naming.name} {province.name}"


def _has_fuller(kind: OrganisationKind) -> bool:
    """Whether bodies of a kind are named in short without their place: a society of a province, an embassy."""
    return (kind.local and kind.type == SOCIETY) or fold(kind.name) in name_words().posted


def _type(naming: Naming) -> str:
    return naming.kind.type if naming.kind else naming.known.type if naming.known else naming.type or COMPANY


def _head(naming: Naming) -> str:
    """The first words of a body's name, by which the text may call it: "Tập đoàn", "Binh chủng"."""
    if naming.kind:
        return fold(naming.kind.name)
    kind = lists().organisation_kinds
    iri = naming.known.kind if naming.known else ""
    return fold(kind[iri].name) if iri in kind else ""
