"""What a protection is worth: the steps of a remedy, its work, and what comes when it falls."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goodstanding.metrics.base import measures
from goodstanding.model.machine import InForce, Machine, Remedy
from goodstanding.results.run import ArmRun
from tests.results.made import arm, null


def value(name: str, run: ArmRun) -> float:
    found = measures()[name].measure(run, null()).value
    assert found is not None
    return found


def protected(**changes: object) -> ArmRun:
    run = arm()
    machine: Machine = replace(run.machine, **changes)
    return replace(run, machine=machine)


def test_fewer_are_left_at_each_step_from_a_mistake_to_money():
    run = protected(remedy=Remedy(0.5, 0.2, 0.4, 1000.0))
    persons = run.outcome.persons.copy()
    persons[6] = persons[0] // 2
    run = replace(run, outcome=replace(run.outcome, persons=persons))
    breach, standing, take_up, cure = (
        value(f"remedy_{step}", run) for step in ("breach", "standing", "take_up", "cure")
    )
    passed_on = 100_000 * run.outcome.persons[6].sum() / run.outcome.eligible.sum()
    assert breach == value("false_record_people", run)
    assert standing == pytest.approx(0.5 * passed_on)
    assert take_up == pytest.approx(0.2 * standing)
    assert cure == pytest.approx(0.4 * take_up)
    assert breach > standing > take_up > cure > 0


def test_without_a_court_there_is_a_breach_and_no_remedy():
    assert value("remedy_breach", arm()) > 0
    for step in ("standing", "take_up", "cure"):
        assert measures()[f"remedy_{step}"].measure(arm(), null()).not_estimable


def test_work_counts_for_the_days_on_which_a_safeguard_holds():
    start, days = arm().outcome.start_day, arm().outcome.days
    whole = protected(in_force=(InForce("hearing", 2.0, ((0, 4_000_000),)),))
    half = protected(in_force=(InForce("hearing", 2.0, ((0, start + days // 2),)),))
    records = int(arm().outcome.recorded.sum() + arm().outcome.invented.sum())
    a_year = 100_000 * 365 / (arm().outcome.eligible.sum() * days)
    assert value("safeguard_hours", whole) == pytest.approx(2 * records * a_year)
    assert value("safeguard_hours", half) == pytest.approx(
        value("safeguard_hours", whole) * (days // 2) / days
    )


def test_harm_after_a_fall_is_beside_harm_before():
    run = protected(in_force=(InForce("hearing", 2.0, ((0, arm().outcome.start_day + 10),)),))
    series = run.outcome.burden_persons[1:, 0] * 100_000 / run.outcome.eligible.sum()
    assert value("after_the_fall", run) == pytest.approx(series[10:].mean() - series[:10].mean())
    never = protected(in_force=(InForce("hearing", 2.0, ((0, 4_000_000),)),))
    assert measures()["after_the_fall"].measure(never, null()).not_estimable


def test_what_stays_once_it_is_back_is_beside_the_days_before_too():
    start = arm().outcome.start_day
    run = protected(in_force=(InForce("hearing", 2.0, ((0, start + 10), (start + 30, 4_000_000))),))
    series = run.outcome.burden_persons[1:, 0] * 100_000 / run.outcome.eligible.sum()
    assert value("after_the_fall", run) == pytest.approx(series[10:30].mean() - series[:10].mean())
    assert value("kept_past_the_return", run) == pytest.approx(series[30:].mean() - series[:10].mean())


def test_one_that_another_of_its_kind_follows_at_once_has_not_fallen():
    start = arm().outcome.start_day
    first, then = (
        InForce("hearing", 2.0, ((0, start + 10),)),
        InForce("hearing", 2.0, ((start + 10, 4_000_000),)),
    )
    assert measures()["after_the_fall"].measure(protected(in_force=(then, first)), null()).not_estimable
    other = InForce("dispute", 2.0, ((start + 10, 4_000_000),))
    assert measures()["after_the_fall"].measure(protected(in_force=(other, first)), null()).not_estimable
