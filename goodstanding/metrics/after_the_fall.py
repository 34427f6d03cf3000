"""What comes when a protection is repealed or suspended."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from goodstanding.metrics._rates import PER, too_few
from goodstanding.metrics.base import FEW, Measured, Metric
from goodstanding.results.run import ArmRun

METRIC = Metric(
    id="after_the_fall",
    title="Harm on days on which a safeguard has fallen",
    unit="per 100,000 eligible, on a day after less one before",
    worse="higher",
    sentence="After a safeguard fell, {value} more of every 100,000 were burdened on a false record a day.",
    decimals=0,
)


def measure(arm: ArmRun, reference: ArmRun) -> Measured:
    """Mean persons under a burden on a false record, on days after a fall less days before it."""
    days = arm.outcome.start_day + np.arange(arm.outcome.days)
    held, fallen = _held(arm, days), _fallen(arm, days)
    eligible = int(arm.outcome.eligible.sum())
    if not held.any() or not fallen.any():
        return Measured(None, None, 0, not_estimable="no safeguard falls, or is suspended, within the run")
    if eligible < FEW:
        return too_few(eligible, "people are eligible")
    persons = PER * arm.outcome.burden_persons[1:, 0] / eligible
    after, before = persons[fallen], persons[held]
    # Days of one run lean on each other, so people are counted as if each day had the same ones.
    error = PER * sqrt((after.mean() + before.mean()) / PER / eligible)
    return Measured(float(after.mean() - before.mean()), error, int(fallen.sum()))


def _held(arm: ArmRun, days: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Days on which all safeguards hold."""
    every = [_any(one.spans, days) for one in arm.machine.in_force]
    return np.logical_and.reduce(every) if every else np.zeros(days.size, np.bool_)


def _fallen(arm: ArmRun, days: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Days on which one that held before does not."""
    found = np.zeros(days.size, np.bool_)
    for one in arm.machine.in_force:
        held = _any(one.spans, days)
        found |= ~held & np.logical_or.accumulate(held)
    return found


def _any(spans: tuple[tuple[int, int], ...], days: NDArray[np.int64]) -> NDArray[np.bool_]:
    inside = [(first <= days) & (days < last) for first, last in spans]
    return np.logical_or.reduce(inside) if inside else np.zeros(days.size, np.bool_)
