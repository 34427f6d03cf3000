"""What a feed saw today becomes records, as far as the month's limit, an earlier decision and a safeguard let
it."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw, uniform
from goodstanding.engine.lists import add_row
from goodstanding.engine.lots import is_theirs
from goodstanding.engine.state import END, FALSE, FOUNDED, MONTH, REAL, TRUE, WHILE
from goodstanding.engine.table_types import (
    AFTER,
    ASKED,
    BY_HIGH,
    BY_LOW,
    DECIDED_INDEX,
    K_CHOOSE,
    K_STRIKE,
    LIMIT,
    LIMIT_INDEX,
    MOMENT,
    STRIKE_RIGHT,
    STRIKE_WRONG,
)

U64 = np.uint64
PARTS = REAL | TRUE


@inner
def within_limit(people: Any, rules: Any, g: Any, lane: Any, parts: Any) -> Any:
    """The parts of a record that still count this month; counts them."""
    which = rules.numbers[g, LIMIT_INDEX]
    if which < 0:
        return parts
    limit, half = rules.numbers[g, LIMIT], 4 * people.used.itemsize
    used = np.int64(people.used[which, lane])
    if parts & REAL != 0:
        if used & ((1 << half) - 1) < limit:
            used += 1
        else:
            parts = parts & ~REAL
    if parts & TRUE != 0:
        if used >> half < limit:
            used += 1 << half
        else:
            parts = parts & ~TRUE
    people.used[which, lane] = used
    return parts


@inner
def decide_once(people: Any, rules: Any, g: Any, lane: Any) -> Any:
    """True if no record of an earlier decision by this rule stands; notes that one does now."""
    which = rules.numbers[g, DECIDED_INDEX]
    if people.decided[which, lane] != 0:
        return False
    people.decided[which, lane] = 1
    return True


@inner
def let_stand(clock: Any, rules: Any, g: Any, person: Any, parts: Any, founded: Any) -> Any:
    """The parts of a record that are left once a safeguard has had it looked at, before it counts."""
    chance = rules.chances[g, STRIKE_RIGHT] if founded else rules.chances[g, STRIKE_WRONG]
    if (
        parts & REAL != 0
        and chance != U64(0)
        and draw(rules.keys[g, K_STRIKE], person, clock.day, 0) < chance
    ):
        parts = parts & ~REAL
    return parts


@inner
def record(clock: Any, people: Any, rules: Any, events: Any, rows: Any) -> None:
    """Turn the day's observed events into records."""
    for i in range(events.count[0]):
        parts_seen = np.int64(events.flags[i]) & PARTS
        kind = events.kind[i]
        if parts_seen == 0 or kind == END:
            continue
        lane = events.lane[i]
        k = events.conduct[i]
        moment = 2 if kind == WHILE else (1 if kind == MONTH else 0)
        for j in range(rules.go_first[k], rules.go_first[k + 1]):
            g = rules.go_list[j]
            if kind != FALSE and rules.numbers[g, MOMENT] != moment:
                continue
            person = U64(clock.first) + U64(lane)
            if not is_theirs(rules, g, person):
                continue
            if kind == WHILE and (
                np.int64(events.extra[i]) != rules.numbers[g, ASKED]
                or not decide_once(people, rules, g, lane)
            ):
                continue
            parts = within_limit(people, rules, g, lane, parts_seen)
            parts = let_stand(clock, rules, g, person, parts, kind != FALSE)
            if parts == 0:
                continue
            by = rules.numbers[g, BY_LOW]
            if rules.numbers[g, BY_HIGH] > by:
                u = draw(rules.keys[g, K_CHOOSE], person, clock.day, 0)
                by = uniform(u, by, rules.numbers[g, BY_HIGH])
            due = clock.day + np.int64(events.lag[i]) + rules.numbers[g, AFTER]
            flags = parts if kind == FALSE else parts | FOUNDED
            add_row(rows, lane, g, flags, by, clock.day, due)
