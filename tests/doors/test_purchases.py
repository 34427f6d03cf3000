"""A pair in which people buy, through the doors: listed firms lose customers, and some close for it."""

from __future__ import annotations

import numpy as np
import pytest

import goodstanding as gs
from goodstanding.results.met import met
from goodstanding.results.run import ArmRun, Comparison

PAIR = "cn_market_list"
HEAVY = ("sees.penalties.bad_quality.sensitivity=1", "sees.penalties.deceptive_sale.sensitivity=1")
"""The list as it stands is rare; here every breach leads onto it, so that a small run shows all links."""


@pytest.fixture(scope="module")
def ran() -> Comparison:
    return gs.run(PAIR, people=8_000, days=420, seed=3, set=[*HEAVY, "links.custom.share=1"], threads=1)


def acts(arm: ArmRun, conduct: str) -> int:
    return int(arm.outcome.acts[arm.outcome.conducts.index(conduct)].sum())


def test_listed_firms_lose_customers_and_some_close(ran: Comparison):
    persons, firms = ran.panels
    assert [acts(arm, "turned_away_from_firm") > 0 for arm in persons.arms] == [False, False, True]
    apart, together = (acts(arm, "firm_failure") for arm in firms.arms[1:])
    assert together > apart
    assert acts(persons.arms[2], "job_lost_with_firm") > 0


def test_what_met_counts_every_link(ran: Comparison):
    found = {one.link: one for one in met(ran)}
    assert set(found) == {"customers", "custom", "jobs"}
    assert found["customers"].befell >= found["custom"].began > found["customers"].began > 0
    assert found["customers"].years


def test_lives_of_both_sides_are_those_of_the_run(ran: Comparison):
    away = ran.panels[1].arms[2].outcome.told
    buyer = int(away[away[:, 3] == 1][0, 2])
    assert any("turned_away" in str(event) for event in gs.life(ran, buyer, society="CN")[PAIR].events)
    failed = ran.panels[0].arms[2].outcome.told
    firms = np.unique(failed[:, 2])
    assert all(gs.life(ran, int(firm), society="CN_firms")[PAIR].events for firm in firms[:3])
