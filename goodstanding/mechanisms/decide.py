"""decide: a standing triggers consequences; they are felt at encounters, enforced in part, and reach
households a day late.

A stretch is an unbroken time under one consequence on one footing: on a true record, on a false one (the
shadow standing would not trigger it), or missed (only the shadow standing would). When the footing changes
the stretch ends and another begins. Where records are shown, as for a pass, a lost record refuses by
mistake as an invented one does elsewhere: what the truth alone would not trigger is then on a false one.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw, is_below, of_day
from goodstanding.engine.footing import footing_at, put_footing
from goodstanding.engine.lists import (
    add_met,
    add_spill,
    add_stretch,
    close,
    drop_stretch,
    group_of_cell,
    touch,
)
from goodstanding.engine.state import NONE, ON_FALSE, ON_MISSED, ON_TRUE, STATE_LEFT, TRUTH_CHANGED

ORDER = 40
FIRST_DAY = 0
U8, U16, U64 = np.uint8, np.uint16, np.uint64
FALSE_RECORD, LAWFUL_CONDUCT, UNLAWFUL_CONDUCT = 0, 1, 2
REWARDED, MISSED, APPLIED, APPLIED_FALSELY, SPILLED = 8, 16, 32, 64, 128
ANYONE, CHILD = 1, 2


@inner
def footing_of(real: Any, shadow: Any, tainted: Any) -> Any:
    """On what a consequence rests: whether the standing and its shadow trigger it, and whether they differ by
    a mistake (a false record is live, or records are shown) and not a merit that no feed saw."""
    if real:
        return ON_FALSE if tainted and not shadow else ON_TRUE
    return ON_MISSED if shadow else NONE


@inner
def holds_really(footing: Any) -> Any:
    """1 if the consequence is in force."""
    return 1 if footing in (ON_TRUE, ON_FALSE) else 0


@inner
def holds_truly(footing: Any) -> Any:
    """1 if it does not rest on a false record, in force or missed."""
    return 1 if footing in (ON_TRUE, ON_MISSED) else 0


@inner
def encounter_rate(people: Any, effects: Any, q: Any, lane: Any) -> Any:
    """Threshold of this person's encounter, 0 if the consequence meets none."""
    e = effects.encounter[q]
    return effects.met_rate[e, people.cell[lane]] if e >= 0 else U64(0)


@inner
def turn(
    clock: Any,
    people: Any,
    effects: Any,
    opened: Any,
    scratch: Any,
    q: Any,
    lane: Any,
    footing: Any,
    cause: Any,
    state: Any,
    end: Any,
) -> None:
    """Put a person's consequence on a new footing."""
    put_footing(people.footing, q, lane, footing)
    touch(scratch, lane)
    scratch.end[lane] = max(scratch.end[lane], end)
    if footing != NONE:
        add_stretch(
            opened, lane, q, footing, cause, state, clock.day, encounter_rate(people, effects, q, lane)
        )


@inner
def follow(
    clock: Any, people: Any, effects: Any, changes: Any, opened: Any, spilling: Any, scratch: Any
) -> None:
    """What the day's changes of state trigger and end."""
    for i in range(changes.count[0]):
        lane, s = changes.lane[i], changes.standing[i]
        for j in range(effects.first[s], effects.first[s + 1]):
            q = effects.by_standing[j]
            mask = effects.mask[q]
            real = (mask >> np.int64(changes.new[i])) & 1
            shadow = (mask >> np.int64(changes.shadow_new[i])) & 1
            old = footing_at(people.footing, q, lane)
            new = footing_of(real != 0, shadow != 0, changes.tainted[i] != 0 or effects.shown[s] != 0)
            if new == old:
                continue
            state = np.int64(changes.new[i] if real != 0 else changes.shadow_new[i])
            turn(
                clock, people, effects, opened, scratch, q, lane, new, changes.cause[i], state, changes.end[i]
            )
            if effects.spill[q] >= 0:
                more = holds_really(new) - holds_really(old)
                shadow_more = holds_truly(new) - holds_truly(old)
                add_spill(
                    spilling, lane, effects.spill[q], more, shadow_more, changes.cause[i], changes.end[i]
                )


@inner
def is_meant(clock: Any, people: Any, effects: Any, lane: Any, q: Any) -> Any:
    """Whether a spilled-over consequence reaches this member of the household, by age and by chance."""
    adult = np.int64(people.cell[lane]) >= effects.adult_cell
    if effects.member[q] != ANYONE and (effects.member[q] == CHILD) == adult:
        return False
    return draw(effects.share_keys[q], U64(clock.first) + U64(lane), 0, 0) < effects.share[q]


@inner
def reach(clock: Any, people: Any, effects: Any, arriving: Any, opened: Any, scratch: Any) -> None:
    """Yesterday's changes reach the members of the household whom the rule means."""
    for i in range(arriving.count[0]):
        lane, q = np.int64(arriving.lane[i]), np.int64(arriving.consequence[i])
        x = effects.spilled_index[q]
        if is_meant(clock, people, effects, lane, q):
            people.exposed[x, lane] = np.int64(people.exposed[x, lane]) + np.int64(arriving.real[i])
            people.shadow_exposed[x, lane] = np.int64(people.shadow_exposed[x, lane]) + np.int64(
                arriving.shadow[i]
            )
    for i in range(arriving.count[0]):
        lane, q = np.int64(arriving.lane[i]), np.int64(arriving.consequence[i])
        x = effects.spilled_index[q]
        if not is_meant(clock, people, effects, lane, q):
            continue
        footing = footing_of(people.exposed[x, lane] != 0, people.shadow_exposed[x, lane] != 0, True)
        if footing != footing_at(people.footing, q, lane):
            turn(
                clock,
                people,
                effects,
                opened,
                scratch,
                q,
                lane,
                footing,
                arriving.cause[i],
                0,
                arriving.end[i],
            )


@inner
def inherit_cause(opened: Any, lane: Any, q: Any, cause: Any) -> None:
    """A stretch that goes on, on another footing, without a new record keeps the cause it had."""
    for j in range(opened.count[0]):
        if opened.lane[j] == lane and opened.consequence[j] == q and opened.cause[j] == 0:
            opened.cause[j] = cause


@inner
def end_stretches(clock: Any, people: Any, stretches: Any, opened: Any, closed: Any, scratch: Any) -> None:
    """Close every stretch whose footing has changed."""
    i = 0
    while i < stretches.count[0]:
        lane, q = stretches.lane[i], stretches.consequence[i]
        if scratch.touched[lane] == 0:
            i += 1
            continue
        now = footing_at(people.footing, q, lane)
        if now == stretches.footing[i]:
            i += 1
            continue
        end = scratch.end[lane]
        if now != NONE:
            inherit_cause(opened, lane, q, stretches.cause[i])
            end = U8(TRUTH_CHANGED)
        elif end == 0:
            end = U8(STATE_LEFT)
        close(stretches, closed, i, group_of_cell(clock, people.cell[lane]), end)
        drop_stretch(stretches, i)


@inner
def part_of(effects: Any, stretches: Any, i: Any) -> Any:
    """On what a stretch under a burden in force rests."""
    if stretches.footing[i] == ON_FALSE:
        return FALSE_RECORD
    return LAWFUL_CONDUCT if effects.lawful[stretches.cause[i]] != 0 else UNLAWFUL_CONDUCT


@inner
def note(people: Any, effects: Any, stretches: Any, i: Any) -> None:
    """Note for good that a person was under this, on its first day and on the first under new rules."""
    lane, q, footing = stretches.lane[i], stretches.consequence[i], stretches.footing[i]
    if effects.burden[q] == 0:
        said = REWARDED if footing != ON_MISSED else 0
    elif footing == ON_MISSED:
        said = MISSED
    else:
        said = (1 << part_of(effects, stretches, i)) | (SPILLED if effects.member[q] != 0 else 0)
    people.classes[lane] |= U8(said)
    people.ever[q // 2, lane] |= U8(1 << (4 * (q % 2) + footing - 1))
    stretches.noted[i] = 1


@inner
def burden(people: Any, effects: Any, stretches: Any, scratch: Any, totals: Any, i: Any) -> None:
    """Count a day under a burden, once a person and class."""
    lane, part = stretches.lane[i], part_of(effects, stretches, i)
    before = np.int64(scratch.counted[lane])
    if before & (1 << part) == 0:
        totals.burdened[part] += 1
        if part == FALSE_RECORD and people.false_days.shape[0] > 0:
            people.false_days[lane] += U16(1)
    if before == 0 and people.burden_days.shape[0] > 0:
        people.burden_days[lane] += U16(1)
    scratch.counted[lane] = before | (1 << part)


@inner
def live(
    clock: Any,
    people: Any,
    effects: Any,
    today: Any,
    stretches: Any,
    met: Any,
    scratch: Any,
    totals: Any,
    i: Any,
) -> None:
    """One day of one stretch: what it counts for, and what it meets."""
    lane, q, footing = stretches.lane[i], stretches.consequence[i], stretches.footing[i]
    real = footing != ON_MISSED
    if stretches.noted[i] == 0:
        note(people, effects, stretches, i)
    if real and effects.burden[q] != 0:
        burden(people, effects, stretches, scratch, totals, i)
    e = effects.encounter[q]
    if e < 0 or today[e] == 0:
        return
    person = U64(clock.first) + U64(lane)
    if not is_below(scratch.met_keys[e, 0], scratch.met_keys[e, 1], person, stretches.rate[i]):
        return
    stretches.attempts[i] += U16(1)
    applied = draw(effects.keys[q], person, clock.day, 0) < effects.enforced[q]
    if applied:
        stretches.met[i] += U16(1)
        if real:
            people.ever[q // 2, lane] |= U8(1 << (4 * (q % 2) + 3))
            if effects.burden[q] != 0:
                people.classes[lane] |= U8(APPLIED | APPLIED_FALSELY) if footing == ON_FALSE else U8(APPLIED)
    add_met(met, lane, q, footing, U8(1) if applied else U8(0))


def kernel(
    clock: Any,
    people: Any,
    effects: Any,
    today: Any,
    changes: Any,
    arriving: Any,
    opened: Any,
    stretches: Any,
    closed: Any,
    spilling: Any,
    met: Any,
    scratch: Any,
    totals: Any,
) -> None:
    """One day of consequences. Writes people.{footing, exposed, shadow_exposed, burden_days, false_days,
    classes, ever}, stretches, closed, spilling, met, totals."""
    opened.count[0] = 0
    closed.count[0] = 0
    spilling.count[0] = 0
    met.count[0] = 0
    totals.burdened[:] = 0
    follow(clock, people, effects, changes, opened, spilling, scratch)
    reach(clock, people, effects, arriving, opened, scratch)
    end_stretches(clock, people, stretches, opened, closed, scratch)
    for j in range(opened.count[0]):
        add_stretch(
            stretches,
            opened.lane[j],
            opened.consequence[j],
            opened.footing[j],
            opened.cause[j],
            opened.state[j],
            opened.start[j],
            opened.rate[j],
        )
    for e in range(effects.met_keys.shape[0]):
        one, two = of_day(effects.met_keys[e], clock.day)
        scratch.met_keys[e, 0], scratch.met_keys[e, 1] = one, two
    for i in range(stretches.count[0]):
        live(clock, people, effects, today, stretches, met, scratch, totals, i)
    scratch.counted[:] = 0
    for d in range(scratch.count[0]):
        lane = scratch.dirty[d]
        scratch.touched[lane] = 0
        scratch.end[lane] = 0
    scratch.count[0] = 0
