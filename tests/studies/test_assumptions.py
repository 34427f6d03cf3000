"""The study moves every assumed number that can matter, in paired runs, and says where it cannot tell."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from goodstanding.metrics.base import headlines
from goodstanding.model.case import assumptions
from goodstanding.studies._trial import Trial, run
from goodstanding.studies.assumptions import can_matter, error_sign, study
from goodstanding.studies.base import ArmStudy, MetricStudy, Swing
from tests.results.lived import REQUEST, comparison

SMALL = replace(REQUEST, days=30, people=8000)


@cache
def _studied() -> dict[tuple[str, str], ArmStudy]:
    return study(comparison().panels, SMALL, people=1500, corner_people=8000)


def test_schemes_are_studied_and_controls_only_if_asked() -> None:
    assert set(_studied()) == {("CN", "cn_court_defaulters")}


def test_every_assumed_number_is_moved_or_left_out_for_a_reason() -> None:
    found = _studied()["CN", "cn_court_defaulters"]
    every = assumptions(comparison().panels[0].arms[2].case)
    assert found.varied == sum(can_matter(number.path) for number in every)
    assert found.varied + found.left_out == len(every)
    assert found.runs == 2 + 2 * found.varied + 4


def test_the_baseline_is_the_arm_alone_with_nothing_moved() -> None:
    arm = comparison().panels[0].arms[2]
    found = _studied()["CN", "cn_court_defaulters"].metrics["people_affected"]
    trial = Trial(arm.case, {}, ("people_affected",), found.people, SMALL.days, SMALL.seed, SMALL.start)
    assert run(trial).value("people_affected") == found.baseline


def test_what_is_left_out_changes_nobody_s_standing() -> None:
    case = comparison().panels[0].arms[2].case
    base = Trial(case, {}, tuple(headlines()), 1500, 20, SMALL.seed, SMALL.start)
    plain = run(base)
    for number in assumptions(case):
        if not can_matter(number.path):
            moved = run(replace(base, values={number.path: number.quantity.high}))
            assert (moved.found, moved.severity) == (plain.found, plain.severity), number.path


def test_all_at_once_reaches_further_than_nothing_moved() -> None:
    found = _studied()["CN", "cn_court_defaulters"].metrics["people_affected"]
    assert found.corner_low is not None
    assert found.corner_high is not None
    arm = comparison().panels[0].arms[2]
    trial = Trial(arm.case, {}, ("people_affected",), 8000, SMALL.days, SMALL.seed, SMALL.start)
    assert found.corner_low < (run(trial).value("people_affected") or 0.0) < found.corner_high


def test_numbers_that_do_not_go_together_are_refused_without_a_run() -> None:
    case = comparison().panels[0].arms[2].case
    values = {"standings.list.start.share": 0.5}
    reading = run(Trial(case, values, ("people_affected",), 1500, 20, 1, SMALL.start))
    assert "on the first day" in reading.refused
    assert reading.value("people_affected") is None


def test_errors_are_known_by_what_the_number_is() -> None:
    assert error_sign("sees.court.judgment_debt.false_positive") == 1
    assert error_sign("sees.cameras.jaywalking.by_group.false_positive") == 0
    assert error_sign("standings.list.removed_late.share") == 1
    assert error_sign("contest.success_if_wrong") == -1
    assert error_sign("contest.success_if_right") == 0


def _metric(**changes: object) -> MetricStudy:
    swing = Swing("a", "A", "share", 0.5, 0.1, 0.9, "", 50.0, 130.0)
    made = MetricStudy("m", 100.0, 80, True, 1000, (swing,), ("A",))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_swings_carry_over_in_proportion() -> None:
    spread = _metric().around(200.0)
    assert spread is not None
    assert (spread.low, spread.high, spread.moved) == (100.0, 260.0, "one at a time")


def test_a_difference_carries_over_by_addition() -> None:
    spread = _metric(is_difference=True, baseline=100.0).around(2.0)
    assert spread is not None
    assert (spread.low, spread.high) == (-48.0, 32.0)


def test_too_few_cases_take_the_corners_or_say_nothing() -> None:
    rare = _metric(enough=False, swings=())
    assert rare.around(5.0) is None
    spread = replace(rare, corner_low=0.0, corner_high=26.0, corner_people=50_000).around(5.0)
    assert spread is not None
    assert (spread.low, spread.high, spread.moved) == (0.0, 26.0, "all at once")


@pytest.mark.parametrize("value", [0.0, 3.0, 40.0])
def test_a_range_always_holds_the_value(value: float) -> None:
    spread = _metric().around(value)
    assert spread is not None
    assert spread.low <= value <= spread.high
