"""A lending ladder: with loans for all a bathtub; with a rung that excludes, everybody ends below it.

D'Amour, Srinivasan, Atwood, Baljekar, Sculley and Halpern, FAT* (2020), appendix A.
"""

from __future__ import annotations

import numpy as np
import pytest

import goodstanding as gs

BATHTUB = [
    0.5148349352277476,
    0.06435436690346845,
    0.02340158796489762,
    0.02632678646050982,
    0.04513163393230255,
    0.09778520685332219,
    0.22816548265775174,
]


def test_the_bathtub_and_the_absorbing_rungs():
    got = gs.anchor("E15_lending_chain")
    assert got["permissive_stationary"] == pytest.approx(BATHTUB, abs=1e-10)
    assert got["mean_permissive"] == pytest.approx(2.2285833681571248, abs=1e-10)
    assert got["absorbing"] == [0, 1, 2]
    assert got["excluded"] == pytest.approx(1.0, abs=1e-10)
    assert sum(got["end"]) == pytest.approx(1.0, abs=1e-10)


def test_where_they_end_does_not_hang_on_where_they_began_but_on_the_rung():
    low = gs.anchor("E15_lending_chain", initial=(0.1, 0.1, 0.2, 0.3, 0.3, 0.0, 0.0), lends_from=2)
    high = gs.anchor("E15_lending_chain", lends_from=2)
    assert low["permissive_stationary"] == pytest.approx(high["permissive_stationary"], abs=1e-12)
    assert low["excluded"] == pytest.approx(1.0, abs=1e-10)
    assert low["end"][0] == pytest.approx(0.1, abs=1e-12)
    assert gs.anchor("E15_lending_chain", lends_from=0)["excluded"] == 0.0


@pytest.mark.parametrize("success", [(0.3, 0.4, 0.5), (0.6, 0.6, 0.6, 0.6), (0.9, 0.1)])
def test_detailed_balance_at_other_chances(success: tuple[float, ...]):
    n = len(success)
    got = gs.anchor("E15_lending_chain", success=success, initial=[1 / n] * n, lends_from=0)
    law = np.ones(n)
    for i in range(1, n):
        law[i] = law[i - 1] * success[i - 1] / (1 - success[i])
    assert got["permissive_stationary"] == pytest.approx(list(law / law.sum()), abs=1e-10)
