"""Columns that lie side by side: one memory, one type, kept and brought back as a whole."""

from __future__ import annotations

from dataclasses import replace

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.core.beside import beside, columns_of, holds_nothing, table_of
from goodstanding.core.frozen import Mismatch, freeze, thaw
from goodstanding.engine.block import new_block
from goodstanding.engine.layout import layout_of
from goodstanding.engine.people import spans_of
from goodstanding.engine.state import Rows, new_list
from tests.engine.worlds import SCHEME, WORLD

KINDS = {"flag": (np.uint8, None), "points": (np.int16, 2), "state": (np.uint8, 3), "none": (np.uint8, 0)}


def test_what_is_known_of_one_lies_together_and_no_column_is_misaligned():
    made = beside(100, KINDS)
    table = table_of(made["flag"])
    assert made["points"].shape == (2, 100)
    assert made["state"].shape == (3, 100)
    assert table.dtype.itemsize == 8
    assert all(table_of(made[name]) is table for name in ("points", "state"))
    assert all(column.flags.aligned for column in made.values())
    made["points"][1, 7] = -5
    made["state"][2, 7] = 9
    assert table[7]["points"].tolist() == [0, -5]
    assert table[7]["state"].tolist() == [0, 0, 9]


def test_a_column_without_rows_takes_no_memory_and_is_of_the_same_type():
    with_rows, without = (beside(9, {**KINDS, "more": (np.uint8, rows)})["more"] for rows in (1, 0))
    assert holds_nothing(without)
    assert not holds_nothing(with_rows)
    assert numba.typeof(with_rows) == numba.typeof(without)
    without[:] = 0  # as a month's turn does


@pytest.mark.parametrize("size", [2, 3, 1000])
def test_people_are_of_one_type_however_many_there_are(size: int):
    layout = layout_of(WORLD, SCHEME)
    assert numba.typeof(new_block(layout, 0, size).people) == numba.typeof(new_block(layout, 0, 64).people)


@given(people=st.integers(2, 5000), block=st.integers(3, 700))
def test_blocks_hold_everybody_once_and_nobody_alone(people: int, block: int):
    spans = spans_of(WORLD.society, people=people, first=0, count=people, block=block)
    assert [start for start, _, _ in spans] == np.cumsum([0, *(size for _, size, _ in spans[:-1])]).tolist()
    assert sum(size for _, size, _ in spans) == people
    assert all(2 <= size <= block for _, size, _ in spans)


def test_a_snapshot_shares_their_memory_and_brings_them_back_side_by_side():
    people = new_block(layout_of(WORLD, SCHEME), 0, 50).people
    people.real[0] = np.arange(50)
    people.scope[3] = 2
    arrays: list[np.ndarray] = []
    form = freeze(people, arrays)
    assert any(np.shares_memory(array, people.real) for array in arrays)
    fresh = new_block(layout_of(WORLD, SCHEME), 0, 50).people
    back = thaw(form, tuple(array.copy() for array in arrays), fresh)
    assert numba.typeof(back) == numba.typeof(people)
    for name in people._fields:
        assert np.array_equal(getattr(back, name), getattr(people, name)), name
    assert table_of(back.real) is table_of(back.scope)


def test_people_of_other_columns_are_refused():
    arrays: list[np.ndarray] = []
    layout = layout_of(WORLD, SCHEME)
    form = freeze(new_block(layout, 0, 50).people, arrays)
    wider = replace(layout, standings=layout.standings * 2)
    with pytest.raises(Mismatch, match="of other types"):
        thaw(form, tuple(arrays), new_block(wider, 0, 50).people)


def test_of_records_the_used_part_is_kept_and_all_that_is_known_of_their_words():
    rows = new_list(Rows, 640)
    rows.count[0], rows.lane[:3], rows.wake[:3], rows.soonest[0] = 3, [5, 6, 7], [1, 2, 3], 1
    arrays: list[np.ndarray] = []
    form = freeze(rows, arrays)
    assert max(array.nbytes for array in arrays) < 640
    back = thaw(form, tuple(arrays), new_list(Rows, 64))
    assert back.lane.shape == back.wake.shape == (640,)
    assert (back.lane[:3].tolist(), back.wake[:3].tolist()) == ([5, 6, 7], [1, 2, 3])
    assert np.array_equal(back.soonest, rows.soonest)


def test_columns_are_found_again_in_their_table():
    made = beside(5, KINDS)
    again = columns_of(table_of(made["flag"]))
    assert again.keys() == KINDS.keys() - {"none"}
    assert all(np.shares_memory(again[name], made[name]) for name in again)


def test_an_array_that_repeats_itself_is_kept_as_any_other():
    arrays: list[np.ndarray] = []
    form = freeze(np.broadcast_to(np.int64(7), (1, 4)), arrays)
    assert thaw(form, tuple(arrays), None).tolist() == [[7, 7, 7, 7]]
