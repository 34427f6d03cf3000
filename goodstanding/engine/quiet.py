"""Days on which nothing happens to a few people: all draws are looked at, and nothing is moved.

A day is quiet for a household if no draw of its members gives an act, an end, a decision, an invented record
or an encounter, no record has anything to do, and no news arrives. Such a day changes nothing that lasts but
the counts of days under a burden, so a life alone can pass over it. What every mechanism does on a day
follows from one of these; one that acts of itself, on a day without any, belongs in the calendar.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import entry, inner
from goodstanding.engine.communities import chances, home_of
from goodstanding.engine.draws import ALWAYS, falls_below, lattice
from goodstanding.engine.review import Review, is_reviewed
from goodstanding.engine.state import (
    DISPUTED,
    ELIGIBLE,
    ENDING,
    FOUNDED,
    FRESH,
    HELD,
    LIVE,
    REAL,
    TAKES_PART,
)
from goodstanding.engine.table_types import BY_SCOPE, CAP, DROP, HOLD, SLOT, UNTIL_END, WITHIN
from goodstanding.engine.two_states import real_state

U8, U16, U64 = np.uint8, np.uint16, np.uint64
UNDER = U8(ELIGIBLE | TAKES_PART)


@inner
def in_spell(people: Any, slot: Any, lane: Any) -> Any:
    """Whether somebody is in the spell with this number."""
    return (U64(people.spell[lane]) >> U64(slot)) & U64(1) != U64(0)


@inner
def row_of(people: Any, acts: Any, k: Any, lane: Any) -> Any:
    """The row of the tables of conduct `k` that holds for somebody: the state of the standing that it answers
    to, or whether they take part."""
    standing = acts.standing[k]
    if standing == BY_SCOPE:
        return np.int64(people.scope[lane] & UNDER == UNDER)
    return real_state(people.state, standing, lane) if standing >= 0 else np.int64(0)


@inner
def thresholds_of(acts: Any, margins: Any, k: Any, state: Any, cell: Any, person: Any) -> Any:
    """What somebody's draw of conduct `k` is compared with: below the first it is an act, below the second
    one that a feed sees, and from the third on a record of no act."""
    if acts.near.varies[k] != 0:
        return chances(acts.near, k, state, cell, home_of(margins, person))
    return acts.rate[k, state, cell], acts.seen[k, state, cell], acts.false[k, state, cell]


@inner
def acts_today(people: Any, margins: Any, acts: Any, k: Any, lane: Any, person: Any, day: Any) -> Any:
    """Whether somebody's draw gives an act, a start of a spell or an invented record."""
    if acts.slot[k] >= 0 and in_spell(people, acts.slot[k], lane):
        return False
    u, state, cell = lattice(acts.keys[k], person, day), row_of(people, acts, k, lane), people.cell[lane]
    rate, _, false = thresholds_of(acts, margins, k, state, cell, person)
    invented = u >= false and false != ALWAYS and people.scope[lane] & U8(ELIGIBLE) != U8(0)
    return invented or falls_below(u, rate)


@inner
def spell_moves(people: Any, acts: Any, feeds: Any, k: Any, lane: Any, person: Any, day: Any) -> Any:
    """Whether a spell that somebody is in ends, or an official decides about it."""
    if not in_spell(people, acts.slot[k], lane):
        return False
    u, state = lattice(acts.end_keys[k], person, day), row_of(people, acts, k, lane)
    for reason in range(acts.ends.shape[2]):
        if falls_below(u, acts.ends[k, state, reason]):
            return True
    if feeds.active != 0 and people.scope[lane] & U8(ELIGIBLE) != U8(0):
        for w in range(feeds.while_first[k], feeds.while_first[k + 1]):
            if falls_below(lattice(feeds.while_keys[w], person, day), feeds.while_rate[w]):
                return True
    return False


@inner
def person_stirs(clock: Any, people: Any, margins: Any, acts: Any, feeds: Any, lane: Any, day: Any) -> Any:
    """Whether somebody's draws of a day give anything."""
    person = U64(clock.first) + U64(lane)
    for i in range(acts.spells.shape[0]):
        if spell_moves(people, acts, feeds, acts.spells[i], lane, person, day):
            return True
    for i in range(acts.dense.shape[0]):
        if acts_today(people, margins, acts, acts.dense[i], lane, person, day):
            return True
    for i in range(acts.given.shape[0]):
        given = in_spell(people, acts.given_slot[acts.given[i]], lane)
        if given and acts_today(people, margins, acts, acts.given[i], lane, person, day):
            return True
    return False


@inner
def may_drop(rules: Any, rows: Any, i: Any, day: Any) -> Any:
    """Whether a live record can leave before its term is over, for the rule's other reason."""
    within = rules.numbers[rows.go[i], WITHIN]
    return within == 0 or day + within >= np.int64(rows.due[i])


@inner
def record_stirs(clock: Any, people: Any, rules: Any, review: Any, rows: Any, i: Any, day: Any) -> Any:
    """Whether a record takes effect, is decided about, or goes on a day."""
    g, lane, flags, left = rows.go[i], rows.lane[i], np.int64(rows.flags[i]), np.int64(rows.leave[i])
    person = U64(clock.first) + U64(lane)
    if np.int64(rows.wake[i]) > day:
        return False
    if flags & LIVE == 0:
        return day >= np.int64(rows.due[i])
    if flags & FRESH != 0 or left & ~HELD != 0:
        return True
    born, numbers = np.int64(rows.born[i]), rules.numbers[g]
    lasts = numbers[UNTIL_END] != 0 and flags & FOUNDED != 0 and flags & ENDING == 0
    return (
        (left != 0 and day >= born + numbers[HOLD])
        or (flags & DISPUTED != 0 and is_reviewed(review, person, day, rows.verdict[i]))
        or (rows.due[i] != U16(0) and day + 1 >= np.int64(rows.due[i]))
        or (numbers[CAP] != 0 and flags & REAL != 0 and day + 1 >= born + numbers[CAP])
        or (lasts and not in_spell(people, numbers[SLOT], lane))
        or (
            rules.chances[g, DROP] != U64(0)
            and may_drop(rules, rows, i, day)
            and falls_below(lattice(rules.drop_keys[g], person, day), rules.chances[g, DROP])
        )
    )


@inner
def is_met(clock: Any, effects: Any, today: Any, stretches: Any, i: Any, day: Any) -> Any:
    """Whether somebody under a consequence comes to its encounter. `today` u1[E]: which can happen."""
    e = effects.encounter[stretches.consequence[i]]
    if e < 0 or today[e] == 0:
        return False
    person = U64(clock.first) + U64(stretches.lane[i])
    return falls_below(lattice(effects.met_keys[e], person, day), stretches.rate[i])


@inner
def anything(
    clock: Any,
    people: Any,
    margins: Any,
    acts: Any,
    feeds: Any,
    rules: Any,
    effects: Any,
    review: Any,
    rows: Any,
    stretches: Any,
    today: Any,
    day: Any,
) -> Any:
    """Whether anything happens to anybody here on a day."""
    stirs = False
    for lane in range(people.cell.shape[0]):
        stirs = stirs or person_stirs(clock, people, margins, acts, feeds, lane, day)
    for i in range(rows.count[0]):
        stirs = stirs or record_stirs(clock, people, rules, review, rows, i, day)
    for i in range(stretches.count[0]):
        stirs = stirs or is_met(clock, effects, today, stretches, i, day)
    return stirs


@entry
def first_stir(
    clock: Any,
    people: Any,
    margins: Any,
    acts: Any,
    feeds: Any,
    rules: Any,
    effects: Any,
    review: Any,
    rows: Any,
    stretches: Any,
    calendar: Any,
    meets: Any,
    reached: Any,
    found: Any,
) -> None:
    """found[0]: the first day after clock.day on which something happens here, or which `calendar` names, or
    the day after the last. `calendar` u1[days + 1]: 1 for days that are not quiet for other reasons; `meets`
    u1[days + 1, E]: which encounters can happen; `reached` i8[days]: how far in line officials come."""
    day = clock.day + 1
    while day < calendar.shape[0]:
        today = Review(review.limited, reached[day - 1], review.key, review.filed)
        if calendar[day] != 0 or anything(
            clock, people, margins, acts, feeds, rules, effects, today, rows, stretches, meets[day], day
        ):
            break
        day += 1
    found[0] = day
