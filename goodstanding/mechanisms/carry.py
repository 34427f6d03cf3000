"""carry: once a year, who is in a tier by points alone gets points for the year to come.

A record is made of the tier and not of an act. Its real part follows the points as they are, its true part
the points as they would be on true records alone: where only the first is in the tier, the record is a false
one.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.lists import add_row
from goodstanding.engine.lots import is_theirs
from goodstanding.engine.state import ELIGIBLE, FOUNDED, REAL, TAKES_PART, TRUE
from goodstanding.engine.table_types import BY_LOW, C_BELOW, C_CEILING, C_FLOOR, COLUMN

ORDER = 28
FIRST_DAY = 1
UNDER = ELIGIBLE | TAKES_PART
U64 = np.uint64


@inner
def reads(rules: Any, columns: Any, c: Any, lane: Any) -> Any:
    """The state as which a column reads for somebody."""
    value = min(max(np.int64(columns[c, lane]), rules.columns[c, C_FLOOR]), rules.columns[c, C_CEILING])
    state = rules.columns[c, C_BELOW]
    for j in range(rules.cut_count[c]):
        if value >= rules.cut_at[c, j]:
            state = rules.cut_state[c, j]
    return state


@inner
def carry_all(clock: Any, people: Any, rules: Any, rows: Any, g: Any, state: Any) -> None:
    """Make the records of rule `g`."""
    c = rules.numbers[g, COLUMN]
    for lane in range(people.cell.shape[0]):
        if np.int64(people.scope[lane]) & UNDER != UNDER:
            continue
        parts = REAL if reads(rules, people.real, c, lane) == state else 0
        parts |= TRUE if reads(rules, people.shadow, c, lane) == state else 0
        if parts == 0 or not is_theirs(rules, g, U64(clock.first) + U64(lane)):
            continue
        flags = parts | FOUNDED if parts & TRUE != 0 else parts
        add_row(rows, lane, g, flags, rules.numbers[g, BY_LOW], clock.day, clock.day)


def kernel(clock: Any, people: Any, rules: Any, rows: Any, carried: Any) -> None:
    """Make the records of the rules whose date is today. carried i8[R]: the state that a rule looks for, -1
    on other days. Writes rows."""
    for g in range(carried.shape[0]):
        if carried[g] >= 0:
            carry_all(clock, people, rules, rows, g, carried[g])
