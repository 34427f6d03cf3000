"""Every metric file keeps the contract, and the numbers that can be worked out by hand come out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goodstanding.metrics.base import headlines, measures
from goodstanding.results.line import line_of
from goodstanding.results.run import ArmRun
from tests.results.made import arm, null

ALL = sorted(measures())


@pytest.mark.parametrize("name", ALL)
def test_contract(name: str) -> None:
    metric = measures()[name].metric
    found = measures()[name].measure(arm(), null())
    assert metric.id == name
    assert "{value}" in metric.sentence
    assert (found.value is None) == (found.not_estimable is not None)
    assert found.value is None or (found.standard_error is not None and found.standard_error >= 0.0)
    assert found.n >= 0


@pytest.mark.parametrize("name", ALL)
def test_null_against_itself_differs_by_exactly_zero(name: str) -> None:
    found = measures()[name].measure(null(), null())
    assert found.difference in (None, 0.0)
    assert found.difference_error in (None, 0.0)


@pytest.mark.parametrize("name", ALL)
def test_an_arm_without_people_is_not_estimable_or_finite(name: str) -> None:
    measures()[name].measure(arm(people=3, days=1), null(people=3, days=1))


def _value(name: str, run: ArmRun | None = None) -> float | None:
    return measures()[name].measure(run or arm(), null()).value


def test_values_worked_out_by_hand() -> None:
    assert _value("people_affected") == pytest.approx(8000)
    assert _value("false_record_people") == pytest.approx(1500)
    assert _value("lawful_conduct_burden") == pytest.approx(1000)
    assert _value("unlawful_conduct_burden") == pytest.approx(7000)
    assert _value("false_record_share") == pytest.approx(100 * 15 / 80)
    assert _value("burden_days") == pytest.approx(50)
    assert _value("denied_encounters") == pytest.approx(100 * (27 + 9 + 4 + 1 + 1))
    assert _value("debts_performed") == pytest.approx(100 * 365 * 24 / 10950)
    assert _value("recorded_misconduct") == pytest.approx(80)


def test_the_aim_is_measured_in_the_reference_too() -> None:
    found = measures()["debts_performed"].measure(arm(), null())
    assert found.reference == pytest.approx(100 * 365 * 15 / 10950)
    assert found.difference == pytest.approx(100 * 365 * 9 / 10950)
    assert found.difference_error > 0.0


def test_few_cases_give_a_reason_and_no_number() -> None:
    found = measures()["time_under_false_record"].measure(arm(), null())
    assert found.value is None
    assert found.not_estimable == "only 15 people were burdened on a false record; at least 30 are needed"
    assert measures()["group_ratio"].measure(arm(), null()).value is None


def test_the_group_ratio_divides_shares_not_counts() -> None:
    made = arm()
    persons = made.outcome.persons.copy()
    persons[8] = [80, 60]
    found = measures()["group_ratio"].measure(
        replace(made, outcome=replace(made.outcome, persons=persons)), null()
    )
    assert found.value == pytest.approx((60 / 200) / (80 / 800))
    variance = 1 / 60 - 1 / 200 + 1 / 80 - 1 / 800
    assert found.standard_error == pytest.approx(3.0 * variance**0.5)


def test_cases_that_wait_are_those_not_taken_up() -> None:
    made = arm()
    review = np.array([[40, 0, 40, 0, 0], [20, 15, 45, 30, 0]])
    slow = replace(made, outcome=replace(made.outcome, review=review))
    found = measures()["waiting_for_review"].measure(slow, null())
    assert (found.value, found.n) == (pytest.approx(75), 60)
    line = line_of(slow.outcome)
    assert line is not None
    assert (line.waiting, line.most_waiting, line.mean_wait) == (45, 45, 2.0)
    assert _value("waiting_for_review") is None


def test_headlines_come_in_order() -> None:
    assert list(headlines()) == ["people_affected", "false_record_people", "lawful_conduct_burden"]
