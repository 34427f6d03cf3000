"""The ledger adds up: with the daily series, with persons, and with single lives."""

from __future__ import annotations

import numpy as np

from goodstanding.engine import relive
from goodstanding.engine.ledger_sums import closed_rows
from goodstanding.engine.simulation import Simulation
from goodstanding.engine.two_states import LOW
from tests.engine.worlds import SCHEME, START, WORLD, run

PEOPLE, DAYS = 12_000, 200


def test_person_days_under_a_state_equal_the_daily_series():
    out = run(people=PEOPLE, days=DAYS)
    ledger = out.ledger.columns
    listed = int(out.states["list"][1:, 1].sum())
    flight = (ledger["consequence"] == 0) & (ledger["truth"] < 2)
    assert ledger["person_days"][flight].sum() == listed
    shadow = int(out.shadow_states["list"][1:, 1].sum())
    true_or_missed = (ledger["consequence"] == 0) & (ledger["truth"] != 1)
    assert (
        ledger["person_days"][true_or_missed].sum() == shadow
    )  # a register has no merits, so the shadow is exact


def test_every_person_is_in_one_state_every_day():
    out = run(people=PEOPLE, days=DAYS)
    for series in (*out.states.values(), *out.shadow_states.values()):
        assert (series.sum(axis=1) == out.people).all()


def test_moves_equal_the_change_of_the_series():
    out = run(people=PEOPLE, days=DAYS)
    for standing, moves in out.moves.items():
        series = out.states[standing].sum(axis=2)
        assert np.array_equal(series[-1] - series[0], moves.sum(axis=0) - moves.sum(axis=1))


def test_burden_days_of_persons_equal_the_series_of_persons():
    out = run(people=PEOPLE, days=DAYS)
    assert out.marks.false_burden_days.sum() == out.burden_persons[:, 0].sum()
    assert out.marks.burden_days.sum() <= out.burden_persons.sum()
    assert out.persons[8].sum() == ((out.marks.classes & 7) != 0).sum() == (out.marks.burden_days > 0).sum()


def test_any_life_recomputed_alone_is_what_the_run_did():
    whole = Simulation(WORLD, SCHEME, people=PEOPLE, seed=3, start_day=START, block=2048)
    whole.run_until(DAYS)
    rows = closed_rows(whole)
    burdened = np.unique(rows["person"])
    chosen = [*burdened[:: max(1, burdened.size // 25)], 0, 1, PEOPLE - 1]
    seen = 0
    for subject in chosen:
        life = relive(WORLD, SCHEME, subject=int(subject), people=PEOPLE, days=DAYS, seed=3, start_day=START)
        mine = rows["person"] == subject
        started = sorted(
            (int(d), whole.layout.effects[q].id)
            for d, q in zip(rows["start"][mine], rows["consequence"][mine], strict=True)
        )
        assert sorted((e.day, e.subject) for e in life.events if e.what == "under") == started
        met = sum(e.what == "met" and e.detail == "applied" for e in life.events)
        assert met == rows["met"][mine].sum()
        seen += int(mine.sum())
        block = whole.blocks[int(subject) // 2048]
        lane = int(subject) - block.first
        for s, standing in enumerate(whole.layout.standings):
            state = int(block.people.state[s, lane]) & LOW
            assert life.states[standing.id][1] == (*standing.states, "outside")[state]
    assert seen > 20
