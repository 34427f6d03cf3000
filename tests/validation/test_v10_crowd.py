"""V10. Threshold cascade: one person's threshold decides between all and one, and so does a little spread.

Granovetter, "Threshold models of collective behavior", American Journal of Sociology 83 (1978).
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import optimize, stats

import goodstanding as gs

SHARES = {
    "0.05": 2.8666009566452363e-07,
    "0.1": 0.007695512702003634,
    "0.12": 0.04021133971306593,
    "0.1222": 0.05975722151338046,
    "0.1223": 0.9999999995673508,
    "0.13": 0.9999999960182897,
    "0.2": 0.9999114264317777,
}


def test_v10_the_published_crowds():
    got = gs.anchor("V10")
    assert (got["uniform"], got["uniform_swap"]) == (100, 1)
    assert got["sigma_c"] == pytest.approx(0.12222086826900036, abs=1e-9)
    assert got["r_at_sigma_c"] == pytest.approx(0.06200325151321777, abs=1e-9)
    assert got["r"] == pytest.approx(SHARES, abs=1e-6)


@pytest.mark.parametrize("n", [3, 7, 1000])
def test_v10_a_crowd_of_any_size(n: int):
    got = gs.anchor("E5_granovetter", n=n)
    assert (got["uniform"], got["uniform_swap"]) == (n, 1)


@pytest.mark.parametrize("mean", [0.05, 0.3, 0.45, 0.7])
def test_v10_other_means_by_plain_iteration(mean: float):
    """The share that acts, by repeating the rule from nobody on; and where it jumps, by bisection on that."""

    def ends(sigma: float) -> float:
        share = 0.0
        for _ in range(5_000):
            share = (1 + math.erf((share - mean) / sigma / math.sqrt(2))) / 2
        return share

    got = gs.anchor("V10", mean=mean, sigma=(0.05, 0.9))
    assert got["r"]["0.05"] == pytest.approx(ends(0.05), abs=1e-9)
    assert got["r"]["0.9"] == pytest.approx(ends(0.9), abs=1e-9)

    def touch(x: np.ndarray) -> list[float]:
        share, sigma = x
        at = (share - mean) / sigma
        return [float(stats.norm.cdf(at) - share), float(stats.norm.pdf(at) / sigma - 1)]

    share, sigma = optimize.fsolve(touch, [got["r_at_sigma_c"], got["sigma_c"]], xtol=1e-13)
    assert (got["r_at_sigma_c"], got["sigma_c"]) == pytest.approx((share, sigma), abs=1e-6)


def test_v10_just_below_and_above_the_critical_spread():
    sigma = gs.anchor("V10", mean=0.3)["sigma_c"]
    got = gs.anchor("V10", mean=0.3, sigma=(sigma - 1e-6, sigma + 1e-6))["r"]
    low, high = got.values()
    assert low < 0.2
    assert high > 0.9
