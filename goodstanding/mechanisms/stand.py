"""stand: records take effect and leave, columns move, standings are read; a shadow standing follows the truth
alone.

A record has two parts: the real part moves the standing, the true part moves the shadow. A detected act has
both, a missed act only the true part, an invented record only the real part. A consequence on day t rests on
a false record when the shadow would not have triggered it and a record of no act (or one that should have
gone) is live; where none is, the difference is a merit that no feed saw, and the consequence rests on true
records. Where records are shown (a pass) the shadow alone decides.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw, rightmost, uniform
from goodstanding.engine.due import awake, bring_theirs_near, next_word
from goodstanding.engine.lists import drop_row, group_of_cell, touch
from goodstanding.engine.recording import PARTS, record
from goodstanding.engine.state import (
    ELIGIBLE,
    FOUNDED,
    FRESH,
    HELD,
    LATE,
    LIVE,
    REAL,
    TAKES_PART,
    TRUE,
    WORD,
)
from goodstanding.engine.table_types import (
    C_BELOW,
    C_CEILING,
    C_CLIP,
    C_FLOOR,
    COLUMN,
    CONDUCT,
    DECIDED_INDEX,
    EXTENDED,
    EXTENDED_DAYS,
    FOR_EVER,
    HOLD,
    K_EXTEND,
    K_KEEP,
    KEEP_HIGH,
    KEEP_LOW,
    SLOT,
    STANDING,
    UNFOUNDED,
    UNTIL_END,
)
from goodstanding.engine.two_states import put_states, real_state, shadow_state

ORDER = 30
FIRST_DAY = 0
U8, U16, U64 = np.uint8, np.uint16, np.uint64


@inner
def add_points(columns: Any, scratch: Any, column: Any, lane: Any, by: Any) -> None:
    """Move a column; where it has no room for the sum, say so."""
    value = np.int64(columns[column, lane]) + by
    columns[column, lane] = value
    if np.int64(columns[column, lane]) != value:
        scratch.overrun[0] = column + 1


@inner
def move(people: Any, rules: Any, rows: Any, scratch: Any, i: Any, parts: Any, sign: Any) -> None:
    """Add (sign 1) or take back (-1) parts of record `i`."""
    lane = rows.lane[i]
    column = rules.numbers[rows.go[i], COLUMN]
    by = sign * np.int64(rows.by[i])
    if parts & REAL != 0:
        add_points(people.real, scratch, column, lane, by)
    if parts & TRUE != 0:
        add_points(people.shadow, scratch, column, lane, by)
    touch(scratch, lane)


@inner
def is_false(flags: Any) -> Any:
    """1 if a live record counts for the standing with no act behind it, or after it should have gone."""
    return 1 if flags & PARTS == REAL and (flags & FOUNDED == 0 or flags & LATE != 0) else 0


@inner
def is_tainted(people: Any, standing: Any, lane: Any) -> Any:
    """1 if some live record of a person counts with no act behind it."""
    return 1 if people.false_live[standing, lane] != 0 else 0


@inner
def count_false(people: Any, rules: Any, rows: Any, scratch: Any, i: Any, before: Any, after: Any) -> None:
    """Keep the number of a person's live false records, as the flags of live record `i` change (0: not
    live)."""
    step = is_false(after) - is_false(before)
    if step != 0:
        standing, lane = rules.numbers[rows.go[i], STANDING], rows.lane[i]
        if scratch.tainted[standing, lane] == 0:
            scratch.tainted[standing, lane] = 1 + is_tainted(people, standing, lane)
        people.false_live[standing, lane] = np.int64(people.false_live[standing, lane]) + step


@inner
def lifetime(clock: Any, rules: Any, person: Any, g: Any, born: Any, founded: Any) -> Any:
    """Day on which a record that takes effect today goes of itself; 0 for never."""
    low, high = rules.numbers[g, KEEP_LOW], rules.numbers[g, KEEP_HIGH]
    days = low
    if high > low:
        days = uniform(draw(rules.keys[g, K_KEEP], person, born, 0), low, high)
    extended = rules.chances[g, EXTENDED]
    if days > 0 and extended > U64(0) and draw(rules.keys[g, K_EXTEND], person, born, 0) < extended:
        days += rules.numbers[g, EXTENDED_DAYS]
    unfounded = rules.numbers[g, UNFOUNDED]
    if not founded and rules.numbers[g, UNTIL_END] != 0 and unfounded > 0 and (days == 0 or unfounded < days):
        days = unfounded
    return clock.day + days if days > 0 else 0


@inner
def take_effect(clock: Any, people: Any, rules: Any, rows: Any, scratch: Any, i: Any) -> None:
    """A record's lag is over: it moves its column from today."""
    lane, g, flags = rows.lane[i], rows.go[i], np.int64(rows.flags[i])
    person = U64(clock.first) + U64(lane)
    rows.flags[i] = flags | LIVE | FRESH
    rows.due[i] = lifetime(clock, rules, person, g, np.int64(rows.born[i]), flags & FOUNDED != 0)
    if rules.numbers[g, HOLD] != 0 and flags & REAL != 0 and not is_heard(clock, rules, rows, i):
        rows.leave[i] = HELD
        move(people, rules, rows, scratch, i, flags & TRUE, 1)
    else:
        move(people, rules, rows, scratch, i, flags & PARTS, 1)
        count_false(people, rules, rows, scratch, i, 0, flags)
    note_cause(rules, rows, scratch, i)


@inner
def note_cause(rules: Any, rows: Any, scratch: Any, i: Any) -> None:
    """Of the records that begin to count for a person today, the conduct that comes first is the cause."""
    lane, cause = rows.lane[i], U8(rules.numbers[rows.go[i], CONDUCT] + 1)
    if scratch.cause[lane] == 0 or cause < scratch.cause[lane]:
        scratch.cause[lane] = cause


@inner
def is_heard(clock: Any, rules: Any, rows: Any, i: Any) -> Any:
    """Whether the time for a hearing is over."""
    return clock.day >= np.int64(rows.born[i]) + rules.numbers[rows.go[i], HOLD]


@inner
def let_count(people: Any, rules: Any, rows: Any, scratch: Any, i: Any) -> None:
    """A held record counts from today."""
    flags = np.int64(rows.flags[i])
    rows.leave[i] = 0
    move(people, rules, rows, scratch, i, flags & REAL, 1)
    count_false(people, rules, rows, scratch, i, 0, flags)
    note_cause(rules, rows, scratch, i)


@inner
def let_go(people: Any, rules: Any, rows: Any, scratch: Any, i: Any) -> None:
    """The parts that `contest` marked yesterday leave; a held one has never counted."""
    flags, marked = np.int64(rows.flags[i]), np.int64(rows.leave[i])
    parts = marked & flags & PARTS
    rows.flags[i] = flags & ~parts
    if marked & HELD != 0:
        move(people, rules, rows, scratch, i, parts & TRUE, -1)
        rows.leave[i] = HELD if flags & ~parts & REAL != 0 else 0
    else:
        move(people, rules, rows, scratch, i, parts, -1)
        before = flags & ~LATE if marked == TRUE else flags
        count_false(people, rules, rows, scratch, i, before, flags & ~parts)
        rows.leave[i] = 0
    lane = rows.lane[i]
    scratch.end[lane] = max(scratch.end[lane], rows.end[i])


@inner
def spell_over(people: Any, rules: Any, rows: Any, i: Any) -> Any:
    """A record that lasts with its spell has lost it."""
    g = rows.go[i]
    if rules.numbers[g, UNTIL_END] == 0 or np.int64(rows.flags[i]) & FOUNDED == 0:
        return False
    bit = U16(1) << U16(rules.numbers[g, SLOT])
    return people.spell[rows.lane[i]] & bit == U16(0)


@inner
def forget(people: Any, rules: Any, rows: Any, i: Any) -> None:
    """A decision's record is gone, so the next decision counts again."""
    which = rules.numbers[rows.go[i], DECIDED_INDEX]
    if which >= 0 and np.int64(rows.flags[i]) & FOUNDED != 0:
        people.decided[which, rows.lane[i]] = 0


@inner
def is_gone(clock: Any, people: Any, rules: Any, rows: Any, scratch: Any, i: Any) -> Any:
    """Let a record whose day has come take effect, or the parts that `contest` marked yesterday leave; true
    if nothing is left of it."""
    if np.int64(rows.flags[i]) & LIVE == 0:
        if spell_over(people, rules, rows, i):
            return True
        if clock.day < np.int64(rows.due[i]):
            return False
        take_effect(clock, people, rules, rows, scratch, i)
        return rules.numbers[rows.go[i], FOR_EVER] != 0
    if np.int64(rows.leave[i]) & PARTS != 0:
        let_go(people, rules, rows, scratch, i)
        return np.int64(rows.flags[i]) & PARTS == 0
    if rows.leave[i] != 0 and is_heard(clock, rules, rows, i):
        let_count(people, rules, rows, scratch, i)
    return False


@inner
def work_off(clock: Any, people: Any, rules: Any, rows: Any, scratch: Any) -> None:
    """See to the records whose day has come; where one is gone, the last takes its place, and its turn."""
    word = next_word(rows, np.int64(0), clock.day)
    while word * WORD < rows.count[0]:
        bits = awake(rows, word, clock.day)
        bring_theirs_near(people.scope, rows, word, bits)
        while bits != U64(0):
            i = word * WORD + rightmost(bits)
            bits &= bits - U64(1)
            while i < rows.count[0] and rows.wake[i] <= clock.day:
                if not is_gone(clock, people, rules, rows, scratch, i):
                    break
                forget(people, rules, rows, i)
                drop_row(rows, i)
        word = next_word(rows, word + 1, clock.day)


@inner
def read_state(rules: Any, columns: Any, standing: Any, lane: Any, takes_part: Any) -> Any:
    """The state that a standing reads as: the harshest of its columns' states; outside if the person is."""
    if not takes_part or rules.active == 0:
        return rules.outside[standing]
    state = np.int64(0)
    for c in range(rules.column_first[standing], rules.column_first[standing + 1]):
        value = np.int64(columns[c, lane])
        value = min(max(value, rules.columns[c, C_FLOOR]), rules.columns[c, C_CEILING])
        if rules.columns[c, C_CLIP] != 0:
            columns[c, lane] = value
        reads = rules.columns[c, C_BELOW]
        for j in range(rules.cut_count[c]):
            if value >= rules.cut_at[c, j]:
                reads = rules.cut_state[c, j]
        state = max(state, reads)
    return state


@inner
def read(clock: Any, people: Any, rules: Any, changes: Any, scratch: Any, totals: Any, d: Any) -> None:
    """Read every standing of one touched person, and note what changed."""
    lane = scratch.dirty[d]
    scope = np.int64(people.scope[lane])
    takes_part = scope & (ELIGIBLE | TAKES_PART) == (ELIGIBLE | TAKES_PART)
    group = group_of_cell(clock, people.cell[lane])
    for s in range(rules.outside.shape[0]):
        if rules.column_first[s] == rules.column_first[s + 1]:
            continue
        new = read_state(rules, people.real, s, lane, takes_part)
        shadow_new = read_state(rules, people.shadow, s, lane, takes_part)
        old, shadow_old = real_state(people.state, s, lane), shadow_state(people.state, s, lane)
        tainted, was = is_tainted(people, s, lane), np.int64(scratch.tainted[s, lane])
        scratch.tainted[s, lane] = 0
        if new == old and shadow_new == shadow_old and was in (0, 1 + tainted):
            continue
        put_states(people.state, s, lane, new, shadow_new)
        totals.states[s, old, group] -= 1
        totals.states[s, new, group] += 1
        totals.shadow_states[s, shadow_old, group] -= 1
        totals.shadow_states[s, shadow_new, group] += 1
        if new != old:
            totals.moves[s, old, new] += 1
        i = changes.count[0]
        changes.lane[i] = lane
        changes.standing[i] = s
        changes.old[i] = old
        changes.new[i] = new
        changes.shadow_old[i] = shadow_old
        changes.shadow_new[i] = shadow_new
        changes.tainted[i] = tainted
        changes.cause[i] = scratch.cause[lane]
        changes.end[i] = scratch.end[lane]
        changes.count[0] = i + 1


def kernel(
    clock: Any, people: Any, rules: Any, events: Any, rows: Any, changes: Any, scratch: Any, totals: Any
) -> None:
    """Move columns and states for a day. Writes rows, changes, totals, and people.{real, shadow, state,
    false_live, used, decided}."""
    changes.count[0] = 0
    if clock.month_starts != 0:
        people.used[:] = 0
    record(clock, people, rules, events, rows)
    work_off(clock, people, rules, rows, scratch)
    for d in range(scratch.count[0]):
        read(clock, people, rules, changes, scratch, totals, d)
    for d in range(scratch.count[0]):
        lane = scratch.dirty[d]
        scratch.touched[lane] = 0
        scratch.cause[lane] = 0
        scratch.end[lane] = 0
    scratch.count[0] = 0
