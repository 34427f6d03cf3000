"""Several records of an event on the first day: as many as in a long run before it, of every age alike."""

from __future__ import annotations

from dataclasses import replace
from math import comb, sqrt

import numpy as np
import pytest

from goodstanding.core.place import BOUNDS
from goodstanding.engine.begin import most_at_start
from goodstanding.engine.layout import MANY, layout_of
from goodstanding.engine.several import ages, chances
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.state import LIVE, REAL, TRUE
from goodstanding.engine.tables import tables_of
from goodstanding.model.machine import (
    Behaviour,
    Column,
    Conduct,
    Consequence,
    Go,
    Machine,
    Observation,
    Period,
    Standing,
    World,
)
from tests.engine.worlds import ADULTS, FLAT, SOCIETY, START, UNEQUAL, run, same

PARTS = REAL | TRUE
PEOPLE, KEEP, NUMBER, SENSITIVITY = 20_000, 120, 1.5, 0.6
FINE = Conduct("fine", "fine", "event", "traffic", "unlawful", (), ADULTS, NUMBER / KEEP / SENSITIVITY)
LEANING = replace(FINE, leans_disposition=-1, leans_means=-1)
LINK = {"flat": (FLAT, FINE), "unequal": (UNEQUAL, LEANING)}


def scored(number: float, *, lag: int = 0, keep: int = KEEP, cap: int = 0) -> Machine:
    """A record of a fine takes ten points for some days."""
    go = Go("points.fine", "points", "points", "fine", "act", -10, -10, keep_low=keep, keep_high=keep)
    go = replace(go, start_number=number, cap_days=cap)
    column = Column("points", 0, -1000, 1000, False, 3, ((-30, 2), (-20, 1), (0, 0)))
    effect = Consequence("slow", "points", (2, 3), "public_service", "charge", True, None, 1.0, 0.0, "rule")
    seen = (Observation("police", "fine", SENSITIVITY, 0.0, lag),)
    period = Period(START, True, 1.0, seen, (go,), (effect,))
    standing = Standing("points", "score", (column,), ("none", "two", "three", "more"))
    return Machine("tt_score", "", "score", "ZZ", ADULTS, (standing,), (period,), ("fine",))


def evening(
    machine: Machine, days: int = 0, behaviour: Behaviour = FLAT, conduct: Conduct = FINE
) -> Simulation:
    world = World(SOCIETY, behaviour, (conduct,))
    made = Simulation(world, machine, people=PEOPLE, seed=7, start_day=START)
    made.run_until(days)
    return made


def held(made: Simulation) -> np.ndarray:
    """Live records of each who is eligible, from the points."""
    block = made.blocks[0]
    return -block.people.real[0][block.people.scope & 1 != 0].astype(int) // 10


def rows(made: Simulation, *, live: bool) -> tuple[np.ndarray, np.ndarray]:
    """(flags, days on which they go, or take effect) of the records that are live, or on their way."""
    kept = made.blocks[0].rows
    count = int(kept.count[0])
    flags, due = kept.flags[:count].astype(int), kept.due[:count].astype(int)
    chosen = (flags & LIVE != 0) == live
    return flags[chosen], due[chosen]


@pytest.mark.parametrize("lag", [0, 30, 500])
@pytest.mark.parametrize("number", [0.02, NUMBER, BOUNDS["records"][1]])
def test_the_mean_number_is_the_one_that_was_asked_for(number: float, lag: int):
    found = held(evening(scored(number, lag=lag)))
    part = number / MANY
    assert abs(found.mean() - number) < 4 * sqrt(MANY * part * (1 - part) / found.size)


def test_so_many_hold_each_number_as_of_independent_draws():
    found = held(evening(scored(NUMBER, lag=30)))
    part = NUMBER / MANY
    for n in range(7):
        share = comb(MANY, n) * part**n * (1 - part) ** (MANY - n)
        error = sqrt(share * (1 - share) / found.size)
        assert abs((found == n).mean() - share) < 4 * error


def test_who_does_more_of_it_holds_more():
    made = evening(scored(NUMBER), behaviour=UNEQUAL, conduct=LEANING)
    found, part = held(made), NUMBER / MANY
    assert abs(found.mean() - NUMBER) < 4 * found.std() / sqrt(found.size)
    assert found.var() > 1.1 * MANY * part * (1 - part)
    layout = layout_of(made.world, made.machine)
    period = made.machine.periods[0]
    one = chances(layout, period, period.goes[0], LEANING, UNEQUAL)[0].astype(float) / 2.0**32
    assert one.max() > 2 * one[one > 0].min()


def test_ages_are_alike_and_what_a_feed_holds_up_is_on_its_way():
    made = evening(scored(NUMBER, lag=40))
    flags, left = rows(made, live=True)
    assert left.min() >= 1
    assert left.max() <= KEEP
    assert set(flags & PARTS) == {REAL | TRUE}
    middle, error = (KEEP + 1) / 2, sqrt((KEEP**2 - 1) / 12 / left.size)
    assert abs(left.mean() - middle) < 4 * error + 0.5  # 256 ages, on whole days
    quarters = np.histogram(left, bins=4, range=(0.5, KEEP + 0.5))[0] / left.size
    assert np.abs(quarters - 0.25).max() < 4 * sqrt(0.25 * 0.75 / left.size) + 1 / 256
    _, arrives = rows(made, live=False)
    assert arrives.min() >= 1
    assert arrives.max() <= 40
    expected = NUMBER * 40 / KEEP * held(made).size
    assert abs(arrives.size - expected) < 4 * sqrt(expected) + expected / 128


def test_ages_lie_between_the_term_and_the_lag():
    for keep, lag in ((KEEP, 0), (KEEP, 30), (1095, 180), (10, 500), (1, 0)):
        machine = scored(NUMBER, lag=lag, keep=keep)
        found = ages(machine.periods[0], machine.periods[0].goes[0])
        assert found == sorted(found)
        assert found[-1] < keep
        assert found[0] >= -min(lag, keep)
        assert sum(age >= 0 for age in found) / 256 == pytest.approx(keep / (keep + min(lag, keep)), abs=0.01)


def test_none_gives_nothing_and_moves_no_other_draw():
    made = evening(scored(0.0))
    assert held(made).max() == 0
    assert rows(made, live=True)[0].size == rows(made, live=False)[0].size == 0
    assert most_at_start(tables_of(made.world, made.layout, made.machine.periods[0], ADULTS, 7).rules) == 1


def test_there_is_room_for_every_draw():
    made = evening(scored(NUMBER))
    assert most_at_start(tables_of(made.world, made.layout, made.machine.periods[0], ADULTS, 7).rules) == MANY
    assert held(made).max() <= MANY


def test_points_have_room_for_all_that_somebody_may_start_with():
    machine = scored(NUMBER)
    (period,) = machine.periods
    for by, small in ((-200, True), (-250, False)):
        goes = (replace(period.goes[0], by_low=by, by_high=by),)
        large = replace(machine, periods=(replace(period, goes=goes),))
        assert layout_of(World(SOCIETY, FLAT, (FINE,)), large).small_points == small


def test_no_draw_is_surer_than_a_quarter_at_the_highest_number():
    assert BOUNDS["records"][1] / MANY == 0.25


@pytest.mark.parametrize("kind", LINK)
@pytest.mark.parametrize("lag", [0, 45])
def test_a_rule_starts_in_its_steady_state(kind: str, lag: int):
    behaviour, conduct = LINK[kind]
    made = evening(scored(NUMBER, lag=lag), 0, behaviour, conduct)
    means: list[float] = []
    errors: list[float] = []
    for day in (0, 20, 45, 90, 200):
        made.run_until(day)
        found = held(made)
        means.append(float(found.mean()))
        errors.append(float(found.std()) / sqrt(found.size))
    for mean, error in zip(means[1:], errors[1:], strict=True):
        assert abs(mean - means[0]) < 4 * sqrt(error**2 + errors[0] ** 2)


def test_what_a_safeguard_no_longer_counts_is_held_in_truth_alone():
    flags, _ = rows(evening(scored(NUMBER, cap=60)), live=True)
    late = (flags & PARTS == TRUE).mean()
    assert late == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("lag", [0, 30])
def test_blocks_and_threads_change_nothing(lag: int):
    machine, world = scored(NUMBER, lag=lag), World(SOCIETY, UNEQUAL, (LEANING,))
    whole = run(machine, world, people=600, days=60)
    for how in ({"block": 1}, {"block": 7, "threads": 2}):
        assert same(whole, run(machine, world, people=600, days=60, **how))
