"""The arrays that mechanisms read and write: people, records, stretches under a consequence, and the day's
lists.

Everything is a named tuple of arrays, so that a kernel names what it touches and Numba sees plain buffers.
What is looked up by person lies side by side in memory (`core.beside`).
`count` arrays hold one number, the used length of a list. Lanes are positions in a block: subject id minus
the block's first id.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

A = Any  # NDArray; Numba needs bare fields, the shapes stand in the docstrings

MAX_STATES = 16
"""States of a standing, "outside" included, that the tables have room for."""
WORD = 64
"""Records that are looked at together, to see which wake."""

# What an event is (`Events.kind`).
ACT, FALSE, END, MONTH, WHILE = 0, 1, 2, 3, 4
# Bits of `Events.flags` and `Rows.flags`: it counts for the standing; it counts for the shadow standing.
REAL, TRUE = 1, 2
# Further bits of `Rows.flags`: it has taken effect; it took effect today; its true part goes, its real part
# follows late; its spell is over; it is disputed; an act stands behind it.
LIVE, FRESH, LATE, ENDING, DISPUTED, FOUNDED = 4, 8, 16, 32, 64, 128
# A bit of `Rows.leave`: the real part waits for a hearing and does not count yet.
HELD = 4
# How a record ended (`Rows.end`), the indices of `results.outcome.ENDINGS`.
OPEN, STATE_LEFT, EXPIRED, OBLIGATION_MET, DISPUTE_WON, OTHER_REMOVAL, TRUTH_CHANGED, RULE_CHANGED = range(8)
# Footing of a consequence: index of `results.outcome.TRUTHS` plus one; 0 for none.
NONE, ON_TRUE, ON_FALSE, ON_MISSED = 0, 1, 2, 3
# Bits of `People.scope`.
ELIGIBLE, TAKES_PART = 1, 2


class Clock(NamedTuple):
    """Where and when: the block's first id, its first group (its place, in a society of places, else 0), days
    since the start (1 = first day), first of a month or not."""

    first: int
    group: int
    day: int
    month_starts: int


class People(NamedTuple):
    """One lane a person. C columns, S standings, L limited rules, Q consequences (spilled ones apart).

    cell u2[n]; scope u1[n]; spell u1[n] or u2[n] (one bit a spell); real, shadow i2[C, n], or i4 where the
    scheme moves that far; state u1[S, n]: two of them (`engine.two_states`); false_live u1[S, n]: live
    records of no act; used u1[L, n], or u2, u4 where a month has more of them: records that count this month,
    in the shadow standing in the high half of the bits; decided u1[W, n] (1 while a decision's record
    stands); footing u1[Q / 4, n]: two bits each (`engine.footing`); exposed, shadow_exposed u1[spilled-over
    ones, n]; burden_days, false_days u2[n], or none where no marks are asked for; classes u1[n]; ever u1[Q /
    2, n]: four bits a consequence, on which footings and whether at an encounter, the even one's low.
    """

    cell: A
    scope: A
    spell: A
    real: A
    shadow: A
    state: A
    false_live: A
    used: A
    decided: A
    footing: A
    exposed: A
    shadow_exposed: A
    burden_days: A
    false_days: A
    classes: A
    ever: A


class Events(NamedTuple):
    """The day's events: lane u4, conduct u1, kind u1, extra u1 (reason of an end, or the rule of a decision),
    flags u1, lag u2 (days)."""

    count: A
    lane: A
    conduct: A
    kind: A
    extra: A
    flags: A
    lag: A


class Rows(NamedTuple):
    """Records: lane u4, go u1, flags u1, leave u1 (parts that go tomorrow; HELD), end u1, by i2, born u2,
    due u2, verdict u2, wake u2 (days; wake: nothing happens to it before); of each WORD of them, soonest u2:
    none wakes before."""

    count: A
    lane: A
    go: A
    flags: A
    leave: A
    end: A
    by: A
    born: A
    due: A
    verdict: A
    wake: A
    soonest: A


class Changes(NamedTuple):
    """The day's changes: lane u4; standing, old, new, shadow_old, shadow_new u1; tainted u1 (a live record of
    no act); cause u1 (conduct + 1), end u1."""

    count: A
    lane: A
    standing: A
    old: A
    new: A
    shadow_old: A
    shadow_new: A
    tainted: A
    cause: A
    end: A


class Stretches(NamedTuple):
    """Who is under what: lane u4, consequence u1, footing u1, cause u1, state u1, start u2, attempts u2, met
    u2, rate u8 (threshold of the encounter for this person), noted u1 (1: People.classes and ever say so)."""

    count: A
    lane: A
    consequence: A
    footing: A
    cause: A
    state: A
    start: A
    attempts: A
    met: A
    rate: A
    noted: A


class Closed(NamedTuple):
    """Stretches that ended today: as `Stretches`, with group u1 and end u1."""

    count: A
    lane: A
    consequence: A
    footing: A
    cause: A
    state: A
    start: A
    attempts: A
    met: A
    group: A
    end: A


class Spills(NamedTuple):
    """Consequences that reach a household: lane u4, consequence u1, real i1 and shadow i1 (-1, 0, +1), cause
    u1, end u1."""

    count: A
    lane: A
    consequence: A
    real: A
    shadow: A
    cause: A
    end: A


class Met(NamedTuple):
    """Encounters of today under a consequence: lane u4, consequence u1, footing u1, applied u1."""

    count: A
    lane: A
    consequence: A
    footing: A
    applied: A


class Scratch(NamedTuple):
    """Per thread: draws u2[2048] and bits u8[32] of a tile; near_lane u4[n], near_draw u8[n]: who may
    matter, and their draws (`engine.near`); dirty list (count, lane u4); per lane
    touched u1, counted u1 (classes of burden, today), cause u1, end u1; tainted u1[S, n]: one more than
    whether there was a live record of no act when last read, where that moves today, else 0; met_keys
    u8[E, 2]: of today; overrun i8[1]: 1 + a column that no longer holds its points, or 0; ranked i8[2,
    raters]: what the raters of one person say, ascending."""

    draws: A
    bits: A
    near_lane: A
    near_draw: A
    count: A
    dirty: A
    touched: A
    counted: A
    tainted: A
    met_keys: A
    overrun: A
    cause: A
    end: A
    ranked: A


class Totals(NamedTuple):
    """Integer totals of one block, all i8. K conducts, G groups, S standings.

    acts, in_spell, recorded, unrecorded, invented [K, G]; ends [K, 8]; disputes [5];
    states, shadow_states [S, 16, G]; moves [S, 16, 16]; burdened [3] (today);
    renewed [cells]: subjects whose place a new one took.
    """

    acts: A
    in_spell: A
    recorded: A
    unrecorded: A
    invented: A
    ends: A
    disputes: A
    states: A
    shadow_states: A
    moves: A
    burdened: A
    renewed: A


_TYPES: dict[type, str] = {
    Events: "lane:u4 conduct:u1 kind:u1 extra:u1 flags:u1 lag:u2",
    Rows: "lane:u4 go:u1 flags:u1 leave:u1 end:u1 by:i2 born:u2 due:u2 verdict:u2 wake:u2",
    Changes: "lane:u4 standing:u1 old:u1 new:u1 shadow_old:u1 shadow_new:u1 tainted:u1 cause:u1 end:u1",
    Stretches: "lane:u4 consequence:u1 footing:u1 cause:u1 state:u1 start:u2 attempts:u2 met:u2 rate:u8 "
    "noted:u1",
    Closed: "lane:u4 consequence:u1 footing:u1 cause:u1 state:u1 start:u2 attempts:u2 met:u2 group:u1 end:u1",
    Spills: "lane:u4 consequence:u1 real:i1 shadow:i1 cause:u1 end:u1",
    Met: "lane:u4 consequence:u1 footing:u1 applied:u1",
}


@cache
def _fields(kind: type) -> dict[str, str]:
    """Name to type of every field of a list but `count`."""
    return dict(field.split(":") for field in _TYPES[kind].split())


def new_list(kind: Any, room: int) -> Any:
    """An empty list of `kind` (one of the list types above) with space for `room` entries: of what is not
    used, nothing is read, and none of its memory taken."""
    words: dict[str, Any] = {}
    if kind is Rows:  # looked through by the WORD, so in whole ones
        room = -(-max(1, room) // WORD) * WORD
        words["soonest"] = np.zeros(room // WORD + WORD, np.uint16)
    fields = {name: np.empty(room, dtype) for name, dtype in _fields(kind).items()}
    return kind(count=np.zeros(1, np.int64), **words, **fields)


def with_room(entries: Any, room: int) -> Any:
    """`entries` itself if it has space for `room` entries in all, else a copy with half as much again."""
    if entries.lane.shape[0] >= room:
        return entries
    larger = new_list(type(entries), room + room // 2 + 64)
    used = int(entries.count[0])
    for name in _fields(entries.__class__):
        getattr(larger, name)[:used] = getattr(entries, name)[:used]
    larger.count[0] = used
    return larger


def used_part(entries: Any) -> dict[str, Any]:
    """Copies of the used part of a list, by field."""
    used = int(entries.count[0])
    return {name: getattr(entries, name)[:used].copy() for name in _fields(entries.__class__)}
