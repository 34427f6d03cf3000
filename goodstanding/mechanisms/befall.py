"""befall: what happened on the other side of a pair yesterday happens to those tied to it: a firm failed and
its people lost their jobs."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw
from goodstanding.engine.lists import add_event, group_of_cell, half_of
from goodstanding.engine.state import ACT, END

ORDER = 15
FIRST_DAY = 1
U16, U64 = np.uint16, np.uint64
AT_ARRIVAL = 4
"""Index of the draws by which a feed sees what befell somebody; `observe` has those before it."""


@inner
def is_seen(clock: Any, cell: Any, feeds: Any, k: Any, lane: Any) -> Any:
    """Whether some feed sees that conduct `k` befell a subject."""
    person, half = U64(clock.first) + U64(lane), half_of(cell[lane])
    for o in range(feeds.first[k], feeds.first[k + 1]):
        if draw(feeds.keys[o], person, clock.day, AT_ARRIVAL) < feeds.sensitivity[half, o]:
            return 1
    return 0


def kernel(clock: Any, people: Any, acts: Any, feeds: Any, befalling: Any, events: Any, totals: Any) -> None:
    """Add to the day's events what arrives. A spell does not begin in whoever is in it, nor end in whoever is
    not. Writes people.spell, events, totals."""
    for i in range(befalling.count[0]):
        lane = np.int64(befalling.lane[i])
        k = befalling.conduct[i]
        slot = acts.slot[k]
        bit = U16(1) << U16(slot) if slot >= 0 else U16(0)
        inside = people.spell[lane] & bit != U16(0)
        group = group_of_cell(clock, people.cell[lane])
        if befalling.kind[i] == END:
            if inside:
                people.spell[lane] = people.spell[lane] & ~bit
                totals.in_spell[k, group] -= 1
                totals.ends[k, befalling.extra[i]] += 1
                add_event(events, lane, k, END, befalling.extra[i])
        elif not inside:
            if slot >= 0:
                people.spell[lane] = people.spell[lane] | bit
                totals.in_spell[k, group] += 1
            totals.acts[k, group] += 1
            add_event(events, lane, k, ACT, is_seen(clock, people.cell, feeds, k, lane))
