"""What each mechanism does at full strength and at none, and the exact days on which things come and go."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goodstanding.engine.simulation import Simulation
from goodstanding.model.machine import Contest, Go, Observation
from tests.engine.worlds import (
    CONSEQUENCES,
    CONTEST,
    FLAT,
    GOES,
    OBSERVATIONS,
    SCHEME,
    START,
    WORLD,
    run,
    same,
    with_feeds,
    with_period,
)

CLEAN = tuple(replace(go, late_share=0.0) for go in GOES)


def test_zero_detection_leaves_no_record_and_no_burden():
    blind = with_period(
        with_feeds(SCHEME, sensitivity=0.0, false_rate=0.0),
        goes=tuple(replace(g, start_share=0.0) for g in GOES),
    )
    out = run(blind)
    assert out.recorded.sum() == out.invented.sum() == 0
    assert out.persons[[0, 1, 2, 3, 5, 6, 7, 8]].sum() == 0
    assert out.burden_persons.sum() == 0
    assert out.persons[4].sum() > 0  # all of it is missed
    assert out.unrecorded.sum() > 0


def test_full_detection_misses_nothing():
    out = run(with_feeds(SCHEME, sensitivity=1.0))
    assert out.unrecorded.sum() == 0


def test_without_false_records_late_removals_and_disputes_nobody_is_burdened_on_a_false_record():
    quiet = with_period(with_feeds(SCHEME, false_rate=0.0), goes=CLEAN)
    out = run(quiet)
    assert out.persons[0].sum() == 0 == out.persons[6].sum()
    assert out.burden_persons[:, 0].sum() == 0
    assert out.persons[2].sum() > 0


def test_late_removal_alone_makes_false_footing():
    quiet = with_feeds(SCHEME, false_rate=0.0)
    assert run(quiet, people=60_000).persons[0].sum() > 0


def test_doubling_false_positives_doubles_false_records():
    once = run(people=100_000)
    twice = run(
        with_period(
            SCHEME, observations=tuple(replace(o, false_rate=2 * o.false_rate) for o in OBSERVATIONS)
        ),
        people=100_000,
    )
    a, b = int(once.invented.sum()), int(twice.invented.sum())
    assert abs(b - 2 * a) < 4 * np.sqrt(2 * a)
    assert b >= a


def test_more_false_positives_hand_no_error_to_anybody_else():
    """The top of the interval only grows: everyone with a false record keeps it."""
    heard: dict[float, set[tuple[int, int, int]]] = {}
    for factor in (1.0, 3.0):
        found: set[tuple[int, int, int]] = set()

        def note(day, first, name, columns, found=found):
            if name == "events":
                false = columns["kind"] == 1
                found.update(
                    (day, first + int(i), int(k))
                    for i, k in zip(columns["lane"][false], columns["conduct"][false], strict=True)
                )

        scheme = with_period(
            SCHEME,
            observations=tuple(replace(o, false_rate=factor * o.false_rate) for o in OBSERVATIONS),
            responses=(),
        )
        one = Simulation(WORLD, scheme, people=20_000, seed=3, start_day=START, trace=note)
        one.run_until(60)
        heard[factor] = found
    assert heard[1.0] < heard[3.0]


def only(go: Go, *, sensitivity=1.0, false_rate=0.0, lag=0, contest=None, **kwargs):
    """A scheme with one rule."""
    return with_period(
        SCHEME,
        observations=(Observation("feed", go.conduct, sensitivity, false_rate, lag),),
        goes=(go,),
        responses=(),
        contest=contest or Contest(),
        **kwargs,
    )


def history(scheme, days, people=4000):
    """Points of everyone on each day, and the day and lane of every fine."""
    acts: list[tuple[int, int]] = []

    def note(day, first, name, columns):
        if name == "events":
            mine = (columns["conduct"] == FINE) & (columns["kind"] == 0)
            acts.extend((day, first + int(lane)) for lane in columns["lane"][mine])

    one = Simulation(WORLD, scheme, people=people, seed=3, start_day=START, trace=note)
    points = []
    for day in range(days + 1):
        one.run_until(day)
        points.append(np.concatenate([b.people.real[0] for b in one.blocks]))
    scope = np.concatenate([b.people.scope for b in one.blocks])
    return np.array(points), [(d, p) for d, p in acts if scope[p] & 1]


FINE = 2


@pytest.mark.parametrize(("lag", "after", "keep"), [(0, 0, 10), (3, 0, 10), (2, 4, 7), (0, 0, 1)])
def test_a_record_moves_points_from_its_day_for_exactly_the_days_it_is_kept(lag, after, keep):
    days = 60
    go = Go(
        "points.fine",
        "points",
        "points",
        "fine",
        "act",
        -7,
        -7,
        after_days=after,
        keep_low=keep,
        keep_high=keep,
    )
    points, acts = history(only(go, lag=lag), days)
    expected = np.full_like(points, 1000)
    for day, person in acts:
        expected[day + lag + after : day + lag + after + keep, person] -= 7
    assert len(acts) > 100
    assert np.array_equal(points, expected)


@pytest.mark.parametrize(("most", "rate"), [(1, 0.2), (15, 0.9), (16, 0.9), (300, 1.0)])
def test_a_monthly_limit_counts_so_many_records_in_a_month(most: int, rate: float):
    go = Go("points.fine", "points", "points", "fine", "act", -7, -7, monthly_limit=most)
    busy = replace(
        WORLD,
        conducts=tuple(replace(c, rate=rate) if c.id == "fine" else c for c in WORLD.conducts),
        behaviour=FLAT,
    )
    one = Simulation(busy, only(go), people=500, seed=3, start_day=START)
    one.run_until(365)
    lost = 1000 - one.blocks[0].people.real[0][one.blocks[0].people.scope & 1 == 1]
    assert lost.max() <= 13 * 7 * most
    assert np.median(lost) >= min(11 * 7 * most, 0.8 * 360 * 7)


def test_discretion_stays_in_its_range_and_uses_all_of_it():
    points, _ = history(only(Go("points.fine", "points", "points", "fine", "act", -12, -8)), 40)
    steps = np.diff(points, axis=0)
    assert set(np.unique(steps)) <= {0, *range(-12, -7)}
    assert {-12, -8} <= set(np.unique(steps))


def test_a_dispute_that_always_succeeds_clears_every_record_after_its_delay():
    go = Go("points.fine", "points", "points", "fine", "act", -7, -7)
    days, delay = 50, 6
    points, acts = history(only(go, contest=Contest(1.0, delay, delay, 1.0, 1.0)), days)
    expected = np.full_like(points, 1000)
    for day, person in acts:
        expected[day : day + delay + 1, person] -= 7
    assert np.array_equal(points, expected)


def test_disputes_follow_their_rates():
    out = run(with_period(SCHEME, contest=Contest(0.3, 5, 5, 0.7, 0.1)), people=100_000)
    wrong = out.disputes["won_wrong"] + out.disputes["lost_wrong"]
    right = out.disputes["won_right"] + out.disputes["lost_right"]
    assert abs(out.disputes["won_wrong"] / wrong - 0.7) < 4 * np.sqrt(0.21 / wrong)
    assert abs(out.disputes["won_right"] / right - 0.1) < 4 * np.sqrt(0.09 / right)


def test_a_clipped_column_never_leaves_its_bounds():
    column = replace(SCHEME.standings[0].columns[0], floor=990, ceiling=1002, clip_when_moved=True)
    standing = replace(SCHEME.standings[0], columns=(column, SCHEME.standings[0].columns[1]))
    scheme = replace(
        only(Go("points.fine", "points", "points", "fine", "act", -7, -7)),
        standings=(standing, SCHEME.standings[1]),
    )
    points, acts = history(scheme, 60)
    assert acts
    assert points.min() == 990


def test_enforcement_and_encounters_follow_their_rates():
    out = run(with_period(SCHEME, responses=()), people=200_000, days=365)
    ledger = out.ledger.columns
    flight = (ledger["consequence"] == 0) & (ledger["truth"] < 2)
    days, attempts, met = (int(ledger[name][flight].sum()) for name in ("person_days", "attempts", "met"))
    assert abs(met / attempts - 0.9) < 4 * np.sqrt(0.09 / attempts)
    # Debt leans to low incomes, trips to high ones, so those listed travel less than the mean.
    assert 0.5 * 12 / 365 < attempts / days < 12 / 365


def test_spill_over_reaches_children_of_the_household_only():
    spilled = run(people=60_000)
    without = run(
        with_period(SCHEME, consequences=tuple(replace(c, spill=None) for c in CONSEQUENCES)), people=60_000
    )
    assert spilled.persons[7].sum() > 0 == without.persons[7].sum()
    ledger = spilled.ledger.columns
    assert set(ledger["consequence"][ledger["spilled"] == 1]) == {1}
    children = spilled.people.sum() - spilled.adults.sum()
    assert spilled.persons[7].sum() < children


def test_a_start_stock_has_its_share():
    out = run(people=200_000, days=1)
    listed = out.states["list"][0, 1].sum()
    one = Simulation(WORLD, SCHEME, people=200_000, seed=3, start_day=START)
    one.run_until(0)
    concerned = sum(int(((b.people.spell & 1 == 1) & (b.people.scope & 1 == 1)).sum()) for b in one.blocks)
    assert abs(listed / concerned - 0.3) < 4 * np.sqrt(0.21 / concerned)


def test_responses_change_only_what_they_name():
    answer, none = run(people=100_000), run(with_period(SCHEME, responses=()), people=100_000)
    fine = [c.id for c in WORLD.conducts].index("fine")
    assert np.array_equal(answer.acts[fine], none.acts[fine])
    assert answer.ends["debt"]["performed"] > none.ends["debt"]["performed"]


def test_a_contest_without_take_up_changes_nothing():
    assert same(
        run(with_period(SCHEME, contest=replace(CONTEST, take_up=0.0)), people=3000),
        run(with_period(SCHEME, contest=Contest(0.0, 1, 400, 1.0, 1.0)), people=3000),
    )
