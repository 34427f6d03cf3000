"""Records that have outlived their spell and still count on the first day: how many people hold one, of what
age.

In the long run spells of a cell start as often as they end, e p a day for each person of it (p: share in the
spell, e: rate of its ends), and each leaves a record, of which those in the spell hold the share h. A record
counts for K days from the start of its spell, so h = q (1 - exp(-e K)), q being the chance of a record, and
of those aged a the share 1 - exp(-e a) has outlived its spell. The person may by then be in another one.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine import exact
from goodstanding.engine.act_tables import prevalence_of
from goodstanding.engine.layout import Layout
from goodstanding.engine.rates import thresholds
from goodstanding.model.machine import Behaviour, Conduct, Go

OLD = 4
"""Old records that one person may start with by one rule: so many draws, each with that part of the mean."""
STEPS = 60
"""Halvings that find an age; a day is found after thirty."""


def outlives(layout: Layout, go: Go, conduct: Conduct) -> bool:
    """Whether a stock of the rule's records holds some whose spell is over: not where it ends with the spell,
    nor on a list, of which the file tells how many people are on it in all."""
    kind = next(standing.kind for standing in layout.standings if standing.id == go.standing)
    listed = kind in ("register", "freeze")
    lasting = conduct.form == "spell" and bool(sum(rate for _, rate in conduct.ends))
    return lasting and not listed and go.on == "start" and bool(go.keep_low) and not go.until_end


def chances(layout: Layout, go: Go, conduct: Conduct, behaviour: Behaviour) -> Any:
    """Of each of `OLD` draws, for people in the spell and for the others, u8[2, cells]."""
    ending = sum(rate for _, rate in conduct.ends)
    both = [mean_old(go.start_share, p, ending, go.keep_low) for p in prevalence_of(conduct, behaviour)]
    each = [[pair[i] / OLD for pair in both] for i in range(2)]
    return np.stack([thresholds(layout, conduct.eligible, one) for one in each])


def mean_old(held: float, prevalence: float, ending: float, keep: float) -> tuple[float, float]:
    """Old records for each person in the spell, and for each who is not. `held`: share of those in the spell
    with a record of it; `ending`: rate of its ends a day; `keep`: days that a record counts."""
    if not 0.0 < prevalence < 1.0:
        return 0.0, 0.0
    starting = ending * prevalence / (1.0 - prevalence)
    both = starting + ending
    young = (1.0 - exact.exp(-ending * keep)) / ending
    flow = held * prevalence / young
    again = young - (1.0 - exact.exp(-both * keep)) / both
    inside = prevalence * (keep - young - ending / starting * again)
    return flow * inside / prevalence, flow * (keep - young - inside) / (1.0 - prevalence)


def ages(go: Go, conduct: Conduct) -> list[int]:
    """256 equally likely ages (days) of such a record."""
    ending, keep = sum(rate for _, rate in conduct.ends), float(go.keep_low)

    def younger(age: float) -> float:
        return age - (1.0 - exact.exp(-ending * age)) / ending

    return [int(_reached(younger, younger(keep) * (i + 0.5) / 256, keep)) for i in range(256)]


def _reached(rising: Any, value: float, high: float) -> float:
    low = 0.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < value else (low, middle)
    return low
