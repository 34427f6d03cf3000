"""act: people do what they do. Spells end and begin, acts happen, and records of no act are invented.

One draw u for a person, a conduct and a day: below the act's threshold the act happens, and below a part of
it some feed sees the act; at the top of the interval a record is invented. So a change of an error rate in
one arm changes no act and hands no error to anybody else.
Probabilities depend on the cell (age class, disposition, income fifth) and on the state of one standing,
where a response is stated, and where norms are those of a community, on the community.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import ALWAYS, falls_below, lattice, of_day
from goodstanding.engine.lists import add_event, group_of_cell
from goodstanding.engine.near import find
from goodstanding.engine.quiet import row_of, thresholds_of
from goodstanding.engine.state import ACT, ELIGIBLE, END, FALSE
from goodstanding.engine.table_types import MAX_REASONS

ORDER = 10
FIRST_DAY = 1
U8, U16, U64 = np.uint8, np.uint16, np.uint64


@inner
def is_invented(u: Any, threshold: Any) -> Any:
    """Whether a draw is at the top of the interval, from a threshold on; from the largest means never."""
    return u >= threshold and threshold != ALWAYS


@inner
def settle(
    clock: Any, people: Any, margins: Any, acts: Any, events: Any, totals: Any, k: Any, lane: Any, u: Any
) -> None:
    """What one draw means: an act (or a spell that starts), an invented record, or nothing."""
    slot = acts.slot[k]
    bit = U16(1) << U16(slot) if slot >= 0 else U16(0)
    if slot >= 0 and people.spell[lane] & bit != U16(0):
        return
    state = row_of(people, acts, k, lane)
    cell = people.cell[lane]
    group = group_of_cell(clock, cell)
    rate, seen, false = thresholds_of(acts, margins, k, state, cell, U64(clock.first) + U64(lane))
    if falls_below(u, rate):
        if slot >= 0:
            people.spell[lane] = people.spell[lane] | bit
            totals.in_spell[k, group] += 1
        totals.acts[k, group] += 1
        add_event(events, lane, k, ACT, 1 if falls_below(u, seen) else 0)
    elif is_invented(u, false) and people.scope[lane] & U8(ELIGIBLE) != U8(0):
        totals.invented[k, group] += 1
        add_event(events, lane, k, FALSE, 0)


@inner
def end_spell(
    clock: Any, people: Any, acts: Any, events: Any, totals: Any, k: Any, lane: Any, u: Any
) -> None:
    """What one draw means for a person in spell `k`: an end, for one of its reasons, or nothing."""
    state = row_of(people, acts, k, lane)
    for reason in range(MAX_REASONS):
        if falls_below(u, acts.ends[k, state, reason]):
            people.spell[lane] = people.spell[lane] & ~(U16(1) << U16(acts.slot[k]))
            totals.in_spell[k, group_of_cell(clock, people.cell[lane])] -= 1
            totals.ends[k, reason] += 1
            add_event(events, lane, k, END, reason)
            return


@inner
def end_spells(clock: Any, people: Any, acts: Any, events: Any, scratch: Any, totals: Any, k: Any) -> None:
    """Spells that began before today may end."""
    bit = U16(1) << U16(acts.slot[k])
    one, two = of_day(acts.end_keys[k], clock.day)
    for i in range(find(clock, one, two, U16(0), acts.end_span[k], False, people.cell, scratch)):
        lane = np.int64(scratch.near_lane[i])
        if U16(people.spell[lane] & bit) != U16(0):
            end_spell(clock, people, acts, events, totals, k, lane, scratch.near_draw[i])


@inner
def draw_everyone(
    clock: Any, people: Any, margins: Any, acts: Any, events: Any, scratch: Any, totals: Any, k: Any
) -> None:
    """Draws of one conduct for the whole block; only those that can matter are looked at one by one."""
    one, two = of_day(acts.keys[k], clock.day)
    count = find(clock, one, two, acts.shift[k], acts.span[k], acts.all[k] != 0, people.cell, scratch)
    for i in range(count):
        lane = np.int64(scratch.near_lane[i])
        settle(clock, people, margins, acts, events, totals, k, lane, scratch.near_draw[i])


def kernel(clock: Any, people: Any, margins: Any, acts: Any, events: Any, scratch: Any, totals: Any) -> None:
    """Fill `events` with the day's ends, acts and invented records. An act's
    `extra` is 1 where a feed sees it. Writes people.spell, events, totals."""
    events.count[0] = 0
    for i in range(acts.spells.shape[0]):
        end_spells(clock, people, acts, events, scratch, totals, acts.spells[i])
    for i in range(acts.dense.shape[0]):
        draw_everyone(clock, people, margins, acts, events, scratch, totals, acts.dense[i])
    for i in range(acts.given.shape[0]):
        k = acts.given[i]
        bit = U16(1) << U16(acts.given_slot[k])
        for lane in range(people.spell.shape[0]):
            if people.spell[lane] & bit != U16(0):
                u = lattice(acts.keys[k], U64(clock.first) + U64(lane), clock.day)
                settle(clock, people, margins, acts, events, totals, k, lane, u)
