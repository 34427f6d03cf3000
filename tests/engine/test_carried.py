"""What a tier costs in the year to come: once a year, by points alone, and false where the points are."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import numpy as np

from goodstanding.density import refusals
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.two_states import LOW as LOW_HALF
from goodstanding.model.machine import Column, Contest, Go, Observation, Standing, Yearly
from tests.engine.worlds import CONDUCTS, PERIOD, POINTS, SCHEME, START, WAVES, WORLD, with_period

LOW = 899
"""The most points of the lowest tier."""
WHEN = date.fromordinal(START + 139)
CARRY = Go(
    "points.carried.low", "points", "points", "fine", "year", -50, -50, keep_low=365, keep_high=365,
    contest=Contest(), yearly=Yearly(WHEN.month, WHEN.day, "points", -30000, LOW),
)  # fmt: skip
FINES = Go("points.fine", "points", "points", "fine", "act", -60, -60, keep_low=700, keep_high=700)
QUIET = replace(
    WORLD,
    conducts=tuple(
        replace(c, rate=4.0 / 365, dated=((START + 100, 0.0),)) if c.id == "fine" else replace(c, rate=0.0)
        for c in CONDUCTS
    ),
)
"""Fines in the first hundred days, and then nothing."""


def lived(*, seen: float, false: float = 0.0, goes=(FINES, CARRY)) -> Simulation:
    """The evening of the day before the date (day 140)."""
    police = Observation("police", "fine", seen, false, 0)
    scheme = with_period(
        SCHEME, observations=(police,), goes=goes, consequences=(), responses=(), contest=Contest()
    )
    made = Simulation(QUIET, scheme, people=4000, block=1024, seed=3, start_day=START)
    made.run_until(139)
    return made


def columns(made: Simulation) -> tuple[np.ndarray, np.ndarray]:
    """Points as they are and as they would be on true records alone, i8[people]."""
    blocks = [block.people for block in made.blocks]
    return tuple(
        np.concatenate([getattr(people, name)[0].astype(np.int64) for people in blocks])
        for name in ("real", "shadow")
    )


def under(made: Simulation) -> np.ndarray:
    """Who takes part."""
    return np.concatenate([block.people.scope for block in made.blocks]) & 3 == 3


def test_whoever_reads_as_the_tier_gets_the_points_for_a_year():
    made = lived(seen=0.5)
    before = columns(made)
    made.run_until(140)
    low = [(one <= LOW) & under(made) for one in before]
    assert 20 < low[0].sum() < low[1].sum()
    for one, other, there in zip(before, columns(made), low, strict=True):
        assert np.array_equal(other - one, np.where(there, -50, 0))
    made.run_until(504)
    held = columns(made)[0]
    assert (held[low[0]] < before[0][low[0]]).all()
    made.run_until(506)
    again = columns(made)[0] - before[0]
    assert set(np.unique(again).tolist()) == {-50, 0}, "the next date has come, and the first record is gone"
    assert np.array_equal(again == -50, low[0])


def test_nothing_is_carried_on_other_days_or_without_the_rule():
    with_rule, without = lived(seen=0.5), lived(seen=0.5, goes=(FINES,))
    for one, other in zip(columns(with_rule), columns(without), strict=True):
        assert np.array_equal(one, other)


def test_a_tier_reached_on_invented_records_carries_a_false_one():
    made = lived(seen=0.0, false=3.0 / 365)
    before = columns(made)
    false = np.concatenate([block.people.false_live[0] for block in made.blocks]).astype(int)
    made.run_until(140)
    now = np.concatenate([block.people.false_live[0] for block in made.blocks]).astype(int)
    real, shadow = ((one <= LOW) & under(made) for one in before)
    assert (real & ~shadow).sum() > 20
    assert (now[real & ~shadow] >= false[real & ~shadow] + 1).all()
    assert (columns(made)[1][real & ~shadow] == before[1][real & ~shadow]).all()


def test_blocks_change_nothing_and_the_density_refuses_it():
    police = Observation("police", "fine", 0.5, 0.1 / 365, 0)
    scheme = with_period(SCHEME, observations=(police,), goes=(FINES, CARRY), contest=Contest())
    ends = []
    for block in (512, 4096):
        made = Simulation(QUIET, scheme, people=3000, block=block, seed=3, start_day=START)
        made.run_until(160)
        ends.append((*columns(made), sum(b.totals.states for b in made.blocks)))
    assert all(np.array_equal(one, other) for one, other in zip(*ends, strict=True))
    assert any(
        "carried" in one.path for one in refusals(QUIET, replace(scheme, periods=(PERIOD, *scheme.periods)))
    )


READ = Standing(
    "points",
    "score",
    (
        replace(POINTS.columns[0], silent=True),
        Column("read", 0, 0, 30000, False, 0, ((1, 1), (2, 2), (3, 3))),
        POINTS.columns[1],
    ),
    POINTS.states,
)
EDGES = {1: (980, 1005), 2: (900, 979), 3: (-30000, 899)}
READS = tuple(
    Go(
        f"points.read.{state}", "points", "read", "fine", "year", state, state, contest=Contest(),
        yearly=Yearly(WHEN.month, WHEN.day, "points", *edges, renewed=True),
    )
    for state, edges in EDGES.items()
)  # fmt: skip


def states(made: Simulation) -> np.ndarray:
    """Everybody's state of the score."""
    return np.concatenate([block.people.state[0] & LOW_HALF for block in made.blocks]).astype(int)


def by_points(made: Simulation) -> np.ndarray:
    """What the points would read as today."""
    real = columns(made)[0]
    return np.where(real >= 1006, 0, np.where(real >= 980, 1, np.where(real >= 900, 2, 3)))


def read_yearly(*goes: Go, day: int) -> Simulation:
    police = Observation("police", "fine", 0.9, 0.5 / 365, 0)
    scheme = with_period(
        replace(SCHEME, standings=(READ, SCHEME.standings[1])),
        observations=(police,), goes=(FINES, *READS, *goes), consequences=(), responses=(), contest=Contest(),
    )  # fmt: skip
    made = Simulation(QUIET, scheme, people=3000, block=1024, seed=3, start_day=START)
    made.run_until(day)
    return made


def test_points_that_are_read_once_a_year_stand_until_the_next_date():
    made = read_yearly(day=0)
    there = under(made)
    first = states(made)[there]
    assert set(first.tolist()) == {1}, "1000 points, read on the evening before the first day"
    for before, date_of in ((139, 140), (505, 506)):
        made.run_until(before)
        assert np.array_equal(states(made)[there], first)
        morning = by_points(made)[there]
        assert not np.array_equal(morning, first)
        made.run_until(date_of)
        first = states(made)[there]
        assert np.array_equal(first, morning)


def test_a_direct_tier_counts_at_once():
    direct = Go("points.direct.fine", "points", "direct_low", "fine", "act", 1, 1, keep_low=30, keep_high=30)
    made = read_yearly(direct, day=60)
    held = np.concatenate([block.people.real[2] for block in made.blocks]) > 0
    assert (states(made)[held & under(made)] == 3).all()
    assert (held & under(made)).sum() > 50


def digest() -> str:
    """All that a small society comes to under rules of the year, a late way out and rates by date."""
    police = Observation("police", "fine", 0.6, 0.5 / 365, 0)
    repaired = Go(
        "list.evades", "list", "count", "evade", "act", 1, 1, keep_low=60, keep_high=60, drop_rate=0.05,
        drop_as="repaired", drop_within=20,
    )  # fmt: skip
    scheme = with_period(
        replace(SCHEME, standings=(READ, SCHEME.standings[1])),
        observations=(police, *PERIOD.observations[:2]),
        goes=(FINES, *READS, CARRY, repaired),
        responses=(),
    )
    made = Simulation(WAVES, scheme, people=120, block=64, seed=3, start_day=START)
    made.run_until(160)
    sums = [int(np.asarray(part, np.int64).sum()) for b in made.blocks for part in (*b.people, *b.totals)]
    return " ".join(map(str, [*sums, *(int(b.rows.count[0]) for b in made.blocks)]))


def test_the_plain_python_reading_gives_the_same():
    code = "from tests.engine.test_carried import digest\nprint(digest())"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == digest()
