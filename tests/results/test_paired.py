"""Pairs of arms: exact zero when nothing differs, exact counts when something does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from goodstanding.results import paired
from tests.results.made import ROWS, ledger, null, outcome


def test_an_arm_against_itself_differs_by_exactly_nothing() -> None:
    first, second = outcome(), outcome()
    assert paired.same(first, second)
    for bit in (None, *range(8)):
        assert paired.difference_in_share(paired.joint(first, second, bit)) == paired.Difference(0.0, 0.0)
    assert paired.difference_in_days(first, second) == paired.Difference(0.0, 0.0)


def test_one_changed_ledger_row_is_seen() -> None:
    assert not paired.same(outcome(), replace(outcome(), ledger=ledger(ROWS[:-1], digest=2)))


def test_joint_table_and_its_difference() -> None:
    table = paired.joint(outcome(), null().outcome, 0)
    assert table == paired.Joint(both=0, only_first=15, only_second=0, neither=985)
    gap = paired.difference_in_share(table)
    assert gap.value == pytest.approx(0.015)
    assert gap.standard_error == pytest.approx((0.015 * 0.985 / 1000) ** 0.5)


def test_two_equal_totals_on_different_people_are_not_the_same() -> None:
    first, second = outcome(), outcome()
    moved = np.roll(second.marks.classes, 500)
    second = replace(second, marks=replace(second.marks, classes=moved))
    table = paired.joint(first, second, 0)
    assert (table.only_first, table.only_second) == (15, 15)
    assert paired.difference_in_share(table).value == 0.0
    assert paired.difference_in_share(table).standard_error > 0.0


def test_pairs_need_the_same_people() -> None:
    with pytest.raises(ValueError, match="same number of people"):
        paired.joint(outcome(people=1000), outcome(people=1001), None)


def test_change_over_the_run_counts_everybody_once() -> None:
    change = paired.change_over_run(outcome(), 0)
    assert change.sum() == 1000
    assert change[0].tolist() == [960, 40, 0]


def test_the_life_shown_is_the_median_of_those_wrongly_recorded() -> None:
    assert paired.telling_subject(outcome()) == 7
    assert paired.telling_subject(null().outcome) is None
