"""Made-up agreements for corpora of any size: a size and a seed come in, who agreed on what and when goes out.

Parties are shared as the press shares them: a few companies deal with every province, more with several, most with one.
Each partnership signs up to three times, every tenth has a bank as its third party. The n-th deal is the same whatever
the order in which deals are asked for.

>>> deals = Deals(30)
>>> deals[0].parties
('Ủy ban nhân dân tỉnh Thử Nghiệm 1', 'Công ty Thử nghiệm 1', 'Ngân hàng Thử nghiệm 1')
>>> deals[0].partnership == deals[2].partnership, deals[0].start, deals[2].start
(True, 2011, 2021)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import isqrt
from random import Random

from hoptac.lists import lists

PROVINCES = 60  # at most; the real ones were 63 before their mergers
EVERYWHERE, SEVERAL, PROVINCES_OF_SEVERAL = 10, 20, 6  # companies that deal with all provinces, and with every sixth
BANKS = 20
ERAS = (2011, 2016, 2021)
YEARS = 4  # from the first year of an agreement to its last
KINDS = ("Thỏa thuận hợp tác", "Bản ghi nhớ", "Thỏa thuận hợp tác chiến lược", "Biên bản ghi nhớ")
WIDER = " trên toàn tỉnh"  # what a later agreement adds to an area that it widens


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement of the made-up world: the numbers of its partnership and parties, and all that articles may tell."""

    number: int
    partnership: int
    province: int
    company: int
    bank: int
    start: int
    kind: str
    subject: str
    signed: date
    areas: tuple[str, ...]
    years: int = YEARS

    @property
    def committee(self) -> str:
        """The provincial body."""
        return f"Ủy ban nhân dân {self.place}"

    @property
    def place(self) -> str:
        """The province."""
        return f"tỉnh Thử Nghiệm {self.province}"

    @property
    def firm(self) -> str:
        """The company."""
        return f"Công ty Thử nghiệm {self.company}"

    @property
    def branch(self) -> str:
        """The company's branch in the province, by the company's short form."""
        return f"TN{self.company} Thử Nghiệm {self.province}"

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties by their names."""
        return (self.committee, self.firm, *([f"Ngân hàng Thử nghiệm {self.bank}"] if self.bank else []))

    @property
    def end(self) -> int:
        """The last year."""
        return self.start + self.years

    def told(self, chance: Random) -> Deal:
        """The agreement as another article may tell it: the day after, a year longer, or without its last area."""
        return chance.choice(
            (
                self,
                replace(self, signed=self.signed + timedelta(1)),
                replace(self, years=YEARS + 1),
                replace(self, areas=self.areas[:-1]),
            )
        )

    @property
    def follows(self) -> bool:
        """Whether its parties have signed before."""
        return self.start != ERAS[0]


@dataclass(frozen=True)
class Deals:
    """The agreements of a corpus, by number."""

    size: int
    seed: int = 1

    def __len__(self) -> int:
        return self.size

    @cached_property
    def provinces(self) -> int:
        """How many provinces there are in a world of this size."""
        return min(PROVINCES, max(4, isqrt(self.size // len(ERAS))))

    def __getitem__(self, number: int) -> Deal:
        if not 0 <= number < self.size:
            raise IndexError(number)
        partnership, era = divmod(number, len(ERAS))
        chance = Random(f"{self.seed} deal {number}")
        group, province = divmod(partnership, self.provinces)
        return Deal(
            number,
            partnership,
            province + 1,
            _company(group, province),
            0 if partnership % 10 else partnership // 10 % BANKS + 1,
            ERAS[era],
            chance.choice(KINDS),
            _topics(f"{self.seed} partnership {partnership}")[0],
            date(ERAS[era], 1, 1) + timedelta(chance.randrange(364)),
            self._areas(partnership, era),
        )

    def _areas(self, partnership: int, era: int) -> tuple[str, ...]:
        """Three areas, of which each later agreement keeps one, widens one and has one new."""
        topics = _topics(f"{self.seed} partnership {partnership}")
        first, second, third = topics[era], topics[era + 1], topics[era + 2]
        return f"Hợp tác về {first}", f"Hợp tác về {second}{WIDER if era else ''}", f"Hợp tác về {third}"


def _company(group: int, province: int) -> int:
    """The number of the company that a province has as its partner in this place of its list; no two places have the same."""
    if group < EVERYWHERE:
        return group + 1
    behind = group - EVERYWHERE
    if behind < SEVERAL:
        return EVERYWHERE + 1 + behind * PROVINCES_OF_SEVERAL + province % PROVINCES_OF_SEVERAL
    return EVERYWHERE + 1 + SEVERAL * PROVINCES_OF_SEVERAL + (behind - SEVERAL) * PROVINCES + province


def _topics(seed: str) -> list[str]:
    """Fields of the list of fields, in an order of chance."""
    return Random(seed).sample(sorted(field.name for field in lists().fields), len(ERAS) + 2)
