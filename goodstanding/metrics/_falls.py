"""Days before a safeguard falls, while it is down, and after it is back."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodstanding.metrics._rates import PER, too_few
from goodstanding.metrics.base import FEW, Measured
from goodstanding.model.machine import InForce
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
    for spans in _joined(arm.machine.in_force):
        inside = [(first <= days) & (days < last) for first, last in spans]
        held = np.logical_or.reduce(inside) if inside else none
        down |= ~held & np.logical_or.accumulate(held)
        every.append(held)
    whole = np.logical_and.reduce(every) if every else none
    since = np.logical_or.accumulate(down)
    return Falls(whole & ~since, down, whole & since)


def _joined(in_force: Sequence[InForce]) -> list[list[tuple[int, int]]]:
    """Spans of each safeguard; one that another of its kind follows without a day between has not fallen."""
    found: list[tuple[str, list[tuple[int, int]]]] = []
    for one in sorted(in_force, key=lambda one: one.spans[:1]):
        if not one.spans:
            continue
        earlier = next((s for id, s in found if id == one.safeguard and s[-1][1] == one.spans[0][0]), None)
        if earlier is None:
            found.append((one.safeguard, list(one.spans)))
        else:
            earlier += one.spans
    return [spans for _, spans in found]


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
