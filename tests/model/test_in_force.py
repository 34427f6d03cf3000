"""A run that is asked for without a first day lies where its schemes hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goodstanding.model.case import make_cases
from goodstanding.model.in_force import START, first_day
from goodstanding.model.resolve import resolve_machine
from goodstanding.model.scheme import InForce
from goodstanding.panels import first_day as of_arms
from tests.catalog.entries import CATALOG, SCHEMES

YEAR = 365


def held(since: str | None, until: str | None) -> InForce:
    return InForce.model_validate(
        {
            **({"from": date.fromisoformat(since)} if since else {}),
            **({"until": date.fromisoformat(until)} if until else {}),
        }
    )


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, "2024-01-01"),
        ("2013-10-01", None, "2024-01-01"),
        ("2032-01-01", None, "2032-01-01"),
        ("2020-02-11", "2022-12-13", "2021-12-14"),
        ("2020-01-01", "2024-09-18", "2023-09-20"),
        ("2022-02-15", "2022-02-23", "2022-02-15"),
        ("2023-12-31", "2024-12-30", "2024-01-01"),
        ("2023-12-31", "2024-12-29", "2023-12-31"),
    ],
)
def test_the_latest_day_from_which_it_held_for_a_year(since: str | None, until: str | None, found: str):
    assert first_day([held(since, until)], days=YEAR) == date.fromisoformat(found)


def test_several_schemes_share_their_days_as_far_as_they_ever_held_together():
    early, late = held("2015-01-01", "2016-12-31"), held("2016-06-01", "2019-12-31")
    assert first_day([early, None, late], days=30) == date(2016, 12, 2)
    apart = held("2022-01-01", "2022-12-31")
    assert first_day([early, apart, late], days=30) == date(2016, 12, 2)
    assert first_day([apart, early, late], days=30) == date(2022, 12, 2)


def test_a_run_begins_on_the_day_that_the_stocks_are_of():
    of = InForce.model_validate(
        {"from": date(2020, 3, 20), "until": date(2023, 2, 13), "stocks": date(2020, 10, 20)}
    )
    assert first_day([None, of], days=YEAR) == date(2020, 10, 20)
    assert first_day([held("2021-01-01", None), of], days=30) == date(2023, 1, 15)


@pytest.mark.parametrize("id", SCHEMES)
def test_every_entry_is_active_on_the_first_day_of_a_run_and_stays_so_as_long_as_it_can(id: str):
    scheme = CATALOG.scheme(id)
    start = of_arms(CATALOG, [id], days=YEAR)
    (case,) = make_cases(CATALOG, [id])
    periods = resolve_machine(case, start=start).periods
    assert periods[0].active
    last = start + timedelta(YEAR - 1)
    if not all(period.active for period in periods if period.from_day <= last.toordinal()):
        assert scheme.in_force is not None
        assert scheme.in_force.until is not None
        assert start == scheme.in_force.from_


def test_a_version_holds_on_every_day_and_so_asks_for_no_day():
    assert of_arms(CATALOG, ["cn_health_codes@2021"], days=YEAR) == START
    assert of_arms(CATALOG, ["cn_health_codes"], days=YEAR) == date(2021, 12, 14)
