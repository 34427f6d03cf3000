"""Days before a safeguard falls, while it is down, and after it is back."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodstanding.metrics._rates import PER, too_few
from goodstanding.metrics.base import FEW, Measured
from goodstanding.results.run import ArmRun

Days = NDArray[np.bool_]


class Falls(NamedTuple):
    """Which days of the run, bool [D]: all safeguards hold and none has fallen; one that held does not; all
    hold again."""

    before: Days
    down: Days
    back: Days


def falls(arm: ArmRun) -> Falls:
    """The days of an arm by what becomes of its safeguards."""
    days = arm.outcome.start_day + np.arange(arm.outcome.days)
    none, down = np.zeros(days.size, np.bool_), np.zeros(days.size, np.bool_)
    every: list[Days] = []
    for one in arm.machine.in_force:
        inside = [(first <= days) & (days < last) for first, last in one.spans]
        held = np.logical_or.reduce(inside) if inside else none
        down |= ~held & np.logical_or.accumulate(held)
        every.append(held)
    whole = np.logical_and.reduce(every) if every else none
    since = np.logical_or.accumulate(down)
    return Falls(whole & ~since, down, whole & since)


def more_than_before(arm: ArmRun, days: Days, before: Days) -> Measured:
    """Mean persons under a burden on a false record per 100,000 eligible, on some days less on those before.

    The error counts people as if each day had the same ones, as days of one run lean on each other.
    """
    eligible = int(arm.outcome.eligible.sum())
    if eligible < FEW:
        return too_few(eligible, "people are eligible")
    persons = arm.outcome.burden_persons[1:, 0] / eligible
    now, then = float(persons[days].mean()), float(persons[before].mean())
    return Measured(PER * (now - then), PER * sqrt((now + then) / eligible), int(days.sum()))
