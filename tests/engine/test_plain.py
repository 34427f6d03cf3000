"""The forms that stand in with the compiler off give the integers of the compiled ones."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from goodstanding.core.keys import draw, lattice, lattice_key, stream_key
from goodstanding.engine import begin, begin_plain, draws_plain, people
from goodstanding.engine.layout import layout_of
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import Clock, Scratch
from goodstanding.engine.tables import tables_of
from tests.engine.worlds import SCHEME, START, WORLD

SIZE = 5000
FIRSTS = (0, 1_234_567, 5_000_000_000)


@pytest.mark.parametrize("first", FIRSTS)
def test_many_draws_at_once_equal_the_specification(first: int):
    persons = begin_plain.persons_of(first, 600)
    key, wide = stream_key(3, "a"), lattice_key(3, "b")
    draws = draws_plain.draws(key, persons, 1)
    lattices = draws_plain.lattices(np.array(wide, np.uint64), persons)
    for i in range(0, 600, 7):
        assert draws[i] == draw(key, first + i, 0, 1)
        assert lattices[i] == lattice(wide, first + i, 0)


def _used(scratch: Scratch) -> dict[str, Any]:
    """What was written: lists as far as they count, and no tile's draws, which an evening has none of."""
    written = {**scratch._asdict(), "dirty": scratch.dirty[: scratch.count[0]]}
    return {name: values for name, values in written.items() if name not in ("near_lane", "near_draw")}


@pytest.mark.parametrize("first", FIRSTS)
def test_the_first_evening_is_the_same(first: int):
    key = np.array(stream_key(5, "participation"), np.uint32)
    tables = tables_of(WORLD, layout_of(WORLD, SCHEME), SCHEME.periods[0], SCHEME.eligible, 5)
    clock = Clock(first, 0, 0, 0)
    left: list[dict[str, Any]] = []
    for forms in (
        (people.fill_cells, begin.enrol, begin.begin_points, begin.begin_spells),
        (begin_plain.fill_cells, begin_plain.enrol, begin_plain.begin_points, begin_plain.begin_spells),
    ):
        whole = Simulation(
            WORLD, SCHEME, people=10**10, seed=5, start_day=START, first=first, count=SIZE, block=SIZE
        )
        block, scratch = whole.blocks[0], whole.lists[0].scratch
        fill_cells, enrol, begin_points, begin_spells = forms
        fill_cells(whole.margins, first, block.people.cell)
        enrol(clock, block.people, whole.margins, tables.eligible, 1, 1 << 31, key, scratch)
        begin_points(clock, block.people, tables.rules)
        begin_spells(clock, block.people, tables.acts, block.totals)
        left.append({**block.people._asdict(), "in_spell": block.totals.in_spell, **_used(scratch)})
    compiled, plain = left
    for name, values in compiled.items():
        assert np.array_equal(values, plain[name]), name
    assert len(np.unique(compiled["cell"])) >= 80
    assert 0 < np.count_nonzero(compiled["spell"]) < SIZE
    assert len(np.unique(compiled["scope"])) == 3
