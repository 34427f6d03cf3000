"""A run that is stopped and goes on from a state, in another process or another number of threads, ends in
the same bits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from goodstanding.core.frozen import Frozen, Mismatch, freeze, thaw
from goodstanding.engine.run import simulate
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.snapshot import freeze_day, thaw_day
from goodstanding.results.outcome import Outcome
from tests.engine.worlds import PERIOD, SCHEME, START, WORLD, run, same

PEOPLE, DAYS = 3000, 120
LATER = replace(SCHEME, periods=(PERIOD, replace(PERIOD, from_day=START + 60, participation=0.5)))


class Memory:
    """Keeps a copy of the state of one day, and stops there."""

    def __init__(self, day: int) -> None:
        self.day = day
        self.kept: Frozen | None = None

    def found(self) -> Frozen | None:
        return self.kept

    def day_done(self, day: int, state: Callable[[], Frozen]) -> None:
        if self.kept is None and day == self.day:
            shared = state()
            self.kept = Frozen(shared.form, tuple(array.copy() for array in shared.arrays), list(shared.log))
            raise KeyboardInterrupt


def lived(machine=SCHEME, keeper: Memory | None = None, **how: int) -> Outcome:
    return simulate(WORLD, machine, people=PEOPLE, days=DAYS, seed=3, start_day=START, keeper=keeper, **how)


def stopped_and_gone_on(day: int, machine=SCHEME, *, then: int = 1, **how: int) -> Outcome:
    keeper = Memory(day)
    with pytest.raises(KeyboardInterrupt):
        lived(machine, keeper, **how)
    return lived(machine, keeper, threads=then)


@pytest.fixture(scope="module")
def whole() -> Outcome:
    return run(people=PEOPLE, days=DAYS)


@pytest.mark.parametrize(
    ("day", "block", "threads"), [(0, 4096, 1), (31, 256, 2), (77, 1000, 1), (120, 97, 2)]
)
def test_it_goes_on_to_the_same_bits(whole: Outcome, day: int, block: int, threads: int):
    assert same(whole, stopped_and_gone_on(day, block=block, threads=threads, then=3 - threads))


@pytest.mark.parametrize("day", [59, 60])
def test_rules_that_change_the_day_after_are_taken_up_once(day: int):
    assert same(lived(LATER, threads=1), stopped_and_gone_on(day, LATER, threads=1))


def test_the_line_of_cases_goes_on_where_it_was():
    waiting = replace(SCHEME, periods=(replace(PERIOD, contest=replace(PERIOD.contest, capacity=5.0)),))
    whole, resumed = lived(waiting, threads=1), stopped_and_gone_on(50, waiting, threads=1)
    assert same(whole, resumed)
    assert whole.review is not None
    assert whole.review[-1, 2] > 0
    assert np.array_equal(whole.review, resumed.review)


def test_a_state_of_other_blocks_or_other_columns_is_refused():
    def fresh(block: int) -> Simulation:
        return Simulation(WORLD, SCHEME, people=500, seed=3, start_day=START, block=block)

    made = fresh(256)
    made.run_until(3)
    state = freeze_day(made)
    with pytest.raises(Mismatch, match="a list has 2 parts where there are 5"):
        thaw_day(fresh(100), state)
    with pytest.raises(Mismatch, match="another size"):
        thaw_day(fresh(300), state)
    state.form["state"]["blocks"]["list"][0]["fields"]["parts"]["people"]["fields"]["parts"].pop("false_days")
    with pytest.raises(Mismatch, match="People has other fields"):
        thaw_day(fresh(256), state)


def test_only_the_used_part_of_a_list_is_kept_and_its_room_comes_back():
    from goodstanding.engine.state import Stretches, new_list

    entries = new_list(Stretches, 1000)
    entries.lane[:3], entries.count[0] = [5, 6, 7], 3
    arrays: list[np.ndarray] = []
    form = freeze(entries, arrays)
    assert max(array.shape[0] for array in arrays) == 3
    back = thaw(form, tuple(arrays), new_list(Stretches, 1))
    assert back.lane.shape == (1000,)
    assert back.lane[:4].tolist() == [5, 6, 7, 0]


def test_what_cannot_be_kept_is_named():
    with pytest.raises(TypeError, match="set is not a thing that a snapshot can hold"):
        freeze([{1, 2}], [])
