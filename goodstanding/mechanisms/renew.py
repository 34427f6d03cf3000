"""renew: whoever fails makes room for a new subject, about whom nothing is recorded.

A conduct that `renews` (a firm fails and leaves the market) ends what is known of its subject: records that
count leave tomorrow, those that do not yet count are dropped, and no spell goes on. The new subject has the
same kind, place and owner, and starts where everybody starts."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.due import sleep
from goodstanding.engine.lists import drop_row, group_of_cell, touch
from goodstanding.engine.state import ACT, LIVE, OTHER_REMOVAL, REAL, TRUE
from goodstanding.mechanisms.contest import leave
from goodstanding.mechanisms.stand import forget

ORDER = 55
FIRST_DAY = 1
U16 = np.uint16


@inner
def end_spells(clock: Any, people: Any, acts: Any, totals: Any, lane: Any) -> None:
    """No spell of the one who left goes on."""
    group = group_of_cell(clock, people.cell[lane])
    for i in range(acts.spells.shape[0]):
        k = acts.spells[i]
        bit = U16(1) << U16(acts.slot[k])
        if U16(people.spell[lane] & bit) != U16(0):
            people.spell[lane] = people.spell[lane] & ~bit
            totals.in_spell[k, group] -= 1


@inner
def end_records(clock: Any, people: Any, rules: Any, rows: Any, scratch: Any) -> None:
    """Every record of those who left goes: one walk over all records, for those touched."""
    i = 0
    while i < rows.count[0]:
        if scratch.touched[rows.lane[i]] == 0:
            i += 1
        elif np.int64(rows.flags[i]) & LIVE == 0:
            forget(people, rules, rows, i)
            drop_row(rows, i)
        else:
            leave(rows, i, REAL | TRUE, OTHER_REMOVAL)
            sleep(rows, i, clock.day + 1)
            i += 1


def kernel(
    clock: Any,
    people: Any,
    acts: Any,
    renews: Any,
    rules: Any,
    events: Any,
    rows: Any,
    scratch: Any,
    totals: Any,
) -> None:
    """Let each subject that failed today make room. `renews`: of the acts. Writes rows, totals,
    people.{spell, decided}."""
    for i in range(events.count[0]):
        k = events.conduct[i]
        if events.kind[i] == ACT and renews[k] != 0:
            lane = np.int64(events.lane[i])
            totals.renewed[np.int64(people.cell[lane])] += 1
            end_spells(clock, people, acts, totals, lane)
            touch(scratch, lane)
    if scratch.count[0] == 0:
        return
    end_records(clock, people, rules, rows, scratch)
    for i in range(scratch.count[0]):
        scratch.touched[scratch.dirty[i]] = 0
    scratch.count[0] = 0
