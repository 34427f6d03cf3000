"""carry: once a year the points are read, or a tier costs something in the year to come.

A record is made of the points and not of an act. Its real part follows the points as they are, its true part
the points as they would be on true records alone: where only the first lie where the rule looks, the record
is a false one.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner
from goodstanding.engine.carried import FROM, OF, OFF, RENEWED, TO
from goodstanding.engine.due import sleep
from goodstanding.engine.lists import add_row
from goodstanding.engine.lots import is_theirs
from goodstanding.engine.state import ELIGIBLE, EXPIRED, FOUNDED, REAL, TAKES_PART, TRUE
from goodstanding.engine.table_types import BY_LOW, C_CEILING, C_FLOOR

ORDER = 28
FIRST_DAY = 0
UNDER = ELIGIBLE | TAKES_PART
U64 = np.uint64


@inner
def lies_there(rules: Any, columns: Any, look: Any, lane: Any) -> Any:
    """Whether somebody's column, within its bounds, lies where a rule looks."""
    c = look[OF]
    value = min(max(np.int64(columns[c, lane]), rules.columns[c, C_FLOOR]), rules.columns[c, C_CEILING])
    return look[FROM] <= value <= look[TO]


@inner
def carry_all(clock: Any, people: Any, rules: Any, rows: Any, g: Any, look: Any) -> None:
    """Make the records of rule `g`."""
    for lane in range(people.cell.shape[0]):
        if np.int64(people.scope[lane]) & UNDER != UNDER:
            continue
        parts = REAL if lies_there(rules, people.real, look, lane) else 0
        parts |= TRUE if lies_there(rules, people.shadow, look, lane) else 0
        if parts == 0 or not is_theirs(rules, g, U64(clock.first) + U64(lane)):
            continue
        flags = parts | FOUNDED if parts & TRUE != 0 else parts
        add_row(rows, lane, g, flags, rules.numbers[g, BY_LOW], clock.day, clock.day)


@inner
def end_last_years(rows: Any, carried: Any) -> None:
    """Records that stand until the next date go today."""
    for i in range(rows.count[0]):
        if carried[rows.go[i], RENEWED] == 1:
            rows.leave[i] = np.int64(rows.leave[i]) | REAL | TRUE
            rows.end[i] = EXPIRED
            sleep(rows, i, 0)


def kernel(clock: Any, people: Any, rules: Any, rows: Any, carried: Any) -> None:
    """Make the records of the rules that act today. carried i8[R, 4]: what each looks for, as
    `engine.carried`. Writes rows."""
    end_last_years(rows, carried)
    for g in range(carried.shape[0]):
        if carried[g, OF] != OFF:
            carry_all(clock, people, rules, rows, g, carried[g])
