"""The entries as the engine sees them: grades at their borders, versions, both ends of every assumption."""

from __future__ import annotations

from datetime import date

import pytest

from goodstanding.model.case import assumptions, make_cases
from goodstanding.model.machine import Column, Machine
from goodstanding.model.resolve import resolve_machine, resolve_world
from goodstanding.model.settings import with_value
from tests.catalog.entries import CATALOG, CONTROLS, ENTRIES, PEOPLED

HOMES = [(id, CATALOG.scheme(id).home) for id in ENTRIES]
EVERYWHERE = [(id, society) for id in CONTROLS for society in PEOPLED]
DATED = [("cn_rongcheng_residents@2016", "CN"), ("cn_rongcheng_residents@2021", "CN")]
NEW_YEAR = date(2021, 1, 1)


def machine_of(arm: str, start: date = NEW_YEAR) -> Machine:
    return resolve_machine(make_cases(CATALOG, [arm])[0], start=start)


def reads(column: Column, value: int) -> int:
    """The state of a column at a value: that of the last cut which it reaches."""
    reached = [state for at_least, state in column.cuts if at_least <= value]
    return reached[-1] if reached else column.below


@pytest.mark.parametrize(("arm", "society"), HOMES + EVERYWHERE + DATED)
def test_both_ends_of_every_assumption_resolve(arm: str, society: str):
    case = make_cases(CATALOG, [arm], society=society)[0]
    assert resolve_machine(case, start=NEW_YEAR).periods
    for number in assumptions(case):
        for end in (number.quantity.low, number.quantity.high):
            moved = with_value(case, number.path, end)
            resolve_machine(moved, start=NEW_YEAR)
            resolve_world([moved])


@pytest.mark.parametrize(
    ("border", "above"), [(1050, "AAA"), (1030, "AA"), (960, "A"), (850, "B"), (600, "C")]
)
def test_a_grade_begins_at_its_cut(border: int, above: str):
    standing = machine_of("cn_rongcheng_residents@2016").standings[0]
    points = next(column for column in standing.columns if column.id == "points")
    better = standing.states.index(above)
    assert reads(points, border - 1) == better + 1
    assert reads(points, border) == better
    assert reads(points, border + 1) == better


def test_drunk_driving_holds_the_grade_at_c_or_worse():
    standing = machine_of("cn_rongcheng_residents@2016").standings[0]
    held = next(column for column in standing.columns if column.id != "points")
    assert reads(held, 0) == 0
    assert standing.states[reads(held, 1)] == "C"


def test_the_versions_of_2016_and_2021_differ():
    before, after = (machine_of(f"cn_rongcheng_residents@{year}") for year in (2016, 2021))
    (then,), (now,) = before.periods, after.periods
    assert then.participation == 1
    assert now.participation == pytest.approx(0.3)
    assert then.goes == now.goes
    assert [c.enforced for c in then.consequences if c.id == "left_out"] == [pytest.approx(0.2)]
    assert [c.enforced for c in now.consequences if c.id == "left_out"] == [0]


def test_a_run_through_june_2021_sees_the_change_on_its_day():
    periods = machine_of("cn_rongcheng_residents").periods
    assert [period.from_day for period in periods][1:] == [date(2021, 6, 18).toordinal()]


def test_the_court_list_takes_effect_in_october_2013():
    periods = machine_of("cn_court_defaulters", date(2013, 1, 1)).periods
    assert [period.active for period in periods][:2] == [False, True]
    assert periods[1].from_day == date(2013, 10, 1).toordinal()


def test_a_debtor_meets_the_same_debt_in_every_arm():
    shared = ["cn_court_defaulters", "zz_ordinary_enforcement", "cn_rongcheng_residents", "zz_null"]
    world = resolve_world(make_cases(CATALOG, shared, society="CN"))
    assert [conduct.id for conduct in world.conducts].count("judgment_debt") == 1
