"""How well the feeds on a conduct see the larger and the smaller group."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.model.machine import Observation, Period

GROUPS = (0, 1)
"""The larger and the smaller group: the last bit of a cell."""


def sensitivity_of(one: Observation, group: int) -> float:
    """The chance that a feed sees an act of somebody of this group."""
    return min(1.0, one.sensitivity * one.seen_by_group[group])


def false_rate_of(one: Observation, group: int) -> float:
    """Records of no act that a feed makes of somebody of this group, a day."""
    return one.false_rate * one.false_by_group[group]


def seen_by(period: Period, conduct: str, group: int) -> list[float]:
    """Probabilities that one of the first 0, 1, ... feeds on a conduct sees an act; the last: that any."""
    missed, seen = 1.0, [0.0]
    for one in period.observations:
        if one.conduct == conduct:
            missed *= 1.0 - sensitivity_of(one, group)
            seen.append(1.0 - missed)
    return seen


def seen_of_groups(period: Period, conduct: str) -> Any:
    """The probability that some feed sees an act, f8[2], by group."""
    return np.array([seen_by(period, conduct, group)[-1] for group in GROUPS], np.float64)


def invented_of_groups(period: Period, conduct: str) -> Any:
    """Records of no act a day, f8[2], by group."""
    theirs = [one for one in period.observations if one.conduct == conduct]
    return np.array([sum(false_rate_of(one, group) for one in theirs) for group in GROUPS], np.float64)
