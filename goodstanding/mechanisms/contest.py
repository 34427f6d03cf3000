"""contest: records are disputed, expire, or lose their ground; what leaves, leaves tomorrow.

A dispute is filed when a record takes effect, by those who know of it and act, and is decided after a delay,
and, where officials review only so many cases a day, when its turn in line has come (`engine.review`).
It succeeds with one probability if no act is behind the record, with another if one is.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.draws import draw, falls_below, lattice, rightmost, uniform
from goodstanding.engine.due import awake, look_ahead, next_word
from goodstanding.engine.quiet import may_drop
from goodstanding.engine.review import file_case, is_reviewed
from goodstanding.engine.state import (
    DISPUTE_WON,
    DISPUTED,
    ENDING,
    EXPIRED,
    FOUNDED,
    FRESH,
    HELD,
    LATE,
    LIVE,
    OBLIGATION_MET,
    OTHER_REMOVAL,
    REAL,
    TRUE,
    WORD,
)
from goodstanding.engine.table_types import (
    CAP,
    DROP,
    EXIT_DAYS,
    K_DISPUTE,
    K_LATE,
    LATE_DAYS,
    LATE_SHARE,
    REOPENED,
    SLOT,
    UNTIL_END,
)

ORDER = 50
FIRST_DAY = 1
U8, U16, U64 = np.uint8, np.uint16, np.uint64
TAKE_UP, DELAY, VERDICT = 0, 1, 2
NEVER = 0xFFFF
FILED, WON_WRONG, WON_RIGHT, LOST_WRONG, LOST_RIGHT = range(5)


@inner
def leave(rows: Any, i: Any, parts: Any, end: Any) -> None:
    """Mark parts of a record to go tomorrow."""
    rows.leave[i] = parts | (np.int64(rows.leave[i]) & HELD)
    rows.end[i] = end


@inner
def file_dispute(
    clock: Any, rules: Any, contest: Any, review: Any, rows: Any, disputes: Any, person: Any, i: Any
) -> None:
    """On the day on which a record takes effect: is it disputed, and when will that be decided?"""
    rows.flags[i] = np.int64(rows.flags[i]) & ~FRESH
    g = rows.go[i]
    key, born = rules.keys[g, K_DISPUTE], np.int64(rows.born[i])
    if np.int64(rows.flags[i]) & REAL == 0 or draw(key, person, born, TAKE_UP) >= contest.take_up[g]:
        return
    days = uniform(draw(key, person, born, DELAY), contest.low[g], contest.low[g] + contest.span[g] - 1)
    rows.flags[i] = np.int64(rows.flags[i]) | DISPUTED
    rows.verdict[i] = file_case(review, person, clock.day, clock.day + days)
    disputes[FILED] += 1


@inner
def rule_on_dispute(rules: Any, contest: Any, rows: Any, disputes: Any, person: Any, i: Any) -> None:
    """The dispute is decided."""
    flags = np.int64(rows.flags[i]) & ~DISPUTED
    rows.flags[i] = flags
    if flags & REAL == 0:
        return
    wrong = flags & FOUNDED == 0 or flags & LATE != 0
    g = rows.go[i]
    chance = contest.wrong[g] if wrong else contest.right[g]
    won = draw(rules.keys[g, K_DISPUTE], person, np.int64(rows.born[i]), VERDICT) < chance
    if won:
        leave(rows, i, REAL, DISPUTE_WON)
        disputes[WON_WRONG if wrong else WON_RIGHT] += 1
    else:
        disputes[LOST_WRONG if wrong else LOST_RIGHT] += 1


@inner
def run_out(clock: Any, rules: Any, rows: Any, person: Any, i: Any) -> None:
    """The record's day has come: it goes, or its true part goes and the real part follows late."""
    g, flags = rows.go[i], np.int64(rows.flags[i])
    end = OBLIGATION_MET if flags & ENDING != 0 else EXPIRED
    late = (
        flags & LATE == 0
        and np.int64(rows.leave[i]) & HELD == 0
        and draw(rules.keys[g, K_LATE], person, np.int64(rows.born[i]), 0) < rules.chances[g, LATE_SHARE]
    )
    if late:
        leave(rows, i, TRUE, end)
        again = rules.numbers[g, REOPENED] != 0 and flags & DISPUTED == 0
        rows.flags[i] = flags | LATE | (FRESH if again else 0)
        rows.due[i] = np.int64(rows.due[i]) + rules.numbers[g, LATE_DAYS]
    else:
        leave(rows, i, REAL | TRUE, end)


@inner
def spent(clock: Any, rules: Any, rows: Any, i: Any) -> Any:
    """Whether the real part of a record has counted for as long as it may, from tomorrow."""
    cap = rules.numbers[rows.go[i], CAP]
    counts = np.int64(rows.flags[i]) & ~np.int64(rows.leave[i]) & REAL != 0
    return cap != 0 and counts and clock.day + 1 >= np.int64(rows.born[i]) + cap


@inner
def next_look(clock: Any, rules: Any, rows: Any, i: Any) -> Any:
    """The first day from tomorrow on which something can happen to a record."""
    g, flags = rows.go[i], np.int64(rows.flags[i])
    live, lasts = flags & LIVE != 0, rules.numbers[g, UNTIL_END] != 0 and flags & FOUNDED != 0
    tomorrow = clock.day + 1
    if rows.leave[i] != 0 or (lasts and flags & ENDING == 0) or (live and rules.chances[g, DROP] != U64(0)):
        return tomorrow
    if not live:
        return max(np.int64(rows.due[i]), tomorrow)
    day = np.int64(NEVER)
    if flags & DISPUTED != 0:
        day = max(np.int64(rows.verdict[i]), tomorrow)
    if rows.due[i] != U16(0):
        day = min(day, max(np.int64(rows.due[i]) - 1, tomorrow))
    if rules.numbers[g, CAP] != 0 and flags & REAL != 0:
        day = min(day, max(np.int64(rows.born[i]) + rules.numbers[g, CAP] - 1, tomorrow))
    return day


@inner
def look(
    clock: Any, spell: Any, rules: Any, contest: Any, review: Any, rows: Any, disputes: Any, i: Any
) -> None:
    """What happens to one live record today."""
    g, lane = rows.go[i], rows.lane[i]
    person, flags = U64(clock.first) + U64(lane), np.int64(rows.flags[i])
    if flags & FRESH != 0:
        file_dispute(clock, rules, contest, review, rows, disputes, person, i)
    if rules.numbers[g, UNTIL_END] != 0 and flags & FOUNDED != 0 and flags & ENDING == 0:
        bit = U16(1) << U16(rules.numbers[g, SLOT])
        if spell[lane] & bit == U16(0):
            rows.flags[i] = np.int64(rows.flags[i]) | ENDING
            rows.due[i] = clock.day + max(rules.numbers[g, EXIT_DAYS], 1)
    if np.int64(rows.flags[i]) & DISPUTED != 0 and is_reviewed(review, person, clock.day, rows.verdict[i]):
        rule_on_dispute(rules, contest, rows, disputes, person, i)
    if (
        rules.chances[g, DROP] != U64(0)
        and may_drop(rules, rows, i, clock.day)
        and falls_below(lattice(rules.drop_keys[g], person, clock.day), rules.chances[g, DROP])
    ):
        leave(rows, i, REAL | TRUE, OTHER_REMOVAL)
    elif rows.due[i] != U16(0) and clock.day + 1 >= np.int64(rows.due[i]):
        run_out(clock, rules, rows, person, i)
    if spent(clock, rules, rows, i):
        leave(rows, i, np.int64(rows.leave[i]) | REAL, EXPIRED)


@inner
def goes_on(spell: Any, rules: Any, rows: Any, i: Any) -> Any:
    """Whether a record can end only with its spell, and the spell goes on: most of those that wake daily."""
    bit = rules.lasts[rows.go[i]]
    return (
        bit != U16(0)
        and U16(spell[rows.lane[i]] & bit) != U16(0)
        and U8(rows.flags[i] & U8(LIVE | FRESH | DISPUTED | ENDING | LATE)) == U8(LIVE)
        and rows.leave[i] == U8(0)
        and rows.due[i] == U16(0)
    )


def kernel(clock: Any, spell: Any, rules: Any, contest: Any, review: Any, rows: Any, disputes: Any) -> None:
    """Mark what leaves tomorrow. `spell`: People.spell; `disputes`: Totals.disputes. Writes rows, disputes,
    review."""
    word = next_word(rows, np.int64(0), clock.day)
    while word * WORD < rows.count[0]:
        bits = awake(rows, word, clock.day)
        while bits != U64(0):
            i = word * WORD + rightmost(bits)
            bits &= bits - U64(1)
            if goes_on(spell, rules, rows, i):
                rows.wake[i] = clock.day + 1
                continue
            if np.int64(rows.flags[i]) & LIVE != 0:
                look(clock, spell, rules, contest, review, rows, disputes, i)
            rows.wake[i] = next_look(clock, rules, rows, i)
        look_ahead(rows, word)
        word = next_word(rows, word + 1, clock.day)
