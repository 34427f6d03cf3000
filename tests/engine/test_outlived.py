"""The stock of the first day is that of a long run before it, records of a spell that is over among them."""

from __future__ import annotations

from dataclasses import replace
from math import exp, sqrt

import numpy as np
import pytest

from goodstanding.engine.layout import layout_of
from goodstanding.engine.outlived import ages, mean_old, outlives
from goodstanding.engine.simulation import Simulation
from goodstanding.model.machine import (
    Column,
    Conduct,
    Consequence,
    Contest,
    Go,
    Machine,
    Observation,
    Period,
    Standing,
    World,
)
from tests.engine.worlds import ADULTS, DEBT, FLAT, SOCIETY, START, UNEQUAL, run

PEOPLE, KEEP, SENSITIVITY, END = 20_000, 300, 0.8, 1 / 90
ARREARS = replace(DEBT, id="arrears", rate=1 / 900, ends=(("paid", END),))
HELD = SENSITIVITY * (1 - exp(-END * KEEP))
CUTS = ((-30, 2), (-20, 1), (0, 0))


def scored(start: float, *, kind: str = "score", until_end: bool = False) -> Machine:
    """A record of arrears takes ten points for some days."""
    go = Go("points.arrears", "points", "points", "arrears", "start", -10, -10, keep_low=KEEP, keep_high=KEEP)
    go = replace(go, start_share=start, start_age_days=1 / END, until_end=until_end)
    column = Column("points", 0, -1000, 1000, False, 3, CUTS)
    period = Period(START, True, 1.0, (Observation("bank", "arrears", SENSITIVITY, 0.0, 0),), (go,))
    standing = Standing("points", kind, (column,), ("none", "two", "three", "more"))  # pyright: ignore[reportArgumentType]
    return Machine("tt_score", "", "score", "ZZ", ADULTS, (standing,), (period,), ("arrears",))


def evening(machine: Machine, behaviour: object, days: int) -> Simulation:
    world = World(SOCIETY, behaviour, (ARREARS,))  # pyright: ignore[reportArgumentType]
    made = Simulation(world, machine, people=PEOPLE, seed=7, start_day=START)
    made.run_until(days)
    return made


def points(made: Simulation) -> tuple[np.ndarray, np.ndarray]:
    """Points of those eligible, and whether they are in the spell."""
    block = made.blocks[0]
    eligible = block.people.scope & 1 != 0
    return block.people.real[0][eligible].astype(int), block.people.spell[eligible] != 0


@pytest.mark.parametrize("behaviour", [FLAT, UNEQUAL])
def test_the_first_evening_is_as_after_a_long_time(behaviour: object):
    now, in_now = points(evening(scored(HELD), behaviour, 0))
    then, in_then = points(evening(scored(0.0), behaviour, 3 * KEEP))
    for a, b in ((now[in_now], then[in_then]), (now[~in_now], then[~in_then])):
        error = sqrt(a.var() / a.size + b.var() / b.size)
        assert abs(a.mean() - b.mean()) < 4 * error
        for records in (1, 2):
            p, q = (a <= -10 * records).mean(), (b <= -10 * records).mean()
            assert abs(p - q) < 4 * sqrt((p * (1 - p) + q * (1 - q)) / min(a.size, b.size)) + 0.1 * q


def test_in_the_days_after_nothing_jumps():
    made = evening(scored(HELD), FLAT, 0)
    means = [points(made)[0].mean()]
    for day in (KEEP // 2, KEEP):
        made.run_until(day)
        means.append(points(made)[0].mean())
    error = points(made)[0].std() / sqrt(PEOPLE / 2)
    assert max(means) - min(means) < 5 * error


def test_the_mean_of_old_records_is_the_integral_over_their_ages():
    prevalence, ending, keep = 0.2, 0.02, 150.0
    starting, step = ending * prevalence / (1 - prevalence), 0.05
    grid = np.arange(step / 2, keep, step)
    flow = ending * prevalence * step  # one record for each start: the share held is 1 - exp(-e K)
    held = 1 - exp(-ending * keep)
    within = sum(
        (ending * np.exp(-ending * (age - grid[grid < age])) * prevalence
         * (1 - np.exp(-(starting + ending) * grid[grid < age]))).sum() * step
        for age in grid[::10]
    ) * 10  # fmt: skip
    past = (1 - np.exp(-ending * grid)).sum()
    inside, outside = mean_old(held, prevalence, ending, keep)
    assert inside == pytest.approx(flow * within / prevalence, rel=0.01)
    assert outside == pytest.approx(flow * (past - within) / (1 - prevalence), rel=0.01)


def test_ages_of_old_records_rise_and_stay_below_their_term():
    machine = scored(HELD)
    found = ages(machine.periods[0].goes[0], ARREARS)
    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < KEEP
    a = np.arange(KEEP)
    weight = 1 - np.exp(-END * a)
    assert np.mean(found) == pytest.approx((a * weight).sum() / weight.sum(), abs=1)


def test_no_old_records_where_they_go_with_the_spell_or_stand_on_a_list():
    layout = layout_of(World(SOCIETY, FLAT, (ARREARS,)), scored(HELD))
    go = scored(HELD).periods[0].goes[0]
    assert outlives(layout, go, ARREARS)
    assert not outlives(layout, replace(go, until_end=True), ARREARS)
    assert not outlives(layout, replace(go, keep_low=0), ARREARS)
    listed = layout_of(World(SOCIETY, FLAT, (ARREARS,)), scored(HELD, kind="register"))
    assert not outlives(listed, go, ARREARS)


def test_of_those_in_a_spell_that_is_a_proof_who_holds_none_has_lost_it():
    column = Column("proof", 0, 0, 1000, False, 1, ((1, 0),))
    go = Go("pass.dosed", "pass", "proof", "dosed", "start", 1, 1, until_end=True, contest=Contest())
    dosed = Conduct("dosed", "dosed", "spell", "health", "lawful", (), ADULTS, 0.0, (("over", 0.0),), 0.6)
    door = Consequence("door", "pass", (1,), "shops", "deny", True, None, 1.0, 0.0, "rule")
    seen = (Observation("clinic", "dosed", 1.0, 0.0, 0),)
    period = Period(START, True, 1.0, seen, (replace(go, start_share=0.9),), (door,))
    standing = Standing("pass", "pass", (column,), ("in", "out"))
    machine = Machine("tt_pass", "", "pass", "ZZ", ADULTS, (standing,), (period,), ("dosed",))
    out = run(machine, World(SOCIETY, FLAT, (dosed,)), people=PEOPLE, days=2)
    eligible = int(out.eligible.sum())
    for part, share in ((0, 0.6 * 0.1), (1, 0.4)):
        error = sqrt(share * (1 - share) / eligible)
        assert abs(out.burden_persons[-1, part] / eligible - share) < 4 * error
