"""What a safeguard can change of a rule: for whom it is, what is struck, held or capped. The shadow stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goodstanding.model.machine import Contest, Go, Machine
from tests.engine.worlds import CONTEST, GOES, SCHEME, run, same, with_period

PEOPLE = 4000
PLAIN = run(people=PEOPLE)
NO_ANSWER = with_period(SCHEME, responses=())
UNMOVED = run(NO_ANSWER, people=PEOPLE)
AGAINST = tuple(go.id for go in GOES if go.standing == "list" or go.by_low < 0 or go.column != "points")


def changed(machine: Machine, **changes: object) -> Machine:
    """`machine` with fields of every rule that counts against people replaced."""
    goes = tuple(replace(go, **changes) if go.id in AGAINST else go for go in machine.periods[0].goes)
    return with_period(machine, goes=goes)


def parted(go: Go, at: float) -> tuple[Go, Go]:
    """One rule as two that share its draws."""
    return replace(go, lot_high=at, drawn_as=go.id), replace(go, id=f"{go.id}+", lot_low=at, drawn_as=go.id)


def test_a_rule_parted_by_lot_is_still_one_rule():
    two = with_period(SCHEME, goes=tuple(part for go in GOES for part in parted(go, 0.3)))
    assert same(run(two, people=PEOPLE), PLAIN)


def test_a_contest_of_the_rules_own_takes_the_place_of_the_periods():
    own = changed(with_period(SCHEME, contest=Contest()), contest=CONTEST)
    theirs = with_period(SCHEME, goes=own.periods[0].goes)
    assert run(own, people=PEOPLE).disputes["filed"] > 0
    assert run(theirs, people=PEOPLE).disputes["filed"] >= run(own, people=PEOPLE).disputes["filed"]


@pytest.mark.parametrize(
    "changes",
    [
        {"strike_wrong": 1.0},
        {"strike_wrong": 0.4, "strike_right": 0.2},
        {"hold_days": 30},
        {"cap_days": 45},
        {"hold_days": 20, "cap_days": 60, "strike_wrong": 0.5},
    ],
)
def test_what_a_safeguard_changes_only_takes_away_and_the_shadow_stays(changes: dict[str, float]):
    out = run(changed(NO_ANSWER, **changes), people=PEOPLE)
    for standing, states in UNMOVED.shadow_states.items():
        assert np.array_equal(out.shadow_states[standing], states)
    assert (out.marks.false_burden_days <= UNMOVED.marks.false_burden_days).all()
    assert (out.marks.burden_days <= UNMOVED.marks.burden_days).all()
    assert out.marks.burden_days.sum() < UNMOVED.marks.burden_days.sum()


def test_what_is_struck_wholly_burdens_nobody_but_those_who_were_listed_before():
    out = run(changed(NO_ANSWER, strike_wrong=1.0, strike_right=1.0), people=PEOPLE)
    held = out.states["list"][:, 1].sum(axis=1)
    assert (np.diff(held) <= 0).all()
    assert held[0] > held[-1]
    assert out.states["points"][:, 3].sum() == 0


def test_a_cap_frees_whoever_was_listed_for_longer_on_the_first_evening():
    aged = tuple(replace(go, start_age_days=400.0) for go in GOES)
    before = run(with_period(NO_ANSWER, goes=aged), people=PEOPLE)
    capped = run(changed(with_period(NO_ANSWER, goes=aged), cap_days=365), people=PEOPLE)
    listed = before.states["list"][0, 1].sum(), capped.states["list"][0, 1].sum()
    assert 0.3 < listed[1] / listed[0] < 0.9
