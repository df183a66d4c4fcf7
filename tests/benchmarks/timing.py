"""Two ways to do one job, timed in turn in one run, so that what else the machine does slows both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """The seconds of each run of our way and of the other."""

    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def times(self) -> float:
        """How many times as fast ours is, at the medians."""
        return statistics.median(self.other) / statistics.median(self.ours)


def run(job: Job, clock: Callable[[], float] = time.perf_counter) -> float:
    """The seconds that a job takes."""
    start = clock()
    job()
    return clock() - start


def side_by_side(ours: Job, other: Job, runs: int = 5, clock: Callable[[], float] = time.perf_counter) -> Timed:
    """Both jobs in turn, after one run of each that does not count."""
    ours()
    other()
    pairs = [(run(ours, clock), run(other, clock)) for _ in range(runs)]
    return Timed(tuple(one for one, _ in pairs), tuple(two for _, two in pairs))


def told(what: str, timed: Timed, peer: str, aim: float) -> str:
    """A line for people: both medians, the ratio, and what was aimed at."""
    ours, other = statistics.median(timed.ours), statistics.median(timed.other)
    return f"{what}: {ours * 1000:,.1f} ms, {peer}: {other * 1000:,.1f} ms; {timed.times:,.1f} times as fast (aim: {aim:g})"
