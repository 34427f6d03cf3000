"""Counts in place of records: the load test W by the folded engine is, bit for bit, W by the general one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from goodstanding.core.compile import compiles, inner
from goodstanding.engine import relive, simulate, tiles, tiles_plain, wide
from goodstanding.engine.collect import outcome_of
from goodstanding.engine.fold_outcome import folded_outcome
from goodstanding.engine.fold_tables import foldable
from goodstanding.engine.folded import Folded
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.snapshot import freeze_day, thaw_day
from goodstanding.engine.wide import CLASSES, PERMUTES, TILE
from goodstanding.model.case import make_cases
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.machine import Contest
from goodstanding.model.resolve import resolve_machine, resolve_world

START = date(2024, 1, 1)
PEOPLE, DAYS = 5_000, 4


@pytest.fixture(scope="module")
def w():
    catalog = builtin_catalog(Path(__file__).parents[2] / "bench" / "catalog")
    (case,) = make_cases(catalog, ["zz_w"], society="w", behaviour="w")
    return resolve_world([case]), resolve_machine(case, start=START)


def folded(w, *, threads=1, block=65536, people=PEOPLE, days=DAYS) -> Folded:
    one = Folded(
        *w,
        foldable(*w, START.toordinal()),
        people=people,
        seed=7,
        start_day=START.toordinal(),
        threads=threads,
        block=block,
    )
    one.run_until(days)
    return one


def listed(w, people=PEOPLE, days=DAYS) -> Simulation:
    one = Simulation(*w, people=people, seed=7, start_day=START.toordinal())
    one.run_until(days)
    return one


def test_it_leaves_what_the_general_engine_leaves(w):
    one, other = folded(w), listed(w)
    ours = folded_outcome(one, timing={}, marks=True)
    theirs = outcome_of(other, timing={})
    assert np.array_equal(
        np.concatenate([b.points for b in one.blocks]),
        np.concatenate([b.people.real[0] for b in other.blocks]),
    )
    for name in ("people", "eligible", "adults", "acts", "recorded", "unrecorded", "invented", "publics"):
        assert np.array_equal(getattr(ours, name), getattr(theirs, name)), name
    assert np.array_equal(ours.states["score"], theirs.states["score"])
    assert np.array_equal(ours.moves["score"], theirs.moves["score"])
    assert np.array_equal(ours.marks.first_state, theirs.marks.first_state)
    assert np.array_equal(ours.marks.last_state, theirs.marks.last_state)
    assert ours.ledger.digest == theirs.ledger.digest
    assert ours.points[-1].sum() == sum(b.people.real[0].sum(dtype=np.int64) for b in other.blocks)


@pytest.mark.parametrize(("threads", "block"), [(1, 300), (2, 1000), (2, 65536)])
def test_blocks_and_threads_change_nothing(w, threads, block):
    one, other = folded(w), folded(w, threads=threads, block=block)
    assert np.array_equal(
        np.concatenate([b.points for b in one.blocks]), np.concatenate([b.points for b in other.blocks])
    )
    for mine, its in zip(one.daily.counts, other.daily.counts, strict=True):
        assert np.array_equal(mine, its)


def test_it_goes_on_from_a_snapshot_to_the_same_bits(w):
    first = folded(w, days=2)
    again = Folded(
        *w,
        foldable(*w, START.toordinal()),
        people=PEOPLE,
        seed=7,
        start_day=START.toordinal(),
        threads=1,
        block=65536,
    )
    thaw_day(again, freeze_day(first))
    again.run_until(DAYS)
    assert np.array_equal(np.array(again.daily.counts), np.array(folded(w).daily.counts))


def test_a_life_follows_what_others_did(w):
    """People follow yesterday's company, so one life needs the publics of the run; then it agrees with it."""
    outcome = simulate(*w, people=PEOPLE, days=DAYS, seed=7, start_day=START.toordinal())
    moved = np.flatnonzero(outcome.marks.first_state[0] != outcome.marks.last_state[0])[:20]
    assert len(moved) == 20
    names = w[1].standings[0].states
    for subject in moved.tolist():
        life = relive(
            *w,
            subject=subject,
            people=PEOPLE,
            days=DAYS,
            seed=7,
            start_day=START.toordinal(),
            publics=outcome.publics,
        )
        marks = outcome.marks
        states = (names[marks.first_state[0, subject]], names[marks.last_state[0, subject]])
        assert life.states["score"] == states


def test_only_what_counts_at_once_and_for_ever_is_folded(w):
    world, machine = w
    day = START.toordinal()
    (period,) = machine.periods

    def with_period(**changes):
        return replace(machine, periods=(replace(period, **changes),))

    assert foldable(world, machine, day)
    assert not foldable(world, machine, day - 1)
    assert not foldable(world, with_period(contest=Contest(take_up=0.1)), day)
    assert not foldable(world, with_period(participation=0.9), day)
    goes = (replace(period.goes[0], keep_low=30, keep_high=30), *period.goes[1:])
    assert not foldable(world, with_period(goes=goes), day)
    several = (replace(period.goes[0], start_number=0.5), *period.goes[1:])
    assert not foldable(world, with_period(goes=several), day)
    late = (replace(period.observations[0], lag_days=1), *period.observations[1:])
    assert not foldable(world, with_period(observations=late), day)
    assert not foldable(world, with_column(machine, floor=-2_000_000_000), day)
    assert not foldable(world, with_column(machine, ceiling=2_000_000_000), day)
    assert not foldable(world, with_column(machine, ceiling=600), day)  # some would start above it
    sure = (replace(world.conducts[0], rate=1.0), *world.conducts[1:])
    certain = replace(world, conducts=sure, behaviour=replace(world.behaviour, ceiling=1.0, disposition=0.0))
    assert not foldable(certain, machine, day)


def with_column(machine, **changes):
    (standing,) = machine.standings
    return replace(
        machine, standings=(replace(standing, columns=(replace(standing.columns[0], **changes),)),)
    )


def test_a_start_that_ends_at_zero_is_a_range(w):
    machine = with_column(w[1], start=-40, start_to=0, floor=-100, cuts=((-20, 1),), below=2)
    one = Folded(
        w[0],
        machine,
        foldable(w[0], machine, START.toordinal()),
        people=800,
        seed=7,
        start_day=START.toordinal(),
        threads=1,
        block=65536,
    )
    one.run_until(0)
    started = np.concatenate([block.points for block in one.blocks])
    assert (started.min(), started.max()) == (-40, 0)
    other = Simulation(w[0], machine, people=800, seed=7, start_day=START.toordinal())
    other.run_until(0)
    assert np.array_equal(started, np.concatenate([b.people.real[0] for b in other.blocks]))


@pytest.mark.parametrize("bounds", [{"floor": -2_000_000_000, "ceiling": 2_000_000_000}, {"ceiling": 600}])
def test_whatever_the_bounds_a_run_counts_alike(w, bounds):
    """What 16 bits do not hold, or who starts out of bounds, is left to the general engine."""
    world, machine = w[0], with_column(w[1], **bounds)
    size = {"people": 400, "seed": 7, "start_day": START.toordinal()}
    outcome = simulate(world, machine, days=3, **size)
    other = Simulation(world, machine, **size)
    other.run_until(3)
    assert np.array_equal(outcome.states["score"], outcome_of(other, timing={}).states["score"])


def room():
    return (
        np.zeros(TILE, np.int16),
        np.zeros(96, np.uint64),
        np.zeros(TILE, np.uint16),
        np.zeros(32, np.uint64),
    )


@pytest.mark.parametrize("form", ["by_bytes", "by_words", "one_by_one"])
def test_every_form_of_the_tile_gives_the_same_bits(form, monkeypatch):
    if form != "one_by_one" and not (PERMUTES and compiles()):
        pytest.skip("no permute of 16-bit lanes on this processor, or nothing is compiled")
    if form == "by_bytes" and not wide.PERMUTES_BYTES:
        pytest.skip("no permute of bytes on this processor")
    monkeypatch.setattr(wide, "PERMUTES_BYTES", form == "by_bytes")
    chance = np.random.default_rng(5)
    cells = (chance.integers(0, CLASSES, TILE) * wide.DOUBLED).astype(np.uint16)
    rates = chance.integers(0, 65536, 3 * CLASSES).astype(np.uint16)
    rates[:5] = (0, 1, 65534, 65535, 32768)
    one, two = np.uint64(2**63 + 11), np.uint64(5)
    first, second = room(), room()
    settle = tiles.settle_one_by_one if form == "one_by_one" else tiles.settle_at_once
    if compiles():
        _from_python(settle.py_func)(one, two, np.uint64(3), cells, rates, np.int16(-7), *first)
    else:
        settle(one, two, np.uint64(3), cells, rates, np.int16(-7), *first)
    tiles_plain.settle(one, two, np.uint64(3), cells, rates, np.int16(-7), *second)
    assert np.array_equal(first[0], second[0])
    assert np.array_equal(first[1], second[1])


def _from_python(settle):
    """Compiled anew, and not kept: a kept one would not know of the form."""
    import numba

    fresh = inner(settle)

    def call(one, two, tile, cells, rates, by, moves, planes, draws, bits):
        fresh(one, two, tile, cells, rates, by, moves, planes, draws, bits)

    return numba.njit(call)
