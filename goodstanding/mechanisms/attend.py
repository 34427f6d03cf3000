"""attend: who has been found before is looked at more; or, corrected, finds count by how seldom one looks.

The step of Ensign and others (`engine/steps/attention.py`), person by person: an act that a feed could see
is looked at with chance past finds / (past finds + finds elsewhere), and what is found is added to the
past. So attention runs away to those who were found first. With the correction a find is added with the
chance that one looks elsewhere. Everybody starts with the same past, in which nothing need have happened.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodstanding.core.keys import stream_key
from goodstanding.engine.draws import draw
from goodstanding.engine.layout import Layout
from goodstanding.engine.stakes import certainty, rules_on
from goodstanding.engine.state import ACT, ELIGIBLE
from goodstanding.engine.steps.attention import is_counted, looks_here
from goodstanding.model.machine import Period, World

ORDER = 17
FIRST_DAY = 1
COLUMNS = {"finds": "u2"}
"""Finds about somebody that count, beyond those that all start with."""
MOST = 0xFFFF
LOOK, COUNT = 0, 1
U8, U64 = np.uint8, np.uint64


class AttendTable(NamedTuple):
    """past, elsewhere i8: finds; corrected i8; watched u1[K]; keys u4[K, 2]."""

    past: int
    elsewhere: int
    corrected: int
    watched: Any
    keys: Any


def table(world: World, layout: Layout, period: Period, seed: int) -> AttendTable | None:
    """Which conducts are looked for: those that are seen and penalised; None if everybody is always looked
    at."""
    attend = world.behaviour.attend
    assert attend is not None
    watched = [
        certainty(period, c.id) > 0.0 and bool(rules_on(layout, period, c.id, worse=True))
        for c in world.conducts
    ]
    if not any(watched) or attend.elsewhere == 0:
        return None
    return AttendTable(
        past=max(1, attend.past),
        elsewhere=attend.elsewhere,
        corrected=int(attend.corrected),
        watched=np.array(watched, np.uint8),
        keys=np.array([stream_key(seed, "attend", c) for c in layout.conducts], np.uint32),
    )


def kernel(clock: Any, attend: Any, scope: Any, events: Any, finds: Any) -> None:
    """Let acts go unseen where nobody looks, and count finds. Writes events, finds."""
    for i in range(events.count[0]):
        lane, k = events.lane[i], events.conduct[i]
        if events.kind[i] != ACT or events.extra[i] == 0 or attend.watched[k] == 0:
            continue
        if scope[lane] & U8(ELIGIBLE) == U8(0):
            continue
        person, here = U64(clock.first) + U64(lane), attend.past + np.int64(finds[lane])
        look = draw(attend.keys[k], person, clock.day, LOOK)
        count = draw(attend.keys[k], person, clock.day, COUNT)
        if not looks_here(look, here, attend.elsewhere):
            events.extra[i] = 0
        elif attend.corrected == 0 or is_counted(count, here, attend.elsewhere):
            finds[lane] = min(np.int64(finds[lane]) + 1, MOST)
