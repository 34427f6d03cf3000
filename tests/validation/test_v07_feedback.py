"""V07. Attention that follows past finds runs away; counting finds by how seldom one looks restores the
rates.

Ensign, Friedler, Neville, Scheidegger and Venkatasubramanian, "Runaway feedback loops in predictive
policing", FAT* (2018); Lum and Isaac (2016)."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import goodstanding as gs
from goodstanding.engine.steps import attention

FULL = 1 << 32


def test_v07_equal_rates_end_anywhere_and_unequal_ones_run_away():
    got = gs.anchor("V07")
    assert got["start_10_10"]["sd_limit"] == pytest.approx(0.10910894511799618, abs=1e-12)
    assert got["start_10_10"]["P_outside_0_4_0_6"] == pytest.approx(0.3721840428308236, abs=1e-12)
    assert got["beta_binomial_n100_k50_from_1_1"] == pytest.approx(1 / 101, abs=1e-12)
    assert got["equal_sd"] == pytest.approx(0.1091, abs=0.006)
    assert got["equal_outside"] == pytest.approx(0.3722, abs=4 * np.sqrt(0.3722 * 0.6278 / 2000))
    assert got["unequal_mean_T200k"] > 0.75
    assert got["corrected_mean"] == pytest.approx(0.6, abs=0.005)
    assert got["corrected_limit"] == pytest.approx(0.6, abs=1e-15)


@pytest.mark.parametrize(("a", "b", "rate"), [(1, 1, 1.0), (3, 12, 0.7), (40, 25, 0.3)])
def test_v07_the_beta_law_holds_from_other_starts(a: int, b: int, rate: float):
    runs = 1500
    got = gs.anchor(
        "E12_polya", start=(a, b), equal_rate=rate, equal_runs=runs, equal_steps=10_000, runs=2, steps=10
    )
    law = stats.beta(a, b)
    exact = got[f"start_{a}_{b}"]
    assert exact["sd_limit"] == pytest.approx(law.std(), abs=1e-12)
    assert exact["P_outside_0_4_0_6"] == pytest.approx(law.cdf(0.4) + law.sf(0.6), abs=1e-12)
    assert got[f"beta_binomial_n100_k50_from_{a}_{b}"] == pytest.approx(
        stats.betabinom(100, a, b).pmf(50), rel=1e-9
    )
    assert abs(got["equal_mean"] - law.mean()) < 4 * law.std() / np.sqrt(runs)
    kurtosis = float(law.stats(moments="k"))
    assert (
        abs(got["equal_sd"] - law.std()) < 4 * law.std() * np.sqrt((kurtosis + 2) / 4 / runs) + 1e-3
    )  # 10,000 looks are not yet for ever


@pytest.mark.parametrize("rates", [(0.9, 0.3), (0.2, 0.5)])
def test_v07_the_correction_restores_other_rates_too(rates: tuple[float, float]):
    got = gs.anchor("V07", corrected_rates=rates, runs=50, steps=50_000, equal_runs=2, equal_steps=10, seed=3)
    assert got["corrected_limit"] == pytest.approx(rates[0] / sum(rates), abs=1e-15)
    assert abs(got["corrected_mean"] - got["corrected_limit"]) < 0.005


def test_v07_the_same_seed_gives_the_same_numbers():
    small = {"runs": 3, "steps": 500, "equal_runs": 3, "equal_steps": 500}
    assert gs.anchor("V07", seed=5, **small) == gs.anchor("V07", seed=5, **small)
    assert gs.anchor("V07", seed=5, **small) != gs.anchor("V07", seed=6, **small)


def test_v07_one_look_and_its_correction():
    """One look, by the plain rule: here with chance 3 of 4, counted with chance 1 of 4."""
    for u in (0, 3 * FULL // 4 - 1, 3 * FULL // 4, FULL - 1):
        assert bool(attention.looks_here(np.uint64(u), 3, 1)) == (u < 3 * FULL // 4)
        assert bool(attention.is_counted(np.uint64(u), 3, 1)) == (u < FULL // 4)
