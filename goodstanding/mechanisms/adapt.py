"""adapt: who would show punished expression does so once enough others do.

The public half of preference falsification (Kuran) by the step of the threshold model (Granovetter,
`engine/steps/threshold.py`): everybody has a threshold for each conduct, the share of it that must be shown,
and an act of somebody whose threshold the share of the weeks before does not reach is held back. So
the same people are silent until more speak, and what is shown can tip; in each community by itself, as far
as people look to it (`engine/nearby.py`). The other half of the behaviour's section `adapt`, norms, moves
rates (`engine/norms.py`)."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.core.keys import stream_key
from goodstanding.engine.communities import home_of
from goodstanding.engine.draws import draw
from goodstanding.engine.layout import Layout
from goodstanding.engine.lists import group_of_cell, keep_event
from goodstanding.engine.norms import is_punished_expression
from goodstanding.engine.state import ACT, ELIGIBLE, TAKES_PART
from goodstanding.engine.steps.threshold import joins
from goodstanding.model.machine import Period, World

ORDER = 11
FIRST_DAY = 1
COLUMNS = {"unsaid": "u2"}
"""Acts that somebody held back because too few others showed it."""
FULL = 4294967296.0
MOST = 0xFFFF
U8, U64 = np.uint8, np.uint64
UNDER = U8(ELIGIBLE | TAKES_PART)


class AdaptTable(NamedTuple):
    """willing f8[K, communities], or f8[K, 1] where all are alike: share of people whose threshold is reached
    today, 1 for what is not punished expression; keys u4[K, 2]: of thresholds, as shares of the people who
    have a lower one."""

    willing: Any
    keys: Any


def table(world: World, layout: Layout, period: Period, seed: int) -> AdaptTable | None:
    """Thresholds, on a day on which all are reached; None where no expression is punished, or nobody minds
    others."""
    adapt = world.behaviour.adapt
    assert adapt is not None
    if adapt.conformity == 0.0 or not any(is_punished_expression(layout, period, c) for c in world.conducts):
        return None
    return AdaptTable(
        willing=np.ones((len(world.conducts), 1), np.float64),
        keys=np.array([stream_key(seed, "adapt", "threshold", c) for c in layout.conducts], np.uint32),
    )


@inner
def is_held_back(adapt: Any, margins: Any, k: Any, person: Any) -> Any:
    """Whether too few show conduct `k`, where somebody lives, for them to show it."""
    willing = adapt.willing[k, 0]
    if adapt.willing.shape[1] > 1:
        willing = adapt.willing[k, home_of(margins, person)]
    if willing >= 1.0:
        return False
    return not joins((np.float64(draw(adapt.keys[k], person, 0, 0)) + 0.5) / FULL, willing)


def kernel(
    clock: Any, adapt: Any, margins: Any, cell: Any, scope: Any, events: Any, totals: Any, unsaid: Any
) -> None:
    """Take the acts that are held back off the day's list. Writes events, totals, unsaid."""
    used = 0
    for i in range(events.count[0]):
        lane, k = events.lane[i], events.conduct[i]
        meant = events.kind[i] == ACT and scope[lane] & UNDER == UNDER
        if meant and is_held_back(adapt, margins, k, U64(clock.first) + U64(lane)):
            totals.acts[k, group_of_cell(clock, cell[lane])] -= 1
            unsaid[lane] = min(np.int64(unsaid[lane]) + 1, MOST)
        else:
            keep_event(events, i, used)
            used += 1
    events.count[0] = used
