"""Which records wake today: the 64 at a time that compiled code looks at, and whole arrays beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from goodstanding.core.compile import compiles, jit
from goodstanding.engine.draws import rightmost
from goodstanding.engine.due import WORD, due, reached
from goodstanding.engine.due_plain import reached as reached_plain
from goodstanding.engine.state import Rows, new_list

U64 = np.uint64
DAY = 365


@jit
def _found(rows: Any, day: Any, found: Any) -> Any:
    count = 0
    for first in range(0, rows.count[0], WORD):
        bits = due(rows, first, day)
        while bits != U64(0):
            found[count] = first + rightmost(bits)
            count += 1
            bits &= bits - U64(1)
    return count


@jit
def _reached(wake: Any, first: Any, day: Any) -> Any:
    return reached(wake, first, day)


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 127, 128, 1000])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 1.0])
def test_all_that_wake_by_today_are_found_in_order_and_nothing_past_the_end(count: int, share: float):
    generator = np.random.default_rng(count)
    rows = new_list(Rows, count + 7)
    rows.wake[:] = 0  # what lies past the end would wake
    rows.count[0] = count
    awake = generator.random(count) < share
    rows.wake[:count] = np.where(awake, generator.integers(0, DAY + 1, count), DAY + 1)
    found = np.zeros(count + 1, np.int64)
    assert _found(rows, DAY, found) == awake.sum()
    assert np.array_equal(found[: awake.sum()], np.flatnonzero(awake))


@pytest.mark.skipif(not compiles(), reason="both are the plain form with the compiler off")
@pytest.mark.parametrize("day", [0, 1, DAY, 0x7FFF, 0x8000, 0xFFFE])
def test_the_plain_form_gives_the_same_bits(day: int):
    wake = np.random.default_rng(day).integers(0, 0xFFFF, 300).astype(np.uint16)
    wake[[5, 70, 200]] = day
    wake[[6, 71, 201]] = min(day + 1, 0xFFFF)
    for first in (0, 1, 64, 236):
        assert _reached(wake, first, day) == reached_plain(wake, first, day)
