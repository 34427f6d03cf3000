"""W: the density against the oracle that the benchmark holds engines to, and agents against the density."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bench.oracle import limit
from bench.ours import CATALOG
from goodstanding.density import density
from goodstanding.engine import simulate
from verify.agree import limit_of
from verify.cases import START, resolved
from verify.held import FAR, UNLIKELY

DAYS = 30
START_DAY = START.toordinal()
FEW = {"people": 400_000, "days": 8, "start_day": START_DAY}


@pytest.fixture(scope="module")
def workload():
    return resolved(CATALOG, "zz_w", "w", "w")


@pytest.fixture(scope="module")
def order(workload):
    """Where each conduct, in the oracle's order, stands in the world's."""
    ids = [conduct.id for conduct in workload[0].conducts]
    return [ids.index(f"c{k}") for k in range(12)]


@pytest.fixture(scope="module")
def held(workload):
    return limit_of(*workload, **FEW)


def test_totals_and_tiers_are_the_oracles(workload, order):
    """Two readings of one definition: one from files through the loader, one from a table of numbers."""
    oracle = limit(DAYS)
    found = density(*workload, people=1000, days=DAYS, start_day=START_DAY)
    assert found.totals[:, order] == pytest.approx(oracle.totals, rel=1e-12)
    tiers = found.present.sum(axis=-1)[:-1, :5]
    worst_first = tiers[:, ::-1]
    assert worst_first == pytest.approx(oracle.tiers, abs=1e-13)


def test_the_oracles_errors_are_right_to_a_percent(held, order):
    """They leave out that a tier lasts; ours follow it."""
    errors = np.sqrt(np.einsum("akak->ak", held.whole))[:, order] / np.sqrt(FEW["people"])
    assert np.abs(errors / limit(FEW["days"]).errors - 1).max() < 0.01


def test_agents_and_density_agree_in_the_36_totals(workload, held):
    found = held.agreement(simulate(*workload, seed=5, **FEW))
    assert found.worst < FAR
    assert found.p > UNLIKELY
    assert found.cells == 36


def test_a_rate_one_percent_off_is_found(workload, held):
    world, machine = workload
    conducts = tuple(replace(c, rate=c.rate * 1.01) if c.id == "c0" else c for c in world.conducts)
    found = held.agreement(simulate(replace(world, conducts=conducts), machine, seed=5, **FEW))
    assert found.worst > FAR
    assert found.p < UNLIKELY
