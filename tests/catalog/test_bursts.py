"""What reaches few: faults that come in a burst, on their days, to as many as was counted, at whatever size a
run has; and bans so rare that only a slice shows them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from goodstanding.engine import simulate
from goodstanding.model.case import make_cases
from goodstanding.model.resolve import resolve_machine, resolve_world
from tests.catalog.entries import CATALOG
from tests.catalog.test_walk import lived

FIRST, DEPOSITORS, ADULTS = date(2022, 6, 6), 400_000, 0.8


def invented(id: str, *sets: str, people: int) -> np.ndarray:
    """Red codes without a contact on each of 28 days, the burst being on the 8th to the 17th."""
    (case,) = make_cases(CATALOG, [id], sets=["sees.contacts.epidemic_contact.false_positive=0", *sets])
    world, machine = resolve_world([case]), resolve_machine(case, start=FIRST)
    k = [conduct.id for conduct in world.conducts].index("epidemic_contact")
    counts = []
    for days in (7, 17, 28):
        outcome = simulate(
            world, machine, people=people, days=days, seed=1, start_day=FIRST.toordinal(), threads=2
        )
        counts.append(int(outcome.invented[k].sum()))
    return np.diff([0, *counts])


def test_the_burst_of_june_2022_does_not_vanish_among_those_whom_it_was_aimed_at():
    before, burst, after = invented("cn_health_codes_depositors", people=100_000)
    assert (before, after) == (0, 0)
    assert burst == pytest.approx(100_000 * ADULTS * 1317 / DEPOSITORS, rel=0.2)


def test_a_sample_of_the_country_holds_none_of_them():
    assert invented("cn_health_codes", people=20_000).sum() == 0


@pytest.mark.parametrize("persons", [0, 13_170])
def test_the_number_can_be_set(persons: int):
    path = "sees.contacts.epidemic_contact.faults.depositors.reaches"
    burst = invented("cn_health_codes_depositors", f"{path}={persons}", people=20_000)[1]
    assert burst == pytest.approx(20_000 * ADULTS * persons / DEPOSITORS, rel=0.2)


def banned_from_flights(id: str, *, people: int) -> tuple[float, int]:
    """Share of the eligible on the flight list on the last day of a year, and how many that are."""
    outcome = lived(id, people=people, days=365)
    listed = int(outcome.states["flight_list"][-1, 1].sum())
    return listed / int(outcome.eligible.sum()), listed


def test_bans_by_agencies_are_seen_among_those_who_are_reported():
    share, listed = banned_from_flights("cn_joint_travel_bans_reported", people=20_000)
    assert listed > 500
    # Below it by who is listed already, by disputes, and by the month until the first lists.
    assert share == pytest.approx(692 * 12 / 150_000, rel=0.25)


def test_a_sample_of_the_country_holds_nearly_none_of_those_banned():
    assert banned_from_flights("cn_joint_travel_bans", people=20_000)[1] <= 2
