"""What people see of their own community, and what follows there: norms, thresholds and word of a burden.

What a community did is public once a window (`norms.WINDOW`) is over: acts of each conduct, and how many
were under a burden on the morning of its last day. So lives, blocks and threads see the same. Where few acts
were expected of a community they say nothing of it, and it follows the society.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.keys import stream_key, threshold
from goodstanding.engine import exact
from goodstanding.engine.draws_plain import draws
from goodstanding.engine.layout import Layout
from goodstanding.engine.norms import (
    FEW,
    WINDOW,
    asks,
    is_followed,
    is_punished_expression,
    moves_apart,
    seen_by_all,
    shown,
    shows_apart,
    usual_acts,
)
from goodstanding.engine.steps.peers import mean_choice
from goodstanding.model.machine import Adapt, Conduct, Period, World

A = Any
FULL = 4294967296.0
MANY = 4096
"""So many communities get numbers of their own."""
ROUGHLY, FINELY = 1 << 10, 1 << 16


class Looks(NamedTuple):
    """What is there to be seen on a day: `past` i8[days, K], acts of all on each day before; `windows` i4[K +
    1, communities] each, what every community did in each window, and last how many were under a burden;
    `members` i8[communities]; the first day, as ordinal of its date; `seed`."""

    past: A
    windows: Sequence[A]
    members: A
    first: int
    seed: int


def factors_nearby(world: World, layout: Layout, period: Period, looks: Looks) -> A | None:
    """Today's factor of the norm on the rate of each conduct, f8[K, communities]; None where it is nowhere
    another than in all of society."""
    adapt = world.behaviour.adapt
    if adapt is None or not moves_apart(world):
        return None
    trust = trust_of(adapt, looks)
    found = np.ones((len(world.conducts), looks.members.size))
    for k, (conduct, seen) in enumerate(zip(world.conducts, _seen(world, adapt, looks), strict=True)):
        asked = asks(layout, period, conduct)
        if seen is not None and asked != 0.0:
            mean = np.clip(asked * (seen - 1.0) / adapt.reach, -1.0, 1.0)
            choice = _each(
                lambda worth: mean_choice(0.0, beta=1.0, own=worth, peers=0.0), trust + adapt.peers * mean
            )
            found[k] = 1.0 + asked * adapt.reach * choice
    return found


def own_nearby(
    world: World, layout: Layout, period: Period, looks: Looks, own: Mapping[str, Any]
) -> dict[str, Any]:
    """The tables that mechanisms have of their own (`answers.own_tables`), with what is another in each
    community."""
    chill, made = world.behaviour.chill, dict(own)
    if "adapt" in made and shows_apart(world):
        made["adapt"] = made["adapt"]._replace(willing=spoken_nearby(world, layout, period, looks))
    if "chill" in made and chill and chill.hear > 0.0:
        made["chill"] = made["chill"]._replace(told=told(chill.hear, looks))
    return made


def spoken_nearby(world: World, layout: Layout, period: Period, looks: Looks) -> A:
    """The share of people who dare to show each conduct today, f8[K, communities]; 1 for what is not punished
    expression."""
    adapt = world.behaviour.adapt
    assert adapt is not None
    found = np.ones((len(world.conducts), looks.members.size))
    for k, (conduct, seen) in enumerate(zip(world.conducts, _seen(world, adapt, looks), strict=True)):
        if seen is not None and is_punished_expression(layout, period, conduct):
            found[k] = _each(lambda share: shown(adapt, share), np.minimum(1.0, seen))
    return found


def told(hear: float, looks: Looks) -> A:
    """Chance that somebody of a community is told of the watching in a month, as thresholds u8[communities]:
    people under a burden each tell `hear` of their community, whoever that is."""
    under = looks.windows[-1][-1] / np.maximum(looks.members, 1)
    chances = _each(lambda news: 1.0 - exact.exp(-news), hear * under, FINELY)
    return np.array([threshold(chance) for chance in chances], np.uint64)


def trust_of(adapt: Adapt, looks: Looks) -> A:
    """What doing as the scheme asks is worth by itself in each community, f8[communities]: as far from
    `trust` as `uneven` at most, all as likely."""
    if adapt.uneven == 0.0:
        return np.full(looks.members.size, adapt.trust)
    key = np.array(stream_key(looks.seed, "adapt", "trust"), np.uint32)
    places = draws(key, np.arange(looks.members.size, dtype=np.uint64)).astype(np.float64)
    return adapt.trust + adapt.uneven * (2.0 * ((places + 0.5) / FULL) - 1.0)


def _seen(world: World, adapt: Adapt, looks: Looks) -> list[A]:
    """Of each conduct, the acts of the last window over those expected as people of each community see them,
    f8[communities]; None where they say nothing."""
    overall = seen_by_all(world, looks.past, round(looks.members.sum()), looks.first)
    last = looks.first + len(looks.past) // WINDOW * WINDOW - 1
    return [
        None if seen is None else seen + adapt.near * (_own(world, conduct, k, seen, last, looks) - seen)
        for k, (conduct, seen) in enumerate(zip(world.conducts, overall, strict=True))
    ]


def _own(world: World, conduct: Conduct, k: int, seen: float, last: int, looks: Looks) -> A:
    """What each community did itself, f8[communities]; as society did where that says nothing."""
    if not is_followed(conduct) or len(looks.windows) == 0:
        return np.full(looks.members.size, seen)
    usual = usual_acts(world, conduct, looks.members, last)
    own = looks.windows[-1][k] / np.maximum(usual, FEW)
    return np.where(usual >= FEW, own, seen)


def _each(law: Callable[[float], float], of: A, parts: int = ROUGHLY) -> A:
    """`law` of a number for each community, worked out once for equal ones; where communities are many, for
    numbers in whole parts of 1, so that a country takes no longer."""
    numbers = of if of.size <= MANY else np.rint(of * parts) / parts
    different, which = np.unique(numbers, return_inverse=True)
    return np.array([law(float(one)) for one in different])[which.ravel()]
