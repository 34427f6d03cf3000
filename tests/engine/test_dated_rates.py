"""Rates that change on dates: the same in every arm, from the day on, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goodstanding.density import refusals
from goodstanding.engine import simulate
from goodstanding.engine.fold_tables import foldable
from goodstanding.engine.layout import layout_of
from goodstanding.engine.norms import WINDOW, followed
from goodstanding.model.dated import mean_rate, rate_on, world_over
from goodstanding.model.machine import Adapt
from goodstanding.model.margins import share_aged
from tests.engine.test_snapshot import Memory
from tests.engine.worlds import CONDUCTS, FLAT, NULL, SCHEME, START, UNEQUAL, WAVES, WORLD, run, same

K = {conduct.id: k for k, conduct in enumerate(CONDUCTS)}


def acts_of(outcome, conduct: str, first: int, last: int) -> int:
    """Acts from day `first` to day `last` (1 is the first day)."""
    return int(outcome.publics[first - 1 : last, K[conduct]].sum())


def test_the_rate_of_a_day_is_the_last_dated_one():
    fine = WAVES.conducts[K["fine"]]
    days = (START, START + 99, START + 100, START + 130, START + 131, START + 999)
    assert [rate_on(fine, day) * 365 for day in days] == pytest.approx([1.5, 1.5, 0.0, 0.0, 20.0, 20.0])
    assert mean_rate(fine, START + 121, START + 140) == pytest.approx(0.5 * 20 / 365)


def test_what_a_run_will_take_is_foreseen_at_its_mean_rates():
    first, days = START + 90, 60
    mean = world_over(WAVES, first, days)
    for conduct, one in zip(WAVES.conducts, mean.conducts, strict=True):
        rates = [rate_on(conduct, day) for day in range(first, first + days)]
        assert rate_on(one, START - 400) == pytest.approx(sum(rates) / days)
    assert world_over(WORLD, first, days) is WORLD
    assert foldable(mean, SCHEME, START) is None


def test_people_do_so_much_from_that_day_on_in_every_arm():
    for machine in (NULL, SCHEME):
        usual, waves = run(machine, days=160, people=8000), run(machine, WAVES, days=160, people=8000)
        assert np.array_equal(usual.publics[:100, K["fine"]], waves.publics[:100, K["fine"]])
        assert acts_of(waves, "fine", 101, 131) == 0
        ratio = acts_of(waves, "fine", 132, 160) / acts_of(usual, "fine", 132, 160)
        assert ratio == pytest.approx(20 / 1.5, rel=0.15)
        assert acts_of(waves, "speech", 1, 100) / acts_of(usual, "speech", 1, 100) == pytest.approx(
            2, rel=0.1
        )


def test_the_stock_of_the_first_day_follows_the_rate_of_that_day():
    later = replace(WORLD.conducts[0], dated=((START - 1, 3.0 / 365), (START + 1, 0.0)))
    flat = replace(WORLD, behaviour=FLAT)
    world = replace(flat, conducts=(later, *WORLD.conducts[1:]))
    shares = [
        run(NULL, one, days=1, people=20_000).spell_days[K["debt"]].sum() / 20_000 for one in (flat, world)
    ]
    adults = shares[0] / (0.3 / 1.8)
    assert shares[1] == pytest.approx(adults * 3.0 / 4.5, rel=0.05)


def test_dates_before_the_run_are_the_rates_of_a_world_without_dates():
    past = tuple((day - 400, rate) for day, rate in WAVES.conducts[K["debt"]].dated)
    dated = replace(WORLD.conducts[0], dated=past)
    plain = replace(WORLD.conducts[0], rate=past[-1][1])
    one, other = (
        run(world=replace(WORLD, conducts=(c, *WORLD.conducts[1:])), people=2000) for c in (dated, plain)
    )
    assert same(one, other)


def test_blocks_threads_and_a_stop_change_nothing():
    whole = run(world=WAVES, people=3000, days=140)
    assert same(whole, run(world=WAVES, people=3000, days=140, block=500, threads=2))
    for day in (99, 100, 131):
        keeper = Memory(day)
        with pytest.raises(KeyboardInterrupt):
            stopped(keeper)
        assert same(whole, stopped(keeper))


def stopped(keeper: Memory):
    return simulate(
        WAVES, SCHEME, people=3000, days=140, seed=3, start_day=START, threads=1, block=3000, keeper=keeper
    )


def test_a_wave_from_outside_is_no_norm():
    """Who follows the others looks at what they did beside what was to be expected on those days."""
    adapt = Adapt(peers=0.5, trust=0.0, reach=0.5, conformity=0.0, leaning=0.0, spread=1.0)
    dated, plain = (replace(w, behaviour=replace(UNEQUAL, adapt=adapt)) for w in (WAVES, WORLD))
    past = [
        [100_000 * rate_on(c, day) * share_aged(WORLD.society, c.eligible) for c in WAVES.conducts]
        for day in range(START, START + 5 * WINDOW)
    ]
    seen = np.array(past).astype(np.int64), 100_000, START
    layout, period = layout_of(WORLD, SCHEME), SCHEME.periods[0]
    factors, fooled = (followed(world, layout, period, *seen) for world in (dated, plain))
    assert factors is not None
    assert fooled is not None
    assert factors[K["fine"]] == pytest.approx(1.0, abs=0.01)
    assert factors[K["help"]] == pytest.approx(1.0, abs=0.01)
    assert abs(fooled[K["fine"]] - 1.0) > 0.1


def test_the_density_refuses_them_and_counts_do_not_stand_for_records():
    assert any("dated" in one.what for one in refusals(WAVES, SCHEME))
    assert foldable(WAVES, SCHEME, START) is None
