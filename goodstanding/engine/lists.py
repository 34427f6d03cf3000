"""Operations on the day's lists, compiled: append, remove, note a person whose standing has to be read
anew."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.due import sleep


@inner
def group_of_cell(clock: Any, cell: Any) -> Any:
    """Group of a person of the block, whose cell is `cell`."""
    return np.int64(clock.group) + half_of(cell)


@inner
def half_of(cell: Any) -> Any:
    """Whether somebody is of the larger group, 0, or of the smaller, 1; 0 where groups are places."""
    return np.int64(cell & np.uint16(1))


@inner
def add_event(events: Any, lane: Any, conduct: Any, kind: Any, extra: Any) -> None:
    """Append one event."""
    i = events.count[0]
    events.lane[i] = lane
    events.conduct[i] = conduct
    events.kind[i] = kind
    events.extra[i] = extra
    events.flags[i] = 0
    events.lag[i] = 0
    events.count[0] = i + 1


@inner
def keep_event(events: Any, i: Any, at: Any) -> None:
    """Move event `i` to place `at`, not behind it: what is not kept is overwritten."""
    if at != i:
        events.lane[at] = events.lane[i]
        events.conduct[at] = events.conduct[i]
        events.kind[at] = events.kind[i]
        events.extra[at] = events.extra[i]
        events.flags[at] = events.flags[i]
        events.lag[at] = events.lag[i]


@inner
def add_row(rows: Any, lane: Any, g: Any, flags: Any, by: Any, born: Any, due: Any) -> None:
    """Append a record that takes effect on day `due`."""
    i = rows.count[0]
    rows.lane[i] = lane
    rows.go[i] = g
    rows.flags[i] = flags
    rows.leave[i] = 0
    rows.end[i] = 0
    rows.by[i] = by
    rows.born[i] = born
    rows.due[i] = due
    rows.verdict[i] = 0
    sleep(rows, i, 0)
    rows.count[0] = i + 1


@inner
def drop_row(rows: Any, i: Any) -> None:
    """Remove record `i`; the last one takes its place."""
    last = rows.count[0] - 1
    rows.lane[i] = rows.lane[last]
    rows.go[i] = rows.go[last]
    rows.flags[i] = rows.flags[last]
    rows.leave[i] = rows.leave[last]
    rows.end[i] = rows.end[last]
    rows.by[i] = rows.by[last]
    rows.born[i] = rows.born[last]
    rows.due[i] = rows.due[last]
    rows.verdict[i] = rows.verdict[last]
    sleep(rows, i, np.int64(rows.wake[last]))
    rows.count[0] = last


@inner
def touch(scratch: Any, lane: Any) -> None:
    """Note that a person's standing has to be read anew."""
    if scratch.touched[lane] == 0:
        scratch.touched[lane] = 1
        scratch.dirty[scratch.count[0]] = lane
        scratch.count[0] += 1


@inner
def add_stretch(
    stretches: Any, lane: Any, q: Any, footing: Any, cause: Any, state: Any, start: Any, rate: Any
) -> None:
    """Append a stretch under consequence `q`."""
    i = stretches.count[0]
    stretches.lane[i] = lane
    stretches.consequence[i] = q
    stretches.footing[i] = footing
    stretches.cause[i] = cause
    stretches.state[i] = state
    stretches.start[i] = start
    stretches.attempts[i] = 0
    stretches.met[i] = 0
    stretches.rate[i] = rate
    stretches.noted[i] = 0
    stretches.count[0] = i + 1


@inner
def drop_stretch(stretches: Any, i: Any) -> None:
    """Remove stretch `i`; the last one takes its place."""
    last = stretches.count[0] - 1
    stretches.lane[i] = stretches.lane[last]
    stretches.consequence[i] = stretches.consequence[last]
    stretches.footing[i] = stretches.footing[last]
    stretches.cause[i] = stretches.cause[last]
    stretches.state[i] = stretches.state[last]
    stretches.start[i] = stretches.start[last]
    stretches.attempts[i] = stretches.attempts[last]
    stretches.met[i] = stretches.met[last]
    stretches.rate[i] = stretches.rate[last]
    stretches.noted[i] = stretches.noted[last]
    stretches.count[0] = last


@inner
def close(stretches: Any, closed: Any, i: Any, group: Any, end: Any) -> None:
    """Copy stretch `i` to the closed ones."""
    j = closed.count[0]
    closed.lane[j] = stretches.lane[i]
    closed.consequence[j] = stretches.consequence[i]
    closed.footing[j] = stretches.footing[i]
    closed.cause[j] = stretches.cause[i]
    closed.state[j] = stretches.state[i]
    closed.start[j] = stretches.start[i]
    closed.attempts[j] = stretches.attempts[i]
    closed.met[j] = stretches.met[i]
    closed.group[j] = group
    closed.end[j] = end
    closed.count[0] = j + 1


@inner
def add_spill(spills: Any, lane: Any, q: Any, real: Any, shadow: Any, cause: Any, end: Any) -> None:
    """Append a change that reaches the household tomorrow."""
    i = spills.count[0]
    spills.lane[i] = lane
    spills.consequence[i] = q
    spills.real[i] = real
    spills.shadow[i] = shadow
    spills.cause[i] = cause
    spills.end[i] = end
    spills.count[0] = i + 1


@inner
def add_met(met: Any, lane: Any, q: Any, footing: Any, applied: Any) -> None:
    """Append an encounter under a consequence."""
    i = met.count[0]
    met.lane[i] = lane
    met.consequence[i] = q
    met.footing[i] = footing
    met.applied[i] = applied
    met.count[0] = i + 1
