"""How people follow each other: factors on rates from what all did in the weeks before, made on the host.

Two steps of published models, both on what is public, the acts of the whole society. Norms: the mean choice
to do as a scheme asks follows the mean that is seen (Brock and Durlauf, `engine/steps/peers.py`), pushed up
or down by trust in the scheme, whose sign is not built in. Falsification: who dares to show punished
expression follows the share that is shown (Kuran, `engine/steps/threshold.py`). What is seen is the acts of
the last whole `WINDOW` of days against those expected without a scheme.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.act_tables import company
from goodstanding.engine.layout import Layout
from goodstanding.engine.stakes import EXPRESSION, rules_on
from goodstanding.engine.steps.peers import mean_choice
from goodstanding.engine.steps.threshold import private_as_threshold, willing
from goodstanding.model.machine import Adapt, Conduct, Period, World
from goodstanding.model.margins import share_aged

WINDOW = 28
"""Days after which people look at what all did in them."""
FEW = 20
"""Fewer expected acts in the window than this say nothing about others, and nobody follows them."""


def followed(
    world: World, layout: Layout, period: Period, past: Any, people: int
) -> tuple[float, ...] | None:
    """Today's factor on the rate of each conduct; None where people do not follow each other. `past`: acts of
    all `people` on each day until yesterday, i8[days, K]."""
    if len(past) == 0:
        return None
    copied = company(world, past[-1], people) if world.behaviour.copies else None
    adapt = world.behaviour.adapt
    if adapt is None or not period.active:
        return copied
    seen = np.asarray(past[: len(past) // WINDOW * WINDOW][-WINDOW:], np.int64)
    factors = [
        _factor(adapt, world, layout, period, conduct, seen[:, k], people) if len(seen) else 1.0
        for k, conduct in enumerate(world.conducts)
    ]
    return tuple(f * c for f, c in zip(factors, copied or (1.0,) * len(factors), strict=True))


def looks(world: World, day: int) -> bool:
    """Whether what people follow may be another today than the day before."""
    return bool(world.behaviour.copies) or (day - 1) % WINDOW == 0


def _factor(
    adapt: Adapt, world: World, layout: Layout, period: Period, conduct: Conduct, acts: Any, people: int
) -> float:
    usual = conduct.rate * people * share_aged(world.society, conduct.eligible) * len(acts)
    if usual < FEW or conduct.form != "event" or conduct.given is not None:
        return 1.0
    seen = int(acts.sum()) / usual
    worse = bool(rules_on(layout, period, conduct.id, worse=True))
    better = bool(rules_on(layout, period, conduct.id, worse=False))
    if worse and conduct.topic in EXPRESSION and conduct.legality != "unlawful":
        return shown(adapt, min(1.0, seen))
    if adapt.reach == 0.0 or worse == better:
        return 1.0
    asked = -1.0 if worse else 1.0
    mean = min(1.0, max(-1.0, asked * (seen - 1.0) / adapt.reach))
    return 1.0 + asked * adapt.reach * norm(adapt, mean)


def norm(adapt: Adapt, mean: float) -> float:
    """The mean choice to do as the scheme asks, -1..1, after one of `mean`."""
    return mean_choice(mean, beta=1.0, own=adapt.trust, peers=adapt.peers)


def shown(adapt: Adapt, share: float) -> float:
    """The share of punished expression that is shown after a share was."""
    if adapt.conformity == 0.0:
        return 1.0
    mean, spread = private_as_threshold(adapt.leaning, adapt.conformity, adapt.spread)
    return willing(share, mean, spread)
