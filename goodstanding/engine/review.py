"""Officials who review so many cases a day in the whole society, and the line of cases that wait for them.

A case is ready some days after it was filed, and stands in line by the day on which it is ready and, within
that day, by one of 4,096 parts into which a keyed draw puts it. Each morning officials take the line from its
head: a part is taken whole, and what that is too much is worked off first the next day. How far they come is
public, the place of the last case taken, so who waits how long follows from that and from nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw
from goodstanding.model.machine import Machine

PARTS = 4096
SHIFT = 20
"""A draw of 32 bits without so many is a part."""
ONE = 1_000_000
"""What a case counts in; capacity is a whole number of such parts."""
PER = 100_000
"""Capacity is for so many people."""
MOST = 2**62
U64 = np.uint64


class Review(NamedTuple):
    """What kernels see. limited i8: 1 where capacity is; reached i8: cases are taken up to this place in
    line; key u4[2]; filed i4[days, PARTS]: this thread's cases of today, by the days until they are ready."""

    limited: int
    reached: int
    key: Any
    filed: Any


@inner
def place_of(review: Any, person: Any, ready: Any) -> Any:
    """The place in line of a person's case that is ready on a day."""
    part = np.int64(draw(review.key, person, ready, 0) >> U64(SHIFT))
    return np.int64(ready) * PARTS + part


@inner
def file_case(review: Any, person: Any, day: Any, ready: Any) -> Any:
    """The day on which a case that is filed today is ready: tomorrow at the earliest, where it stands in
    line."""
    if review.limited == 0:
        return ready
    ready = max(ready, day + 1)
    review.filed[ready - day, place_of(review, person, ready) % PARTS] += 1
    return ready


@inner
def is_reviewed(review: Any, person: Any, day: Any, ready: Any) -> Any:
    """Whether a case has been taken up by today."""
    if day < np.int64(ready):
        return False
    return review.limited == 0 or place_of(review, person, ready) <= review.reached


def is_limited(machine: Machine) -> bool:
    """Whether capacity is limited at any time."""
    return any(period.contest.capacity is not None for period in machine.periods)


def room(machine: Machine) -> Any:
    """An empty `Review.filed`."""
    goes = [go for period in machine.periods for go in period.goes if go.contest is not None]
    delays = [one.contest.delay_high for one in (*machine.periods, *goes) if one.contest is not None]
    return np.zeros((max(1, *delays) + 1 if is_limited(machine) else 1, PARTS), np.int32)


@dataclass(slots=True)
class Line:
    """The cases of a whole society that have not been taken up. places i8[n], ascending; cases i8[n]: how
    many at each; credit: what today's officials may still take (below 0: debt), in parts of a case; filed,
    taken, waited: of today: cases filed, cases taken up, and for how many days these had been ready."""

    places: Any = field(default_factory=lambda: np.zeros(0, np.int64))
    cases: Any = field(default_factory=lambda: np.zeros(0, np.int64))
    credit: int = 0
    reached: int = 0
    filed: int = 0
    taken: int = 0
    waited: int = 0

    def take(self, day: int, capacity: float | None, people: int) -> None:
        """A day's work, on what was filed before it. `capacity`: cases a day for 100,000 people; None: all
        that are ready."""
        ready = int(np.searchsorted(self.places, (day + 1) * PARTS))
        upto = np.cumsum(self.cases[:ready])
        count = ready
        if capacity is not None:
            self.credit += round(capacity * people * ONE / PER)
            before = np.concatenate([np.zeros(1, np.int64), upto])[:-1]
            count = int(np.searchsorted(before, min(self.credit // ONE, MOST)))
        taken, days = self.cases[:count], day - self.places[:count] // PARTS
        self.taken, self.waited = int(taken.sum()), int((taken * days).sum())
        if count == ready:
            self.reached = (day + 1) * PARTS - 1
        elif count:
            self.reached = int(self.places[count - 1])
        self.credit = 0 if capacity is None else self.credit - self.taken * ONE
        if count == ready and self.credit > 0:
            self.credit %= ONE  # officials who have nothing to do cannot save their time
        self.places, self.cases = self.places[count:], self.cases[count:]

    def add(self, day: int, rooms: Iterable[Any]) -> None:
        """What each thread's people filed on a day joins the line; the rooms are emptied."""
        filed = np.zeros(0, np.int64)
        for one in rooms:
            flat = one.reshape(-1)
            filed = flat.astype(np.int64) if filed.size == 0 else filed + flat
            one[:] = 0
        found = np.flatnonzero(filed)
        places = np.concatenate([self.places, found + day * PARTS])
        cases = np.concatenate([self.cases, filed[found]])
        self.places, where = np.unique(places, return_inverse=True)
        self.cases = np.zeros(self.places.size, np.int64)
        np.add.at(self.cases, where, cases)
        self.filed = int(filed.sum())

    def day(self) -> tuple[int, ...]:
        """A row of `results.outcome.Outcome.review`."""
        return self.filed, self.taken, int(self.cases.sum()), self.waited, self.reached
