"""Dated versions: what holds when, and the file frozen as of a date."""

from __future__ import annotations

from datetime import date

import pytest

from goodstanding.core.errors import RequestProblem
from goodstanding.model.case import Case, make_cases
from goodstanding.model.machine import Machine
from goodstanding.model.resolve import resolve_machine
from goodstanding.model.timeline import last_day
from tests.model.written import good_catalog

CATALOG = good_catalog()
EVE, BEGIN, CHANGE, END = date(1, 1, 1), date(2020, 1, 1), date(2021, 6, 18), date(2030, 1, 1)


def case(arm: str, *sets: str) -> Case:
    return make_cases(CATALOG, [arm], sets=sets)[0]


def resolved(arm: str, start: date, *sets: str) -> Machine:
    return resolve_machine(case(arm, *sets), start=start)


def held(machine: Machine) -> list[tuple[int, bool, float]]:
    return [(period.from_day, period.active, period.participation) for period in machine.periods]


def test_the_calendar():
    assert held(resolved("aa_good", date(2019, 1, 1))) == [
        (EVE.toordinal(), False, 0.0),
        (BEGIN.toordinal(), True, 0.95),
        (CHANGE.toordinal(), True, 0.3),
        (END.toordinal(), False, 0.0),
    ]


@pytest.mark.parametrize(
    ("start", "first", "periods"),
    [
        (date(2019, 12, 31), EVE, 4),
        (date(2020, 1, 1), BEGIN, 3),
        (date(2021, 6, 17), BEGIN, 3),
        (date(2021, 6, 18), CHANGE, 2),
        (date(2029, 12, 31), CHANGE, 2),
        (date(2030, 1, 1), END, 1),
    ],
)
def test_what_ended_before_the_run_is_left_out(start: date, first: date, periods: int):
    machine = resolved("aa_good", start)
    assert (machine.periods[0].from_day, len(machine.periods)) == (first.toordinal(), periods)


def test_a_change_touches_what_it_names_and_nothing_else():
    before, after = resolved("aa_good", date(2020, 1, 1)).periods[:2]
    changed = {go.id: go.by_low for go in after.goes}
    assert changed["points.debt"] == -15
    assert [go for go in before.goes if go.id != "points.debt"] == [
        go for go in after.goes if go.id != "points.debt"
    ]
    assert (before.observations, before.consequences, before.contest) == (
        after.observations,
        after.consequences,
        after.contest,
    )


@pytest.mark.parametrize(
    ("version", "participation"),
    [
        ("2016", 0.95),
        ("2020", 0.95),
        ("2021-05", 0.95),
        ("2021-06-17", 0.95),
        ("2021-06-18", 0.3),
        ("2021-06", 0.3),
        ("2021", 0.3),
        ("2050", 0.3),
    ],
)
def test_frozen(version: str, participation: float):
    """One version for good, whatever the calendar says, and in force on every day."""
    machine = resolved(f"aa_good@{version}", date(1999, 1, 1))
    assert machine.version == version
    assert held(machine) == [(1, True, participation)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021", date(2021, 12, 31)),
        ("2021-06", date(2021, 6, 30)),
        ("2020-02", date(2020, 2, 29)),
        ("2021-06-18", date(2021, 6, 18)),
    ],
)
def test_last_day(text: str, day: date):
    assert last_day(text) == day


@pytest.mark.parametrize(
    "text", ["21", "2021-6", "2021-13", "2021-02-29", "2021-06-18-01", "", "summer", "²021"]
)
def test_not_a_date(text: str):
    with pytest.raises(RequestProblem, match="is not a date"):
        last_day(text)


def test_a_bare_path_reaches_each_change_that_writes_it_again():
    made = case("aa_good", "participation.share=0.2")
    assert [change.path for change in made.changes] == [
        "participation.share",
        "timeline.2021-06-18.participation.share",
    ]
    assert [p for _, _, p in held(resolve_machine(made, start=BEGIN))] == [0.2, 0.2, 0.0]


def test_a_dated_path_reaches_its_change_alone():
    made = case("aa_good", "timeline.2021-06-18.participation.share=0.2")
    assert [p for _, _, p in held(resolve_machine(made, start=BEGIN))] == [0.95, 0.2, 0.0]


def test_what_a_change_leaves_alone_is_set_in_every_version():
    made = case("aa_good", "contest.take_up=0.3", "standings.points.rules.litter=-7")
    assert [period.contest.take_up for period in resolve_machine(made, start=BEGIN).periods[:2]] == [0.3, 0.3]


def test_a_frozen_arm_has_one_place_for_a_number():
    made = case("aa_good@2021", "participation.share=0.2")
    assert [change.path for change in made.changes] == ["participation.share"]


def test_in_force_can_be_set():
    assert held(resolved("aa_good", BEGIN, "in_force.from=2020-05-01"))[1][0] == date(2020, 5, 1).toordinal()
    with pytest.raises(RequestProblem, match=r"until \(2029-12-31\) lies before from \(2031-01-01\)"):
        case("aa_good", "in_force.from=2031-01-01")
