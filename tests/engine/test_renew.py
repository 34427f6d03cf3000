"""A firm fails, and a new one takes its place: nothing that was recorded of the old one is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from goodstanding.engine import simulate
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import LIVE, used_part
from goodstanding.metrics import jobs_lost
from goodstanding.model.machine import Response
from goodstanding.panels import arrange
from goodstanding.results.run import ArmRun
from tests.catalog.entries import CATALOG

ENTRY, START = "cn_market_violations", date(2024, 1, 1)


@pytest.fixture(scope="module")
def firms():
    panel = arrange(CATALOG, [ENTRY], society=None, behaviour="flat", sets=(), start=START)[0]
    return panel.world, panel.arms[1].machine


def lived(world, machine, *, days=200, block=65536, threads=1, people=4_000) -> Simulation:
    one = Simulation(
        world, machine, people=people, seed=4, start_day=START.toordinal(), block=block, threads=threads
    )
    one.run_until(days)
    return one


def failing(world, rate: float):
    conducts = tuple(replace(c, rate=rate) if c.renews else c for c in world.conducts)
    return replace(world, conducts=conducts)


def live_lanes(one: Simulation) -> np.ndarray:
    rows = [used_part(block.rows) for block in one.blocks]
    return np.concatenate(
        [r["lane"][(r["flags"] & LIVE) != 0] + b.first for r, b in zip(rows, one.blocks, strict=True)]
    )


def test_where_all_fail_every_day_nothing_that_was_recorded_lasts(firms):
    world, machine = firms
    one = lived(failing(world, 1.0), machine, days=40)
    assert sum(int(b.totals.renewed.sum()) for b in one.blocks) == 40 * 4_000
    for block in one.blocks:
        rows = used_part(block.rows)
        assert not (rows["born"] < 40 - 1).any()
        assert not block.people.spell.any()
        assert not block.totals.in_spell.any()


def test_failures_come_at_the_rate_of_the_file_and_are_counted_by_kind(firms):
    world, machine = firms
    panel = arrange(CATALOG, [ENTRY], society=None, behaviour="flat", sets=(), start=START)[0]
    k = next(i for i, c in enumerate(world.conducts) if c.renews)
    rate = world.conducts[k].rate
    one = lived(world, machine, people=20_000)
    failed = np.sum([b.totals.renewed for b in one.blocks], axis=0)
    expected = 20_000 * 200 * rate
    assert abs(int(failed.sum()) - expected) < 4 * np.sqrt(expected)
    by_kind = failed.reshape(-1, one.layout.cells_per_age_class).sum(axis=1)
    for kind, share in enumerate(panel.world.society.male[:-1]):
        assert abs(by_kind[kind] - expected * share) <= 4 * np.sqrt(expected * share) + 1


def test_blocks_and_threads_change_nothing(firms):
    world, machine = firms
    world = failing(world, 0.01)
    whole, parts = lived(world, machine), lived(world, machine, block=500, threads=2)
    assert np.array_equal(
        np.sum([b.totals.renewed for b in whole.blocks], axis=0),
        np.sum([b.totals.renewed for b in parts.blocks], axis=0),
    )
    assert np.array_equal(np.sort(live_lanes(whole)), np.sort(live_lanes(parts)))
    assert np.array_equal(whole.daily.states[-1], parts.daily.states[-1])


def test_without_failures_the_run_is_the_one_it_was(firms):
    world, machine = firms
    off = replace(world, conducts=tuple(replace(c, renews=False) for c in world.conducts))
    none = failing(world, 0.0)
    assert np.array_equal(lived(failing(off, 0.0), machine).daily.states, lived(none, machine).daily.states)


def test_lenders_who_turn_away_from_listed_firms_cost_jobs():
    panel = arrange(CATALOG, [ENTRY], society=None, behaviour="flat", sets=(), start=START)[0]
    null, arm = panel.arms
    k = next(c.id for c in panel.world.conducts if c.renews)
    standing = arm.machine.standings[0]
    periods = tuple(
        replace(p, responses=(Response("shunned", k, "rate", standing.id, (0, 1), 3.0),))
        for p in arm.machine.periods
    )
    machines = {null.label: null.machine, arm.label: replace(arm.machine, periods=periods)}
    ran = [
        ArmRun(
            label,
            arm.case,
            machine,
            panel.world,
            simulate(panel.world, machine, people=10_000, days=365, seed=2, start_day=START.toordinal()),
        )
        for label, machine in machines.items()
    ]
    found = jobs_lost.measure(ran[1], ran[0])
    assert found.value is not None
    assert found.n > 2.5 * ran[0].outcome.renewed.sum()
    assert found.difference > 2 * found.difference_error
    assert jobs_lost.measure(ran[0], ran[0]).difference == 0.0
