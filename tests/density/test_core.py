"""Agents against the density on Rongcheng's core, and a planted error of 1 % in one rate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from goodstanding.engine import simulate
from tests.density.worlds import START, resolved
from verify.agree import SMALLEST, limit_of

FAR, UNLIKELY = 4.0, 1e-4
HOW = {"people": 4_000_000, "days": 60, "start_day": START.toordinal()}
"""Long enough for every lag and two firsts of a month, and for half a million acts of volunteering: 1 % of
them is seven standard errors."""


@pytest.fixture(scope="module")
def core():
    return resolved("cn_rongcheng_core")


@pytest.fixture(scope="module")
def limit(core):
    return limit_of(*core, **HOW)


@pytest.fixture(scope="module")
def outcome(core):
    return simulate(*core, seed=11, **HOW)


def test_agents_and_density_agree_in_every_total(limit, outcome):
    found = limit.agreement(outcome)
    assert found.worst < FAR
    assert found.rarest > UNLIKELY / 10
    assert found.p > UNLIKELY
    assert found.cells >= 30


def test_a_rate_one_percent_off_is_found(core, limit):
    world, machine = core
    conducts = tuple(replace(c, rate=c.rate * 1.01) if c.id == "volunteering" else c for c in world.conducts)
    found = limit.agreement(simulate(replace(world, conducts=conducts), machine, seed=11, **HOW))
    assert np.abs(found.z[:2, machine.conducts.index("volunteering")]).max() > FAR
    assert found.worst > FAR


def test_grades_are_as_many_as_expected(limit, outcome):
    """On the last day: people in each grade, a multinomial but for what homes have in common."""
    expected = limit.expected.present[-1].sum(axis=-1) * HOW["people"]
    counts = outcome.states["points"][-1].sum(axis=-1)
    large = expected >= SMALLEST
    assert large.sum() >= 4
    square = ((counts - expected)[large] ** 2 / expected[large]).sum()
    assert stats.chi2.sf(square, large.sum() - 1) > UNLIKELY
