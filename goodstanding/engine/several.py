"""Records of one event that a subject holds several of on the first day: how many, of what age.

With acts at a steady rate, records that count for K days are of every age below K alike, and those that a
feed holds up for L days are on their way for 1 to L days alike. Of each draw there comes a record, live or on
its way, or none: the live ones are binomial, of `MANY` draws with a part of the mean each, which is near the
Poisson numbers of a long run while the mean is small (the variance is 1 - mean / MANY of theirs). Who does
more of it holds more, in the proportion of the rates. What is on its way is given for K days at most.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.layout import MANY, Layout
from goodstanding.engine.rates import by_person, thresholds
from goodstanding.model.machine import Behaviour, Conduct, Go, Period


def chances(layout: Layout, period: Period, go: Go, conduct: Conduct, behaviour: Behaviour) -> Any:
    """Of each of `MANY` draws, a record live or on its way; u8[2, cells], the same twice."""
    live = sum(age >= 0 for age in ages(period, go)) / 256
    usual = by_person(conduct, behaviour, conduct.rate)
    mean = sum(usual) / len(usual)
    each = [go.start_number * (rate / mean if mean else 1.0) / (live * MANY) for rate in usual]
    return np.stack([thresholds(layout, conduct.eligible, each)] * 2)


def ages(period: Period, go: Go) -> list[int]:
    """256 equally likely ages (days) of such a record; one of age -d takes effect on day d."""
    keep, lag = go.keep_low, min(_lag(period, go), go.keep_low)
    return [(keep + lag) * (2 * i + 1) // 512 - lag for i in range(256)]


def _lag(period: Period, go: Go) -> int:
    """Days from an act to the effect of its record, in the mean of the feeds that see it."""
    looks = [one for one in period.observations if one.conduct == go.conduct]
    seen = sum(one.sensitivity for one in looks)
    held_up = sum(one.sensitivity * one.lag_days for one in looks)
    return go.after_days + (round(held_up / seen) if seen else 0)
