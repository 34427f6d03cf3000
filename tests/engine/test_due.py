"""Which records wake today: the 64 at a time that compiled code looks at, and whole arrays beside it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.core.compile import compiles, jit
from goodstanding.engine.draws import rightmost
from goodstanding.engine.due import awake, bring_theirs_near, look_ahead, next_word, reached, sleep
from goodstanding.engine.due_plain import reached as reached_plain
from goodstanding.engine.lists import add_row, drop_row
from goodstanding.engine.state import WORD, Rows, new_list, with_room

U64 = np.uint64
DAY = 365


@jit
def _found(rows: Any, day: Any, found: Any) -> Any:
    """All that are due, in order; each found one is then asleep until the day after."""
    count = 0
    word = next_word(rows, np.int64(0), day)
    while word * WORD < rows.count[0]:
        bits = awake(rows, word, day)
        bring_theirs_near(rows.lane, rows, word, bits)
        while bits != U64(0):
            i = word * WORD + rightmost(bits)
            bits &= bits - U64(1)
            found[count] = i
            count += 1
            rows.wake[i] = day + 1
        look_ahead(rows, word)
        word = next_word(rows, word + 1, day)
    return count


@jit
def _reached(wake: Any, first: Any, day: Any) -> Any:
    return reached(wake, first, day)


def _rows(count: int, wake: Any) -> Any:
    """Records of which no more is known than when they wake; what lies past the end would wake too."""
    rows = new_list(Rows, count + 7)
    rows.count[0] = count
    rows.wake[:count] = wake
    return rows


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 127, 128, 1000, 64 * 64, 64 * 64 + 1, 64 * 130])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 1.0])
def test_all_that_wake_by_today_are_found_in_order_and_nothing_past_the_end(count: int, share: float):
    generator = np.random.default_rng(count)
    awake = generator.random(count) < share
    rows = _rows(count, np.where(awake, generator.integers(0, DAY + 1, count), DAY + 1))
    found = np.zeros(count + 1, np.int64)
    assert _found(rows, DAY, found) == awake.sum()
    assert np.array_equal(found[: awake.sum()], np.flatnonzero(awake))
    assert _found(rows, DAY, found) == 0
    assert _found(rows, DAY + 1, found) == count


@given(
    wake=st.lists(st.integers(0, 40), min_size=1, max_size=300),
    deeds=st.lists(
        st.tuples(st.sampled_from(["add", "drop", "sleep", "pass"]), st.integers(0, 299), st.integers(0, 9)),
        max_size=60,
    ),
)
@settings(max_examples=30, deadline=None)
def test_none_is_overlooked_whatever_is_added_dropped_or_put_to_sleep(
    wake: list[int], deeds: list[tuple[str, int, int]]
):
    day, rows = 5, _rows(len(wake), wake)
    for deed, which, more in deeds:
        rows, count = with_room(rows, int(rows.count[0]) + 1), int(rows.count[0])
        if deed == "add":
            _add(rows)
        elif deed == "drop" and count:
            _drop(rows, which % count)
        elif deed == "sleep" and count:
            _sleep(rows, which % count, day + more)
        elif deed == "pass":
            day += 1
        due = np.flatnonzero(rows.wake[: int(rows.count[0])] <= day)
        found = np.zeros(due.size + 1, np.int64)
        assert _found(rows, day, found) == due.size
        assert np.array_equal(found[: due.size], due)


@jit
def _add(rows: Any) -> None:
    add_row(rows, 0, 0, 0, 0, 0, 0)


@jit
def _drop(rows: Any, i: Any) -> None:
    drop_row(rows, i)


@jit
def _sleep(rows: Any, i: Any, day: Any) -> None:
    sleep(rows, i, day)


@pytest.mark.skipif(not compiles(), reason="both are the plain form with the compiler off")
@pytest.mark.parametrize("day", [0, 1, DAY, 0x7FFF, 0x8000, 0xFFFE])
def test_the_plain_form_gives_the_same_bits(day: int):
    wake = np.random.default_rng(day).integers(0, 0xFFFF, 300).astype(np.uint16)
    wake[[5, 70, 200]] = day
    wake[[6, 71, 201]] = min(day + 1, 0xFFFF)
    for first in (0, 1, 64, 236):
        assert _reached(wake, first, day) == reached_plain(wake, first, day)
