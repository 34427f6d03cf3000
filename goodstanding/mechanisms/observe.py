"""observe: each feed sees an act, misses it, or has invented one; officials decide about spells that last.

Whether an act is seen was decided with the act, by one draw; the record is that of the first feed, in the
file's order, that sees it. An invented record is of one of the conduct's feeds, in proportion to their error
rates. On the first of a month each spell with a monthly rule is looked at anew.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw, falls_below, of_day
from goodstanding.engine.lists import add_event, group_of_cell, half_of
from goodstanding.engine.near import find
from goodstanding.engine.state import ACT, ELIGIBLE, FALSE, MONTH, REAL, TRUE, WHILE

ORDER = 20
FIRST_DAY = 1
U8, U16, U64 = np.uint8, np.uint16, np.uint64
AT_MONTH, AT_DECISION, WHICH_SAW, WHICH_ERRED = range(4)


@inner
def look(
    clock: Any, cell: Any, feeds: Any, events: Any, recorded: Any, unrecorded: Any, i: Any, index: Any
) -> None:
    """Does any feed see event `i`? `index` keeps looks of different occasions on one day apart."""
    lane = events.lane[i]
    k = events.conduct[i]
    person = U64(clock.first) + U64(lane)
    group, half = group_of_cell(clock, cell[lane]), half_of(cell[lane])
    if feeds.first[k] == feeds.first[k + 1]:
        return
    events.flags[i] = TRUE
    for o in range(feeds.first[k], feeds.first[k + 1]):
        if draw(feeds.keys[o], person, clock.day, index) < feeds.sensitivity[half, o]:
            events.flags[i] = TRUE | REAL
            events.lag[i] = feeds.lag[o]
            recorded[k, group] += 1
            return
    unrecorded[k, group] += 1


@inner
def attribute(clock: Any, cell: Any, feeds: Any, events: Any, share: Any, i: Any, which: Any) -> None:
    """Which of the conduct's feeds the record of event `i` is from, by the cumulative shares `share`."""
    k = events.conduct[i]
    o, last = feeds.first[k], feeds.first[k + 1] - 1
    if o < last:
        half = half_of(cell[events.lane[i]])
        u = draw(feeds.pick[k], U64(clock.first) + U64(events.lane[i]), clock.day, which)
        while o < last and u >= share[half, o]:
            o += 1
    events.lag[i] = feeds.lag[o]


@inner
def note_act(clock: Any, cell: Any, feeds: Any, events: Any, recorded: Any, unrecorded: Any, i: Any) -> None:
    """An act that a feed sees leaves a record; one that none sees counts for the shadow standing alone."""
    k = events.conduct[i]
    if feeds.first[k] == feeds.first[k + 1]:
        return
    group = group_of_cell(clock, cell[events.lane[i]])
    events.flags[i] = TRUE
    if events.extra[i] == 0:
        unrecorded[k, group] += 1
        return
    events.flags[i] = TRUE | REAL
    recorded[k, group] += 1
    attribute(clock, cell, feeds, events, feeds.seen_share, i, WHICH_SAW)


@inner
def decide_while(
    clock: Any, scope: Any, spell: Any, feeds: Any, events: Any, scratch: Any, bit: Any, k: Any, w: Any
) -> None:
    """Append an event for each person in spell `k` about whom an official decides today, by rule `w`."""
    one, two = of_day(feeds.while_keys[w], clock.day)
    for i in range(find(clock, one, two, U16(0), feeds.while_span[w], False, spell, scratch)):
        lane = np.int64(scratch.near_lane[i])
        concerned = U16(spell[lane] & bit) != U16(0) and scope[lane] & U8(ELIGIBLE) != U8(0)
        if concerned and falls_below(scratch.near_draw[i], feeds.while_rate[w]):
            add_event(events, lane, k, WHILE, feeds.while_go[w])


def kernel(
    clock: Any,
    cell: Any,
    scope: Any,
    spell: Any,
    acts: Any,
    feeds: Any,
    events: Any,
    scratch: Any,
    recorded: Any,
    unrecorded: Any,
) -> None:
    """Set flags and lags of the day's events; append months and decisions. `cell`, `scope`, `spell`: of
    People; `recorded`, `unrecorded`: of Totals. Writes events, recorded, unrecorded."""
    if feeds.active == 0:
        return
    today = events.count[0]
    for i in range(today):
        if scope[events.lane[i]] & U8(ELIGIBLE) == U8(0):
            continue
        if events.kind[i] == ACT:
            note_act(clock, cell, feeds, events, recorded, unrecorded, i)
        elif events.kind[i] == FALSE:
            events.flags[i] = REAL
            attribute(clock, cell, feeds, events, feeds.share, i, WHICH_ERRED)
    for s in range(acts.spells.shape[0]):
        k = acts.spells[s]
        bit = U16(1) << U16(acts.slot[k])
        if clock.month_starts != 0 and feeds.monthly[k] != 0:
            for lane in range(spell.shape[0]):
                if U16(spell[lane] & bit) != U16(0) and scope[lane] & U8(ELIGIBLE) != U8(0):
                    add_event(events, lane, k, MONTH, 0)
                    look(clock, cell, feeds, events, recorded, unrecorded, events.count[0] - 1, AT_MONTH)
        for w in range(feeds.while_first[k], feeds.while_first[k + 1]):
            before = events.count[0]
            decide_while(clock, scope, spell, feeds, events, scratch, bit, k, w)
            for i in range(before, events.count[0]):
                look(clock, cell, feeds, events, recorded, unrecorded, i, AT_DECISION)
