"""What a pair will take when it lives together, foreseen from short runs of it as it is."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

from goodstanding.engine.estimate import FEW, LONGEST, MANY, Estimate
from goodstanding.engine.pair import Lived, simulate_pair
from goodstanding.engine.run import BLOCK
from goodstanding.model.machine_pair import Meeting


@dataclass(frozen=True, slots=True)
class Together:
    """A short run of a pair: seconds before the second day, seconds a day from then on, seconds after the
    last; bytes held at the peak and bytes that its two outcomes keep."""

    people: int
    days: int
    before: float
    a_day: float
    after: float
    bytes: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class PairPace:
    """Short runs of a pair: with few people and with many, in as many threads; and with some for half as
    long and as long (`brief`, `long`), for the memory."""

    few: Together
    many: Together
    brief: Together
    long: Together

    def estimate(self, *, people: int, days: int) -> Estimate:
        """Time and memory of the pair with `people` and their firms, beside what the program itself
        holds: straight lines through the short runs."""

        def line(low: float, high: float) -> float:
            each = max(0.0, high - low) / max(1, self.many.people - self.few.people)
            return max(low, high) + each * (people - self.many.people)

        few, many, brief, long = self.few, self.many, self.brief, self.long
        seconds = line(few.before, many.before) + line(few.after, many.after)
        seconds += (days - 1) * line(few.a_day, many.a_day)
        share, further = people / long.people, max(0, days - long.days) / max(1, long.days - brief.days)
        held = long.bytes + further * max(0, long.bytes - brief.bytes)
        return Estimate(max(0.0, seconds), round(share * held), round(share * long.kept))


def pace_of_pair(
    meeting: Callable[[int], Meeting],
    persons: Lived,
    firms: Lived,
    *,
    people: int,
    days: int,
    threads: int,
) -> PairPace:
    """The pace of a pair, from runs of at most `people` and `days`. `meeting`: of so many people.

    Compiles what is not yet compiled, and does not count that.
    """
    start = max(persons[1].periods[-1].from_day, firms[1].periods[-1].from_day)

    def lived(count: int, long: int, *, traced: bool = False) -> Together:
        return _lived(
            meeting(min(people, count)),
            persons,
            firms,
            days=long,
            start=start,
            threads=threads,
            traced=traced,
        )

    long = min(days, LONGEST)
    lived(FEW, min(days, 2))
    return PairPace(
        few=lived(FEW, long),
        many=lived(threads * BLOCK, long),
        brief=lived(MANY, max(1, long // 2), traced=True),
        long=lived(MANY, long, traced=True),
    )


def _lived(
    meeting: Meeting, persons: Lived, firms: Lived, *, days: int, start: int, threads: int, traced: bool
) -> Together:
    ends: list[float] = []
    tracing = tracemalloc.is_tracing()
    if traced:
        tracemalloc.start()
        tracemalloc.reset_peak()
    base = tracemalloc.get_traced_memory()[0]
    began = time.perf_counter()
    outcomes = simulate_pair(
        meeting,
        persons,
        firms,
        days=days,
        seed=0,
        start_day=start,
        threads=threads,
        progress=lambda day, days: ends.append(time.perf_counter()),
    )
    after = time.perf_counter() - ends[-1]
    kept, peak = (each - base for each in tracemalloc.get_traced_memory())
    del outcomes
    if traced and not tracing:
        tracemalloc.stop()
    a_day = (ends[-1] - ends[0]) / max(1, len(ends) - 1)
    return Together(meeting.people, days, ends[0] - began, a_day, after, max(0, peak), max(0, kept))
