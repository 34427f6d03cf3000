"""Dates: a scheme that starts inside a run, rules that change inside a run, and months that come on their
first day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from goodstanding.engine.simulation import Simulation
from goodstanding.model.machine import Go
from tests.engine.worlds import CONTEST, GOES, NULL, PERIOD, SCHEME, START, WORLD, run, with_period

DAYS, CHANGE = 120, 61
QUIET_START = tuple(replace(go, start_share=0.0) for go in GOES)


def simulation(machine, *, people=5000, block=1024, seed=3):
    return Simulation(WORLD, machine, people=people, seed=seed, start_day=START, block=block)


def test_a_scheme_switched_on_at_a_day_equals_null_before_it():
    off = replace(PERIOD, active=False, goes=QUIET_START)
    on = replace(PERIOD, from_day=START + CHANGE - 1, goes=QUIET_START)
    scheme = replace(SCHEME, periods=(off, on))
    late, null = simulation(scheme), simulation(NULL)
    late.run_until(CHANGE - 1)
    null.run_until(CHANGE - 1)
    for mine, theirs in zip(late.blocks, null.blocks, strict=True):
        assert np.array_equal(mine.people.spell, theirs.people.spell)
        assert np.array_equal(mine.totals.acts, theirs.totals.acts)
        assert mine.rows.count[0] == mine.stretches.count[0] == 0
        assert not mine.people.classes.any()
        assert not mine.totals.invented.any()
    late.run_until(DAYS)
    assert sum(int(b.rows.count[0]) for b in late.blocks) > 0


def test_a_change_inside_a_run_equals_two_runs_joined():
    other = replace(
        PERIOD,
        from_day=START + CHANGE - 1,
        participation=0.4,
        contest=replace(CONTEST, take_up=0.9),
        observations=tuple(replace(o, sensitivity=o.sensitivity / 2) for o in PERIOD.observations),
    )
    changing = simulation(replace(SCHEME, periods=(PERIOD, other)))
    changing.run_until(DAYS)
    joined = simulation(SCHEME)
    joined.run_until(CHANGE - 1)
    joined.adopt(replace(SCHEME, periods=(replace(other, from_day=0),)))
    joined.run_until(DAYS)
    for mine, theirs in zip(changing.blocks, joined.blocks, strict=True):
        for one, two in zip((*mine.people, *mine.totals), (*theirs.people, *theirs.totals), strict=True):
            assert np.array_equal(one, two)
    assert np.array_equal(changing.daily.burdened, joined.daily.burdened)
    unchanged = simulation(SCHEME)
    unchanged.run_until(DAYS)
    assert not np.array_equal(changing.daily.burdened, unchanged.daily.burdened)


def test_those_who_do_not_take_part_read_as_outside_and_stay_under_nothing():
    some = run(with_period(SCHEME, participation=0.25), days=30)
    everyone = run(days=30)
    outside = some.states["points"][-1, -1].sum() - everyone.states["points"][-1, -1].sum()
    eligible = everyone.eligible.sum()
    assert abs(outside / eligible - 0.75) < 4 * np.sqrt(0.75 * 0.25 / eligible)


def test_monthly_rules_count_first_days_of_months_only():
    world, machine = WORLD, with_period(SCHEME, contest=replace(CONTEST, take_up=0.0), responses=())
    sure = with_period(
        machine, observations=tuple(replace(o, sensitivity=1.0, false_rate=0.0) for o in PERIOD.observations)
    )
    only = with_period(
        sure, goes=(Go("points.debt", "points", "points", "debt", "month", -10, -10),), consequences=()
    )
    first = date.fromordinal(START)
    days = 100
    one = Simulation(world, only, people=3000, seed=3, start_day=START, block=3000)
    firsts = 0
    previous = np.full(3000, 1000)
    for day in range(days + 1):
        one.run_until(day)
        block = one.blocks[0]
        now = block.people.real[0].copy()
        today = date.fromordinal(first.toordinal() + day - 1)
        in_debt = (block.people.spell & 1 == 1) & (block.people.scope & 1 == 1)
        if day > 0 and today.day == 1:
            firsts += 1
            assert np.array_equal(previous - now, np.where(in_debt, 10, 0))
        else:
            assert np.array_equal(previous, now)
        previous = now
    assert firsts == 3


def test_a_way_out_that_opens_late_lets_nobody_out_before():
    """Stays of 100 days that can end in their last 40, at one in twenty a day."""
    rule = Go(
        "list.fine", "list", "count", "fine", "act", 1, 1, keep_low=100, keep_high=100, drop_rate=0.05,
        drop_as="repaired", drop_within=40,
    )  # fmt: skip
    only = with_period(
        SCHEME, goes=(rule,), consequences=(), responses=(), contest=replace(CONTEST, take_up=0.0)
    )
    since, stays = {}, []

    def note(day, first, name, columns):
        if name != "changes":
            return
        listed = zip(columns["lane"], columns["old"], columns["new"], columns["standing"], strict=True)
        for lane, old, new, standing in listed:
            if standing == 1 and (old, new) == (0, 1):
                since[first + int(lane)] = day
            elif standing == 1 and (old, new) == (1, 0):
                stays.append(day - since[first + int(lane)])

    lived = Simulation(WORLD, only, people=3000, block=1024, seed=3, start_day=START, trace=note)
    lived.run_until(300)
    alone = np.array([days for days in stays if days <= 100])
    assert alone.size > 500
    assert 60 <= alone.min() <= 62
    assert abs((alone == 100).mean() - 0.95**39) < 0.04
