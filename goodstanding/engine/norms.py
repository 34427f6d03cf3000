"""How people follow each other: factors on rates from what all did in the weeks before, made on the host.

Two steps of published models, both on what is public, the acts of the whole society. Norms: the mean choice
to do as a scheme asks follows the mean that is seen (Brock and Durlauf, `engine/steps/peers.py`), pushed up
or down by trust in the scheme, whose sign is not built in. Falsification: how many dare to show punished
expression follows the share that is shown (Kuran, `engine/steps/threshold.py`); who they are is
`mechanisms/adapt.py`'s to say. What is seen is the acts of the last whole `WINDOW` of days against those
expected without a scheme.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.engine.act_tables import company
from goodstanding.engine.layout import Layout
from goodstanding.engine.stakes import EXPRESSION, rules_on
from goodstanding.engine.steps.peers import mean_choice
from goodstanding.engine.steps.threshold import private_as_threshold, willing
from goodstanding.model.dated import mean_rate
from goodstanding.model.machine import Adapt, Conduct, Period, World
from goodstanding.model.margins import share_aged
from goodstanding.results.outcome import WINDOW as WINDOW

FEW = 20
"""Fewer expected acts in the window than this say nothing about others, and nobody follows them."""


def followed(
    world: World, layout: Layout, period: Period, past: Any, people: int, first: int = 0
) -> tuple[float, ...] | None:
    """Today's factor on the rate of each conduct; None where people do not follow each other. Norms that are
    others in each community are no part of it (`engine.nearby`). `past`: acts of all `people` on each day
    until yesterday, i8[days, K]; `first`: the first of them (ordinal of its date).
    """
    if len(past) == 0:
        return None
    copied = company(world, past[-1], people, first + len(past) - 1) if world.behaviour.copies else None
    adapt = world.behaviour.adapt
    if adapt is None or not period.active or moves_apart(world):
        return copied
    shares = seen_by_all(world, past, people, first)
    factors = [
        _factor(adapt, layout, period, conduct, seen)
        for conduct, seen in zip(world.conducts, shares, strict=True)
    ]
    return tuple(f * c for f, c in zip(factors, copied or (1.0,) * len(factors), strict=True))


def spoken(
    world: World, layout: Layout, period: Period, past: Any, people: int, first: int = 0
) -> tuple[float, ...] | None:
    """The share of people who dare to show each conduct today, 1 for what is not punished expression; None
    where people do not follow each other. The rest as `followed`."""
    adapt = world.behaviour.adapt
    if adapt is None or adapt.conformity == 0.0 or not period.active or shows_apart(world):
        return None
    shares = [
        shown(adapt, min(1.0, seen))
        if seen is not None and is_punished_expression(layout, period, conduct)
        else 1.0
        for conduct, seen in zip(world.conducts, seen_by_all(world, past, people, first), strict=True)
    ]
    return tuple(shares) if min(shares, default=1.0) < 1.0 else None


def moves_apart(world: World) -> bool:
    """Whether norms can move rates in one community and not in the next."""
    adapt = world.behaviour.adapt
    return adapt is not None and adapt.reach > 0.0 and (adapt.near > 0.0 or adapt.uneven > 0.0)


def shows_apart(world: World) -> bool:
    """Whether people wait for what is shown in their own community."""
    adapt = world.behaviour.adapt
    return adapt is not None and adapt.conformity > 0.0 and adapt.near > 0.0


def looks_near(world: World) -> bool:
    """Whether people see what their own community did, or hear from it."""
    adapt, chill = world.behaviour.adapt, world.behaviour.chill
    return bool((adapt and adapt.near > 0.0) or (chill and chill.hear > 0.0))


def parts(world: World) -> bool:
    """Whether anything can be another in one community than in the next."""
    return looks_near(world) or moves_apart(world)


def is_punished_expression(layout: Layout, period: Period, conduct: Conduct) -> bool:
    """Whether acts are protected expression that some rule counts for the worse."""
    return (
        conduct.topic in EXPRESSION
        and conduct.form == "event"
        and conduct.legality != "unlawful"
        and bool(rules_on(layout, period, conduct.id, worse=True))
    )


def looks(world: World, day: int) -> bool:
    """Whether what people follow may be another today than the day before."""
    return bool(world.behaviour.copies) or (day - 1) % WINDOW == 0


def seen_by_all(world: World, past: Any, people: int, first: int) -> list[float | None]:
    """Acts of the last whole window over those expected; None where they say nothing."""
    window = np.asarray(past[: len(past) // WINDOW * WINDOW][-WINDOW:], np.int64)
    last = first + len(past) // WINDOW * WINDOW - 1
    found: list[float | None] = []
    for k, conduct in enumerate(world.conducts):
        usual = usual_acts(world, conduct, people, last) if len(window) else 0.0
        found.append(int(window[:, k].sum()) / usual if usual >= FEW and is_followed(conduct) else None)
    return found


def usual_acts(world: World, conduct: Conduct, people: Any, last: int) -> Any:
    """Acts that so many people (one number, or an array of them) are expected to do in the window that ends
    on the day `last` (ordinal of its date), were nothing to follow from them."""
    rate = mean_rate(conduct, last - WINDOW + 1, last)
    return rate * people * share_aged(world.society, conduct.eligible) * WINDOW


def is_followed(conduct: Conduct) -> bool:
    """Whether people look at how much others do of it."""
    return conduct.form == "event" and conduct.given is None


def _factor(adapt: Adapt, layout: Layout, period: Period, conduct: Conduct, seen: float | None) -> float:
    asked = asks(layout, period, conduct)
    if seen is None or adapt.reach == 0.0 or asked == 0.0:
        return 1.0
    mean = min(1.0, max(-1.0, asked * (seen - 1.0) / adapt.reach))
    return 1.0 + asked * adapt.reach * norm(adapt, mean)


def asks(layout: Layout, period: Period, conduct: Conduct) -> float:
    """1 where rules ask for more of a conduct that people choose, -1 for less; 0 where they ask for neither,
    or both, or it is punished expression."""
    worse = bool(rules_on(layout, period, conduct.id, worse=True))
    better = bool(rules_on(layout, period, conduct.id, worse=False))
    if is_punished_expression(layout, period, conduct) or worse == better or not conduct.chosen:
        return 0.0
    return -1.0 if worse else 1.0


def norm(adapt: Adapt, mean: float) -> float:
    """The mean choice to do as the scheme asks, -1..1, after one of `mean`."""
    return mean_choice(mean, beta=1.0, own=adapt.trust, peers=adapt.peers)


def shown(adapt: Adapt, share: float) -> float:
    """The share of people who dare to show punished expression after a share was shown."""
    if adapt.conformity == 0.0:
        return 1.0
    mean, spread = private_as_threshold(adapt.leaning, adapt.conformity, adapt.spread)
    return willing(share, mean, spread)
