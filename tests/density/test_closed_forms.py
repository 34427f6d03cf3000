"""The density against what can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from goodstanding.density import covariance, density, standard_errors
from goodstanding.model.machine import Response
from tests.density.made import START, event, gives, scheme, spell
from tests.validation.test_v01_clipped_walk import BASE, K, chain
from tests.validation.worlds import START as WALK_START
from tests.validation.worlds import resolved

HOW = {"people": 100_000, "start_day": START}
FIRST = 22
"""The run's day that is the first of a month."""


def shares(found, day):
    return found.present[day].sum(axis=-1)


def test_a_clipped_walk_has_the_law_of_its_chain():
    world, machine = resolved("zz_v01_walk")
    found = density(world, machine, people=1000, days=20, start_day=WALK_START.toordinal())
    law = np.eye(K + 1)[BASE] @ np.linalg.matrix_power(chain(), 20)
    tiers = [law[10], law[9], law[6:9].sum(), law[3:6].sum(), law[1:3].sum(), law[0], 0.0]
    assert shares(found, 20) == pytest.approx(tiers, abs=1e-14)


def test_records_arrive_after_their_lag():
    world, machine = scheme((event("a", 0.1),), (gives("a", -1),), seen=0.5, invented=0.01, lag=3)
    found = density(world, machine, days=9, **HOW)
    recorded = 0.1 * 0.5 + 0.9 * 0.01
    expected = [(1 - recorded) ** max(0, day - 3) for day in range(10)]
    assert [shares(found, day)[0] for day in range(10)] == pytest.approx(expected, rel=1e-12)
    assert found.totals[:, 0] == pytest.approx([0.9, 0.45, 9 * 0.9 * 0.01], rel=1e-12)


def test_an_official_chooses_between_two_ends():
    world, machine = scheme(
        (event("a", 1.0),), (gives("a", -2, 3),), cuts=((0, 1), (2, 0)), states=("x", "y", "z")
    )
    one = shares(density(world, machine, days=1, **HOW), 1)
    assert one == pytest.approx([2 / 6, 2 / 6, 2 / 6, 0.0], rel=1e-12)


def test_only_so_many_records_count_in_a_calendar_month():
    world, machine = scheme(
        (event("a", 0.2),),
        (gives("a", -1, monthly_limit=1),),
        cuts=((-1, 1), (0, 0)),
        states=("none", "once", "twice"),
    )
    found = density(world, machine, days=FIRST + 4, **HOW)
    before, after = 1 - 0.8 ** (FIRST - 1), 1 - 0.8**5
    twice = before * after
    assert shares(found, FIRST - 1)[:3] == pytest.approx([1 - before, before, 0.0], rel=1e-12)
    assert shares(found, FIRST + 4)[2] == pytest.approx(twice, rel=1e-12)
    assert found.totals[0, 0] == pytest.approx(0.2 * (FIRST + 4), rel=1e-12)


def test_a_spell_costs_points_on_the_first_of_a_month_and_late():
    """In the spell on the 22nd day, seen, and felt five days later whether or not it still lasts."""
    rate, ends, seen, invented = 0.03, 0.1, 0.6, 0.002
    world, machine = scheme(
        (spell("s", rate, ends, 0.25),), (gives("s", -1, on="month"),), seen=seen, invented=invented, lag=5
    )
    found = density(world, machine, days=FIRST + 5, **HOW)
    inside, quiet = [0.25], np.array([0.75, 0.25])
    for day in range(1, FIRST + 1):
        free = quiet[0] + ends * quiet[1]
        quiet = np.array([free * (1 - rate) * (1 - invented), quiet[1] * (1 - ends) + free * rate])
        if day == FIRST:
            quiet[1] *= 1 - seen
        last = inside[-1]
        inside.append(last * (1 - ends) + (1 - last * (1 - ends)) * rate)
    assert found.in_spell.sum(axis=-1)[:FIRST, 0] == pytest.approx(inside[1:], rel=1e-12)
    assert shares(found, FIRST + 5)[0] == pytest.approx(quiet.sum(), rel=1e-12)
    starts = [rate * (1 - (1 - ends) * before) for before in inside[:FIRST]]
    assert found.acts[:FIRST, 0].sum() == pytest.approx(sum(starts), rel=1e-12)
    assert found.recorded[FIRST - 1, 0].sum() == pytest.approx(seen * (starts[-1] + inside[-1]), rel=1e-12)


def test_what_happens_inside_a_spell_needs_the_spell():
    world, machine = scheme((spell("s", 0.0, 0.0, 0.25), event("in", 0.3, given="s")), (gives("in", -1),))
    found = density(world, machine, days=4, **HOW)
    assert shares(found, 4)[1] == pytest.approx(0.25 * (1 - 0.7**4), rel=1e-12)
    assert found.totals[0, 1] == pytest.approx(0.25 * 1.2, rel=1e-12)


def test_a_response_follows_the_score():
    """A fall is for ever; whoever has fallen acts half as often."""
    half = Response("half", "a", "rate", "points", (1,), 0.5)
    world, machine = scheme((event("a", 0.2),), (gives("a", -1),), responses=(half,))
    found = density(world, machine, days=10, **HOW)
    up = 0.8 ** np.arange(10)
    assert found.acts[:, 0, 0].sum(axis=-1) == pytest.approx(0.2 * up, rel=1e-12)
    assert found.acts[:, 0, 1].sum(axis=-1) == pytest.approx(0.1 * (1 - up), rel=1e-12)


def test_those_who_take_no_part_are_outside_and_unmoved():
    half = Response("half", "a", "rate", "points", (1,), 0.5)
    world, machine = scheme((event("a", 0.2),), (gives("a", -1),), responses=(half,), share=0.3)
    found = density(world, machine, days=10, **HOW)
    assert shares(found, 10) == pytest.approx([0.3 * 0.8**10, 0.3 * (1 - 0.8**10), 0.7], rel=1e-12)
    assert found.acts[:, 0, 2].sum() == pytest.approx(0.7 * 2.0, rel=1e-12)


def test_independent_days_vary_as_a_binomial():
    world, machine = scheme((event("a", 0.2),), (gives("a", -1),), seen=0.5, invented=0.1)
    whole = covariance(world, machine, days=10, **HOW)[:, 0, :, 0]
    chances = np.array([0.2, 0.1, 0.08])
    expected = np.diag(chances) - np.outer(chances, chances)
    expected[0, 1] = expected[1, 0] = 0.1 - 0.2 * 0.1
    assert whole == pytest.approx(10 * HOW["people"] * expected, rel=1e-9)


def test_a_response_that_stops_the_second_act_leaves_a_bernoulli_count():
    """At most one act each: the variance is that of one draw, far below that of ten independent days."""
    never = Response("never", "a", "rate", "points", (1,), 0.0)
    world, machine = scheme((event("a", 0.2),), (gives("a", -1),), responses=(never,))
    once = 1 - 0.8**10
    error = standard_errors(world, machine, days=10, **HOW)[0, 0]
    assert error == pytest.approx(np.sqrt(HOW["people"] * once * (1 - once)), rel=1e-9)
    assert density(world, machine, days=10, **HOW).totals[0, 0] == pytest.approx(once, rel=1e-12)


def test_a_window_keeps_its_whole_mass_and_its_rare_end():
    world, machine = scheme(
        (event("a", 1e-4), event("b", 0.3)), (gives("a", -100), gives("b", 1)), cuts=((-100, 0),)
    )
    found = density(world, machine, days=30, **HOW)
    assert shares(found, 30).sum() == pytest.approx(1.0, abs=1e-12)
    rare = sum(stats.binom.pmf(n, 30, 1e-4) * stats.binom.cdf(100 * n - 101, 30, 0.3) for n in range(2, 5))
    assert shares(found, 30)[1] == pytest.approx(rare, rel=1e-9)
