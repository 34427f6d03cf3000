"""Which records have to be looked at today: 64 at a time, because most sleep."""

from __future__ import annotations

from typing import Any

import numpy as np

from goodstanding.core.compile import inner, inner_or
from goodstanding.engine import due_plain as plain
from goodstanding.engine import wide

U64 = np.uint64
WORD = 64


@inner_or(plain.reached)
def reached(wake: Any, first: Any, day: Any) -> Any:
    """Which of the 64 days from wake[first] on are not after `day`, one bit each."""
    return wide.reached(wake, np.int64(first), np.uint16(day))


@inner
def due(rows: Any, first: Any, day: Any) -> Any:
    """Which of the 64 records from `first` on are to be looked at on a day, one bit each; `first` is one of
    them."""
    count = rows.count[0]
    if first + WORD <= count:
        return reached(rows.wake, first, day)
    bits = U64(0)
    for i in range(first, count):
        if rows.wake[i] <= day:
            bits |= U64(1) << U64(i - first)
    return bits
