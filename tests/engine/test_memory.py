"""What a person takes in memory: the state that lasts from one day to the next, records apart."""

from __future__ import annotations

from datetime import date

import pytest

from goodstanding.core.beside import holds_nothing
from goodstanding.engine.simulation import Simulation
from goodstanding.model.arm import parse_arm
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.resolve import resolve_machine, resolve_world

MOST = 24


@pytest.mark.parametrize("arm", ["cn_rongcheng_residents", "cn_rongcheng_residents@2016"])
def test_a_person_takes_few_bytes_even_where_pairs_of_arms_are_compared(arm: str):
    (case,) = make_cases(builtin_catalog(), [parse_arm(arm)])
    start, people = date(2022, 1, 1), 4096
    simulation = Simulation(
        resolve_world([case]),
        resolve_machine(case, start=start),
        people=people,
        seed=1,
        start_day=start.toordinal(),
        marks=True,
    )
    simulation.run_until(40)
    arrays = [array for block in simulation.blocks for array in block.people]
    arrays += [array for own in simulation.own for array in own.values()]
    others = [value for value in vars(simulation).values() if getattr(value, "shape", ())[-1:] == (people,)]
    assert sum(array.nbytes for array in (*arrays, *others) if not holds_nothing(array)) <= MOST * people
